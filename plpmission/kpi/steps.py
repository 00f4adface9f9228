"""Where a series jumps to another level: the place at which a chart may be rebased.

For every place k the values before and after are compared,

    z(k) = |mean after − mean before| / (σ √(1/k + 1/(n − k)))

and the largest z names the step. σ is the screened mean moving range over d2, widened by the
residuals' lag-1 autocorrelation r: × √((1 + r) / (1 − r)). Months and quarters are first cleared of
their season. Source of the statistic: Hinkley, Biometrika 57 (1970); of the widening: Priestley,
Spectral Analysis and Time Series (1981), 5.3.2.

A step is proposed where z passes the normal quantile of 1 % shared over all places, and a run of
points stands on either side; then each side is searched again (binary segmentation: Scott & Knott,
Biometrics 30, 1974). Where a straight line explains more than all steps together, there is a trend
and no step. Of fewer than 13 points only a jump is proposed that is out of all proportion to the
other moving ranges (3.267 × their mean) and lasts: no value after it lies among those before.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plpmission.kpi.constants import D2, MINIMUM, RUN, SCREEN
from plpmission.kpi.dates import FREQUENCIES, PER_YEAR
from plpmission.kpi.panel import Panel
from plpmission.kpi.ragged import Bools, Floats, Ints, blocks
from plpmission.kpi.seasonal import without_season
from plpmission.kpi.xmr import center_and_range

NONE = -1
"""No step."""
LEVEL = 0.01
"""The chance of a step proposed in noise."""
SHORTEST = 5
"""Points below which nothing is said of a jump."""
ROUNDS = 3


@dataclass(frozen=True, kw_only=True)
class Steps:
    """Steps found, by series and place (of the first point of the new level)."""

    series: Ints
    place: Ints

    def of(self, series: int) -> list[int]:
        """The places of one series' steps, in order of time."""
        return [int(place) for place in self.place[self.series == series]]


def find_steps(panel: Panel, rates: Floats) -> Steps:
    """All steps of a panel's series; ``rates`` are its figures as charted. Formula: module."""
    if not len(rates):
        return Steps(series=panel.lengths[:0], place=panel.lengths[:0])
    cleared = deseasoned(panel, rates)
    lengths, owner = panel.lengths, np.arange(len(panel.lengths))
    for again in range(ROUNDS):
        place = _search(cleared, lengths, again=again > 0)
        if (place == NONE).all():
            break
        lengths, owner = _split(lengths, owner, place)
    lengths, owner = _without_trends(cleared, panel.lengths, lengths, owner)
    return _between(lengths, owner, panel.starts)


def deseasoned(panel: Panel, rates: Floats) -> Floats:
    """Flat figures less their season (see ``seasonal``)."""
    rhythm = np.array([PER_YEAR[name] for name in FREQUENCIES])[panel.frequency]
    cleared = np.empty_like(rates)
    for block in blocks(panel.lengths):
        values, ordinals = block.take(rates), block.take(panel.ordinals, padding=0)
        block.put(cleared, without_season(values, ordinals, rhythm[block.rows]))
    return cleared


def _search(cleared: Floats, lengths: Ints, *, again: bool) -> Ints:
    """The step of each stretch, ``NONE`` where it has none; short ones are searched once."""
    found = np.full(len(lengths), NONE)
    for block in blocks(lengths):
        if block.width < SHORTEST:
            continue
        values, count = block.take(cleared), lengths[block.rows]
        place = np.full(len(values), NONE) if again else _short_step(values, count)
        long = count >= MINIMUM
        place[long] = _long_step(values[long], count[long])
        found[block.rows] = place
    return found


def _split(lengths: Ints, owner: Ints, place: Ints) -> tuple[Ints, Ints]:
    """The stretches cut at their steps; a stretch in which a short jump was found is done."""
    cut = place > 0
    first = np.where(cut, place, lengths)
    both = np.stack([first, lengths - first], axis=1).ravel()
    kept = np.stack([np.ones_like(cut), cut], axis=1).ravel()
    return both[kept], np.repeat(owner, 1 + cut)


def _without_trends(cleared: Floats, whole: Ints, lengths: Ints, owner: Ints) -> tuple[Ints, Ints]:
    """Series that a line explains better than their steps are one stretch again."""
    number = np.maximum(lengths, 1)
    total = np.add.reduceat(cleared, np.minimum(np.cumsum(lengths) - lengths, len(cleared) - 1))
    mean = np.bincount(owner, weights=total) / np.maximum(whole, 1)
    explained = np.bincount(owner, weights=number * (total / number - mean[owner]) ** 2)
    line = np.zeros(len(whole))
    for block in blocks(whole):
        values = block.take(cleared)
        count = whole[block.rows]
        inside = ~np.isnan(values)
        line[block.rows] = _line(np.where(inside, values, 0.0), inside, count)
    trend = (line > explained) & (whole >= MINIMUM)
    first = np.concatenate([[True], owner[1:] != owner[:-1]]) if len(owner) else owner == 0
    keep = ~trend[owner] | first
    return np.where(trend[owner], whole[owner], lengths)[keep], owner[keep]


def _between(lengths: Ints, owner: Ints, starts: Ints) -> Steps:
    later = np.flatnonzero(owner[1:] == owner[:-1]) + 1
    series = owner[later]
    return Steps(series=series, place=(np.cumsum(lengths) - lengths)[later] - starts[series])


def _short_step(values: Floats, count: Ints) -> Ints:
    ranges = np.abs(np.diff(values, axis=1))
    place = np.nan_to_num(ranges, nan=-1.0).argmax(axis=1) + 1
    rows = np.arange(len(values))
    largest = ranges[rows, place - 1]
    others = (np.nansum(ranges, axis=1) - largest) / np.maximum(count - 2, 1)
    column = np.arange(values.shape[1])
    before = np.where(column < place[:, None], values, np.nan)
    after = np.where(column >= place[:, None], values, np.nan)
    with np.errstate(invalid="ignore"):
        lasts = (np.fmin.reduce(after, axis=1) > np.fmax.reduce(before, axis=1)) | (
            np.fmax.reduce(after, axis=1) < np.fmin.reduce(before, axis=1)
        )
    good = (count >= SHORTEST) & lasts & (largest > SCREEN * others)
    # A jump at the very first or last point is one outlying figure, not a new level.
    good &= (place >= 2) & (place <= count - 2)
    return np.where(good & (count < MINIMUM), place, NONE)


def _long_step(values: Floats, count: Ints) -> Ints:
    n = count[:, None].astype(np.float64)
    column = np.arange(values.shape[1])
    inside = ~np.isnan(values)
    filled = np.where(inside, values, 0.0)
    center = filled.sum(axis=1, keepdims=True) / n
    gone = np.cumsum(np.where(inside, filled - center, 0.0), axis=1)
    k = np.broadcast_to(column + 1.0, values.shape)
    candidate = (column >= RUN - 1) & (column < n - RUN)
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = np.where(candidate, np.abs(gone) / np.sqrt(k * (n - k) / n), -1.0)
    place = gain.argmax(axis=1)
    residual = _residual(filled - center, inside, gone, place, count)
    sigma = center_and_range(np.where(inside, residual, np.nan), screen=True)[1] / D2
    z = gain[np.arange(len(values)), place]
    good = z > _critical(count) * sigma * _widening(residual, inside)
    return np.where(good, place + 1, NONE)


def _residual(centred: Floats, inside: Bools, gone: Floats, place: Ints, count: Ints) -> Floats:
    """What is left when both levels are taken away."""
    rows = np.arange(len(centred))
    k = place + 1.0
    shift = gone[rows, place]
    before, after = shift / k, -shift / (count - k)
    late = np.arange(centred.shape[1]) > place[:, None]
    level = np.where(late, after[:, None], before[:, None])
    return np.asarray(np.where(inside, centred - level, 0.0), dtype=np.float64)


def _line(centred: Floats, inside: Bools, count: Ints) -> Floats:
    """The sum of squares that a straight line explains."""
    time = np.where(inside, np.arange(centred.shape[1]) - (count[:, None] - 1) / 2, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        explained = (time * centred).sum(axis=1) ** 2 / (time**2).sum(axis=1)
    return np.asarray(np.nan_to_num(explained), dtype=np.float64)


def _widening(residual: Floats, inside: Bools) -> Floats:
    pairs = (residual[:, 1:] * residual[:, :-1] * inside[:, 1:]).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        r = np.clip(np.nan_to_num(pairs / (residual**2).sum(axis=1)), 0.0, 0.95)
    return np.asarray(np.sqrt((1 + r) / (1 - r)))


def _critical(count: Ints) -> Floats:
    from scipy.special import ndtri

    return np.asarray(-ndtri(LEVEL / (2 * count)), dtype=np.float64)

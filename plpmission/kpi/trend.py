"""Trends that hold against outliers: Theil–Sen's slope and Mann–Kendall's test.

    slope = median of (x[j] − x[i]) / (t[j] − t[i]) over all pairs i < j
    S     = Σ sign(x[j] − x[i]),  z = (S ∓ 1) / √Var(S), ties taken out of the variance

Source: Sen, JASA 63 (1968), with his interval of the slope; Mann, Econometrica 13 (1945); Kendall,
Rank Correlation Methods (1975). Seasonal: pairs of the same month (quarter) only, S and its
variance summed: Hirsch, Slack & Smith, Water Resources Research 18 (1982). Slopes are in the
values' unit a period; time is the period's number, so that gaps count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from plpmission.kpi.constants import MINIMUM
from plpmission.kpi.dates import FREQUENCIES, PER_YEAR
from plpmission.kpi.panel import panel
from plpmission.kpi.ragged import Bools, Floats, Ints, blocks

PAIRS = 1 << 20
"""Pairs held at a time."""


@dataclass(frozen=True, kw_only=True)
class Trend:
    """Slopes and tests, one a row."""

    slope: Floats
    low: Floats
    high: Floats
    s: Floats
    p: Floats


def trend(values: Floats, times: Ints, *, cycle: int = 1, confidence: float = 0.95) -> Trend:
    """Slope and test of each row of a matrix ``(series, points)``, padded with NaN; see the module.

    ``times`` are the points' periods; with ``cycle`` 4 or 12 only pairs of one season are compared.
    """
    rows = max(1, PAIRS // max(values.shape[1] ** 2 // 2, 1))
    parts = [
        _trend(values[at : at + rows], times[at : at + rows], cycle, confidence)
        for at in range(0, len(values), rows)
    ]
    return Trend(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in _ALL})


_ALL = ("slope", "low", "high", "s", "p")


def _trend(values: Floats, times: Ints, cycle: int, confidence: float) -> Trend:
    from scipy.special import ndtr, ndtri

    first, second = np.triu_indices(values.shape[1], 1)
    rise = values[:, second] - values[:, first]
    apart = times[:, second] - times[:, first]
    same = (apart % cycle == 0) & ~np.isnan(rise)
    slopes = np.sort(np.where(same, rise / np.where(apart == 0, 1, apart), np.nan), axis=1)
    s = np.where(same, np.sign(rise), 0.0).sum(axis=1)
    variance = _variance(values, times % cycle, cycle)
    pairs = np.count_nonzero(same, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(variance > 0, (s - np.sign(s)) / np.sqrt(variance), 0.0)
        reach = float(ndtri((1 + confidence) / 2)) * np.sqrt(variance)
    middle = (pairs - 1) / 2
    return Trend(
        slope=(_ranked(slopes, np.floor(middle), pairs) + _ranked(slopes, np.ceil(middle), pairs))
        / 2,
        low=_ranked(slopes, np.rint((pairs - reach) / 2) - 1, pairs),
        high=_ranked(slopes, np.rint((pairs + reach) / 2), pairs),
        s=s,
        p=2 * ndtr(-np.abs(z)),
    )


def _ranked(ordered: Floats, rank: Floats, pairs: Ints) -> Floats:
    """The slope of a rank (from 0) in each row; the outermost one beyond the ends."""
    if not ordered.shape[1]:
        return np.full(len(ordered), np.nan)
    place = np.clip(rank, 0, np.maximum(pairs - 1, 0)).astype(np.int64)
    return np.asarray(ordered[np.arange(len(ordered)), place])


def _variance(values: Floats, season: Ints, cycle: int) -> Floats:
    total = np.zeros(len(values))
    for one in range(cycle):
        shown = np.where(season == one, values, np.nan)
        n = np.count_nonzero(~np.isnan(shown), axis=1).astype(np.float64)
        total += (n * (n - 1) * (2 * n + 5) - _ties(shown)) / 18
    return total


def _ties(values: Floats) -> Floats:
    """Σ t(t − 1)(2t + 5) over groups of t equal values of each row."""
    ordered = np.sort(values, axis=1)
    rows, width = ordered.shape
    new = np.ones((rows, width), dtype=np.bool_)
    new[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    group = np.cumsum(new.ravel()) - 1
    size = np.bincount(group).astype(np.float64)
    each = np.where(new, (size * (size - 1) * (2 * size + 5))[group].reshape(rows, width), 0.0)
    return np.asarray(np.where(np.isnan(ordered), 0.0, each).sum(axis=1))


def trends(frame: Any, *, seasonal: bool = False, level: float = 0.05) -> Any:
    """The trend of each series of a long table; formula, source, units: module.

    Returns:
        a frame series, n, slope, low, high (of ``slope``, 95 %), p, and ``trend``: ``rising``,
        ``falling``, ``none``, or ``too_few_points`` of fewer than 13.
    """
    data = panel(frame)
    found = {name: np.full(len(data.lengths), np.nan) for name in ("slope", "low", "high", "p")}
    rhythm = np.array([PER_YEAR[name] for name in FREQUENCIES])[data.frequency]
    for block in blocks(data.lengths):
        rows = np.arange(len(data.lengths))[block.rows]
        values, times = block.take(data.values), block.take(data.ordinals, padding=0)
        for cycle in np.unique(rhythm[rows]).tolist() if seasonal else [1]:
            chosen = (rhythm[rows] == cycle) | (not seasonal)
            one = trend(values[chosen], times[chosen], cycle=cycle if cycle in (4, 12) else 1)
            for name, column in found.items():
                column[rows[chosen]] = getattr(one, name)
    few = data.lengths < MINIMUM
    return pd.DataFrame(
        {"series": data.names, "n": data.lengths, **found, "trend": _words(found, few, level)}
    )


def _words(found: dict[str, Floats], few: Bools, level: float) -> Any:
    sure = found["p"] < level
    cases = [few, sure & (found["slope"] > 0), sure & (found["slope"] < 0)]
    return np.select(cases, ["too_few_points", "rising", "falling"], "none")

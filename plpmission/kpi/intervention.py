"""Interrupted time series: what changed at the mandate's start, an amendment, or a plan's start.

    value[t] = a + b·t + level·(t ≥ start) + slope·(t − start)·(t ≥ start) + season + error

by least squares, with errors that may follow one another: Newey & West, Econometrica 55 (1987),
Bartlett weights, lag ⌊4 (n/100)^(2/9)⌋ (at least a year's third for months), times n / (n − k).
Model: Wagner et al., J. Clinical Pharmacy and Therapeutics 27 (2002). Months and quarters of two
years or more get a season of their own. Time is the period's number, so that gaps count.

Units: ``level`` in the values' unit, ``slope`` in that unit a period.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from plpmission.kpi.constants import MINIMUM, RUN, YEARS
from plpmission.kpi.dates import FREQUENCIES, PER_YEAR, label, parse_period
from plpmission.kpi.panel import Panel, panel
from plpmission.kpi.ragged import Block, Floats, Ints, blocks
from plpmission.kpi.rebase import first_points

LEVEL, SLOPE = 2, 3
"""Places of the two changes among the model's terms."""


@dataclass(frozen=True, kw_only=True)
class Fit:
    """Least squares of each row, with errors robust against autocorrelation."""

    terms: Floats
    """``(series, terms)``: intercept, trend, level change, slope change, seasons."""
    errors: Floats
    freedom: Ints


def fit(values: Floats, design: Floats, lag: Ints) -> Fit:
    """Least squares of ``(series, points)`` on ``(series, points, terms)`` with Newey–West errors.

    Rows are padded with NaN in ``values``; ``lag`` is each row's. Formula and source: module.
    """
    inside = ~np.isnan(values)
    n = np.count_nonzero(inside, axis=1)
    x = np.where(inside[:, :, None], design, 0.0)
    y = np.where(inside, values, 0.0)
    inverse = np.linalg.pinv(np.swapaxes(x, 1, 2) @ x, hermitian=True)
    terms = (inverse @ (np.swapaxes(x, 1, 2) @ y[:, :, None]))[:, :, 0]
    scores = x * (y - (x @ terms[:, :, None])[:, :, 0])[:, :, None]
    meat = np.swapaxes(scores, 1, 2) @ scores
    for step in range(1, int(lag.max(initial=0)) + 1):
        weight = np.maximum(1 - step / (lag + 1.0), 0.0)
        cross = np.swapaxes(scores[:, step:], 1, 2) @ scores[:, :-step]
        meat += weight[:, None, None] * (cross + np.swapaxes(cross, 1, 2))
    freedom = n - design.shape[2]
    spread = inverse @ meat @ inverse
    scale = n / np.maximum(freedom, 1)
    variance = np.diagonal(spread, axis1=1, axis2=2) * scale[:, None]
    return Fit(terms=terms, errors=np.sqrt(np.maximum(variance, 0)), freedom=freedom)


def interrupted(frame: Any, start: str, *, confidence: float = 0.95) -> Any:
    """Level and slope change of each series of a long table at ``start`` (a period).

    Returns:
        a frame series, n_before, n_after, level, level_low, level_high, level_p, slope, slope_low,
        slope_high, slope_p, and ``change``: ``level``, ``slope``, ``both``, ``none``, or
        ``too_few_points`` where fewer than 13 points, or 7 on a side, are there.

    Raises:
        KpiError: the table, or ``start``, cannot be read.
    """
    data = panel(frame)
    before = _points_before(data, start)
    rows = len(data.lengths)
    found = {name: np.full(rows, np.nan) for name in _COLUMNS}
    enough = (data.lengths >= MINIMUM) & (before >= RUN) & (data.lengths - before >= RUN)
    for block in blocks(data.lengths):
        at = np.arange(rows)[block.rows]
        for cycle in (1, 4, 12):
            chosen = enough[at] & (_cycles(data)[at] == cycle)
            if chosen.any():
                for name, column in _changes(data, block, chosen, before, cycle, confidence):
                    found[name][at[chosen]] = column
    sure = [enough & (found[f"{name}_p"] < 1 - confidence) for name in ("level", "slope")]
    cases = [~enough, sure[0] & sure[1], sure[0], sure[1]]
    return pd.DataFrame(
        {
            "series": data.names,
            "n_before": before,
            "n_after": data.lengths - before,
            **found,
            "change": np.select(cases, ["too_few_points", "both", "level", "slope"], "none"),
        }
    )


_COLUMNS = tuple(
    f"{name}{end}" for name in ("level", "slope") for end in ("", "_low", "_high", "_p")
)


def _points_before(data: Panel, start: str) -> Ints:
    frequency, ordinal = parse_period(start)
    return first_points(data, label(frequency, ordinal - 1) if frequency else start)


def _cycles(data: Panel) -> Ints:
    """4 or 12 where a series gets a season, else 1."""
    rhythm = np.array([PER_YEAR[name] for name in FREQUENCIES])[data.frequency]
    seasonal = np.isin(rhythm, (4, 12)) & (data.lengths >= YEARS * rhythm)
    return np.where(seasonal, rhythm, 1)


def _changes(  # noqa: PLR0913, PLR0917 - one step of ``interrupted``
    data: Panel,
    block: Block,
    chosen: npt.NDArray[np.bool_],
    before: Ints,
    cycle: int,
    confidence: float,
) -> list[tuple[str, Floats]]:
    from scipy.stats import t

    values = block.take(data.values)[chosen]
    times = block.take(data.ordinals, padding=0)[chosen]
    count = data.lengths[block.rows][chosen]
    design = _design(times, before[block.rows][chosen], cycle)
    fitted = fit(values, design, _lag(count, cycle))
    reach = t.ppf((1 + confidence) / 2, fitted.freedom)
    told: list[tuple[str, Floats]] = []
    for name, place in (("level", LEVEL), ("slope", SLOPE)):
        value, error = fitted.terms[:, place], fitted.errors[:, place]
        with np.errstate(divide="ignore", invalid="ignore"):
            p = 2 * t.sf(np.abs(value / error), fitted.freedom)
        low, high = value - reach * error, value + reach * error
        told += [(name, value), (f"{name}_low", low), (f"{name}_high", high), (f"{name}_p", p)]
    return told


def _lag(count: Ints, cycle: int) -> Ints:
    rule = np.floor(4 * (count / 100) ** (2 / 9)).astype(np.int64)
    return np.maximum(rule, cycle // 3)


def _design(times: Ints, before: Ints, cycle: int) -> Floats:
    column = np.arange(times.shape[1])
    first = np.take_along_axis(times, before[:, None], axis=1)
    since = (times - first).astype(np.float64)
    late = (column >= before[:, None]).astype(np.float64)
    terms = [np.ones_like(since), since, late, since * late]
    seasons = [(times % cycle == part) - 1.0 / cycle for part in range(1, cycle)]
    return np.stack([*terms, *seasons], axis=2)

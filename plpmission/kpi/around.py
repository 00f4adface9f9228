"""One series before a date and after it, whatever its figures are.

*Counts and rates* are compared by the exact ratio of their rates (see ``short``). *Other figures*
(means, minutes, percentages): the difference of both means with Welch's interval, Biometrika 34
(1947), which takes each side's scatter as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from plpmission.kpi.panel import panel
from plpmission.kpi.ragged import Floats
from plpmission.kpi.short import FEW, LEAST, Change, compare_around, late_points


@dataclass(frozen=True, kw_only=True)
class MeanOf:
    """A side's mean figure (a rate, where there are denominators) with its interval, 95 %."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Around:
    """One series before a date and after it."""

    points_before: int
    before: MeanOf
    after: MeanOf
    is_ratio: bool
    """Whether ``value`` is a ratio of rates (of counts), or a difference of means."""
    value: float
    low: float
    high: float
    change: Change


def around_date(frame: Any, start: str) -> Around:
    """The first series of a table before ``start`` and from it on; formulas: module.

    Whole figures from 0 on, and figures with a denominator, are counts.

    Raises:
        KpiError: the table, or ``start``, cannot be read.
    """
    data = panel(frame)
    late = late_points(data, start)[: data.lengths[0]]
    values = data.values[: data.lengths[0]]
    below = None if data.denominators is None else data.denominators[: data.lengths[0]]
    sides = [(values[at], None if below is None else below[at]) for at in (~late, late)]
    before, after = (_mean_of(values if b is None else values / b) for values, b in sides)
    if below is not None or bool(((values >= 0) & (values == np.floor(values))).all()):
        return _ratio(compare_around(frame, start).iloc[0], before, after)
    value, low, high = welch(sides[0][0], sides[1][0])
    enough = min(len(side) for side, _ in sides) >= LEAST
    change: Change = "higher" if low > 0 else "lower" if high < 0 else FEW
    return Around(
        points_before=int((~late).sum()),
        before=before,
        after=after,
        is_ratio=False,
        value=value,
        low=low,
        high=high,
        change=change if enough else FEW,
    )


def _ratio(told: Any, before: MeanOf, after: MeanOf) -> Around:
    return Around(
        points_before=int(told["points_before"]),
        before=replace(before, mean=float(told["before"])),
        after=replace(after, mean=float(told["after"])),
        is_ratio=True,
        value=float(told["ratio"]),
        low=float(told["low"]),
        high=float(told["high"]),
        change=told["change"],
    )


def _mean_of(values: Floats) -> MeanOf:
    from scipy.stats import t

    if len(values) < LEAST:
        mean = float(values.mean()) if len(values) else np.nan
        return MeanOf(mean=mean, low=np.nan, high=np.nan)
    reach = float(t.ppf(0.975, len(values) - 1)) * float(values.std(ddof=1)) / len(values) ** 0.5
    mean = float(values.mean())
    return MeanOf(mean=mean, low=mean - reach, high=mean + reach)


def welch(before: Floats, after: Floats, *, confidence: float = 0.95) -> tuple[float, float, float]:
    """Difference of two means, later less earlier, with Welch's interval; NaN of single figures."""
    from scipy.stats import t

    if min(len(before), len(after)) < LEAST:
        return np.nan, np.nan, np.nan
    shares = [float(side.var(ddof=1)) / len(side) for side in (before, after)]
    error = sum(shares) ** 0.5
    change = float(after.mean() - before.mean())
    if error == 0:
        return change, change, change
    freedom = sum(shares) ** 2 / sum(
        share**2 / (len(side) - 1) for share, side in zip(shares, (before, after), strict=True)
    )
    reach = float(t.ppf((1 + confidence) / 2, freedom)) * error
    return change, change - reach, change + reach

"""Short series: what five yearly points can bear.

*Counts and rates*, before and after a date: given both counts together, the later one is binomial;
its Clopper–Pearson interval (Biometrika 26, 1934) becomes that of the ratio of rates,

    ratio = (after / exposure after) / (before / exposure before),

as Przyborowski & Wilenski, Biometrika 31 (1940). Where years scatter more than counts by chance do
(Pearson's χ² over its degrees of freedom, φ > 1), the interval is widened: log ratio ± t √(φ(1/a +
1/b)) (quasi-Poisson: McCullagh & Nelder, Generalized Linear Models, 1989, 4.5).

*Surveys*: Wilson's interval of a share (JASA 22, 1927), with the design's effect and, for a finite
population, its correction (Cochran, Sampling Techniques, 1977, 2.6).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from plpmission.kpi.dates import label, parse_period
from plpmission.kpi.panel import Panel, panel
from plpmission.kpi.ragged import Bools, Floats
from plpmission.kpi.rates import Interval
from plpmission.kpi.rebase import first_points

Change = Literal["higher", "lower", "too_few_to_say"]
LEAST = 2
"""Points on each side below which nothing is said."""


def rate_ratio(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    exposure: tuple[npt.ArrayLike, npt.ArrayLike] = (1.0, 1.0),
    *,
    confidence: float = 0.95,
) -> Interval:
    """Exact ratio of two rates, later over earlier; see the module.

    ``exposure`` before and after: years, inhabitants × years, or any other measure of opportunity.
    """
    from scipy.special import betaincinv

    a, b = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    scale = np.asarray(exposure[0], dtype=np.float64) / np.asarray(exposure[1], dtype=np.float64)
    tail = (1 - confidence) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(b > 0, betaincinv(np.maximum(b, 1e-300), a + 1, tail), 0.0)
        high = np.where(a > 0, betaincinv(b + 1, np.maximum(a, 1e-300), 1 - tail), 1.0)
        return Interval(
            value=b / a * scale, low=low / (1 - low) * scale, high=high / (1 - high) * scale
        )


def compare_around(frame: Any, start: str, *, confidence: float = 0.95) -> Any:
    """Each series before ``start`` and from it on: counts, over denominators where there are any.

    Without denominators every point counts as much time as every other.

    Returns:
        a frame series, points_before, points_after, before, after (rates a point or a unit of
        denominator), ratio, low, high, dispersion, change (``higher``, ``lower``,
        ``too_few_to_say``: the interval holds 1, or fewer than two points lie on a side).

    Raises:
        KpiError: the table, or ``start``, cannot be read.
    """
    from scipy.stats import t

    data = panel(frame, counts=True)
    late = late_points(data, start)
    owner = np.repeat(np.arange(len(data.lengths)), data.lengths)
    weight = np.ones(len(late)) if data.denominators is None else data.denominators
    sides = [
        _side(data.values, weight, owner, chosen, len(data.lengths)) for chosen in (~late, late)
    ]
    before, after = sides
    spread, freedom = _spread(data, weight, owner, late, sides)
    exact = rate_ratio(
        before.count, after.count, (before.exposure, after.exposure), confidence=confidence
    )
    by_chance = np.sqrt(_sum_of_inverses(before.count, after.count) * spread)
    shown = _widened(exact, by_chance, spread, t.ppf((1 + confidence) / 2, freedom))
    told = (before.points >= LEAST) & (after.points >= LEAST)
    change = np.select([told & (shown.low > 1), told & (shown.high < 1)], ["higher", "lower"], FEW)
    with np.errstate(divide="ignore", invalid="ignore"):
        return pd.DataFrame(
            {
                "series": data.names,
                "points_before": before.points,
                "points_after": after.points,
                "before": before.count / before.exposure,
                "after": after.count / after.exposure,
                "ratio": shown.value,
                "low": shown.low,
                "high": shown.high,
                "dispersion": spread,
                "change": change,
            }
        )


FEW: Change = "too_few_to_say"


@dataclass(frozen=True, kw_only=True)
class _Side:
    points: npt.NDArray[np.int64]
    count: Floats
    exposure: Floats


def late_points(data: Panel, start: str) -> Bools:
    """Points of ``start`` and after it."""
    frequency, ordinal = parse_period(start)
    earlier = first_points(data, label(frequency, ordinal - 1) if frequency else start)
    place = np.arange(len(data.values)) - np.repeat(data.starts, data.lengths)
    return np.asarray(place >= np.repeat(earlier, data.lengths))


def _side(values: Floats, weight: Floats, owner: Any, chosen: Bools, size: int) -> _Side:
    at = owner[chosen]
    return _Side(
        points=np.bincount(at, minlength=size),
        count=np.bincount(at, weights=values[chosen], minlength=size).astype(np.float64),
        exposure=np.bincount(at, weights=weight[chosen], minlength=size).astype(np.float64),
    )


def _spread(
    data: Panel, weight: Floats, owner: Any, late: Bools, sides: list[_Side]
) -> tuple[Floats, Floats]:
    """φ and its degrees of freedom: how much the points scatter about their side's own rate."""
    with np.errstate(divide="ignore", invalid="ignore"):
        by_side = [side.count / side.exposure for side in sides]
        expected = np.where(late, by_side[1][owner], by_side[0][owner]) * weight
        square = np.nan_to_num((data.values - expected) ** 2 / expected)
    freedom = np.maximum(data.lengths - 2.0, 1.0)
    return np.bincount(owner, weights=square, minlength=len(data.lengths)) / freedom, freedom


def _sum_of_inverses(before: Floats, after: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return np.asarray(1 / before + 1 / after)


def _widened(exact: Interval, error: Floats, spread: Floats, reach: Floats) -> Interval:
    """The exact interval, or the wider one where the points scatter more than counts do."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        factor = np.exp(reach * error)
        low = np.where(spread > 1, np.fmin(exact.low, exact.value / factor), exact.low)
        high = np.where(spread > 1, np.fmax(exact.high, exact.value * factor), exact.high)
    return Interval(value=exact.value, low=low, high=high)


def survey_interval(
    share: npt.ArrayLike,
    answers: npt.ArrayLike,
    *,
    population: npt.ArrayLike | None = None,
    design_effect: float = 1.0,
    confidence: float = 0.95,
) -> Interval:
    """Wilson's interval of a survey's share (0 to 1) from ``answers`` people; see the module."""
    from scipy.special import ndtri

    p, n = np.asarray(share, dtype=np.float64), np.asarray(answers, dtype=np.float64)
    n = np.where(n > 0, n, np.nan) / design_effect
    if population is not None:
        people = np.asarray(population, dtype=np.float64)
        n = np.where(n < people, n * (people - 1) / np.maximum(people - n, 1e-9), np.inf)
    z2 = float(ndtri((1 + confidence) / 2)) ** 2
    with np.errstate(invalid="ignore"):
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = np.sqrt(z2 * (p * (1 - p) / n + z2 / (4 * n**2))) / (1 + z2 / n)
    return Interval(value=p, low=middle - half, high=middle + half)


def survey_change(
    before: tuple[npt.ArrayLike, npt.ArrayLike],
    after: tuple[npt.ArrayLike, npt.ArrayLike],
    *,
    confidence: float = 0.95,
) -> Interval:
    """Difference of two surveys' shares, later less earlier, each as (share, answers).

    Newcombe's interval from both Wilson intervals (Statistics in Medicine 17, 1998, method 10).
    """
    one, two = (survey_interval(*side, confidence=confidence) for side in (before, after))
    change = two.value - one.value
    down = np.sqrt((two.value - two.low) ** 2 + (one.high - one.value) ** 2)
    up = np.sqrt((two.high - two.value) ** 2 + (one.value - one.low) ** 2)
    return Interval(value=change, low=change - down, high=change + up)

"""XmR charts: limits of individual values from their moving ranges, as the NHS draws them.

    centre = mean of the values
    range  = mean of |value − the value before|, without ranges ≥ 3.267 × that mean
    limits = centre ± 2.66 × range

Source: Wheeler, Understanding Variation (1993); NHS England, Making Data Count; NHSRplotthedots.
Values may have any unit; centre, limits and ranges have the same. Points are taken in their order:
a missing period is skipped, and the range goes from the value before it to the value after.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plpmission.kpi.constants import LIMIT, RANGE_LIMIT, SCREEN, Sigma
from plpmission.kpi.ragged import Floats, Ints


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits of rows: ``(rows,)`` arrays, or ``(rows, columns)`` where they differ by point."""

    center: Floats
    lower: Floats
    upper: Floats
    mean_range: Floats
    """The mean moving range used, after screening."""
    range_upper: Floats
    """Upper limit of the moving ranges themselves."""


@dataclass(frozen=True, kw_only=True)
class Method:
    """How limits are drawn."""

    screen: bool = True
    """Leave out moving ranges of 3.267 × their mean or more."""
    sigma: Sigma = "nhs"
    floor: float | None = None
    """A value below which no lower limit is drawn, such as 0 for counts; None draws it anywhere."""


NHS = Method()


def xmr_limits(values: Floats, *, used: Ints | None = None, method: Method = NHS) -> Limits:
    """Limits of each row of a matrix ``(series, points)``, padded at its end with NaN.

    Formula: see the module. Arguments: ``used`` gives each row's count of first points from which
    the limits come (a frozen baseline); all of them where it is None. A row of one point has its
    value as centre and no limits (NaN); where every range but outlying ones is 0, none is screened.

    Returns:
        limits in the values' unit, one each row.
    """
    values = np.ascontiguousarray(values, dtype=np.float64)
    if used is not None:
        values = np.where(np.arange(values.shape[1]) < used[:, None], values, np.nan)
    center, ranges = center_and_range(values, screen=method.screen)
    return around(center, ranges, method)


def around(center: Floats, ranges: Floats, method: Method, scale: Floats | float = 1.0) -> Limits:
    """Centre ± factor × mean moving range × scale; ``scale`` differs by point in Laney's charts."""
    width = LIMIT[method.sigma] * ranges * scale
    lower = center - width
    if method.floor is not None:
        lower = np.maximum(lower, method.floor)
    return Limits(
        center=center,
        lower=lower,
        upper=center + width,
        mean_range=ranges,
        range_upper=RANGE_LIMIT[method.sigma] * ranges,
    )


def center_and_range(values: Floats, *, screen: bool) -> tuple[Floats, Floats]:
    """Mean and screened mean moving range of each row; the core that everything is drawn from."""
    rows, width = values.shape
    if not values.size:
        return np.full(rows, np.nan), np.full(rows, np.nan)
    ranges = _moving_ranges(values)
    total = ranges.sum(axis=1)
    sums = values.sum(axis=1)
    count = np.full(rows, width)
    if np.isnan(sums).any():
        gaps = np.isnan(values)
        count = width - np.count_nonzero(gaps, axis=1)
        sums = np.where(gaps, 0.0, values).sum(axis=1)
        np.copyto(ranges, 0.0, where=np.isnan(ranges))
        total = ranges.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        # A constant row's mean must be its value, or rounding would put every point on one side.
        center = np.where(total == 0, values[:, 0], sums / count)
        mean = total / (count - 1)
        return center, _screened(ranges, mean, count) if screen else mean


def _moving_ranges(values: Floats) -> Floats:
    """|x[t+1] − x[t]|, 0 in the last column: one flat pass, then the seams between rows are cut."""
    ranges = np.empty_like(values)
    flat, source = ranges.ravel(), values.ravel()
    np.subtract(source[1:], source[:-1], out=flat[:-1])
    np.abs(flat, out=flat)
    ranges[:, -1] = 0.0
    return ranges


def _screened(ranges: Floats, mean: Floats, count: Ints) -> Floats:
    keep = ranges < (SCREEN * mean)[:, None]
    # Padding and the last column hold 0, and so are always kept: they are not counted.
    kept = np.count_nonzero(keep, axis=1) - (ranges.shape[1] - (count - 1))
    np.multiply(ranges, keep, out=ranges)
    total = ranges.sum(axis=1)
    return np.where(total > 0, total / kept, mean)

"""Which chart suits which figures, and its limits on a matrix of series.

============  =================================  ==============================================
chart         figures                            limits
============  =================================  ==============================================
``xmr``       values of any unit                 mean ± 2.66 × mean moving range
``c``         counts                             c̄ ± 3 √c̄
``p``         counts out of a denominator        p̄ ± 3 √(p̄(1 − p̄) / n)
``u``         counts over an area or population  ū ± 3 √(ū / n)
``p_prime``   as ``p``, more or less spread      p̄ ± 3 σ(p) σ(z): Laney 2002
``u_prime``   as ``u``, more or less spread      ū ± 3 σ(u) σ(z): Laney 2002
``g``         events or cases between two        ḡ ± 3 √(ḡ(ḡ + 1)): Benneyan 2001
              rare events
``t``         time between two rare events       XmR of t^(1/3.6), put back: Nelson 1994
============  =================================  ==============================================

Source of c, p, u: Montgomery, Statistical Quality Control, 8th ed., chapter 7. A proportion's
limits stop at 0 and 1, a count's and a rate's at 0. ``z`` is a point's distance from the mean in
its own σ; σ(z) is the screened mean moving range of z over d2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from plpmission.kpi.constants import D2, LIMIT, NELSON_POWER, WIDTH
from plpmission.kpi.ragged import Bools, Floats, Ints
from plpmission.kpi.xmr import NHS, Limits, Method, around, center_and_range, xmr_limits

Chart = Literal["xmr", "c", "p", "u", "p_prime", "u_prime", "g", "t"]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a chart is drawn from: matrices ``(series, points)``, padded with NaN."""

    values: Floats
    denominators: Floats | None = None
    used: Ints | None = None
    """Each row's count of first points from which limits come (a frozen baseline); None for all."""
    method: Method = NHS

    @property
    def rates(self) -> Floats:
        """The figures as charted: counts over their denominators, where there are any."""
        return self.values if self.denominators is None else self.values / self.denominators

    @property
    def baseline(self) -> Bools | None:
        """True for the points from which limits come."""
        if self.used is None:
            return None
        return np.asarray(np.arange(self.values.shape[1]) < self.used[:, None])

    def first(self, matrix: Floats) -> Floats:
        """A matrix without the points from which no limits come."""
        shown = self.baseline
        return np.ascontiguousarray(matrix if shown is None else np.where(shown, matrix, np.nan))


def _total(matrix: Floats, figures: Figures) -> Floats:
    return np.asarray(np.nansum(figures.first(matrix), axis=1), dtype=np.float64)


def _mean(figures: Figures) -> Floats:
    """Σ counts / Σ denominators of each row, as a column."""
    below = figures.denominators
    points = (~np.isnan(figures.values)).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = _total(figures.values, figures) / _total(points if below is None else below, figures)
    return mean[:, None]


def _within(center: Floats, width: Floats, top: float) -> Limits:
    column = center[:, 0]
    none = np.full_like(column, np.nan)
    return Limits(
        center=column,
        lower=np.maximum(center - width, 0.0),
        upper=np.minimum(center + width, top),
        mean_range=none,
        range_upper=none,
    )


def _xmr(figures: Figures) -> Limits:
    return xmr_limits(figures.rates, used=figures.used, method=figures.method)


def _c(figures: Figures) -> Limits:
    mean = _mean(replace(figures, denominators=None))
    limits = _within(mean, WIDTH * np.sqrt(np.maximum(mean, 0)), np.inf)
    return replace(limits, lower=limits.lower[:, 0], upper=limits.upper[:, 0])


def _sigma_p(figures: Figures, mean: Floats) -> Floats:
    return np.sqrt(np.maximum(mean * (1 - mean), 0) / _below(figures))


def _sigma_u(figures: Figures, mean: Floats) -> Floats:
    return np.sqrt(np.maximum(mean, 0) / _below(figures))


def _below(figures: Figures) -> Floats:
    return np.ones_like(figures.values) if figures.denominators is None else figures.denominators


def _p(figures: Figures) -> Limits:
    mean = _mean(figures)
    return _within(mean, WIDTH * _sigma_p(figures, mean), 1.0)


def _u(figures: Figures) -> Limits:
    mean = _mean(figures)
    return _within(mean, WIDTH * _sigma_u(figures, mean), np.inf)


def _p_prime(figures: Figures) -> Limits:
    mean = _mean(figures)
    return _laney(figures, mean, _sigma_p(figures, mean), 1.0)


def _u_prime(figures: Figures) -> Limits:
    mean = _mean(figures)
    return _laney(figures, mean, _sigma_u(figures, mean), np.inf)


def spread(figures: Figures, sigma: Floats) -> Floats:
    """Laney's σ(z) of each row: 1 where counts scatter as their law says, more where they do more.

    Source: Laney, Improved control charts for attributes, Quality Engineering 14(4), 2002.
    """
    ranges = _z_range(figures, _mean(figures), sigma)
    return ranges / D2


def _z_range(figures: Figures, mean: Floats, sigma: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (figures.rates - mean) / sigma
    z = np.where((sigma == 0) & ~np.isnan(figures.values), 0.0, z)
    return center_and_range(figures.first(z), screen=figures.method.screen)[1]


def _laney(figures: Figures, mean: Floats, sigma: Floats, top: float) -> Limits:
    ranges = _z_range(figures, mean, sigma)
    limits = _within(mean, LIMIT[figures.method.sigma] * sigma * ranges[:, None], top)
    return replace(limits, mean_range=ranges)


def _g(figures: Figures) -> Limits:
    mean = _mean(replace(figures, denominators=None))
    limits = _within(mean, WIDTH * np.sqrt(np.maximum(mean * (mean + 1), 0)), np.inf)
    return replace(limits, lower=limits.lower[:, 0], upper=limits.upper[:, 0])


def _t(figures: Figures) -> Limits:
    """Limits of y = t^(1/3.6) as an XmR chart, put back to t = y^3.6; negative times have none."""
    with np.errstate(invalid="ignore"):
        near_normal = np.power(figures.values, 1 / NELSON_POWER)
    center, ranges = center_and_range(figures.first(near_normal), screen=figures.method.screen)
    limits = around(center, ranges, replace(figures.method, floor=0.0))
    return replace(
        limits,
        center=center**NELSON_POWER,
        lower=limits.lower**NELSON_POWER,
        upper=limits.upper**NELSON_POWER,
    )


CHARTS: Mapping[Chart, Callable[[Figures], Limits]] = {
    "xmr": _xmr,
    "c": _c,
    "p": _p,
    "u": _u,
    "p_prime": _p_prime,
    "u_prime": _u_prime,
    "g": _g,
    "t": _t,
}

COUNTS: frozenset[Chart] = frozenset({"c", "p", "u", "p_prime", "u_prime", "g"})
"""Charts of counts: a negative figure has no place on them."""
BY_DENOMINATOR: frozenset[Chart] = frozenset({"p", "u", "p_prime", "u_prime"})
"""Charts that need a denominator."""


def draw(chart: Chart, figures: Figures) -> Limits:
    """Limits of each row, one (``(rows,)``) or one a point (``(rows, points)``); see the module.

    Units: those of the figures, or counts per unit of denominator.
    """
    return CHARTS[chart](figures)

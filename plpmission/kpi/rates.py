"""Rates and areas: exact intervals, funnels, comparison between zones, and hiding small numbers.

=============  ===================================================================================
rate           count / population × per; interval of a Poisson count, Garwood, Biometrika 28 (1936):
               ½ χ²(α/2; 2k) … ½ χ²(1 − α/2; 2k + 2)
funnel         limits of a count by chance alone around the common rate, at 95 % and 99.8 %:
               Spiegelhalter, Statistics in Medicine 24 (2005); with more spread than chance,
               × √φ, φ from the middle 80 % of the areas' z (winsorised)
small areas    each area against all others together: conditional binomial test (exact), chances
               corrected for their number: Benjamini & Hochberg, JRSS B 57 (1995)
suppression    counts from 1 to 4 are hidden, and the next one where a total would give it away
=============  ===================================================================================

Rates are per ``per`` inhabitants (1,000 unless said otherwise) and, like counts, for the period of
the counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from plpmission.errors import KpiError
from plpmission.kpi.constants import SMALL_NUMBER
from plpmission.kpi.ragged import Bools, Floats

PER = 1000.0
WARNING, ACTION = 0.95, 0.998
"""The funnel's two pairs of limits."""
_WINSORISED = 0.1
"""Share of areas at each end whose z is drawn in before their spread is judged."""


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Estimates with their intervals, in one unit."""

    value: Floats
    low: Floats
    high: Floats


def poisson_interval(counts: npt.ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Exact interval of counts' means (Garwood 1936, see the module); NaN below 0."""
    from scipy.stats import chi2

    k = _counts(counts)
    tail = (1 - confidence) / 2
    low = np.where(k == 0, 0.0, chi2.ppf(tail, 2 * k) / 2)
    return Interval(value=k, low=low, high=chi2.ppf(1 - tail, 2 * k + 2) / 2)


def _counts(counts: npt.ArrayLike) -> Floats:
    k = np.asarray(counts, dtype=np.float64)
    return np.where((k < 0) | ~np.isfinite(k), np.nan, k)


def _exposure(population: npt.ArrayLike) -> Floats:
    people = np.asarray(population, dtype=np.float64)
    return np.where((people <= 0) | ~np.isfinite(people), np.nan, people)


def rate(
    counts: npt.ArrayLike, population: npt.ArrayLike, *, per: float = PER, confidence: float = 0.95
) -> Interval:
    """Counts per ``per`` inhabitants with exact Poisson intervals (see the module).

    NaN where the population is 0 or less, or the count below 0.
    """
    exact = poisson_interval(counts, confidence=confidence)
    scale = per / _exposure(population)
    return Interval(value=exact.value * scale, low=exact.low * scale, high=exact.high * scale)


def rates(frame: Any, *, per: float = PER, confidence: float = 0.95) -> Any:
    """A long table ``series, period, value, denominator`` with columns rate, low and high."""
    found = rate(frame["value"], frame["denominator"], per=per, confidence=confidence)
    return frame.assign(rate=found.value, low=found.low, high=found.high)


def funnel(counts: npt.ArrayLike, population: npt.ArrayLike, *, per: float = PER) -> Any:
    """A funnel plot's rows, one an area; formula and source: module.

    Returns:
        a frame rate, center, and lower_95, upper_95, lower_998, upper_998 (per ``per``), with
        ``outside``: 1 above the outer limit, −1 below it, 0 within; and ``dispersion``, φ.
    """
    k, people = _counts(counts), _exposure(population)
    common, spread = _common(k, people)
    limits = _around_common(common, spread, people, per)
    rates = k / people * per
    above, below = rates > limits["upper_998"], rates < limits["lower_998"]
    return pd.DataFrame({"rate": rates, "center": common * per, **limits}).assign(
        outside=above.astype(int) - below.astype(int), dispersion=spread
    )


def funnel_limits(
    counts: npt.ArrayLike,
    population: npt.ArrayLike,
    sizes: npt.ArrayLike,
    *,
    per: float = PER,
) -> dict[str, Floats]:
    """The limits of ``funnel`` at other populations (``sizes``), to draw them as curves."""
    common, spread = _common(_counts(counts), _exposure(population))
    return _around_common(common, spread, _exposure(sizes), per)


def _common(k: Floats, people: Floats) -> tuple[float, float]:
    """The rate of all areas together, and φ."""
    known = ~np.isnan(k) & ~np.isnan(people)
    common = k[known].sum() / people[known].sum() if known.any() else np.nan
    return float(common), dispersion(k, common * people)


def _around_common(common: float, spread: float, people: Floats, per: float) -> dict[str, Floats]:
    expected, wide = common * people, np.sqrt(max(spread, 1.0))
    limits: dict[str, Floats] = {}
    for name, share in (("95", WARNING), ("998", ACTION)):
        low, high = (_poisson_limit(p, expected) for p in ((1 - share) / 2, (1 + share) / 2))
        limits[f"lower_{name}"] = np.maximum(expected - wide * (expected - low), 0) / people * per
        limits[f"upper_{name}"] = (expected + wide * (high - expected)) / people * per
    return limits


def _poisson_limit(share: float, expected: Floats) -> Floats:
    """The count below which a share of a Poisson law lies, between whole counts.

    r − α with r the smallest count for which P(X ≤ r) ≥ share, and α = (P(X ≤ r) − share) /
    P(X = r): Spiegelhalter 2005, appendix A.1.1.
    """
    from scipy.stats import poisson

    r = poisson.ppf(share, expected)
    with np.errstate(divide="ignore", invalid="ignore"):
        within = (poisson.cdf(r, expected) - share) / poisson.pmf(r, expected)
    return np.asarray(np.maximum(r - np.nan_to_num(within), 0.0))


def dispersion(counts: Floats, expected: Floats) -> float:
    """φ: the mean square of the areas' z, its extremes drawn in; 1 where chance alone is at work.

    z = 2(√k − √expected), variance-stabilised (Spiegelhalter 2005). Of fewer than 5 areas: 1.
    """
    z = 2 * (np.sqrt(counts) - np.sqrt(expected))
    z = z[np.isfinite(z)]
    if len(z) < 5:
        return 1.0
    low, high = np.quantile(z, [_WINSORISED, 1 - _WINSORISED])
    return float(np.mean(np.clip(z, low, high) ** 2))


def compare_areas(counts: npt.ArrayLike, population: npt.ArrayLike, *, level: float = 0.05) -> Any:
    """Each area against all others together; formula and source: module.

    Returns:
        a frame ratio (the area's rate over the others'), p, q (corrected), and ``differs``: 1
        higher, −1 lower, 0 where ``level`` allows no saying so. NaN where a figure is unusable.
    """
    from scipy.stats import binom, false_discovery_control

    k, people = _counts(counts), _exposure(population)
    total, everyone = np.nansum(k), np.nansum(np.where(np.isnan(k), 0, people))
    share = people / everyone
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (k / people) / ((total - k) / (everyone - people))
    tails = np.minimum(binom.cdf(k, total, share), binom.sf(k - 1, total, share))
    p = np.minimum(2 * tails, 1.0)
    q = np.full(len(p), np.nan)
    if (known := ~np.isnan(p)).any():
        q[known] = false_discovery_control(p[known])
    differs = np.where(q < level, np.sign(k - total * share), 0).astype(int)
    return pd.DataFrame({"ratio": ratio, "p": p, "q": q, "differs": differs})


def suppress(
    counts: npt.ArrayLike, groups: npt.ArrayLike | None = None, *, below: int = SMALL_NUMBER
) -> Bools:
    """Which counts to hide: from 1 to ``below`` − 1, and what would give one of them away.

    Where a group (all counts, where ``groups`` is None) hides exactly one count, its total less the
    others would tell it: the next smallest is hidden too. Zeros tell of nobody, and stay.

    Raises:
        KpiError: ``below`` is less than 2.
    """
    if below < 2:
        raise KpiError("Counts are hidden below 2 or more.")
    k = np.asarray(counts, dtype=np.float64)
    hidden = (k >= 1) & (k < below)
    codes = (
        np.zeros(len(k), dtype=np.int64) if groups is None else pd.factorize(np.asarray(groups))[0]
    )
    alone = np.flatnonzero(np.bincount(codes[hidden], minlength=codes.max(initial=-1) + 1) == 1)
    for group in alone.tolist():
        rest = np.flatnonzero((codes == group) & ~hidden & (k > 0))
        if rest.size:
            hidden[rest[k[rest].argmin()]] = True
    return hidden

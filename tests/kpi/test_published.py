"""Cases from books and papers, to the digits that they print (facts, with where they stand)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from plpmission.kpi import xmr_limits
from plpmission.kpi.charts import Figures, draw
from plpmission.kpi.rates import funnel_limits, poisson_interval
from plpmission.kpi.runs import run_chart
from plpmission.kpi.short import survey_change, survey_interval
from plpmission.kpi.trend import trend
from plpmission.kpi.xmr import Method

BOOK = Method(screen=False, sigma="table")


def row(values: Any) -> Any:
    return np.array([values], dtype=np.float64)


# Montgomery, Introduction to Statistical Quality Control: individuals (6.4, mortgage loan costs;
# earlier editions, viscosity of primer paint), fractions, counts, rates (chapter 7).
MORTGAGE = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306]
MORTGAGE += [294, 299, 297, 299, 314, 295, 293, 306, 301, 304]
PAINT = [33.75, 33.05, 34.0, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33.0]
PAINT += [33.54, 33.12, 33.84]
# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates.
FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]


@pytest.mark.parametrize(
    ("values", "center", "ranges", "lower", "upper", "digits"),
    [
        (MORTGAGE, 300.5, 7.79, 279.78, 321.22, 2),
        (PAINT, 33.52, 0.48, 32.24, 34.80, 2),
        (FLOW, 50.81, 1.8778, 45.8159, 55.8041, 4),
    ],
)
def test_individuals(  # noqa: PLR0917 - a case is as wide as its line in the book
    values: list[float], center: float, ranges: float, lower: float, upper: float, digits: int
) -> None:
    found = xmr_limits(row(values), method=BOOK)
    printed = 0.6 * 10**-digits
    for ours, theirs in ((found.center, center), (found.mean_range, ranges)):
        assert ours[0] == pytest.approx(theirs, abs=printed)
    for ours, theirs in ((found.lower, lower), (found.upper, upper)):
        assert ours[0] == pytest.approx(theirs, abs=2 * printed)


JUICE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22]
JUICE += [8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
ORDERS = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9]
ORDERED = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110]
ORDERED += [80, 80, 80, 90, 100, 100, 100, 100, 90, 90]
BOARDS = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10]
BOARDS += [17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15]
SHIPMENTS = [2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4]
CLOTH = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23]
ROLLS = [10.0, 8.0, 13.0, 10.0, 9.5, 10.0, 12.0, 10.5, 12.0, 12.5]


@pytest.mark.parametrize(
    ("chart", "counts", "below", "center", "lower", "upper", "digits"),
    [
        ("p", JUICE, [50] * 30, 0.2313, 0.0524, 0.4102, 4),
        ("p", ORDERS, ORDERED, 0.096, 0.007, 0.184, 3),
        ("u", SHIPMENTS, [50] * 20, 0.0740, 0.0, 0.1894, 4),
        ("u", CLOTH, ROLLS, 1.42, 0.29, 2.55, 2),
    ],
)
def test_fractions_and_rates_at_the_first_point(  # noqa: PLR0917
    chart: Any,
    counts: list[int],
    below: list[float],
    center: float,
    lower: float,
    upper: float,
    digits: int,
) -> None:
    found = draw(chart, Figures(values=row(counts), denominators=row(below)))
    printed = 0.6 * 10**-digits
    assert found.center[0] == pytest.approx(center, abs=printed)
    assert found.lower[0, 0] == pytest.approx(lower, abs=2 * printed)
    # The book goes on with the rounded centre, so its last digit may be one more.
    assert found.upper[0, 0] == pytest.approx(upper, abs=1.2 * 10**-digits)


def test_counts_of_nonconformities() -> None:
    found = draw("c", Figures(values=row(BOARDS)))
    assert found.center[0] == pytest.approx(19.85, abs=0.005)
    assert found.lower[0] == pytest.approx(6.48, abs=0.005)
    assert found.upper[0] == pytest.approx(33.22, abs=0.012)


def test_times_between_failures_are_near_normal_after_their_root() -> None:
    """Montgomery, 7.3.5 (valve failures): x = t^0.2777; the chart of x, put back to hours."""
    hours = [286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199]
    hours += [1214, 2831, 96]
    found = draw("t", Figures(values=row(hours), method=BOOK))
    root = xmr_limits(row(hours) ** (1 / 3.6), method=BOOK)
    assert root.center[0] == pytest.approx(5.386, abs=0.005)
    assert root.upper[0] == pytest.approx(11.66, abs=0.02)
    assert found.upper[0] == pytest.approx(root.upper[0] ** 3.6)
    assert found.lower[0] == 0


def test_what_a_run_chart_may_hold_by_chance() -> None:
    """Anhøj & Olesen, PLOS ONE 9 (2014) e113825: longest run and fewest crossings by n."""
    printed = {10: (6, 2), 12: (7, 3), 20: (7, 6), 24: (8, 8)}
    for n, (longest, crossings) in printed.items():
        found = run_chart(row([0, 1] * (n // 2)))
        assert found.useful[0] == n
        assert (found.longest_expected[0], found.crossings_expected[0]) == (longest, crossings)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0.0, 3.689),
        (1, 0.025, 5.572),
        (5, 1.623, 11.668),
        (20, 12.217, 30.888),
        (100, 81.364, 121.627),
    ],
)
def test_exact_poisson_intervals(count: int, low: float, high: float) -> None:
    """Garwood, Biometrika 28 (1936), as tables of confidence limits print them."""
    found = poisson_interval([count])
    assert (found.low[0], found.high[0]) == (
        pytest.approx(low, abs=6e-4),
        pytest.approx(high, abs=6e-4),
    )


@pytest.mark.parametrize(
    ("said", "asked", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_intervals(said: int, asked: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3."""
    found = survey_interval(said / asked, asked)
    assert float(found.low) == pytest.approx(low, abs=6e-5)
    assert float(found.high) == pytest.approx(high, abs=6e-5)


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090)],
)
def test_differences_of_two_shares(
    after: tuple[int, int], before: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 873, table II, method 10."""
    sides = [(said / asked, asked) for said, asked in (before, after)]
    found = survey_change(sides[0], sides[1])
    assert float(found.low) == pytest.approx(low, abs=6e-5)
    assert float(found.high) == pytest.approx(high, abs=6e-5)


def test_sens_own_example() -> None:
    """Sen, JASA 63 (1968), section 6: the slope is 4."""
    found = trend(row([9, 15, 19, 20, 45, 55, 78]), np.array([[1, 2, 3, 4, 10, 12, 18]]))
    assert found.slope[0] == 4
    assert found.s[0] == 21


def test_mann_kendalls_test_with_ties_is_kendalls() -> None:
    """Kendall, Rank Correlation Methods (1975), as SciPy has it."""
    values = [10, 22, 21, 30, 22, 30, 40, 40, 38, 45, 40, 50]
    found = trend(row(values), np.arange(len(values))[None, :])
    theirs = stats.kendalltau(np.arange(len(values)), values, method="asymptotic", variant="b")
    # SciPy leaves out the correction by one for continuity.
    n, s = len(values), found.s[0]
    z = abs(stats.norm.isf(found.p[0] / 2))
    assert z * s / (s - 1) == pytest.approx(abs(stats.norm.isf(theirs.pvalue / 2)), rel=1e-9)
    assert n * (n - 1) / 2 >= s > 0


def test_funnel_limits_lie_between_whole_counts() -> None:
    """Spiegelhalter 2005, A.1.1: at the limit, the interpolated chance is the one asked."""
    people = np.array([10_000.0, 20_000.0, 40_000.0, 80_000.0])
    counts = people * 0.001
    limits = funnel_limits(counts, people, [10_000.0], per=1.0)
    edge = limits["upper_95"][0] * 10_000
    low, high = stats.poisson.cdf([np.floor(edge), np.ceil(edge)], 10.0)
    share = edge - np.floor(edge)
    assert low + (high - low) * share == pytest.approx(0.975, abs=1e-9)

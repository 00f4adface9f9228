"""Published cases, to the digits that are printed."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from plpmission.kpi import control_limits, xmr_limits
from plpmission.kpi.charts import Figures, draw, spread
from plpmission.kpi.rules import run_ends, trend_ends, two_of_three
from plpmission.kpi.runs import run_chart
from plpmission.kpi.xmr import Method
from tests.kpi.shared import long_table, shared


@cache
def nhs() -> Any:
    return json.loads(shared("spc/nhsr_plotthedots_expected.json").read_text("utf-8"))


def worked(name: str) -> tuple[dict[str, Any], dict[str, float], float]:
    """Inputs, expected figures and tolerance of one of the worked cases."""
    cases = json.loads(shared("spc/shewhart_validation_cases.json").read_text("utf-8"))["cases"]
    case = next(case for case in cases if case["id"] == name)
    return case["inputs"], case["expected"], case["tol"]


def row(values: list[float]) -> Any:
    return np.array([values], dtype=np.float64)


@pytest.mark.parametrize("place", range(3))
def test_limits_are_those_that_the_nhs_prints(place: int) -> None:
    case = nhs()["limits"][place]
    limits = control_limits(long_table(case["y"]), screen=case["screen_outliers"]).iloc[0]
    for ours, theirs in (("center", "mean"), ("lower", "lpl"), ("upper", "upl")):
        digits = len(str(case[theirs]).partition(".")[2])
        assert round(limits[ours], digits) == case[theirs]


@pytest.mark.parametrize("place", range(4))
def test_seven_on_one_side_end_where_the_nhs_ends_them(place: int) -> None:
    case = nhs()["seven_point_one_side_mean"][place]
    side = row(case["in"])
    assert (run_ends(side > 0) | run_ends(side < 0)).astype(int)[0].tolist() == case["out"]


@pytest.mark.parametrize("place", range(6))
def test_seven_in_a_trend_end_where_the_nhs_ends_them(place: int) -> None:
    case = nhs()["seven_point_trend"][place]
    rising, falling = trend_ends(row(case["in"]))
    assert (rising.astype(int) - falling)[0].tolist() == case["out"]


@pytest.mark.parametrize("place", range(7))
def test_two_in_three_are_those_of_the_nhs(place: int) -> None:
    case = nhs()["two_in_three"][place]
    close, side = row(case["v"]) > 0, row(case["rtm"])
    found = two_of_three(close, side > 0) | two_of_three(close, side < 0)
    assert found.astype(int)[0].tolist() == case["out"]


def test_individuals_with_the_exact_constant() -> None:
    inputs, expected, tolerance = worked("imr-hand-001")
    limits = xmr_limits(row(inputs["data"]), method=Method(sigma="exact"))
    found = {
        "i_center": limits.center,
        "mr_center": limits.mean_range,
        "i_ucl": limits.upper,
        "i_lcl": limits.lower,
        "mr_ucl": limits.range_upper,
        "sigma_within": (limits.upper - limits.center) / 3,
    }
    for name, figure in expected.items():
        assert found[name][0] == pytest.approx(figure, abs=tolerance)


def test_proportions() -> None:
    inputs, expected, tolerance = worked("p_chart-hand-001")
    table = long_table(inputs["frame"]["d"], denominator=inputs["frame"]["n"])
    limits = control_limits(table, chart="p").iloc[0]
    for ours, theirs in (("center", "p_center"), ("upper", "p_ucl"), ("lower", "p_lcl")):
        assert limits[ours] == pytest.approx(expected[theirs], abs=tolerance)


def test_counts() -> None:
    inputs, expected, tolerance = worked("c_chart-hand-001")
    limits = control_limits(long_table(inputs["data"]), chart="c").iloc[0]
    for ours, theirs in (("center", "c_center"), ("upper", "c_ucl"), ("lower", "c_lcl")):
        assert limits[ours] == pytest.approx(expected[theirs], abs=tolerance)


def test_rates_have_a_limit_at_each_point() -> None:
    inputs, expected, tolerance = worked("u_chart-hand-001")
    flaws, units = row(inputs["frame"]["flaws"]), row(inputs["frame"]["units"])
    limits = draw("u", Figures(values=flaws, denominators=units))
    assert limits.center[0] == pytest.approx(expected["u_center"], abs=tolerance)
    mean = expected["u_center"]
    assert limits.upper[0] == pytest.approx(mean + 3 * np.sqrt(mean / units[0]), abs=tolerance)


def test_runs_around_the_median() -> None:
    inputs, expected, tolerance = worked("run_chart-hand-001")
    chart = run_chart(row(inputs["data"]))
    found = {
        "median": chart.median,
        "runs_about_median": chart.runs,
        "runs_expected": chart.runs_expected,
        "p_clustering": chart.p_clustering,
    }
    for name, figure in expected.items():
        assert found[name][0] == pytest.approx(figure, abs=tolerance)


def test_laneys_proportions() -> None:
    inputs, expected, tolerance = worked("laney_p-hand-001")
    frame = inputs["frame"]
    figures = Figures(
        values=row(frame["d"]), denominators=row(frame["n"]), method=Method(sigma="exact")
    )
    limits = draw("p_prime", figures)
    sigma = np.sqrt(0.048 * 0.952 / figures.denominators)
    assert spread(figures, sigma)[0] == pytest.approx(expected["sigma_z"], abs=tolerance)
    assert limits.center[0] == pytest.approx(expected["p_center"], abs=tolerance)
    assert limits.upper[0, 0] == pytest.approx(expected["p_ucl"], abs=tolerance)
    assert limits.lower[0, 0] == expected["p_lcl"]
    table = long_table(frame["d"], denominator=frame["n"])
    told = control_limits(table, sigma="exact").iloc[0]
    assert told["upper"] == pytest.approx(expected["p_ucl"], abs=tolerance)

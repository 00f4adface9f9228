"""Rates, areas, short series, trends, interventions and forecasts, against what is known."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from plpmission.errors import KpiError
from plpmission.kpi.charts import Figures, draw
from plpmission.kpi.forecast import forecast
from plpmission.kpi.intervention import fit, interrupted
from plpmission.kpi.rates import compare_areas, funnel, poisson_interval, rate, suppress
from plpmission.kpi.reading import read_series
from plpmission.kpi.runs import run_chart, run_charts
from plpmission.kpi.short import compare_around, rate_ratio, survey_change, survey_interval
from plpmission.kpi.trend import trend, trends
from tests.kpi.shared import long_table, shared

RNG = np.random.default_rng(1957)
BEGINNING = RNG.bit_generator.state


@pytest.fixture(autouse=True)
def _the_same_noise_whatever_ran_before() -> None:
    RNG.bit_generator.state = BEGINNING


def test_poisson_intervals_are_garwoods() -> None:
    found = poisson_interval([0, 1, 10, -1])
    assert found.low[:3] == pytest.approx([0, 0.0253178, 4.7953887], abs=1e-6)
    assert found.high[:3] == pytest.approx([3.6888795, 5.5716434, 18.3903560], abs=1e-6)
    assert np.isnan(found.low[3])


def test_a_rate_is_per_thousand_and_none_without_people() -> None:
    found = rate([12, 3], [4000, 0])
    assert found.value[0] == pytest.approx(3.0)
    assert np.isnan(found.value[1])


def test_a_ratio_of_rates_has_the_exact_binomial_interval() -> None:
    found = rate_ratio(10, 20)
    exact = stats.binomtest(20, 30).proportion_ci(method="exact")
    assert float(found.low) == pytest.approx(exact.low / (1 - exact.low))
    assert float(found.high) == pytest.approx(exact.high / (1 - exact.high))


def test_five_years_can_show_a_change_or_be_too_few_to_say() -> None:
    years = range(2017, 2025)
    fell = pd.DataFrame(
        {"series": "a", "period": years, "value": [99, 108, 95, 104, 61, 55, 58, 62]}
    )
    same = pd.DataFrame({"series": "b", "period": years, "value": [9, 11, 8, 10, 9, 12, 8, 10]})
    wild = pd.DataFrame({"series": "c", "period": years, "value": [9, 300, 20, 90, 9, 200, 8, 40]})
    one = pd.DataFrame({"series": "d", "period": [2020, 2021, 2022], "value": [500, 400, 100]})
    found = compare_around(pd.concat([fell, same, wild, one]), "2021").set_index("series")
    assert found.loc["a", "change"] == "lower"
    assert found.loc["b", "change"] == "too_few_to_say"
    assert found.loc["c", "change"] == "too_few_to_say", "years scatter more than counts do"
    assert found.loc["d", "change"] == "too_few_to_say", "one point before"


def test_the_exact_comparison_holds_its_level_in_noise() -> None:
    counts = RNG.poisson(40, size=(2000, 8))
    table = long_table(counts)
    found = compare_around(table, "2001-05")
    assert (found["change"] != "too_few_to_say").mean() < 0.05


def test_a_survey_has_wilsons_interval() -> None:
    found = survey_interval(0.6, 400)
    exact = stats.binomtest(240, 400).proportion_ci(method="wilson")
    assert (float(found.low), float(found.high)) == pytest.approx((exact.low, exact.high))
    everyone = survey_interval(0.6, 400, population=400)
    assert float(everyone.low) == pytest.approx(0.6)
    change = survey_change((0.6, 400), (0.7, 380))
    assert 0 < change.low < change.value < change.high


def test_a_funnel_finds_the_area_that_differs_and_no_other() -> None:
    people = RNG.integers(5_000, 90_000, 60)
    counts = RNG.poisson(people * 0.01)
    counts[7] = people[7] * 0.03
    assert np.flatnonzero(funnel(counts, people)["outside"]).tolist() == [7]
    found = compare_areas(counts, people)
    assert found.loc[7, "differs"] == 1
    assert (found["differs"] != 0).sum() == 1


def test_more_spread_than_chance_widens_the_funnel() -> None:
    people = np.full(200, 20_000)
    own = RNG.gamma(20, 0.01 / 20, 200)
    found = funnel(RNG.poisson(people * own), people)
    assert found["dispersion"].iloc[0] > 3
    assert (found["outside"] != 0).mean() < 0.05


def test_small_numbers_are_hidden_and_so_is_what_would_give_them_away() -> None:
    assert suppress([3, 0, 10, 7, 20]).tolist() == [True, False, False, True, False]
    assert suppress([3, 2, 10, 7]).tolist() == [True, True, False, False]
    assert suppress([3, 9, 9, 4], ["a", "a", "b", "b"]).tolist() == [True] * 4
    with pytest.raises(KpiError):
        suppress([1], below=1)


def test_slope_and_test_are_those_of_scipy() -> None:
    values = RNG.normal(size=(5, 30)) + np.arange(30) * 0.05
    times = np.tile(np.arange(30), (5, 1))
    found = trend(values, times)
    for row in range(5):
        theirs = stats.theilslopes(values[row], times[row])
        assert found.slope[row] == pytest.approx(theirs.slope)
        assert found.low[row] == pytest.approx(theirs.low_slope)
        assert found.high[row] == pytest.approx(theirs.high_slope)
        assert found.p[row] == pytest.approx(
            stats.kendalltau(times[row], values[row], method="asymptotic").pvalue, abs=0.03
        )


def test_ties_and_gaps_are_in_the_test() -> None:
    values = np.array([[1, 1, 2, 2, 3, 3, np.nan], [1, 2, 3, 4, 5, 6, 7.0]])
    found = trend(values, np.tile(np.arange(7), (2, 1)))
    # Var(S) = (n(n − 1)(2n + 5) − 3 · 2 · 1 · 9) / 18 with n = 6
    z = (found.s[0] - 1) / np.sqrt((6 * 5 * 17 - 54) / 18)
    assert found.p[0] == pytest.approx(2 * stats.norm.sf(z))
    assert found.slope[1] == 1


def test_a_season_is_no_trend_where_it_is_asked_to_be_none() -> None:
    season = np.tile(np.arange(12.0), 6)
    table = long_table(season + RNG.normal(scale=0.1, size=(30, 72)))
    assert (trends(table, seasonal=True)["trend"] == "none").mean() > 0.8
    up = long_table(season + np.arange(72) * 0.1 + RNG.normal(scale=0.1, size=(3, 72)))
    assert trends(up, seasonal=True)["slope"].to_numpy() == pytest.approx(0.1, abs=0.02)
    assert trends(long_table(season[:12]))["trend"].tolist() == ["too_few_points"]


def test_runs_are_told_by_anhojs_rules() -> None:
    shifted = np.repeat([1.0, 2.0], 10) + np.tile([0.1, -0.1], 10)
    noise = RNG.normal(size=(2000, 24))
    assert run_chart(shifted[None]).signal.tolist() == [True]
    assert run_chart(noise).signal.mean() < 0.1
    short = run_chart(np.repeat([1.0, 2.0], 6)[None])
    assert short.signal.tolist() == [False]
    assert run_charts(long_table(np.stack([shifted, noise[0, :20]])))["n"].tolist() == [20, 20]


def test_newey_west_errors_are_those_of_statsmodels() -> None:
    """Checked once against statsmodels 0.15 (OLS, HAC, use_correction) on this very draw."""
    values = np.random.default_rng(0).normal(size=(1, 60))
    time = np.arange(60.0)
    design = np.stack([np.ones(60), time, time >= 30, (time - 30) * (time >= 30)], axis=1)
    found = fit(values, design[None].astype(float), np.array([3]))
    assert found.terms[0] == pytest.approx(
        [-0.0734438, -0.00331329, 0.47919388, 0.00122549], abs=1e-7
    )
    assert found.errors[0] == pytest.approx(
        [0.29192609, 0.01439642, 0.42390847, 0.0245114], abs=1e-7
    )


def test_the_seat_belt_law_lowered_the_level() -> None:
    table = read_series(shared("foreign/UKDriverDeaths_monthly_1969_1984.csv"))
    found = interrupted(table, "1983-02").iloc[0]
    assert found["change"] in ("level", "both")
    assert found["level_high"] < 0
    assert (found["n_before"], found["n_after"]) == (169, 23)


def test_nothing_is_said_of_an_intervention_with_few_points_on_a_side() -> None:
    table = long_table(RNG.normal(size=(2, 24)))
    assert interrupted(table, "2002-09")["change"].tolist() == ["too_few_points"] * 2
    assert interrupted(table, "2002-01")["change"].isin(["none", "level", "slope", "both"]).all()


def test_an_intervention_in_autocorrelated_noise_is_seldom_found() -> None:
    noise = RNG.normal(size=(400, 96))
    for column in range(1, 96):
        noise[:, column] += 0.4 * noise[:, column - 1]
    found = interrupted(long_table(noise), "2005-01")
    assert (found["level_p"] < 0.05).mean() < 0.15


def test_a_forecast_covers_what_comes() -> None:
    walk = np.cumsum(RNG.normal(size=(400, 60)) * 0.3, axis=1) + RNG.normal(size=(400, 60))
    found = forecast(long_table(walk[:, :54]), dt.date(2005, 12, 15))
    assert (found["ahead"] == 6).all()
    inside = (walk[:, 59] >= found["low"]) & (walk[:, 59] <= found["high"])
    assert inside.mean() == pytest.approx(0.95, abs=0.04)


def test_the_chance_of_a_target_goes_with_its_distance_and_direction() -> None:
    table = long_table(50 + RNG.normal(size=24))
    deadline = dt.date(2003, 6, 30)

    def chance(target: float, direction: str) -> float:
        return float(
            forecast(table, deadline, target=target, direction=direction)["chance"].iloc[0]
        )

    assert chance(30, "up") > 0.99
    assert chance(30, "down") < 0.01
    assert chance(50, "up") + chance(50, "down") == pytest.approx(1)


def test_no_forecast_is_made_of_few_points_or_for_the_past() -> None:
    few = forecast(long_table(RNG.normal(size=12)), dt.date(2003, 1, 1), target=1, direction="up")
    past = forecast(long_table(RNG.normal(size=24)), dt.date(2001, 1, 1), target=1, direction="up")
    for found in (few, past):
        assert found[["value", "low", "high", "chance"]].isna().all(axis=None)


def test_rare_events_have_g_and_t_charts() -> None:
    gaps = RNG.geometric(0.02, size=(300, 40)).astype(float) - 1
    limits = draw("g", Figures(values=gaps))
    mean = gaps.mean(axis=1)
    assert limits.upper == pytest.approx(mean + 3 * np.sqrt(mean * (mean + 1)))
    days = RNG.exponential(30, size=(300, 40))
    times = draw("t", Figures(values=days))
    beyond = (days > times.upper[:, None]) | (days < times.lower[:, None])
    assert beyond.mean() < 0.01


def test_laney_draws_poisson_limits_where_counts_are_poissons() -> None:
    people = RNG.integers(8_000, 12_000, size=(300, 48)).astype(float)
    counts = RNG.poisson(people * 0.01).astype(float)
    figures = Figures(values=counts, denominators=people)
    plain, laney = draw("u", figures), draw("u_prime", figures)
    widths = (laney.upper - laney.center[:, None]) / (plain.upper - plain.center[:, None])
    assert np.median(widths) == pytest.approx(1, abs=0.05)

"""From a table to conclusions, also from tables that are not as they should be."""

from __future__ import annotations

import datetime as dt
import json
import math

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from plpmission import cli
from plpmission.errors import KpiError
from plpmission.i18n.build import compile_catalogues
from plpmission.i18n.catalogue import LOCALE
from plpmission.kpi import Rebase, analyse, control_limits
from plpmission.kpi.analysis import Analysis, Result
from plpmission.kpi.rules import BIT, Rule
from tests.kpi.shared import long_table, shared

TODAY = dt.date(2026, 11, 22)
NOISE = [50, 53, 47, 51, 49, 52, 48, 50, 54, 46, 51, 49, 50, 52, 48, 51, 47, 53, 50, 49]
ANTWERP = "belgium/pz5345_traffic_infractions_by_theme_yearly_2015_2023.csv"


@pytest.fixture(scope="module", autouse=True)
def catalogues() -> None:
    compile_catalogues(LOCALE)


def conclude(table: pd.DataFrame, **how: object) -> Result:
    return analyse(table, today=TODAY, **how).result(0)  # type: ignore[arg-type]


def said(result: Result, words: str) -> bool:
    return any(words in note for note in result.notes)


def test_noise_is_the_usual_variation() -> None:
    found = conclude(long_table(NOISE))
    assert (found.verdict, found.signals, found.n) == ("common_cause", (), 20)


@pytest.mark.parametrize(
    ("direction", "verdict"),
    [
        ("up", "improvement"),
        ("down", "concern"),
        ("keep", "special_cause"),
        (None, "special_cause"),
    ],
)
def test_a_step_up_is_judged_by_the_direction(direction: str | None, verdict: str) -> None:
    table = long_table(NOISE + [value + 9 for value in NOISE[:8]], direction=direction)
    found = conclude(table)
    assert found.verdict == verdict
    assert "one_side" in {signal.rule for signal in found.signals}


@pytest.mark.parametrize(
    ("target", "direction", "assurance"),
    [
        (10, "up", "consistently_met"),
        (90, "up", "consistently_missed"),
        (50, "up", "hit_or_miss"),
        (90, "down", "consistently_met"),
        (10, "down", "consistently_missed"),
        (50, None, "none"),
        (None, "up", "none"),
    ],
)
def test_a_target_is_assured_by_the_limits(
    target: float | None, direction: str | None, assurance: str
) -> None:
    assert conclude(long_table(NOISE, target=target, direction=direction)).assurance == assurance


@pytest.mark.parametrize("points", [0, 1, 2, 5, 12])
def test_no_verdict_is_given_from_too_few_points(points: int) -> None:
    table = long_table([*NOISE[: max(points - 1, 0)], 999][:points] or [np.nan])
    table = table.assign(target=10, direction="up")
    for found in analyse(table, today=TODAY):
        assert found.verdict == "too_few_points"
        assert found.assurance == "none"
        assert found.signals == ()
    if points:
        assert "too few" in conclude(table).sentence


def test_an_empty_table_gives_no_series() -> None:
    empty = pd.DataFrame({"series": [], "period": [], "value": []})
    assert list(analyse(empty)) == []
    assert len(control_limits(empty)) == 0


def test_thirteen_points_of_which_the_last_phase_has_few_give_no_verdict() -> None:
    table = long_table(NOISE)
    new = Rebase(period="2002-01", by="A. Peeters", reason="New recording rules")
    found = conclude(table, rebases=[new])
    assert found.verdict == "too_few_points"
    assert {point.phase for point in found.points} == {1, 2}
    assert said(found, "decided by A. Peeters: New recording rules")


def test_each_phase_has_limits_of_its_own() -> None:
    table = long_table(NOISE + [value + 100 for value in NOISE])
    new = Rebase(period="2002-09", by="A. Peeters", reason="New recording rules")
    found = conclude(table, rebases=[new])
    assert found.verdict == "common_cause"
    assert found.points[0].center == pytest.approx(np.mean(NOISE))
    assert found.center == pytest.approx(np.mean(NOISE) + 100)


def test_rebasing_without_a_name_or_a_reason_is_refused() -> None:
    with pytest.raises(KpiError, match="name"):
        Rebase(period="2002-01", by=" ", reason="because")
    with pytest.raises(KpiError, match="reason"):
        Rebase(period="2002-01", by="A. Peeters", reason="")
    with pytest.raises(KpiError, match="period"):
        Rebase(period="someday", by="A. Peeters", reason="because")


def test_a_frozen_baseline_keeps_its_limits_whatever_comes_later() -> None:
    calm = conclude(long_table(NOISE[:14]))
    later = conclude(long_table(NOISE[:14] + [90] * 10), baseline="2002-02")
    assert (later.lower, later.upper) == (calm.lower, calm.upper)
    assert later.verdict == "special_cause"


def test_a_constant_series_is_no_signal_and_says_so() -> None:
    found = conclude(long_table([0.1] * 15))
    assert (found.verdict, found.signals) == ("common_cause", ())
    assert found.center == found.lower == found.upper == 0.1
    assert said(found, "the same")


def test_a_constant_series_with_one_change_does_not_make_all_of_it_signals() -> None:
    found = conclude(long_table([0.0] * 20 + [5.0] + [0.0] * 3))
    assert [signal.period for signal in found.signals if signal.rule == "beyond_limit"] == [
        "2002-09"
    ]


def test_gaps_are_skipped_and_named() -> None:
    table = long_table(NOISE)
    found = conclude(table.drop(index=[3, 4]))
    assert found.n == 18
    assert said(found, "2001-04, 2001-05")


def test_a_row_without_a_value_is_a_gap() -> None:
    table = long_table(NOISE)
    table.loc[3, "value"] = np.nan
    assert said(conclude(table), "No figure for: 2001-04")


def test_infinite_figures_are_left_out_and_named() -> None:
    found = conclude(long_table([*NOISE, np.inf, -np.inf]))
    assert found.n == 20
    assert math.isfinite(found.upper)
    assert said(found, "2002-09, 2002-10")


def test_a_row_said_twice_counts_once() -> None:
    table = long_table(NOISE)
    found = conclude(pd.concat([table, table.iloc[:2]]))
    assert found.center == pytest.approx(np.mean(NOISE))
    assert said(found, "counted once: 2001-01, 2001-02")


def test_two_figures_for_one_period_are_both_left_out() -> None:
    table = long_table(NOISE)
    found = conclude(pd.concat([table, table.iloc[[2]].assign(value=60)]))
    assert found.n == 19
    assert said(found, "both left out: 2001-03")


def test_a_year_beside_its_months_is_not_counted_twice() -> None:
    table = long_table(NOISE)
    year = pd.DataFrame({"series": ["s0"], "period": ["2001"], "value": [600]})
    found = conclude(pd.concat([table, year]))
    assert found.n == 20
    assert said(found, "counts twice: 2001")


def test_a_december_in_the_future_is_left_out() -> None:
    table = long_table([*NOISE, 500], start="2025-04")
    found = conclude(table)
    assert found.points[-1].period == "2026-11"
    assert said(found, "In the future, left out: 2026-12")


def test_a_denominator_of_zero_leaves_the_point_out() -> None:
    table = long_table(NOISE, denominator=[100.0] * 19 + [0.0])
    found = conclude(table)
    assert found.n == 19
    assert found.points[0].value == 0.5
    assert said(found, "No denominator above 0, left out: 2002-08")


def test_a_negative_count_is_left_out_and_a_negative_value_is_not() -> None:
    table = long_table([*NOISE, -1])
    assert conclude(table).n == 21
    assert said(conclude(table, chart="c"), "left out: 2002-09")


def test_rows_without_a_series_are_counted() -> None:
    table = long_table(NOISE)
    stray = pd.DataFrame({"series": [None], "period": ["2001-01"], "value": [1.0]})
    assert said(conclude(pd.concat([table, stray])), "Rows without a series, left out: 1")


def test_text_among_the_figures_is_refused_by_row_and_column() -> None:
    table = long_table(NOISE).astype({"value": object})
    table.loc[4, "value"] = "about fifty"
    with pytest.raises(KpiError, match="Row 5, column “value”: “about fifty”"):
        analyse(table)


def test_a_period_that_is_none_is_refused() -> None:
    table = long_table(NOISE)
    table.loc[2, "period"] = "last spring"
    with pytest.raises(KpiError, match="last spring"):
        analyse(table)


def test_a_series_without_any_usable_figure_says_so() -> None:
    for table in (long_table(NOISE).assign(value=np.nan), long_table(NOISE, denominator=0.0)):
        found = conclude(table)
        assert (found.n, found.verdict) == (0, "too_few_points")
        assert said(found, "No usable figure")


def test_figures_beyond_all_measure_are_left_out() -> None:
    assert conclude(long_table([*NOISE, 1e308, -1e308])).n == 20


def test_a_target_that_is_no_figure_is_refused() -> None:
    with pytest.raises(KpiError, match="plenty"):
        analyse(long_table(NOISE, target="plenty"))


def test_a_direction_that_is_none_is_refused() -> None:
    with pytest.raises(KpiError, match="sideways"):
        analyse(long_table(NOISE, direction="sideways"))


def test_a_column_that_is_there_twice_is_refused() -> None:
    table = long_table(NOISE)
    with pytest.raises(KpiError, match="two columns"):
        analyse(pd.concat([table, table[["value"]]], axis=1))


def test_a_table_without_figures_is_refused() -> None:
    with pytest.raises(KpiError, match="value"):
        analyse(pd.DataFrame({"series": ["a"], "period": ["2001"]}))


def test_shuffled_rows_give_what_sorted_ones_give() -> None:
    rng = np.random.default_rng(3)
    table = long_table(rng.normal(size=(7, 30)))
    mixed = table.sample(frac=1, random_state=4)
    one = control_limits(table).set_index("series")
    two = control_limits(mixed).set_index("series").loc[one.index]
    pd.testing.assert_frame_equal(one, two)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Brussels", "America/New_York"])
def test_a_time_zone_moves_no_month(zone: str) -> None:
    days = pd.date_range("2001-01-01", periods=20, freq="MS", tz="Europe/Brussels")
    shown = days.tz_convert(zone) if zone == "UTC" else days.tz_localize(None).tz_localize(zone)
    table = pd.DataFrame({"series": "s", "period": shown, "value": NOISE})
    assert conclude(table).points[0].period == "2001-01"


def test_the_antwerp_jump_gives_too_few_points_and_proposes_to_rebase() -> None:
    found = next(one for one in analyse(shared(ANTWERP)) if one.series == "Snelheid")
    assert (found.n, found.verdict) == (9, "too_few_points")
    assert said(found, "propose to rebase in 2022")


def test_the_seat_belt_law_is_found_as_a_step() -> None:
    table = pd.read_csv(shared("foreign/UKDriverDeaths_monthly_1969_1984.csv"))
    table = table.rename(columns={"time": "period"}).assign(direction="down")
    found = conclude(table)
    assert said(found, "The level changes in 1983-02")
    assert said(found, "time of the year")
    assert "1983-02" in {signal.period for signal in found.signals}
    assert conclude(table, seasonal=True).verdict == "improvement"


def share_of(found: Analysis, rule: Rule) -> float:
    return float(((found.drawing.marked & BIT[rule]) > 0).mean())


def test_points_of_seasonal_limits_follow_the_year() -> None:
    season = np.tile(np.sin(np.arange(12) / 12 * 2 * np.pi) * 20, 5)
    noise = np.random.default_rng(1).normal(size=(200, 60))
    found = analyse(long_table(100 + season + noise), today=TODAY, seasonal=True)
    points = found.result(0).points
    assert points[3].center > points[9].center + 30
    assert share_of(found, "beyond_limit") < 0.01
    assert share_of(found, "rising_or_falling") < 0.005


def test_trended_limits_follow_the_line() -> None:
    noise = np.random.default_rng(1).normal(size=(200, 40))
    found = analyse(long_table(np.arange(40) * 2 + noise), today=TODAY, trended=True)
    points = found.result(0).points
    assert points[-1].center - points[0].center == pytest.approx(78, abs=3)
    assert share_of(found, "beyond_limit") < 0.01


@pytest.mark.parametrize("lang", ["fr", "nl", "de", "en"])
def test_the_sentence_can_be_quoted_in_four_languages(lang: str) -> None:
    table = long_table([1000.5, *NOISE[1:]], target=40, direction="up")
    found = analyse(table, today=TODAY).result(0, lang)  # type: ignore[arg-type]
    assert found.sentence.startswith("s0")
    assert "2002-08" in found.sentence
    assert "{" not in found.sentence


def test_the_table_has_a_row_a_series_and_the_points_a_row_a_point() -> None:
    found = analyse(long_table([NOISE, NOISE]), today=TODAY)
    assert found.table()["verdict"].tolist() == ["common_cause"] * 2
    assert len(found.points()) == 40


def test_nothing_changes_the_table_that_was_given() -> None:
    table = long_table(NOISE, direction="up", target=5).sample(frac=1, random_state=1)
    before = table.copy(deep=True)
    analyse(table)
    control_limits(table)
    pd.testing.assert_frame_equal(table, before)


def test_the_command_prints_the_conclusions_as_json(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "series.csv"
    long_table([*NOISE, 90], direction="up", target=60).to_csv(path, index=False)
    done = CliRunner().invoke(cli.app, ["kpi", str(path), "--format", "json", "--lang", "en"])
    assert done.exit_code == 0, done.output
    [found] = json.loads(done.output)
    assert list(found) == [
        "series", "n", "center", "lower", "upper", "points", "signals", "verdict", "assurance",
        "notes",
    ]  # fmt: skip
    assert found["signals"] == [{"period": "2002-09", "rule": "beyond_limit"}]
    assert found["verdict"] == "improvement"
    assert found["points"][0].keys() == {"period", "value", "center", "lower", "upper", "phase"}


def test_the_command_prints_a_table_with_sparklines(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "series.csv"
    long_table([NOISE, [5] * 20]).to_csv(path, index=False)
    done = CliRunner().invoke(cli.app, ["kpi", str(path), "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert "▁" in done.output
    assert "All figures are the same" in done.output


def test_the_command_says_what_it_cannot_read_and_ends_with_two(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "series.csv"
    path.write_text("series,period,value\na,2001,1\na,2002,many\n", encoding="utf-8")
    done = CliRunner().invoke(cli.app, ["kpi", str(path), "--lang", "en"])
    assert done.exit_code == 2
    assert "row 3" in done.output
    missing = CliRunner().invoke(cli.app, ["kpi", str(tmp_path / "none.csv"), "--lang", "en"])
    assert missing.exit_code == 2


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (30, 70, "consistently_met"),
        (60, 90, "consistently_missed"),
        (48, 90, "hit_or_miss"),
        (None, 70, "consistently_met"),
        (60, None, "consistently_missed"),
    ],
)
def test_a_band_is_met_missed_or_hit_without_any_direction(
    low: float | None, high: float | None, said: str
) -> None:
    values = [50, 52, 49, 51, 48, 50, 52, 49, 51, 50, 48, 52, 50, 49]
    table = long_table(values, target_low=low, target_high=high)
    assert analyse(table).assurance(0) == said
    assert analyse(table.head(12)).assurance(0) == "none"


def test_rates_are_told_per_as_many_as_asked() -> None:
    table = long_table([20, 22, 19, 21] * 4, denominator=10_000.0, target=2.5, direction="down")
    [one] = analyse(table, per=1000.0)
    assert one.center == pytest.approx(2.05)
    assert one.points[0].value == pytest.approx(2.0)
    limits = control_limits(table, per=1000.0).iloc[0]
    assert (limits["center"], limits["upper"]) == pytest.approx((one.center, one.upper))


def test_a_target_met_after_a_change_is_not_said_to_be_out_of_reach() -> None:
    before = [15.2, 15.3, 14.9, 15.4, 14.9, 15.2, 15.0, 15.3, 15.1, 15.2, 15.1, 15.2]
    after = [12.9, 12.7, 12.3, 12.5, 12.2, 12.3, 12.4, 12.4, 12.3, 12.2]
    table = long_table([*before, *after], target=13, direction="down")
    found = analyse(table, today=TODAY).result(0, "en")
    assert found.assurance == "consistently_missed"
    assert "meets the target of 13" in found.sentence
    assert "cannot be met" not in found.sentence

"""Figures as data, indicators as series, and areas that merge."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from plpmission.errors import KpiError
from plpmission.kpi import Rebase, analyse
from plpmission.kpi.areas import read_areas
from plpmission.kpi.figure import Mark, control_figure
from plpmission.kpi.figure_time import before_after_figure
from plpmission.kpi.indicators import analyse_indicators, chance_of_target, indicator_table
from plpmission.kpi.mergers import (
    Merger,
    follow,
    followed_table,
    known_mergers,
    mergers_of_refnis,
)
from plpmission.kpi.reading import read_series
from plpmission.model.indicators import Indicator, Measurement, Profile, Target
from plpmission.model.terms import Direction
from tests.kpi.shared import long_table, shared

CALM = [50, 53, 47, 51, 49, 52, 48, 50, 54, 46, 51, 49, 50, 52]


def indicator(name: str, values: list[float], **fields: object) -> Indicator:
    months = pd.period_range("2020-01", periods=len(values), freq="M").astype(str)
    measured = tuple(
        Measurement(period=month, value=value, denominator=fields.get("over"))  # type: ignore[arg-type]
        for month, value in zip(months, values, strict=True)
    )
    target = Target(value=fields.get("target"), deadline=dt.date(2022, 6, 30))  # type: ignore[arg-type]
    return Indicator(
        id=f"ind-{name}", direction=Direction.DOWN, measurements=measured, target=target
    )


def test_a_chart_says_in_words_what_its_points_mean() -> None:
    found = analyse(long_table([*CALM, 90], direction="down", target=45))
    rebase = Rebase(period="2001-06", by="A. Peeters", reason="New rules")
    figure = control_figure(
        found,
        0,
        lang="fr",
        title="Vols",
        unit="faits",
        marks=[Mark(period="2001-03", words="Plan"), rebase],
    )
    assert figure.dots[-1].meaning == "worse"
    assert figure.dots[0].meaning == "usual"
    assert [(goal.low, goal.high) for goal in figure.goals] == [(-np.inf, 45)]
    assert figure.limits
    assert [mark.words for mark in figure.marks] == ["Plan", "New rules (A. Peeters)"]
    assert figure.alt.startswith("Vols")
    assert len(figure.rows) == 15
    assert len(figure.rows[0]) == len(figure.heading)


def test_a_chart_of_few_points_draws_no_limits() -> None:
    figure = control_figure(analyse(long_table([1, 2, 99])), 0, lang="en")
    assert not figure.limits
    assert {dot.meaning for dot in figure.dots} == {"usual"}


def test_indicators_are_judged_as_their_figures_are() -> None:
    plain = indicator("plain", [*CALM, 90], target=45)
    counts = indicator("counts", CALM, over=1000.0)
    empty = indicator("empty", [])
    found = analyse_indicators([plain, counts, empty])
    assert set(found) == {"ind-plain", "ind-counts"}
    analysis, place = found["ind-plain"]
    assert analysis.verdict(place) == "concern"
    analysis, place = found["ind-counts"]
    assert analysis.result(place).center == pytest.approx(np.mean(CALM) / 1000)
    assert len(indicator_table([empty])) == 0


def test_the_chance_of_a_target_is_that_of_the_forecast() -> None:
    assert chance_of_target(indicator("far", CALM, target=10)) < 0.01  # type: ignore[operator]
    assert chance_of_target(indicator("near", CALM, target=60)) > 0.99  # type: ignore[operator]
    assert chance_of_target(indicator("none", CALM)) is None
    assert chance_of_target(indicator("few", CALM[:5], target=10)) is None
    assert chance_of_target(indicator("empty", [], target=10)) is None


def rows(*cells: tuple[str, str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(cells, columns=["code", "period", "value", "denominator"])


def test_before_a_merger_the_parts_are_summed() -> None:
    table = rows(
        ("A", "2023", 10, 1000),
        ("B", "2023", 5, 500),
        ("C", "2023", 7, 70),
        ("N", "2025", 20, 1600),
    )
    found = follow(table, [Merger(new="N", old=("A", "B"), date=dt.date(2025, 1, 1))])
    shown = found.table.set_index(["code", "period"])
    assert shown.loc[("N", "2023")].tolist() == [15, 1500]
    assert shown.loc[("N", "2025")].tolist() == [20, 1600]
    assert sorted(found.table["code"].unique()) == ["C", "N"]
    assert len(found.breaks) == 0


def test_a_part_without_a_figure_is_a_break_and_no_sum() -> None:
    table = rows(("A", "2023", 10, 1000), ("N", "2025", 20, 1600))
    found = follow(table, [Merger(new="N", old=("A", "B"), date=dt.date(2025, 1, 1))])
    assert found.table["period"].tolist() == ["2025"]
    assert found.breaks[["code", "period", "missing"]].values.tolist() == [["N", "2023", "B"]]


def test_an_area_may_keep_its_code_and_may_merge_again() -> None:
    table = rows(
        ("A", "2018", 1, 1), ("B", "2018", 2, 1), ("C", "2018", 4, 1), ("A", "2020", 3, 1),
        ("C", "2020", 4, 1), ("A", "2025", 7, 1),
    )  # fmt: skip
    first = Merger(new="A", old=("A", "B"), date=dt.date(2019, 1, 1))
    second = Merger(new="A", old=("A", "C"), date=dt.date(2025, 1, 1))
    found = follow(table, [second, first]).table
    assert found.sort_values("period")["value"].tolist() == [7, 7, 7]
    assert set(found["code"]) == {"A"}


def test_the_mergers_of_2025_are_read_from_the_register_of_codes() -> None:
    mergers = mergers_of_refnis(pd.read_csv(shared("belgium/refnis2025.csv"), dtype=str).fillna(""))
    by_code = {merger.new: merger for merger in mergers}
    assert by_code["73111"].old == ("73009", "73083")
    assert by_code["82039"].date == dt.date(2024, 12, 2)
    assert len(mergers) > 10
    assert by_code["37022"].date == dt.date(2025, 1, 1)
    shipped = {one.new: one for one in known_mergers("municipality")}
    for code, merger in by_code.items():
        assert (set(shipped[code].old), shipped[code].date) == (set(merger.old), merger.date)


def test_the_mergers_of_zones_are_those_of_the_shared_table() -> None:
    told = pd.read_csv(shared("belgium/police_zone_mergers_flanders_2024_2025.csv"))
    for merger in known_mergers("zone"):
        [line] = [text for text in told["description_nl"] if f"(= {merger.new} " in text]
        assert all(f"(= {old} " in line for old in merger.old)


def test_a_zone_is_followed_through_its_merger_and_the_chart_shows_it() -> None:
    table = rows(
        ("5425", "2023", 10, 1000), ("5426", "2023", 5, 500), ("5426", "2024", 5, 500),
        ("5915", "2025", 20, 1600), ("5345", "2025", 3, 9),
    )  # fmt: skip
    told = followed_table(table, kind="zone", lang="en")
    assert told.table[told.table["code"] == "5915"]["value"].tolist() == [15, 20]
    assert told.notes == {
        "5915": (
            "Vlaamse Ardennen, 01/01/2025: a break. Without figures of 5425, these are left out: "
            "2024.",
        )
    }
    assert [(mark.period, mark.kind) for mark in told.marks["5915"]] == [("2025-01", "break")]


def test_rates_are_not_added_up_and_a_new_number_is_followed() -> None:
    rates = rows(("5425", "2023", 10.5, 1), ("5426", "2023", 5.2, 1), ("5915", "2025", 7.1, 1))
    told = followed_table(rates, kind="zone", lang="en")
    assert told.table["value"].tolist() == [7.1]
    assert "Rates cannot be added up" in told.notes["5915"][0]
    moved = rows(("55022", "2017", 10.5, 1), ("58001", "2020", 9.5, 1))
    told = followed_table(moved, kind="municipality", lang="fr")
    assert told.table["code"].tolist() == ["58001", "58001"]
    assert not told.marks


def test_a_file_by_municipality_is_read_in_the_areas_of_today() -> None:
    text = (
        "NIS_code;gemeente;feit;jaar;aantal;inwoners\n"
        "73009;Borgloon;vol;2023;10;1000\n73083;Tongeren;vol;2023;30;3000\n"
        "73009;Borgloon;inbraak;2023;1;1000\n73083;Tongeren;inbraak;2023;2;3000\n"
        "73111;Tongeren-Borgloon;vol;2025;44;4100\n73111;Tongeren-Borgloon;inbraak;2025;4;4100\n"
        "71053;Sint-Truiden;vol;2023;9;900\n"
    )
    told = read_areas(
        text.encode(),
        "municipality",
        lang="en",
        name="x.csv",
        profile=Profile(denominator="inwoners"),
    )
    shown = told.table.set_index(["series", "period"])
    assert shown.loc[("Tongeren-Borgloon · vol", "2023"), ["value", "denominator"]].tolist() == [
        40,
        4000,
    ]
    assert shown.loc[("Tongeren-Borgloon · inbraak", "2025"), "value"] == 4
    assert shown.loc[("Sint-Truiden · vol", "2023"), "code"] == "71053"
    assert told.notes["73111"] == (
        "Tongeren-Borgloon: figures before 01/01/2025 are those of 73009, 73083 together.",
    )
    assert len(analyse(told.table)) == 3


def test_a_wide_file_by_zone_is_followed_too_and_one_without_codes_is_refused() -> None:
    long = "zonenummer;jaar;n\n5425;2023;1\n5426;2023;3\n5915;2025;9\n"
    found = read_areas(long.encode(), "zone", lang="nl", name="x.csv").table
    assert found["series"].unique().tolist() == ["Vlaamse Ardennen"]
    text = "zonenummer;2023;2024;2025\n5425;1;2;\n5426;3;4;\n5915;;;9\n5345;1;1;1\n"
    told = read_areas(text.encode(), "zone", lang="nl", name="x.csv")
    merged = told.table[told.table["code"] == "5915"].dropna().sort_values("period")
    assert merged["value"].tolist() == [4, 6, 9]
    with pytest.raises(KpiError, match="codes of areas"):
        read_areas(b"jaar;n\n2020;1\n", "zone", lang="nl", name="x.csv")


def test_a_known_intervention_is_said_as_a_step_apart_from_season() -> None:
    table = read_series(shared("foreign/UKDriverDeaths_monthly_1969_1984.csv"))
    figure = before_after_figure(table, "1983-02", lang="en", words="Seat-belt law")
    assert "Apart from trend and season, the level changes by −" in figure.sentence
    assert len(figure.before.dots) == 169
    assert figure.after.mean < figure.before.mean
    few = before_after_figure(long_table([5.5, 6.5, 5.0, 9.5, 9.0, 10.5]), "2001-04", lang="en")
    assert few.sentence.startswith("The mean rises from 5.67 to 9.67")
    assert "Apart from" not in few.sentence

"""What a dossier writes on an indicator's chart by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from plpmission.kpi.annotations import annotate
from plpmission.kpi.indicators import analyse_indicators, indicator_figure
from plpmission.model import Dossier
from plpmission.model.indicators import Baseline, Indicator, Measurement, Rebasing, Target
from plpmission.model.letter import Letter, Mandate
from plpmission.model.life import Amendment, Setting, SupersededTarget
from plpmission.model.objectives import Objective, TacticalPlan
from plpmission.model.terms import Direction

TODAY = dt.date(2026, 1, 1)
MADE = Rebasing(period="2023-07", by="A. Peeters", reason="Another register")


def indicator(**more: Any) -> Indicator:
    months = [f"{year}-{month:02}" for year in (2022, 2023, 2024) for month in range(1, 13)]
    measured = tuple(
        Measurement(period=month, value=40 + at % 5, denominator=50)
        for at, month in enumerate(months)
    )
    told = {
        "name": "Calls answered in time",
        "unit": "%",
        "direction": Direction.UP,
        "measurements": measured,
        "baseline": Baseline(value=82, date=dt.date(2023, 1, 1)),
        "target": Target(low=80, high=100, deadline=dt.date(2026, 12, 31)),
        "rebases": (MADE,),
    }
    return Indicator(id="ind-a", **{**told, **more})


def plan(name: str, title: str, objective: str, start: dt.date) -> TacticalPlan:
    return TacticalPlan(id=name, title=title, objectives=(objective,), start=start)


def dossier(*amendments: Amendment, **more: Any) -> Dossier:
    letter = Letter(
        mandate=Mandate(start=dt.date(2023, 1, 1), end=dt.date(2027, 12, 31)),
        objectives=(Objective(id="obj-a", indicators=("ind-a",)), Objective(id="obj-b")),
        plans=(
            TacticalPlan(
                id="plan-a", title="Desk", objectives=("obj-a",), start=dt.date(2023, 3, 1)
            ),
            TacticalPlan(
                id="plan-b", title="Else", objectives=("obj-b",), start=dt.date(2023, 4, 1)
            ),
        ),
        amendments=amendments,
    )
    return Dossier(letter=letter, indicators=(indicator(**more),))


def changed(**setting: Any) -> Amendment:
    former = SupersededTarget(
        id="sut-a", indicator="ind-a", target=Target(value=75, deadline=dt.date(2025, 12, 31))
    )
    return Amendment(id="amd-a", title="Higher", targets=(former,), setting=Setting(**setting))


def test_start_plans_amendments_and_deadline_are_lines_in_order_of_time() -> None:
    whole = dossier(changed(set_on=dt.date(2024, 5, 1), in_force_on=dt.date(2024, 6, 1)))
    found = annotate(whole, whole.indicators[0], lang="en")
    assert [(mark.kind, mark.day) for mark in found.marks] == [
        ("start", dt.date(2023, 1, 1)),
        ("plan", dt.date(2023, 3, 1)),
        ("rebase", dt.date(2023, 7, 1)),
        ("amendment", dt.date(2024, 6, 1)),
        ("deadline", dt.date(2026, 12, 31)),
        ("end", dt.date(2027, 12, 31)),
    ]
    assert found.marks[1].words == "Plan: Desk"
    assert found.baseline is not None
    assert found.baseline.value == 82


def test_a_target_that_an_amendment_replaced_is_shown_until_then() -> None:
    whole = dossier(changed(set_on=dt.date(2024, 5, 1)))
    former, now = annotate(whole, whole.indicators[0], lang="en").goals
    assert (former.low, former.superseded, former.last) == (75, True, dt.date(2024, 5, 1))
    assert (now.low, now.high, now.first) == (80, 100, dt.date(2024, 5, 1))
    assert not now.superseded


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_an_amendment_that_is_not_set_changes_nothing(lang: Any) -> None:
    whole = dossier(changed(proposed_on=dt.date(2024, 5, 1)))
    found = annotate(whole, whole.indicators[0], lang=lang)
    assert len(found.goals) == 1
    assert "amendment" not in {mark.kind for mark in found.marks}
    english = annotate(whole, whole.indicators[0], lang="en")
    assert {mark.words for mark in found.marks} != {mark.words for mark in english.marks}


def test_an_indicators_chart_is_in_its_unit_with_its_band_and_phases() -> None:
    whole = dossier()
    figure = indicator_figure(whole, whole.indicators[0], lang="en", today=TODAY)
    assert figure is not None
    assert figure.dots[0].value == 80
    assert {dot.phase for dot in figure.dots} == {1, 2}
    assert "target of 80 – 100" in figure.sentence
    analysis, place = analyse_indicators(whole.indicators, today=TODAY)["ind-a"]
    assert analysis.result(place, name=figure.title).sentence == figure.sentence
    assert indicator_figure(whole, indicator(measurements=()), lang="en") is None

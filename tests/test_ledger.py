"""What objectives need beside what is granted, and what plans take beside what is stated."""

from __future__ import annotations

from math import fsum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from plpmission.ledger import ledger, plan_sums
from plpmission.model import Dossier, read_dossier
from plpmission.model.terms import MeansKind
from tests.strategies import dossiers

SAMPLES = Path(__file__).parents[1] / "sample_data"
OBJECTIVES = [{"id": "obj-b", "title": "Roads"}, {"id": "obj-a", "title": "Homes"}]


def letter(**fields: Any) -> Dossier:
    return Dossier.model_validate({"letter": {"objectives": OBJECTIVES, **fields}})


def means(name: str, *objectives: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"mea-{name}", "kind": "budget", "objectives": objectives, **fields}


def plan(name: str, start: str, end: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"plan-{name}", "objectives": ["obj-a"], "start": start, "end": end, **fields}


def test_rows_stand_in_the_order_of_the_objectives_then_of_the_years() -> None:
    held = [
        means("free", year=2026, granted=3),
        means("late", "obj-a", year=2028),
        means("early", "obj-a", year=2027),
        means("first", "obj-b", year=2030),
    ]
    rows = ledger(letter(means=held)).rows
    assert [row.means.removeprefix("mea-") for row in rows] == ["first", "early", "late", "free"]


@pytest.mark.parametrize(
    ("amounts", "gap"),
    [
        ({"needed": 5, "promised": 4, "granted": 2}, 3),
        ({"needed": 5, "promised": 4}, 1),
        ({"needed": 5}, 5),
        ({"needed": 5, "granted": 6}, -1),
        ({"granted": 6}, None),
    ],
)
def test_a_gap_is_the_need_less_the_grant_or_the_promise(
    amounts: dict[str, float], gap: float | None
) -> None:
    found = ledger(letter(means=[means("one", "obj-a", **amounts)]))
    assert [row.gap for row in found.rows] == [gap]
    assert bool(found.gaps) == bool(gap and gap > 0)


def test_what_serves_two_objectives_is_counted_once_under_the_first() -> None:
    shared = means("both", "obj-a", "obj-b", year=2027, needed=10.0)
    alone = means("one", "obj-a", year=2027, needed=0.1, granted=0.2)
    found = ledger(letter(means=[shared, alone]))
    [total] = found.totals
    assert (total.objective, total.needed, total.granted) == ("obj-a", 10.1, 0.2)
    assert {row.shared for row in found.rows} == {("obj-b",), ()}


def test_means_of_no_known_objective_are_unbound_once_granted() -> None:
    held = [means("gone", "obj-z", granted=1), means("asked", needed=1), means("free", granted=2)]
    assert [row.means for row in ledger(letter(means=held)).unbound] == ["mea-gone", "mea-free"]


def test_a_plan_is_spread_over_the_days_of_its_run() -> None:
    run = plan("p", "2027-07-02", "2028-06-30", staff=2.0, budget=36_500.0)
    first, second = plan_sums(letter(plans=[run])).rows
    assert (first.year, second.year) == (2027, 2028)
    assert first.budget == pytest.approx(36_500 * 183 / 365)
    assert first.staff == pytest.approx(2 * 183 / 365)
    assert first.budget + second.budget == pytest.approx(36_500)  # type: ignore[operator]


def test_more_people_than_there_are_disagree() -> None:
    run = plan("p", "2027-01-01", "2027-12-31", staff=3.0)
    staff = [{"id": "stf-1", "year": 2027, "establishment": 5, "filled": 2.5}]
    sums = plan_sums(letter(plans=[run], staff=staff))
    assert [year.staff_disagrees for year in sums.years] == [True]
    assert sums.disagrees


@pytest.mark.parametrize(
    ("by_year", "agrees"),
    [
        ({2027: 100.0}, True),
        ({2028: 100.0}, True),
        ({2027: 40.0, 2028: 60.0}, True),
        ({2027: 40.0, 2028: 50.0}, False),
        ({2026: 10.0, 2027: 90.0}, False),
        ({2028: 60.0, 2029: 40.0}, False),
        ({None: 100.0}, True),
    ],
)
def test_money_disagrees_where_no_way_to_spend_it_gives_the_sums(
    by_year: dict[int | None, float], agrees: bool
) -> None:
    run = plan("p", "2027-03-01", "2028-04-30", budget=100.0)
    held = [
        means(str(year or "x"), "obj-a", year=year, needed=sum_) for year, sum_ in by_year.items()
    ]
    other = means("other", "obj-b", year=2027, needed=999.0)
    assert plan_sums(letter(plans=[run], means=[*held, other])).disagrees is not agrees


def test_a_plan_without_its_dates_is_in_no_year_and_in_the_sum() -> None:
    sums = plan_sums(letter(plans=[{"id": "plan-1", "budget": 7.0, "end": "2027-01-01"}]))
    assert (sums.rows, sums.undated, sums.budget) == ((), ("plan-1",), 7.0)


@pytest.mark.parametrize("name", ["haute-semois", "leiestreek"])
def test_the_sums_of_a_complete_letter_agree(name: str) -> None:
    sums = plan_sums(read_dossier(SAMPLES / f"{name}.plp.json"))
    assert sums.budget == sums.budget_stated
    assert not sums.disagrees


@settings(max_examples=25, deadline=None)
@given(dossiers())
def test_every_dossier_has_a_ledger_that_adds_up(dossier: Dossier) -> None:
    found, letter = ledger(dossier), dossier.letter
    assert {row.means for row in found.rows} == {one.id for one in letter.means}
    for kind in MeansKind:
        needed = fsum(one.needed or 0 for one in letter.means if one.kind is kind)
        sums = fsum(total.needed or 0 for total in found.totals if total.kind is kind)
        assert sums == pytest.approx(needed)
    assert plan_sums(dossier).years is not None

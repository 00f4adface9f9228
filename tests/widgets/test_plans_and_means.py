"""Plans in time, the map, the ledger of means: what is drawn, moved, asked for and refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from plpmission import life
from plpmission.model import Dossier
from plpmission.model.objectives import Means, TacticalPlan
from plpmission.model.terms import AuthorityKind, MeansKind
from plpmission.store import Store
from plpmission_widgets.desk import Desk
from tests.widgets.conftest import ANNE, ask
from tests.widgets.test_building import OBJECTIVE, aside, drawn


@pytest.fixture
def in_force(store: Store, sample: Dossier) -> Desk:
    """A page on a letter in force, of which one means fell short of its promise."""
    today = dt.date(2026, 11, 1)
    short = Means.new(
        kind=MeansKind.BUDGET,
        title="Caméras",
        year=2027,
        needed=9.0,
        promised=9.0,
        granted=4.0,
        objectives=(OBJECTIVE,),
    )
    dossier = sample.with_item("letter.means", short)
    dossier = life.set_by_authority(
        dossier, dt.date(2026, 6, 24), AuthorityKind.POLICE_COUNCIL, "p. 4", today=today
    )
    dossier = life.record_copy(dossier, dt.date(2026, 6, 30), "La zone", "courrier", today=today)
    dossier = life.put_in_force(dossier, dt.date(2026, 9, 1), today=today)
    made, _ = store.create(dossier, ANNE)
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    page = Desk(store)
    page.open(made)
    return page


# Plans in time.


def test_a_bar_is_moved_in_one_step_however_many_keys_it_took(desk: Desk) -> None:
    before: TacticalPlan = desk.letter.dossier.item("plan-visites")
    for month in ("10", "11", "12"):
        answer = ask(desk, "span", plan="plan-visites", start=f"2026-{month}-02", end="2029-12-31")
        assert answer.refresh == "later"
    assert desk.letter.dossier.item("plan-visites").start == dt.date(2026, 12, 2)
    ask(desk, "undo")
    assert desk.letter.dossier.item("plan-visites") == before


@pytest.mark.parametrize(
    "message",
    [
        {"plan": "plan-visites", "start": "2030-01-01"},
        {"plan": "plan-visites", "end": "soon"},
        {"plan": "plan-visites"},
        {"plan": OBJECTIVE, "start": "2027-01-01"},
        {"plan": "gone", "start": "2027-01-01"},
        {"plan": 1},
    ],
)
def test_a_span_that_is_none_is_refused(desk: Desk, message: dict[str, Any]) -> None:
    before = desk.letter.dossier
    assert "refused" in ask(desk, "span", **message).ack
    assert desk.letter.dossier is before


def test_what_does_not_fit_in_time_is_said_at_the_plan_and_stored_all_the_same(desk: Desk) -> None:
    ask(desk, "go", section="plans")
    ask(desk, "edit", path="letter.plans[plan-visites].end", value="2020-01-01")
    ask(desk, "edit", path="letter.plans[plan-permanences].after", value=["plan-repartition"])
    ask(desk, "edit", path="letter.plans[plan-repartition].after", value=["plan-permanences"])
    rows = {row["id"]: row["problems"] for row in drawn(desk, "gantt")["rows"]}
    assert len(rows["plan-visites"]) == 1
    assert rows["plan-permanences"]
    ask(desk, "go", section="plans", item="plan-visites")
    marked = [mark["path"] for mark in aside(desk)["marks"]]
    assert marked == ["letter.plans[plan-visites].end"]
    assert desk.letter.dossier.item("plan-visites").end == dt.date(2020, 1, 1)


def test_a_target_on_the_wrong_side_is_said_at_its_field(desk: Desk) -> None:
    ask(desk, "go", section="management-control", item="ind-cambriolages")
    ask(desk, "edit", path="indicators[ind-cambriolages].target.value", value=150)
    assert "indicators[ind-cambriolages].target.value" in [
        mark["path"] for mark in aside(desk)["marks"]
    ]


def test_the_plans_sums_are_marked_where_they_disagree(desk: Desk) -> None:
    ask(desk, "go", section="plans")
    before = drawn(desk, "said")
    assert not any(note.get("off") for note in before["notes"])
    ask(desk, "edit", path="letter.plans[plan-visites].budget", value=9_000_000)
    after = drawn(desk, "said")
    assert any(note.get("off") for note in after["notes"])
    assert after["foot"]["cells"][-1]["off"]
    ask(desk, "go", section="resources")
    assert drawn(desk, "said")["notes"]


# Map and ledger.


def test_the_map_leads_to_each_and_marks_what_stands_alone(desk: Desk) -> None:
    ask(desk, "edit", path="letter.plans[plan-visites].objectives", value=[])
    ask(desk, "visit", view="view-map")
    found = drawn(desk, "map")
    held = desk.letter.dossier
    everything = (*held.letter.objectives, *held.letter.plans, *held.indicators)
    assert {box["id"] for box in found["boxes"]} == {one.id for one in everything}
    assert [one["id"] for one in found["alone"]] == ["plan-visites"]
    assert len(found["list"]) == len(held.letter.objectives)
    for box in found["boxes"]:
        ask(desk, "go", **box["go"])
        assert desk.letter.item == box["id"]


def test_the_ledger_shows_what_lacks_and_where_to_mend_it(desk: Desk) -> None:
    ask(desk, "visit", view="view-ledger")
    table = drawn(desk, "said")
    assert [row["cells"][6]["text"] for row in table["rows"]] == ["1"] * 5
    message = table["rows"][0]["cells"][-1]["act"]["message"]
    assert message["do"] == "go"
    ask(desk, **message)
    assert desk.letter.section == "resources"


def test_an_amendment_is_started_from_a_shortfall(in_force: Desk) -> None:
    ask(in_force, "visit", view="view-ledger")
    rows = drawn(in_force, "said")["rows"]
    acts = {row["cells"][1]["text"]: row["cells"][-1]["act"]["message"] for row in rows}
    short = acts["Caméras"]
    assert short["do"] == "amend"
    added = ask(in_force, **short).ack["added"]
    begun = in_force.letter.dossier.item(added)
    assert begun.means[0].means == short["means"]
    assert (in_force.letter.section, in_force.letter.item) == ("amendment-procedure", added)
    assert "refused" in ask(in_force, **short).ack  # one is under way


def test_an_amendment_can_ask_for_what_was_never_promised(in_force: Desk) -> None:
    lacking = next(
        one for one in in_force.letter.dossier.letter.means if (one.needed, one.granted) == (2, 1)
    )
    added = ask(in_force, "amend", means=lacking.id).ack["added"]
    begun = in_force.letter.dossier.item(added)
    assert (begun.means[0].means, begun.means[0].new_promised) == (lacking.id, 2)


@pytest.mark.parametrize("means", ["mea-gone", OBJECTIVE, None])
def test_an_amendment_from_no_means_or_before_its_time_is_refused(desk: Desk, means: Any) -> None:
    assert "refused" in ask(desk, "amend", means=means).ack
    lacking = desk.letter.dossier.letter.means[0].id
    assert "refused" in ask(desk, "amend", means=lacking).ack

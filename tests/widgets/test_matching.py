"""A report written elsewhere: matched, corrected, left and taken up again, taken into a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from plpmission.model import read_dossier
from plpmission.store import Store
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.desk import Desk
from plpmission_widgets.matched import open_in
from plpmission_widgets.screen import traits
from plpmission_widgets.trends.client import client
from tests.widgets.conftest import ANNE, BEN, SAMPLES, ask, in_a_loop

pytestmark = pytest.mark.xdist_group("trends")

TEXT = """Notre année en quelques lignes

Les vols dans les maisons sont devenus plus rares, grâce aux visites de conseil.

Les victimes de violences en famille ont presque toutes été rappelées dans la semaine.

Un repas a réuni les anciens.
"""


@pytest.fixture(scope="module", autouse=True)
def _worker() -> Iterator[None]:
    """The process that matches texts beside the page; it ends with these tests."""
    yield
    client().close()


@pytest.fixture
def judged(store: Store) -> Desk:
    """A page open on a mandate with both reports."""
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    made, _ = store.create(read_dossier(SAMPLES / "val-de-lorne-fautes.plp.json"), ANNE)
    page = Desk(store)
    page.open(made)
    return page


def shown(desk: Desk) -> dict[str, Any]:
    """What the screen draws."""
    ask(desk, "go", section="view-match")
    [field] = traits(desk, "section")["section"]["fields"]
    json.dumps(field)
    return field


def bring(desk: Desk, text: str) -> dict[str, Any]:
    """Bring a text in; what the screen draws then."""

    async def each() -> list[Answer]:
        return [one async for one in dispatch(desk, {"do": "match_text", "seq": 1, "text": text})]

    [answer] = in_a_loop(each())
    assert "refused" not in answer.ack
    return shown(desk)


def choose(desk: Desk, at: int, objective: str | None, confirmed: bool = True) -> Answer:
    """Say which objective a passage speaks of."""
    return ask(desk, "match_choose", at=at, objective=objective, confirmed=confirmed)


def test_a_text_s_passages_are_proposed_confirmed_and_corrected(judged: Desk) -> None:
    found = [one["objective"] for one in bring(judged, TEXT)["choices"]]
    assert found[-3:-1] == ["obj-habitat", "obj-victimes"]
    at = len(found) - 3
    choose(judged, at, "obj-habitat")
    choose(judged, at + 2, "obj-accueil")
    said = ask(judged, "match_take", report="").then[-1].message["toast"]["text"]
    assert said.startswith("2 passages")
    report = judged.letter.dossier.activity_reports[-1]
    assert [one.objective for one in report.results] == ["obj-habitat", "obj-accueil"]
    assert report.results[1].result == "Un repas a réuni les anciens."
    assert judged.letter.item == report.id
    assert not shown(judged)["read"]


def test_one_may_leave_in_the_midst_and_come_back(judged: Desk, store: Store) -> None:
    count = len(bring(judged, TEXT)["choices"])
    choose(judged, count - 1, "obj-accueil")
    later = Desk(store)
    later.open(judged.letter.id)
    assert shown(later)["choices"][-1] == {
        "objective": "obj-accueil",
        "corrected": True,
        "confirmed": True,
    }


def test_two_who_match_at_once_keep_a_text_each(judged: Desk, store: Store) -> None:
    bring(judged, TEXT)
    store.settings.set("actor", {"name": BEN.name, "role": BEN.role})
    other = Desk(store)
    other.open(judged.letter.id)
    assert not shown(other)["read"]
    bring(other, "Les accidents avec blessés ont diminué sur les trois axes.")
    ask(other, "match_text", text="")
    assert len(shown(judged)["passages"]) >= 3


def test_what_was_corrected_is_kept_for_the_next_time(judged: Desk) -> None:
    count = len(bring(judged, TEXT)["choices"])
    choose(judged, count - 1, "obj-accueil")
    choose(judged, count - 2, None)
    ask(judged, "match_take", report="")
    again = bring(judged, TEXT)["choices"]
    assert [one["objective"] for one in again[-2:]] == [None, "obj-accueil"]
    assert not any(one["confirmed"] for one in again)


def test_what_is_nearly_sure_is_confirmed_at_once_and_what_was_corrected_is_left(
    judged: Desk,
) -> None:
    field = bring(judged, TEXT)
    sure = {n for n, one in enumerate(field["passages"]) if one["confidence"] >= field["sure"]}
    assert sure
    left = min(sure)
    choose(judged, left, "obj-accueil", confirmed=False)
    ask(judged, "match_sure")
    confirmed = {n for n, one in enumerate(shown(judged)["choices"]) if one["confirmed"]}
    assert confirmed == sure - {left}


def test_a_passage_fills_the_result_that_waits_for_it(judged: Desk) -> None:
    made = ask(judged, "start_report", start="2020-09-01", end="2024-12-31").ack["added"]
    count = len(judged.letter.dossier.item(made).results)
    bring(judged, "Les accidents avec blessés ont diminué sur les trois axes.")
    choose(judged, 0, "obj-route")
    said = ask(judged, "match_take", report=made).then[-1].message["toast"]["text"]
    assert said == "1 passage est maintenant dans le rapport."
    results = judged.letter.dossier.item(made).results
    assert len(results) == count
    assert next(one for one in results if one.objective == "obj-route").result.startswith("Les acc")


@pytest.mark.parametrize(
    ("at", "objective"), [("x", None), (99, None), (-1, None), (True, None), (0, "plan-x"), (0, [])]
)
def test_forged_choices_are_refused(judged: Desk, at: Any, objective: Any) -> None:
    before = bring(judged, TEXT)
    assert "refused" in choose(judged, at, objective).ack
    assert shown(judged) == before
    assert "refused" in ask(judged, "match_take", report="").ack
    choose(judged, 0, None)
    assert "refused" in ask(judged, "match_take", report="rep-x").ack
    assert shown(judged)["read"]


def test_an_objective_that_was_removed_meanwhile_is_none(judged: Desk) -> None:
    bring(judged, "Les accidents avec blessés ont diminué sur les trois axes.")
    held = open_in(judged.store, judged.letter.id, ANNE)
    held.choose(0, "obj-parti", confirmed=True)
    ask(judged, "match_take", report="")
    [result] = judged.letter.dossier.activity_reports[-1].results
    assert result.objective is None


def test_a_passage_becomes_a_text_that_the_dossier_opens_again_with(
    judged: Desk, store: Store
) -> None:
    made = ask(judged, "start_report", bare=True).ack["added"]
    ask(judged, "report_on", report=made, objective="obj-route")
    bring(judged, "mot " * 60_000)
    choose(judged, 0, "obj-route")
    for report in (made, ""):
        assert "long" in ask(judged, "match_take", report=report).ack["refused"]["message"]
    bring(judged, "Moins d’accidents \x0c\x00\ud800 sur les trois axes.")
    choose(judged, 0, "obj-route")
    ask(judged, "match_take", report=made)
    [result] = store.open(judged.letter.id).dossier.item(made).results
    assert result.result == "Moins d’accidents ? sur les trois axes."


def test_what_hinders_the_matching_is_said(judged: Desk) -> None:
    dutch = "De ploegen zijn sneller ter plaatse en er wordt minder ingebroken in de woningen."
    assert "langue" in bring(judged, dutch)["notes"][0]
    assert "Aucun passage" in bring(judged, "Titre\n\nAutre")["notes"][0]
    ask(judged, "match_text", text="  ")
    assert not shown(judged)["read"]
    assert "refused" in ask(judged, "match_take", report="").ack
    assert "refused" in ask(judged, "match_text", text="x" * 4_000_001).ack

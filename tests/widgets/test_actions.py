"""What the browser may ask for, and what is answered; a forged message gets a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plpmission.model import Dossier, dumps
from plpmission_widgets.actions import ACTIONS, Answer, dispatch
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from tests.widgets.conftest import ask, bring


def value(desk: Desk, path: str) -> Any:
    return desk.letter.dossier.value(path)


def kept(desk: Desk, path: str) -> Any:
    """What the store holds there."""
    return desk.store.open(desk.letter.id).dossier.value(path)


def test_an_edit_is_on_disk_when_it_is_acknowledged(desk: Desk) -> None:
    answer = ask(desk, "edit", path="letter.purpose.mission", value="Servir **bien**.")
    assert answer.ack["saved"]
    assert answer.refresh == "quiet"
    assert kept(desk, "letter.purpose.mission") == "Servir **bien**."


@pytest.mark.parametrize(
    ("path", "sent", "stands"),
    [
        ("letter.mandate.authority", None, None),
        ("letter.context[{context}].element", None, ""),
        ("letter.context[{context}].element", "seveso", "seveso"),
        ("letter.staff[{staff}].year", 2027, 2027),
        ("letter.entity.kind", "multi", "multi"),
        ("letter.legal[{legal}].act", ["LFP"], "LFP"),
        ("letter.legal[{legal}].act", [], ""),
    ],
)
def test_what_the_browser_sends_is_fitted_to_the_model(
    desk: Desk, path: str, sent: Any, stands: Any
) -> None:
    letter = desk.letter.dossier.letter
    first = {name: getattr(letter, name)[0].id for name in ("context", "staff", "legal")}
    path = path.format(**first)
    assert "refused" not in ask(desk, "edit", path=path, value=sent).ack
    assert value(desk, path) == stands


def test_a_refused_edit_says_where_and_why_and_changes_nothing(desk: Desk) -> None:
    before = desk.letter.dossier
    answer = ask(desk, "edit", path="letter.mandate.start", value="le 31 juin")
    assert answer.ack["refused"]["path"] == "letter.mandate.start"
    assert answer.ack["refused"]["message"]
    assert desk.letter.dossier is before


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        "edit",
        {},
        {"do": "explode"},
        {"do": "edit"},
        {"do": "edit", "path": 5, "value": "x"},
        {"do": "edit", "path": "format", "value": 2},
        {"do": "edit", "path": "letter.objectives", "value": []},
        {"do": "edit", "path": "letter.objectives[obj-nobody].title", "value": "x"},
        {"do": "edit", "path": "__class__", "value": "x"},
        {"do": "edit", "path": "letter.holder.name", "value": {"a": 1}},
        {"do": "edit", "path": "letter.holder.name", "value": "x" * 3_000},
        {"do": "add", "path": "letter.sections"},
        {"do": "add", "path": "letter.career", "values": {"colour": "red"}},
        {"do": "add", "path": "letter.career", "at": True},
        {"do": "remove", "id": "nobody-1"},
        {"do": "move", "id": "nobody-1", "to": 0},
        {"do": "move", "id": "nobody-1", "to": "up"},
        {"do": "go", "section": "nowhere"},
        {"do": "open", "dossier": "dos-nobody"},
        {"do": "mark", "section": "culture", "done": "yes"},
        {"do": "mark", "section": "nowhere", "done": True},
        {"do": "leave_out", "section": "culture", "reason": "  "},
        {"do": "dismiss", "code": "L001", "about": "objectives", "reason": "no"},
        {"do": "recall", "id": "nobody-1"},
        {"do": "start_tree", "path": "letter.career"},
        {"do": "resolve", "choices": []},
        {"do": "lang", "code": "tlh"},
        {"do": "new", "title": "  "},
        {"do": "new", "title": "x", "kind": "king"},
        {"do": "actor", "name": " \n "},
        {"do": "purge", "dossier": "dos-nobody"},
        {"do": "ask", "dialog": "money"},
        {"do": "ask", "dialog": "leave_out", "section": "nowhere"},
        {"do": "ask", "dialog": "confirm", "dossier": "dos-nobody"},
        {"do": "export", "formats": ["exe"]},
        {"do": "export", "formats": []},
    ],
)
def test_a_forged_message_is_answered_with_a_sentence(desk: Desk, message: Any) -> None:
    before = desk.letter.dossier
    answer = dispatch(desk, message)
    assert isinstance(answer, Answer)
    said = answer.ack["refused"]["message"]
    assert said.endswith((".", "!", "?"))
    assert "Traceback" not in said
    assert desk.letter.dossier is before


@pytest.mark.parametrize("do", [name for name, action in ACTIONS.items() if action.in_letter])
def test_nothing_is_done_in_a_letter_while_none_is_open(desk: Desk, do: str) -> None:
    ask(desk, "home")
    assert "refused" in ask(desk, do).ack


def test_an_item_is_added_moved_removed_and_taken_back(desk: Desk) -> None:
    before = value(desk, "letter.career")
    added = ask(desk, "add", path="letter.career", values={"function": "Cheffe"}, at=0).ack["added"]
    assert value(desk, "letter.career")[0].function == "Cheffe"
    ask(desk, "move", id=added, to=len(before))
    assert value(desk, "letter.career")[-1].id == added
    ask(desk, "remove", id=added)
    assert value(desk, "letter.career") == before
    ask(desk, "undo")
    assert value(desk, "letter.career")[-1].id == added
    ask(desk, "redo")
    assert value(desk, "letter.career") == before


def test_a_new_objective_is_opened_at_once(desk: Desk) -> None:
    ask(desk, "go", section="objectives")
    answer = ask(desk, "add", path="letter.objectives")
    shown = traits(desk, answer.refresh)["section"]
    assert shown["item"]["id"] == answer.ack["added"] == desk.letter.item


def test_what_referred_to_a_removed_item_no_longer_does(desk: Desk) -> None:
    objective = next(obj for obj in value(desk, "letter.objectives") if obj.indicators)
    ask(desk, "remove", id=objective.indicators[0])
    left = value(desk, f"letter.objectives[{objective.id}]").indicators
    assert left == objective.indicators[1:]


def test_a_removed_service_leaves_its_own_services_to_the_one_above(desk: Desk) -> None:
    units = value(desk, "letter.organisation.as_is")
    parents = {unit.parent for unit in units if unit.parent}
    middle = next(unit for unit in units if unit.id in parents and unit.parent)
    below = [unit.id for unit in units if unit.parent == middle.id]
    ask(desk, "remove", id=middle.id)
    left = {unit.id: unit for unit in value(desk, "letter.organisation.as_is")}
    assert all(left[unit].parent == middle.parent for unit in below)


def test_the_organigram_aimed_at_can_start_from_the_present_one(desk: Desk) -> None:
    for unit in value(desk, "letter.organisation.to_be"):
        ask(desk, "remove", id=unit.id)
    ask(desk, "go", section="structure")
    drawn = {field["kind"]: field for field in traits(desk, "section")["section"]["fields"]}
    assert drawn["tree"]["start"]["label"]
    ask(desk, "start_tree", path="letter.organisation.to_be")
    now, then = (value(desk, f"letter.organisation.{tree}") for tree in ("as_is", "to_be"))
    assert [unit.name for unit in now] == [unit.name for unit in then]
    assert {unit.id for unit in now}.isdisjoint(unit.id for unit in then)
    assert {unit.parent for unit in then} <= {None, *(unit.id for unit in then)}


def test_an_act_picked_from_the_register_brings_its_title_and_date(desk: Desk) -> None:
    added = ask(desk, "add", path="letter.legal").ack["added"]
    answer = ask(desk, "edit", path=f"letter.legal[{added}].act", value=["LFP"])
    law = value(desk, f"letter.legal[{added}]")
    assert law.title
    assert law.date.isoformat() == "1992-08-05"
    assert answer.refresh == "section"


def test_a_series_sent_without_denominators_keeps_them(desk: Desk) -> None:
    path = f"indicators[{value(desk, 'indicators')[0].id}].measurements"
    counted = [{"period": "2024", "value": 3, "denominator": 10}]
    ask(desk, "edit", path=path, value=counted)
    ask(
        desk,
        "edit",
        path=path,
        value=[{"period": "2024", "value": 4}, {"period": "2025", "value": 5}],
    )
    assert [(m.value, m.denominator) for m in value(desk, path)] == [(4, 10), (5, None)]


def test_a_section_is_left_out_with_a_reason_and_taken_back(desk: Desk) -> None:
    ask(desk, "leave_out", section="culture", reason="Dite sous 3.1.1")
    ask(desk, "go", section="culture")
    shown = traits(desk, "section")["section"]
    assert shown["state"] == "left_out"
    assert shown["left_out"]["reason"] == "Dite sous 3.1.1"
    ask(desk, "take_back", section="culture")
    assert traits(desk, "section")["section"]["left_out"] is None


def test_advice_is_set_aside_with_a_reason_shown_and_recalled(desk: Desk) -> None:
    ask(desk, "edit", path="letter.sections[conclusion].text", value="")
    advice = next(found for found in desk.findings() if found.severity == "advice")
    about = advice.about or advice.section
    ask(desk, "dismiss", code=advice.code, about=about, reason="C’est voulu")
    assert advice.code not in {f.code for f in desk.findings() if f.about == advice.about}
    ask(desk, "go", section=advice.section)
    (gone,) = traits(desk, "section")["aside"]["dismissed"]
    assert gone["reason"] == "C’est voulu"
    ask(desk, "recall", id=gone["id"])
    assert advice.code in {f.code for f in desk.findings() if f.about == advice.about}


def test_switching_the_language_keeps_every_word_and_the_place(desk: Desk) -> None:
    ask(desk, "go", section="objectives", item=value(desk, "letter.objectives")[0].id)
    before, french = desk.letter.dossier, traits(desk, "screen")
    ask(desk, "lang", code="nl")
    dutch = traits(desk, "screen")
    assert desk.letter.dossier is before
    assert dutch["section"]["item"]["id"] == french["section"]["item"]["id"]
    assert dutch["section"]["item"]["title"] == french["section"]["item"]["title"]
    assert dutch["outline"]["heading"] != french["outline"]["heading"]
    assert Desk(desk.store).lang == "nl"


def test_the_first_start_asks_who_one_is_and_keeps_it_as_declared(store) -> None:
    page = Desk(store)
    assert page.dialog["kind"] == "actor"
    ask(page, "actor", name="Anne Wauters", role="cheffe de corps")
    assert page.dialog is None
    assert traits(page, "screen")["bar"]["actor"]["kind"] == "declared"
    assert Desk(store).dialog is None


def test_a_dossier_is_made_copied_binned_brought_back_and_deleted(desk: Desk) -> None:
    made = ask(desk, "new", title="Essai", kind="other", lang="nl").ack["added"]
    assert desk.letter.dossier.lang == "nl"
    copy = ask(desk, "duplicate", dossier=made).ack["added"]
    assert desk.store.open(copy).dossier.title == "Essai (copie)"
    ask(desk, "home")
    ask(desk, "bin", dossier=copy)
    shown = traits(desk, "screen")["home"]
    assert copy in {row["id"] for row in shown["bin"]}
    ask(desk, "restore", dossier=copy)
    assert copy in {row["id"] for row in traits(desk, "screen")["home"]["rows"]}
    ask(desk, "bin", dossier=copy)
    ask(desk, "ask", dialog="confirm", dossier=copy)
    do = desk.dialog["do"]
    ask(desk, **do)
    assert not traits(desk, "screen")["home"]["bin"]


def test_a_dossier_that_is_taken_away_comes_back_the_same(desk: Desk, sample: Dossier) -> None:
    ask(desk, "home")
    (push,) = ask(desk, "take_away", dossier=desk.store.list()[0].id).then
    assert push.message["download"]["name"].endswith(".plp.json")
    answer = bring(desk, "x.plp.json", push.content)
    assert desk.store.open(answer.ack["added"]).dossier == sample


def test_a_file_wrong_in_many_places_is_refused_with_all_of_them(
    desk: Desk, sample: Dossier
) -> None:
    ask(desk, "home")
    data = json.loads(dumps(sample))
    for objective in data["letter"]["objectives"][:3]:
        objective |= {"deadline": "soon", "colour": "red", "title": 5}
    before = desk.store.list()
    bring(desk, "x.plp.json", json.dumps(data).encode())
    assert desk.dialog["kind"] == "problem"
    assert len(desk.dialog["details"]) == 9
    assert "letter.objectives[0].deadline" in "".join(desk.dialog["details"])
    assert desk.store.list() == before


def test_home_remembers_where_one_was(desk: Desk) -> None:
    ask(desk, "go", section="culture")
    here = desk.letter.id
    ask(desk, "home")
    resume = traits(desk, "screen")["home"]["resume"]
    assert (resume["dossier"], resume["section"]) == (here, "culture")
    ask(desk, "open", dossier=here, section=resume["section"])
    assert desk.letter.section == "culture"


def test_the_address_follows_the_place(desk: Desk) -> None:
    objective = value(desk, "letter.objectives")[0].id
    (push,) = ask(desk, "go", section="objectives", item=objective).then
    expected = f"?dossier={desk.letter.id}&section=objectives&item={objective}"
    assert push.message["url"] == expected


def test_a_page_asks_again_for_what_changed_and_no_more(desk: Desk) -> None:
    ask(desk, "edit", path="letter.mandate.start", value="2026-01-01")
    assert set(traits(desk, "quiet")) == {"bar", "save", "outline", "aside"}
    first = traits(desk, "section")["section"]["version"]
    assert traits(desk, "section")["section"]["version"] == first + 1

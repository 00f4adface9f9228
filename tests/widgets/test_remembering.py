"""What the screens show of a dossier's memory: versions, comments, who is here, who did what."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from plpmission.errors import Problem
from plpmission.model import Dossier
from plpmission.store import Store, failures
from plpmission_widgets import presence
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from plpmission_widgets.state import LetterState
from plpmission_widgets.views.comments import for_draft
from plpmission_widgets.views.compared import compared
from tests.widgets.conftest import ANNE, BEN, ask

MISSION = "letter.purpose.mission"


def shown(desk: Desk, view: str) -> dict[str, Any]:
    ask(desk, "visit", view=view)
    (field,) = traits(desk, "section")["section"]["fields"]
    json.dumps(field)
    return field


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Three versions: two words changed in one, an objective gone in the other."""
    desk.letter.edit(MISSION, "Servir la population.")
    desk.letter.pause()
    gone = desk.letter.dossier.letter.objectives[0].id
    desk.letter.remove(gone)
    desk.letter.pause()
    return desk


def test_the_history_says_who_when_where_and_how_much(three: Desk) -> None:
    rows = shown(three, "view-history")["rows"]
    assert [row["number"] for row in rows] == [3, 2, 1]
    assert {row["who"] for row in rows} == {ANNE.name}
    assert [section["id"] for section in rows[1]["sections"]] == ["mission-values"]
    assert "mots" in rows[1]["amount"]
    assert "1 élément retiré" in rows[0]["amount"]


def test_any_two_versions_are_compared_word_by_word(three: Desk) -> None:
    shown(three, "view-history")
    ask(three, "compare", before=3, after=1)
    found = traits(three, "section")["section"]["fields"][0]["compared"]
    assert (found["before"], found["after"]) == (1, 3)
    mission = next(place for place in found["places"] if place["path"] == MISSION)
    assert {"same", "added", "removed"} >= {piece["kind"] for piece in mission["pieces"]}
    after = "".join(piece["text"] for piece in mission["pieces"] if piece["kind"] != "removed")
    assert after == "Servir la population."
    assert any(place["what"] == "retiré" for place in found["places"])


def test_a_version_is_named_and_taken_up_again(three: Desk) -> None:
    ask(three, "name_version", number=1, name="Pour le conseil")
    answer = ask(three, "restore_version", number=1)
    assert answer.then[0].message["toast"]["undo"]
    rows = shown(three, "view-history")["rows"]
    assert (rows[-1]["name"], rows[0]["number"]) == ("Pour le conseil", 4)
    assert three.letter.dossier == three.store.read(three.letter.id, 1)
    assert three.letter.undo()
    assert three.letter.dossier == three.store.read(three.letter.id, 3)


def test_a_version_is_not_taken_up_over_what_somebody_else_wrote(three: Desk) -> None:
    other = LetterState(three.store, three.letter.id, BEN)
    other.edit(MISSION, "De Ben")
    answer = ask(three, "restore_version", number=1)
    assert "Quelqu’un" in answer.ack["refused"]["message"]
    assert three.store.open(three.letter.id).dossier.value(MISSION) == "De Ben"


@pytest.mark.parametrize(
    "message",
    [
        {"do": "compare", "before": 1, "after": 99},
        {"do": "name_version", "number": 99, "name": "x"},
        {"do": "restore_version", "number": 0},
        {"do": "comment", "where": "letter.nowhere", "text": "x"},
        {"do": "comment", "where": "mandate", "text": "   "},
        {"do": "reply", "id": "com-x", "text": "x"},
        {"do": "settle_comment", "id": "com-x", "done": True},
        {"do": "look_at_kept", "texts": []},
        {"do": "restore_version", "number": True},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(three: Desk, message: dict[str, Any]) -> None:
    before = three.store.open(three.letter.id)
    answer = ask(three, message.pop("do"), **message)
    assert answer.ack["refused"]["message"]
    assert three.store.open(three.letter.id) == before


def test_a_passage_is_commented_answered_given_and_dealt_with(desk: Desk) -> None:
    ask(desk, "go", section="mission-values")
    text = desk.letter.dossier.value(MISSION)
    ask(desk, "start_comment", where=MISSION, quote=text[:20])
    assert desk.dialog["place"].startswith("3.1.1")
    ask(desk, "comment", where=MISSION, quote=text[:20], text="Trop long", assigned="Ben")
    (row,) = traits(desk, "section")["aside"]["comments"]["rows"]
    assert (row["text"], row["assigned"], row["gone"]) == ("Trop long", "Ben", False)
    ask(desk, "reply", id=row["id"], text="D’accord")
    ask(desk, "edit", path=MISSION, value="Autre")
    ask(desk, "settle_comment", id=row["id"], done=True)
    assert traits(desk, "section")["aside"]["comments"]["rows"] == []
    (done,) = shown(desk, "view-comments")["rows"]
    assert (done["done"], done["gone"], done["replies"][0]["text"]) == (True, True, "D’accord")
    assert "Trop long" not in str(desk.letter.dossier)


def test_another_dossiers_comments_are_not_for_this_page(desk: Desk, sample: Dossier) -> None:
    other, _ = desk.store.create(sample, BEN)
    made = desk.store.comments.add(other, "mandate", "", "Pas ici", BEN)
    assert ask(desk, "reply", id=made.id, text="x").ack["refused"]
    assert desk.store.comments.list(other)[0].replies == ()


def test_who_else_is_here_is_seen_in_the_bar_and_the_outline(desk: Desk, store: Store) -> None:
    other = Desk(store)
    other.actor = BEN
    other.open(desk.letter.id, "objectives")
    assert ask(desk, "ping").refresh == "nothing"
    ask(other, "ping")
    assert ask(desk, "ping").refresh == "quiet"
    shown_now = traits(desk, "quiet")
    (ben,) = shown_now["bar"]["others"]
    assert (ben["name"], ben["initials"], ben["where"][:5]) == (BEN.name, "BC", "3.2.2")
    assert shown_now["outline"]["here"] == {"objectives": BEN.name}
    assert ask(desk, "ping").refresh == "nothing"
    ask(other, "home")
    assert ask(desk, "ping").refresh == "quiet"
    assert traits(desk, "quiet")["bar"]["others"] == []


def test_a_page_that_goes_to_another_section_says_so_at_once(
    desk: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "EVERY", 3600.0)
    ask(desk, "ping")
    ask(desk, "go", section="objectives")
    ask(desk, "ping")
    (here,) = store.present.here(desk.letter.id)
    assert here.section == "objectives"


def test_the_audit_is_filtered_and_taken_away(three: Desk) -> None:
    three.store.audit.add(BEN, "=cmd()", dossier=three.letter.id, detail="+1\n@x")
    field = shown(three, "view-audit")
    assert field["filters"]["dossier"] == []
    assert len(field["rows"]) == 4
    ask(three, "filter_audit", actor=BEN.name)
    (row,) = traits(three, "section")["section"]["fields"][0]["rows"]
    assert row["who"] == BEN.name
    table = ask(three, "take_audit", **{"as": "csv"}).then[0].content.decode("utf-8-sig")
    _, told = csv.reader(io.StringIO(table))
    assert (told[5], told[7]) == ("'=cmd()", "'+1 @x"), "no spreadsheet takes it for a formula"
    lines = ask(three, "take_audit", **{"as": "jsonl"}).then[0].content.decode().splitlines()
    assert [json.loads(line)["action"] for line in lines] == ["=cmd()"]
    ask(three, "filter_audit", since="2999-01-01", until="not a day")
    assert traits(three, "section")["section"]["fields"][0]["rows"] == []


def test_the_audit_is_there_without_a_dossier_too(desk: Desk) -> None:
    ask(desk, "home")
    field = shown(desk, "view-audit")
    assert [row["action"] for row in field["rows"]] == ["Dossier créé"]
    assert field["filters"]["dossier"]


def test_what_a_browser_kept_is_shown_beside_what_is_saved(desk: Desk) -> None:
    held = "Servir la population."
    ask(desk, "edit", path=MISSION, value=held)
    texts = {
        MISSION: "Tapé hier",
        "letter.purpose.vision": desk.letter.dossier.value("letter.purpose.vision"),
        "letter.objectives[obj-gone].title": "Perdu",
        "letter.forged": "x",
    }
    ask(desk, "look_at_kept", texts=texts)
    (row,) = desk.dialog["rows"]
    assert (row["path"], row["mine"], row["theirs"]) == (MISSION, "Tapé hier", held)
    assert desk.dialog["same"] == ["letter.purpose.vision"]
    assert [lost["mine"] for lost in desk.dialog["lost"]] == ["Perdu", "x"]


def test_theirs_can_be_chosen_where_they_removed_what_i_changed(
    store: Store, letter: LetterState
) -> None:
    other = LetterState(store, letter.id, BEN)
    gone = letter.dossier.letter.objectives[0].id
    other.remove(gone)
    letter.edit(f"letter.objectives[{gone}].title", "Autrement dit")
    (conflict,) = [found for found in letter.conflicts if found.path.endswith(f"[{gone}]")]
    assert any(found.id == gone for found in letter.dossier.letter.objectives)
    letter.resolve({conflict.path: "theirs"})
    assert all(found.id != gone for found in letter.dossier.letter.objectives)


def test_the_side_not_chosen_is_in_the_history_though_both_bear_one_name(
    store: Store, letter: LetterState
) -> None:
    other = LetterState(store, letter.id, ANNE)
    letter.edit(MISSION, "D’un navigateur")
    other.edit(MISSION, "De l’autre")
    other.resolve({MISSION: "mine"})
    other.pause()
    versions = [store.read(letter.id, found.number) for found in store.revisions(letter.id)]
    assert [version.value(MISSION) for version in versions[1:]] == ["D’un navigateur", "De l’autre"]


def test_a_draft_shows_the_comments_that_are_not_dealt_with(desk: Desk) -> None:
    open_, closed = (
        desk.store.comments.add(desk.letter.id, "mandate", "", text, BEN)
        for text in ("Ouvert", "Fermé")
    )
    desk.store.comments.reply(open_.id, "Vu", ANNE)
    desk.store.comments.done(closed.id, True, ANNE)
    (shown_in_draft,) = for_draft(desk)
    assert (shown_in_draft["section"], shown_in_draft["text"]) == ("mandate", "Ouvert")
    assert shown_in_draft["replies"] == [(ANNE.name, "Vu")]


def test_a_step_back_goes_to_the_section_where_it_is_seen(desk: Desk) -> None:
    ask(desk, "go", section="mission-values")
    ask(desk, "edit", path=MISSION, value="Un")
    ask(desk, "go", section="objectives")
    ask(desk, "undo")
    assert desk.letter.section == "mission-values"
    ask(desk, "go", section="objectives")
    ask(desk, "redo")
    assert (desk.letter.section, desk.letter.dossier.value(MISSION)) == ("mission-values", "Un")


def test_a_bad_place_for_a_store_is_said_on_the_home_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert traits(Desk(desk.store), "screen")["home"]["warnings"] == []
    network = Problem(where="", message=failures.NETWORK, parameters=(("where", "Z:"),))
    monkeypatch.setattr(desk.store, "warnings", (network,))
    (said,) = traits(Desk(desk.store), "screen")["home"]["warnings"]
    assert "lecteur réseau (Z:)" in said


def test_texts_are_compared_as_one_reads_them(desk: Desk) -> None:
    before = desk.letter.dossier.with_value(MISSION, "Voir [le contexte](ref:context).")
    after = before.with_value(MISSION, "Lire [le contexte](ref:context).")
    (place,) = compared(before, after, "fr")
    assert "".join(piece["text"] for piece in place["pieces"]) == "VoirLire le contexte."
    elsewhere = before.with_value(MISSION, "Voir [le contexte](ref:mandate).")
    (place,) = compared(before, elsewhere, "fr")
    assert {"removed", "added"} <= {piece["kind"] for piece in place["pieces"]}

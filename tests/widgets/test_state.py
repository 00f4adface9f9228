"""One dossier on two pages: what both write is kept, and what both wrote differently is asked."""

from __future__ import annotations

import pytest

from plpmission.errors import InvalidValue, StoreUnavailable
from plpmission.store import Store
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from plpmission_widgets.state import LetterState
from tests.widgets.conftest import BEN, ask

MISSION, VISION = "letter.purpose.mission", "letter.purpose.vision"


@pytest.fixture
def other(store: Store, letter: LetterState) -> LetterState:
    """The same dossier, open elsewhere, by somebody else."""
    return LetterState(store, letter.id, BEN)


@pytest.fixture
def elsewhere(store: Store, desk: Desk) -> LetterState:
    """The page's dossier, open elsewhere."""
    return LetterState(store, desk.letter.id, BEN)


def test_changes_in_different_places_are_both_kept(letter: LetterState, other: LetterState) -> None:
    letter.edit(MISSION, "Servir.")
    other.edit(VISION, "Être là.")
    assert other.merged
    assert not other.conflicts
    kept = other.store.open(other.id).dossier.letter.purpose
    assert (kept.mission, kept.vision) == ("Servir.", "Être là.")


def test_a_conflict_keeps_both_sides_until_one_is_chosen(
    letter: LetterState, other: LetterState
) -> None:
    letter.edit(MISSION, "D’Anne.")
    other.edit(MISSION, "De Ben.")
    (conflict,) = other.conflicts
    assert (conflict.mine, conflict.theirs) == ("De Ben.", "D’Anne.")
    assert other.store.asides(other.id)
    other.resolve({conflict.path: "mine"})
    assert not other.conflicts
    assert other.store.open(other.id).dossier.letter.purpose.mission == "De Ben."


def test_choosing_the_other_side_leaves_it_as_it_is(
    letter: LetterState, other: LetterState
) -> None:
    letter.edit(MISSION, "D’Anne.")
    other.edit(MISSION, "De Ben.")
    other.resolve({MISSION: "theirs"})
    assert not other.conflicts
    assert other.dossier.letter.purpose.mission == "D’Anne."


def test_what_is_written_while_a_conflict_waits_is_kept_too(
    letter: LetterState, other: LetterState
) -> None:
    letter.edit(MISSION, "D’Anne.")
    other.edit(MISSION, "De Ben.")
    other.edit(VISION, "Pendant ce temps.")
    other.resolve({MISSION: "mine"})
    purpose = other.store.open(other.id).dossier.letter.purpose
    assert (purpose.mission, purpose.vision) == ("De Ben.", "Pendant ce temps.")


def test_three_saves_in_turn_lose_nothing(letter: LetterState, other: LetterState) -> None:
    first = letter.dossier.letter.career[0].id
    letter.edit(f"letter.career[{first}].function", "Un")
    other.edit(f"letter.career[{first}].employer", "Deux")
    letter.edit(f"letter.career[{first}].period", "Trois")
    row = letter.dossier.value(f"letter.career[{first}]")
    assert (row.function, row.employer, row.period) == ("Un", "Deux", "Trois")


def test_undo_after_a_merge_does_not_take_away_what_the_other_wrote(
    letter: LetterState, other: LetterState
) -> None:
    other.edit(VISION, "Avant.")
    letter.edit(MISSION, "D’Anne.")
    other.edit(VISION, "Après.")
    assert not other.undo()
    assert other.dossier.letter.purpose.mission == "D’Anne."


def test_undo_takes_back_a_run_of_typing_in_one_step(letter: LetterState) -> None:
    before = letter.dossier
    for text in ("S", "Se", "Ser"):
        letter.edit(MISSION, text)
    assert letter.undo()
    assert letter.dossier is before
    assert letter.redo()
    assert letter.dossier.letter.purpose.mission == "Ser"


def test_a_change_that_cannot_be_saved_is_not_taken(
    letter: LetterState, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreUnavailable("The disk is full.")

    before = letter.dossier
    monkeypatch.setattr(letter.store, "save_draft", full)
    with pytest.raises(StoreUnavailable):
        letter.edit(MISSION, "x")
    assert letter.dossier is before


def test_leaving_a_section_makes_a_revision_and_resting_without_change_makes_none(
    letter: LetterState,
) -> None:
    letter.edit(MISSION, "Servir.")
    letter.go("culture")
    count = len(letter.store.revisions(letter.id))
    letter.pause()
    letter.go("people")
    assert len(letter.store.revisions(letter.id)) == count == 2


def test_a_section_cannot_be_left_out_without_a_reason(letter: LetterState) -> None:
    with pytest.raises(InvalidValue):
        letter.leave_out("culture", " ")


def test_the_page_asks_which_side_to_keep_and_says_where_and_whose(
    desk: Desk, elsewhere: LetterState
) -> None:
    elsewhere.edit("letter.sections[curriculum].text", "De Ben.")
    answer = ask(desk, "edit", path="letter.sections[curriculum].text", value="D’Anne.")
    assert "saved" in answer.ack
    (row,) = desk.dialog["rows"]
    assert (row["mine"], row["theirs"], row["who"]) == ("D’Anne.", "De Ben.", BEN.name)
    assert row["label"] == "Motivation"
    assert row["section_title"].startswith("1.4")
    ask(desk, "resolve", choices={row["path"]: "mine"})
    assert desk.dialog is None
    kept = desk.store.open(desk.letter.id).dossier.letter
    assert kept.note("curriculum").text == "D’Anne."


def test_a_conflict_on_a_removed_item_is_put_in_words(desk: Desk, elsewhere: LetterState) -> None:
    step = desk.letter.dossier.letter.career[0]
    elsewhere.edit(f"letter.career[{step.id}].function", "Autre fonction")
    ask(desk, "remove", id=step.id)
    (row,) = desk.dialog["rows"]
    assert row["mine"] == "(rien)"
    assert "Autre fonction" in row["theirs"]
    ask(desk, "resolve", choices={row["path"]: "mine"})
    assert step.id not in {one.id for one in desk.letter.dossier.letter.career}


def test_changes_elsewhere_are_taken_in_and_said(desk: Desk, elsewhere: LetterState) -> None:
    elsewhere.edit(VISION, "De Ben.")
    answer = ask(desk, "edit", path=MISSION, value="D’Anne.")
    assert answer.refresh == "section"
    assert answer.then[-1].message["toast"]["text"]
    ask(desk, "go", section="mission-values")
    shown = {field["path"]: field for field in traits(desk, "section")["section"]["fields"]}
    assert shown[VISION]["value"] == "De Ben."


def test_a_page_that_cannot_save_says_so_and_keeps_the_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreUnavailable("The disk is full.")

    monkeypatch.setattr(desk.store, "save_draft", full)
    answer = ask(desk, "edit", path=MISSION, value="x")
    assert answer.ack["unsaved"]["message"]

"""A Word file of ours that came back: to its letter, one yes at a time, in one step."""

from __future__ import annotations

from typing import Any

import pytest

from plpmission.export import export
from plpmission.model import Dossier
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from tests.importers.reviewing import reviewed, rewrite, track
from tests.widgets.conftest import ask, bring, in_a_loop
from tests.widgets.reading import in_process  # noqa: F401 - a fixture

MISSION = "letter.purpose.mission"
Json = dict[str, Any]


pytestmark = pytest.mark.usefixtures("in_process")


@pytest.fixture(scope="session")
def exported(sample: Dossier) -> bytes:
    return export(sample, "letter", "docx")


@pytest.fixture(scope="session")
def back(exported: bytes) -> bytes:
    """Two places changed, one of them tracked, and two comments."""

    def change(body: Any) -> None:
        track(body, "travaille chaque semaine", "travaille chaque jour", "Paul Essai", "2026-11-19")
        rewrite(body, "n’est pas répété ici", "n’est pas repris ici")

    said = ("Service juridique", "Depuis quand ?")
    return reviewed(
        exported, change, {"écoute avant": said, "le parquet": ("Paul Essai", "Lequel ?")}
    )


def field(desk: Desk) -> Json:
    return traits(desk, "section")["section"]["fields"][0]


def look(desk: Desk) -> Json:
    """The screen once the file is compared."""
    if "waits" in field(desk):
        answers = dispatch(desk, {"do": "returned_look"})
        in_a_loop(_each(answers))
    return field(desk)


async def _each(answers: Any) -> list[Answer]:
    return [answer async for answer in answers]


def texts(desk: Desk) -> str:
    return str(desk.letter.dossier.value(MISSION))


def test_a_changed_word_file_leads_to_its_letter_and_waits_there_for_a_yes(
    desk: Desk, sample: Dossier, back: bytes
) -> None:
    here = desk.letter.id
    ask(desk, "home")
    bring(desk, "lettre.docx", back, parts=2)
    assert (desk.letter.id, desk.letter.section) == (here, "view-returned")
    assert desk.letter.dossier == sample
    shown = look(desk)
    rows = [row for group in shown["groups"] for row in group["rows"]]
    assert {row["who"] for row in rows} == {"Paul Essai, 19/11/2026", ""}
    assert [row["text"] for row in shown["comments"]] == ["Depuis quand ?", "Lequel ?"]
    assert shown["wanted"] == 0
    assert "refused" in ask(desk, "returned_take").ack
    listed = [view["id"] for view in traits(desk, "section")["outline"]["beside"]]
    assert "view-returned" in listed
    ask(desk, "returned_choose", ids=[shown["comments"][1]["id"]], choice="theirs")
    assert desk.letter.dossier == sample
    again = Desk(desk.store)
    again.open(here, "view-returned")
    assert [row["choice"] for row in look(again)["comments"]] == ["", "theirs"]


def test_what_is_chosen_is_taken_in_one_step_that_can_be_undone(desk: Desk, back: bytes) -> None:
    desk.letter.edit(MISSION, texts(desk).replace("pas répété ici", "pas répété dans ce point"))
    mine = texts(desk)
    bring(desk, "lettre.docx", back)
    shown = look(desk)
    rows = [row for group in shown["groups"] for row in group["rows"]]
    [conflict] = [row for row in rows if row["conflict"]]
    [calm] = [row for row in rows if not row["conflict"]]
    comment = shown["comments"][0]["id"]
    ask(desk, "returned_choose", ids=[calm["id"], comment], choice="theirs")
    ask(desk, "returned_choose", ids=[conflict["id"]], choice="mine")
    assert texts(desk) == mine
    ask(desk, "returned_take")
    assert texts(desk) == mine.replace("chaque semaine", "chaque jour")
    [kept] = desk.store.comments.list(desk.letter.id)
    assert (kept.text, kept.author.name, kept.where) == (
        "Depuis quand ?",
        "Service juridique",
        MISSION,
    )
    left = look(desk)
    assert [row["text"] for row in left["comments"]] == ["Lequel ?"]
    assert len(left["waiting"]) == 1
    ask(desk, "undo")
    assert texts(desk) == mine


def test_which_dossier_is_asked_where_several_fit(desk: Desk, back: bytes) -> None:
    copy = ask(desk, "duplicate", dossier=desk.letter.id).ack["added"]
    ask(desk, "home")
    bring(desk, "lettre.docx", back)
    dialog = desk.dialog
    assert dialog["kind"] == "which"
    assert len(dialog["choices"]) == 2
    assert traits(desk, "screen")["home"]["intakes"][0]["name"] == "lettre.docx"
    ask(desk, "returned_which", id=dialog["id"], dossier=copy)
    assert (desk.letter.id, desk.letter.section) == (copy, "view-returned")


def test_a_file_of_an_unknown_letter_makes_one_and_one_unchanged_is_a_copy(
    desk: Desk, sample: Dossier, exported: bytes, back: bytes
) -> None:
    first = desk.letter.id
    ask(desk, "home")
    made = bring(desk, "lettre.docx", exported).ack["added"]
    assert desk.store.open(made).dossier == sample.part_for("letter")
    for known in (first, made):
        desk.store.bin(known, desk.who)
    bring(desk, "lettre.docx", back)
    assert desk.letter.id not in {first, made}
    assert desk.letter.section == "view-returned"


@pytest.mark.parametrize(
    ("do", "values"),
    [
        ("returned_choose", {"ids": ["nothing"], "choice": "theirs"}),
        ("returned_choose", {"ids": [], "choice": "all"}),
        ("returned_choose", {"ids": [{}], "choice": "mine"}),
        ("returned_which", {"id": "int-0", "dossier": "x"}),
        ("returned_look", {}),
        ("returned_take", {}),
        ("intake_open", {"id": "../x"}),
    ],
)
def test_a_forged_message_gets_a_sentence(desk: Desk, do: str, values: Json) -> None:
    before = desk.letter.dossier
    assert ask(desk, do, **values).ack["refused"]["message"]
    assert desk.letter.dossier is before

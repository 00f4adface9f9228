"""Which documents the export offers, and that no other is made."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest

from plpmission.model import Dossier
from plpmission.model.reports import ActivityReport
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.desk import Desk
from tests.widgets.conftest import ask, in_a_loop


def offered(desk: Desk) -> dict[str, dict[str, Any]]:
    ask(desk, "ask", dialog="export")
    assert desk.dialog
    return {row["value"]: row for row in desk.dialog["documents"]}


async def every(desk: Desk, **message: Any) -> list[Answer]:
    answers = dispatch(desk, {"do": "export", **message})
    if isinstance(answers, Answer):
        return [answers]
    return [answer async for answer in answers]


def test_a_letter_offers_what_can_be_made_of_it(desk: Desk) -> None:
    assert list(offered(desk)) == ["letter", "redline", "public-copy", "council-pack"]


def test_reports_are_offered_once_they_are_there(desk: Desk) -> None:
    assert desk.letter
    changed = desk.letter.dossier.model_copy(update={"activity_reports": (ActivityReport.new(),)})
    desk.letter.take_step(changed)
    assert "activity-report" in offered(desk)


def test_a_comparison_offers_the_versions_that_are_kept_named_ones_by_name(desk: Desk) -> None:
    assert desk.letter
    ask(desk, "edit", path="letter.place", value="Namur")
    ask(desk, "pause")
    desk.store.name_version(desk.letter.id, 1, "Avant le conseil", desk.who)
    versions = offered(desk)["redline"]["since"]
    assert [row["value"] for row in versions] == ["2", "1"]
    assert versions[1]["label"].startswith("Avant le conseil · ")


@pytest.mark.parametrize(
    "message",
    [
        {"document": "charter"},
        {"document": "evaluation-report"},
        {"document": "consolidated-letter"},
        {"document": "redline", "since": "99"},
        {"document": "redline", "since": "../x"},
        {"document": "redline"},
    ],
)
def test_a_document_that_is_not_offered_is_refused(desk: Desk, message: dict[str, Any]) -> None:
    [answer] = in_a_loop(every(desk, formats=["html"], **message))
    assert "refused" in answer.ack


def test_an_export_keeps_to_the_dossier_it_was_asked_for(desk: Desk, sample: Dossier) -> None:
    assert desk.letter
    asked = desk.letter.id
    ask(desk, "comment", where="letter.sections[conclusion].text", text="À relire ensemble")
    other, _ = desk.store.create(sample, desk.who)
    ask(desk, "ask", dialog="export")

    async def turning_away() -> list[Answer]:
        answers = dispatch(desk, {"do": "export", "formats": ["html", "docx"], "draft": True})
        assert not isinstance(answers, Answer)
        held = []
        async for answer in answers:
            held.append(answer)
            desk.open(other)
        return held

    try:
        made = in_a_loop(turning_away())
    finally:
        desk.exporter.close()
    files = [push.content or b"" for answer in made for push in answer.then if push.content]
    with zipfile.ZipFile(BytesIO(files[0])) as word:
        assert "À relire ensemble" in word.read("word/document.xml").decode()
    told = [entry.dossier for entry in desk.store.audit.entries(action="export")]
    assert told == [asked, asked]


def test_a_comparison_is_made_named_and_kept_in_the_audit(desk: Desk) -> None:
    assert desk.letter
    here = "letter.sections[conclusion].text"
    ask(desk, "edit", path=here, value=f"{desk.letter.dossier.value(here)}\n\nUne phrase de plus.")
    ask(desk, "pause")
    offered(desk)
    try:
        made = in_a_loop(every(desk, formats=["html"], document="redline", since="1", beside=True))
    finally:
        desk.exporter.close()
    [file] = [push for answer in made for push in answer.then if push.content]
    assert b"<ins>Une phrase de plus.</ins>" in (file.content or b"")
    name = file.message["download"]["name"]
    assert name.endswith("-redline.html")
    [entry] = desk.store.audit.entries(dossier=desk.letter.id, action="export")
    assert entry.detail == name

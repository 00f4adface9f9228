"""A comparison in each format; in Word as changes that can be accepted or rejected."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from plpmission.export import export, file_of
from plpmission.model import Dossier, read_dossier
from plpmission.render import Earlier
from plpmission.render.blocks import Column, Paragraph, Run, Table
from tests.export.letters import document

SAMPLE = Path(__file__).parents[2] / "sample_data" / "leiestreek.plp.json"
OLD, NEW = Run(text="vieux", change="removed"), Run(text="neuf", change="added")
SAME = Run(text="pareil ")


@pytest.fixture(scope="module")
def versions() -> tuple[Dossier, Dossier]:
    before = read_dossier(SAMPLE)
    partner = before.letter.partners[0].id
    after = before.without_item(partner).with_value("letter.place", "Elders")
    said = before.letter.note("conclusion").text.replace(" de ", " het ", 3)
    return before, after.with_section("conclusion", text=f"{said}\n\nEen nieuwe alinea.")


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content)).element.body


def taken(body: Any, kept: str, dropped: str) -> list[str]:
    """The texts after every change is accepted or rejected, as the standard says it is done."""
    body = deepcopy(body)
    for row in list(body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn(dropped)}") is not None:
            row.getparent().remove(row)
    for gone in list(body.iter(qn(dropped))):
        if gone.getparent().tag not in {qn("w:rPr"), qn("w:trPr")}:
            gone.getparent().remove(gone)
    texts = []
    for paragraph in body.iter(qn("w:p")):
        whole = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(dropped)}") is not None
        said = "".join(text.text or "" for text in paragraph.iter(qn("w:t"), qn("w:delText")))
        if said.strip() or not whole:
            texts.append(said.strip("\u200b"))
    return [text for text in texts if text]


def changed() -> Any:
    rows = (((SAME,), (OLD, NEW)), ((NEW,), (NEW,)), ((OLD,), (OLD,)))
    return document(
        Paragraph(runs=(SAME, OLD, NEW)),
        Paragraph(runs=(NEW,)),
        Paragraph(runs=(OLD,)),
        Table(columns=(Column(title="A"), Column(title="B")), rows=rows),
    )


def test_accepting_all_gives_the_later_version_and_rejecting_all_the_earlier() -> None:
    body = opened(file_of(changed(), "docx"))
    later = ["pareil neuf", "neuf", "A", "B", "pareil", "neuf", "neuf", "neuf"]
    earlier = ["pareil vieux", "vieux", "A", "B", "pareil", "vieux", "vieux", "vieux"]
    assert [t.strip() for t in taken(body, "w:ins", "w:del")][-8:] == later
    assert [t.strip() for t in taken(body, "w:del", "w:ins")][-8:] == earlier


def test_changes_name_who_and_when() -> None:
    body = opened(file_of(changed(), "docx"))
    marks = list(body.iter(qn("w:ins"), qn("w:del")))
    assert {mark.get(qn("w:author")) for mark in marks} == {"Noé Walhin"}
    assert {mark.get(qn("w:date")) for mark in marks} == {"2026-03-03T00:00:00Z"}
    assert len({mark.get(qn("w:id")) for mark in marks}) == len(marks)


def test_accepting_all_of_a_letter_gives_the_later_letter(
    versions: tuple[Dossier, Dossier],
) -> None:
    before, after = versions
    earlier = Earlier(dossier=before)
    compared = taken(opened(export(after, "redline", "docx", earlier=earlier)), "w:ins", "w:del")
    plain = taken(opened(export(after, "letter", "docx")), "w:ins", "w:del")
    wanted = [text for text in plain if len(text) > 60]
    assert len(wanted) > 50
    assert [text for text in wanted if text not in compared] == []


@pytest.mark.parametrize("side_by_side", [False, True])
def test_a_page_marks_words_as_put_in_and_taken_out(
    versions: tuple[Dossier, Dossier], side_by_side: bool
) -> None:
    before, after = versions
    earlier = Earlier(dossier=before, side_by_side=side_by_side)
    page = export(after, "redline", "html", earlier=earlier).decode()
    assert "<ins>Een nieuwe alinea.</ins>" in page
    assert "<del>" in page
    assert export(after, "redline", "pdf", earlier=earlier).startswith(b"%PDF")

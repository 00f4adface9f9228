"""Footnotes: each called where it belongs, and kept in a part of their own."""

from __future__ import annotations

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from plpmission.export.word.xml import Element, W, w
from plpmission.render.blocks import Run

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
RULES = (("separator", -1), ("continuationSeparator", 0))
"""The lines above footnotes, which are notes of their own in the file."""


def call(notes: list[Run], run: Run) -> Element:
    """The raised number of a note, which is added to those called so far."""
    notes.append(run)
    style = w("rPr", w("rStyle", val="FootnoteReference"))
    return w("r", style, w("footnoteReference", id=len(notes)))


def add_notes(file: Any, notes: list[Run]) -> None:
    """Put the notes that were called into the file."""
    if not notes:
        return
    rules = [w("footnote", w("p", w("r", w(kind))), type=kind, id=number) for kind, number in RULES]
    listed = [_note(run, number) for number, run in enumerate(notes, 1)]
    root = etree.Element(w("footnotes").tag, nsmap={"w": W})
    root.extend([*rules, *listed])
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    name = PackURI("/word/footnotes.xml")
    file.part.relate_to(Part(name, FOOTNOTES_TYPE, content, file.part.package), FOOTNOTES)
    settings = file.settings.element
    known = w("footnotePr", *(w("footnote", id=number) for _, number in RULES))
    settings.find(w("compat").tag).addprevious(known)


def _note(run: Run, number: int) -> Element:
    mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
    style = w("pPr", w("pStyle", val="FootnoteText"))
    return w("footnote", w("p", style, mark, w("r", w("t", f" {run.note}"))), id=number)

"""What changed between two versions, as changes that Word can accept or reject (tracked changes).

Who made them and when is what the document says of itself: its author, its date. A paragraph or a
table's row that was put in or taken out as a whole is marked as one, so that accepting or
rejecting leaves no empty line behind.
"""

from __future__ import annotations

from collections.abc import Iterable

from plpmission.export.word.context import Context
from plpmission.export.word.xml import Element, w
from plpmission.render.blocks import Change

NAMES = {"added": "ins", "removed": "del"}
ANONYMOUS = "plpmission"
INSERTED, DELETED = w("ins").tag, w("del").tag


def tracked(elements: list[Element], change: Change, context: Context) -> list[Element]:
    """Runs as put in or taken out; a link is marked inside, as the standard wants it."""
    if not change:
        return elements
    marked: list[Element] = []
    for element in elements:
        if element.tag == w("hyperlink").tag:
            element[:] = tracked(list(element), change, context)
            marked.append(element)
        else:
            marked.append(w(NAMES[change], _gone(element, change), **_by(context)))
    return marked


def _gone(element: Element, change: Change) -> Element:
    """Text that was taken out has an element of its own."""
    if change == "removed":
        for text in element.iter(w("t").tag):
            text.tag = w("delText").tag
    return element


def _by(context: Context) -> dict[str, str | int]:
    day = context.document.date or "2000-01-01"
    return {
        "id": next(context.ids),
        "author": context.document.author or ANONYMOUS,
        "date": f"{day}T00:00:00Z",
    }


def mark_whole(body: Element, context: Context) -> None:
    """Mark the paragraphs and rows that were put in or taken out as a whole."""
    if next(body.iter(INSERTED, DELETED), None) is None:
        return
    for paragraph in body.iter(w("p").tag):
        change = _change_of(paragraph)
        if change:
            _in_mark(paragraph, change, context)
    for row in body.iter(w("tr").tag):
        change = _change_of(row)
        if change:
            _in_row(row, change, context)


def _change_of(element: Element) -> str:
    """``ins`` or ``del`` where every run with words is one; empty otherwise."""
    found = {_mark_around(run) for run in element.iter(w("r").tag) if _says(run)}
    return found.pop() if len(found) == 1 else ""


def _mark_around(run: Element) -> str:
    tag = run.getparent().tag
    return next((name for name in NAMES.values() if tag == w(name).tag), "")


def _says(run: Element) -> bool:
    shown: Iterable[Element] = run.iter(w("t").tag, w("delText").tag, w("drawing").tag)
    return any(part.tag == w("drawing").tag or (part.text or "").strip() for part in shown)


def _in_mark(paragraph: Element, change: str, context: Context) -> None:
    properties = paragraph.find(w("pPr").tag)
    mark = w("rPr", w(change, **_by(context)))
    following = properties.find(w("sectPr").tag)
    if following is None:
        properties.append(mark)
    else:
        following.addprevious(mark)


def _in_row(row: Element, change: str, context: Context) -> None:
    properties = row.find(w("trPr").tag)
    if properties is None:
        properties = w("trPr")
        row.insert(0, properties)
    properties.append(w(change, **_by(context)))

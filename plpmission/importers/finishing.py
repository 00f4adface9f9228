"""From drafts to passages: headings weighed, lists and captions told apart, text as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plpmission.importers.draft import Draft, Drafts
from plpmission.importers.headings import Weighed, levels, weighed
from plpmission.importers.language import language_of
from plpmission.importers.marks import Piece, marked
from plpmission.importers.source import Kind, Passage, PassageKind, Signs, Source
from plpmission.importers.typed import CAPTION, CONTENTS, typed, without
from plpmission.model.base import clean

ENTRIES = 4
"""Lines that a contents list without a title has at least."""
_DOTS = re.compile(r"\.{4,}|…{2,}")
_LEADER = re.compile(r"(\.{4,}|…{2,}|\t+)\s*\d{1,3}\s*$")
_CAPTIONED = re.compile(r"^(caption|légende|bijschrift|beschriftung)", re.IGNORECASE)
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u00ad\u2060"))


def finished(drafts: Drafts, name: str, kind: Kind) -> Source:
    """The source that a reader's drafts make."""
    lines = [line for draft in drafts.passages for line in _lines(_cleaned(draft))]
    for draft, contents in zip(lines, _in_contents(lines), strict=True):
        if contents and draft.kind == "paragraph":
            draft.kind = "contents"
    found = weighed(lines)
    made = (_passage(*both) for both in zip(found, levels(found), strict=True))
    passages = [p for p in made if p.text or p.rows or p.image]
    return Source(
        name=name,
        kind=kind,
        lang=language_of(passages),
        passages=tuple(_named(passages)),
        left=tuple(drafts.left),
        images=tuple(drafts.images),
        pages=drafts.pages,
    )


def _named(passages: Sequence[Passage]) -> Iterator[Passage]:
    for at, passage in enumerate(passages, 1):
        yield replace(passage, id=f"p{at:04d}")


def _text(text: str) -> str:
    """Words that hold no sign that a dossier does not take, and none that nobody sees."""
    return str(clean(text)).translate(_INVISIBLE)


def _cleaned(draft: Draft) -> Draft:
    draft.pieces = [Piece(_text(p.text), p.bold, p.italic, _text(p.note)) for p in draft.pieces]
    draft.rows = [[_text(cell) for cell in row] for row in draft.rows]
    return draft


def _lines(draft: Draft) -> Iterator[Draft]:
    """A paragraph whose lines are a list by hand, as its entries."""
    text = draft.text
    if draft.kind != "paragraph" or "\n" not in text or draft.listed:
        yield draft
        return
    lines = text.split("\n")
    if sum(typed(line) is not None for line in lines) < 2:
        yield draft
        return
    for pieces in _split(draft.pieces):
        yield replace(draft, pieces=pieces)


def _split(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(Piece(first, piece.bold, piece.italic, piece.note))
        for other in others:
            yield line
            line = [Piece(other, piece.bold, piece.italic)]
    yield line


def _in_contents(drafts: Sequence[Draft]) -> list[bool]:
    """Which lines are a contents list: those that end in a page's number, after its title."""
    made, inside, misses = [], False, 0
    alone = _rising(drafts)
    for at, draft in enumerate(drafts):
        text = draft.text.strip()[:400]  # a line of contents is short
        entry = bool(_LEADER.search(text))
        if CONTENTS.match(text):
            inside, misses = True, 0
            made.append(True)
            continue
        misses = 0 if entry else misses + 1
        inside = inside and misses < 2
        made.append(entry and (inside or at in alone or bool(_DOTS.search(text))))
    return made


def _rising(drafts: Sequence[Draft]) -> set[int]:
    """Lines of a contents list without a title: several in a row, their pages rising."""
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    for at, draft in enumerate(drafts):
        entry = _LEADER.search(draft.text.strip()[:400])
        page = int(re.sub(r"\D", "", entry[0])) if entry else 0
        if not entry or (run and page < run[-1][1]):
            run = []
        if entry:
            run.append((at, page))
        if len(run) >= ENTRIES:
            found.update(line for line, _ in run)
    return found


def _passage(one: Weighed, level: int | None) -> Passage:
    draft = one.draft
    kind = "heading" if level is not None else _kind(one)
    pieces, number, indent = draft.pieces, draft.number, draft.indent
    if one.typed and not number and kind in ("heading", "item"):
        number, pieces = one.typed.number, without(pieces, one.typed.length)
    if number and kind not in ("heading", "item"):
        pieces, number = [Piece(f"{number} "), *pieces], ""
    text = marked(pieces, emphasis=kind not in ("heading", "contents", "image"))
    if not text and number:
        text, number = number, ""
    return Passage(
        id="p0000",
        kind=kind,
        text=" ".join(text.split("\\\n")) if kind == "heading" else text,
        rows=tuple(map(tuple, draft.rows)),
        number=number.strip(),
        signs=_signs(one, indent),
        level=level,
        score=one.score,
        image=draft.image,
    )


def _kind(one: Weighed) -> PassageKind:
    draft = one.draft
    if draft.kind != "paragraph":
        return draft.kind
    if draft.listed and not re.match(r"\d+(\.\d+)+", draft.number):
        return "item"
    captioned = CAPTION.match(one.draft.text.strip()) or _CAPTIONED.match(draft.style)
    if captioned and len(one.text) < 200:
        return "caption"
    if one.typed and one.typed.how in ("dot", "flat", "letter", "roman"):
        return "item"
    return "paragraph"


def _signs(one: Weighed, indent: int) -> Signs:
    draft = one.draft
    return Signs(
        style=draft.style[:200],
        outline=draft.outline,
        bold=round(draft.bold, 3),
        size=draft.size,
        caps=draft.caps,
        indent=indent,
        page=draft.page,
        at_top=draft.at_top,
        in_contents=one.in_contents,
        centred=draft.centred,
        underlined=draft.underlined,
    )

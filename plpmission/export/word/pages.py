"""On which page each heading will stand: the contents read right before Word counts itself.

Lines are counted with the widths of letters, and put on pages as Word does it: what is kept with
the next moves with it, and rows are not cut. It is an estimate; Word's own numbers replace it
when the contents are updated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import ceil
from pathlib import Path
from typing import Any

from plpmission.export.word.context import STYLES
from plpmission.export.word.tables import kept
from plpmission.render.blocks import (
    Block,
    Contents,
    Facts,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Rendered,
    Table,
)
from plpmission.render.figures import measure


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Something on a page: lines, with what is above and below them, in points."""

    lines: int
    line: float
    before: float = 0
    after: float = 0
    keep: bool = False
    """Stands on the same page as what follows."""
    solid: bool = False
    """Is not cut."""
    new_page: bool = False
    heading: Heading | None = None


def pages_of(document: Rendered, heights: Iterable[float]) -> dict[int, int]:
    """The page of each heading, by the heading's identity.

    ``heights`` are those of the drawings as shown, in points, in the order of the document.
    """
    page, used, below = 1, 0.0, 0.0
    found: dict[int, int] = {}
    for group in _groups(_Measured(document, iter(heights)).pieces(document.blocks)):
        if group[0].new_page or used + max(below, group[0].before) + _least(group) > _m()["page"]:
            page, used, below = page + 1, 0.0, 0.0
        for piece in group:
            if piece.heading:
                found[id(piece.heading)] = page
            used += max(below, piece.before) if used else 0.0
            turned, used = _set(piece, used)
            page, below = page + turned, piece.after
    return found


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


def _least(group: list[Piece]) -> float:
    """The room that must be left for a group to begin on a page."""
    *kept, last = group
    height = sum(piece.lines * piece.line + piece.after for piece in kept)
    least = height + last.line * (last.lines if last.solid else min(last.lines, 2))
    return least if least < _m()["page"] else 0.0


def _set(piece: Piece, used: float) -> tuple[int, float]:
    """How many pages are turned while a piece is set, and what is used of the last one."""
    room: float = _m()["page"]
    height = piece.lines * piece.line
    if used + height <= room:
        return 0, used + height
    left = piece.lines - int((room - used) / piece.line)
    per_page = max(1, int(room / piece.line))
    turned = ceil(left / per_page)
    return turned, (left - (turned - 1) * per_page) * piece.line


class _Measured:
    """What the blocks of a document take."""

    def __init__(self, document: Rendered, heights: Iterator[float]) -> None:
        self._document = document
        self._heights = heights

    def pieces(self, blocks: Iterable[Block]) -> Iterator[Piece]:
        new_page = False
        for block in blocks:
            if isinstance(block, PageBreak):
                new_page = True
                continue
            for piece in self._of(block):
                yield replace(piece, new_page=True) if new_page else piece
                new_page = False

    def _of(self, block: Block) -> Iterator[Piece]:
        if isinstance(block, Heading):
            first = block.level == 1
            yield _piece(f"Heading{min(block.level, 5)}", block.text, new_page=first, heading=block)
        elif isinstance(block, Paragraph):
            yield _piece(STYLES[block.style], "".join(run.text for run in block.runs))
        elif isinstance(block, ListBlock):
            yield from self._list(block)
        elif isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Figure):
            yield from self._figure(block)
        elif isinstance(block, Facts):
            yield from _facts(block)
        elif isinstance(block, Contents):
            yield from self._contents(block)

    def _list(self, block: ListBlock) -> Iterator[Piece]:
        for entry in block.entries:
            for part in entry:
                if isinstance(part, Paragraph):
                    yield _piece("ListBullet", "".join(run.text for run in part.runs))
                else:
                    yield from self._of(part)

    def _figure(self, block: Figure) -> Iterator[Piece]:
        height = next(self._heights)
        yield Piece(lines=1, line=height, before=13, after=3, solid=True, keep=bool(block.caption))
        if block.caption:
            yield _piece("Caption", block.caption)

    def _contents(self, block: Contents) -> Iterator[Piece]:
        yield _piece("Heading1", block.title, new_page=True)
        headings = (one for one in self._document.blocks if isinstance(one, Heading))
        for heading in headings:
            if heading.level <= block.depth:
                yield _piece(f"TOC{min(heading.level, 3)}", heading.text)


def _table(block: Table) -> Iterator[Piece]:
    if block.caption:
        yield _piece("TableCaption", block.caption)
    widths = [column.width * _m()["wide"] for column in block.columns]
    padding = _m()["row"]["padding"]
    titles = [column.title for column in block.columns]
    yield _row(titles, widths, padding, keep=True)
    for row in block.rows:
        yield _row(["".join(run.text for run in cell) for cell in row], widths, padding)
    yield _piece("Spacer", "")


def _facts(block: Facts) -> Iterator[Piece]:
    widths = [95.0, _m()["text"] - 95]
    for fact, keep in zip(block.facts, kept(block), strict=True):
        texts = [fact.label, "".join(run.text for run in fact.runs)]
        yield _row(texts, widths, _m()["row"]["fact"], keep=keep)
    yield _piece("Spacer", "")


def _row(texts: list[str], widths: list[float], padding: float, *, keep: bool = False) -> Piece:
    line = _m()["styles"]["Cell"]["line"]
    cells = zip(texts, widths, strict=True)
    lines = max(_count("Cell", text, width - 10) for text, width in cells)
    return Piece(lines=1, line=lines * line + padding, keep=keep, solid=True)


def _piece(style: str, text: str, **more: Any) -> Piece:
    known = _m()["styles"][style]
    return Piece(
        lines=_count(style, text, _m()["text"] - known.get("indent", 0)),
        line=known["line"],
        before=known["before"],
        after=known["after"],
        keep=known.get("keep", False),
        **more,
    )


def _count(style: str, text: str, room: float) -> int:
    """The lines that a text takes, breaking between words."""
    known = _m()["styles"][style]
    scale = known["size"] * known["letter"]
    return sum(_lines(line, room / scale) for line in text.split("\n"))


def _lines(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = _width(word)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        used += width + 0.26
        if used > room + 0.26:  # a word longer than the line
            lines, used = lines + int(used / room), used % room
    return lines


@lru_cache(maxsize=20_000)
def _width(word: str) -> float:
    return measure.width(word, 1.0)


@cache
def _m() -> dict[str, Any]:
    path = Path(__file__).with_name("metrics.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))

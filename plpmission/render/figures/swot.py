"""Strengths, weaknesses, opportunities and threats on a board of two by two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plpmission.render.figures import HEIGHT, WIDTH, measure, palette, svg

GAP = 12
CELL = (WIDTH - GAP) / 2
PAD = 10
HEAD = 34
LABEL = 40
TEXT = CELL - 2 * PAD - LABEL - 14
SIZE = 12.0
LEADING = svg.leading(SIZE)
LINES = (8, 5, 3, 2, 1)
"""How many lines a note may take: the first of these with which all fits the page."""
MOST = 7
"""Notes that a quadrant shows where even one line each is too much; the table holds all."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """A note on the board; ``weight`` from 1 to 3 shows as dots."""

    label: str
    text: str
    weight: int


@dataclass(frozen=True, kw_only=True)
class Quadrant:
    """One of the four fields; ``more`` is a last line for what does not fit."""

    title: str
    aside: str
    notes: tuple[Note, ...]
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class Board:
    """The four quadrants in reading order; ``more`` says « and {count} more »."""

    quadrants: tuple[Quadrant, Quadrant, Quadrant, Quadrant]
    more: str


def draw(board: Board) -> str:
    """The board as SVG."""
    for lines in LINES:
        if _height(board.quadrants, lines) <= HEIGHT:
            return _drawn(board.quadrants, lines)
    return _drawn(tuple(_cut(quadrant, board.more) for quadrant in board.quadrants), 1)


def _cut(quadrant: Quadrant, more: str) -> Quadrant:
    left = len(quadrant.notes) - MOST
    if left <= 0:
        return quadrant
    return replace(quadrant, notes=quadrant.notes[:MOST], more=more.format(count=left))


def _height(quadrants: tuple[Quadrant, ...], lines: int) -> float:
    return sum(_row_heights(quadrants, lines)) + GAP


def _row_heights(quadrants: tuple[Quadrant, ...], lines: int) -> tuple[float, float]:
    heights = [_quadrant_height(quadrant, lines) for quadrant in quadrants]
    return max(heights[:2]), max(heights[2:])


def _quadrant_height(quadrant: Quadrant, lines: int) -> float:
    notes = sum(_note_height(note, lines) + 6 for note in quadrant.notes)
    return HEAD + max(notes, 24) + (LEADING if quadrant.more else 0) + PAD


def _note_height(note: Note, lines: int) -> float:
    return max(len(_lines(note, lines)), 2) * LEADING + 14


def _lines(note: Note, lines: int) -> tuple[str, ...]:
    return measure.wrap(note.text, SIZE, TEXT, lines=lines)


def _drawn(quadrants: tuple[Quadrant, ...], lines: int) -> str:
    upper, lower = _row_heights(quadrants, lines)
    height = upper + GAP + lower
    places = [(0, 0, upper), (1, 0, upper), (0, 1, lower), (1, 1, lower)]
    drawn = [
        _quadrant(quadrant, column * (CELL + GAP), row * (upper + GAP), tall, lines)
        for quadrant, (column, row, tall) in zip(quadrants, places, strict=True)
    ]
    return svg.drawing(WIDTH, height, drawn)


def _quadrant(quadrant: Quadrant, x: float, y: float, height: float, lines: int) -> str:
    title = measure.width(quadrant.title, 15, bold=True)
    frame = svg.box(
        x + 0.5, y + 0.5, CELL - 1, height - 1, palette.SUNKEN, stroke=palette.LINE_STRONG, rx=6
    )
    head = svg.words(x + PAD, y + 23, quadrant.title, 15, palette.INK, font_weight="bold")
    aside = svg.words(x + PAD + title + 8, y + 23, quadrant.aside, 12, palette.INK_3)
    return frame + head + aside + "".join(_notes(quadrant, x + PAD, y + HEAD, lines))


def _notes(quadrant: Quadrant, x: float, y: float, lines: int) -> Iterator[str]:
    for note in quadrant.notes:
        yield _note(note, x, y, lines)
        y += _note_height(note, lines) + 6
    if not quadrant.notes:
        yield svg.words(x, y + 12, "–", SIZE, palette.INK_3)
    yield svg.words(x, y + 12, quadrant.more, 11, palette.INK_2, font_style="italic")


def _note(note: Note, x: float, y: float, lines: int) -> str:
    text = _lines(note, lines)
    height = _note_height(note, lines)
    left = x + LABEL + 6
    return (
        svg.box(x, y, CELL - 2 * PAD, height, palette.SURFACE, stroke=palette.LINE, rx=4)
        + svg.words(x + 8, y + 18, note.label, 11, palette.INK_2, font_weight="bold")
        + svg.paragraph(left, y + 18, text, SIZE, palette.INK)
        + _dots(note.weight, x + 12, y + 30)
    )


def _dots(weight: int, x: float, y: float) -> str:
    return "".join(
        svg.tag(
            "circle",
            cx=x + at * 10,
            cy=y,
            r=3,
            fill=palette.INK_2 if at < weight else palette.SURFACE,
            stroke=palette.INK_2,
        )
        for at in range(3)
    )

"""The straight lines that a PDF's page draws: rules, borders of cells, edges of boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

THIN = 2.5
"""Points up to which a box is a line."""
NEAR = 2.0
"""Points by which two lines at one place may differ."""
GAP = 4.0
"""Points that may lie between two pieces of one line."""
SHORTEST = 4.0
"""Points that a line has at least."""
DRAWN = 5_000
"""Things that a page may draw, to be looked through for lines."""
SEGMENTS = 400
"""Pieces of one drawing that are looked at."""


class Rule(NamedTuple):
    """A line across or down the page: where it lies, and from where to where it goes."""

    at: float
    start: float
    end: float


Lines = tuple[list[Rule], list[Rule]]
Box = tuple[float, float, float, float]


def rules_of(page: Any) -> Lines:
    """The lines across a page and those down it; pieces of one line are one."""
    from pypdfium2 import raw

    across: list[Rule] = []
    down: list[Rule] = []
    if raw.FPDFPage_CountObjects(page.raw) <= DRAWN:
        for left, bottom, right, top in _boxes(page, raw):
            if top - bottom <= THIN and right - left >= SHORTEST:
                across.append(Rule((top + bottom) / 2, left, right))
            elif right - left <= THIN and top - bottom >= SHORTEST:
                down.append(Rule((left + right) / 2, bottom, top))
    return _whole(across), _whole(down)


def _boxes(page: Any, raw: Any) -> Iterator[Box]:
    """Around each line that is drawn, and each edge of a box."""
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        drawn = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        sides = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(drawn, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if min(right - left, top - bottom) <= THIN:
            yield left, bottom, right, top
        elif _is_stroked(drawn, raw):
            yield from _edges(drawn, raw)


def _is_stroked(drawn: Any, raw: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(drawn, fill, stroke)) and bool(stroke.value)


def _edges(drawn: Any, raw: Any) -> Iterator[Box]:
    """The straight pieces of a drawing."""
    matrix = raw.FS_MATRIX()
    count = raw.FPDFPath_CountSegments(drawn)
    if count > SEGMENTS or not raw.FPDFPageObj_GetMatrix(drawn, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    before = begun = (0.0, 0.0)
    for at in range(count):
        piece = raw.FPDFPath_GetPathSegment(drawn, at)
        raw.FPDFPathSegment_GetPoint(piece, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(piece)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield _around(before, here)
        if raw.FPDFPathSegment_GetClose(piece):
            yield _around(here, begun)
        before = here


def _around(one: tuple[float, float], other: tuple[float, float]) -> Box:
    (left, right), (bottom, top) = (sorted(pair) for pair in zip(one, other, strict=True))
    return left, bottom, right, top


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """Lines whose pieces lie on each other or touch, as one."""
    made: list[Rule] = []
    for at, pieces in groupby(_snapped(rules), key=lambda one: one.at):
        for piece in sorted(pieces):
            if made and made[-1].at == at and piece.start <= made[-1].end + GAP:
                made[-1] = Rule(at, made[-1].start, max(made[-1].end, piece.end))
            else:
                made.append(piece)
    return made


def _snapped(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Lines that lie nearly at one place, at one place."""
    at = last = float("-inf")
    for rule in sorted(rules):
        if rule.at - last > NEAR:
            at = rule.at
        last = rule.at
        yield Rule(at, rule.start, rule.end)

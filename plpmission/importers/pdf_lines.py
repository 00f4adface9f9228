"""From words to lines, in the order in which people read them: columns, and gaps inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from plpmission.importers.pdf_grids import Grid, grids_of
from plpmission.importers.pdf_rules import Lines
from plpmission.importers.pdf_words import Word

GAP = 1.4
"""Sizes of type that never lie between two words."""
NARROW, OTHERS = 0.55, 2.2
"""Sizes of type, and times the usual gap of its line, that lie at least between two cells."""
GUTTER = 10.0
"""Points that lie at least between two columns."""
_MARK = re.compile(
    r"^(?:[-–—•●▪■◦○·‣➢➤✓→*o\uf0b7\uf0a7]|\(?[\dIVXivx]{1,4}(?:\.\d{1,2})*[.)°]?|[a-zA-Z][.)])$"
)
_LEADER = re.compile(r"[.…·_]{3,}|(?:\. ){3,}")


@dataclass(slots=True)
class Segment:
    """Words next to each other on one line."""

    words: list[Word]
    at: int
    """The place of its first word in the order of the file."""

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class Row:
    """A line of the page, or of one of its columns."""

    segments: list[Segment]
    page: int
    left: float = 0.0
    right: float = 0.0
    """The edges of the column that it stands in."""
    first: bool = False
    grid: Grid | None = None
    """The table that stands there whole, where the page draws its lines."""

    @property
    def words(self) -> list[Word]:
        return [word for segment in self.segments for word in segment.words]

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def bottom(self) -> float:
        return min(word.bottom for word in self.words)

    @property
    def top(self) -> float:
        return max(word.top for word in self.words)

    @property
    def middle(self) -> float:
        return median(word.middle for word in self.words)

    @property
    def bold(self) -> bool:
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) for word in self.words if word.bold) > 0.9 * letters

    @property
    def begins(self) -> float:
        return self.segments[0].left

    @property
    def ends(self) -> float:
        return self.segments[-1].right


def rows_of(words: Sequence[Word], page: int, drawn: Lines = ([], [])) -> list[Row]:
    """The lines of a page from top to bottom, one column after the other.

    A table that is ``drawn`` with lines stands as one.
    """
    grids, words = grids_of(drawn, words)
    rows = _rows(words, page)
    gutter = _gutter(rows)
    made = rows if gutter is None else _by_columns(rows, gutter)
    _set_edges(made, gutter)
    for grid in grids:
        _put_in(made, grid, page)
    return made


def _put_in(rows: list[Row], grid: Grid, page: int) -> None:
    """A table after the last line that stands over it."""
    left, right = grid.columns[0], grid.columns[-1]
    over = (
        at
        for at, row in enumerate(rows, 1)
        if row.middle > grid.top and row.begins < right and row.ends > left
    )
    whole = Row([Segment(grid.words, 0)], page, left=left, right=right, grid=grid)
    rows.insert(max(over, default=0), whole)
    if rows[0] is whole:
        whole.first = True


def _rows(words: Sequence[Word], page: int) -> list[Row]:
    """Words of one height, from left to right."""
    placed = sorted(enumerate(words), key=lambda one: (-one[1].middle, one[1].left))
    lines: list[list[tuple[int, Word]]] = []
    height = 0.0
    for at, word in placed:
        if lines and abs(height - word.middle) <= 0.4 * max(word.size, 4.0):
            lines[-1].append((at, word))
        else:
            lines.append([(at, word)])
            height = word.middle
    return [Row(segments=_segments(line), page=page) for line in lines]


def _segments(line: list[tuple[int, Word]]) -> list[Segment]:
    line.sort(key=lambda one: one[1].left)
    size = max(4.0, *(word.size for _, word in line))
    gaps = [after[1].left - before[1].right for before, after in pairwise(line)]
    widest = GAP * size
    if len(gaps) > 2:
        widest = min(widest, max(NARROW * size, OTHERS * median(gaps)))
    made: list[Segment] = []
    for gap, (at, word) in zip((widest + 1, *gaps), line, strict=True):
        if gap > widest:
            made.append(Segment(words=[word], at=at))
        else:
            made[-1].words.append(word)
    return _with_marks(made)


def _with_marks(segments: list[Segment]) -> list[Segment]:
    """A dot or a number in front belongs to what it counts; so do the dots of a contents list."""
    made: list[Segment] = []
    for segment in segments:
        first = len(made) == 1 and _MARK.match(made[0].text)
        leads = made and (_LEADER.search(made[-1].text) or _LEADER.search(segment.text))
        if first or leads:
            made[-1].words.extend(segment.words)
        else:
            made.append(segment)
    return made


def _gutter(rows: Sequence[Row]) -> float | None:
    """The middle of the gap between two columns of text; None where the page has one."""
    segments = [segment for row in rows for segment in row.segments]
    if len(segments) < 10:
        return None
    low, high = min(s.left for s in segments), max(s.right for s in segments)
    width = high - low
    steps = (low + width * share / 100 for share in range(35, 66, 2))
    found = [(_quality(segments, at), at) for at in steps]
    best, at = max(found)
    return at if best > 0 else None


def _quality(segments: Sequence[Segment], at: float) -> float:
    """How well a gap parts the page: how much stands beside it, and little across it."""
    left = [s for s in segments if s.right < at - GUTTER / 2]
    right = [s for s in segments if s.left > at + GUTTER / 2]
    across = len(segments) - len(left) - len(right)
    if min(len(left), len(right)) < 5 or across > 0.34 * len(segments):
        return 0.0
    if min(_length(left), _length(right)) < 3.5:
        return 0.0
    beside = sorted([*((s.at, 0) for s in left), *((s.at, 1) for s in right)])
    turns = sum(one[1] != other[1] for one, other in pairwise(beside))
    if turns > max(3, 0.25 * len(beside)):
        return 0.0  # drawn row by row: a table
    return len(left) + len(right) - across


def _length(segments: Sequence[Segment]) -> float:
    return sum(len(s.words) for s in segments) / len(segments)


def _by_columns(rows: Sequence[Row], gutter: float) -> list[Row]:
    """The left column, then the right one, between two lines that go across."""
    made: list[Row] = []
    beside: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        sides = ([], []) if _goes_across(row, gutter) else _sides(row, gutter)
        if not any(sides):
            made += [*beside[0], *beside[1], row]
            beside = ([], [])
            continue
        for column, side in zip(beside, sides, strict=True):
            if side:
                column.append(Row(segments=side, page=row.page))
    return [*made, *beside[0], *beside[1]]


def _goes_across(row: Row, gutter: float) -> bool:
    return any(s.left < gutter < s.right for s in row.segments)


def _sides(row: Row, gutter: float) -> tuple[list[Segment], list[Segment]]:
    left = [s for s in row.segments if s.right <= gutter]
    return left, [s for s in row.segments if s.right > gutter]


def _set_edges(rows: Sequence[Row], gutter: float | None) -> None:
    for column in _columns(rows, gutter):
        left, right = min(r.begins for r in column), max(r.ends for r in column)
        for row in column:
            row.left, row.right = left, right
    if rows:
        rows[0].first = True


def _columns(rows: Sequence[Row], gutter: float | None) -> Iterator[list[Row]]:
    if gutter is None:
        groups = [list(rows)]
    else:
        across = [row for row in rows if _goes_across(row, gutter)]
        left = [row for row in rows if row.ends <= gutter]
        right = [row for row in rows if row.begins >= gutter]
        groups = [across, left, right]
    yield from (group for group in groups if group)

"""An organisation as a tree: its head on top, a column for each branch, units hanging below.

Whatever the data holds gets a place: units that lead to each other in a circle or to nobody are
heads of their own, a long branch goes on in the next column, a long chart in the next figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from plpmission.render.figures import HEIGHT, WIDTH, measure, palette, svg

COLUMNS = 4
GAP = 14
MARGIN = 14
"""Room on either side; on the left for the line that leads to further rows."""
HEAD = 280.0
INDENT = 12
DEEPEST = 4
"""Levels that are still set in; deeper ones stand below each other."""
SIZE = 11.5
SMALL = 10.5
LEADING = svg.leading(SIZE)
BETWEEN = 8
DROP = 28
"""Height of the lines between the head and a row of columns."""
LEGEND = 26


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A box; ``under`` is the key of the unit above, ``new`` marks it as not there before."""

    key: str
    name: str
    under: str = ""
    lines: tuple[str, ...] = ()
    """What stands below the name: who heads it, its staff."""
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Chart:
    """An organisation; ``continued`` stands behind the name of a branch that goes on."""

    units: tuple[Unit, ...]
    continued: str
    new: str = ""
    """What a dashed outline means; empty where no box has one."""


@dataclass(frozen=True)
class Box:
    """A unit with its depth in its column, its lines of text, and its width in px."""

    unit: Unit
    depth: int
    width: float
    name: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def inset(self) -> float:
        return INDENT * min(self.depth, DEEPEST)

    @property
    def height(self) -> float:
        return 13 + len(self.name) * LEADING + len(self.lines) * LEADING


Stack = list[tuple[Unit, int]]
Column = tuple[Box, ...]
Row = tuple[Column, ...]


def branches(units: Iterable[Unit]) -> list[tuple[Unit, int]]:
    """The units in reading order with their depth, each once, whatever circles they form."""
    given = {unit.key: unit for unit in units}
    below: dict[str, list[Unit]] = {key: [] for key in given}
    for unit in given.values():
        below.get(unit.under, []).append(unit)
    found: dict[str, int] = {}
    heads = [unit for unit in given.values() if unit.under not in given]
    for head in (*heads, *given.values()):
        _descend(head, below, found)
    return [(given[key], depth) for key, depth in found.items()]


def _descend(head: Unit, below: Mapping[str, list[Unit]], found: dict[str, int]) -> None:
    waiting = [(head, 0)]
    while waiting:
        unit, depth = waiting.pop()
        if unit.key in found:
            continue
        found[unit.key] = depth
        waiting += [(child, depth + 1) for child in reversed(below[unit.key])]


def draw(chart: Chart) -> tuple[str, ...]:
    """The chart as one or more SVG figures; none where there are no units."""
    ordered = branches(chart.units)
    heads = [unit for unit, depth in ordered if depth == 0]
    head = _box(heads[0], 0, HEAD) if len(heads) == 1 else None
    stacks = _stacks(ordered[1:] if head else ordered)
    room = HEIGHT - 4 - (head.height if head else 0) - (LEGEND if chart.new else 0)
    rows = _rows(stacks, room, chart.continued)
    sheets = _sheets(rows, room) if rows else ([((),)] if head else [])
    return tuple(_Sheet(chart, head, sheet).drawn() for sheet in sheets)


def _stacks(listed: Stack) -> list[Stack]:
    """The units by branch: one of the first one's depth begins a branch."""
    stacks: list[Stack] = []
    for unit, depth in listed:
        if depth == listed[0][1]:
            stacks.append([])
        stacks[-1].append((unit, depth - listed[0][1]))
    return stacks


def _box(unit: Unit, depth: int, column: float) -> Box:
    wide = column - INDENT * min(depth, DEEPEST)
    name = measure.wrap(unit.name, SIZE, wide - 16, lines=4, bold=depth == 0)
    texts = [measure.wrap(text, SMALL, wide - 16, lines=2) for text in unit.lines]
    return Box(unit, depth, wide, name, tuple(line for text in texts for line in text))


def _rows(stacks: list[Stack], room: float, continued: str) -> list[Row]:
    """Units with nobody below them in rows of their own, then the branches."""
    single = [stack for stack in stacks if len(stack) == 1]
    branched = [stack for stack in stacks if len(stack) > 1]
    return [row for part in (single, branched) for row in _even_rows(part, room, continued)]


def _even_rows(stacks: list[Stack], room: float, continued: str) -> list[Row]:
    """Columns in rows as even as can be: five are three and two, not four and one."""
    if not stacks:
        return []
    wide = -(-len(stacks) // -(-len(stacks) // COLUMNS))
    column = min((WIDTH - 2 * MARGIN - GAP * (wide - 1)) / wide, HEAD)
    boxes = [[_box(unit, depth, column) for unit, depth in stack] for stack in stacks]
    columns = [part for stack in boxes for part in _parts(stack, room - DROP, continued)]
    return [tuple(columns[at : at + wide]) for at in range(0, len(columns), wide)]


def _parts(stack: list[Box], room: float, continued: str) -> Iterator[Column]:
    """A branch cut into columns that fit the page; each further one repeats its head."""
    part: list[Box] = []
    for box in stack:
        if part and _tall((*part, box)) > room:
            yield tuple(part)
            name = f"{stack[0].unit.name} {continued}"
            part = [_box(replace(stack[0].unit, name=name, lines=()), 0, stack[0].width)]
        part.append(box)
    yield tuple(part)


def _tall(column: Column) -> float:
    return sum(box.height + BETWEEN for box in column)


def _sheets(rows: list[Row], room: float) -> list[tuple[Row, ...]]:
    """Rows shared out over figures."""
    sheets: list[tuple[Row, ...]] = []
    used = room
    for row in rows:
        tall = max(map(_tall, row)) + DROP
        if used + tall > room:
            sheets.append(())
            used = 0.0
        sheets[-1] += (row,)
        used += tall
    return sheets


class _Sheet:
    """One figure while it is drawn: ``y`` is how far down it is."""

    def __init__(self, chart: Chart, head: Box | None, rows: tuple[Row, ...]) -> None:
        self.chart, self.head, self.rows = chart, head, rows
        self.below: list[str] = []
        self.above: list[str] = []
        self.y = 2.0

    def drawn(self) -> str:
        if self.head:
            self.box(self.head, (WIDTH - HEAD) / 2, dark=True)
        for at, row in enumerate(self.rows):
            self.row(row, at)
        if self.chart.new:
            self.legend()
        return svg.drawing(WIDTH, self.y + 2, self.below + self.above)

    def row(self, row: Row, at: int) -> None:
        lefts = _lefts(row)
        if self.head and row:
            self.lines([left + row[0][0].width / 2 for left in lefts], at)
            self.y += DROP
        top = self.y
        for left, column in zip(lefts, row, strict=True):
            self.y = top
            self.column(column, left)
        self.y = top + max(map(_tall, row), default=0)

    def lines(self, centres: list[float], at: int) -> None:
        """From the head, or from the line on the left, to the columns of a row."""
        bus = self.y + DROP / 2
        start = WIDTH / 2 if at == 0 else MARGIN / 2
        ends = [start, *centres] + ([MARGIN / 2] if len(self.rows) > 1 else [])
        self.line(min(ends), bus, max(ends), bus)
        for centre in centres:
            self.line(centre, bus, centre, self.y + DROP)
        if at == 0:
            self.line(start, self.y, start, bus)
            self.bus = bus
        self.line(MARGIN / 2, self.bus, MARGIN / 2, bus)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        if (x1, y1) != (x2, y2):
            self.below.append(svg.line(x1, y1, x2, y2, palette.INK_3, stroke_width=1.2))

    def column(self, column: Column, left: float) -> None:
        open_above: list[tuple[float, float]] = []
        for box in column:
            while open_above and open_above[-1][0] >= box.inset:
                open_above.pop()
            if open_above:
                inset, drawn = open_above[-1]
                elbow, middle = left + inset + 5, self.y + box.height / 2
                self.line(elbow, drawn, elbow, middle)
                self.line(elbow, middle, left + box.inset, middle)
                open_above[-1] = inset, middle
            self.box(box, left + box.inset)
            open_above.append((box.inset, self.y))
            self.y += BETWEEN

    def box(self, box: Box, x: float, *, dark: bool = False) -> None:
        fill, ink, soft = _colours(box, dark)
        style = {"stroke_dasharray": "5 3"} if box.unit.new else {}
        frame = svg.box(
            x, self.y, box.width, box.height, fill, stroke=palette.ACCENT, rx=4, **style
        )
        weight = {"font_weight": "bold"} if box.depth == 0 else {}
        y = self.y + LEADING + 4
        name = svg.paragraph(x + 8, y, box.name, SIZE, ink, **weight)
        y += len(box.name) * LEADING
        lines = svg.paragraph(x + 8, y, box.lines, SMALL, soft)
        self.above += [frame, name, lines]
        self.y += box.height

    def legend(self) -> None:
        self.y += 6
        frame = svg.box(
            MARGIN, self.y, 24, 12, palette.SURFACE, stroke=palette.ACCENT, stroke_dasharray="5 3"
        )
        text = svg.words(MARGIN + 32, self.y + 10, self.chart.new, SMALL, palette.INK_2)
        self.above += [frame, text]
        self.y += LEGEND - 10


def _lefts(row: Row) -> list[float]:
    wide = row[0][0].width if row else 0
    used = len(row) * wide + (len(row) - 1) * GAP
    first = (WIDTH - used) / 2
    return [first + at * (wide + GAP) for at in range(len(row))]


def _colours(box: Box, dark: bool) -> tuple[str, str, str]:
    if dark:
        return palette.ACCENT, palette.ON_ACCENT, palette.ON_ACCENT
    fill = palette.ACCENT_SOFT if box.depth == 0 else palette.SURFACE
    return fill, palette.INK, palette.INK_2

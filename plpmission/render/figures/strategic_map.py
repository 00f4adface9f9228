"""The strategic map: the mission, the objectives, the plans that carry each, what judges it.

Three columns under the mission. Each objective heads a band with its plans and its indicators;
what serves several stands in the band of the first, and lines lead there from the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from plpmission.render.figures import HEIGHT, WIDTH, measure, palette, svg

Kind = Literal["objective", "plan", "indicator"]

TRUNK = 6.0
WIDE = 180.0
GAP = 44.0
LEFT = WIDTH - 1 - 3 * WIDE - 2 * GAP
COLUMNS: dict[Kind, float] = {
    "objective": LEFT,
    "plan": LEFT + WIDE + GAP,
    "indicator": LEFT + 2 * (WIDE + GAP),
}
"""Where each column begins, in px."""
SIZE = 11.5
SMALL = 10.5
STEP = svg.leading(SIZE)
LINES = 3
"""Lines that a name may take."""
MISSION_LINES = 3
BETWEEN = 8.0
BAND = 14.0
MOST = 10
"""Plans or indicators of an objective on one sheet."""
BUS = 10.0
"""Room under a band's plans for the line to its indicators."""


@dataclass(frozen=True, kw_only=True)
class Node:
    """An objective, a plan or an indicator; ``mark`` says what it lacks, where it hangs alone."""

    id: str
    label: str
    name: str
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Map:
    """What is drawn: nodes by column, and which objective has which plans and indicators."""

    mission: str
    titles: tuple[str, str, str, str]
    """Of the mission and of the three columns."""
    objectives: tuple[Node, ...]
    plans: tuple[Node, ...]
    indicators: tuple[Node, ...]
    carried: tuple[tuple[str, str], ...]
    """Objective and plan."""
    judged: tuple[tuple[str, str], ...]
    """Objective and indicator."""


@dataclass(frozen=True, kw_only=True)
class Box:
    """A node at its place, its name in lines."""

    node: Node
    kind: Kind
    x: float
    y: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line from an objective to what carries or judges it, as an SVG path."""

    source: str
    target: str
    path: str
    judged: bool


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Everything at its place; ``top`` is where the columns' titles stand."""

    map: Map
    height: float
    mission: tuple[str, ...]
    top: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    trunk: str
    """The path from the mission to each objective."""


def draw(drawn: Map) -> tuple[str, ...]:
    """The map as SVG, on several sheets where it is long."""
    return tuple(_drawn(layout(sheet)) for sheet in _sheets(drawn))


def _sheets(drawn: Map) -> Iterator[Map]:
    """Parts of at most a page's height; what serves objectives of two sheets stands on both."""
    held: Map | None = None
    for piece in _pieces(drawn):
        joined = _joined(held, piece)
        if held and (joined is None or layout(joined).height > HEIGHT):
            yield held
            joined = piece
        held = joined
    if held:
        yield held


def _pieces(drawn: Map) -> Iterator[Map]:
    """A map for each objective, of several parts where it has very much; then what has none."""
    for objective in drawn.objectives:
        yield from _parts(drawn, objective.id)
    carried, judged = ({target for _, target in links} for links in (drawn.carried, drawn.judged))
    plans = [node.id for node in drawn.plans if node.id not in carried]
    indicators = [node.id for node in drawn.indicators if node.id not in judged]
    for some, others in _chunks(plans, indicators):
        yield _part(drawn, "", some, others)


def _parts(drawn: Map, objective: str) -> Iterator[Map]:
    plans = [target for source, target in drawn.carried if source == objective]
    indicators = [target for source, target in drawn.judged if source == objective]
    if not plans and not indicators:
        yield _part(drawn, objective, [], [])
    for some, others in _chunks(plans, indicators):
        yield _part(drawn, objective, some, others)


def _chunks(plans: list[str], indicators: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for at in range(0, max(len(plans), len(indicators)), MOST):
        yield plans[at : at + MOST], indicators[at : at + MOST]


def _part(drawn: Map, objective: str, plans: list[str], indicators: list[str]) -> Map:
    return replace(
        drawn,
        objectives=tuple(node for node in drawn.objectives if node.id == objective),
        plans=tuple(node for node in drawn.plans if node.id in plans),
        indicators=tuple(node for node in drawn.indicators if node.id in indicators),
        carried=tuple((objective, one) for one in plans) if objective else (),
        judged=tuple((objective, one) for one in indicators) if objective else (),
    )


def _joined(one: Map | None, other: Map) -> Map | None:
    """Both on a sheet; None where they are parts of the same objective."""
    if one is None:
        return other
    if {node.id for node in one.objectives} & {node.id for node in other.objectives}:
        return None
    return replace(
        one,
        objectives=(*one.objectives, *other.objectives),
        plans=tuple(dict.fromkeys((*one.plans, *other.plans))),
        indicators=tuple(dict.fromkeys((*one.indicators, *other.indicators))),
        carried=(*one.carried, *other.carried),
        judged=(*one.judged, *other.judged),
    )


def layout(drawn: Map) -> Layout:
    """Put everything at its place."""
    return _Layout(drawn).whole()


class _Layout:
    """A map while its boxes are put down, band by band."""

    def __init__(self, drawn: Map) -> None:
        self.map = drawn
        self.mission = measure.wrap(drawn.mission, SIZE, WIDTH - 24, lines=MISSION_LINES)
        self.top = 30 + max(len(self.mission), 1) * STEP + 16
        self.boxes: dict[str, Box] = {}
        self.buses: dict[str, float] = {}

    def whole(self) -> Layout:
        y = self.top + 16
        for objective in self.map.objectives:
            y = self.band(objective, y) + BAND
        y = self.alone(y)
        lines = [*self.carried(), *self.judged()]
        return Layout(
            map=self.map,
            height=y,
            mission=self.mission,
            top=self.top,
            boxes=tuple(self.boxes.values()),
            lines=tuple(lines),
            trunk=self.trunk(),
        )

    def band(self, objective: Node, y: float) -> float:
        """Put an objective with what is first its own; gives where the band ends."""
        plans = self.own(self.map.plans, self.map.carried, objective)
        indicators = self.own(self.map.indicators, self.map.judged, objective)
        ends = [
            self.column("objective", (objective,), y),
            self.column("plan", plans, y) + BUS,
            self.column("indicator", indicators, y),
        ]
        self.buses[objective.id] = ends[1] - BUS / 2 if plans else self.boxes[objective.id].middle
        return max(ends)

    def own(
        self, nodes: tuple[Node, ...], links: tuple[tuple[str, str], ...], objective: Node
    ) -> tuple[Node, ...]:
        mine = {target for source, target in links if source == objective.id}
        return tuple(node for node in nodes if node.id in mine and node.id not in self.boxes)

    def column(self, kind: Kind, nodes: Iterable[Node], y: float) -> float:
        for node in nodes:
            box = _box(node, kind, y)
            self.boxes[node.id] = box
            y += box.height + BETWEEN
        return y - BETWEEN

    def alone(self, y: float) -> float:
        """What no objective has stands at the foot of its column."""
        plans = [node for node in self.map.plans if node.id not in self.boxes]
        indicators = [node for node in self.map.indicators if node.id not in self.boxes]
        return max(self.column("plan", plans, y), self.column("indicator", indicators, y)) + 2

    def carried(self) -> Iterator[Line]:
        for source, target in self.map.carried:
            start, end = self.boxes[source], self.boxes[target]
            path = _curve(start.x + WIDE, start.middle, end.x, end.middle)
            yield Line(source=source, target=target, path=f"M{path}", judged=False)

    def judged(self) -> Iterator[Line]:
        """Below the band's plans, then on to the indicator."""
        plans = COLUMNS["plan"]
        for source, target in self.map.judged:
            start, end, bus = self.boxes[source], self.boxes[target], self.buses[source]
            there = _curve(start.x + WIDE, start.middle, plans, bus)
            on = _curve(plans + WIDE, bus, end.x, end.middle)
            yield Line(source=source, target=target, path=f"M{there}L{on}", judged=True)

    def trunk(self) -> str:
        heads = [self.boxes[node.id] for node in self.map.objectives]
        if not heads:
            return ""
        down = f"M{TRUNK:g} {self.top - 16:g}V{heads[-1].middle:g}"
        return down + "".join(f"M{TRUNK:g} {box.middle:g}H{box.x:g}" for box in heads)


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """From a place to another, level at both ends; without the letter that begins a path."""
    middle = (x1 + x2) / 2
    ends = (x1, y1, middle, y1, middle, y2, x2, y2)
    a, b, c, d, e, f, g, h = (f"{round(value, 1):g}" for value in ends)
    return f"{a} {b}C{c} {d} {e} {f} {g} {h}"


@lru_cache(maxsize=2048)
def _wrapped(name: str) -> tuple[str, ...]:
    return measure.wrap(name, SIZE, WIDE - 16, lines=LINES)


def _box(node: Node, kind: Kind, y: float) -> Box:
    lines = _wrapped(node.name)
    below = 1 if node.mark else 0
    height = 22 + len(lines) * STEP + below * STEP + 4
    return Box(node=node, kind=kind, x=COLUMNS[kind], y=y, height=height, lines=lines)


def _drawn(placed: Layout) -> str:
    parts = [
        *_mission(placed),
        *_titles(placed),
        _path(placed.trunk, palette.INK_3, 1.25) if placed.trunk else "",
        *(_line(line) for line in placed.lines),
        *(_node(box) for box in placed.boxes),
    ]
    return svg.drawing(WIDTH, placed.height, parts)


def _mission(placed: Layout) -> Iterator[str]:
    height = placed.top - 16
    yield svg.box(0.5, 0.5, WIDTH - 1, height - 1, palette.SUNKEN, stroke=palette.INK_3, rx=4)
    yield svg.words(12, 19, placed.map.titles[0], SIZE, palette.INK, font_weight="bold")
    yield svg.paragraph(12, 19 + STEP, placed.mission, SIZE, palette.INK)


def _titles(placed: Layout) -> Iterator[str]:
    for x, title in zip(COLUMNS.values(), placed.map.titles[1:], strict=True):
        yield svg.words(x, placed.top + 6, title, SMALL, palette.INK_2, font_weight="bold")


def _line(line: Line) -> str:
    if line.judged:
        return _path(line.path, palette.INK_3, 1.25, stroke_dasharray="4 3")
    return _path(line.path, palette.SERIES_1, 1.75)


def _path(path: str, stroke: str, width: float, **more: svg.Value) -> str:
    return svg.tag("path", d=path, fill="none", stroke=stroke, stroke_width=width, **more)


def _node(box: Box) -> str:
    look: dict[str, svg.Value] = {"stroke": palette.INK_3, "rx": 4}
    if box.kind == "objective":
        look = {"stroke": palette.INK, "stroke_width": 1.75, "rx": 4}
    if box.node.mark:
        look |= {"stroke_dasharray": "5 3"}
    frame = svg.box(box.x, box.y, WIDE, box.height, palette.SURFACE, **look)
    label = svg.words(
        box.x + 8, box.y + 16, box.node.label, SMALL, palette.INK_2, font_weight="bold"
    )
    name = svg.paragraph(box.x + 8, box.y + 16 + STEP, box.lines, SIZE, palette.INK)
    below = box.y + 16 + (len(box.lines) + 1) * STEP
    mark = svg.words(box.x + 8, below, box.node.mark, SMALL, palette.INK_2, font_style="italic")
    return frame + label + name + mark

"""The ground of a chart: its axes, its grid, and the words beside and below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plpmission.i18n import Lang, number
from plpmission.kpi.descriptions import Dot, Meaning
from plpmission.render.figures import measure, palette, svg
from plpmission.render.figures.series import Scale, span_of
from plpmission.render.figures.time_axis import Axis

SIZE = 11.0
LEADING = svg.leading(SIZE)
LABELS = 12
"""Names below an axis of plain numbers, at most."""

COLOURS: dict[Meaning, str] = {
    "usual": palette.SERIES_1,
    "better": palette.SERIES_3,
    "worse": palette.SERIES_2,
    "change": palette.SERIES_4,
}


def marker(x: float, y: float, meaning: Meaning, size: float = 3.0) -> str:
    """A point's sign: a dot, or by what it means a triangle up, a square or a diamond."""
    colour = COLOURS[meaning]
    if meaning == "usual":
        return svg.tag("circle", cx=x, cy=y, r=size, fill=colour, stroke=palette.SURFACE)
    wide = size * 1.6
    if meaning == "worse":
        return svg.box(
            x - wide * 0.8, y - wide * 0.8, wide * 1.6, wide * 1.6, colour, stroke=palette.SURFACE
        )
    corners = {
        "better": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
        "change": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    }[meaning]
    points = " ".join(f"{x + a * wide:.1f},{y + b * wide:.1f}" for a, b in corners)
    return svg.tag("polygon", points=points, fill=colour, stroke=palette.SURFACE)


_HALVES = {4: 182, 7: 15}
"""Days to the middle of a period, by the length of its name: ``2025``, ``2025-07``."""


def middle(dot: Dot) -> dt.date | None:
    """The day in the middle of a dot's period; None where it is in no calendar."""
    half = 45 if "Q" in dot.period else _HALVES.get(len(dot.period), 0)
    return dot.day and dot.day + dt.timedelta(days=min(half, (dt.date.max - dot.day).days))


@dataclass(frozen=True, kw_only=True)
class Room:
    """Where a plot stands, in px: between ``left`` and ``right``, ``top`` and ``bottom``."""

    left: float
    right: float
    top: float
    bottom: float
    size: float = SIZE
    """Of its words."""


class Plot:
    """Axes over dots, either by day or one after the other."""

    def __init__(
        self,
        room: Room,
        dots: Sequence[Dot],
        values: Sequence[float],
        lang: Lang,
        *,
        until: Sequence[dt.date] = (),
    ) -> None:
        self.room, self.dots = room, dots
        self.scale = Scale.over([*values] or [0.0, 1.0], room.top, room.bottom)
        self.names = [
            (value, number(value, lang, digits=self.scale.digits)) for value in self.scale.ticks()
        ]
        self.left = room.left + measure.widest((name for _, name in self.names), room.size) + 10
        self.days = [middle(dot) for dot in dots]
        days = [day for day in self.days if day]
        timed = bool(days) and len(days) == len(dots)
        self.axis = (
            Axis(*span_of(sorted([*days, *until])), self.left, room.right) if timed else None
        )

    def x(self, place: int) -> float:
        """The place of a dot, by its number, in px."""
        day = self.days[place]
        if self.axis and day:
            return self.axis.at(day)
        return self._between(place / max(len(self.dots) - 1, 1))

    def _between(self, share: float) -> float:
        return self.left + 6 + (self.room.right - self.left - 12) * share

    def at(self, day: dt.date | None) -> float | None:
        """The place of a day in px; None where it is off the axis."""
        if not self.axis or not day or not self.axis.start <= day <= self.axis.end:
            return None
        return self.axis.at(day)

    def y(self, value: float) -> float:
        """The height of a value in px."""
        return self.scale.at(value)

    def inside(self, value: float) -> bool:
        """Whether a value lies on the scale."""
        return self.scale.low <= value <= self.scale.high

    def ground(self) -> Iterator[str]:
        """Lines and names of both axes."""
        left, right, size = self.left, self.room.right, self.room.size
        for value, name in self.names:
            y = self.y(value)
            yield svg.line(left, y, right, y, palette.GRID)
            yield svg.words(left - 8, y + 4, name, size, palette.INK_2, text_anchor="end")
        yield svg.line(left, self.room.bottom, right, self.room.bottom, palette.INK_3)
        for x, name in self._labels():
            half = measure.width(name, size) / 2
            middle = min(max(x, left + half - 8), right + 10 - half)
            yield svg.words(
                middle, self.room.bottom + 18, name, size, palette.INK_2, text_anchor="middle"
            )
        for x in self._ticks():
            yield svg.line(x, self.room.bottom, x, self.room.bottom + 4, palette.INK_3)

    def _ticks(self) -> list[float]:
        if self.axis:
            return [self.axis.at(day) for day in self.axis.ticks()]
        return [x for x, _ in self._labels()]

    def _labels(self) -> list[tuple[float, str]]:
        if self.axis:
            named = self.axis.labels()
        else:
            step = max(1, -(-len(self.dots) // LABELS))
            shown = range(0, len(self.dots), step)
            named = [(self.x(place), self.dots[place].period[:12]) for place in shown]
        return _apart(named, self.room.size)

    def course(self, values: Sequence[float], stroke: str, **more: svg.Value) -> Iterator[str]:
        """A line through the dots' values; broken where there is none."""
        stretch: list[str] = []
        for place, value in enumerate([*values, float("nan")]):
            if value == value:  # noqa: PLR0124 - NaN is not itself
                stretch.append(f"{self.x(place):.1f},{self.y(value):.1f}")
                continue
            if len(stretch) > 1:
                yield polyline(" ".join(stretch), stroke, **more)
            stretch = []

    def steps(
        self, first: int, values: Sequence[float], stroke: str, **more: svg.Value
    ) -> Iterator[str]:
        """A limit over the dots from ``first`` on: level within a point's room, where it moves."""
        edges = self.edges(first, len(values))
        points = []
        for at, value in enumerate(values):
            if value != value:  # noqa: PLR0124 - NaN is not itself
                return
            y = self.y(min(max(value, self.scale.low), self.scale.high))
            points += [f"{edges[at]:.1f},{y:.1f}", f"{edges[at + 1]:.1f},{y:.1f}"]
        yield polyline(" ".join(points), stroke, **more)

    def edges(self, first: int, count: int) -> list[float]:
        """Halfway between neighbouring dots, and a little beyond the outermost."""
        places = [self.x(first + at) for at in range(count)]
        middles = [(a + b) / 2 for a, b in pairwise(places)]
        before = self.x(first - 1) if first else places[0] - 6
        after = first + count
        then = self.x(after) if after < len(self.dots) else places[-1] + 6
        ends = (max(before + places[0], 2 * self.left) / 2, (places[-1] + then) / 2)
        return [ends[0] if first else max(places[0] - 3, self.left), *middles, ends[1]]


def polyline(points: str, stroke: str, **more: svg.Value) -> str:
    """A line through points."""
    attributes: dict[str, svg.Value] = {"stroke_width": 1.5, "stroke_linejoin": "round", **more}
    return svg.tag("polyline", points=points, fill="none", stroke=stroke, **attributes)


def _apart(named: list[tuple[float, str]], size: float) -> list[tuple[float, str]]:
    """Names that do not touch each other, from left to right."""
    kept: list[tuple[float, str]] = []
    free = float("-inf")
    for x, name in named:
        half = measure.width(name, size) / 2
        if x - half >= free:
            kept.append((x, name))
            free = x + half + 8
    return kept


@dataclass(frozen=True, kw_only=True)
class Aside:
    """Words at the height of a line, to the right of a plot."""

    value: float
    words: str
    colour: str


def asides(plot: Plot, said: Sequence[Aside], room: float) -> Iterator[str]:
    """Words beside the plot, pushed apart where they would touch."""
    x, size = plot.room.right + 14, plot.room.size
    placed: list[tuple[float, tuple[str, ...], Aside]] = []
    free = plot.room.top - 6
    for one in sorted(said, key=lambda aside: -aside.value):
        lines = measure.wrap(one.words, size, room - 16, lines=3)
        top = max(free, plot.y(one.value) - 6)
        placed.append((top, lines, one))
        free = top + len(lines) * svg.leading(size) + 4
    over = max(free - plot.room.bottom - 22, 0.0)
    for top, lines, one in placed:
        y = top - over
        yield svg.line(plot.room.right + 1, plot.y(one.value), x - 4, y + 4, one.colour)
        yield svg.paragraph(x, y + 8, lines, size, one.colour)


def legend(
    left: float, top: float, right: float, entries: Sequence[tuple[str, str]]
) -> tuple[list[str], float]:
    """Signs with what they mean, in as many lines as needed; drawn around (0, 0) each.

    Returns:
        the drawing, and the height below it.
    """
    parts, x, y = [], left, top
    for sign, words in entries:
        said = measure.wrap(words, SIZE, right - left - 22, lines=1)
        wide = measure.widest(said, SIZE) + 40
        if x > left and x + wide - 18 > right:
            x, y = left, y + LEADING + 2
        parts.append(svg.tag("g", sign, transform=f"translate({x + 7:.1f} {y - 4:.1f})"))
        parts.append(svg.paragraph(x + 20, y, said, SIZE, palette.INK_2))
        x += wide
    return parts, y + LEADING

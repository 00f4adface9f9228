"""An indicator over time: its figures, where it starts from, and where it should go."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

from plpmission.i18n import Lang, number
from plpmission.render.figures import WIDTH, measure, palette, svg
from plpmission.render.figures.time_axis import Axis

HEIGHT = 250.0
TOP = 30.0
BOTTOM = HEIGHT - 34
NOTES = 150.0
SIZE = 11.0
LEADING = svg.leading(SIZE)
SAME = 1e-9
"""Share of the values within which they are all the same, but for how they were rounded."""
DOTS = 40
"""Points up to which each one gets a dot."""


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The value aimed at, or the band from ``low`` to ``high``, and by when."""

    low: float | None
    high: float | None
    day: dt.date | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Start:
    """The value started from, and when it was taken."""

    value: float
    day: dt.date | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Series:
    """An indicator's figure; ``points`` in order of their dates, ``unit`` heads the axis."""

    points: tuple[tuple[dt.date, float], ...]
    unit: str
    lang: Lang
    start: Start | None = None
    goal: Goal | None = None


@dataclass(frozen=True)
class Scale:
    """Values from ``low`` to ``high`` between ``bottom`` and ``top`` px, a line every ``step``."""

    low: float
    high: float
    step: float
    top: float = TOP
    bottom: float = BOTTOM

    @classmethod
    def over(cls, values: list[float], top: float = TOP, floor: float = BOTTOM) -> Scale:
        """A scale with round steps; from 0 where the values are not far from it."""
        low, high = min(values), max(values)
        if 0 < low < 0.5 * high:
            low = 0.0
        if 0.5 * low < high < 0:
            high = 0.0
        if high - low <= SAME * max(abs(low), abs(high), 1e-290):
            room = abs(low) / 10 or 1.0
            low, high = low - room, high + room
        step = _round_step((high - low) / 4)
        bottom = math.floor(low / step) * step
        if bottom > low or (bottom == low and not 0 <= low < step):
            bottom -= step  # a value on the axis itself would be hard to see
        return cls(bottom, math.ceil(high / step) * step, step, top, floor)

    def at(self, value: float) -> float:
        """The place of a value in px."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """The values that get a line."""
        count = round((self.high - self.low) / self.step)
        return [self.low + at * self.step for at in range(count + 1)]

    @property
    def digits(self) -> int:
        """The decimals that the steps need."""
        fitting = (d for d in range(12) if abs(round(self.step, d) - self.step) < self.step / 1000)
        return next(fitting, 12)


def _round_step(raw: float) -> float:
    base = 10.0 ** math.floor(math.log10(raw))
    return next((base * by for by in (1, 2, 2.5, 5) if base * by >= raw * 0.999), base * 10)


def drawable(series: Series) -> bool:
    """Whether there is something to see: two values at least, and a date to place them by."""
    return bool(_days(series)) and len(_values(series)) > 1


def _values(series: Series) -> list[float]:
    found = [value for _, value in series.points]
    if series.start:
        found.append(series.start.value)
    if series.goal:
        found += [bound for bound in (series.goal.low, series.goal.high) if bound is not None]
    return found


def _days(series: Series) -> list[dt.date]:
    found = [day for day, _ in series.points]
    found += [part.day for part in (series.start, series.goal) if part and part.day]
    return sorted(found)


def draw(series: Series) -> str:
    """The figure as SVG."""
    return _Figure(series).drawn()


def span_of(days: list[dt.date]) -> tuple[dt.date, dt.date]:
    """From the first year's beginning to the last one's end, or a little around few months."""
    first, last = days[0], days[-1]
    if (last - first).days > 500 or first == last:
        return dt.date(first.year, 1, 1), dt.date(last.year, 12, 31)
    room = dt.timedelta(days=20)
    return first - min(room, first - dt.date.min), last + min(room, dt.date.max - last)


class _Figure:
    """The figure while it is drawn."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.scale = Scale.over(_values(series))
        self.names = [
            (value, number(value, series.lang, digits=self.scale.digits))
            for value in self.scale.ticks()
        ]
        left = measure.widest((name for _, name in self.names), SIZE) + 10
        self.notes = [part.words for part in (series.start, series.goal) if part]
        right = WIDTH - (NOTES + 12 if self.notes else 12)
        self.axis = Axis(*span_of(_days(series)), left, right)

    def drawn(self) -> str:
        parts = [
            *self.grid(),
            *self.goal(),
            *self.start(),
            *self.line(),
            *self.dots(),
            *self.said(),
        ]
        return svg.drawing(WIDTH, HEIGHT, parts)

    def grid(self) -> Iterator[str]:
        left, right = self.axis.left, self.axis.right
        for value, name in self.names:
            y = self.scale.at(value)
            yield svg.line(left, y, right, y, palette.GRID)
            yield svg.words(left - 8, y + 4, name, SIZE, palette.INK_2, text_anchor="end")
        for day in self.axis.ticks():
            yield svg.line(self.axis.at(day), BOTTOM, self.axis.at(day), BOTTOM + 5, palette.INK_3)
        for x, name in self.axis.labels():
            half = measure.width(name, SIZE) / 2
            middle = min(max(x, half), right + 10 - half)
            yield svg.words(middle, BOTTOM + 20, name, SIZE, palette.INK_2, text_anchor="middle")
        yield svg.line(left, BOTTOM, right, BOTTOM, palette.INK_3)
        unit = measure.wrap(self.series.unit, SIZE, WIDTH - 12, lines=1)
        yield svg.paragraph(0, 12, unit, SIZE, palette.INK_2)

    def places(self) -> list[tuple[float, float]]:
        return [(self.axis.at(day), self.scale.at(value)) for day, value in self.series.points]

    def line(self) -> Iterator[str]:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in self.places())
        if " " in points:
            yield svg.tag(
                "polyline",
                points=points,
                fill="none",
                stroke=palette.SERIES_1,
                stroke_width=2,
                stroke_linejoin="round",
            )

    def dots(self) -> Iterator[str]:
        """A dot for each point where there are few; the last one always, with its value."""
        places = self.places()
        for x, y in places if len(places) <= DOTS else places[-1:]:
            yield svg.tag(
                "circle", cx=x, cy=y, r=3.5, fill=palette.SERIES_1, stroke=palette.SURFACE
            )
        if places:
            yield self.last(*places[-1])

    def last(self, x: float, y: float) -> str:
        """The last figure in words, to the right of its dot where there is room."""
        value = round(self.series.points[-1][1], self.scale.digits + 1)
        said = number(value, self.series.lang)
        wide = measure.width(said, SIZE, bold=True)
        beside = x + wide + 14 < self.axis.right
        left = x + 9 if beside else min(x - wide / 2, WIDTH - wide)
        places = (max(y - (7 if beside else 10), 24), min(y + 17, BOTTOM - 4))
        near = max(places, key=lambda place: self.clearance(place - 4))
        return svg.words(left, near, said, SIZE, palette.SERIES_1, font_weight="bold", **svg.HALO)

    def clearance(self, y: float) -> float:
        """How far a height is from the lines that run through the figure."""
        start, goal = self.series.start, self.series.goal
        values = [start.value if start else None, *((goal.low, goal.high) if goal else ())]
        return min((abs(self.scale.at(v) - y) for v in values if v is not None), default=0.0)

    def start(self) -> Iterator[str]:
        """The value started from: a dotted line, and a square where it was taken."""
        start = self.series.start
        if not start:
            return
        y = self.scale.at(start.value)
        yield svg.line(
            self.axis.left,
            y,
            self.axis.right,
            y,
            palette.SERIES_2,
            stroke_width=1.5,
            stroke_dasharray="1.5 4",
            stroke_linecap="round",
        )
        if start.day:
            x = self.axis.at(start.day)
            yield svg.box(
                x - 4.5, y - 4.5, 9, 9, palette.SURFACE, stroke=palette.SERIES_2, stroke_width=2
            )

    def goal(self) -> Iterator[str]:
        """The value aimed at: a dashed line or a hatched band up to its date."""
        goal = self.series.goal
        if not goal:
            return
        first, last = self.reach(goal)
        bounds = [self.scale.at(bound) for bound in (goal.low, goal.high) if bound is not None]
        if len(bounds) == 2:
            top, tall = min(bounds), abs(bounds[0] - bounds[1])
            yield svg.box(first, top, last - first, tall, palette.BAND)
            yield svg.hatched(first, top, last - first, tall, palette.LINE_STRONG)
        if goal.day:
            yield svg.line(last, TOP - 8, last, BOTTOM, palette.INK_3, stroke_dasharray="2 3")
        for y in bounds:
            yield svg.line(
                first, y, last, y, palette.SERIES_3, stroke_width=2.5, stroke_dasharray="8 4"
            )
            yield self.diamond(last, y)

    def reach(self, goal: Goal) -> tuple[float, float]:
        """From the last known figure to the goal's date, in px."""
        known = [day for day, _ in self.series.points[-1:]]
        if not known and self.series.start and self.series.start.day:
            known = [self.series.start.day]
        last = self.axis.at(goal.day) if goal.day else self.axis.right
        first = self.axis.at(known[0]) if known else self.axis.left
        return (first, last) if first < last - 20 else (self.axis.left, last)

    def diamond(self, x: float, y: float) -> str:
        points = f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f} {x - 6:.1f},{y:.1f}"
        return svg.tag(
            "polygon", points=points, fill=palette.SURFACE, stroke=palette.SERIES_3, stroke_width=2
        )

    def said(self) -> Iterator[str]:
        """The words beside the lines, on the right, pushed apart where they would touch."""
        x = self.axis.right + 14
        for said, wanted, y, colour in self.placed():
            yield svg.line(self.axis.right + 1, wanted, x - 4, y + 4, colour)
            yield svg.paragraph(x, y + 8, said, SIZE, colour)

    def placed(self) -> list[tuple[tuple[str, ...], float, float, str]]:
        """Each note's lines, the height of what it is about, its own top, and its colour."""
        asked = []
        if start := self.series.start:
            asked.append((self.scale.at(start.value), start.words, palette.SERIES_2))
        if goal := self.series.goal:
            bound = goal.low if goal.low is not None else goal.high
            asked.append((self.scale.at(bound or 0.0), goal.words, palette.SERIES_3))
        found, free = [], 16.0
        for wanted, said, colour in sorted(asked):
            lines = measure.wrap(said, SIZE, NOTES - 6, lines=6)
            y = max(free, wanted - 4)
            free = y + len(lines) * LEADING + 8
            found.append((lines, wanted, y, colour))
        over = max(free - HEIGHT + 4, 0)
        return [(lines, wanted, y - over, colour) for lines, wanted, y, colour in found]

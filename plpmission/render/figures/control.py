"""Control charts and run charts on paper, from their descriptions.

A band between dashed limits, the mean as a line through it; signals differ by shape as well as by
colour. Lines across the chart bear a letter, and are named below it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from string import ascii_uppercase

from plpmission.i18n import Lang, translator
from plpmission.i18n import day as written_day
from plpmission.kpi.dates import first_day, parse_period
from plpmission.kpi.descriptions import (
    ControlFigure,
    Dot,
    GoalLine,
    Mark,
    Meaning,
    Multiples,
    RunFigure,
)
from plpmission.kpi.words import MEANING_WORDS, labelled, written
from plpmission.render.figures import WIDTH, measure, palette, svg
from plpmission.render.figures.plot import (
    SIZE,
    Aside,
    Plot,
    Room,
    asides,
    legend,
    marker,
    polyline,
)

TOP, TALL, STEP = 28.0, 230.0, 16.0
"""Room above the plot without letters, its height, and a row of letters."""
NOTES = 132.0
"""Room for words beside the plot."""
DOTS = 150
"""Points up to which each one gets a dot; of more, only signals."""
LIMIT_DASH, GOAL_DASH, FORMER_DASH, MARK_DASH = "5 3", "9 4", "2 4", "1.5 3"
ROWS = 4
"""Rows of letters above a plot."""


def draw(figure: ControlFigure | RunFigure) -> str:
    """The chart as SVG."""
    return _Chart(figure).drawn()


def draw_multiples(figure: Multiples) -> str:
    """Small charts side by side, two in a row; of many, as many as fit a page."""
    wide, tall, rows = WIDTH / 2, 170.0, 5
    shown = figure.charts[: 2 * rows]
    every = [v for chart in shown for v in shown_values(chart)] if figure.shared else []
    parts: list[str] = []
    for place, chart in enumerate(shown):
        left, top = (place % 2) * wide, (place // 2) * tall
        room = Room(
            left=left, right=left + wide - 16, top=top + 34, bottom=top + tall - 28, size=9.5
        )
        parts.extend(_small(chart, room, every))
    dots = [dot for chart in shown for dot in chart.dots]
    foot = -(-len(shown) // 2) * tall + 14
    below, height = legend(4, foot, WIDTH - 8, signs(dots, figure.lang))
    return svg.drawing(WIDTH, height, [*parts, *below])


def _small(figure: ControlFigure, room: Room, values: Sequence[float]) -> Iterator[str]:
    """A chart without notes: its title, its limits, its course."""
    plot = Plot(room, figure.dots, values or shown_values(figure), figure.lang)
    title = measure.wrap(figure.title, SIZE, room.right - room.left, lines=1, bold=True)
    yield svg.paragraph(room.left + 2, room.top - 20, title, SIZE, palette.INK, font_weight="bold")
    yield from plot.ground()
    yield from limits(plot, figure)
    yield from goals(plot, figure.goals)
    yield from course(plot, figure.dots, size=2.4)


def shown_values(figure: ControlFigure | RunFigure) -> list[float]:
    """All values that the scale must hold."""
    found = [dot.value for dot in figure.dots]
    if isinstance(figure, RunFigure):
        return [v for v in (*found, figure.median) if math.isfinite(v)]
    if figure.limits:
        found += [end for dot in figure.dots for end in (dot.lower, dot.upper)]
    found += [end for goal in figure.goals for end in (goal.low, goal.high)]
    found += [figure.baseline.value] if figure.baseline else []
    return [value for value in found if math.isfinite(value)]


def _until(figure: ControlFigure | RunFigure) -> list[dt.date]:
    """Days beyond the figures that the axis reaches: the targets' dates."""
    goals = figure.goals if isinstance(figure, ControlFigure) else ()
    return [goal.last for goal in goals if goal.last]


class _Chart:
    """A chart while it is drawn."""

    def __init__(self, figure: ControlFigure | RunFigure) -> None:
        self.figure = figure
        self.said = [*self.notes()]
        right = WIDTH - (NOTES if self.said else 12)
        self.plot = self.placed(right, TOP)
        self.lettered = [*self.letters()]
        self.top = TOP + STEP * max((row + 1 for *_, row in self.lettered), default=0)
        self.plot = self.placed(right, self.top)
        self.bottom = self.plot.room.bottom

    def placed(self, right: float, top: float) -> Plot:
        figure = self.figure
        room = Room(left=0, right=right, top=top, bottom=top + TALL)
        return Plot(room, figure.dots, shown_values(figure), figure.lang, until=_until(figure))

    def drawn(self) -> str:
        figure, plot = self.figure, self.plot
        unit = measure.wrap(figure.unit, SIZE, WIDTH - 12, lines=1)
        below, height = self.below()
        control = isinstance(figure, ControlFigure)
        parts = [
            svg.paragraph(0, 12, unit, SIZE, palette.INK_2),
            *plot.ground(),
            *(limits(plot, figure) if isinstance(figure, ControlFigure) else self.median()),
            *(goals(plot, figure.goals) if isinstance(figure, ControlFigure) else ()),
            *(self.baseline() if control else ()),
            *self.marks(),
            *course(plot, figure.dots),
            *asides(plot, self.said, NOTES),
            *below,
        ]
        return svg.drawing(WIDTH, height, parts)

    def notes(self) -> Iterator[Aside]:
        """What the lines are called, beside their ends."""
        figure = self.figure
        heading, lang = figure.heading, figure.lang
        if isinstance(figure, RunFigure):
            if math.isfinite(figure.median):
                words = labelled(heading[2], written(figure.median, lang), lang)
                yield Aside(value=figure.median, words=words, colour=palette.INK_2)
            return
        if figure.limits and figure.dots:
            last = figure.dots[-1]
            ends = ((3, last.center), (4, last.lower), (5, last.upper))
            for place, value in ends:
                if math.isfinite(value):
                    words = labelled(heading[place - 1], written(value, lang), lang)
                    yield Aside(value=value, words=words, colour=palette.INK_2)
        for goal in figure.goals:
            if not goal.superseded:
                end = goal.low if math.isfinite(goal.low) else goal.high
                yield Aside(value=end, words=goal.words, colour=palette.SERIES_3)
        if figure.baseline:
            held = figure.baseline
            yield Aside(value=held.value, words=held.words, colour=palette.SERIES_2)

    def median(self) -> Iterator[str]:
        middle = [dot.center for dot in self.figure.dots]
        if middle:
            yield from self.plot.steps(0, middle, palette.INK_2)

    def baseline(self) -> Iterator[str]:
        held = self.figure.baseline if isinstance(self.figure, ControlFigure) else None
        if not held:
            return
        y, right = self.plot.y(held.value), self.plot.room.right
        yield svg.line(
            self.plot.left,
            y,
            right,
            y,
            palette.SERIES_2,
            stroke_width=1.5,
            stroke_dasharray="1.5 4",
            stroke_linecap="round",
        )
        x = self.plot.at(held.day)
        if x is not None:
            yield svg.box(
                x - 4, y - 4, 8, 8, palette.SURFACE, stroke=palette.SERIES_2, stroke_width=2
            )

    def letters(self) -> Iterator[tuple[str, list[Mark], float, int]]:
        """The lines across the chart: letter, marks, place, and the row in which the letter fits.

        Marks that stand all but on one another share a line.
        """
        placed = [(x, mark) for mark in self.figure.marks if (x := self.where(mark)) is not None]
        groups: list[tuple[float, list[Mark]]] = []
        for x, mark in sorted(placed, key=lambda pair: pair[0]):
            if groups and x - groups[-1][0] <= STEP / ROWS:
                groups[-1][1].append(mark)
            else:
                groups.append((x, [mark]))
        free = [float("-inf")] * ROWS
        for letter, (x, marks) in zip(ascii_uppercase, groups, strict=False):
            row = next(at for at, last in enumerate(free) if x - last >= STEP)
            free[row] = x
            yield letter, marks, x, row

    def where(self, mark: Mark) -> float | None:
        """The place of a mark: on its day, or else at the dot of its period."""
        if self.plot.axis:
            frequency, number = parse_period(mark.period)
            return self.plot.at(mark.day or (first_day(frequency, number) if frequency else None))
        places = [at for at, dot in enumerate(self.figure.dots) if dot.period == mark.period]
        return self.plot.x(places[0]) if places else None

    def marks(self) -> Iterator[str]:
        """Each line, with its letter at the top."""
        for letter, _, x, row in self.lettered:
            top = self.top - 4 - STEP * row
            yield svg.line(
                x, top, x, self.bottom, palette.INK_3, stroke_dasharray=MARK_DASH, stroke_width=1.2
            )
            ring = {"fill": palette.SURFACE, "stroke": palette.INK_3}
            yield svg.tag("circle", cx=x, cy=top - 7, r=7, **ring)
            yield svg.words(
                x, top - 3.5, letter, 9.5, palette.INK_2, text_anchor="middle", font_weight="bold"
            )

    def below(self) -> tuple[list[str], float]:
        """What signs mean, and what happened at the letters."""
        left, right = 4.0, WIDTH - 8.0
        parts, y = legend(left, self.bottom + 42, right, self.signs())
        for letter, marks, *_ in self.lettered:
            parts.append(svg.words(left, y, letter, SIZE, palette.INK_2, font_weight="bold"))
            for mark in marks:
                when = written_day(mark.day, self.figure.lang) if mark.day else mark.period
                lines = measure.wrap(f"{mark.words}, {when}", SIZE, right - 24, lines=2)
                parts.append(svg.paragraph(left + 18, y, lines, SIZE, palette.INK_2))
                y += len(lines) * svg.leading(SIZE)
        return parts, y

    def signs(self) -> list[tuple[str, str]]:
        """The markers that the chart holds, with their words; and the line of a former target."""
        former = [g for g in getattr(self.figure, "goals", ()) if g.superseded]
        line = polyline("-7,0 7,0", palette.INK_3, stroke_dasharray=FORMER_DASH)
        return [*signs(self.figure.dots, self.figure.lang), *((line, g.words) for g in former)]


def signs(dots: Sequence[Dot], lang: Lang) -> list[tuple[str, str]]:
    """The markers of dots with their words; none where all are the same."""
    t = translator("kpi", lang)
    there = {dot.meaning for dot in dots}
    if len(there) < 2:
        return []
    order: tuple[Meaning, ...] = ("usual", "better", "worse", "change")
    return [(marker(0, 0, one), t(MEANING_WORDS[one])) for one in order if one in there]


def limits(plot: Plot, figure: ControlFigure) -> Iterator[str]:
    """The band of the usual variation, phase by phase."""
    if not figure.limits:
        return
    for _, numbered in groupby(enumerate(figure.dots), key=lambda pair: pair[1].phase):
        stretch = list(numbered)
        first, dots = stretch[0][0], [dot for _, dot in stretch]
        if not all(math.isfinite(end) for dot in dots for end in (dot.lower, dot.upper)):
            continue
        lower, upper = [dot.lower for dot in dots], [dot.upper for dot in dots]
        yield _band(plot, first, lower, upper)
        for ends in (lower, upper):
            yield from plot.steps(
                first, ends, palette.INK_3, stroke_dasharray=LIMIT_DASH, stroke_width=1.2
            )
        yield from plot.steps(first, [dot.center for dot in dots], palette.INK_2, stroke_width=1.2)


def _band(plot: Plot, first: int, lower: Sequence[float], upper: Sequence[float]) -> str:
    edges = plot.edges(first, len(lower))
    there = [(edges[at + side], plot.y(value)) for at, value in enumerate(upper) for side in (0, 1)]
    back = [(edges[at + side], plot.y(value)) for at, value in enumerate(lower) for side in (0, 1)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (*there, *reversed(back)))
    return svg.tag("polygon", points=points, fill=palette.BAND)


def goals(plot: Plot, lines: Sequence[GoalLine]) -> Iterator[str]:
    """Targets: long dashes, a hatched band between two; what was replaced in short grey ones."""
    for goal in lines:
        first = plot.at(goal.first)
        last = plot.at(goal.last)
        left = plot.left if first is None else first
        right = plot.room.right if last is None else last
        ends = [end for end in (goal.low, goal.high) if math.isfinite(end) and plot.inside(end)]
        if len(ends) == 2 and not goal.superseded and right > left:
            top = plot.y(max(ends))
            yield svg.hatched(left, top, right - left, plot.y(min(ends)) - top, palette.LINE_STRONG)
        for end in ends:
            y = plot.y(end)
            if goal.superseded:
                yield svg.line(
                    left, y, right, y, palette.INK_3, stroke_width=2, stroke_dasharray=FORMER_DASH
                )
                continue
            yield svg.line(
                left, y, right, y, palette.SERIES_3, stroke_width=2.2, stroke_dasharray=GOAL_DASH
            )


def course(plot: Plot, dots: Sequence[Dot], size: float = 3.0) -> Iterator[str]:
    """The line through the figures, with their signs."""
    yield from plot.course([dot.value for dot in dots], palette.SERIES_1, stroke_width=1.6)
    for place, dot in enumerate(dots):
        if len(dots) <= DOTS or dot.meaning != "usual" or place == len(dots) - 1:
            yield marker(plot.x(place), plot.y(dot.value), dot.meaning, size)

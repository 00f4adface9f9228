"""Plans along the years: a bar each, diamonds for milestones, the mandate's bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plpmission.render.figures import WIDTH, measure, palette, svg
from plpmission.render.figures.time_axis import Axis

NAMES = 232.0
LEFT = NAMES + 12
RIGHT = WIDTH - 10.0
HEAD = 48
SIZE = 11.5
SMALL = 10.5
LEADING = svg.leading(SIZE)
BAR = 13
ROWS = 25
"""Plans in one figure."""
TALLEST = 720.0
"""Height of a figure's rows in px."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A row; ``note`` is said in the place of a bar that has no dates."""

    label: str
    name: str
    start: dt.date | None = None
    end: dt.date | None = None
    milestones: tuple[dt.date, ...] = ()
    after: str = ""
    """Which plans come first, in words."""
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The plans, and the mandate's bounds with the words for them."""

    plans: tuple[Plan, ...]
    start: dt.date | None
    end: dt.date | None
    start_words: str
    end_words: str
    undated: str
    milestone: str
    done: str


def days(schedule: Schedule) -> list[dt.date]:
    """All dates of a schedule, in order."""
    found = [schedule.start, schedule.end]
    for plan in schedule.plans:
        found += [plan.start, plan.end, *plan.milestones]
    return sorted(day for day in found if day)


def draw(schedule: Schedule) -> tuple[str, ...]:
    """The schedule as SVG, in several figures of the same scale where it is long."""
    known = days(schedule)
    if not known:
        return ()
    axis = Axis(*_padded(known[0], known[-1]), LEFT, RIGHT)
    label = measure.widest((plan.label for plan in schedule.plans), SIZE, bold=True) + 8
    sheets = _sheets(schedule.plans, label)
    return tuple(_Figure(schedule, axis, rows, label).drawn() for rows in sheets)


def _padded(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """Some room at both ends, so that a bound is not a border."""
    room = dt.timedelta(days=max((last - first).days // 40, 15))
    start = first - min(room, first - dt.date.min)
    return start, last + min(room, dt.date.max - last)


@dataclass(frozen=True)
class _Row:
    plan: Plan
    lines: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def height(self) -> float:
        return 12 + (len(self.lines) + len(self.after)) * LEADING


def _row(plan: Plan, room: float) -> _Row:
    lines = measure.wrap(plan.name, SIZE, room, lines=3) or ("",)
    return _Row(plan, lines, measure.wrap(plan.after, SMALL, room, lines=2))


def _sheets(plans: tuple[Plan, ...], label: float) -> list[list[_Row]]:
    sheets: list[list[_Row]] = [[]]
    for row in (_row(plan, NAMES - label - 6) for plan in plans):
        tall = sum(other.height for other in sheets[-1]) + row.height
        if len(sheets[-1]) >= ROWS or (sheets[-1] and tall > TALLEST):
            sheets.append([])
        sheets[-1].append(row)
    return sheets


class _Figure:
    """One figure while it is drawn."""

    def __init__(self, schedule: Schedule, axis: Axis, rows: list[_Row], label: float) -> None:
        self.schedule, self.axis, self.rows, self.label = schedule, axis, rows, label
        self.bottom = HEAD + sum(row.height for row in rows)

    def drawn(self) -> str:
        legend = list(self.legend())
        parts = [*self.stripes(), *self.grid(), *self.bounds(), *self.years()]
        parts += [*self.plans(), *legend]
        return svg.drawing(WIDTH, self.bottom + (24 if legend else 0) + 4, parts)

    def stripes(self) -> Iterator[str]:
        y = float(HEAD)
        for at, row in enumerate(self.rows):
            if at % 2 == 0:
                yield svg.box(0, y, WIDTH, row.height, palette.SUNKEN)
            y += row.height

    def grid(self) -> Iterator[str]:
        for day in self.axis.ticks():
            x = self.axis.at(day)
            yield svg.line(x, HEAD - 6, x, self.bottom, palette.GRID)
        yield svg.line(0, HEAD, WIDTH, HEAD, palette.LINE_STRONG)
        yield svg.line(0, self.bottom, WIDTH, self.bottom, palette.LINE_STRONG)

    def years(self) -> Iterator[str]:
        for x, name in self.axis.labels():
            half = measure.width(name, SMALL) / 2
            middle = min(max(x, LEFT + half), RIGHT - half)
            yield svg.words(
                middle, HEAD - 8, name, SMALL, palette.INK_2, text_anchor="middle", **svg.HALO
            )

    def bounds(self) -> Iterator[str]:
        """The mandate's bounds, each with its words inside; outside where they are too close."""
        schedule = self.schedule
        sides = ((schedule.start, schedule.start_words), (schedule.end, schedule.end_words))
        known = [(self.axis.at(day), said) for day, said in sides if day]
        wide = sum(measure.width(said, SMALL) for _, said in known) + 12
        apart = len(known) == 2 and known[1][0] - known[0][0] < wide
        for x, _ in known:
            yield svg.line(
                x, 17, x, self.bottom, palette.INK_2, stroke_width=1.5, stroke_dasharray="2 3"
            )
        for at, (x, said) in enumerate(known):
            last = at == 1 or schedule.start is None
            yield self.bound(x, said, to_right=last == apart, shift=4 * apart)

    def bound(self, x: float, said: str, *, to_right: bool, shift: float) -> str:
        beyond = to_right and x + shift + measure.width(said, SMALL) > WIDTH
        return svg.words(
            x + shift if to_right and not beyond else x - shift,
            25 if beyond else 12,
            said,
            SMALL,
            palette.INK_2,
            text_anchor="start" if to_right and not beyond else "end",
            **svg.HALO,
        )

    def plans(self) -> Iterator[str]:
        y = float(HEAD)
        for row in self.rows:
            yield self.name(row, y)
            yield self.bar(row.plan, y + row.height / 2)
            y += row.height

    def name(self, row: _Row, y: float) -> str:
        label = svg.words(4, y + 17, row.plan.label, SIZE, palette.INK, font_weight="bold")
        x = 4 + self.label
        lines = svg.paragraph(x, y + 17, row.lines, SIZE, palette.INK)
        below = y + 17 + len(row.lines) * LEADING
        return label + lines + svg.paragraph(x, below, row.after, SMALL, palette.INK_3)

    def bar(self, plan: Plan, middle: float) -> str:
        if not (plan.start or plan.end or plan.milestones):
            start = self.schedule.start
            return svg.words(
                self.axis.at(start) + 8 if start else LEFT + 6,
                middle + 4,
                self.schedule.undated,
                SMALL,
                palette.INK_3,
                font_style="italic",
            )
        return self.length(plan, middle) + "".join(
            self.diamond(self.axis.at(day), middle) for day in plan.milestones
        )

    def length(self, plan: Plan, middle: float) -> str:
        """The bar; where one end is not known, an arrow that fades into dashes."""
        first = plan.start or plan.end
        last = plan.end or plan.start
        if not first or not last:
            return ""
        x1, x2 = sorted((self.axis.at(first), self.axis.at(last)))
        if plan.start and plan.end:
            return self.block(plan, x1, max(x2 - x1, 3), middle)
        far = min(x1 + 60, RIGHT) if plan.start else max(x1 - 60, LEFT)
        edge = svg.line(x1, middle - 7, x1, middle + 7, palette.SERIES_1, stroke_width=3)
        return edge + svg.line(
            x1, middle, far, middle, palette.SERIES_1, stroke_width=3, stroke_dasharray="6 4"
        )

    def block(self, plan: Plan, x: float, wide: float, middle: float) -> str:
        top = middle - BAR / 2
        if not plan.done:
            return svg.box(x, top, wide, BAR, palette.SERIES_1, rx=2)
        frame = svg.box(
            x, top, wide, BAR, palette.SURFACE, stroke=palette.SERIES_1, stroke_width=1.5
        )
        return frame + svg.hatched(x, top, wide, BAR, palette.SERIES_1)

    def diamond(self, x: float, y: float) -> str:
        points = f"{x:.1f},{y - 7:.1f} {x + 7:.1f},{y:.1f} {x:.1f},{y + 7:.1f} {x - 7:.1f},{y:.1f}"
        return svg.tag(
            "polygon", points=points, fill=palette.SURFACE, stroke=palette.INK, stroke_width=1.5
        )

    def legend(self) -> Iterator[str]:
        x, y = LEFT + 2, self.bottom + 14
        if any(row.plan.milestones for row in self.rows):
            yield self.diamond(x + 6, y)
            yield svg.words(x + 18, y + 4, self.schedule.milestone, SMALL, palette.INK_2)
            x += 42 + measure.width(self.schedule.milestone, SMALL)
        if any(row.plan.done for row in self.rows):
            yield self.block(Plan(label="", name="", done=True), x, 26, y)
            yield svg.words(x + 34, y + 4, self.schedule.done, SMALL, palette.INK_2)

"""Courses on paper: the year's, before and after a date, and where an indicator goes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from plpmission.i18n import day as written_day
from plpmission.i18n import translator
from plpmission.kpi.descriptions import BeforeAfterFigure, ChanceFigure, Dot, SeasonFigure, Side
from plpmission.kpi.words import labelled, likely, written
from plpmission.render.figures import WIDTH, measure, palette, svg
from plpmission.render.figures.control import LIMIT_DASH, MARK_DASH, course, goals
from plpmission.render.figures.plot import SIZE, Aside, Plot, Room, asides, legend, marker, polyline

TOP, TALL, NOTES = 30.0, 220.0, 140.0
_GREYS = (palette.LINE_STRONG, palette.INK_3)
_DASHES = ("1.5 3", "5 3", "8 3 2 3", "3 2")


def dots_of(periods: Sequence[str], values: Sequence[float]) -> tuple[Dot, ...]:
    """Dots in no calendar: the parts of a year."""
    nan = math.nan
    return tuple(
        Dot(
            period=period,
            day=None,
            value=value,
            center=nan,
            lower=nan,
            upper=nan,
            phase=1,
            meaning="usual",
            rules=(),
        )
        for period, value in zip(periods, values, strict=True)
    )


def draw_season(figure: SeasonFigure) -> str:
    """One line a year, the mean of all of them thick, the latest year with its dots."""
    values = [v for line in figure.years for v in line.values if math.isfinite(v)]
    dots = dots_of(figure.parts, figure.usual)
    room = Room(left=0, right=WIDTH - 70, top=TOP, bottom=TOP + TALL)
    plot = Plot(room, dots, values, figure.lang)
    unit = measure.wrap(figure.unit, SIZE, WIDTH - 12, lines=1)
    parts = [svg.paragraph(0, 12, unit, SIZE, palette.INK_2), *plot.ground()]
    *earlier, latest = figure.years
    for line in earlier:
        parts += plot.course(line.values, palette.LINE_STRONG, stroke_width=1)
    parts += plot.course(figure.usual, palette.INK_2, stroke_width=2.4, stroke_dasharray="9 4")
    parts += course(plot, dots_of(figure.parts, latest.values))
    t = translator("kpi", figure.lang)
    latest_sign = polyline("-7,0 7,0", palette.SERIES_1) + marker(0, 0, "usual")
    signs = [
        (latest_sign, latest.year),
        (polyline("-7,0 7,0", palette.INK_2, stroke_width=2.4, stroke_dasharray="5 2"), t("Mean")),
    ]
    if earlier:
        first, last = earlier[0].year, earlier[-1].year
        span = first if first == last else f"{first} – {last}"
        signs.append((polyline("-7,0 7,0", palette.LINE_STRONG), span))
    below, height = legend(4, TOP + TALL + 42, WIDTH - 8, signs)
    return svg.drawing(WIDTH, height, [*parts, *below])


def draw_before_after(figure: BeforeAfterFigure) -> str:
    """Both sides with their means and the means' intervals, and the date between them."""
    sides = (figure.before, figure.after)
    dots = [dot for side in sides for dot in side.dots]
    ends = [end for side in sides for end in (side.mean, side.low, side.high)]
    values = [v for v in (*(dot.value for dot in dots), *ends) if math.isfinite(v)]
    room = Room(left=0, right=WIDTH - NOTES, top=TOP, bottom=TOP + TALL)
    plot = Plot(room, dots, values, figure.lang)
    parts = [
        svg.paragraph(
            0, 12, measure.wrap(figure.unit, SIZE, WIDTH - 12, lines=1), SIZE, palette.INK_2
        ),
        *plot.ground(),
    ]
    first = 0
    for side in sides:
        parts += _side(plot, side, first)
        first += len(side.dots)
    parts += _cut(plot, figure)
    parts += course(plot, dots)
    said = [
        Aside(
            value=side.mean,
            words=labelled(side.words, written(side.mean, figure.lang), figure.lang),
            colour=colour,
        )
        for side, colour in zip(sides, (palette.INK_2, palette.SERIES_4), strict=True)
        if math.isfinite(side.mean)
    ]
    parts += asides(plot, said, NOTES)
    lines = measure.wrap(figure.sentence, SIZE, WIDTH - 12, lines=3)
    parts.append(svg.paragraph(4, TOP + TALL + 42, lines, SIZE, palette.INK))
    height = TOP + TALL + 42 + len(lines) * svg.leading(SIZE)
    return svg.drawing(WIDTH, height, parts)


def _side(plot: Plot, side: Side, first: int) -> Iterator[str]:
    count = len(side.dots)
    if not count or not math.isfinite(side.mean):
        return
    edges = plot.edges(first, count)
    left, right = edges[0], edges[-1]
    if math.isfinite(side.low) and math.isfinite(side.high):
        top, bottom = plot.y(side.high), plot.y(side.low)
        yield svg.box(left, top, right - left, bottom - top, palette.BAND)
    y = plot.y(side.mean)
    yield svg.line(left, y, right, y, palette.INK_2, stroke_width=2, stroke_dasharray=LIMIT_DASH)


def _cut(plot: Plot, figure: BeforeAfterFigure) -> Iterator[str]:
    count = len(figure.before.dots)
    x = plot.at(figure.mark.day)
    if x is None and 0 < count < len(plot.dots):
        x = (plot.x(count - 1) + plot.x(count)) / 2
    if x is None:
        return
    yield svg.line(
        x, TOP - 10, x, TOP + TALL, palette.INK_2, stroke_dasharray=MARK_DASH, stroke_width=1.4
    )
    said = " · ".join(filter(None, (figure.mark.words, figure.mark.period)))
    [line] = measure.wrap(said, SIZE, 260, lines=1) or ("",)
    wide = measure.width(line, SIZE)
    left = min(max(x - wide / 2, 0), WIDTH - wide - 2)
    yield svg.words(left, TOP - 2, line, SIZE, palette.INK_2, **svg.HALO)


def draw_chance(figure: ChanceFigure) -> str:
    """The figures so far, what is expected with its interval, and the target."""
    later = dots_ahead(figure)
    dots = [*figure.dots, *later]
    ends = [end for one in figure.ahead for end in (one.low, one.high)]
    aims = [end for end in (figure.goal.low, figure.goal.high) if math.isfinite(end)]
    most = [value for _, value in figure.ever] if figure.ever else []
    values = [*(dot.value for dot in dots), *ends, *aims, *most]
    room = Room(left=0, right=WIDTH - NOTES, top=TOP, bottom=TOP + TALL)
    plot = Plot(room, dots, values, figure.lang)
    unit = measure.wrap(figure.unit, SIZE, WIDTH - 12, lines=1)
    t = translator("kpi", figure.lang)
    parts = [
        svg.paragraph(0, 12, unit, SIZE, palette.INK_2),
        *plot.ground(),
        *_fan(plot, figure),
        *goals(plot, (figure.goal,)),
        *_ever(plot, figure),
        *course(plot, figure.dots),
    ]
    aim = aims[0] if aims else 0.0
    by = figure.goal.last
    words = figure.goal.words + (f" ({written_day(by, figure.lang)})" if by else "")
    said = [Aside(value=aim, words=words, colour=palette.SERIES_3)]
    parts += asides(plot, said, NOTES)
    signs = [
        (
            svg.box(-7, -4, 14, 8, palette.ACCENT_SOFT)
            + polyline("-7,0 7,0", palette.SERIES_1, stroke_dasharray="4 3"),
            t("If things go on as they are: {chance}", chance=likely(figure.as_now, figure.lang)),
        ),
        (
            polyline("-7,3 7,-3", palette.SERIES_4, stroke_dasharray="1.5 3", stroke_width=2),
            t(
                "If they change as much as they ever did: {chance}",
                chance=likely(figure.as_ever, figure.lang),
            ),
        ),
    ]
    below, height = legend(4, TOP + TALL + 42, WIDTH - 8, signs)
    return svg.drawing(WIDTH, height, [*parts, *below])


def dots_ahead(figure: ChanceFigure) -> tuple[Dot, ...]:
    """What is expected, as dots: they give the axis its length."""
    plain = dots_of([one.period for one in figure.ahead], [one.value for one in figure.ahead])
    days = [one.day for one in figure.ahead]
    return tuple(Dot(**{**vars(dot), "day": day}) for dot, day in zip(plain, days, strict=True))


def _fan(plot: Plot, figure: ChanceFigure) -> Iterator[str]:
    first = len(figure.dots) - 1
    start = (plot.x(first), plot.y(figure.dots[first].value))
    places = [plot.x(first + 1 + at) for at in range(len(figure.ahead))]
    upper = [(x, plot.y(one.high)) for x, one in zip(places, figure.ahead, strict=True)]
    lower = [(x, plot.y(one.low)) for x, one in zip(places, figure.ahead, strict=True)]
    outline = (start, *upper, *reversed(lower))
    yield svg.tag(
        "polygon",
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in outline),
        fill=palette.ACCENT_SOFT,
    )
    middle = [(x, plot.y(one.value)) for x, one in zip(places, figure.ahead, strict=True)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (start, *middle))
    yield polyline(points, palette.SERIES_1, stroke_dasharray="4 3")


def _ever(plot: Plot, figure: ChanceFigure) -> Iterator[str]:
    if not figure.ever:
        return
    (_, now), (_, then) = figure.ever
    last = len(figure.dots) + len(figure.ahead) - 1
    ends = ((plot.x(len(figure.dots) - 1), plot.y(now)), (plot.x(last), plot.y(then)))
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in ends)
    yield polyline(points, palette.SERIES_4, stroke_dasharray="1.5 3", stroke_width=2)

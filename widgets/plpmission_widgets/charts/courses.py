"""Charts of one series without limits: run chart, before and after, forecast, season."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from plpmission.i18n import Lang, translator
from plpmission.kpi.descriptions import (
    BeforeAfterFigure,
    ChanceFigure,
    Dot,
    RunFigure,
    SeasonFigure,
    Side,
    YearLine,
)
from plpmission.kpi.words import written as said
from plpmission_widgets.charts import goals, parts
from plpmission_widgets.charts.axes import place, scale, time_axis, written, year_of
from plpmission_widgets.charts.control import above, point_words
from plpmission_widgets.charts.parts import HEIGHT
from plpmission_widgets.charts.words import Edge, hover

DOMAIN = "trends"

Json = dict[str, Any]


def _course(dots: Sequence[Dot], unit: str, lang: Lang, colour: str = "series-1") -> Json:
    return parts.series(
        [place(dot.period) for dot in dots],
        [dot.value for dot in dots],
        [hover(point_words(dot, unit, lang)) for dot in dots],
        colour,
    )


def run(figure: RunFigure) -> Json:
    """Figures around their median."""
    lang, t = figure.lang, translator(DOMAIN, figure.lang)
    x = time_axis([dot.period for dot in figure.dots], lang)
    low, high = x["range"]
    median = t("{value} median", value=said(figure.median, lang))
    return parts.framed(
        [
            parts.level(low, high, figure.median, "series-5", dash="solid"),
            _course(figure.dots, figure.unit, lang),
        ],
        lang=lang,
        x=x,
        y=scale([figure.median, *(dot.value for dot in figure.dots)], HEIGHT),
        beside=[Edge(value=figure.median, text=median)],
        above=above(figure.marks, x),
    )


def before_after(figure: BeforeAfterFigure) -> Json:
    """Two stretches with their means and intervals, and the date between them."""
    lang = figure.lang
    dots = [*figure.before.dots, *figure.after.dots]
    x = time_axis([dot.period for dot in dots], lang)
    values = [dot.value for dot in dots]
    ends = [end for side in (figure.before, figure.after) for end in (side.low, side.high)]
    low, high = x["range"]
    cut = place(figure.mark.period)
    sides = ((figure.before, low, cut, "series-1"), (figure.after, cut, high, "series-2"))
    traces = [trace for side, *where in sides for trace in _side(side, figure, *where)]
    return parts.framed(
        traces,
        lang=lang,
        x=x,
        y=scale([*values, *ends], HEIGHT),
        above=above([figure.mark], x),
        legend=True,
    )


def _side(side: Side, figure: BeforeAfterFigure, x0: float, x1: float, colour: str) -> list[Json]:
    """A side's interval, its mean or the line fitted to it, and its points."""
    if not side.dots:
        return []
    drawn = [parts.level(x0, x1, side.mean, colour, width=2)]
    if math.isfinite(side.low) and math.isfinite(side.high):
        drawn.insert(0, parts.band([x0, x1], [side.low] * 2, [side.high] * 2))
    centers = [dot.center for dot in side.dots]
    if all(map(math.isfinite, centers)) and max(centers) - min(centers) > 1e-9:
        drawn[-1] = parts.line([place(dot.period) for dot in side.dots], centers, colour, width=2)
    course = _course(side.dots, figure.unit, figure.lang, colour)
    symbol = "circle" if side is figure.before else "square"
    marker = parts.dot(colour, symbol, 7)
    return [*drawn, parts.named({**course, "mode": "markers", "marker": marker}, side.words)]


def forecast(figure: ChanceFigure) -> Json:
    """Figures so far, where they go, the interval around it, and the target."""
    lang, t = figure.lang, translator(DOMAIN, figure.lang)
    last = figure.dots[-1]
    ahead = [(place(one.period), one.value, one.low, one.high) for one in figure.ahead]
    start = (place(last.period), last.value, last.value, last.value)
    xs, values, lows, highs = (list(column) for column in zip(start, *ahead, strict=True))
    x = time_axis([dot.period for dot in figure.dots], lang, max(xs[-1], xs[0]))
    _, high = x["range"]
    seen = [*(dot.value for dot in figure.dots), *lows, *highs, *goals.ends([figure.goal])]
    words = [
        hover(
            t("{period}: {value}", period=written(one.period, lang), value=said(one.value, lang)),
            between(one, lang),
        )
        for one in figure.ahead
    ]
    expected = parts.line(xs, values, "series-1", width=2, dash="2px,3px")
    fastest = figure.ever[1][1] if figure.ever else math.nan
    beside = [
        Edge(value=values[-1], text=t("If nothing changes")),
        Edge(value=fastest, text=t("At the fastest ever"), colour="series-4"),
        *goals.goal_edges([figure.goal], lang, t("{value} target", value="{value}")),
    ]
    return parts.framed(
        [
            parts.band(xs, lows, highs),
            *_ever(figure),
            *goals.goal_lines([figure.goal], xs[0], high),
            {**expected, "hoverinfo": "text", "hovertext": ["", *words]},
            _course(figure.dots, figure.unit, lang),
        ],
        lang=lang,
        x=x,
        y=scale([*seen, fastest], HEIGHT),
        beside=[edge for edge in beside if math.isfinite(edge.value)],
    )


def between(one: Any, lang: Lang) -> str:
    """The interval that holds a forecast, in words."""
    t = translator(DOMAIN, lang)
    return t(
        "8 times out of 10 between {low} and {high}",
        low=said(one.low, lang),
        high=said(one.high, lang),
    )


def _ever(figure: ChanceFigure) -> list[Json]:
    """The largest change ever seen in as long a time, as a line."""
    if not figure.ever or not all(day for day, _ in figure.ever):
        return []
    t = translator(DOMAIN, figure.lang)
    x = [year_of(day) for day, _ in figure.ever if day]
    drawn = parts.line(x, [value for _, value in figure.ever], "series-4", dash="4px,2px,1px,2px")
    text = hover(t("If they change as much as they ever did"))
    return [{**drawn, "hoverinfo": "text", "hovertext": [text] * 2}]


_DASHES = ("solid", "dash", "dot", "dashdot")


def season(figure: SeasonFigure) -> Json:
    """The year's course: earlier years calm, the latest in full, the usual course among them."""
    lang, t = figure.lang, translator(DOMAIN, figure.lang)
    at = list(range(len(figure.parts)))
    *earlier, latest = figure.years
    usual = parts.line(at, list(figure.usual), "series-2", width=2, dash="7px,4px")
    shown = [
        *(_earlier(year, index, figure) for index, year in enumerate(earlier)),
        parts.named(usual, t("mean of all years")),
        parts.named(_year(latest, figure), latest.year),
    ]
    values = [value for year in figure.years for value in year.values]
    x = {
        "range": [-0.3, len(at) - 0.7],
        "tickmode": "array",
        "tickvals": at,
        "ticktext": list(figure.parts),
    }
    if len(at) > 6:
        x["tickvals"], x["ticktext"] = at[::2], list(figure.parts[::2])
    return parts.framed(shown, lang=lang, x=x, y=scale(values, HEIGHT), legend=True)


def _year(year: YearLine, figure: SeasonFigure) -> Json:
    t = translator(DOMAIN, figure.lang)
    kept = [(at, value) for at, value in enumerate(year.values) if math.isfinite(value)]
    texts = [
        hover(
            t(
                "{period}: {value}",
                period=f"{figure.parts[at]} {year.year}",
                value=f"{said(value, figure.lang)} {figure.unit}".rstrip(),
            )
        )
        for at, value in kept
    ]
    return parts.series([at for at, _ in kept], [value for _, value in kept], texts)


def _earlier(year: YearLine, index: int, figure: SeasonFigure) -> Json:
    drawn = _year(year, figure)
    line = parts.line([], [], "series-5", width=1, dash=_DASHES[index % len(_DASHES)])["line"]
    return {**drawn, "line": line, "mode": "lines", "opacity": 0.7}

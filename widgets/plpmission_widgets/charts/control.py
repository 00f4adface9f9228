"""A control chart: figures, limits by phase, targets, marks; each signal named on hovering."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from plpmission.i18n import Lang, translator
from plpmission.kpi.descriptions import ControlFigure, Dot, Mark, Meaning
from plpmission.kpi.words import written as said
from plpmission_widgets.charts import goals, parts
from plpmission_widgets.charts.axes import Scale, place, scale, time_axis, written
from plpmission_widgets.charts.parts import HEIGHT, WIDTH
from plpmission_widgets.charts.words import Edge, Upright, hover, uprights

DOMAIN = "trends"

Json = dict[str, Any]

MARKERS: dict[Meaning, tuple[str, str]] = {
    "better": ("series-3", "triangle-up"),
    "worse": ("series-2", "square"),
    "change": ("series-4", "diamond"),
}
"""Colour and shape of what a rule marks."""


def control(figure: ControlFigure) -> Json:
    """The chart as plotly takes it."""
    lang = figure.lang
    x = time_axis([dot.period for dot in figure.dots], lang, goals.latest_day(figure.goals))
    low, high = x["range"]
    signals = list(_signals(figure))
    drawn = parts.framed(
        [
            *limits(figure),
            *goals.goal_lines(figure.goals, low, high),
            *goals.baseline_line(figure.baseline, low, high),
            _figures(figure),
            *signals,
        ],
        lang=lang,
        x=x,
        y=control_scale(figure),
        beside=_beside(figure),
        above=above(figure.marks, x),
        legend=bool(signals),
    )
    t = translator(DOMAIN, lang)
    old = t("{value}, former target", value="{value}")
    drawn["layout"]["annotations"] += goals.old_goals(figure.goals, old, lang, low)
    return drawn


def control_scale(figure: ControlFigure) -> Scale:
    """Values on which everything of the chart stands."""
    values = [dot.value for dot in figure.dots]
    if figure.limits:
        values += [end for dot in figure.dots for end in (dot.lower, dot.upper)]
    baseline = [figure.baseline.value] if figure.baseline else []
    return scale([*values, *goals.ends(figure.goals), *baseline], HEIGHT)


def limits(figure: ControlFigure) -> Iterator[Json]:
    """Band, mean and limits of each phase, up to half a period around its points."""
    if not figure.limits:
        return
    for _, group in groupby(figure.dots, key=lambda dot: dot.phase):
        phase = list(group)
        x = _reaching([place(dot.period) for dot in phase])
        lower, upper, center = (
            _reached([getattr(dot, name) for dot in phase]) for name in ("lower", "upper", "center")
        )
        yield parts.band(x, lower, upper)
        yield parts.line(x, upper, "series-5", width=1, dash="dot")
        yield parts.line(x, lower, "series-5", width=1, dash="dot")
        yield parts.line(x, center, "series-5")


def _reaching(x: list[float]) -> list[float]:
    half = (x[-1] - x[0]) / (len(x) - 1) / 2 if len(x) > 1 else 0.5
    return [x[0] - half, *x, x[-1] + half]


def _reached(y: list[float]) -> list[float]:
    return [y[0], *y, y[-1]]


def _figures(figure: ControlFigure) -> Json:
    return parts.series(
        [place(dot.period) for dot in figure.dots],
        [dot.value for dot in figure.dots],
        [told(dot, figure) for dot in figure.dots],
    )


def _signals(figure: ControlFigure) -> Iterator[Json]:
    """What rules mark, in a trace for each meaning, with its name in the legend."""
    t = translator(DOMAIN, figure.lang)
    names = {
        "better": t("Signal of improvement"),
        "worse": t("Signal of worsening"),
        "change": t("Signal of a change"),
    }
    for meaning, (colour, symbol) in MARKERS.items():
        marked = [dot for dot in figure.dots if dot.meaning == meaning]
        if marked:
            trace = parts.points(
                [place(dot.period) for dot in marked],
                [dot.value for dot in marked],
                [told(dot, figure) for dot in marked],
                parts.ring(colour, symbol, 9),
            )
            yield parts.named(trace, names[meaning])


def told(dot: Dot, figure: ControlFigure) -> str:
    """What hovering over a point says: its figure, its limits, the rules that mark it."""
    t, lang = translator(DOMAIN, figure.lang), figure.lang
    head = point_words(dot, figure.unit, lang)
    if not figure.limits:
        return hover(head)
    ends = {name: said(getattr(dot, name), lang) for name in ("center", "lower", "upper")}
    return hover(head, t("mean {center}, limits {lower} and {upper}", **ends), *dot.rules)


def point_words(dot: Dot, unit: str, lang: Lang) -> str:
    """A period and its figure."""
    value = " ".join(filter(None, (said(dot.value, lang), unit)))
    t = translator(DOMAIN, lang)
    return t("{period}: {value}", period=written(dot.period, lang), value=value)


def _beside(figure: ControlFigure) -> list[Edge]:
    """What the lines are, said at their right ends."""
    t, lang, last = translator(DOMAIN, figure.lang), figure.lang, figure.dots[-1]
    lines: list[tuple[float, str]] = []
    if figure.limits:
        lines = [
            (last.upper, t("{value} limit", value=said(last.upper, lang))),
            (last.center, t("{value} mean", value=said(last.center, lang))),
            (last.lower, t("{value} limit", value=said(last.lower, lang))),
        ]
    if figure.baseline:
        start = figure.baseline.value
        lines.append((start, t("{value} at the start", value=said(start, lang))))
    known = [Edge(value=value, text=text) for value, text in lines if math.isfinite(value)]
    target = t("{value} target", value="{value}")
    return [*known, *goals.goal_edges(figure.goals, lang, target)]


def above(marks: Sequence[Mark], x: Json) -> Json:
    """The lines across the chart, and their words."""
    low, high = x["range"]
    known = [Upright(at=place(m.period), text=m.words, period=m.period) for m in marks]
    return uprights([one for one in known if low <= one.at <= high], low, high, WIDTH)

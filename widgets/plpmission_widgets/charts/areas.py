"""Charts of many series: funnel, small multiples, sparklines."""

from __future__ import annotations

import math
from typing import Any

from plpmission.i18n import number, translator
from plpmission.kpi.descriptions import Area, FunnelFigure, Meaning, Multiples, Spark
from plpmission.kpi.words import written as said
from plpmission_widgets.charts import parts
from plpmission_widgets.charts.axes import Scale, place, scale
from plpmission_widgets.charts.control import MARKERS, control, control_scale
from plpmission_widgets.charts.parts import HEIGHT
from plpmission_widgets.charts.words import Edge, hover

DOMAIN = "trends"

Json = dict[str, Any]

NAMED = 8
"""Areas outside the limits that are named on the chart; the others on hovering."""


def funnel(figure: FunnelFigure) -> Json:
    """Rates by population, between the limits that chance alone would keep."""
    lang, t = figure.lang, translator(DOMAIN, figure.lang)
    at = [limit.population for limit in figure.limits]
    outer = [end for limit in figure.limits for end in (limit.lower_998, limit.upper_998)]
    y = scale([*(area.rate for area in figure.areas), *_near(outer, figure)], HEIGHT + 60)
    last = figure.limits[-1]
    drawn = parts.framed(
        [
            *_funnel_lines(figure, at),
            parts.level(at[0], at[-1], figure.center, "series-5"),
            *_areas(figure),
        ],
        lang=lang,
        x=_population_axis(at, figure),
        y=y,
        beside=[
            Edge(value=last.upper_998, text=t("limit {share} %", share=number(99.8, lang))),
            Edge(value=figure.center, text=t("{value} mean", value=said(figure.center, lang))),
            Edge(value=last.lower_998, text=t("limit {share} %", share=number(99.8, lang))),
        ],
        legend=any(area.meaning != "usual" for area in figure.areas),
        axis_title=figure.people,
    )
    drawn["layout"]["height"] += 60
    drawn["layout"]["annotations"] += _names(figure)
    return drawn


def _near(outer: list[float], figure: FunnelFigure) -> list[float]:
    """Limits of the smallest areas go very far: no farther than twice what is seen."""
    seen = [area.rate for area in figure.areas]
    reach = max(*seen, figure.center) * 1.6
    return [end for end in outer if math.isfinite(end) and end <= reach]


def _population_axis(at: list[float], figure: FunnelFigure) -> Json:
    grown = scale([0, at[-1]], 1)
    ticks = [tick for tick in grown.axis(figure.lang)["tickvals"] if 0 <= tick <= at[-1] * 1.01]
    words = [number(tick, figure.lang) for tick in ticks]
    margin = at[-1] * 0.03
    return {
        "range": [max(0, at[0] - margin), at[-1] + margin],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": words,
    }


def _funnel_lines(figure: FunnelFigure, at: list[float]) -> list[Json]:
    ends = {
        name: [getattr(limit, name) for limit in figure.limits]
        for name in ("lower_95", "upper_95", "lower_998", "upper_998")
    }
    return [
        parts.band(at, ends["lower_95"], ends["upper_95"]),
        *(
            parts.line(at, column, "series-5", width=1, dash="dash" if "95" in name else "dot")
            for name, column in ends.items()
        ),
    ]


def _areas(figure: FunnelFigure) -> list[Json]:
    t = translator(DOMAIN, figure.lang)
    names: dict[Meaning, str] = {
        "better": t("better than chance"),
        "worse": t("worse than chance"),
        "change": t("outside what chance does"),
    }
    usual = parts.dot("series-1", "circle", 7)
    drawn = [_cloud([a for a in figure.areas if a.meaning == "usual"], figure, usual)]
    for meaning, (colour, symbol) in MARKERS.items():
        marked = [area for area in figure.areas if area.meaning == meaning]
        if marked:
            cloud = _cloud(marked, figure, parts.ring(colour, symbol, 10))
            drawn.append(parts.named(cloud, names[meaning]))
    return drawn


def _cloud(areas: list[Area], figure: FunnelFigure, marker: Json) -> Json:
    lang = figure.lang
    texts = [
        hover(
            area.name,
            f"{said(area.rate, lang)} {figure.unit}".strip(),
            f"{number(round(area.population), lang)} {figure.people}".strip(),
        )
        for area in areas
    ]
    return parts.points([a.population for a in areas], [a.rate for a in areas], texts, marker)


def _names(figure: FunnelFigure) -> list[Json]:
    outside = [area for area in figure.areas if area.meaning != "usual"]
    farthest = sorted(outside, key=lambda area: -abs(area.rate - figure.center))[:NAMED]
    return [
        {
            "name": "area",
            "x": area.population,
            "y": area.rate,
            "yshift": 9 if area.rate > figure.center else -9,
            "yanchor": "bottom" if area.rate > figure.center else "top",
            "showarrow": False,
            "text": hover(area.name),
        }
        for area in farthest
    ]


def multiples(figure: Multiples) -> list[Json]:
    """Each chart small, by itself: title, figures, limits and signals, without words beside."""
    one = scale(_all_values(figure), HEIGHT * 0.6) if figure.shared else None
    return [_small(chart, one) for chart in figure.charts]


def _all_values(figure: Multiples) -> list[float]:
    scales = [control_scale(chart) for chart in figure.charts]
    return [end for one in scales for end in (one.low, one.high)]


def _small(chart: Any, shared: Scale | None) -> Json:
    drawn = control(chart)
    layout = drawn["layout"]
    y = shared or scale(_own_values(chart), HEIGHT * 0.6, lines=3)
    layout["yaxis"] = y.axis(chart.lang)
    layout["height"] = HEIGHT * 0.6 + 32
    layout["margin"] = {"l": y.room(chart.lang), "r": 6, "t": 6, "b": 24, "pad": 0}
    layout["annotations"] = []
    layout["meta"] = {"beside": []}
    layout["showlegend"] = False
    for trace in drawn["data"]:
        if "marker" in trace:
            trace["marker"] = _smaller(trace["marker"])
    ticks = layout["xaxis"]
    every = math.ceil(len(ticks["tickvals"]) / 3)
    ticks["tickvals"], ticks["ticktext"] = ticks["tickvals"][::every], ticks["ticktext"][::every]
    return drawn


def _smaller(marker: Json) -> Json:
    """A point for a small chart: without the edge that would cut its line."""
    hollow = marker["line"]["width"] > 2
    edge = marker["line"] if hollow else {**marker["line"], "width": 0}
    return {**marker, "size": marker["size"] - 3, "line": edge}


def _own_values(chart: Any) -> list[float]:
    own = control_scale(chart)
    return [own.low, own.high]


def spark(row: Spark) -> Json:
    """A course as small as a word, for a browser's own drawing: places between 0 and 1."""
    known = [value for value in (*row.values, *row.lower, *row.upper) if math.isfinite(value)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    reach = high - low or 1.0

    def placed(values: tuple[float, ...]) -> list[float | None]:
        return [round((v - low) / reach, 4) if math.isfinite(v) else None for v in values]

    x = [place(period) for period in row.periods]
    wide = (x[-1] - x[0]) or 1.0 if x else 1.0
    return {
        "x": [round((one - x[0]) / wide, 4) for one in x],
        "y": placed(row.values),
        "lower": placed(row.lower),
        "upper": placed(row.upper),
    }

"""What charts are put together from: lines, points, bands; and the frame around them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from plpmission.i18n import Lang
from plpmission_widgets.charts.axes import Scale
from plpmission_widgets.charts.paint import template, token
from plpmission_widgets.charts.words import LINE, Edge, edge_room, edges, sorted_edges

Json = dict[str, Any]

HEIGHT = 200.0
"""Pixels of the plot itself, without its words."""
WIDTH = 430.0
"""Pixels that the plot is taken to have where words must find room; it may have others."""

_SEPARATORS: dict[Lang, str] = {"fr": ",\u202f", "nl": ",.", "de": ",.", "en": ".,"}


def line(x: Sequence[float | None], y: Sequence[float | None], colour: str, **style: Any) -> Json:
    """A line that says nothing when hovered; ``style`` is plotly's for lines."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(x),
        "y": [value if value is not None and math.isfinite(value) else None for value in y],
        "line": {"color": token(colour), "width": 1.5, **style},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def series(
    x: Sequence[float], y: Sequence[float], texts: Sequence[str], colour: str = "series-1"
) -> Json:
    """Figures, joined, with a dot each; up to sixty dots are large enough to be told apart."""
    return {
        **line(x, y, colour, width=2, shape="linear"),
        "mode": "lines+markers",
        "marker": dot(colour, "circle", 7 if len(x) <= 60 else 4),
        "hovertext": list(texts),
        "hoverinfo": "text",
    }


def dot(colour: str, symbol: str, size: float) -> Json:
    """A full point, set off from the line by the surface's colour."""
    edge = {"color": token("surface"), "width": 1.5 if size > 4 else 0}
    return {"color": token(colour), "symbol": symbol, "size": size, "line": edge}


def ring(colour: str, symbol: str, size: float) -> Json:
    """A hollow point, larger than those of the line."""
    edge = {"color": token(colour), "width": 2.2}
    return {"color": token("surface"), "symbol": symbol, "size": size, "line": edge}


def points(x: Sequence[float], y: Sequence[float], texts: Sequence[str], marker: Json) -> Json:
    """Points without a line."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "marker": marker,
        "hovertext": list(texts),
        "hoverinfo": "text",
        "showlegend": False,
    }


def band(x: Sequence[float], low: Sequence[float], high: Sequence[float]) -> Json:
    """The area between two lines."""
    return {
        **line([*x, *reversed(x)], [*high, *reversed(low)], "chart-band", width=0),
        "fill": "toself",
        "fillcolor": token("chart-band"),
    }


def named(trace: Json, name: str) -> Json:
    """The same trace with a name in the legend."""
    return {**trace, "name": name, "showlegend": True}


def level(x0: float, x1: float, value: float, colour: str, **style: Any) -> Json:
    """A level line from one place to another."""
    return line([x0, x1], [value, value], colour, **style)


def framed(  # noqa: PLR0913 - the parts of a chart, each by its name
    traces: Iterable[Json],
    *,
    lang: Lang,
    x: Json,
    y: Scale,
    beside: Sequence[Edge] = (),
    above: Json | None = None,
    legend: bool = False,
    axis_title: str = "",
) -> Json:
    """A chart as plotly takes it: traces in the one template, with room for its words."""
    upper = above or {"annotations": [], "shapes": [], "rows": 0}
    top = 14 + upper["rows"] * LINE
    bottom = 28 + (22 if legend else 0) + (18 if axis_title else 0)
    layout = {
        "template": template(),
        "separators": _SEPARATORS[lang],
        "height": HEIGHT + top + bottom,
        "margin": {"l": y.room(lang), "r": edge_room(beside), "t": top, "b": bottom, "pad": 0},
        "showlegend": legend,
        "xaxis": {**x, **({"title": {"text": axis_title}} if axis_title else {})},
        "yaxis": y.axis(lang),
        "annotations": [*edges(beside, y), *upper["annotations"]],
        "shapes": upper["shapes"],
        # Where there is no room beside the plot, these words stand below it.
        "meta": {"beside": [edge.text for edge in reversed(sorted_edges(beside))]},
    }
    return {"data": list(traces), "layout": layout}

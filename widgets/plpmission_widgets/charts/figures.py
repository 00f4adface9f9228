"""From any figure's description to what shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from plpmission.kpi import descriptions as d
from plpmission_widgets.charts import areas, courses
from plpmission_widgets.charts.axes import written
from plpmission_widgets.charts.control import control
from plpmission_widgets.charts.paint import NAMES, Theme, painted, register

if TYPE_CHECKING:
    import plotly.graph_objects

Json = dict[str, Any]

_DRAWINGS: Mapping[type[d.Figure], Callable[[Any], Json]] = {
    d.ControlFigure: control,
    d.RunFigure: courses.run,
    d.BeforeAfterFigure: courses.before_after,
    d.ChanceFigure: courses.forecast,
    d.SeasonFigure: courses.season,
    d.FunnelFigure: areas.funnel,
}


def drawn(description: d.Figure) -> Json:
    """A chart as plotly JSON, ``data`` and ``layout``, its colours as design tokens.

    Raises:
        TypeError: it is a table of sparklines or several charts; ``shown`` draws those.
    """
    drawing = _DRAWINGS.get(type(description))
    if drawing is None:
        raise TypeError(f"{type(description).__name__} is not one chart.")
    return drawing(description)


def figure(description: d.Figure, theme: Theme = "light") -> plotly.graph_objects.Figure:
    """A chart as a plotly figure, in the registered template of a theme.

    Raises:
        TypeError: as ``drawn``.
    """
    import plotly.graph_objects

    register()
    chart = painted(drawn(description), theme)
    made = plotly.graph_objects.Figure(chart["data"], chart["layout"])
    return made.update_layout(template=NAMES[theme])


def shown(description: d.Figure) -> Json:
    """All that the chart widget shows: plain data, to be sent to a browser."""
    return {
        "kind": _kind(description),
        "title": description.title,
        "lang": description.lang,
        "unit": getattr(description, "unit", ""),
        "alt": description.alt,
        "says": getattr(description, "sentence", "") or description.alt,
        "supposes": [*getattr(description, "notes", ()), *getattr(description, "assumptions", ())],
        "marks": [
            {"period": written(mark.period, description.lang), "words": mark.words}
            for mark in _marks(description)
        ],
        "table": {
            "heading": list(description.heading),
            "rows": [list(row) for row in description.rows],
        },
        **_content(description),
    }


def _kind(description: d.Figure) -> str:
    if isinstance(description, d.SparkTable):
        return "sparks"
    return "multiples" if isinstance(description, d.Multiples) else "plot"


def _content(description: d.Figure) -> Json:
    if isinstance(description, d.SparkTable):
        return {"sparks": [spark_row(row) for row in description.sparks]}
    if isinstance(description, d.Multiples):
        plots = areas.multiples(description)
        names = [chart.title for chart in description.charts]
        says = [chart.sentence or chart.alt for chart in description.charts]
        return {
            "charts": [
                {"title": name, "says": said, "plot": plot}
                for name, said, plot in zip(names, says, plots, strict=True)
            ]
        }
    return {"plot": drawn(description)}


def spark_row(row: d.Spark) -> Json:
    """A row of a table of sparklines."""
    return {
        "name": row.name,
        "latest": row.latest,
        "usual": row.usual,
        "verdict": row.verdict,
        "assurance": row.assurance,
        "meaning": row.meaning,
        "course": areas.spark(row),
    }


def _marks(description: d.Figure) -> tuple[d.Mark, ...]:
    if isinstance(description, d.BeforeAfterFigure):
        return (description.mark,)
    return tuple(getattr(description, "marks", ()))

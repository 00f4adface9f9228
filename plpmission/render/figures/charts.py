"""Any chart's description as a drawing for paper."""

from __future__ import annotations

from functools import singledispatch

from plpmission.kpi import descriptions as kinds
from plpmission.render.figures import control, courses, funnel, sparks


@singledispatch
def draw(figure: kinds.Figure) -> str:
    """A chart as SVG, at most ``WIDTH`` px wide.

    Raises:
        TypeError: nothing draws this kind of figure.
    """
    raise TypeError(type(figure).__name__)


draw.register(kinds.ControlFigure, control.draw)
draw.register(kinds.RunFigure, control.draw)
draw.register(kinds.Multiples, control.draw_multiples)
draw.register(kinds.SparkTable, sparks.draw)
draw.register(kinds.FunnelFigure, funnel.draw)
draw.register(kinds.SeasonFigure, courses.draw_season)
draw.register(kinds.BeforeAfterFigure, courses.draw_before_after)
draw.register(kinds.ChanceFigure, courses.draw_chance)

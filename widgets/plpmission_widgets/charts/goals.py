"""Targets and baselines as lines: what holds is dashed, what no longer holds is dotted."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from typing import Any

from plpmission.i18n import Lang
from plpmission.kpi.descriptions import BaselineLine, GoalLine
from plpmission.kpi.words import written
from plpmission_widgets.charts import parts
from plpmission_widgets.charts.axes import year_of
from plpmission_widgets.charts.words import Edge, escaped, hover

Json = dict[str, Any]

_GOAL = {"width": 2, "dash": "7px,4px"}
_OLD = {"width": 2, "dash": "1px,4px"}


def ends(goals: Sequence[GoalLine]) -> list[float]:
    """The figures at which a target begins or ends."""
    return [end for goal in goals for end in (goal.low, goal.high) if math.isfinite(end)]


def latest_day(goals: Sequence[GoalLine]) -> float | None:
    """How far to the right targets reach."""
    days = [year_of(goal.last) for goal in goals if goal.last]
    return max(days, default=None)


def goal_lines(goals: Sequence[GoalLine], low: float, high: float) -> Iterator[Json]:
    """Each target where it held, between the ends of the axis."""
    for goal in goals:
        first = max(low, _place(goal.first, low))
        last = min(high, _place(goal.last, high))
        if not goal.superseded:
            last = max(last, high)
        x = [first, last]
        if math.isfinite(goal.low) and math.isfinite(goal.high) and goal.low != goal.high:
            yield parts.band(x, [goal.low] * 2, [goal.high] * 2)
        for end in dict.fromkeys(ends([goal])):
            yield _line(goal, x, end)


def _place(day: dt.date | None, otherwise: float) -> float:
    return year_of(day) if day else otherwise


def _line(goal: GoalLine, x: Sequence[float], end: float) -> Json:
    colour, look = ("series-5", _OLD) if goal.superseded else ("series-3", _GOAL)
    drawn = parts.level(x[0], x[1], end, colour, **look)
    return {**drawn, "hoverinfo": "text", "hovertext": [hover(goal.words)] * 2}


def goal_edges(goals: Sequence[GoalLine], lang: Lang, words: str) -> Iterator[Edge]:
    """The figures of what holds, at the right end; ``words`` name them, as ``{value} target``."""
    for goal in goals:
        if not goal.superseded:
            for end in dict.fromkeys(ends([goal])):
                text = words.format(value=written(end, lang))
                yield Edge(value=end, text=text, colour="series-3", strong=True)


def old_goals(goals: Sequence[GoalLine], words: str, lang: Lang, low: float) -> list[Json]:
    """The names of targets that no longer hold, under their lines."""
    return [
        {
            "name": "old",
            "x": max(low, _place(goal.first, low)),
            "y": end,
            "xanchor": "left",
            "yanchor": "top",
            "showarrow": False,
            "text": escaped(words.format(value=written(end, lang))),
        }
        for goal in goals
        if goal.superseded
        for end in ends([goal])[:1]
    ]


def baseline_line(baseline: BaselineLine | None, low: float, high: float) -> Iterator[Json]:
    """The value started from, from its day on."""
    if baseline:
        first = max(low, _place(baseline.day, low))
        drawn = parts.level(first, high, baseline.value, "series-4", width=1.5, dash="2px,3px")
        yield {**drawn, "hoverinfo": "text", "hovertext": [hover(baseline.words)] * 2}

"""S004: means are named, and the target lies within what the indicator's history has shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plpmission.checks.reading import Reading
from plpmission.checks.remembered import Remembered
from plpmission.checks.rule import Check, Hit, Outlook, SectionName
from plpmission.checks.stated import SOURCE, stated
from plpmission.kpi.chance import Chances, chances
from plpmission.model.indicators import Indicator

_HARDLY = 0.05
"""The chance below which a target lies outside of what was ever seen."""


def realistic(reading: Reading) -> Iterator[Hit]:
    """S004: each objective has means, and its targets lie within what was seen before.

    Of several targets out of reach the first is told.
    """
    objectives = stated(reading)
    bare = set(reading.coverage.objectives_without_means) if objectives else set()
    for one in objectives:
        if one.objective.id in bare:
            yield one.hit(
                one.field,
                "Nothing says with which means “{objective}” will be reached",
                "Name its means in {section}, or the people and money of its plan.",
                section=SectionName("resources"),
            )
        aims = ((held, held.target.deadline or one.due) for held in one.indicators)
        far = next(((held, due) for held, due in aims if due and _out_of_reach(held, due)), None)
        if far:
            yield one.hit(
                "indicators",
                "The target of “{indicator}” asks for more than its figures ever showed",
                "Say what will be different this time, give it more time, or choose "
                "another target.",
                why="{outlook}",
                indicator=far[0].name,
                outlook=Outlook(_due(*far)),
            )


_seen: Remembered[bool] = Remembered()


def _out_of_reach(indicator: Indicator, due: dt.date) -> bool:
    return _seen.get(indicator.id, (indicator, due), lambda: _hardly(indicator, due))


def _hardly(indicator: Indicator, due: dt.date) -> bool:
    told = chances(_due(indicator, due), lang="en") if indicator.measurements else None
    return isinstance(told, Chances) and told.as_ever < _HARDLY


def _due(indicator: Indicator, due: dt.date) -> Indicator:
    """The indicator with its target due on that day."""
    target = indicator.target.model_copy(update={"deadline": due})
    return indicator.model_copy(update={"target": target})


S004 = Check(
    code="S004",
    severity="advice",
    source=SOURCE,
    title="Realistic objectives",
    why="Readers trust a target when they see the means for it and a way that leads there.",
    run=realistic,
)

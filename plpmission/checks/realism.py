"""S004: means are named, and the target lies within what the indicator's history has shown."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.checks.means import held_means
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit, Outlook, SectionName
from plpmission.checks.stated import SOURCE, stated
from plpmission.i18n import Lang
from plpmission.kpi.chance import Chances, chances
from plpmission.model.indicators import Indicator

_HARDLY = 0.05
"""The chance below which a target lies outside of what was ever seen."""


def realistic(reading: Reading) -> Iterator[Hit]:
    """S004: each objective has means, and its targets lie within what was seen before."""
    provided = reading.once(_provided)
    for one in stated(reading):
        if one.objective.id not in provided:
            yield one.hit(
                one.field,
                "Nothing says with which means “{objective}” will be reached",
                "Name its means in {section}, or the people and money of its plan.",
                {"section": SectionName("resources")},
            )
        for indicator in map(one.aimed, one.indicators):
            if _out_of_reach(indicator, reading.dossier.lang):
                yield one.hit(
                    "indicators",
                    "The target of “{indicator}” asks for more than its figures ever showed",
                    "Say what will be different this time, give it more time, or choose "
                    "another target.",
                    {"indicator": indicator.name, "outlook": Outlook(indicator)},
                    why="{outlook}",
                )


def _provided(reading: Reading) -> frozenset[str]:
    """The objectives that have means, or a plan that takes some."""
    means = {
        objective
        for row in reading.once(held_means).rows
        if any((row.needed, row.promised, row.granted))
        for objective in (row.objective, *row.shared)
        if objective
    }
    plans = {
        objective
        for plan in reading.letter.plans
        if plan.staff or plan.budget or plan.resources.strip()
        for objective in plan.objectives
    }
    return frozenset(means | plans)


def _out_of_reach(indicator: Indicator, lang: Lang) -> bool:
    if not indicator.measurements or indicator.target.deadline is None:
        return False
    found = chances(indicator, lang=lang)
    return isinstance(found, Chances) and found.as_ever < _HARDLY


S004 = Check(
    code="S004",
    severity="advice",
    source=SOURCE,
    title="Realistic objectives",
    why="Readers trust a target when they see the means for it and a way that leads there.",
    run=realistic,
)

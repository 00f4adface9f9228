"""What is joined to nothing in a letter: told once, whether or not a rule asks for the link.

An objective without a plan is legitimate: the letter lists the plans that are there at its start
(model letter, 3.2.3). It stands here, and no rule holds it against the letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from plpmission.model import Dossier, Item


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The ids of what has no such link, each in the letter's order."""

    objectives: int
    """How many objectives there are."""
    objectives_without_plan: tuple[str, ...]
    objectives_without_indicator: tuple[str, ...]
    objectives_without_means: tuple[str, ...]
    """Neither means of their own nor a plan that takes people, money or other resources."""
    objectives_without_point: tuple[str, ...]
    """They answer no point of the SWOT analysis and no expectation."""
    points_without_objective: tuple[str, ...]
    """Points of the SWOT analysis that no objective answers."""
    plans_without_objective: tuple[str, ...]
    indicators_without_objective: tuple[str, ...]


def coverage(dossier: Dossier) -> Coverage:
    """What is joined to nothing in a dossier's letter; a link to what is not there is none."""
    letter = dossier.letter
    objectives = [held.id for held in letter.objectives]
    known = set(objectives)
    points = _ids((*letter.analysis.swot, *letter.analysis.expectations))
    indicators = _ids(dossier.indicators)
    answered = set(chain.from_iterable(held.answers for held in letter.objectives))
    measured = set(chain.from_iterable(held.indicators for held in letter.objectives))
    planned = set(chain.from_iterable(plan.objectives for plan in letter.plans))
    return Coverage(
        objectives=len(objectives),
        objectives_without_plan=_outside(objectives, planned),
        objectives_without_indicator=tuple(
            held.id for held in letter.objectives if indicators.isdisjoint(held.indicators)
        ),
        objectives_without_means=_outside(objectives, _provided(dossier)),
        objectives_without_point=tuple(
            held.id for held in letter.objectives if points.isdisjoint(held.answers)
        ),
        points_without_objective=_outside((item.id for item in letter.analysis.swot), answered),
        plans_without_objective=tuple(
            plan.id for plan in letter.plans if known.isdisjoint(plan.objectives)
        ),
        indicators_without_objective=_outside((held.id for held in dossier.indicators), measured),
    )


def _ids(items: Iterable[Item]) -> set[str]:
    return {item.id for item in items}


def _outside(ids: Iterable[str], linked: set[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in linked)


def _provided(dossier: Dossier) -> set[str]:
    """The objectives that have means, or a plan that takes some."""
    means = (
        held.objectives
        for held in dossier.letter.means
        if held.needed or held.promised or held.granted
    )
    plans = (
        plan.objectives
        for plan in dossier.letter.plans
        if plan.staff or plan.budget or plan.resources.strip()
    )
    return set(chain.from_iterable((*means, *plans)))

"""The check list of the FPS Interior: what a charter says, criterion by criterion (annex 2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from plpmission.model.base import Part
from plpmission.model.charter import Charter
from plpmission.model.partnership import Partnership
from plpmission.model.partnership_terms import Bound
from plpmission.model.zone import Zone
from plpmission.outline.charter import CRITERIA, Criterion, Element, Level
from plpmission.partners.inheriting import blank, getter, inherited, said

LATEST = 36
"""Months between two evaluations, at most (art. 7)."""
YEARLY = 12
State = Literal["done", "begun", "empty"]

NO_FEE = "No fee is asked."
TOO_SELDOM = "This is later than the three years at most."
TWO_LEVELS = "Two levels are allowed; one level saves time."


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticked:
    """One element of the list; ``note`` is a sentence of the domain ``partners``, or empty."""

    criterion: str
    element: str
    level: Level
    ok: bool
    applies: bool = True
    """Whether the element is asked of this charter at all, such as the amount of a fee."""
    note: str = ""


def checklist(zone: Zone, partnership: Partnership) -> tuple[Ticked, ...]:
    """What would be ticked in the partnership's charter, with all that it inherits."""
    return ticked(inherited(zone, partnership))


def ticked(charter: Charter) -> tuple[Ticked, ...]:
    """What would be ticked in a charter that inherits nothing any more."""
    return tuple(_tick(charter, one, element) for one in CRITERIA for element in one.elements)


def state_of(zone: Zone, partnership: Partnership) -> Mapping[str, State]:
    """Where the cover and each criterion stand: done once all that is mandatory is there."""
    charter = inherited(zone, partnership)
    return {one.id: _state(charter, one) for one in CRITERIA}


def share(zone: Zone, partnership: Partnership) -> tuple[int, int]:
    """How many of the mandatory elements are there, of how many."""
    asked = [one for one in checklist(zone, partnership) if one.level == "mandatory"]
    return sum(one.ok for one in asked), len(asked)


def _state(charter: Charter, criterion: Criterion) -> State:
    part: Part = getattr(charter, criterion.part)
    if part == blank(type(part)):
        return "empty"
    asked = [element for element in criterion.elements if element.level == "mandatory"]
    return "done" if all(_tick(charter, criterion, one).ok for one in asked) else "begun"


def _tick(charter: Charter, criterion: Criterion, element: Element) -> Ticked:
    key = (criterion.id, element.id)
    applies = not (key in _OF_A_FEE and charter.cost.fee is False)
    found = any(said(getter(field)(charter)) for field in element.fields)
    rule = _RULES.get(key)
    return Ticked(
        criterion=criterion.id,
        element=element.id,
        level=element.level,
        ok=not applies or (rule(charter) if rule else found),
        applies=applies,
        note=NO_FEE if not applies else _NOTES.get(key, _silent)(charter),
    )


def _silent(_: Charter) -> str:
    return ""


def _bound(bound: Bound) -> Callable[[Charter], bool]:
    return lambda charter: bound in charter.objectives.bounds


def _often_enough(charter: Charter) -> bool:
    months = charter.evaluation.every_months
    return months is not None and months <= LATEST


def _too_seldom(charter: Charter) -> str:
    months = charter.evaluation.every_months
    return TOO_SELDOM if months and months > LATEST else ""


_OF_A_FEE = {("c14", "amount"), ("c14", "changes"), ("c14", "use")}
_RULES: Mapping[tuple[str, str], Callable[[Charter], bool]] = {
    ("c02", "no_police_tasks"): _bound(Bound.NO_POLICE_TASKS),
    ("c02", "no_party"): _bound(Bound.NO_PARTY),
    ("c02", "no_privilege"): _bound(Bound.NO_PRIVILEGE),
    ("c03", "map"): lambda c: bool(c.territory.map_enclosed or c.territory.rings),
    ("c04", "number"): lambda c: bool(
        c.members.homes or c.members.independents or c.members.companies or c.members.professionals
    ),
    ("c08", "direct"): lambda c: c.to_police.direct is True,
    ("c09", "technologies"): lambda c: any(one.technologies for one in c.hot.reaches),
    ("c09", "one_level"): lambda c: c.hot.levels == 1,
    ("c10", "technologies"): lambda c: any(one.technologies for one in c.cold.reaches),
    ("c11", "frequency"): lambda c: bool(c.meetings.per_year or c.meetings.text),
    ("c11", "yearly"): lambda c: bool(c.meetings.per_year),
    ("c12", "frequency"): lambda c: bool(c.consultation.per_year or c.consultation.often),
    ("c13", "support"): lambda c: bool(
        c.support.municipality or c.support.zone or c.support.others or c.support.none_given
    ),
    ("c15", "frequency"): _often_enough,
    ("c15", "yearly"): lambda c: 0 < (c.evaluation.every_months or 0) <= YEARLY,
    ("c16", "together"): lambda c: c.rules.together is True,
    ("c16", "subscribed"): lambda c: c.rules.subscribed is True,
    ("c16", "enclosed"): lambda c: c.rules.enclosed is True,
}
"""What an element asks beyond that one of its fields says something."""
_NOTES: Mapping[tuple[str, str], Callable[[Charter], str]] = {
    ("c15", "frequency"): _too_seldom,
    ("c09", "one_level"): lambda c: TWO_LEVELS if c.hot.levels == 2 else "",
}

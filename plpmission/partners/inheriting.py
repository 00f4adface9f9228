"""What a partnership inherits from its zone: the plan's texts, and the people of the register.

A field of a charter that is left empty stands for the zone's; so one change of the zone's plan, of
an officer or of a mayor reaches every charter that did not say otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from plpmission.model.base import Part
from plpmission.model.charter import (
    Charter,
    CharterCoordinator,
    CharterMayor,
    CharterOfficer,
    Contact,
    Cover,
    InternalRules,
    Signatures,
)
from plpmission.model.partnership import Coordinator, Partnership
from plpmission.model.partnership_terms import CoordinatorRole
from plpmission.model.zone import Mayor, Officer, Zone

P = TypeVar("P", bound=Part)

PLANNED = (
    "objectives",
    "to_police",
    "hot",
    "cold",
    "meetings",
    "consultation",
    "support",
    "cost",
    "evaluation",
    "rules",
)
"""The parts of a charter that the zone's plan holds too."""
EMPTY: tuple[Any, ...] = ("", (), None)


@dataclass(frozen=True, kw_only=True)
class Differing:
    """A field in which a partnership goes its own way, such as ``hot.platform``."""

    path: str
    own: object
    plans: object


def inherited(zone: Zone, partnership: Partnership) -> Charter:
    """The partnership's charter as it reads, with all that it inherits."""
    own = partnership.charter
    below: dict[str, Part] = {
        "cover": Cover(
            zone=zone.name, municipality=partnership.municipality, name=partnership.name
        ),
        "coordinator": _coordinator(partnership),
        "officer": _contact(CharterOfficer, current_officer(zone, partnership)),
        "mayor": _contact(CharterMayor, mayor_of(zone, partnership)),
    }
    below |= {name: getattr(zone.plan, name) for name in PLANNED}
    return own.model_copy(update={name: over(getattr(own, name), at) for name, at in below.items()})


def inherited_rules(zone: Zone, partnership: Partnership) -> InternalRules:
    """The partnership's internal rules as they read; signatures are never inherited."""
    below = zone.plan.internal_rules.model_copy(update={"signatures": Signatures()})
    return over(partnership.rules, below)


def over(own: P, below: P) -> P:
    """``own``, and where it says nothing, ``below``."""
    if own is below or own == blank(type(own)):
        return below
    update: dict[str, Any] = {}
    for name in type(own).model_fields:
        value = getattr(own, name)
        if isinstance(value, Part):
            update[name] = over(value, getattr(below, name))
        elif value not in EMPTY:
            update[name] = value
    return below.model_copy(update=update)


@cache
def blank(kind: type[Part]) -> Part:
    """A part that says nothing."""
    return kind()


def said(value: object) -> bool:
    """Whether a field says something: “no” and 0 do."""
    return value not in EMPTY


@cache
def getter(path: str) -> Callable[[Any], Any]:
    """Reads a place such as ``hot.platform`` in a charter."""
    return attrgetter(path)


def own_fields(zone: Zone, partnership: Partnership) -> tuple[Differing, ...]:
    """Where the partnership's charter and rules say otherwise than the zone's plan."""
    pairs = [(name, getattr(partnership.charter, name)) for name in PLANNED]
    found = [
        differing
        for name, own in pairs
        for differing in _differing(own, getattr(zone.plan, name), name)
    ]
    rules = partnership.rules.model_copy(update={"signatures": Signatures()})
    return (*found, *_differing(rules, zone.plan.internal_rules, "internal_rules"))


def _differing(own: Part, plans: Part, path: str) -> list[Differing]:
    if own == blank(type(own)):
        return []
    found: list[Differing] = []
    for name in type(own).model_fields:
        one, other = getattr(own, name), getattr(plans, name)
        if isinstance(one, Part):
            found += _differing(one, other, f"{path}.{name}")
        elif said(one) and said(other) and one != other:
            found.append(Differing(path=f"{path}.{name}", own=one, plans=other))
    return found


def coordinators_on(partnership: Partnership, on: dt.date | None = None) -> list[Coordinator]:
    """Who runs it on a day, now where none is given; co-coordinators only help."""
    leading = (CoordinatorRole.INTERIM, CoordinatorRole.COORDINATOR)
    held = [one for one in partnership.coordinators if one.role in leading and _serves(one, on)]
    return sorted(held, key=lambda one: leading.index(one.role))


def current_coordinator(partnership: Partnership, on: dt.date | None = None) -> Coordinator | None:
    """Who runs it on a day, now where none is given; an interim coordinator comes first."""
    return next(iter(coordinators_on(partnership, on)), None)


def current_officer(zone: Zone, partnership: Partnership) -> Officer | None:
    """The officer that follows it: the first of its own, else the only one that the zone has."""
    serving = {officer.id: officer for officer in zone.officers if officer.until is None}
    chosen = [serving[one] for one in partnership.officers if one in serving]
    if chosen or partnership.officers:
        return next(iter(chosen), None)
    return next(iter(serving.values())) if len(serving) == 1 else None


def mayor_of(zone: Zone, partnership: Partnership) -> Mayor | None:
    """The mayor of its municipality."""
    wanted = partnership.municipality.strip().casefold()
    for mayor in reversed(zone.mayors):
        if mayor.until is None and mayor.municipality.strip().casefold() == wanted:
            return mayor
    return None


def _serves(one: Coordinator, on: dt.date | None) -> bool:
    if on is None:
        return one.until is None
    return (one.since is None or one.since <= on) and (one.until is None or on <= one.until)


def _coordinator(partnership: Partnership) -> CharterCoordinator:
    return _contact(CharterCoordinator, current_coordinator(partnership))


C = TypeVar("C", bound=Contact)


def _contact(kind: type[C], person: Coordinator | Officer | Mayor | None) -> C:
    return kind() if person is None else kind(**dict(person.contact))

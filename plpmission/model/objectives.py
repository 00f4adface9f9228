"""Strategic objectives, the tactical plans that carry them, and the means they need."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from plpmission.model.base import Figure, Item, ItemId, Line, RefersTo, Text, Year
from plpmission.model.terms import Commitment, MeansKind, PlanStatus, Source, Stakeholder

ObjectiveRefs = Annotated[tuple[ItemId, ...], RefersTo("obj")]


class Consultation(Item):
    """Who was asked about an objective, and when: the A of SMART."""

    KIND: ClassVar[str] = "con"

    body: Line = ""
    date: dt.date | None = None
    note: Line = ""


class Objective(Item):
    """A strategic objective (FR objectif stratégique, NL strategische doelstelling; 3.2.2)."""

    KIND: ClassVar[str] = "obj"

    title: Line = ""
    text: Text = ""
    """The objective in one sentence."""
    kind: Commitment | None = None
    stakeholders: tuple[Stakeholder, ...] = ()
    follows: tuple[Source, ...] = ()
    follows_note: Line = ""
    """Which priority or passage of the plan it follows."""
    answers: Annotated[tuple[ItemId, ...], RefersTo("swot", "exp")] = ()
    indicators: Annotated[tuple[ItemId, ...], RefersTo("ind")] = ()
    deadline: dt.date | None = None
    owner: Line = ""
    consulted: tuple[Consultation, ...] = ()


class Action(Item):
    """One step of a tactical plan."""

    KIND: ClassVar[str] = "act"

    title: Line = ""
    owner: Line = ""
    start: dt.date | None = None
    end: dt.date | None = None
    done: bool = False


class Milestone(Item):
    """A date by which something is there."""

    KIND: ClassVar[str] = "mil"

    title: Line = ""
    date: dt.date | None = None


class TacticalPlan(Item):
    """An action plan for one or more objectives (FR plan tactique, NL tactisch plan; 3.2.3)."""

    KIND: ClassVar[str] = "plan"

    title: Line = ""
    text: Text = ""
    objectives: ObjectiveRefs = ()
    owner: Line = ""
    start: dt.date | None = None
    end: dt.date | None = None
    after: Annotated[tuple[ItemId, ...], RefersTo("plan")] = ()
    """The plans that must be there before this one can start."""
    staff: Annotated[Figure, Field(ge=0)] | None = None
    """Full-time equivalents that the plan takes."""
    budget: Annotated[Figure, Field(ge=0)] | None = None
    """Euro over the plan's whole length."""
    resources: Line = ""
    status: PlanStatus | None = None
    status_reason: Line = ""
    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()


class Means(Item):
    """Means for one year: what is needed, what the authority promised, what it granted.

    Staff in full-time equivalents, budget in euro, equipment in pieces.
    """

    KIND: ClassVar[str] = "mea"

    kind: MeansKind = MeansKind.STAFF
    title: Line = ""
    year: Year | None = None
    needed: Annotated[Figure, Field(ge=0)] | None = None
    promised: Annotated[Figure, Field(ge=0)] | None = None
    granted: Annotated[Figure, Field(ge=0)] | None = None
    objectives: ObjectiveRefs = ()
    decision: Line = ""
    """The decision that granted them."""

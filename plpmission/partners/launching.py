"""The launch in seven steps (annex 1): what each makes, and what the next one waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plpmission.model.partnership import LaunchStep, Partnership
from plpmission.model.partnership_terms import LaunchCondition as On
from plpmission.model.partnership_terms import LaunchDocument as Doc

Place = Literal["done", "open", "waiting"]
SOURCE = "Circular of 14 February 2019, annex 1"


@dataclass(frozen=True, kw_only=True)
class StepSpec:
    """A step: ``needed`` holds groups of conditions, one of each group being enough."""

    needed: tuple[tuple[On, ...], ...]
    wished: tuple[On, ...] = ()
    documents: tuple[Doc, ...] = ()


_ONE_AREA = (On.CLOSED_AREA, On.COHESION, On.CRIME_ROSE, On.ENOUGH_HOMES)
STEPS: Mapping[int, StepSpec] = {
    1: StepSpec(needed=((On.SUPPORT,), (On.ZONE_BACKS,), (On.EXPECTED,)), wished=(On.TOWN_BACKS,)),
    2: StepSpec(needed=(_ONE_AREA, (On.EVENING_SET,), (On.PLAN_MADE,))),
    3: StepSpec(
        needed=((On.LETTERS_WRITTEN,), (On.LETTERS_DELIVERED,)),
        documents=(Doc.INVITATION, Doc.MEMBERSHIP_FORM, Doc.RULES),
    ),
    4: StepSpec(
        needed=((On.FIGURES_GIVEN,), (On.CANDIDATE,), (On.SCREENED,), (On.EVENING_HELD,)),
        wished=(On.TOWN_PRESENT,),
        documents=(Doc.PRESENTATION, Doc.AGENDA, Doc.MINUTES),
    ),
    5: StepSpec(needed=((On.FORMS_BACK,), (On.LISTS_MADE,))),
    6: StepSpec(
        needed=((On.CHARTER_CHECKED,), (On.CHARTER_SIGNED,), (On.CHARTER_SENT,)),
        wished=(On.STICKERS,),
        documents=(Doc.CHARTER, Doc.RULES, Doc.COVERING_MAIL),
    ),
    7: StepSpec(needed=((On.EVALUATION_SET,),)),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """Where one step of a launch stands."""

    number: int
    path: str
    """Its place in the partnership: ``launch.s3``."""
    state: Place
    """Done; open, as the step before is met; or waiting for it."""
    needed: tuple[tuple[On, ...], ...]
    wished: tuple[On, ...]
    waits: tuple[tuple[On, ...], ...]
    """What of ``needed`` is not met yet."""
    documents: tuple[Doc, ...]
    unwritten: tuple[Doc, ...]
    by: dt.date | None
    done_on: dt.date | None


def steps(partnership: Partnership) -> tuple[Step, ...]:
    """The seven steps, each open once what the step before asks is met."""
    found: list[Step] = []
    ready = True
    for number in STEPS:
        step = _step(number, step_of(partnership, number), ready=ready)
        found.append(step)
        ready = not step.waits
    return tuple(found)


def current_step(partnership: Partnership) -> int | None:
    """The first step that is not done; None once all are."""
    return next((step.number for step in steps(partnership) if step.state != "done"), None)


def step_of(partnership: Partnership, number: int) -> LaunchStep:
    """What is written of a step, 1 to 7."""
    held: LaunchStep = getattr(partnership.launch, f"s{number}")
    return held


def _step(number: int, held: LaunchStep, *, ready: bool) -> Step:
    spec = STEPS[number]
    waits = tuple(group for group in spec.needed if not set(group) & set(held.met))
    done = held.done_on is not None and not waits
    return Step(
        number=number,
        path=f"launch.s{number}",
        state="done" if done else "open" if ready else "waiting",
        needed=spec.needed,
        wished=spec.wished,
        waits=waits,
        documents=spec.documents,
        unwritten=tuple(one for one in spec.documents if one not in held.documents),
        by=held.by,
        done_on=held.done_on,
    )

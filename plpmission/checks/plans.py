"""T001: what a tactical plan says of itself, and whether its dates and its order can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from plpmission.checks.letter_duty import DATES_COUNT
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit, Place
from plpmission.checks.stated import shortened
from plpmission.model.objectives import TacticalPlan

_SECTION = "plans"
_DATES = "Check the two dates."


def plans_hold(reading: Reading) -> Iterator[Hit]:
    """T001: a plan has an objective, an owner, a start and an end, and its dates are in order.

    An objective without a plan is legitimate: nothing is said of it.
    """
    if not reading.shows(_SECTION):
        return
    plans = {plan.id: plan for plan in reading.letter.plans}
    loose = set(reading.coverage.plans_without_objective)
    circles = _circles(plans)
    turning = set(chain.from_iterable(circles.values()))
    for index, plan in enumerate(reading.letter.plans):
        place = Place(
            where=f"letter.plans[{index}]",
            section=_SECTION,
            about=plan.id,
            named={"plan": _name(plan)},
        )
        yield from _incomplete(place, plan, served=plan.id not in loose)
        yield from _ends_first(place, plan)
        if circle := circles.get(plan.id):
            yield _circular(place, [plans[one] for one in circle])
        elif plan.id not in turning:
            earlier = (plans[one] for one in plan.after if one in plans)
            yield from _too_early(place, plan, earlier)


def _name(plan: TacticalPlan) -> str:
    return plan.title or shortened(plan.text) or "…"


def _incomplete(place: Place, plan: TacticalPlan, *, served: bool) -> Iterator[Hit]:
    if plan.title.strip() or plan.text.strip():  # not one just added
        yield from place.left_open(
            "“{plan}”: {questions}",
            ("objectives", "Which objective does it serve?", served),
            ("owner", "Who leads it?", plan.owner.strip()),
            ("start", "When does it start?", plan.start),
            ("end", "When does it end?", plan.end),
        )


def _ends_first(place: Place, plan: TacticalPlan) -> Iterator[Hit]:
    start, end = plan.start, plan.end
    if start and end and end < start:
        message = "“{plan}” ends on {end}, before it starts on {start}"
        yield place.hit("end", message, _DATES, why=DATES_COUNT, start=start, end=end)
    for index, step in enumerate(plan.actions):
        if step.start and step.end and step.end < step.start:
            message = "In “{plan}”, “{step}” ends on {end}, before it starts on {start}"
            yield replace(place, about=step.id).hit(
                f"actions[{index}].end",
                message,
                _DATES,
                why=DATES_COUNT,
                step=step.title or "…",
                start=step.start,
                end=step.end,
            )


def _too_early(
    place: Place, plan: TacticalPlan, waits_for: Iterable[TacticalPlan]
) -> Iterator[Hit]:
    """The first of the plans before it that still runs when it starts."""
    for earlier in waits_for:
        if plan.start and earlier.end and earlier.end > plan.start:
            yield place.hit(
                "start",
                "“{plan}” starts on {start}, but waits for “{earlier}”, which ends on {end}",
                "Check the two dates, or let it wait for another plan.",
                earlier=_name(earlier),
                start=plan.start,
                end=earlier.end,
            )
            return


def _circular(place: Place, circle: Sequence[TacticalPlan]) -> Hit:
    return place.hit(
        "after",
        "“{plan}” waits for itself: {circle}",
        "Take out one of these links: as it is, none of them can start.",
        circle=" → ".join(_name(plan) for plan in (*circle, circle[0])),
    )


def _circles(plans: Mapping[str, TacticalPlan]) -> dict[str, list[str]]:
    """Each circle of plans that wait for each other, under its first plan in the letter's order.

    Walks from plan to plan without recursion: chains may be as long as the letter.
    """
    found: dict[str, list[str]] = {}
    done: set[str] = set()
    order = {plan: at for at, plan in enumerate(plans)}
    for start in plans:
        trail: list[str] = []
        rest = [iter((start,))]
        while rest:
            plan = next(rest[-1], None)
            if plan is None:
                rest.pop()
                if trail:
                    done.add(trail.pop())
            elif plan in trail:
                circle = trail[trail.index(plan) :]
                first = circle.index(min(circle, key=order.__getitem__))
                found.setdefault(circle[first], circle[first:] + circle[:first])
            elif plan not in done and plan in plans:
                trail.append(plan)
                rest.append(iter(plans[plan].after))
    return found


T001 = Check(
    code="T001",
    severity="advice",
    source="Model letter, 3.2.3",
    title="Tactical plans",
    why="A plan can be followed once one knows what it serves, who leads it and when it runs.",
    run=plans_hold,
)

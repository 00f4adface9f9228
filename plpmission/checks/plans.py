"""T001: what a tactical plan says of itself, and whether its dates and its order can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit, Sentences
from plpmission.checks.stated import shortened
from plpmission.model.objectives import TacticalPlan

_SECTION = "plans"
_DATES = "Check the two dates."


class _Placed(NamedTuple):
    plan: TacticalPlan
    where: str
    name: str

    def hit(
        self,
        field: str,
        message: str,
        hint: str,
        parameters: Mapping[str, object] | None = None,
        about: str = "",
    ) -> Hit:
        return Hit(
            where=f"{self.where}.{field}",
            section=_SECTION,
            about=about or self.plan.id,
            message=message,
            hint=hint,
            parameters={"plan": self.name, **(parameters or {})},
        )


def plans_hold(reading: Reading) -> Iterator[Hit]:
    """T001: a plan has an objective, an owner, a start and an end, and its dates are in order.

    An objective without a plan is legitimate: nothing is said of it.
    """
    if not reading.shows(_SECTION):
        return
    placed = {
        plan.id: _Placed(plan, f"letter.plans[{index}]", _name(plan, index))
        for index, plan in enumerate(reading.letter.plans)
    }
    loose = set(reading.coverage.plans_without_objective)
    circles = _circles(placed)
    for one in placed.values():
        yield from _incomplete(one, loose)
        yield from _ends_first(one)
        yield from _too_early(one, placed)
        if circle := circles.get(one.plan.id):
            yield _circular(one, [placed[plan] for plan in circle])


def _name(plan: TacticalPlan, index: int) -> str:
    return plan.title or shortened(plan.text) or str(index + 1)


def _incomplete(one: _Placed, loose: set[str]) -> Iterator[Hit]:
    plan = one.plan
    if not (plan.title.strip() or plan.text.strip()):
        return  # just added
    asked = (
        ("objectives", "Which objective does it serve?", plan.id not in loose),
        ("owner", "Who leads it?", plan.owner.strip()),
        ("start", "When does it start?", plan.start),
        ("end", "When does it end?", plan.end),
    )
    missing = [(field, question) for field, question, known in asked if not known]
    if missing:
        yield one.hit(
            missing[0][0],
            "“{plan}” leaves something open",
            "Still to say: {questions}",
            {"questions": Sentences(tuple(question for _, question in missing))},
        )


def _ends_first(one: _Placed) -> Iterator[Hit]:
    start, end = one.plan.start, one.plan.end
    if start and end and end < start:
        message = "“{plan}” ends on {end}, before it starts on {start}"
        yield one.hit("end", message, _DATES, {"start": start, "end": end})
    for index, step in enumerate(one.plan.actions):
        if step.start and step.end and step.end < step.start:
            yield one.hit(
                f"actions[{index}].end",
                "In “{plan}”, “{step}” ends on {end}, before it starts on {start}",
                _DATES,
                {"step": step.title, "start": step.start, "end": step.end},
                about=step.id,
            )


def _too_early(one: _Placed, placed: Mapping[str, _Placed]) -> Iterator[Hit]:
    start = one.plan.start
    for earlier in (placed[plan] for plan in one.plan.after if plan in placed):
        end = earlier.plan.end
        if start and end and end > start and earlier is not one:
            yield one.hit(
                "start",
                "“{plan}” starts on {start}, but waits for “{earlier}”, which ends on {end}",
                "Check the two dates, or let it wait for another plan.",
                {"earlier": earlier.name, "start": start, "end": end},
            )


def _circular(one: _Placed, circle: Sequence[_Placed]) -> Hit:
    return one.hit(
        "after",
        "“{plan}” waits for itself: {circle}",
        "Take out one of these links: as it is, none of them can start.",
        {"circle": " → ".join(held.name for held in (*circle, circle[0]))},
    )


def _circles(placed: Mapping[str, _Placed]) -> dict[str, list[str]]:
    """Each circle of plans that wait for each other, under its first plan in the letter's order.

    Walks from plan to plan without recursion: chains may be as long as the letter.
    """
    found: dict[str, list[str]] = {}
    done: set[str] = set()
    order = {plan: at for at, plan in enumerate(placed)}
    for start in placed:
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
            elif plan not in done and plan in placed:
                trail.append(plan)
                rest.append(iter(placed[plan].plan.after))
    return found


T001 = Check(
    code="T001",
    severity="advice",
    source="Model letter, 3.2.3",
    title="Tactical plans",
    why="A plan can be followed once one knows what it serves, who leads it and when it runs.",
    run=plans_hold,
)

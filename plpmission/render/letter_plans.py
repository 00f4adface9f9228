"""3.2.3 of the letter: the tactical plans, on a calendar and one by one."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.model.objectives import TacticalPlan
from plpmission.model.terms import PlanStatus
from plpmission.render.blocks import Block, Figure, Heading, Runs, Table
from plpmission.render.compose import Col, Value, facts, joined, table
from plpmission.render.figures import gantt as drawing
from plpmission.render.prose import plain
from plpmission.render.scope import Scope
from plpmission.render.sentences import euro, listing
from plpmission.render.strategy import strategic_map

NAMES = 8
"""Plans that the words beside the calendar name; the table names all."""


def plans(scope: Scope) -> Iterator[Block]:
    """3.2.3: what carries and measures each objective, the calendar, a card for each plan."""
    if scope.letter.plans:
        if scope.letter.objectives:
            yield from strategic_map(scope)
        yield from _calendar(scope)
    for plan in scope.letter.plans:
        yield from _card(scope, plan)


def _calendar(scope: Scope) -> Iterator[Block]:
    sheets = drawing.draw(_schedule(scope))
    caption = scope.say("The plans on the calendar")
    for at, svg in enumerate(sheets, 1):
        yield Figure(
            svg=svg,
            alt=_alt(scope, caption),
            caption=caption if len(sheets) == 1 else f"{caption} ({at}/{len(sheets)})",
            anchor="plans-calendar" if at == 1 else "",
            table=_table(scope) if at == len(sheets) else None,
        )


def _schedule(scope: Scope) -> drawing.Schedule:
    mandate = scope.letter.mandate
    return drawing.Schedule(
        plans=tuple(_bar(scope, plan) for plan in scope.letter.plans),
        start=mandate.start,
        end=mandate.end,
        start_words=scope.say("mandate from {date}", date=scope.day(mandate.start)),
        end_words=scope.say("to {date}", date=scope.day(mandate.end)),
        undated=scope.say("no dates yet"),
        milestone=scope.say("milestone"),
        done=scope.term(PlanStatus.DONE),
    )


def _bar(scope: Scope, plan: TacticalPlan) -> drawing.Plan:
    before = ", ".join(scope.short(key) for key in plan.after if key in scope.labels)
    return drawing.Plan(
        label=scope.short(plan.id),
        name=scope.set(plan.title),
        start=plan.start,
        end=plan.end,
        milestones=tuple(sorted(m.date for m in plan.milestones if m.date)),
        after=scope.say("after {plans}", plans=before) if before else "",
        done=plan.status is PlanStatus.DONE,
    )


def _alt(scope: Scope, caption: str) -> str:
    said = []
    for plan in scope.letter.plans:
        dates = _dates(scope, plan) or scope.say("no dates yet")
        said.append(f"{scope.short(plan.id)} {plan.title[:80]} ({dates})")
    return scope.set(f"{caption}: {listing(scope, said, NAMES)}.")


def _dates(scope: Scope, plan: TacticalPlan) -> str:
    start, end = scope.day(plan.start), scope.day(plan.end)
    if start and end:
        return scope.say("from {start} to {end}", start=start, end=end)
    if start:
        return scope.say("from {start}", start=start)
    return scope.say("until {end}", end=end) if end else ""


def _table(scope: Scope) -> Table | None:
    columns = (
        Col("No.", 0.7),
        Col("Plan", 2.2),
        Col("Start", 1.3),
        Col("End", 1.3),
        Col("Milestones", 2.2),
        Col("After", 0.8),
    )
    rows: list[tuple[Value, ...]] = [
        (
            scope.refs([plan.id]),
            plan.title,
            plan.start,
            plan.end,
            _milestones(scope, plan),
            scope.refs(plan.after),
        )
        for plan in scope.letter.plans
    ]
    found = next(table(scope, columns, rows), None)
    return found if isinstance(found, Table) else None


def _milestones(scope: Scope, plan: TacticalPlan) -> Runs:
    rows = [
        joined(scope.runs(scope.day(m.date)), scope.runs(m.title), by=": ") for m in plan.milestones
    ]
    return joined(*rows, by="\n")


def _card(scope: Scope, plan: TacticalPlan) -> Iterator[Block]:
    short, title = scope.short(plan.id), scope.set(plan.title)
    text = f"{short} · {title}" if title else short
    yield Heading(level=4, text=text, anchor=plan.id, lang=scope.lang_of(plan.title))
    yield from plain(scope, plan.text)
    yield from facts(
        scope,
        ("Objectives", _objectives(scope, plan)),
        ("Owner", plan.owner),
        ("When", _dates(scope, plan)),
        ("After", scope.refs(plan.after)),
        ("Milestones", _milestones(scope, plan)),
        ("Staff", scope.amount(plan.staff, scope.say("FTE"))),
        ("Budget", euro(scope, plan.budget)),
        ("Other means", plan.resources),
        (
            "Status",
            joined(scope.runs(scope.term(plan.status)), scope.runs(plan.status_reason), by=": "),
        ),
    )
    columns = (
        Col("Action", 3),
        Col("Owner", 1.6),
        Col("Start", 1.3),
        Col("End", 1.3),
        Col("Done", 0.6),
    )
    rows = [
        (act.title, act.owner, act.start, act.end, scope.say("yes") if act.done else "")
        for act in plan.actions
    ]
    yield from table(scope, columns, rows)


def _objectives(scope: Scope, plan: TacticalPlan) -> Runs:
    titles = {objective.id: objective.title for objective in scope.letter.objectives}
    rows = [
        joined(scope.refs([key]), scope.runs(titles[key]))
        for key in plan.objectives
        if key in titles
    ]
    return joined(*rows, by="\n")

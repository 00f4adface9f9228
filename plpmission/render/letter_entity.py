"""Part 2 of the letter: the entity as the holder finds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plpmission.model.letter import ContextElement
from plpmission.render.blocks import Block, Run
from plpmission.render.compose import NONE, Col, Value, bold, facts, figures, runs_of, table
from plpmission.render.letter_budget import budget
from plpmission.render.letter_organisation import organigram
from plpmission.render.scope import Scope
from plpmission.render.strategy import budget_figure


def entity(scope: Scope) -> Iterator[Block]:
    """2.1: the entity, its municipalities and its buildings."""
    held = scope.letter.entity
    yield from facts(
        scope,
        ("Entity", held.name),
        ("Number", held.number),
        ("Kind of entity", scope.term(held.kind)),
    )
    yield from _municipalities(scope)
    columns = (Col("Building", 1.5), Col("Place", 1.5), Col("Services", 2), Col("Opening", 1.4))
    rows = [(site.name, site.place, site.services, site.opening) for site in held.sites]
    yield from table(scope, columns, rows, caption=scope.say("Buildings"))


def _municipalities(scope: Scope) -> Iterator[Block]:
    listed = scope.letter.entity.municipalities
    rows: list[tuple[Value, ...]] = [
        (place.name, place.nis, scope.number(place.inhabitants), scope.number(place.area))
        for place in listed
    ]
    if len(listed) > 1:
        inhabitants = _sum(scope, [place.inhabitants for place in listed])
        area = _sum(scope, [place.area for place in listed])
        total = (scope.say("Total"), "", inhabitants, area)
        rows.append(tuple(bold(runs_of(scope, value)) for value in total))
    columns = (
        Col("Municipality", 2),
        Col("NIS code"),
        figures("Inhabitants"),
        figures("Area in km²"),
    )
    yield from table(scope, columns, rows, caption=scope.say("Municipalities"))


def _sum(scope: Scope, values: Sequence[float | None]) -> str:
    """The sum where every figure is known; a sum of some would mislead."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    return scope.number(round(sum(known), 6)) if len(known) == len(values) else NONE


def governance(scope: Scope) -> Iterator[Block]:
    """2.2: to whom the entity answers, and how it is financed."""
    columns = (Col("Body", 2), Col("Role", 3), Col("Rhythm", 1.5))
    rows = [(body.name, body.role, body.rhythm) for body in scope.letter.bodies]
    yield from table(scope, columns, rows, caption=scope.say("Bodies to which the entity answers"))
    yield from budget_figure(scope)
    yield from budget(scope)


def context(scope: Scope) -> Iterator[Block]:
    """2.3: features of the surroundings, and what they mean for the work."""
    columns = (Col("Feature", 1.4), Col("What is known", 2.6), Col("What it means", 2.4))
    yield from table(scope, columns, [_feature(scope, e) for e in scope.letter.context])


def _feature(scope: Scope, element: ContextElement) -> tuple[Value, ...]:
    known = scope.outline.section("context").prompts.get(element.element)
    words = scope.own(known) if known else element.element
    if not (element.fact or element.consequence):
        return ((), (), ())
    return (Run(text=scope.set(words)),) if words else (), element.fact, element.consequence


def organisation(scope: Scope) -> Iterator[Block]:
    """2.4: the organisation at the start."""
    units = scope.letter.organisation.as_is
    caption = scope.say("The organisation at the start of the mandate")
    yield from organigram(scope, units, caption=caption, anchor="organisation-chart")

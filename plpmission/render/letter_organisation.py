"""The organisation as a drawing, with the same as a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plpmission.model.organisation import Unit
from plpmission.render.blocks import Figure, Run, Table
from plpmission.render.compose import Col, figures, table
from plpmission.render.figures import organigram as drawing
from plpmission.render.scope import Scope
from plpmission.render.sentences import listing

NAMES = 12
"""Units that the words beside the drawing name; the table names all."""


def organigram(
    scope: Scope,
    units: Sequence[Unit],
    *,
    caption: str,
    anchor: str,
    known: Collection[str] = (),
) -> Iterator[Figure]:
    """The drawing of a tree of units; those whose name is not in ``known``, if given, are new."""
    shown = [_unit(scope, unit, known) for unit in units]
    new = scope.say("New or renamed") if any(unit.new for unit in shown) else ""
    chart = drawing.Chart(units=tuple(shown), continued=scope.say("(continued)"), new=new)
    sheets = drawing.draw(chart)
    alt = _alt(scope, caption, drawing.branches(shown))
    for at, svg in enumerate(sheets, 1):
        yield Figure(
            svg=svg,
            alt=alt,
            caption=caption if len(sheets) == 1 else f"{caption} ({at}/{len(sheets)})",
            anchor=anchor if at == 1 else "",
            table=_table(scope, units) if at == len(sheets) else None,
        )


def _unit(scope: Scope, unit: Unit, known: Collection[str]) -> drawing.Unit:
    lines = (scope.set(unit.head), scope.amount(unit.staff, scope.say("FTE")))
    return drawing.Unit(
        key=unit.id,
        name=scope.set(unit.name) or scope.say("(no name)"),
        under=unit.parent or "",
        lines=tuple(line for line in lines if line),
        new=bool(known) and unit.name.strip().casefold() not in known,
    )


def _alt(scope: Scope, caption: str, ordered: list[tuple[drawing.Unit, int]]) -> str:
    heads = [unit.name for unit, depth in ordered if depth == 0]
    below = [unit.name for unit, depth in ordered if depth == 1]
    said = scope.say("{caption}: {heads}.", caption=caption, heads=listing(scope, heads, NAMES))
    if not below:
        return said
    return f"{said} " + scope.say(
        "Directly below: {units}. {count} units in all.",
        units=listing(scope, below, NAMES),
        count=len(ordered),
    )


def _table(scope: Scope, units: Sequence[Unit]) -> Table | None:
    names = {unit.id: unit.name for unit in units}
    columns = (Col("Unit", 2), Col("Belongs to", 2), Col("Head", 1.6), figures("FTE"))
    rows = [
        (unit.name or "–", names.get(unit.parent or "", ""), unit.head, scope.number(unit.staff))
        for unit in units
    ]
    found = next(table(scope, columns, rows), None)
    return found if isinstance(found, Table) else None


def gone(scope: Scope, before: Sequence[Unit], after: Sequence[Unit]) -> tuple[Run, ...]:
    """Which units will no longer be there, in a sentence; empty where all stay."""
    kept = {unit.name.strip().casefold() for unit in after}
    names = [scope.set(unit.name) for unit in before if unit.name.strip().casefold() not in kept]
    if not names or not after:
        return ()
    said = scope.say("No longer there under that name: {units}.", units=listing(scope, names, 40))
    return (Run(text=said),)

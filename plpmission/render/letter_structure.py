"""3.2.4 and 3.2.5 of the letter: the organisation aimed at, and how the letter is amended."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.render.amendments import amendment
from plpmission.render.blocks import Block, Paragraph
from plpmission.render.compose import Col, table, titled
from plpmission.render.letter_organisation import gone, organigram
from plpmission.render.prose import plain
from plpmission.render.scope import Scope


def structure(scope: Scope) -> Iterator[Block]:
    """3.2.4: the organisation aimed at, and each change with what it serves."""
    held = scope.letter.organisation
    yield from organigram(
        scope,
        held.to_be,
        caption=scope.say("The organisation aimed at"),
        anchor="structure-chart",
        known={unit.name.strip().casefold() for unit in held.as_is},
    )
    if said := gone(scope, held.as_is, held.to_be):
        yield Paragraph(runs=said, style="note")
    columns = (Col("Change", 2.6), Col("Reason", 2.2), Col("Serves", 1.2), Col("By", 1.2))
    rows = [
        (change.change, change.reason, scope.refs(change.serves), change.by)
        for change in scope.letter.structure_changes
    ]
    yield from table(scope, columns, rows, caption=scope.say("Changes of structure"))


def amendment_procedure(scope: Scope) -> Iterator[Block]:
    """3.2.5: evaluation, adjustment, coordination, the calendar of consultations, amendments."""
    procedure = scope.letter.procedure
    yield from titled(scope, "How results are evaluated", plain(scope, procedure.evaluation))
    yield from titled(scope, "How objectives are adjusted", plain(scope, procedure.adjustment))
    coordination = plain(scope, procedure.coordination)
    yield from titled(scope, "How this is coordinated with the authority", coordination)
    columns = (Col("Subject", 2.4), Col("With whom", 2), Col("Rhythm", 1.4), Col("First time", 1.3))
    rows = [(m.subject, m.with_whom, m.rhythm, m.first) for m in procedure.moments]
    yield from table(scope, columns, rows, caption=scope.say("Consultations on the letter"))
    for held in scope.letter.amendments:
        yield from amendment(scope, held)

"""3.6 and 3.7 of the letter: partners and protocols, and who is told what."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.model.letter import Protocol
from plpmission.render.blocks import Block
from plpmission.render.compose import Col, Value, joined, table
from plpmission.render.scope import Scope

PARTNERS_ANCHOR = "partners-list"


def partners(scope: Scope) -> Iterator[Block]:
    """3.6: each partner and what changes, and the protocols that formalise it."""
    columns = (
        Col("Partner", 1.5),
        Col("Cooperation", 2.6),
        Col("What changes", 2.2),
        Col("Serves", 1.2),
    )
    rows = [(p.name, p.cooperation, p.change, scope.refs(p.serves)) for p in scope.letter.partners]
    yield from table(scope, columns, rows, caption=scope.say("Partners"), anchor=PARTNERS_ANCHOR)
    agreed = (
        Col("Protocol", 2.2),
        Col("With", 1.8),
        Col("State", 1),
        Col("Date", 1.3),
        Col("Note", 1.6),
    )
    listed = [_protocol(scope, held) for held in scope.letter.protocols]
    yield from table(scope, agreed, listed, caption=scope.say("Protocols"))


def _protocol(scope: Scope, held: Protocol) -> tuple[Value, ...]:
    names = {partner.id: partner.name for partner in scope.letter.partners}
    partners = joined(*(scope.runs(names.get(key, "")) for key in held.partners), by=", ")
    if not (held.title or partners or held.note):
        return ((),) * 5
    return held.title, partners, scope.term(held.state), held.date, held.note


def communication(scope: Scope) -> Iterator[Block]:
    """3.7: what is told to whom, how, and how often."""
    columns = (Col("To whom", 1.6), Col("What", 2.2), Col("How", 1.8), Col("How often", 1.2))
    rows = [(c.audience, c.subject, c.channel, c.rhythm) for c in scope.letter.communication]
    yield from table(scope, columns, rows, caption=scope.say("Communication plan"))

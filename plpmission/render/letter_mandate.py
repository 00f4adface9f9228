"""Part 1 of the letter: who holds which mandate, from when, on which ground."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.model.letter import LegalReference
from plpmission.outline import acts
from plpmission.render.blocks import Block
from plpmission.render.compose import Col, Value, facts, table
from plpmission.render.scope import Scope


def identification(scope: Scope) -> Iterator[Block]:
    """1.1: name, rank, date of birth."""
    holder = scope.letter.holder
    yield from facts(
        scope,
        ("Name", holder.name),
        ("Rank", holder.rank),
        ("Date of birth", holder.birth_date),
    )


def mandate(scope: Scope) -> Iterator[Block]:
    """1.2: the mandate and its category; its kind alone is what every letter is born with."""
    held = scope.letter.mandate
    authority = held.authority_name or scope.term(held.authority)
    if held.title or held.category or authority:
        yield from facts(
            scope,
            ("Mandate", held.title),
            ("Kind of mandate", scope.term(held.kind)),
            ("Category", held.category),
            ("Authority", authority),
        )


def start(scope: Scope) -> Iterator[Block]:
    """1.3: start date, by oath or renewal."""
    held = scope.letter.mandate
    yield from facts(
        scope,
        ("Start of the mandate", held.start),
        ("Occasion", scope.term(held.start_basis)),
        ("End of the mandate", held.end),
    )


def curriculum(scope: Scope) -> Iterator[Block]:
    """1.4: the curriculum; the motivation is the section's text."""
    columns = (Col("Period", 1.2), Col("Function", 2), Col("Employer", 2))
    rows = [(step.period, step.function, step.employer) for step in scope.letter.career]
    yield from table(scope, columns, rows)


def legal_framework(scope: Scope) -> Iterator[Block]:
    """1.5: the acts, as the letter names them or else as the register does."""
    columns = (Col("Act", 3.4), Col("Date", 1.3), Col("Articles", 1.1), Col("Note", 1.6))
    yield from table(scope, columns, [_act(scope, ref) for ref in scope.letter.legal])


def _act(scope: Scope, reference: LegalReference) -> tuple[Value, ...]:
    known = acts().get(reference.act)
    title = reference.title or (known.title_in(scope.lang) if known else reference.act)
    date = reference.date or (known.date if known else None)
    return title, date, reference.article, reference.note

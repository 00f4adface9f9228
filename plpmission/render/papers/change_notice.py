"""A change notice: what differs between the charter that the FPS Interior holds and today's.

(Circular, art. 6 and annex 2; a change of communication has the charter adapted, art. 9c.)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from plpmission.errors import ExportError
from plpmission.model.charter import Charter, Reach
from plpmission.model.partnership_terms import ChangeKind
from plpmission.model.terms import Term
from plpmission.outline.charter import BY_ID
from plpmission.partners import ChangedField
from plpmission.partners import change_notice as changed_fields
from plpmission.partners.noticing import AMENDS, sent_version
from plpmission.render.blocks import Block, Heading
from plpmission.render.compose import Col, facts, table
from plpmission.render.papers.scope import PaperScope
from plpmission.render.papers.submission import ADDRESS, closing
from plpmission.render.sentences import euro


def change_notice(scope: PaperScope, earlier: Charter | None) -> Iterator[Block]:
    """The notice, against ``earlier`` or else against the charter that was sent last.

    Raises:
        ExportError: no earlier charter is kept, or nothing has changed since.
    """
    version = sent_version(scope.partnership)
    before = earlier or (version.charter if version else None)
    if before is None:
        raise ExportError(
            "No earlier charter of this partnership is kept, so that nothing tells what changed. "
            "Keep a version when the charter is sent."
        )
    changed = changed_fields(before, scope.charter)
    if not changed:
        raise ExportError("Nothing has changed since the charter that was sent last.")
    return _blocks(scope, changed, version.on if version and not earlier else None)


def _blocks(
    scope: PaperScope, changed: tuple[ChangedField, ...], sent: dt.date | None
) -> Iterator[Block]:
    texts = scope.texts["notice"]
    yield Heading(level=1, text=scope.own(texts["title"]), anchor="notice")
    service = scope.texts["submission"]["service"]
    yield from facts(
        scope,
        ("To", scope.own(f"{service}, {ADDRESS}")),
        ("Subject", scope.own_text(texts["subject"])),
        ("Police zone", scope.known["zone"]),
        ("Municipality", scope.charter.cover.municipality),
        ("Charter of", sent),
    )
    yield scope.paragraph(texts["intro"])
    order = list(ChangeKind)
    sorted_by_kind = sorted(changed, key=lambda one: order.index(one.kind))
    for kind, fields in groupby(sorted_by_kind, key=lambda one: one.kind):
        yield Heading(level=2, text=scope.term(kind), anchor=f"notice-{kind.value}")
        yield from _changes(scope, list(fields))
    kinds = {one.kind for one in changed}
    if kinds & AMENDS:
        yield scope.paragraph(texts["amended"])
    if ChangeKind.COORDINATOR in kinds:
        yield scope.paragraph(texts["coordinator"])
    yield from closing(scope)


def _changes(scope: PaperScope, fields: Iterable[ChangedField]) -> Iterator[Block]:
    rows = [
        (
            _named(scope, one),
            _field(scope, one.path, one.before) or scope.say("nothing"),
            _field(scope, one.path, one.after) or scope.say("nothing"),
        )
        for one in fields
    ]
    yield from table(scope, (Col("What", 1), Col("Until now", 1.3), Col("From now on", 1.3)), rows)


def _named(scope: PaperScope, changed: ChangedField) -> str:
    """What the check list calls the field; else the criterion's own name."""
    words = scope.words.criteria[changed.criterion]
    for element in BY_ID[changed.criterion].elements:
        if changed.path in element.fields:
            return scope.own(words.elements[element.id])
    return scope.own(words.short_title)


def _field(scope: PaperScope, path: str, value: Any) -> str:
    """A field's value with its unit, where it has one."""
    if path == "evaluation.every_months" and value:
        return scope.say("every {count} months", count=value)
    return euro(scope, value) if path == "cost.amount" else _written(scope, value)


def _written(scope: PaperScope, value: object) -> str:
    """A field's value in words; empty where it says nothing."""
    if isinstance(value, tuple):
        return "\n".join(filter(None, (_written(scope, one) for one in value)))
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(scope, value)
    return scope.set(str(value or ""))


def _reach(scope: PaperScope, value: Reach) -> str:
    by = scope.joined(value.technologies)
    return ": ".join(filter(None, (scope.set(value.group), by)))


_WRITERS: tuple[tuple[Any, Callable[[PaperScope, Any], str]], ...] = (
    (bool, lambda scope, value: scope.say("yes") if value else scope.say("no")),
    (Term, PaperScope.term),
    (dt.date, PaperScope.day),
    ((int, float), PaperScope.number),
    (Reach, _reach),
)

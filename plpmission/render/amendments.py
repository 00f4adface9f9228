"""Amendments of a letter: who, when, why, and each change with what it replaced (VII.III.40)."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.model.indicators import Indicator
from plpmission.model.life import (
    Amendment,
    SupersededMeans,
    SupersededObjective,
    SupersededTarget,
)
from plpmission.model.objectives import Means
from plpmission.render.blocks import Block, Paragraph, Run, Runs
from plpmission.render.compose import Col, facts, joined, table
from plpmission.render.letter_means import amount
from plpmission.render.prose import plain
from plpmission.render.scope import Scope
from plpmission.render.sentences import aim

Row = tuple[Runs, Runs, Runs, Runs]


def amendment(scope: Scope, held: Amendment) -> Iterator[Block]:
    """One amendment; nothing where nothing of it is filled in."""
    blocks = [*plain(scope, held.text), *_facts(scope, held), *_changes(scope, held)]
    if blocks or held.title:
        title = held.title or scope.say("Amendment")
        yield Paragraph(runs=(Run(text=scope.set(title)),), style="label", anchor=held.id)
        yield from blocks


def _facts(scope: Scope, held: Amendment) -> Iterator[Block]:
    setting = held.setting
    proposed = (scope.term(held.proposed_by), scope.day(held.proposed_on))
    settled = (scope.term(setting.set_by), scope.day(setting.set_on), setting.reference)
    copied = (scope.day(setting.copy_sent_on), setting.copy_means)
    aside = (scope.day(setting.closed_on), setting.closed_reason)
    yield from facts(
        scope,
        ("Changes", scope.term(held.changes)),
        ("Reason", held.reason),
        ("Proposed", ", ".join(filter(None, proposed))),
        ("Set", ", ".join(filter(None, settled))),
        ("Copy to the inspector general", ", ".join(filter(None, copied))),
        ("Put aside", ", ".join(filter(None, aside))),
    )


def _changes(scope: Scope, held: Amendment) -> Iterator[Block]:
    rows = [
        *(_objective(scope, change) for change in held.objectives),
        *(_target(scope, change) for change in held.targets),
        *(_means(scope, change) for change in held.means),
        *(_added(scope, item) for item in held.added),
    ]
    columns = (Col("Changes", 2), Col("Before", 2), Col("After", 2), Col("Reason", 1.6))
    yield from table(scope, columns, rows, caption=scope.say("What the amendment changes"))


def _objective(scope: Scope, held: SupersededObjective) -> Row:
    after = (held.new_title, held.new_text, scope.day(held.new_deadline))
    before = (
        held.title if held.new_title or held.dropped else "",
        held.text if held.new_text or held.dropped else "",
        scope.day(held.deadline) if held.new_deadline or held.dropped else "",
    )
    now = scope.runs(scope.say("Dropped")) if held.dropped else _stacked(scope, *after)
    return _named(scope, held.objective), _stacked(scope, *before), now, scope.runs(held.reason)


def _target(scope: Scope, held: SupersededTarget) -> Row:
    indicator = scope.items.get(held.indicator or "")
    sides = (held.target, held.new_target)
    before, after = (
        scope.runs(aim(scope, indicator, side)) if isinstance(indicator, Indicator) else ()
        for side in sides
    )
    return _named(scope, held.indicator), before, after, scope.runs(held.reason)


def _means(scope: Scope, held: SupersededMeans) -> Row:
    before = ((held.promised, held.new_promised), (held.granted, held.new_granted))
    former = [old if new is not None else None for old, new in before]
    fresh = [held.new_promised, held.new_granted]
    if fresh == [None, None]:
        former = [held.promised, held.granted]
    return (
        _named(scope, held.means),
        _figures(scope, held, former),
        _figures(scope, held, fresh),
        scope.runs(held.reason),
    )


def _figures(scope: Scope, held: SupersededMeans, figures: list[float | None]) -> Runs:
    means = scope.items.get(held.means or "")
    if not isinstance(means, Means):
        return ()
    said = [
        scope.say(sentence, amount=amount(scope, means.kind, value))
        for sentence, value in zip(("{amount} promised", "{amount} granted"), figures, strict=True)
        if value is not None
    ]
    return scope.runs(", ".join(said))


def _added(scope: Scope, item: str) -> Row:
    return _named(scope, item), (), scope.runs(scope.say("New")), ()


def _named(scope: Scope, item: str | None) -> Runs:
    """What a change is about: its number where the letter still holds it, and its name."""
    held = scope.items.get(item or "")
    if held is None:
        return ()
    name = scope.runs(str(getattr(held, "title", "") or getattr(held, "name", "")))
    number = scope.refs([held.id])
    same = [run.text for run in number] == [run.text for run in name]
    return name if same else joined(number, name)


def _stacked(scope: Scope, *texts: str) -> Runs:
    return joined(*(scope.runs(text) for text in texts), by="\n")

"""3.2.4 and 3.2.5 of the letter: the organisation aimed at, and how the letter is amended."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.model.indicators import Indicator
from plpmission.model.life import Amendment, SupersededMeans, SupersededTarget
from plpmission.model.objectives import Means
from plpmission.render.blocks import Block, Paragraph, Run, Runs
from plpmission.render.compose import Col, facts, joined, table, titled
from plpmission.render.letter_means import amount
from plpmission.render.letter_organisation import gone, organigram
from plpmission.render.prose import plain
from plpmission.render.scope import Scope
from plpmission.render.sentences import aim


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
    held = scope.letter.procedure
    yield from titled(scope, "How results are evaluated", plain(scope, held.evaluation))
    yield from titled(scope, "How objectives are adjusted", plain(scope, held.adjustment))
    coordination = plain(scope, held.coordination)
    yield from titled(scope, "How this is coordinated with the authority", coordination)
    columns = (Col("Subject", 2.4), Col("With whom", 2), Col("Rhythm", 1.4), Col("First time", 1.3))
    rows = [(m.subject, m.with_whom, m.rhythm, m.first) for m in held.moments]
    yield from table(scope, columns, rows, caption=scope.say("Consultations on the letter"))
    for amendment in scope.letter.amendments:
        yield from _amendment(scope, amendment)


def _amendment(scope: Scope, held: Amendment) -> Iterator[Block]:
    proposed = (scope.term(held.proposed_by), scope.day(held.proposed_on))
    settled = (
        scope.term(held.setting.set_by),
        scope.day(held.setting.set_on),
        held.setting.reference,
    )
    blocks: list[Block] = [
        *plain(scope, held.text),
        *facts(
            scope,
            ("Changes", scope.term(held.changes)),
            ("Reason", held.reason),
            ("Proposed", ", ".join(filter(None, proposed))),
            ("Set", ", ".join(filter(None, settled))),
            ("Former targets", _rows([_target(scope, target) for target in held.targets])),
            ("Former means", _rows([_means(scope, means) for means in held.means])),
        ),
    ]
    if blocks or held.title:
        title = held.title or scope.say("Amendment")
        yield Paragraph(runs=(Run(text=scope.set(title)),), style="label", anchor=held.id)
        yield from blocks


def _rows(rows: list[Runs]) -> Runs:
    return joined(*(row for row in rows if row), by="\n")


def _target(scope: Scope, held: SupersededTarget) -> Runs:
    indicator = scope.items.get(held.indicator or "")
    if not isinstance(indicator, Indicator):
        return scope.runs(held.reason)
    former = joined(
        scope.refs([indicator.id]), scope.runs(aim(scope, indicator, held.target)), by=": "
    )
    return joined(former, scope.runs(held.reason), by=" – ")


def _means(scope: Scope, held: SupersededMeans) -> Runs:
    means = scope.items.get(held.means or "")
    if not isinstance(means, Means):
        return scope.runs(held.reason)
    parts = (("{amount} promised", held.promised), ("{amount} granted", held.granted))
    said = [
        scope.say(sentence, amount=amount(scope, means.kind, value))
        for sentence, value in parts
        if value is not None
    ]
    former = joined(scope.refs([means.id]), scope.runs(", ".join(said)), by=": ")
    return joined(former, scope.runs(held.reason), by=" – ")

"""The comparison: what was promised, what was done, what is concluded, objective by objective."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.compare.comparing import compare
from plpmission.compare.listing import FLAG_WORDS, STATES
from plpmission.compare.rows import Comparison, Covered, Measured, Row
from plpmission.i18n import translator
from plpmission.render.blocks import Block, Contents, Cover, Heading, PageBreak, Paragraph, Run
from plpmission.render.compose import Col, facts, figures, table, titled
from plpmission.render.cover import cover
from plpmission.render.prose import plain
from plpmission.render.scope import Scope


def comparison(scope: Scope) -> Iterator[Block]:
    """Coverage first, then each objective, then what stands beside, then the score."""
    held = compare(scope.dossier, scope.lang)
    first = cover(scope)
    title = scope.say("Letter and reports side by side")
    yield Cover(title=title, subtitle=first.subtitle, lines=first.lines[:2], mark=first.mark)
    yield PageBreak()
    yield Contents(title=scope.say("Contents"), depth=2)
    yield Heading(level=1, text=scope.say("At a glance"))
    for note in held.notes:
        yield Paragraph(runs=(Run(text=scope.own(note)),))
    yield from _at_a_glance(scope, held)
    yield Heading(level=1, text=scope.say("Objective by objective"))
    for row in held.rows:
        if row.kind != "section":
            yield from _row(scope, row)
    yield from _sections(scope, held)
    yield from _coherence(scope, held)


def _at_a_glance(scope: Scope, held: Comparison) -> Iterator[Block]:
    objectives = [row for row in held.rows if row.kind != "section"]
    rows = [
        (
            row.number,
            row.title,
            scope.own(_state(scope, row)),
            row.judged.judgement,
            _seen(scope, row),
        )
        for row in objectives
    ]
    columns = (
        Col("No.", 0.4),
        Col("Objective", 2),
        Col("Result"),
        Col("Judgement"),
        Col("To look at", 1.6),
    )
    yield from table(scope, columns, rows, caption=scope.say("Objectives in the three documents"))
    covered = [(one.title, *_marks(one)) for one in held.coverage]
    heads = ("Letter", "Amended", "Plans", "Indicators", "Result", "Evidence", "Judgement")
    wide = (Col("Objective", 2.2), *(Col(head, 0.8) for head in heads))
    yield from table(scope, wide, covered, caption=scope.say("What each document covers"))


def _marks(one: Covered) -> tuple[str, ...]:
    told = (one.letter, one.amended, one.planned, one.measured, one.reported, one.shown, one.judged)
    return tuple("×" if value else "–" for value in told)


def _state(scope: Scope, row: Row) -> str:
    said = STATES[row.state]
    return translator("compare", scope.lang)(said) if said else ""


def _seen(scope: Scope, row: Row) -> str:
    t = translator("compare", scope.lang)
    return scope.own(", ".join(t(FLAG_WORDS[flag]) for flag in row.flags if flag != row.state))


def _row(scope: Scope, row: Row) -> Iterator[Block]:
    yield Heading(level=2, text=scope.set(row.title), number=row.number, anchor=row.about)
    yield from facts(
        scope,
        ("Kind of commitment", scope.term(row.promised.kind)),
        ("Deadline", scope.day(row.promised.deadline)),
        ("State", scope.own(_state(scope, row))),
        ("Judgement", row.judged.judgement),
        ("To look at", _seen(scope, row)),
    )
    parts = (
        ("Promised", row.promised.text),
        ("Result", row.reported.result),
        ("Explanation", row.reported.explanation),
        ("Obstacles", row.reported.obstacles),
        ("Means received", row.reported.means_received),
        ("Ground", row.judged.ground),
        ("Divergent opinion", row.judged.dissent),
    )
    for label, text in parts:
        yield from titled(scope, label, plain(scope, text))
    yield from _wording(scope, row)
    yield from _measured(scope, row)
    yield from _means(scope, row)


def _wording(scope: Scope, row: Row) -> Iterator[Block]:
    """The words of the objective as first set and as amended."""
    marks = {"same": "", "added": "added", "removed": "removed"}
    runs = tuple(Run(text=one.text, change=marks[one.kind]) for one in row.promised.wording)  # type: ignore[arg-type]
    yield from titled(scope, "Changed by amendment", [Paragraph(runs=runs)] if runs else [])


def _measured(scope: Scope, row: Row) -> Iterator[Block]:
    lines = [(one.name, *_figures(scope, one)) for one in row.indicators]
    columns = (
        *(Col("Indicator", 2), figures("Baseline"), figures("Target"), figures("Former target")),
        *(figures("Latest figure"), Col("Period", 0.8)),
    )
    yield from table(scope, columns, lines, caption=scope.say("Indicators"))
    for one in row.indicators:
        if one.sentence:
            yield Paragraph(runs=(Run(text=scope.own(one.sentence)),), style="note")


def _figures(scope: Scope, one: Measured) -> tuple[str, ...]:
    former = ", ".join(scope.number(old.target.value) for old in one.superseded)
    return (
        scope.number(one.baseline),
        scope.number(one.target.value),
        former,
        scope.number(one.value),
        one.period,
    )


def _means(scope: Scope, row: Row) -> Iterator[Block]:
    lines = [
        (
            one.title,
            scope.term(one.kind),
            str(one.year or ""),
            scope.number(one.promised),
            scope.number(one.granted),
        )
        for one in row.means
    ]
    columns = (
        Col("Means", 2),
        Col("Kind"),
        Col("Year", 0.6),
        figures("Promised"),
        figures("Granted"),
    )
    yield from table(scope, columns, lines, caption=scope.say("Means promised and granted"))


def _sections(scope: Scope, held: Comparison) -> Iterator[Block]:
    lines = [
        (row.number, row.title, row.judged.judgement, row.judged.ground)
        for row in held.rows
        if row.kind == "section" and (row.judged.judgement or row.judged.ground)
    ]
    if lines:
        yield Heading(level=1, text=scope.say("Section by section"))
        columns = (Col("No.", 0.4), Col("Section", 1.4), Col("Judgement"), Col("Ground", 2.4))
        yield from table(scope, columns, lines)


def _coherence(scope: Scope, held: Comparison) -> Iterator[Block]:
    yield Heading(level=1, text=scope.say("Coherence"))
    yield Paragraph(runs=(Run(text=scope.own(held.score.formula)),))
    found = [(one.code, scope.own(one.message), scope.own(one.hint)) for one in held.findings]
    columns = (Col("Code", 0.5), Col("Remark", 2), Col("What to do", 1.6))
    yield from table(scope, columns, found, caption=scope.say("Remarks"))

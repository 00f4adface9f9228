"""3.2.1 of the letter: the analysis that the strategy rests on."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.model.swot import Expectation, OtherAnalysis, SwotItem
from plpmission.model.terms import Quadrant
from plpmission.render.blocks import Block, Figure, Paragraph, Run, Table
from plpmission.render.compose import Col, Value, facts, joined, table
from plpmission.render.figures import swot as drawing
from plpmission.render.labels import EXPECTATIONS_ANCHOR, SWOT_ANCHOR
from plpmission.render.prose import plain
from plpmission.render.scope import Scope
from plpmission.render.sentences import listing

_INSIDE = (Quadrant.STRENGTH, Quadrant.WEAKNESS)


def analysis(scope: Scope) -> Iterator[Block]:
    """3.2.1: the SWOT as a board, what is expected, and other analyses."""
    held = scope.letter.analysis
    yield from facts(
        scope,
        ("Date of the analysis", held.date),
        ("Method", held.method),
        ("Participants", held.participants),
    )
    if held.swot:
        yield _board(scope)
        yield from _evidence(scope)
    yield from _expectations(scope)
    for other in held.others:
        yield from _other(scope, other)


def _board(scope: Scope) -> Figure:
    board = drawing.Board(
        quadrants=(
            _quadrant(scope, Quadrant.STRENGTH),
            _quadrant(scope, Quadrant.WEAKNESS),
            _quadrant(scope, Quadrant.OPPORTUNITY),
            _quadrant(scope, Quadrant.THREAT),
        ),
        more=scope.say("… and {count} more: see the table", count="{count}"),
    )
    return Figure(
        svg=drawing.draw(board),
        alt=_alt(scope, board),
        caption=scope.say("Strengths, weaknesses, opportunities and threats"),
        anchor=SWOT_ANCHOR,
        table=_table(scope),
    )


def _quadrant(scope: Scope, quadrant: Quadrant) -> drawing.Quadrant:
    return drawing.Quadrant(
        title=scope.term(quadrant),
        aside=scope.say("inside") if quadrant in _INSIDE else scope.say("around us"),
        notes=tuple(
            drawing.Note(
                label=scope.short(item.id), text=scope.set(item.text) or "–", weight=item.weight
            )
            for item in scope.letter.analysis.swot
            if item.quadrant is quadrant
        ),
    )


def _alt(scope: Scope, board: drawing.Board) -> str:
    said = []
    for quadrant in board.quadrants:
        names = [f"{note.label} {note.text[:100]}" for note in quadrant.notes]
        held = listing(scope, names, 4) or scope.say("none")
        said.append(scope.set(f"{quadrant.title}: {held}."))
    return " ".join([scope.say("A board of four fields."), *said])


def _table(scope: Scope) -> Table | None:
    columns = (
        Col("No.", 0.8),
        Col("Field", 1.2),
        Col("Observation", 2.6),
        Col("Weight", 0.7, "center"),
        Col("Evidence and source", 2),
        Col("Answered by", 1),
    )
    found = next(table(scope, columns, [_row(scope, item) for item in _ordered(scope)]), None)
    return found if isinstance(found, Table) else None


def _ordered(scope: Scope) -> list[SwotItem]:
    order = list(Quadrant)
    return sorted(scope.letter.analysis.swot, key=lambda item: order.index(item.quadrant))


def _row(scope: Scope, item: SwotItem) -> tuple[Value, ...]:
    answering = [o.id for o in scope.letter.objectives if item.id in o.answers]
    return (
        scope.short(item.id),
        scope.term(item.quadrant),
        item.text,
        f"{item.weight}/3",
        joined(
            scope.runs(item.evidence), scope.runs(item.source), scope.runs(scope.day(item.date))
        ),
        scope.refs(answering),
    )


def _evidence(scope: Scope) -> Iterator[Block]:
    """What the board has no room for, on paper too."""
    columns = (Col("No.", 0.7), Col("Evidence and source", 4), Col("Answered by", 1.3))
    rows = [_row(scope, item) for item in _ordered(scope)]
    if any(row[4] for row in rows):
        caption = scope.say("What the observations rest on")
        yield from table(
            scope, columns, [(row[0], row[4], row[5]) for row in rows], caption=caption
        )


def _expectations(scope: Scope) -> Iterator[Block]:
    columns = (Col("No.", 1), Col("Who", 1.6), Col("What is expected", 3), Col("Source", 1.4))
    rows = [_expected(scope, held) for held in scope.letter.analysis.expectations]
    caption = scope.say("What stakeholders expect")
    yield from table(scope, columns, rows, caption=caption, anchor=EXPECTATIONS_ANCHOR)


def _expected(scope: Scope, held: Expectation) -> tuple[Value, ...]:
    if not (held.stakeholder or held.who or held.expectation or held.source):
        return ((),) * 4
    who = joined(scope.runs(scope.term(held.stakeholder)), scope.runs(held.who), by="\n")
    return scope.short(held.id), who, held.expectation, held.source


def _other(scope: Scope, other: OtherAnalysis) -> Iterator[Block]:
    found = plain(scope, other.findings)
    if not (found or other.title):
        return
    parts = (scope.set(other.title) or scope.term(other.kind), scope.day(other.date))
    title = ", ".join(part for part in parts if part)
    yield Paragraph(runs=(Run(text=title),), style="label", anchor=other.id)
    yield from found

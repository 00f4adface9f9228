"""What 3.4 and 3.5 of the letter share: staff, the ledger of means, initiatives, procedures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_lowercase

from plpmission.ledger import gap_of, summed
from plpmission.model.letter import Initiative, Management, StaffYear
from plpmission.model.objectives import Means
from plpmission.model.sections import SectionId
from plpmission.model.terms import MeansKind, StaffCategory
from plpmission.render.blocks import Block, Paragraph, Run
from plpmission.render.compose import NONE, Col, Value, bold, figures, runs_of, table, titled
from plpmission.render.prose import rich
from plpmission.render.scope import Scope
from plpmission.render.sentences import euro
from plpmission.render.strategy import amounts_by_year
from plpmission.render.typography import NO_BREAK

MEANS_ANCHOR = "resources-means"

_CAPTIONS = {
    MeansKind.STAFF: "Staff for the objectives, in full-time equivalents",
    MeansKind.BUDGET: "Budget for the objectives, in euro",
    MeansKind.EQUIPMENT: "Equipment for the objectives, in pieces",
}


def people(scope: Scope) -> Iterator[Block]:
    """3.4: staff by year, initiatives, financial impact, and the staffing table's procedure."""
    yield from _staff(scope)
    yield from _management(scope, scope.letter.people, "people")


def resources(scope: Scope) -> Iterator[Block]:
    """3.5: the ledger of means, initiatives, financial impact, and the budget's procedure."""
    yield from amounts_by_year(scope)
    anchor = MEANS_ANCHOR
    for kind in MeansKind:
        listed = [means for means in scope.letter.means if means.kind is kind]
        for block in _ledger(scope, kind, listed, anchor):
            yield block
            anchor = ""
    if any(means.needed is not None for means in scope.letter.means):
        said = scope.say("Gap: what is needed less what is granted, or promised where not granted.")
        yield Paragraph(runs=scope.runs(said), style="note")
    yield from _management(scope, scope.letter.resources, "resources")


def amount(scope: Scope, kind: MeansKind, value: float | None) -> str:
    """A quantity of means: full-time equivalents, euro or pieces."""
    if kind is MeansKind.BUDGET:
        return euro(scope, value)
    if kind is MeansKind.STAFF:
        return scope.amount(value, scope.say("FTE"))
    return scope.number(value)


def _management(scope: Scope, held: Management, section: SectionId) -> Iterator[Block]:
    columns = (Col("Theme", 1.5), Col("Initiative", 3.4), Col("Serves", 1.2))
    rows = [_initiative(scope, initiative, section) for initiative in held.initiatives]
    yield from table(scope, columns, rows, caption=scope.say("Initiatives"))
    yield from titled(scope, "Financial impact", rich(scope, held.impact))
    yield from titled(scope, "Procedure and calendar", rich(scope, held.procedure))


def _initiative(scope: Scope, held: Initiative, section: SectionId) -> tuple[Value, ...]:
    known = scope.outline.section(section).prompts.get(held.theme)
    theme = scope.own(known) if known else held.theme
    return (theme, held.text, scope.refs(held.serves)) if held.text or held.serves else ((),) * 3


def _staff(scope: Scope) -> Iterator[Block]:
    """A row a year: posts and how many are filled, of both categories and in all."""
    listed = sorted(scope.letter.staff, key=lambda held: held.year or 9999)
    rows = [_year(scope, list(group)) for _, group in groupby(listed, lambda held: held.year)]
    columns = (
        Col("Year", 0.9),
        figures("Operational: posts"),
        figures("Operational: filled"),
        figures("Administrative: posts"),
        figures("Administrative: filled"),
        figures("All posts"),
        figures("All filled"),
        figures("Vacant"),
    )
    caption = scope.say("Staff by year, in full-time equivalents")
    yield from table(scope, columns, rows, caption=caption)
    notes: dict[tuple[int | None, str], list[str]] = {}
    for held in listed:
        if held.note.strip():
            notes.setdefault((held.year, held.note.strip()), []).append(scope.term(held.category))
    for (year, note), categories in notes.items():
        who = categories if len(categories) == 1 else []
        head = ", ".join(filter(None, (str(year or ""), *who)))
        yield Paragraph(runs=scope.runs(f"{head}: {note}"), style="note")


def _year(scope: Scope, held: list[StaffYear]) -> tuple[Value, ...]:
    cells: list[float | None] = []
    for category in StaffCategory:
        mine = [year for year in held if year.category is category]
        cells += [summed([y.establishment for y in mine]), summed([y.filled for y in mine])]
    posts, filled = summed(cells[::2]), summed(cells[1::2])
    vacant = None if posts is None or filled is None else posts - filled
    said = [_figure(scope, value) for value in (*cells, posts, filled, vacant)]
    return (str(held[0].year) if held[0].year else scope.say("year not given"), *said)


def _figure(scope: Scope, value: float | None) -> str:
    return NONE if value is None else scope.number(round(value, 6))


def _ledger(scope: Scope, kind: MeansKind, listed: list[Means], anchor: str) -> Iterator[Block]:
    """Needed, promised and granted by year with the gap; sums where the things can be added."""
    listed = sorted(listed, key=lambda means: means.year or 9999)
    rows: list[Sequence[Value]] = []
    marks = _marks([means.decision.strip() for means in listed])
    for year, group in groupby(listed, lambda means: means.year):
        of_year = list(group)
        rows += [_row(scope, means, marks) for means in of_year]
        if len(of_year) > 1 and kind is not MeansKind.EQUIPMENT:
            said = scope.say("Sum {year}", year=year or scope.say("year not given"))
            rows.append(_total(scope, said.replace(" ", NO_BREAK), of_year))
    if kind is MeansKind.BUDGET and len({means.year for means in listed}) > 1:
        rows.append(_total(scope, scope.say("All years"), listed))
    columns = (
        Col("Year", 1),
        Col("What", 2.2),
        figures("Needed"),
        figures("Promised"),
        figures("Granted"),
        figures("Gap"),
        Col("Objectives", 1.1),
        Col("Decision", 1),
    )
    yield from table(scope, columns, rows, caption=scope.say(_CAPTIONS[kind]), anchor=anchor)
    for decision, mark in marks.items():
        said = scope.say("Decision {mark}: {decision}", mark=mark, decision=decision)
        yield Paragraph(runs=(Run(text=said),), style="note")


def _marks(decisions: list[str]) -> dict[str, str]:
    """Long decisions that come back get a letter in the table, and stand below it once."""
    known = dict.fromkeys(filter(None, decisions))
    if len(known) > len(ascii_lowercase) or all(len(text) <= 20 for text in known):
        return {}
    return dict(zip(known, ascii_lowercase, strict=False))


def _row(scope: Scope, means: Means, marks: Mapping[str, str]) -> tuple[Value, ...]:
    year = str(means.year) if means.year else NONE
    figures = _figures(scope, [means])
    decision = marks.get(means.decision.strip(), means.decision)
    return year, means.title, *figures, scope.refs(means.objectives), decision


def _total(scope: Scope, said: str, listed: list[Means]) -> tuple[Value, ...]:
    values = (said, "", *_figures(scope, listed), "", "")
    return tuple(bold(runs_of(scope, value)) for value in values)


def _figures(scope: Scope, listed: list[Means]) -> list[str]:
    asked = [
        summed([getattr(m, field) for m in listed]) for field in ("needed", "promised", "granted")
    ]
    gap = summed([gap_of(means) for means in listed])
    return [_figure(scope, value) for value in (*asked, gap)]

"""The budget by year: kinds of revenue and expense down, years across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from plpmission.model.letter import BudgetLine
from plpmission.model.terms import BudgetKind
from plpmission.render.blocks import Block, Column, Paragraph, Run, Runs, Table
from plpmission.render.compose import NONE
from plpmission.render.scope import Scope
from plpmission.render.sentences import spans

ACROSS = 7
"""Columns of figures that fit a page; further years get a table of their own."""

Year = int | None
Key = tuple[BudgetKind, str]
"""A row: a kind, and what its lines say of themselves where a year has several of the kind."""


def budget(scope: Scope) -> Iterator[Block]:
    """The budget in euro; per year what was planned, and what was spent where it is known."""
    lines = scope.letter.budget
    for page in _pages(lines):
        yield _Pivot(scope, lines, page).table()
    parted = _parted(lines)
    notes: dict[str, list[Year]] = {}
    for line in sorted(lines, key=lambda line: line.year or 9999):
        if line.kind not in parted and line.note.strip():
            notes.setdefault(line.note.strip(), []).append(line.year)
    for note, years in notes.items():
        said = spans(years)
        yield Paragraph(runs=scope.runs(f"{said}: {note}" if said else note), style="note")


def _parted(lines: Iterable[BudgetLine]) -> set[BudgetKind]:
    """The kinds of which a year has several lines."""
    counts = Counter((line.kind, line.year) for line in lines)
    return {kind for (kind, _), count in counts.items() if count > 1}


def _pages(lines: Iterable[BudgetLine]) -> Iterator[dict[Year, int]]:
    """The years of each table with their columns: two where something was spent."""
    columns: dict[Year, int] = {}
    for line in lines:
        columns[line.year] = max(columns.get(line.year, 1), 1 + (line.actual is not None))
    page: dict[Year, int] = {}
    for year in sorted(columns, key=lambda year: year or 9999):
        if sum(page.values()) + columns[year] > ACROSS:
            yield page
            page = {}
        page[year] = columns[year]
    if page:
        yield page


class _Pivot:
    """One table of the budget; ``cells`` holds the sums of planned and spent by row and year."""

    def __init__(self, scope: Scope, lines: Iterable[BudgetLine], years: dict[Year, int]) -> None:
        self.scope, self.years = scope, years
        self.cells: dict[tuple[Key, Year], list[float | None]] = {}
        self.keys: dict[Key, None] = {}
        parted = _parted(lines)
        for line in lines:
            if line.year in years:
                key = line.kind, line.note.strip() if line.kind in parted else ""
                self.keys[key] = None
                self.add(key, line)

    def add(self, key: Key, line: BudgetLine) -> None:
        cell = self.cells.setdefault((key, line.year), [None, None])
        for at, value in enumerate((line.planned, line.actual)):
            if value is not None:
                cell[at] = (cell[at] or 0.0) + value

    def table(self) -> Table:
        head = Column(title=self.scope.say("Revenue and expense"), width=2)
        columns = [Column(title=title, align="right") for title in self.titles()]
        return Table(
            columns=(head, *columns),
            rows=tuple(self.rows()),
            caption=self.scope.say("Budget by year, in euro"),
            row_headers=True,
        )

    def titles(self) -> Iterator[str]:
        for year, columns in self.years.items():
            said = str(year) if year else self.scope.say("year not given")
            if columns == 1:
                yield said
            else:
                yield self.scope.say("{year}, planned", year=said)
                yield self.scope.say("{year}, actual", year=said)

    def rows(self) -> Iterator[tuple[Runs, ...]]:
        for kind in BudgetKind:
            yield from self.of_kind(kind, [key for key in self.keys if key[0] is kind])
        expenses = [key for key in self.keys if key[0] is not BudgetKind.REVENUE]
        if len({kind for kind, _ in expenses}) > 1:
            yield self.row(self.scope.say("All expenses"), expenses, strong=True)
        if expenses and len(expenses) < len(self.keys):
            yield self.row(self.scope.say("Balance"), list(self.keys), strong=True, signed=True)

    def of_kind(self, kind: BudgetKind, keys: list[Key]) -> Iterator[tuple[Runs, ...]]:
        name = self.scope.term(kind)
        for key in keys:
            yield self.row(f"{name}: {key[1]}" if key[1] else name, [key])
        if len(keys) > 1:
            yield self.row(f"{name}: {self.scope.say('sum')}", keys, strong=True)

    def row(
        self, name: str, keys: list[Key], *, strong: bool = False, signed: bool = False
    ) -> tuple[Runs, ...]:
        cells = [
            self.figure(keys, year, at, signed=signed)
            for year, columns in self.years.items()
            for at in range(columns)
        ]
        texts = (self.scope.set(name), *cells)
        return tuple((Run(text=text, bold=strong),) for text in texts)

    def figure(self, keys: list[Key], year: Year, at: int, *, signed: bool) -> str:
        found = []
        for key in keys:
            value = self.cells.get((key, year), [None, None])[at]
            if value is not None:
                minus = signed and key[0] is not BudgetKind.REVENUE
                found.append(-value if minus else value)
        return self.scope.number(round(sum(found), 2)) if found else NONE

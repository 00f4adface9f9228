"""The budget by year: kinds of revenue and expense down, years across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plpmission.model.letter import BudgetLine
from plpmission.model.terms import BudgetKind
from plpmission.render.blocks import Block, Column, Run, Runs, Table
from plpmission.render.compose import NONE
from plpmission.render.scope import Scope

ACROSS = 6
"""Columns of figures that fit a page; further years get a table of their own."""

Year = int | None
Key = tuple[BudgetKind, str]


def budget(scope: Scope) -> Iterator[Block]:
    """The budget in euro; per year what was planned, and what was spent where it is known."""
    lines = scope.letter.budget
    years: list[Year] = sorted({line.year for line in lines}, key=lambda year: year or 9999)
    both = any(line.actual is not None for line in lines)
    step = ACROSS // 2 if both else ACROSS
    for at in range(0, len(years), step):
        yield _Pivot(scope, lines, years[at : at + step], both=both).table()


class _Pivot:
    """One table of the budget; ``cells`` holds the sums of planned and spent by row and year."""

    def __init__(
        self, scope: Scope, lines: Iterable[BudgetLine], years: list[Year], *, both: bool
    ) -> None:
        self.scope, self.years, self.both = scope, years, both
        self.cells: dict[tuple[Key, Year], list[float | None]] = {}
        self.keys: dict[Key, None] = {}
        for line in lines:
            if line.year in years:
                key = line.kind, line.note.strip()
                self.keys[key] = None
                self.add(key, line)

    def add(self, key: Key, line: BudgetLine) -> None:
        cell = self.cells.setdefault((key, line.year), [None, None])
        for at, value in enumerate((line.planned, line.actual)):
            if value is not None:
                cell[at] = (cell[at] or 0.0) + value

    def table(self) -> Table:
        head = Column(title=self.scope.say("Revenue and expense"), width=2.4)
        columns = [Column(title=title, align="right") for title in self.titles()]
        return Table(
            columns=(head, *columns),
            rows=tuple(self.rows()),
            caption=self.scope.say("Budget by year, in euro"),
            row_headers=True,
        )

    def titles(self) -> Iterator[str]:
        for year in self.years:
            said = str(year) if year else self.scope.say("year not given")
            if self.both:
                yield self.scope.say("{year}, planned", year=said)
                yield self.scope.say("{year}, actual", year=said)
            else:
                yield said

    def rows(self) -> Iterator[tuple[Runs, ...]]:
        kinds = {kind for kind, _ in self.keys}
        for kind in BudgetKind:
            notes = [note for held, note in self.keys if held is kind]
            for note in notes:
                name = self.scope.term(kind) if not note else f"{self.scope.term(kind)}: {note}"
                yield self.row(name, [(kind, note)])
            if len(notes) > 1:
                name = f"{self.scope.term(kind)}: {self.scope.say('sum')}"
                yield self.row(name, [(kind, note) for note in notes], strong=True)
        expenses = [key for key in self.keys if key[0] is not BudgetKind.REVENUE]
        if len(kinds - {BudgetKind.REVENUE}) > 1:
            yield self.row(self.scope.say("All expenses"), expenses, strong=True)
        if BudgetKind.REVENUE in kinds and expenses:
            yield self.row(self.scope.say("Balance"), list(self.keys), strong=True, signed=True)

    def row(
        self, name: str, keys: list[Key], *, strong: bool = False, signed: bool = False
    ) -> tuple[Runs, ...]:
        cells = [
            self.figure(keys, year, at, signed)
            for year in self.years
            for at in range(1 + self.both)
        ]
        texts = (self.scope.set(name), *cells)
        return tuple((Run(text=text, bold=strong),) for text in texts)

    def figure(self, keys: list[Key], year: Year, at: int, signed: bool) -> str:
        found = []
        for key in keys:
            value = self.cells.get((key, year), [None, None])[at]
            if value is not None:
                minus = signed and key[0] is not BudgetKind.REVENUE
                found.append(-value if minus else value)
        return self.scope.number(round(sum(found), 2)) if found else NONE

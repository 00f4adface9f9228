"""Blocks from typed content: facts, lists and tables that leave out what is not filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plpmission.render.blocks import (
    Align,
    Block,
    Column,
    Fact,
    Facts,
    Paragraph,
    Run,
    Runs,
    Table,
)
from plpmission.render.scope import Scope
from plpmission.render.typography import typeset_pieces

CELL_LIMIT = 900
"""Characters of a cell up to which a table is still a table; beyond, each row becomes facts."""
NONE = "–"
"""Stands where a figure is not known."""

Value = str | dt.date | Runs | None


def runs_of(scope: Scope, value: Value) -> Runs:
    """A value as runs, well set."""
    if isinstance(value, tuple):
        if len(value) < 2:
            return value
        texts = typeset_pieces([run.text for run in value], scope.lang)
        return tuple(replace(run, text=text) for run, text in zip(value, texts, strict=True))
    if isinstance(value, dt.date):
        return (Run(text=scope.day(value)),)
    return scope.runs(value or "")


def facts(scope: Scope, *pairs: tuple[str, Value], anchor: str = "") -> Iterator[Facts]:
    """Labels (English, of this room) with their values; those without a value are left out."""
    listed = [(label, runs_of(scope, value)) for label, value in pairs]
    found = tuple(Fact(label=scope.say(label), runs=runs) for label, runs in listed if runs)
    if found:
        yield Facts(facts=found, anchor=anchor)


def label(scope: Scope, sentence: str) -> Paragraph:
    """A small title inside a section, from an English sentence of this room."""
    return Paragraph(runs=(Run(text=scope.say(sentence)),), style="label")


def titled(scope: Scope, sentence: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks under a small title; nothing where there are none."""
    if blocks:
        yield label(scope, sentence)
        yield from blocks


def joined(*parts: Runs, by: str = " · ") -> Runs:
    """Runs one behind the other, parted where both sides hold something."""
    found: list[Run] = []
    for part in parts:
        found += [Run(text=by), *part] if found and part else part
    return tuple(found)


def bold(runs: Runs) -> Runs:
    """The same in bold."""
    return tuple(replace(run, bold=True) for run in runs)


@dataclass(frozen=True)
class Col:
    """A column: its title (English, of this room), its share of the width, and its side."""

    title: str
    width: float = 1.0
    align: Align = "left"


def figures(title: str, width: float = 1.0) -> Col:
    """A column of figures."""
    return Col(title, width, "right")


def table(
    scope: Scope,
    columns: Sequence[Col],
    rows: Iterable[Sequence[Value]],
    *,
    caption: str = "",
    anchor: str = "",
) -> Iterator[Block]:
    """A table without its empty rows and columns; its first column names the rows.

    Where a cell holds more than a table can, each row becomes a list of facts.
    """
    cells = [tuple(runs_of(scope, value) for value in row) for row in rows]
    cells = [row for row in cells if any(row)]
    kept = [at for at in range(len(columns)) if any(row[at] for row in cells)]
    if not cells:
        return
    shown = [columns[at] for at in kept]
    kept_cells = tuple(tuple(row[at] for at in kept) for row in cells)
    if any(_length(cell) > CELL_LIMIT for row in kept_cells for cell in row):
        yield from _as_facts(scope, shown, kept_cells, anchor)
        return
    yield Table(
        columns=tuple(
            Column(title=scope.say(c.title), align=c.align, width=c.width) for c in shown
        ),
        rows=kept_cells,
        caption=scope.set(caption),
        row_headers=all(row[0] for row in kept_cells),
        anchor=anchor,
    )


def _length(runs: Runs) -> int:
    return sum(len(run.text) for run in runs)


def _as_facts(
    scope: Scope, columns: list[Col], rows: tuple[tuple[Runs, ...], ...], anchor: str
) -> Iterator[Facts]:
    for row in rows:
        listed = zip(columns, row, strict=True)
        found = tuple(Fact(label=scope.say(col.title), runs=runs) for col, runs in listed if runs)
        yield Facts(facts=found, anchor=anchor)
        anchor = ""

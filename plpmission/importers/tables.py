"""Tables that hold data, and tables that only set text beside text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from plpmission.importers.draft import Draft
from plpmission.importers.marks import marked

LONG = 250
"""Letters that a cell has on average in the longest column of a table that is only layout."""
A_SENTENCE = 80
"""Letters from which a cell says a sentence rather than an entry."""
Cell = list[Draft]
SPANNED: Cell = []
"""What stands for the further columns of a cell that spans several."""


def tabled(rows: list[list[Cell]]) -> list[Draft]:
    """A table as one passage; as its cells' passages one after the other where it is layout."""
    rows = [row for row in rows if any(_said(cell) for cell in row)]
    inside = [draft for row in rows for cell in row for draft in cell]
    if not rows or only_layout(rows):
        return inside
    if any(_is_beside(row) and _titled(_real(row)) for row in rows):
        return [draft for part in _apart(rows) for draft in tabled(part)]
    width = max(map(len, rows))
    texts = [[cell_text(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    first = inside[0]
    table = Draft(kind="table", rows=texts, page=first.page, at_top=first.at_top)
    return [table, *(draft for draft in inside if draft.image)]


def _apart(rows: list[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """The tables in a table that holds a whole text: those with data, and rows of their own."""
    for beside, run in groupby(rows, key=_is_beside):
        if beside:
            yield from ([_real(row)] for row in run)
        else:
            yield [_real(row) for row in run]


def _is_beside(row: list[Cell]) -> bool:
    """Whether a row has two cells at most, in a table with more columns."""
    return len(row) > 2 and len(_real(row)) <= 2


def _real(row: list[Cell]) -> list[Cell]:
    return [cell for cell in row if cell is not SPANNED]


def only_layout(rows: list[list[Cell]]) -> bool:
    """Whether a table holds running text rather than entries."""
    if max(map(len, rows)) == 1 or any(_structured(cell) for row in rows for cell in row):
        return True
    if len(rows) == 1 or all(_titled(row) for row in rows):
        return True
    columns = [[row[at] for row in rows if at < len(row)] for at in range(max(map(len, rows)))]
    filled = [[cell for cell in column if _said(cell)] for column in columns]
    return any(_runs_on(column) for column in filled if column)


def _titled(row: list[Cell]) -> bool:
    """Whether a row is a title and the text that it stands beside."""
    filled = [cell for cell in row if _said(cell)]
    if len(row) != 2 or len(filled) != 2 or _length(row[0]) > A_SENTENCE:
        return False
    text = row[1][-1].text.rstrip()
    return _length(row[1]) > A_SENTENCE and text.endswith((".", "!", "?", "»", ";"))


def _length(cell: Cell) -> int:
    return sum(len(draft.text) for draft in cell)


def _runs_on(column: list[Cell]) -> bool:
    letters = sum(len(draft.text) for cell in column for draft in cell) / len(column)
    parts = sum(len(cell) for cell in column) / len(column)
    entries = sum(draft.listed for cell in column for draft in cell)
    return letters >= LONG and parts >= 2 and entries < sum(map(len, column)) / 2


def _structured(cell: Cell) -> bool:
    return any(draft.outline or draft.kind == "table" for draft in cell)


def _said(cell: Cell) -> bool:
    return any(draft.text.strip() or draft.rows or draft.image for draft in cell)


def cell_text(cell: Cell) -> str:
    """A cell's paragraphs as lines; entries of a list with a dash or their number."""
    written = [draft for draft in cell if draft.text.strip() or any(p.note for p in draft.pieces)]
    whole = all(draft.bold > 0.9 for draft in written)
    return "\n".join(_line(draft, not whole) for draft in written)


def _line(draft: Draft, emphasis: bool) -> str:
    mark = f"{draft.number or '-'} " if draft.listed or draft.number else ""
    return mark + marked(draft.pieces, emphasis=emphasis).replace("\\\n", "\n")

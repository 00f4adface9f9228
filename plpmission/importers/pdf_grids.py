"""Tables that a PDF's page draws with lines: what stands in each cell, merged ones too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from statistics import median

from plpmission.importers.pdf_rules import GAP, Lines, Rule
from plpmission.importers.pdf_words import Word

LINES = 400
"""Lines of a page that tables are looked for in."""
LONG = 250
"""Letters that a cell has on average in the longest column of what is only layout."""
Place = tuple[int, int]
Cells = list[list[list[str]]]
"""The lines of each cell, row by row; a merged cell's at its first row and column."""


@dataclass(slots=True)
class Grid:
    """A table between lines: the edges of its columns from the left, of its rows from the top."""

    columns: list[float]
    rows: list[float]
    begins: dict[Place, Place]
    """For each row and column, the row and column in which its cell begins."""
    held: dict[Place, list[Word]] = field(default_factory=dict)

    @property
    def words(self) -> list[Word]:
        """All words, from cell to cell."""
        return [word for place in sorted(self.held) for word in self.held[place]]

    @property
    def top(self) -> float:
        return self.rows[0]

    def place(self, word: Word) -> Place | None:
        """The cell in which a word stands; None where it stands outside."""
        if not self.rows[-1] < word.middle < self.rows[0]:
            return None
        across = bisect_right(self.columns, (word.left + word.right) / 2) - 1
        above = sum(edge > word.middle for edge in self.rows) - 1
        return self.begins.get((above, across))

    def cells(self) -> Cells:
        """The lines of each cell; rows in which nothing stands are none."""
        width = len(self.columns) - 1
        found = [
            [_lines(self.held.get((row, column), [])) for column in range(width)]
            for row in range(len(self.rows) - 1)
        ]
        return [row for row in found if any(row)]

    def is_table(self) -> bool:
        """Whether entries stand beside and below each other, and not text that is only laid out."""
        filled = [row for row in self.cells() if sum(map(bool, row)) >= 2]
        if len(filled) < 2:
            return False
        columns = zip(*self.cells(), strict=True)
        said = ([sum(map(len, cell)) for cell in column if cell] for column in columns)
        return max(sum(one) / len(one) for one in said if one) <= LONG


def grids_of(lines: Lines, words: Sequence[Word]) -> tuple[list[Grid], list[Word]]:
    """The tables of a page with their words, and the words that stand in none."""
    across, down = lines
    if not across or not down or len(across) + len(down) > LINES:
        return [], list(words)
    grids = [grid for group in _groups(across, down) if (grid := _grid(*group))]
    for word in words:
        for grid in grids:
            if (place := grid.place(word)) is not None:
                grid.held.setdefault(place, []).append(word)
                break
    tables = [grid for grid in grids if grid.is_table()]
    inside = {id(word) for grid in tables for word in grid.words}
    return tables, [word for word in words if id(word) not in inside]


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Lines]:
    """Lines that meet, those of one table together."""
    waiting, left = list(across), list(down)
    while waiting:
        rows, columns = [waiting.pop()], list[Rule]()
        grown = True
        while grown:
            met = [one for one in left if any(_meet(row, one) for row in rows)]
            left = [one for one in left if one not in met]
            more = [row for row in waiting if any(_meet(row, one) for one in met)]
            waiting = [row for row in waiting if row not in more]
            columns += met
            rows += more
            grown = bool(met or more)
        yield rows, columns


def _meet(row: Rule, column: Rule) -> bool:
    return (
        row.start - GAP <= column.at <= row.end + GAP
        and column.start - GAP <= row.at <= column.end + GAP
    )


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    """The cells between lines; None where there are not two rows of two."""
    columns = _edges([one.at for one in down], [end for one in across for end in one[1:]])
    rows = _edges([one.at for one in across], [end for one in down for end in one[1:]])[::-1]
    if len(columns) < 3 or len(rows) < 3:
        return None
    begins: dict[Place, Place] = {}
    for row, column in product(range(len(rows) - 1), range(len(columns) - 1)):
        middle = (rows[row] + rows[row + 1]) / 2, (columns[column] + columns[column + 1]) / 2
        beside, above = begins.get((row, column - 1)), begins.get((row - 1, column))
        if beside and not _parted(down, columns[column], middle[0]):
            begins[row, column] = beside
        elif above and not _parted(across, rows[row], middle[1]):
            begins[row, column] = above
        else:
            begins[row, column] = row, column
    return Grid(columns, rows, begins)


def _edges(lines: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Where lines lie, and where those that meet them end: a table may be open at its sides."""
    found = sorted(set(lines))
    if not found or not ends:
        return []
    low, high = min(ends), max(ends)
    return [
        *([low] if low < found[0] - 2 * GAP else []),
        *found,
        *([high] if high > found[-1] + 2 * GAP else []),
    ]


def _parted(lines: Sequence[Rule], at: float, where: float) -> bool:
    return any(one.at == at and one.start <= where <= one.end for one in lines)


def _lines(words: Sequence[Word]) -> list[str]:
    """The words of a cell, line by line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (-one.middle, one.left)):
        above = lines[-1] if lines else []
        if above and median(w.middle for w in above) - word.middle <= 0.4 * max(word.size, 4.0):
            above.append(word)
        else:
            lines.append([word])
    return [" ".join(w.text for w in sorted(line, key=lambda one: one.left)) for line in lines]


def joined(above: Cells, below: Cells) -> Cells:
    """A table that goes on over the page: its head is said once, a row that was cut is whole."""
    below = below[1:] if below[0] == above[0] else below
    if below and any(cell and cell[0][:1].islower() for cell in below[0]):
        cut = [one + other for one, other in zip(above[-1], below[0], strict=True)]
        above, below = [*above[:-1], cut], below[1:]
    return [*above, *below]

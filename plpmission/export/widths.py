"""How wide each column of a table is, from what stands in it.

The document says what share each column should have; where the texts ask for something else (a
column of years beside one of sentences), they are heard: no word is cut that need not be, and no
column of few words stands half empty beside one that runs over many lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plpmission.render.blocks import Column, Runs
from plpmission.render.figures import measure

ROOM = 597.0
"""The width of a table in px: the page without its margins."""
SIZE = 12.0
"""The size of the type in a table, in px."""
PADDING = 15.0
HINT = 0.3
"""How much the wanted shares count against the texts."""


def shares(titled: Sequence[Column], rows: Sequence[Sequence[Runs]]) -> tuple[float, ...]:
    """The share of the table's width that each column gets; together 1."""
    columns = [
        [column.title.split("\n"), *(_lines(row[at]) for row in rows)]
        for at, column in enumerate(titled)
    ]
    least = [min(_longest_word(cells) + PADDING, ROOM * 0.4) for cells in columns]
    natural = [
        max(_widest_line(cells) + PADDING, low) for cells, low in zip(columns, least, strict=True)
    ]
    hints = _normal([max(column.width, 0.05) for column in titled])
    if sum(natural) <= ROOM:
        left = ROOM - sum(natural)
        return _normal([width + left * hint for width, hint in zip(natural, hints, strict=True)])
    bulk = _normal([_bulk(cells) for cells in columns])
    parts = [HINT * hint + (1 - HINT) * part for hint, part in zip(hints, bulk, strict=True)]
    # Lines end where words do: of each line about half a long word stays empty.
    lost = [low / 2 for low in least]
    wanted = [waste + (ROOM - sum(lost)) * part for waste, part in zip(lost, parts, strict=True)]
    return _normal(_between(wanted, least, natural))


def _lines(cell: Runs) -> list[str]:
    return "".join(run.text for run in cell).split("\n")


def _longest_word(cells: list[list[str]]) -> float:
    words = (word for lines in cells for line in lines for word in line.split(" "))
    return max((_width(word) for word in words), default=0.0)


def _widest_line(cells: list[list[str]]) -> float:
    return max((_length(line) for lines in cells for line in lines), default=0.0)


def _bulk(cells: list[list[str]]) -> float:
    """How much a column holds."""
    return sum(_length(line) for lines in cells for line in lines) + 1.0


def _length(line: str) -> float:
    return sum(_width(word) for word in line.split(" ")) + 0.26 * SIZE * line.count(" ")


@lru_cache(maxsize=20_000)
def _width(word: str) -> float:
    return measure.width(word, SIZE, bold=True)


def _normal(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(value / sum(values) for value in values)


def _between(wanted: list[float], least: list[float], natural: list[float]) -> list[float]:
    """The wanted widths within their bounds; what a bound takes or leaves, the others share."""
    fixed: dict[int, float] = {}
    for _ in wanted:
        free = [at for at in range(len(wanted)) if at not in fixed]
        room = ROOM - sum(fixed.values())
        scale = max(room, 1.0) / (sum(wanted[at] for at in free) or 1.0)
        scaled = {at: wanted[at] * scale for at in free}
        outside = {
            at: min(max(width, least[at]), natural[at]) - width for at, width in scaled.items()
        }
        if not any(abs(off) > 0.5 for off in outside.values()):
            return [fixed.get(at, scaled.get(at, 0.0)) for at in range(len(wanted))]
        total = sum(outside.values())
        for at, off in outside.items():  # those first that pull the total the wrong way
            if off and (off > 0) == (total >= 0):
                fixed[at] = scaled[at] + off
    return [fixed.get(at, least[at]) for at in range(len(wanted))]

"""What the columns of a table hold, seen from their headings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from plpmission.checks.folding import words
from plpmission.importers.placing.evidence import Buckets
from plpmission.importers.placing.outlines import Entry, entry
from plpmission.importers.source import plain

_LONGEST = 8
"""Words that the heading of a column has at most."""


@dataclass(frozen=True)
class Grid:
    """A table below its headings: which column holds a field, and the rows of plain cells."""

    columns: Mapping[str, int]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def has(self, *fields: str) -> bool:
        """Whether it has columns of all of these fields."""
        return all(one in self.columns for one in fields)

    def has_any(self, *fields: str) -> bool:
        """Whether it has a column of one of these fields."""
        return any(one in self.columns for one in fields)

    def cell(self, row: Sequence[str], field: str) -> str:
        """A row's cell of a field; empty where the table has none."""
        at = self.columns.get(field, -1)
        return row[at].strip() if 0 <= at < len(row) else ""


def grid(rows: Sequence[Sequence[str]]) -> Grid | None:
    """A table with its columns recognised; None where its headings name fewer than two."""
    if len(rows) < 2:
        return None
    cells = [tuple(plain(cell) for cell in row) for row in rows]
    headings, length = _headings(cells)
    columns = _named(headings)
    if len(columns) < 2:
        return None
    return Grid(columns, headings, tuple(cells[length:]))


def _headings(cells: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """The headings of the columns, and in how many rows they stand.

    Where a heading runs over several columns, what each of them holds stands in the row below.
    """
    first, below = cells[0], cells[1]
    if all(map(str.strip, first)) or len(cells) < 3 or len(first) != len(below):
        return first, 1
    both = tuple(
        lower if lower.strip() else upper for upper, lower in zip(first, below, strict=True)
    )
    more = len(_named(below)) >= 2 and len(_named(both)) > len(_named(first))
    return (both, 2) if more else (first, 1)


def _named(headings: Sequence[str]) -> dict[str, int]:
    """The column of each field, by its heading."""
    columns: dict[str, int] = {}
    for at, heading in enumerate(headings):
        for field in fields_of(heading):
            if field not in columns:
                columns[field] = at
                break
    return columns


@lru_cache(maxsize=4_096)
def fields_of(heading: str) -> tuple[str, ...]:
    """The fields that a column's heading may name, the likeliest first."""
    said = words(heading)
    if not said or len(said) > _LONGEST:
        return ()
    named = {field for field, _ in _buckets().found(said)}
    return tuple(field for field in _fields() if field in named)


@cache
def _buckets() -> Buckets:
    return Buckets(_fields())


@cache
def _fields() -> Mapping[str, tuple[Entry, ...]]:
    text = files(__package__).joinpath("columns.toml").read_text(encoding="utf-8")
    return {field: tuple(map(entry, listed)) for field, listed in tomllib.loads(text).items()}

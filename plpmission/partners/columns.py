"""Tables of offices: which column is what, by its heading in any of four languages.

Nothing here loads pandas. A column that is not recognised is named and left alone: it may hold
what no dossier is to hold.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from plpmission.errors import Problem
from plpmission.kpi.cells import SNIFFED, cells
from plpmission.kpi.dates import parse_period
from plpmission.model.base import LINE_LIMIT, clean

_EPOCH = dt.date(1970, 1, 1)
_FIRST, _LAST = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
_SIGNS = re.compile(r"[^a-z0-9]+")
SAMPLES = 3


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the file; ``field`` is empty where it is not recognised."""

    heading: str
    field: str
    samples: tuple[str, ...]
    """The first cells; none of a column that is not recognised."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A file's rows below its headings, by what each column holds."""

    name: str
    columns: tuple[Column, ...]
    places: Mapping[str, int]
    """Which place in a row each recognised field has."""
    rows: tuple[tuple[int, list[Any]], ...]
    """Each row that holds something, with its number in the file."""

    def texts(self, row: list[Any]) -> dict[str, str]:
        """A row's recognised cells that hold something, as texts."""
        found = ((field, said(row[at])) for field, at in self.places.items() if at < len(row))
        return {field: text for field, text in found if text}


def table_of(raw: bytes, *, name: str, kind: str, sheet: str = "") -> Table:
    """A file's table of a kind: ``register``, ``members`` or ``messages``.

    The headings are the first of the rows in which most columns are recognised.

    Raises:
        KpiError: the file cannot be read.
    """
    found = cells(raw, name=name, sheet=sheet)
    known = names(kind)
    head = [_fields(row, known) for row in found.rows[:SNIFFED]]
    at = max(range(len(head)), key=lambda place: len(head[place]))
    rows = tuple(
        (number, row) for number, row in enumerate(found.rows[at + 1 :], start=at + 2) if any(row)
    )
    return Table(
        name=name,
        columns=tuple(_columns(found.rows[at], head[at], rows)),
        places=head[at],
        rows=rows,
    )


def _columns(
    headings: list[Any], places: Mapping[str, int], rows: tuple[tuple[int, list[Any]], ...]
) -> Iterator[Column]:
    fields = {at: field for field, at in places.items()}
    for at, heading in enumerate(headings):
        field = fields.get(at, "")
        first = (said(row[at]) for _, row in rows[: SAMPLES * 4] if field and at < len(row))
        samples = tuple(text for text in first if text)[:SAMPLES]
        if said(heading) or samples:
            yield Column(heading=said(heading), field=field, samples=samples)


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_name("columns.toml").open("rb") as file:
        found: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return found


@cache
def names(kind: str) -> Mapping[str, str]:
    """The field that each known heading of a kind of table stands for."""
    return {word: field for field, words in _tables()[kind].items() for word in words}


@cache
def _means(which: tuple[str, ...]) -> Mapping[str, str]:
    return {word: key for key in reversed(which) for word in _tables()["words"][key]}


def meaning(text: str, *which: str) -> str:
    """Which of some words a cell says (``hot``, ``yes``, ``recognised`` …); empty where none."""
    return _means(which).get(folded(text), "")


def _fields(row: list[Any], known: Mapping[str, str]) -> dict[str, int]:
    """The place of each field that a row of headings names: whole names first, then beginnings."""
    headings = [folded(said(cell)) for cell in row]
    found: dict[str, int] = {}
    for exact in (True, False):
        for at, heading in enumerate(headings):
            if at in found.values() or not heading:
                continue
            field = known.get(heading, "") if exact else _begins(heading, known)
            if field and field not in found:
                found[field] = at
    return found


def _begins(heading: str, known: Mapping[str, str]) -> str:
    fitting = [word for word in known if heading.startswith(word + " ") and len(word) > 2]
    return known[max(fitting, key=len)] if fitting else ""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text as it is compared: small letters, no accents, no signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        _SIGNS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    )


def said(cell: Any) -> str:
    """A cell as a person reads it."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(clean(str(cell)[:LINE_LIMIT])).split())


def day_of(text: str) -> dt.date | None:
    """The day that a cell says; None where it says none."""
    frequency, ordinal = parse_period(text)
    if frequency != "D":
        return None
    day = _EPOCH + dt.timedelta(days=ordinal)
    return day if _FIRST <= day < _LAST else None


def count_of(text: str) -> int | None:
    """The whole number that a cell begins with; None where there is none."""
    found = re.match(r"\d{1,6}(?!\d)", text)
    return int(found[0]) if found else None


def doubt(row: int, message: str, **parameters: object) -> Problem:
    """What is not clear in a row of the file; sentences are of the domain ``papers``."""
    return Problem(where=f"{row}", message=message, parameters=tuple(parameters.items()))

"""Files as tables: CSV (any usual separator and encoding), Excel and Parquet.

Lines above the headings (a title, a source) are passed over. Headings of two lines, as merged cells
leave them, are joined: ``2023`` above ``Q1, Q2, …`` reads ``2023 Q1, 2023 Q2, …``. A figure below
no heading is refused.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from plpmission.errors import KpiError
from plpmission.kpi.cells import EXCEL, SNIFFED, encoding_of, separator_of
from plpmission.kpi.dates import parse_period

_FIGURE = re.compile(r"[+\-−]?\d[\d.,\s\u00a0\u202f]*(e[+\-]?\d+)?\s*%?", re.I)
_DAMAGED = (
    pd.errors.ParserError,
    pd.errors.ParserWarning,
    pd.errors.EmptyDataError,
    UnicodeError,
    csv.Error,
)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A file's table as it stands; a CSV's cells all as text."""

    table: Any
    name: str
    """The file's."""
    first_row: int = 2
    """The row of the file, from 1 on, in which the first line below the headings stands."""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def load(source: Path | bytes, *, name: str = "", sheet: str = "") -> Loaded:
    """A file, or its bytes with its ``name``, as a table.

    Raises:
        KpiError: it cannot be read, or holds no table.
    """
    name = name or (source.name if isinstance(source, Path) else "")
    try:
        raw = source.read_bytes() if isinstance(source, Path) else source
        found = _reader(name)(raw, name, sheet)
    except OSError as error:
        raise KpiError("{name} cannot be read.", name=name) from error
    if not len(found.table.columns) or not len(found.table):
        raise KpiError("There are no figures in {name}.", name=name)
    return found


def _reader(name: str) -> Callable[[bytes, str, str], Loaded]:
    ending = Path(name).suffix.casefold()
    return _excel if ending in EXCEL else _parquet if ending == ".parquet" else _csv


def _csv(raw: bytes, name: str, _sheet: str) -> Loaded:
    if b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise KpiError("{name} is not a table of text.", name=name)
    if not raw.strip():
        raise KpiError("There are no figures in {name}.", name=name)
    encoding = encoding_of(raw)
    head = raw[:262_144].decode(encoding, errors="replace").lstrip("\ufeff")
    separator = separator_of(head)
    try:
        lines, ends = _first_lines(head, separator)
        used, names = headings(lines)
        with warnings.catch_warnings():
            # A row with more cells than the heading: pandas warns, and would drop them.
            warnings.simplefilter("error", pd.errors.ParserWarning)
            table = pd.read_csv(
                io.BytesIO(raw),
                sep=separator,
                encoding=encoding,
                dtype=str,
                keep_default_na=False,
                index_col=False,
                skip_blank_lines=False,
                na_values=[],
                header=None,
                names=names,
                skiprows=ends[used - 1] if used else 0,
            )
    except _DAMAGED as error:
        raise KpiError(
            "{name} is not a table with as many cells in every row.", name=name
        ) from error
    _headed(table, name)
    return Loaded(
        table=table, name=name, first_row=used + 1, encoding=encoding, separator=separator
    )


def _first_lines(head: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The first rows, and after how many lines of the file each one ends."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    ends: list[int] = []
    for row in reader:
        rows.append([cell.strip() for cell in row])
        ends.append(reader.line_num)
        if len(rows) == SNIFFED:
            break
    return rows, ends


def headings(rows: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """How many rows come before the figures, and what the columns are called.

    The headings are the fullest row before the first one with a figure (a year is none). Where
    they are not complete, or not all different, the row above is put before them.
    """
    first = next((at for at, row in enumerate(rows) if at and _has_figure(row)), 1)
    filled = [at for at, row in enumerate(rows[:first]) if any(row)]
    if not filled:
        return 0, []
    bottom = max(filled, key=lambda at: sum(map(bool, rows[at])))
    names = list(rows[bottom])
    above = [at for at in filled if at < bottom]
    known = [name for name in names if name]
    if above and (len(known) < _width(rows, bottom) or len(set(known)) < len(known)):
        names = _joined(rows[above[-1]], names)
    return bottom + 1, _unique(names)


def _has_figure(row: Sequence[str]) -> bool:
    return len(row) > 1 and any(
        _FIGURE.fullmatch(cell) and parse_period(cell)[0] in (None, "N") for cell in row
    )


def _width(rows: Sequence[Sequence[str]], bottom: int) -> int:
    """Columns that hold something below the headings."""
    below = [
        max((at + 1 for at, cell in enumerate(row) if cell), default=0)
        for row in rows[bottom + 1 :]
    ]
    return max(below, default=0)


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Headings of two lines as one; a cell above stands over all empty ones that follow it."""
    names, over = [], ""
    for at in range(max(len(above), len(below))):
        over = (above[at] if at < len(above) else "") or over
        name = below[at] if at < len(below) else ""
        names.append(" ".join(filter(None, (over, name))) if over != name else name)
    return names


def _unique(names: Sequence[str]) -> list[str]:
    """Each heading once: the second of a name is numbered; one that is missing says its place."""
    seen: dict[str, int] = {}
    found = []
    for at, given in enumerate(names):
        name = " ".join(given.replace("\ufeff", "").split()) or f"{UNNAMED}{at + 1}"
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


UNNAMED = "#"
"""Begins the name of a column that has no heading; its place, from 1, follows."""


def _headed(table: Any, name: str) -> None:
    """Refuses figures below no heading; the first column may count the rows."""
    for column in table.columns[1:]:
        if str(column).startswith(UNNAMED):
            filled = np.flatnonzero((table[column].notna() & (table[column] != "")).to_numpy())
            if filled.size:
                raise KpiError(
                    "In {name}, column {place} has no heading and is not empty. Where cells of the "
                    "headings are merged, give each column its own.",
                    name=name,
                    place=str(column).removeprefix(UNNAMED),
                )


def _excel(raw: bytes, name: str, sheet: str) -> Loaded:
    try:
        with pd.ExcelFile(io.BytesIO(raw), engine="calamine") as book:
            sheets = tuple(str(one) for one in book.sheet_names)
            if sheet and sheet not in sheets:
                raise KpiError("{name} has no sheet “{sheet}”.", name=name, sheet=sheet)
            chosen = sheet or sheets[0]
            cells = pd.read_excel(book, sheet_name=chosen, header=None, dtype=object)
    except KpiError:
        raise
    except Exception as error:  # calamine has an error of its own for every kind of damage
        raise KpiError("{name} is not an Excel table, or is damaged.", name=name) from error
    return replace(_of_cells(cells, name), sheet=chosen, sheets=sheets)


def _of_cells(cells: Any, name: str) -> Loaded:
    """A sheet's cells below its headings; columns of figures or dates as such."""
    rows = [
        ["" if pd.isna(cell) else str(cell).strip() for cell in row]
        for row in cells.head(SNIFFED).itertuples(index=False)
    ]
    used, names = headings(rows)
    table = cells.iloc[used:].reset_index(drop=True)
    table = table.iloc[:, : len(names)]
    table.columns = pd.Index(names)
    table = table.infer_objects()
    _headed(table, name)
    return Loaded(table=table, name=name, first_row=used + 1)


def _parquet(raw: bytes, name: str, _sheet: str) -> Loaded:
    try:
        table = pd.read_parquet(io.BytesIO(raw))
    except ImportError as error:
        raise KpiError(
            "Parquet files need pyarrow: install plpmission[parquet].", name=name
        ) from error
    except Exception as error:  # pyarrow's errors are many, and none is told apart here
        raise KpiError("{name} is not a Parquet table, or is damaged.", name=name) from error
    table.columns = pd.Index(_unique([str(column) for column in table.columns]))
    return Loaded(table=table, name=name)

"""Tables of figures as offices keep them, read into ``series, period, value``: right, or refused.

CSV (comma, semicolon, tab or bar; UTF-8 with or without a mark, or Latin-1), Excel and Parquet.
Three shapes are known by their headings:

* *long*: a column of periods, columns that name the series, a column of figures (or several, each
  of which is then a series of its own);
* *wide*: headings that are periods, a row a series;
* *wide by columns*: a column of periods, and a column of figures a series.

Nothing is half read: one text among the figures, and the file is refused with every such place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from plpmission.kpi.figures import read_figures
from plpmission.kpi.headings import Headings, joined_periods, known, period_of
from plpmission.kpi.loading import UNNAMED, Loaded, load
from plpmission.kpi.periods import UNREADABLE, read_periods
from plpmission.kpi.refusals import Refusals
from plpmission.model.indicators import Profile

_ROW = "\0row"
BETWEEN = " · "
"""Stands between the parts of a series' name."""


def read_series(path: str | Path, profile: Profile | None = None) -> Any:
    """A long frame ``series, period, value [, denominator, direction, target, …]`` of a file.

    Raises:
        KpiError: no such file, no table in it, or something in it cannot be read; ``problems`` says
            what and where, by row (as the file counts them) and column.
    """
    file, profile = Path(path), profile or Profile()
    return tidied(load(file, sheet=profile.sheet), profile).frame


@dataclass(frozen=True, kw_only=True)
class Tidied:
    """A table in long form, and where each of its figures stands in the file."""

    frame: Any
    headings: Headings
    rows: Any
    """The row of each figure, as the file counts them."""
    columns: Any
    """The heading that each figure stands below."""
    footnotes: tuple[tuple[int, str], ...]
    """Rows below the table that hold a text and nothing else."""


def tidied(loaded: Loaded, profile: Profile) -> Tidied:
    """A file's table in long form.

    Raises:
        KpiError: as ``read_series``.
    """
    table, footnotes = _without_footnotes(_numbered(loaded))
    shown = table.drop(columns=_ROW)
    headings = known(shown, profile)
    cells = _cells(table, headings)
    refusals = Refusals()
    data: dict[str, Any] = {
        "series": _names(table, headings, Path(loaded.name).stem)[cells.order],
        "period": cells.period,
        "value": read_figures(cells.value, cells.row, cells.heading, profile.decimal, refusals),
    }
    _check_periods(cells, headings, refusals)
    for role in ("denominator", "target", "target_low", "target_high"):
        if column := getattr(headings, role):
            taken = table[column].iloc[cells.line]
            data[role] = read_figures(
                taken, cells.row, [column] * len(taken), profile.decimal, refusals
            )
    if headings.direction:
        data["direction"] = table[headings.direction].replace("", None).to_numpy()[cells.line]
    refusals.refuse()
    return Tidied(
        frame=pd.DataFrame(data),
        headings=headings,
        rows=cells.row,
        columns=cells.heading,
        footnotes=footnotes,
    )


def _numbered(loaded: Loaded) -> Any:
    """The table's filled rows, each with its row in the file, and without columns that count."""
    table = loaded.table
    filled = (table.notna() & (table != "")).any(axis=1)
    table = table.assign(**{_ROW: np.arange(len(table)) + loaded.first_row})[filled]
    return table.drop(columns=[c for c in table.columns if _counts_rows(table[c], c)])


def _without_footnotes(table: Any) -> tuple[Any, tuple[tuple[int, str], ...]]:
    """The table without the last rows that hold one text in the first cell and no more."""
    found: list[tuple[int, str]] = []
    width = len(table.columns) - 1
    while width > 1 and len(table) > 1:
        last = table.iloc[-1].drop(_ROW)
        filled = [str(cell) for cell in last if pd.notna(cell) and cell != ""]
        if len(filled) != 1 or filled[0] != str(last.iloc[0]):
            break
        if width < FOOTED and len(filled[0].split()) < WORDS:
            break
        found.append((int(table[_ROW].iloc[-1]), filled[0]))
        table = table.iloc[:-1]
    return table, tuple(reversed(found))


FOOTED, WORDS = 3, 3
"""A last row with one text alone is a footnote in a table of so many columns, or where the text has
so many words: else it is a row without a figure."""


def _counts_rows(column: Any, heading: str) -> bool:
    """A column that only counts the rows: without a heading, or ``rownames`` and the like."""
    if re.fullmatch(rf"{UNNAMED}\d+", heading) and (column.fillna("") == "").all():
        return True
    if heading.casefold() not in {"", "rownames", "index", f"{UNNAMED}1", "row", "id"}:
        return False
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64)
    return len(numbers) > 1 and bool((np.diff(numbers) == 1).all())


@dataclass(frozen=True, kw_only=True)
class _Cells:
    """The figures of a table one below the other, series by series where the table allows it."""

    value: Any
    period: Any
    line: Any
    """The line of the table (from 0) that each stands in."""
    row: Any
    """The same as the file counts it."""
    heading: Any
    """The column that each stands in."""
    order: Any
    """Its series' place among the names."""


def _cells(table: Any, headings: Headings) -> _Cells:
    lines, rows = np.arange(len(table)), table[_ROW].to_numpy()
    columns = headings.wide or headings.value
    many = len(columns)
    value = table[columns[0]] if many == 1 else pd.concat([table[c] for c in columns])
    if not headings.wide:
        each = np.repeat(np.arange(many), len(table))
        return _Cells(
            value=value,
            period=np.tile(_periods(table, headings).to_numpy(), many),
            line=np.tile(lines, many),
            row=np.tile(rows, many),
            heading=np.array(columns, dtype=object)[each],
            order=np.arange(many * len(table)),
        )
    # Line by line, so that the panel finds every series in order and in one piece.
    by_line = np.arange(many * len(table)).reshape(many, -1).T.ravel()
    return _Cells(
        value=value.iloc[by_line],
        period=np.tile([period_of(column) for column in columns], len(table)),
        line=np.repeat(lines, many),
        row=np.repeat(rows, many),
        heading=np.tile(np.array(columns, dtype=object), len(table)),
        order=np.repeat(lines, many),
    )


def _periods(table: Any, headings: Headings) -> Any:
    column = table[headings.period]
    if not headings.part:
        return column
    return joined_periods(column, table[headings.part], headings.part)


def _names(table: Any, headings: Headings, name: str) -> Any:
    """The series' names: one a line, and for each column of figures where there are several.

    None where a line names no series, while others do.
    """
    columns = [table[part].fillna("").astype(str).str.strip() for part in headings.series]
    parts = [column.to_numpy(dtype=object) for column in columns]
    blank = np.logical_and.reduce([part == "" for part in parts]) if parts else np.array([])
    if not headings.wide and len(headings.value) > 1:
        many, lines = len(headings.value), len(table)
        parts, blank = [np.tile(part, many) for part in parts], np.tile(blank, many)
        parts.append(np.repeat(np.array(headings.value, dtype=object), lines))
    if not parts:
        return np.full(len(table), name, dtype=object)
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + BETWEEN + part
    return np.where(blank, None, joined) if blank.any() and not blank.all() else joined


def _check_periods(cells: _Cells, headings: Headings, refusals: Refusals) -> None:
    for at in np.flatnonzero(read_periods(cells.period).code == UNREADABLE).tolist():
        text = "“{text}” is not a period."
        refusals.add(int(cells.row[at]), headings.period, cells.period[at], text)

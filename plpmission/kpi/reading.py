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
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from plpmission.errors import KpiError
from plpmission.kpi.figures import read_figures
from plpmission.kpi.headings import Headings, known, period_of
from plpmission.kpi.periods import UNREADABLE, read_periods
from plpmission.kpi.refusals import Refusals
from plpmission.model.indicators import Profile

_ROW = "\0row"
BETWEEN = " · "
"""Stands between the parts of a series' name."""


def read_series(path: str | Path, profile: Profile | None = None) -> Any:
    """A long frame ``series, period, value [, denominator, direction, target]`` of a file.

    Raises:
        KpiError: no such file, no table in it, or something in it cannot be read; ``problems`` says
            what and where, by row (the heading is row 1) and column.
    """
    file, profile = Path(path), profile or Profile()
    return tidy(load(file, sheet=profile.sheet), profile, name=file.stem)


def load(path: Path, *, sheet: str = "") -> Any:
    """A file's table as it stands; a CSV's cells all as text."""
    readers: dict[str, Callable[[Path, str], Any]] = {
        ".xlsx": _excel,
        ".xls": _excel,
        ".xlsb": _excel,
        ".ods": _excel,
        ".parquet": _parquet,
    }
    try:
        table = readers.get(path.suffix.casefold(), _csv)(path, sheet)
    except OSError as error:
        raise KpiError("{name} cannot be read.", name=path.name) from error
    if not len(table.columns) or not len(table):
        raise KpiError("There are no figures in {name}.", name=path.name)
    table.columns = [str(column).strip() for column in table.columns]
    return table


def _csv(path: Path, _sheet: str) -> Any:
    raw = path.read_bytes()
    if b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise KpiError("{name} is not a table of text.", name=path.name)
    encoding = _encoding(raw)
    head = raw[:65536].decode(encoding, errors="replace").lstrip("\ufeff").splitlines()
    heading = next((line for line in head if line.strip()), "")
    separator = max(";\t|,", key=heading.count)
    try:
        with warnings.catch_warnings():
            # A row with more cells than the heading: pandas warns, and would drop them.
            warnings.simplefilter("error", pd.errors.ParserWarning)
            table = pd.read_csv(
                path,
                sep=separator,
                encoding=encoding,
                dtype=str,
                keep_default_na=False,
                index_col=False,
                skip_blank_lines=False,
                na_values=[],
            )
    except _DAMAGED as error:
        raise KpiError(
            "{name} is not a table with as many cells in every row.", name=path.name
        ) from error
    return table


_DAMAGED = (pd.errors.ParserError, pd.errors.ParserWarning, pd.errors.EmptyDataError, UnicodeError)


def _encoding(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _excel(path: Path, sheet: str) -> Any:
    try:
        return pd.read_excel(path, sheet_name=sheet or 0, engine="calamine")
    except OSError:
        raise
    except Exception as error:  # calamine has an error of its own for every kind of damage
        raise KpiError("{name} is not an Excel table, or is damaged.", name=path.name) from error


def _parquet(path: Path, _sheet: str) -> Any:
    try:
        return pd.read_parquet(path)
    except ImportError as error:
        raise KpiError(
            "Parquet files need pyarrow: install plpmission[parquet].", name=path.name
        ) from error
    except OSError:
        raise
    except Exception as error:  # pyarrow's errors are many, and none is told apart here
        raise KpiError("{name} is not a Parquet table, or is damaged.", name=path.name) from error


def tidy(table: Any, profile: Profile, *, name: str = "") -> Any:
    """A table of any known shape as a long frame; ``name`` is the series' where none is named."""
    filled = (table.notna() & (table != "")).any(axis=1)
    table = table.assign(**{_ROW: np.arange(len(table)) + 2})[filled]
    table = table.drop(columns=[c for c in table.columns if _counts_rows(table[c], c)])
    shown = table.drop(columns=_ROW)
    headings = known(shown, profile.period, profile.series, profile.value, profile.denominator)
    cells = _cells(table, headings)
    refusals = Refusals()
    data: dict[str, Any] = {
        "series": _names(table, headings, name)[cells.order],
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
    return pd.DataFrame(data)


def _counts_rows(column: Any, heading: str) -> bool:
    """A column that only counts the rows: without a heading, or ``rownames`` and the like."""
    if re.fullmatch(r"unnamed: \d+", heading.casefold()) and (column.fillna("") == "").all():
        return True
    if heading.casefold() not in {"", "rownames", "index", "unnamed: 0", "row", "id"}:
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
            period=np.tile(table[headings.period].to_numpy(), many),
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


def _names(table: Any, headings: Headings, name: str) -> Any:
    """The series' names: one a line, and for each column of figures where there are several."""
    parts = [table[part].astype(str).str.strip().to_numpy(dtype=object) for part in headings.series]
    if not headings.wide and len(headings.value) > 1:
        lines = len(table)
        parts = [np.tile(part, len(headings.value)) for part in parts]
        parts.append(np.repeat(np.array(headings.value, dtype=object), lines))
    if not parts:
        return np.full(len(table), name, dtype=object)
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + BETWEEN + part
    return joined


def _check_periods(cells: _Cells, headings: Headings, refusals: Refusals) -> None:
    for at in np.flatnonzero(read_periods(cells.period).code == UNREADABLE).tolist():
        text = "“{text}” is not a period."
        refusals.add(int(cells.row[at]), headings.period, cells.period[at], text)

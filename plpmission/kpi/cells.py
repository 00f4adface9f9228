"""A file's cells as they stand, without pandas: CSV of any usual separator and encoding, Excel."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plpmission.errors import KpiError

SNIFFED = 60
"""Lines by which a file is judged: its separator, where its headings stand."""
EXCEL = (".xlsx", ".xls", ".xlsb", ".ods")
SIZE_LIMIT = 400_000_000
"""Bytes that an Excel file may unpack to."""


@dataclass(frozen=True, kw_only=True)
class Cells:
    """A sheet's rows, the first one too; a CSV's cells are texts."""

    rows: list[list[Any]]
    name: str
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def cells(raw: bytes, *, name: str, sheet: str = "") -> Cells:
    """The cells of a file's bytes; its ``name`` tells the kind.

    Raises:
        KpiError: it cannot be read, or holds nothing.
    """
    found = (_excel if Path(name).suffix.casefold() in EXCEL else _csv)(raw, name, sheet)
    if not any(any(cell not in (None, "") for cell in row) for row in found.rows):
        raise KpiError("There is nothing in {name}.", name=name)
    return found


def _csv(raw: bytes, name: str, _sheet: str) -> Cells:
    if b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise KpiError("{name} is not a table of text.", name=name)
    encoding = encoding_of(raw)
    text = raw.decode(encoding, errors="replace").lstrip("\ufeff")
    separator = separator_of(text[:262_144])
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise KpiError("{name} is not a table of text.", name=name) from error
    return Cells(rows=rows, name=name, encoding=encoding, separator=separator)


def _excel(raw: bytes, name: str, sheet: str) -> Cells:
    from python_calamine import CalamineWorkbook  # not needed where no file is brought in

    try:
        if _unpacks_to(raw) > SIZE_LIMIT:
            raise KpiError("{name} unpacks to more than this program takes.", name=name)
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            sheets = tuple(book.sheet_names)
            if sheet and sheet not in sheets:
                raise KpiError("{name} has no sheet “{sheet}”.", name=name, sheet=sheet)
            chosen = sheet or sheets[0]
            rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except KpiError:
        raise
    except Exception as error:  # calamine has an error of its own for every kind of damage
        raise KpiError("{name} is not an Excel table, or is damaged.", name=name) from error
    return Cells(rows=rows, name=name, sheet=chosen, sheets=sheets)


def _unpacks_to(raw: bytes) -> int:
    if not raw.startswith(b"PK"):
        return len(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return sum(entry.file_size for entry in packed.infolist())


def encoding_of(raw: bytes) -> str:
    """UTF-16 and UTF-8 where the bytes say so, else what Windows writes."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def separator_of(head: str) -> str:
    """The sign of which the middle one of the first lines has most."""
    lines = [line for line in head.splitlines()[:SNIFFED] if line.strip()]
    counts = {sign: sorted(line.count(sign) for line in lines) for sign in ";\t|,"}
    return max(counts, key=lambda sign: counts[sign][len(lines) // 2] if lines else 0)

"""The workbook behind a chart: what opens where a Word user chooses "Edit data"."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from plpmission.render.blocks import Chart

PARTS = Path(__file__).parent.parent / "templates" / "workbook"
SHEET = "Data"
THE_DAY = (1980, 1, 1, 0, 0, 0)
DAY_ZERO = dt.date(1899, 12, 30)
"""The day that spreadsheets count from."""


def serial(iso: str) -> int:
    """A date as spreadsheets keep it."""
    return (dt.date.fromisoformat(iso) - DAY_ZERO).days


def column(at: int) -> str:
    """The letter of the column of line number ``at``."""
    return chr(ord("B") + at)


def workbook_of(chart: Chart) -> bytes:
    """A workbook of one sheet: dates in the first column, a column for each line."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in _parts().items():
            held = f"<sheetData>{_rows(chart)}</sheetData>" if name.endswith("sheet1.xml") else ""
            text = part.replace("<sheetData/>", held) if held else part
            entry = zipfile.ZipInfo(name, THE_DAY)
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED, 1)
    return made.getvalue()


@cache
def _parts() -> dict[str, str]:
    """What the workbooks of all charts are made of."""
    files = sorted(path for path in PARTS.rglob("*") if path.is_file())
    return {path.relative_to(PARTS).as_posix(): path.read_text(encoding="utf-8") for path in files}


def _rows(chart: Chart) -> str:
    return "".join(
        f'<row r="{number}">{"".join(cells)}</row>'
        for number, cells in enumerate([_head(chart), *_body(chart)], 1)
    )


def _head(chart: Chart) -> list[str]:
    return [
        f'<c r="{column(at)}1" t="inlineStr"><is><t>{escape(line.name)}</t></is></c>'
        for at, line in enumerate(chart.lines)
    ]


def _body(chart: Chart) -> Iterator[list[str]]:
    for at, day in enumerate(chart.dates):
        cells = [f'<c r="A{at + 2}" s="1"><v>{serial(day)}</v></c>']
        for place, line in enumerate(chart.lines):
            if line.first <= at < line.first + len(line.values):
                value = line.values[at - line.first]
                cells.append(f'<c r="{column(place)}{at + 2}"><v>{value!r}</v></c>')
        yield cells

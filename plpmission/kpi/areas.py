"""Files of figures by municipality or zone, read in the areas of today.

An area's series is called by its name and by what else the file tells series apart; its name is
that of the merger, or what the column beside the codes says.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from plpmission.errors import KpiError
from plpmission.i18n import Lang
from plpmission.kpi.headings import code_column
from plpmission.kpi.loading import Loaded, load
from plpmission.kpi.mergers import Kind, Told, followed_table, known_mergers
from plpmission.kpi.reading import BETWEEN, Tidied, tidied
from plpmission.model.indicators import Profile

CODE = "code"


def read_areas(
    source: str | Path | bytes,
    kind: Kind,
    *,
    lang: Lang,
    profile: Profile | None = None,
    name: str = "",
) -> Told:
    """A long frame ``code, series, period, value [, denominator]`` in the areas of today.

    Raises:
        KpiError: the file cannot be read, or has no column of such codes.
    """
    path = Path(source) if isinstance(source, str) else source
    asked = profile or Profile()
    loaded = load(path, name=name, sheet=asked.sheet)
    column = code_column(loaded.table, kind)
    if not column:
        raise KpiError("No column of codes of areas was found in {name}.", name=loaded.name)
    read = tidied(loaded, asked)
    frame, names, others = _by_code(loaded, read, column)
    told = followed_table(frame, kind=kind, lang=lang, code=CODE)
    names |= {merger.new: merger.name for merger in known_mergers(kind) if merger.name}
    table = told.table
    parts = [table[CODE].map(names).fillna(table[CODE]), *(table[other] for other in others)]
    series = parts[0].astype(str)
    for part in parts[1:]:
        series = series + BETWEEN + part.astype(str)
    kept = [CODE, *(c for c in read.frame.columns if c != "series")]
    shown = table.assign(series=series)[[*kept, "series"]]
    return Told(table=shown, notes=told.notes, marks=told.marks)


def _by_code(loaded: Loaded, read: Tidied, column: str) -> tuple[Any, dict[str, str], list[str]]:
    """The figures with their area's code and what else tells series apart; the areas' names."""
    lines = read.rows - loaded.first_row
    told = loaded.table[[column, *(c for c in read.headings.series if c != column)]].fillna("")
    told = told.astype(str).apply(lambda cells: cells.str.strip().str.removesuffix(".0"))
    called = [c for c in told.columns if c != column and _one_to_one(told[column], told[c])]
    names = dict(zip(told[column], told[called[0]], strict=True)) if called else {}
    others = [c for c in told.columns if c not in (column, *called)]
    frame = read.frame.drop(columns="series")
    frame[CODE] = told[column].to_numpy()[lines]
    for other in others:
        frame[other] = told[other].to_numpy()[lines]
    if not read.headings.wide and len(read.headings.value) > 1:
        others.append("figure")
        frame["figure"] = read.columns
    return frame, names, others


def _one_to_one(codes: Any, texts: Any) -> bool:
    """Whether a column says the codes in other words."""
    pairs = pd.DataFrame({"code": codes, "text": texts}).drop_duplicates()
    return bool(pairs["code"].is_unique and pairs["text"].is_unique)

"""What is read of a file before anything is taken over, and the taking over itself.

``preview`` shows what each column means, the first figures as they are read, and what is left out
and why, by row and column. ``read_with`` reads a file as a profile says; ``taken_over`` puts its
figures into an indicator, together with the profile, so that next quarter is one call.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd

from plpmission.errors import KpiError
from plpmission.i18n import Lang, say, translator
from plpmission.kpi.dates import FREQUENCIES, Frequency, label
from plpmission.kpi.figures import decimal_mark
from plpmission.kpi.loading import Loaded, load
from plpmission.kpi.panel import Panel, faults, panel
from plpmission.kpi.periods import read_periods
from plpmission.kpi.reading import Tidied, tidied
from plpmission.kpi.words import written
from plpmission.model.indicators import Indicator, Measurement, Profile

Role = Literal[
    "period",
    "part",
    "series",
    "value",
    "denominator",
    "direction",
    "target",
    "target_low",
    "target_high",
    "figures_of_period",
    "unused",
]
"""What a column holds; ``figures_of_period`` where its heading is a period."""
Shape = Literal["long", "wide", "columns", ""]
"""A row a figure; a column a period; a column a series; '' where nothing could be read."""

ROWS = 8
"""First figures shown."""
MOST = 50
"""Places and series listed; of more, how many there are."""
SAMPLES = 3
KEPT: tuple[Frequency, ...] = ("Y", "Q", "M")
"""Frequencies that an indicator keeps."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the file."""

    heading: str
    role: Role
    samples: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SeriesSeen:
    """A series of the file."""

    name: str
    n: int
    """Figures that count."""
    first: str
    last: str
    """Periods; '' where no figure counts."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A cell that is left out, or that cannot be read."""

    row: int
    """As the file counts them, from 1 on."""
    column: str
    text: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What is read of a file."""

    name: str
    problem: str
    """Why nothing is read, in the reader's language; '' where all is well."""
    problems: tuple[Place, ...]
    """Cells that cannot be read: while there is one, nothing is taken over."""
    columns: tuple[Column, ...]
    shape: Shape
    series: tuple[SeriesSeen, ...]
    """The first ones."""
    series_count: int
    rows: tuple[tuple[str, str, str, str], ...]
    """The first figures as read: series, period, figure, denominator ('' where there is none)."""
    figures: int
    """Figures that count."""
    left_out: tuple[Place, ...]
    """The first ones."""
    left_out_count: int
    encoding: str
    separator: str
    decimal: str
    """The mark before decimals that was taken; '' where no figure has any."""
    sheet: str
    sheets: tuple[str, ...]
    frequency: Frequency | Literal[""]
    """Of most series."""
    profile: Profile
    """What was found, to be kept with the indicator (with ``chosen`` added)."""


def preview(  # noqa: PLR0913 - what a preview may be told
    source: str | Path | bytes,
    profile: Profile | None = None,
    *,
    name: str = "",
    rows: int = ROWS,
    lang: Lang = "en",
    today: dt.date | None = None,
) -> Preview:
    """What is read of a file (or of its bytes, whose ``name`` tells the kind).

    It never raises for what is in the file: ``problem`` and ``problems`` say what is wrong.
    """
    asked = profile or Profile()
    path = Path(source) if isinstance(source, str) else source
    loaded: Loaded | None = None
    try:
        loaded = load(path, name=name, sheet=asked.sheet)
        read = tidied(loaded, asked)
        data = panel(read.frame, today=today or _today())
    except KpiError as error:
        return _refused(error, loaded, asked, name or str(path)[:200], lang)
    return _shown(loaded, read, data, asked, rows=rows, lang=lang, today=today or _today())


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - a period is of the reader's own calendar


def _refused(
    error: KpiError, loaded: Loaded | None, asked: Profile, name: str, lang: Lang
) -> Preview:
    t = translator("kpi", lang)
    places = []
    for problem in error.problems:
        told = dict(problem.parameters)
        row, column, text = told.get("row", 0), str(told.get("column", "")), told.get("text", "")
        reason = t(problem.message, **told)
        places.append(Place(row=int(str(row)), column=column, text=str(text), reason=reason))
    table = loaded.table if loaded else pd.DataFrame()
    return Preview(
        name=loaded.name if loaded else name,
        problem=say(error, lang),
        problems=tuple(places),
        columns=tuple(_column(table, heading, "unused") for heading in table.columns),
        shape="",
        series=(),
        series_count=0,
        rows=(),
        figures=0,
        left_out=(),
        left_out_count=0,
        encoding=loaded.encoding if loaded else "",
        separator=loaded.separator if loaded else "",
        decimal=asked.decimal,
        sheet=loaded.sheet if loaded else asked.sheet,
        sheets=loaded.sheets if loaded else (),
        frequency="",
        profile=asked,
    )


def _shown(  # noqa: PLR0913 - what a preview is made of
    loaded: Loaded,
    read: Tidied,
    data: Panel,
    asked: Profile,
    *,
    rows: int,
    lang: Lang,
    today: dt.date,
) -> Preview:
    left_out, count = _left_out(loaded, read, lang, today)
    marks = [decimal_mark(loaded.table[column]) for column in dict.fromkeys(read.columns)]
    decimal = asked.decimal or next((mark for mark in marks if mark), "")
    found = read.headings
    common = np.bincount(data.frequency, minlength=len(FREQUENCIES)).argmax()
    return Preview(
        name=loaded.name,
        problem="",
        problems=(),
        columns=tuple(
            _column(loaded.table, heading, _role(read, heading)) for heading in loaded.table.columns
        ),
        shape="wide" if found.wide else "columns" if len(found.value) > 1 else "long",
        series=tuple(_series(data, place) for place in range(min(len(data.lengths), MOST))),
        series_count=len(data.lengths),
        rows=tuple(_rows(read.frame, rows, lang)),
        figures=int(data.lengths.sum()),
        left_out=tuple(left_out),
        left_out_count=count,
        encoding=loaded.encoding,
        separator=loaded.separator,
        decimal=decimal,
        sheet=loaded.sheet,
        sheets=loaded.sheets,
        frequency=FREQUENCIES[int(common)] if len(data.lengths) else "",
        profile=asked.model_copy(
            update={
                "period": found.period,
                "part": found.part,
                "series": found.series,
                "value": found.value,
                "denominator": found.denominator,
                "decimal": decimal,
                "sheet": loaded.sheet,
            }
        ),
    )


def _column(table: Any, heading: str, role: Role) -> Column:
    cells = table[heading].dropna().head(100)
    texts = dict.fromkeys(text for text in map(str, cells) if text.strip())
    return Column(heading=heading, role=role, samples=tuple(list(texts)[:SAMPLES]))


def _role(read: Tidied, heading: str) -> Role:
    found = read.headings
    single: tuple[Role, ...] = (
        "period",
        "part",
        "denominator",
        "direction",
        "target",
        "target_low",
        "target_high",
    )
    for role in single:
        if heading == getattr(found, role):
            return role
    if heading in found.wide:
        return "figures_of_period"
    return "series" if heading in found.series else "value" if heading in found.value else "unused"


def _series(data: Panel, place: int) -> SeriesSeen:
    labels = data.labels(place)
    first, last = (labels[0], labels[-1]) if labels else ("", "")
    return SeriesSeen(name=str(data.names[place]), n=len(labels), first=first, last=last)


def _rows(frame: Any, rows: int, lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    shown = frame.head(rows)
    read = read_periods(frame["period"])
    below = shown["denominator"] if "denominator" in shown else [float("nan")] * len(shown)
    for at, (series, value, denominator) in enumerate(
        zip(shown["series"], shown["value"], below, strict=True)
    ):
        period = label(FREQUENCIES[int(read.code[at])], int(read.ordinal[at]))
        beneath = "" if pd.isna(denominator) else written(float(denominator), lang)
        yield str(series), period, written(float(value), lang), beneath


def _left_out(loaded: Loaded, read: Tidied, lang: Lang, today: dt.date) -> tuple[list[Place], int]:
    """The first cells that do not count, those without a figure before others; and how many."""
    t = translator("kpi", lang)
    groups = [(t("No figure."), np.flatnonzero(read.frame["value"].isna().to_numpy()))]
    for fault in faults(read.frame, today=today):
        # The sentence ends in the periods concerned: the place says them already.
        reason = t(fault.message, periods="", count="").strip(" :.\u00a0\u202f") + "."
        groups.append((reason, fault.rows))
    places = [
        _place(loaded, read, at, reason) for reason, rows in groups for at in rows[:MOST].tolist()
    ]
    below = t("Below the table.")
    notes = [
        Place(row=row, column="", text=said[:60], reason=below) for row, said in read.footnotes
    ]
    count = sum(len(rows) for _, rows in groups) + len(notes)
    return [*places, *notes][:MOST], count


def _place(loaded: Loaded, read: Tidied, at: int, reason: str) -> Place:
    row, column = int(read.rows[at]), str(read.columns[at])
    cell = loaded.table[column].iloc[row - loaded.first_row]
    return Place(
        row=row, column=column, text="" if pd.isna(cell) else str(cell)[:60], reason=reason
    )


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Figures read for an indicator."""

    measurements: tuple[Measurement, ...]
    """Oldest first."""
    series: tuple[str, ...]
    """The series of the file that they are from."""
    notes: tuple[str, ...]
    """What was left out, in the reader's language."""
    profile: Profile


def read_with(
    profile: Profile,
    source: str | Path | bytes,
    *,
    name: str = "",
    lang: Lang = "en",
    today: dt.date | None = None,
) -> Taken:
    """The figures of the profile's chosen series, in one call.

    Several chosen series are summed, period by period; a period for which one of them has no
    figure is left out. Denominators are summed too, but where all of them are the same.

    Raises:
        KpiError: the file cannot be read, a chosen series is not in it, none is chosen of several,
            or its figures are of weeks or days.
    """
    path = Path(source) if isinstance(source, str) else source
    read = tidied(load(path, name=name, sheet=profile.sheet), profile)
    names = [str(one) for one in read.frame["series"].unique()]
    chosen = _chosen(profile.chosen, names)
    frame = read.frame[read.frame["series"].isin(chosen)]
    data = panel(frame, today=today or _today())
    t = translator("kpi", lang)
    notes = [note.text(lang) for note in data.notes]
    measured, missing = _summed(data)
    if missing:
        notes.append(t("Without a figure for each series, left out: {periods}.", periods=missing))
    return Taken(measurements=measured, series=tuple(chosen), notes=tuple(notes), profile=profile)


def _chosen(chosen: Sequence[str], names: Sequence[str]) -> list[str]:
    if not chosen and len(names) > 1:
        raise KpiError("There are {count} series in the file: choose one.", count=len(names))
    for one in chosen:
        if one not in names:
            raise KpiError("There is no series “{series}” in the file.", series=one)
    return list(chosen or names)


def _summed(data: Panel) -> tuple[tuple[Measurement, ...], str]:
    """The measurements of all series together, and the periods that not all of them have."""
    frequencies = {data.frequency_of(place) for place in range(len(data.lengths))}
    if len(frequencies) != 1 or not frequencies <= set(KEPT):
        raise KpiError("An indicator keeps figures of years, quarters or months, all of one kind.")
    frequency = frequencies.pop()
    owner = np.repeat(np.arange(len(data.lengths)), data.lengths)
    table = pd.DataFrame({"owner": owner, "time": data.ordinals, "value": data.values})
    table["below"] = np.nan if data.denominators is None else data.denominators
    groups = table.groupby("time")
    whole = groups["owner"].nunique() == len(data.lengths)
    values, below = groups["value"].sum(), groups["below"]
    same = below.nunique() == 1
    denominators = below.first().where(same, below.sum(min_count=1))
    measured = tuple(
        Measurement(
            period=label(frequency, int(time)),
            value=float(values[time]),
            denominator=None if pd.isna(denominators[time]) else float(denominators[time]),
        )
        for time in whole.index[whole]
    )
    return measured, ", ".join(label(frequency, int(time)) for time in whole.index[~whole])


def taken_over(indicator: Indicator, taken: Taken) -> Indicator:
    """The indicator with the figures read, and the profile kept for the next time.

    A figure read takes the place of the one that stands for the same period; others stay.
    """
    held = {one.period: one for one in indicator.measurements}
    held |= {one.period: one for one in taken.measurements}
    return indicator.model_copy(
        update={
            "measurements": tuple(held[period] for period in sorted(held)),
            "profile": taken.profile,
        }
    )

"""A long table as flat arrays: every series' points in order of time, one series after the other.

A table that is sorted already is taken as it stands, without a copy and without a pivot.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from plpmission.errors import KpiError
from plpmission.kpi.constants import LARGEST
from plpmission.kpi.dates import FREQUENCIES, Frequency, label, ordinal_of
from plpmission.kpi.notes import Note, listed
from plpmission.kpi.periods import UNREADABLE, Periods, read_periods
from plpmission.kpi.ragged import Bools, Floats, Ints

SERIES, PERIOD, VALUE, DENOMINATOR = "series", "period", "value", "denominator"


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Series of figures. Flat arrays hold all points; ``lengths`` cuts them into series."""

    names: Any
    """The series' names, a pandas Index, in order of their first appearance."""
    lengths: Ints
    frequency: Ints
    """Each series' place in ``FREQUENCIES``."""
    ordinals: Ints
    """Each point's period (see ``periods``)."""
    values: Floats
    denominators: Floats | None = None
    notes: tuple[Note, ...] = ()
    """What was left out, and why."""

    @cached_property
    def starts(self) -> Ints:
        """Where each series begins in the flat arrays."""
        return np.cumsum(self.lengths) - self.lengths

    def frequency_of(self, series: int) -> Frequency:
        """The frequency of one series."""
        return FREQUENCIES[int(self.frequency[series])]

    def label_at(self, series: int, point: int) -> str:
        """The period of a point (its place in the flat arrays) of a series."""
        return label(self.frequency_of(series), int(self.ordinals[point]))

    def labels(self, series: int) -> list[str]:
        """The periods of one series as text."""
        start = int(self.starts[series])
        frequency = self.frequency_of(series)
        points = self.ordinals[start : start + int(self.lengths[series])]
        return [label(frequency, number) for number in points.tolist()]


@dataclass(frozen=True, kw_only=True)
class _Table:
    """The columns of a long table, before anything is left out."""

    names: Any
    codes: Ints
    periods: Periods
    values: Floats
    denominators: Floats | None


def panel(frame: Any, *, today: dt.date | None = None, counts: bool = False) -> Panel:
    """A panel from a long table ``series, period, value [, denominator]``; nothing else is kept.

    Left out, with a note each: rows without a series, infinite values, a period said twice (once
    where both rows agree, altogether where they do not), figures of another frequency than most
    of the series' own, denominators of 0 or less, where ``today`` is given, periods after it, and
    below 0 what is a count (it has a denominator, or ``counts`` says so). A row without
    a value is a gap.

    Raises:
        KpiError: a column is missing, a period cannot be read, or a column of figures holds text.
    """
    _need(frame)
    counts = counts or DENOMINATOR in frame.columns
    return _sorted_panel(frame, today, counts) or _general_panel(frame, today, counts)


def _need(frame: Any) -> None:
    missing = [name for name in (PERIOD, VALUE) if name not in frame.columns]
    if missing:
        raise KpiError(
            "The table has no column “{columns}”. It needs: series, period, value.",
            columns="”, “".join(missing),
        )
    twice = [name for name in (SERIES, PERIOD, VALUE, DENOMINATOR) if list(frame).count(name) > 1]
    if twice:
        raise KpiError("There are two columns “{column}”.", column=twice[0])


def _figures(frame: Any, name: str) -> Floats:
    column = frame[name]
    if pd.api.types.is_bool_dtype(column.dtype) or not pd.api.types.is_numeric_dtype(column.dtype):
        column = _numbers(column, name)
    figures: Floats = column.to_numpy(dtype=np.float64, na_value=np.nan)
    return figures


def _numbers(column: Any, name: str) -> Any:
    read = pd.to_numeric(column, errors="coerce")
    wrong = read.isna() & column.notna()
    if wrong.any():
        row = int(np.flatnonzero(wrong.to_numpy())[0])
        raise KpiError(
            "Row {row}, column “{column}”: “{text}” is not a figure.",
            row=row + 1,
            column=name,
            text=str(column.iloc[row]),
        )
    return read


def _sorted_panel(frame: Any, today: dt.date | None, counts: bool) -> Panel | None:
    """The panel of a table that needs no change at all; None where it does."""
    if not len(frame) or SERIES not in frame.columns:
        return None
    values = _figures(frame, VALUE)
    below = _figures(frame, DENOMINATOR) if DENOMINATOR in frame.columns else None
    if not _all_usable(values, below, counts):
        return None
    starts = _starts(frame[SERIES].array)
    names = pd.Index(frame[SERIES].array[starts])
    if names.hasnans or not names.is_unique:
        return None
    lengths = np.diff(np.append(starts, len(frame)))
    read = _sorted_periods(frame[PERIOD], lengths, starts)
    if read is None:
        return None
    frequency, ordinals = read
    if today is not None and _future(frequency, ordinals, lengths, today).any():
        return None
    return Panel(
        names=names,
        lengths=lengths,
        frequency=frequency,
        ordinals=ordinals,
        values=values,
        denominators=below,
    )


def _all_usable(values: Floats, below: Floats | None, counts: bool) -> bool:
    low, high = values.min(), values.max()  # NaN where any is
    if not (low > -LARGEST and high < LARGEST) or (counts and low < 0):
        return False
    return below is None or bool(((below > 0) & np.isfinite(below)).all())


def _starts(column: Any) -> Ints:
    if isinstance(column, pd.Categorical):
        column = column.codes
    changed = np.asarray(column[1:] != column[:-1], dtype=np.bool_)
    return np.concatenate([[0], np.flatnonzero(changed) + 1])


def _sorted_periods(column: Any, lengths: Ints, starts: Ints) -> tuple[Ints, Ints] | None:
    """Frequency of each series and flat ordinals, where the periods rise within every series."""
    width = int(lengths[0])
    if (lengths == width).all() and (first := _shared(column, width)) is not None:
        read = read_periods(first)
        if not _rises(read, np.array([0]), np.array([width])):
            return None
        return np.full(len(lengths), read.code[0]), np.tile(read.ordinal, len(lengths))
    read = read_periods(column)
    return (read.code[starts], read.ordinal) if _rises(read, starts, lengths) else None


def _shared(column: Any, width: int) -> Any | None:
    """The periods of the first series, where all series have the same ones in the same order."""
    if not isinstance(column.dtype, np.dtype):
        return None
    grid = column.to_numpy().reshape(-1, width)
    return column.iloc[:width] if bool((grid == grid[0]).all()) else None


def _rises(read: Periods, starts: Ints, lengths: Ints) -> bool:
    if (read.code == UNREADABLE).any():
        return False
    rising = np.diff(read.ordinal) > 0
    same = np.diff(read.code) == 0
    rising[starts[1:] - 1] = same[starts[1:] - 1] = True
    return bool(rising.all() and same.all() and lengths.all())


def _future(frequency: Ints, ordinals: Ints, lengths: Ints, today: dt.date) -> Bools:
    """Points whose period begins after ``today``; plain numbers have no date."""
    last = np.array([ordinal_of(name, today) for name in FREQUENCIES])
    last[FREQUENCIES.index("N")] = np.iinfo(np.int64).max
    return ordinals > np.repeat(last[frequency], lengths)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Rows of a table that do not count, and the sentence that says why."""

    message: str
    rows: Ints
    """Places in the table, from 0 on."""


def faults(frame: Any, *, today: dt.date | None = None, counts: bool = False) -> tuple[Fault, ...]:
    """The rows of a long table that ``panel`` leaves out; a row without a value is none.

    Raises:
        KpiError: as ``panel``.
    """
    _need(frame)
    return _sifted(_table(frame), today, counts or DENOMINATOR in frame.columns)[2]


def _general_panel(frame: Any, today: dt.date | None, counts: bool) -> Panel:
    table = _table(frame)
    order, frequency, found = _sifted(table, today, counts)
    return Panel(
        names=table.names,
        lengths=np.bincount(table.codes[order], minlength=len(table.names)),
        frequency=frequency,
        ordinals=table.periods.ordinal[order],
        values=table.values[order],
        denominators=None if table.denominators is None else table.denominators[order],
        notes=tuple(note for fault in found for note in _said(table, fault)),
    )


def _sifted(
    table: _Table, today: dt.date | None, counts: bool
) -> tuple[Ints, Ints, tuple[Fault, ...]]:
    """The rows that count, by series and period; each series' frequency; the rows that do not."""
    keep = np.ones(len(table.codes), dtype=np.bool_)
    found: list[Fault] = []
    keep &= ~np.isnan(table.values)
    nameless = keep & (table.codes < 0)
    keep &= ~nameless
    frequency = _leading_frequency(table, keep)
    for message, bad in (
        ("Rows without a series, left out: {count}.", nameless),
        *_bad_points(table, frequency, today, counts),
    ):
        rows = np.flatnonzero(bad if bad is nameless else keep & bad)
        if rows.size:
            found.append(Fault(message=message, rows=rows))
        keep &= ~bad
    order, twice = _in_order(table, np.flatnonzero(keep))
    return order, frequency, (*found, *twice)


def _table(frame: Any) -> _Table:
    if SERIES in frame.columns:
        codes, names = pd.factorize(frame[SERIES], use_na_sentinel=True)
    else:
        codes, names = np.zeros(len(frame), dtype=np.int64), [""] if len(frame) else []
    periods = read_periods(frame[PERIOD])
    wrong = np.flatnonzero(periods.code == UNREADABLE)
    if wrong.size:
        text = frame[PERIOD].iloc[int(wrong[0])]
        raise KpiError(
            "Row {row}, column “{column}”: “{text}” is not a period that can be read.",
            row=int(wrong[0]) + 1,
            column=PERIOD,
            text="" if pd.isna(text) else str(text),
        )
    return _Table(
        names=pd.Index(names),
        codes=np.asarray(codes, dtype=np.int64),
        periods=periods,
        values=_figures(frame, VALUE),
        denominators=_figures(frame, DENOMINATOR) if DENOMINATOR in frame.columns else None,
    )


def _leading_frequency(table: _Table, keep: Bools) -> Ints:
    """The frequency of most points of each series; of two as frequent, the finer one."""
    kinds = len(FREQUENCIES)
    cell = table.codes[keep] * kinds + table.periods.code[keep]
    counts = np.bincount(cell, minlength=len(table.names) * kinds).reshape(-1, kinds)
    finer = np.arange(kinds) / (2 * kinds)
    return np.asarray((counts + finer * (counts > 0)).argmax(axis=1), dtype=np.int64)


def _bad_points(
    table: _Table, frequency: Ints, today: dt.date | None, counts: bool
) -> list[tuple[str, Bools]]:
    """What makes a point unusable, each with the sentence that says so."""
    own = frequency[table.codes] if len(frequency) else table.codes
    faults = [
        ("Not a finite figure, left out: {periods}.", np.abs(table.values) >= LARGEST),
        (
            "Of another frequency than the rest of the series, left out so that nothing counts "
            "twice: {periods}.",
            table.periods.code != own,
        ),
    ]
    if counts:
        faults.append(("Below 0, which a count cannot be, left out: {periods}.", table.values < 0))
    if table.denominators is not None:
        with np.errstate(invalid="ignore"):
            usable = (table.denominators > 0) & np.isfinite(table.denominators)
        faults.append(("No denominator above 0, left out: {periods}.", ~usable))
    if today is not None:
        one_each = np.ones(len(table.codes), dtype=np.int64)
        future = _future(table.periods.code, table.periods.ordinal, one_each, today)
        faults.append(("In the future, left out: {periods}.", future))
    return faults


def _said(table: _Table, fault: Fault) -> list[Note]:
    """One note a series that lists the periods of its bad points."""
    rows = fault.rows[np.argsort(table.codes[fault.rows], kind="stable")]
    groups = np.split(rows, np.flatnonzero(np.diff(table.codes[rows])) + 1)
    return [
        Note(
            int(table.codes[group[0]]),
            fault.message,
            {"periods": _listed(table, group), "count": len(group)},
        )
        for group in groups
    ]


def _listed(table: _Table, rows: Ints) -> str:
    code, ordinal = table.periods.code, table.periods.ordinal
    texts = [label(FREQUENCIES[int(code[row])], int(ordinal[row])) for row in rows]
    return listed(list(dict.fromkeys(texts)))


def _in_order(table: _Table, rows: Ints) -> tuple[Ints, list[Fault]]:
    """The rows by series and period, each period once."""
    codes, ordinal = table.codes[rows], table.periods.ordinal[rows]
    rows = rows[np.lexsort((ordinal, codes))]
    codes, ordinal = table.codes[rows], table.periods.ordinal[rows]
    again = np.zeros(len(rows), dtype=np.bool_)
    again[1:] = (codes[1:] == codes[:-1]) & (ordinal[1:] == ordinal[:-1])
    if not again.any():
        return rows, []
    group = np.cumsum(~again) - 1
    differs = np.zeros(len(rows), dtype=np.bool_)
    differs[1:] = again[1:] & ~_agree(table, rows[1:], rows[:-1])
    conflict = np.bincount(group, weights=differs)[group] > 0
    found = (
        Fault(
            message="Two different figures for one period, both left out: {periods}.",
            rows=np.sort(rows[conflict]),
        ),
        Fault(
            message="Said twice, counted once: {periods}.", rows=np.sort(rows[again & ~conflict])
        ),
    )
    return rows[~again & ~conflict], [fault for fault in found if fault.rows.size]


def _agree(table: _Table, left: Ints, right: Ints) -> Bools:
    same = table.values[left] == table.values[right]
    if table.denominators is not None:
        same &= table.denominators[left] == table.denominators[right]
    return np.asarray(same)

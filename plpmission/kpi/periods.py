"""Columns of periods, read at once (see ``dates`` for what a period is)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from plpmission.kpi.dates import (
    FIRST_YEAR,
    FREQUENCIES,
    LAST_YEAR,
    PER_YEAR,
    Frequency,
    parse_period,
)
from plpmission.kpi.ragged import Bools, Ints

UNREADABLE = -1
"""The frequency code of a period that cannot be read."""

_DECIMALS = re.compile(r"\d{4}\.\d*[1-9]\d+")
"""A year and the part of it that is gone, as time series are kept: 1983.0833 is February."""


@dataclass(frozen=True, kw_only=True)
class Periods:
    """Periods read: ``code`` is the place in ``FREQUENCIES``, or ``UNREADABLE``."""

    code: Ints
    ordinal: Ints


def read_periods(column: Any) -> Periods:
    """Read a column of periods: texts, whole years, dates and times, or pandas periods.

    A time zone's offset is dropped: the day is the one written; only times in UTC are first put
    into Brussels time. A number that is no year nor year and month is a plain number. Dates that
    all open a month, a quarter or a year (or all close one) are such periods.
    """
    series = pd.Series(column)
    if isinstance(series.dtype, pd.PeriodDtype):
        series = series.dt.to_timestamp()
    if isinstance(series.dtype, pd.DatetimeTZDtype):
        series = _wall_clock(series)
    if pd.api.types.is_datetime64_dtype(series.dtype):
        return _of_days(series.to_numpy())
    if pd.api.types.is_numeric_dtype(series.dtype) and not pd.api.types.is_bool_dtype(series.dtype):
        return _of_numbers(series.to_numpy(dtype=np.float64, na_value=np.nan))
    return _of_texts(series)


def _wall_clock(series: Any) -> Any:
    if str(series.dt.tz) in {"UTC", "utc", "UTC+00:00"}:
        series = series.dt.tz_convert("Europe/Brussels")
    return series.dt.tz_localize(None)


def _of_days(days: Any) -> Periods:
    missing = np.isnat(days)
    day = np.where(missing, np.datetime64(0, "D"), days.astype("datetime64[D]"))
    month = day.astype("datetime64[M]")
    number = month.astype(np.int64) + 1970 * 12
    frequency = _rhythm(day[~missing], month[~missing], number[~missing])
    ordinal = day.astype(np.int64) if frequency == "D" else number * PER_YEAR[frequency] // 12
    code = np.where(missing, UNREADABLE, FREQUENCIES.index(frequency))
    return Periods(code=code, ordinal=ordinal.astype(np.int64))


def _rhythm(day: Any, month: Any, number: Ints) -> Frequency:
    """The longest period that all days open, or all close."""
    if not day.size:
        return "D"
    opens = bool((day == month.astype("datetime64[D]")).all())
    closes = bool((day + 1 == (month + 1).astype("datetime64[D]")).all())
    if not (opens or closes):
        return "D"
    within = np.unique(number % 12)
    several = len(np.unique(number)) > 1
    if several and within.tolist() == ([0] if opens else [11]):
        return "Y"
    ends = {0, 3, 6, 9} if opens else {2, 5, 8, 11}
    return "Q" if len(within) > 1 and set(within.tolist()) <= ends else "M"


def _of_numbers(numbers: Any) -> Periods:
    good = np.isfinite(numbers)
    filled = np.where(good, numbers, 0.0)
    whole = np.floor(filled)
    shown = whole[good]
    fraction = (filled - whole)[good]
    if shown.size and (fraction == 0).all():
        return _of_whole(whole.astype(np.int64), good)
    months = np.round(filled * 12)
    calendar = _all_years(shown) and bool((np.abs(filled * 12 - months)[good] < 1e-3).all())
    if not calendar:
        return Periods(code=np.full(len(numbers), UNREADABLE), ordinal=whole.astype(np.int64))
    quarters = bool((months[good] % 3 == 0).all())
    code = np.where(good, FREQUENCIES.index("Q" if quarters else "M"), UNREADABLE)
    return Periods(code=code, ordinal=(months // 3 if quarters else months).astype(np.int64))


def _all_years(numbers: Any) -> bool:
    return bool(((numbers >= FIRST_YEAR) & (numbers <= LAST_YEAR)).all())


def _of_whole(numbers: Ints, good: Bools) -> Periods:
    year, month = numbers // 100, numbers % 100
    joined = (year >= FIRST_YEAR) & (year <= LAST_YEAR) & (month >= 1) & (month <= 12)
    years = (numbers >= FIRST_YEAR) & (numbers <= LAST_YEAR)
    calendar = bool((joined | years)[good].all())
    if not calendar:
        code = np.where(good, FREQUENCIES.index("N"), UNREADABLE)
        return Periods(code=code, ordinal=numbers)
    code = np.where(years, FREQUENCIES.index("Y"), FREQUENCIES.index("M"))
    ordinal = np.where(years, numbers, year * 12 + month - 1)
    return Periods(code=np.where(good, code, UNREADABLE), ordinal=ordinal)


def _of_texts(series: Any) -> Periods:
    places, unique = pd.factorize(series, use_na_sentinel=True)
    if any(_DECIMALS.fullmatch(str(value)) for value in unique):
        numbers = pd.to_numeric(pd.Series(unique), errors="coerce").to_numpy(dtype=np.float64)
        by_number = _of_numbers(numbers)
        code, ordinal = np.append(by_number.code, UNREADABLE), np.append(by_number.ordinal, 0)
        return Periods(code=code[places], ordinal=ordinal[places])
    read = [parse_period(value) for value in unique]
    code = np.array([*(FREQUENCIES.index(f) if f else UNREADABLE for f, _ in read), UNREADABLE])
    ordinal = np.array([*(number for _, number in read), 0], dtype=np.int64)
    code, ordinal = _merged_days(code, ordinal)
    return Periods(code=code[places], ordinal=ordinal[places])


def _merged_days(code: Ints, ordinal: Ints) -> tuple[Ints, Ints]:
    """Days written out are months, quarters or years where all of them open or close one."""
    days = code == FREQUENCIES.index("D")
    if not days.any():
        return code, ordinal
    read = _of_days(ordinal[days].astype("datetime64[D]"))
    code, ordinal = code.copy(), ordinal.copy()
    code[days], ordinal[days] = read.code, read.ordinal
    return code, ordinal

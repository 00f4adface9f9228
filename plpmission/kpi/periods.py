"""Periods: years, quarters, months, weeks and days, as whole numbers that can be sorted.

An ordinal counts periods of one frequency: years since 0, quarters and months since year 0, ISO
weeks and days since 1970-01-01. ``N`` is a plain number (the 17th measurement), in no calendar.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from plpmission.kpi.ragged import Bools, Ints

Frequency = Literal["Y", "Q", "M", "W", "D", "N"]
FREQUENCIES: tuple[Frequency, ...] = ("Y", "Q", "M", "W", "D", "N")
PER_YEAR: dict[Frequency, int] = {"Y": 1, "Q": 4, "M": 12, "W": 52, "D": 365, "N": 1}
UNREADABLE = -1
"""The frequency code of a period that cannot be read."""

_EPOCH = dt.date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_BRUSSELS = ZoneInfo("Europe/Brussels")
_UTC = re.compile(r"\d[T ][\d:.]+(Z|\+00:?00)\s*$")
_DECIMALS = re.compile(r"\d{4}\.\d*[1-9]\d+")
"""A year and the part of it that is gone, as time series are kept: 1983.0833 is February."""
_WORD = r"(?P<word>[^\W\d_]+)\.?"
_YEAR = r"(?P<year>\d{4})"
_SHAPES: tuple[tuple[Frequency, re.Pattern[str]], ...] = tuple(
    (cast("Frequency", frequency), re.compile(shape))
    for frequency, shape in (
        ("Y", rf"{_YEAR}(\.0+)?"),
        ("M", rf"{_YEAR}[-/. m]?(?P<part>0[1-9]|1[0-2])"),
        ("M", rf"{_YEAR}[-/.](?P<part>[1-9])"),
        ("M", rf"(?P<part>0?[1-9]|1[0-2])[-/.]{_YEAR}"),
        ("Q", rf"{_YEAR}[-/ ]?[qtk](?P<part>[1-4])"),
        ("Q", rf"[qtk](?P<part>[1-4])[-/ ]?{_YEAR}"),
        ("Q", rf"(?P<part>[1-4])(er|e|eme|de|ste|st|nd|rd|th|\.)? ?(?P<quarter>[a-z]+) {_YEAR}"),
        ("W", rf"{_YEAR}-?w(?P<part>\d{{2}})"),
        ("D", rf"{_YEAR}[-/](?P<part>\d{{1,2}})[-/](?P<day>\d{{1,2}})([t ].*)?"),
        ("D", rf"(?P<day>\d{{1,2}})[-/.](?P<part>\d{{1,2}})[-/.]{_YEAR}"),
        ("M", rf"{_WORD}[-/ ]?(?P<year>\d{{4}}|\d{{2}})"),
        ("M", rf"{_YEAR}[-/ ]?{_WORD}"),
    )
)


@dataclass(frozen=True, kw_only=True)
class Periods:
    """Periods read: ``code`` is the place in ``FREQUENCIES``, or ``UNREADABLE``."""

    code: Ints
    ordinal: Ints


@cache
def _words() -> dict[str, int | str]:
    """Month names of the four languages and their short forms, and the words for a quarter."""
    with Path(__file__).with_name("periods.toml").open("rb") as file:
        table = tomllib.load(file)
    words: dict[str, int | str] = {}
    for month, names in enumerate(table["months"], start=1):
        words.update(dict.fromkeys(names, month))
    words.update(dict.fromkeys(table["quarter"], "quarter"))
    return words


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
    return bool(((numbers >= _FIRST_YEAR) & (numbers <= _LAST_YEAR)).all())


def _of_whole(numbers: Ints, good: Bools) -> Periods:
    year, month = numbers // 100, numbers % 100
    joined = (year >= _FIRST_YEAR) & (year <= _LAST_YEAR) & (month >= 1) & (month <= 12)
    years = (numbers >= _FIRST_YEAR) & (numbers <= _LAST_YEAR)
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


def parse_period(value: object) -> tuple[Frequency | None, int]:
    """One period as text, number or date: frequency and ordinal; None where it is none.

    Reads ``2025``, ``2025-07``, ``07/2025``, ``202507``, ``juillet 2025``, ``2025 Jul``,
    ``2025-Q3``, ``3e trimestre 2025``, ``2025-W28``, ``2025-07-13``, ``13/07/2025``.
    """
    if isinstance(value, str) and _UTC.search(value):
        with contextlib.suppress(ValueError):
            value = dt.datetime.fromisoformat(value.strip())
    if isinstance(value, dt.datetime):
        value = (
            value.astimezone(_BRUSSELS) if value.utcoffset() == dt.timedelta(0) else value
        ).date()
    if isinstance(value, dt.date):
        return "D", (value - _EPOCH).days
    text = _plain(str(value))
    if re.fullmatch(r"\d{1,3}", text):
        return "N", int(text)
    for frequency, shape in _SHAPES:
        if found := shape.fullmatch(text):
            read = _number(frequency, found.groupdict())
            if read is not None:
                return frequency, read
    return None, 0


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("\ufeff", ""))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def _number(frequency: Frequency, parts: dict[str, str | None]) -> int | None:
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if word := parts.get("word"):
        month = _words().get(word)
        return year * 12 + month - 1 if isinstance(month, int) else None
    if parts.get("quarter") and _words().get(parts["quarter"] or "") != "quarter":
        return None
    part = int(parts.get("part") or 1)
    try:
        return _counted(frequency, year, part, int(parts.get("day") or 1))
    except ValueError:
        return None


def _counted(frequency: Frequency, year: int, part: int, day: int) -> int:
    if frequency == "W":
        return (dt.date.fromisocalendar(year, part, 1) - _EPOCH).days // 7
    if frequency == "D":
        return (dt.date(year, part, day) - _EPOCH).days
    return year * PER_YEAR[frequency] + part - 1


@lru_cache(maxsize=4096)
def label(frequency: Frequency, ordinal: int) -> str:
    """A period as the dossier writes it: ``2025``, ``2025-Q3``, ``2025-07``."""
    if frequency == "N":
        return str(ordinal)
    if frequency == "W":
        year, week, _ = first_day(frequency, ordinal).isocalendar()
        return f"{year}-W{week:02d}"
    if frequency == "D":
        return first_day(frequency, ordinal).isoformat()
    year, part = divmod(ordinal, PER_YEAR[frequency])
    return {"Y": f"{year}", "Q": f"{year}-Q{part + 1}", "M": f"{year}-{part + 1:02d}"}[frequency]


def first_day(frequency: Frequency, ordinal: int) -> dt.date:
    """The day on which a period begins; plain numbers have none, and count as days."""
    if frequency == "W":
        # ISO weeks begin on Monday; the first one after 1970-01-01 was the 5th.
        return _EPOCH + dt.timedelta(days=7 * ordinal + 4)
    if frequency in ("D", "N"):
        return _EPOCH + dt.timedelta(days=ordinal)
    year, part = divmod(ordinal, PER_YEAR[frequency])
    return dt.date(year, 1 + part * (12 // PER_YEAR[frequency]), 1)


def ordinal_of(frequency: Frequency, day: dt.date) -> int:
    """The ordinal of the period in which a day lies."""
    if frequency in ("D", "N"):
        return (day - _EPOCH).days
    if frequency == "W":
        return (day - dt.timedelta(days=day.weekday()) - _EPOCH).days // 7
    return (day.year * 12 + day.month - 1) // (12 // PER_YEAR[frequency])

"""One period: a year, quarter, month, week or day, as a whole number that can be sorted.

An ordinal counts periods of one frequency: years since 0, quarters and months since year 0, ISO
weeks and days since 1970-01-01. ``N`` is a plain number (the 17th measurement), in no calendar.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast
from zoneinfo import ZoneInfo

Frequency = Literal["Y", "Q", "M", "W", "D", "N"]
FREQUENCIES: tuple[Frequency, ...] = ("Y", "Q", "M", "W", "D", "N")
PER_YEAR: dict[Frequency, int] = {"Y": 1, "Q": 4, "M": 12, "W": 52, "D": 365, "N": 1}
FIRST_YEAR, LAST_YEAR = 1800, 2200

_EPOCH = dt.date(1970, 1, 1)
_BRUSSELS = ZoneInfo("Europe/Brussels")
_UTC = re.compile(r"\d[T ][\d:.]+(Z|\+00:?00)\s*$")
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
    return _read(str(value))


@lru_cache(maxsize=4096)
def _read(value: str) -> tuple[Frequency | None, int]:
    text = _plain(value)
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
    if not FIRST_YEAR <= year <= LAST_YEAR:
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

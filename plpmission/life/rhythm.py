"""When a consultation comes round again, by the letter's own words."""

from __future__ import annotations

import calendar
import datetime as dt
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def _rhythms() -> tuple[tuple[int, tuple[str, ...]], ...]:
    with (Path(__file__).parent / "rhythms.toml").open("rb") as file:
        return tuple(
            (held["months"], tuple(held["words"])) for held in tomllib.load(file)["rhythm"]
        )


def months_of(rhythm: str) -> int | None:
    """The months between two consultations, or None where the words do not say it."""
    folded = unicodedata.normalize("NFKD", rhythm.casefold().replace("’", "'"))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    fitting = (months for months, words in _rhythms() if any(word in plain for word in words))
    return next(fitting, None)


def later(day: dt.date, months: int) -> dt.date:
    """The same day some months later; the month's last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def occurrences(first: dt.date, rhythm: str, until: dt.date) -> Iterator[dt.date]:
    """The days of a consultation, from the first one to ``until``."""
    months = months_of(rhythm)
    if months is None:
        yield from (first,) if first <= until else ()
        return
    number = 0
    while (day := later(first, number * months)) <= until:
        yield day
        number += 1

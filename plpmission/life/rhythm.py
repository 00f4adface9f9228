"""When a consultation comes round again, by the letter's own words."""

from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

from plpmission.model.months import months_after


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


def occurrences(first: dt.date, rhythm: str, until: dt.date) -> Iterator[dt.date]:
    """The days of a consultation, from the first one to ``until``."""
    months = months_of(rhythm)
    if months is None:
        yield from (first,) if first <= until else ()
        return
    for number in count():
        day = months_after(first, number * months)
        if day > until or day == dt.date.max:
            return
        yield day

"""Dates, figures and labels as they stand in cells and lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from plpmission.checks.folding import fold
from plpmission.i18n import Lang
from plpmission.importers.source import Passage
from plpmission.importers.source import plain as plain_of
from plpmission.smart.periods import periods
from plpmission.smart.plain import plain

_MONTHS = (
    "jan", "fe[bv]", "m(?:ar|rt|aa|ae)", "a[pv]r", "m(?:a[iyj]|ei)", "jui?n", "jui?l", "a(?:ou|ug)",
    "sep", "o[ck]t", "nov", "de[cz]",
)  # fmt: skip
_NAMES = "|".join(f"(?P<m{at}>{name})" for at, name in enumerate(_MONTHS, 1))
_WRITTEN = re.compile(
    rf"\b(\d{{1,2}})(?:er|ste|de|e|th|st|nd|rd)?\.? ?(?:{_NAMES})[a-z]*\.? (\d{{4}})"
)
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
FIGURE = re.compile(
    r"(?<![\w.,])-?(\d{1,3}(?:[ .\u00a0\u202f']\d{3})+|\d+)(?:[.,](\d{1,3}))?(?!\d)"
)
_LABEL = re.compile(r"^[\W_]*([^:\n]{2,48}?)\s?:\s+(?=\S)")
_UNITS = ("%", "€", "km", "kWh")


def days(text: str) -> Iterator[dt.date]:
    """The days that a text names, of whatever century, in its order."""
    yield from (day for _, _, day in dated(text))


def dated(text: str) -> Iterator[tuple[int, int, dt.date]]:
    """The days that a text names, with where each begins and ends in it."""
    folded = fold(text)
    found = [(m, _date(int(m[m.lastindex or 0]), _month(m), int(m[1])))
             for m in _WRITTEN.finditer(folded)]  # fmt: skip
    found += [(m, _date(int(m[3]), int(m[2]), int(m[1]))) for m in _NUMERIC.finditer(folded)]
    found += [(m, _date(int(m[1]), int(m[2]), int(m[3]))) for m in _ISO.finditer(folded)]
    for hit, day in sorted(found, key=lambda one: one[0].start()):
        if day:
            yield hit.start(), hit.end(), day


def _month(found: re.Match[str]) -> int:
    return next(at for at in range(1, 13) if found[f"m{at}"])


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def first_day(text: str, lang: Lang) -> dt.date | None:
    """The first day of the first moment that a text names."""
    exact = next(days(text), None)
    return exact or next((one.first for one in periods(plain(text), lang)), None)


def last_day(text: str, lang: Lang) -> dt.date | None:
    """The last day of the last moment that a text names."""
    moments = [one.last for one in periods(plain(text), lang)]
    return moments[-1] if moments else next(days(text), None)


def figure(text: str) -> float | None:
    """The first figure of a text; thousands may be set apart."""
    found = FIGURE.search(text.replace("\u2212", "-"))
    if not found:
        return None
    whole = re.sub(r"\D", "", found[1])
    value = float(f"{whole}.{found[2] or 0}")
    return -value if found[0].startswith("-") else value


def figures(text: str) -> list[float]:
    """All figures of a text."""
    return [value for m in FIGURE.finditer(text) if (value := figure(m[0])) is not None]


def unit(text: str) -> str:
    """The sign or word that stands behind a figure, where it is a common unit."""
    found = FIGURE.search(text)
    rest = text[found.end() :].strip() if found else ""
    return next((sign for sign in _UNITS if rest.startswith(sign)), "")


def labelled(text: str) -> tuple[str, str]:
    """A line's label and what follows it; an empty label where the line has none."""
    found = _LABEL.match(text)
    return (found[1].strip("*_ "), text[found.end() :].strip()) if found else ("", text)


def lines_of(one: Passage) -> list[str]:
    """A passage's lines; a table of two columns without headings has one a row, label first."""
    rows = one.rows
    if rows and max(map(len, rows)) == 2 and all(len(row[0]) <= _LABEL_LENGTH for row in rows):
        return [f"{plain_of(row[0])} : {plain_of(row[-1])}" for row in rows if len(row) == 2]
    return [] if rows else [one.plain]


_LABEL_LENGTH = 40


def year(text: str) -> int | None:
    """The year that a cell names."""
    found = re.search(r"\b(19|20)\d\d\b", text)
    return int(found[0]) if found else None

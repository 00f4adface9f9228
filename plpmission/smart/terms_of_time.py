"""Terms without a year: counted from the start of the mandate, or tied to the mandate itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from plpmission.i18n import Lang
from plpmission.smart.numbers import number_pattern, value_of
from plpmission.smart.periods import month_end
from plpmission.smart.words import compiled, data, either

_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_DAYS = {"week": 7, "day": 1}
_ALWAYS = ("year", "half")
"""Units too long to be the time allowed for one case."""


class Term(NamedTuple):
    """A term without a year: where it stands, and its last day where the bounds are known."""

    start: int
    end: int
    date: dt.date | None


class Bounds(NamedTuple):
    """The mandate's first and last day, where they are known."""

    start: dt.date | None
    end: dt.date | None


def terms(folded: str, lang: Lang, bounds: Bounds) -> Iterator[Term]:
    """The terms of a folded text, those tied to the mandate first."""
    yield from _of_the_mandate(folded, lang, bounds)
    yield from _counted(folded, lang, bounds)


def _later(start: dt.date, months: int) -> dt.date:
    years, month = divmod(start.month - 1 + months, 12)
    day = min(start.day, month_end(start.year + years, month + 1).day)
    return dt.date(start.year + years, month + 1, day)


def eve(start: dt.date | None, months: int, days: int = 0) -> dt.date | None:
    """The last day of a term that begins on ``start``; None where that cannot be counted."""
    if start is None:
        return None
    try:
        return _later(start, months) + dt.timedelta(days=days - 1)
    except (ValueError, OverflowError):
        return None


def _middle(bounds: Bounds) -> dt.date | None:
    if bounds.start is None or bounds.end is None:
        return None
    after = bounds.end + dt.timedelta(days=1) if bounds.end < dt.date.max else bounds.end
    months = (after.year - bounds.start.year) * 12 + after.month - bounds.start.month
    return eve(bounds.start, months // 2) if months > 1 else bounds.end


@cache
def _mandate(lang: Lang) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = data("dates", lang)
    words = {
        "word": told["mandate"]["word"],
        "ordinals": either(form for forms in told["ordinals"] for form in forms),
    }
    order = ("nth", "middle", "end", "whole", "nth_bare")
    return tuple((name, compiled(rf"\b{told['mandate'][name] % words}\b")) for name in order)


def _of_the_mandate(folded: str, lang: Lang, bounds: Bounds) -> Iterator[Term]:
    for name, pattern in _mandate(lang):
        found = pattern.search(folded)
        if found is None:
            continue
        if name in ("nth", "nth_bare"):
            date = eve(bounds.start, 12 * _nth(found["nth"], lang))
        else:
            date = _middle(bounds) if name == "middle" else bounds.end
        yield Term(found.start(), found.end(), date)
        return
    if found := _year_end(lang).search(folded):
        yield Term(found.start(), found.end(), None)


@cache
def _year_end(lang: Lang) -> re.Pattern[str]:
    return compiled(rf"\b(?:{data('dates', lang)['mandate']['year_end']})\b")


def _nth(word: str, lang: Lang) -> int:
    for number, forms in enumerate(data("dates", lang)["ordinals"], start=1):
        if any(re.fullmatch(form, word) for form in forms):
            return number
    return 1


@cache
def _count(lang: Lang) -> re.Pattern[str]:
    told = data("dates", lang)["relative"]
    ones = either(data("numbers", lang)["one"])
    units = "|".join(rf"(?P<{name}>{form})" for name, form in told["units"].items())
    number = rf"(?P<number>{number_pattern(lang)}|\b{ones}\b)"
    amount = rf"(?:{number} (?:{told['filler']})(?:{units})\b|(?P<single>{told['count_one']})\b)"
    lead = rf"(?:(?P<within>{told['within']})|(?P<lead>{told['lead']})) (?:{told['filler']})"
    return compiled(rf"\b(?:{lead})?{amount}{told['after']}")


@cache
def _follows(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = data("dates", lang)["relative"]
    return (
        compiled(told["link"] + r"\b"),
        compiled(rf"[^.;]{{0,45}}?\b\w{{0,8}}(?:{told['mandate']})"),
    )


@cache
def _case(lang: Lang) -> re.Pattern[str]:
    return compiled(rf"\b{data('dates', lang)['relative']['cases']}\b")


def _counted(folded: str, lang: Lang, bounds: Bounds) -> Iterator[Term]:
    for found in _count(lang).finditer(folded):
        unit = next((name for name in (*_MONTHS, *_DAYS) if found[name]), None)
        if _is_deadline(folded, found, unit, lang):
            end = _end_of_link(folded, found.end(), lang)
            yield Term(found.start(), end, _end_of(found, unit, lang, bounds))


def _is_deadline(folded: str, found: re.Match[str], unit: str | None, lang: Lang) -> bool:
    link, mandate = _follows(lang)
    rest = folded[found.end() :]
    if linked := link.match(rest):
        return bool(mandate.match(rest[linked.end() :]))
    if unit is None:
        return found["within"] is not None and not _is_month(found["single"])
    if unit in _DAYS or not (found["within"] or found["lead"]):
        return False
    return unit in _ALWAYS or not _case(lang).search(folded[: found.start()])


def _end_of_link(folded: str, end: int, lang: Lang) -> int:
    """Where the words that tie a term to the mandate end ("…of taking office")."""
    link, mandate = _follows(lang)
    linked = link.match(folded, end)
    tied = mandate.match(folded, linked.end()) if linked else None
    return tied.end() if tied else end


def _end_of(found: re.Match[str], unit: str | None, lang: Lang, bounds: Bounds) -> dt.date | None:
    if unit is None:
        return eve(bounds.start, 1 if _is_month(found["single"]) else 12)
    count = int(value_of(found["number"], lang) or 1)
    if unit in _DAYS:
        return eve(bounds.start, 0, count * _DAYS[unit])
    return eve(bounds.start, count * _MONTHS[unit])


def _is_month(single: str) -> bool:
    return any(stem in single for stem in ("moi", "maand", "monat", "month"))

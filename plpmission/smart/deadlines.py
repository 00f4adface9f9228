"""Deadlines read from a text in French, Dutch, German or English.

A deadline in words is the last day of the period named: « fin 2026 » is 2026-12-31. "Before" a
period is the day before it begins. A year to compare with, a start, the date of a law or the years
in a plan's name are none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from plpmission.i18n import Lang, as_lang
from plpmission.smart.periods import Period, periods
from plpmission.smart.plain import composed, plain
from plpmission.smart.terms_of_time import Bounds, terms
from plpmission.smart.words import compiled, data

_EARLIEST = 2010
"""Figures that look like an earlier year are amounts, or the dates of laws."""
_BEHIND = 60
"""How many letters before a date are looked at to tell what it is."""
_ARTICLES = r"(?: ?\b(?:le|la|les|l'|het|de|dem|den|der|des|the))*"

_Use = Literal["deadline", "before", "start", "reference", "none"]
_ENDING = ("deadline", "before")


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A deadline in a text: its place (``start``, ``end``), its words, and the day it falls on.

    ``date`` is None where it is counted from a start or an end that is not known.
    """

    start: int
    end: int
    words: str
    date: dt.date | None


def deadlines(
    text: str, lang: str, *, start: dt.date | None = None, end: dt.date | None = None
) -> tuple[Deadline, ...]:
    """All deadlines that a text names, in its order.

    Args:
        text: the text to read; places are counted in its composed form (NFC).
        lang: the language of the text.
        start: first day of the mandate, from which terms such as "within two years" count.
        end: last day of the mandate.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    text = composed(text)
    return read(text, plain(text), as_lang(lang), Bounds(start, end))[0]


def read(
    text: str, folded: str, lang: Lang, bounds: Bounds
) -> tuple[tuple[Deadline, ...], tuple[Period, ...]]:
    """The deadlines of a composed text, and all moments that it names, deadlines or not."""
    named = tuple(periods(folded, lang))
    found = [*_dated(text, folded, lang, named, bounds.start)]
    taken = [(place[0], place[1]) for place in found]
    for term in terms(folded, lang, bounds):
        if not any(term.start < stop and begin < term.end for begin, stop in taken):
            found.append((term.start, term.end, term.date))
    found.sort(key=lambda place: place[:2])
    return tuple(
        Deadline(start=begin, end=stop, words=text[begin:stop], date=date)
        for begin, stop, date in found
    ), named


def _dated(
    text: str, folded: str, lang: Lang, named: tuple[Period, ...], start: dt.date | None
) -> Iterator[tuple[int, int, dt.date | None]]:
    before: tuple[Period, _Use] | None = None
    for period in named:
        use, begin = _use(text, folded, period, lang, start)
        if (
            before
            and use not in ("deadline", "before")
            and _joined(folded, before[0], period, lang)
        ):
            use = before[1]
        before = (period, use)
        if use in _ENDING and period.last.year >= _EARLIEST:
            yield begin, period.end, _last_day(period, use)


def _last_day(period: Period, use: _Use) -> dt.date:
    if use != "before" or period.at_end or (period.grain == "day" and period.first.day != 1):
        return period.last
    return period.first - dt.timedelta(days=1)


@cache
def _leads(lang: Lang) -> tuple[tuple[_Use, re.Pattern[str]], ...]:
    told = data("dates", lang)["leads"]
    near = rf"{_ARTICLES} ?$"
    words = r"(?: [^\W\d][\w'./-]*){0,4} ?$"
    uses: tuple[tuple[_Use, str], ...] = (
        ("none", rf"\b(?:{told['budget']}){near}"),
        ("before", rf"\b(?:{told['before']}){near}"),
        ("deadline", rf"\b(?:{told['strong']}|{told['label']}){near}"),
        ("reference", rf"(?:{told['than']}){near}"),
        ("start", rf"\b(?:{told['start']}){near}"),
        ("reference", rf"\b(?:{told['reference']}){words}"),
    )
    return tuple((use, compiled(pattern)) for use, pattern in uses)


@cache
def _weak(lang: Lang) -> tuple[re.Pattern[str], ...]:
    told = data("dates", lang)["leads"]
    return (
        compiled(rf"\b(?:{told['weak']}){_ARTICLES} ?$"),
        compiled(rf"(?:\b(?:{told['genitive']})) ?$"),
        compiled(rf",? ?(?:{told['past']})"),
    )


def _use(
    text: str, folded: str, period: Period, lang: Lang, start: dt.date | None
) -> tuple[_Use, int]:
    """What a moment is there for, and where its words begin, its preposition with it."""
    behind = max(0, period.start - _BEHIND)
    left = folded[behind : period.start]
    for use, pattern in _leads(lang):
        found = pattern.search(left)
        if found and not (use == "before" and _is_meant_for(folded, period, lang)):
            ends = use == "start" and _is_range(folded, period)
            return "deadline" if ends else use, behind + found.start()
    weak, genitive, past = _weak(lang)
    if past.match(folded, period.end) or _is_past(folded, period, start):
        return "reference", period.start
    found = weak.search(left)
    begin = behind + found.start() if found else period.start
    if period.grain in ("day", "month") and genitive.search(left):
        return ("none" if period.grain == "day" else "deadline"), begin
    if period.grain in ("year", "years"):
        after_verb = lang == "de" and bool(_AFTER_VERB.search(text[behind : period.start]))
        after_verb |= lang == "de" and _opens(folded, period)
        return _bare_year(found, after_verb=after_verb, to=_is_range(folded, period)), begin
    return "deadline", begin


def _opens(folded: str, period: Period) -> bool:
    """Whether a year opens the text before a verb or a figure, as it does in German."""
    return not folded[: period.start].strip() and folded[period.end : period.end + 1] == " "


def _is_range(folded: str, period: Period) -> bool:
    """Whether two years are joined by a word ("from 2026 to 2028"), not as in a plan's name."""
    return period.grain == "years" and not _DASH.search(folded, period.start, period.end)


def _is_past(folded: str, period: Period, start: dt.date | None) -> bool:
    """Whether a year lies before the mandate, or stands with a figure in brackets."""
    if period.grain not in ("year", "years"):
        return False
    if start is not None and period.last < start:
        return True
    bracket = folded.rfind("(", max(0, period.start - _BEHIND), period.start)
    if bracket < 0 or ")" in folded[bracket : period.start]:
        return False
    end = folded.find(")", period.end)
    around = folded[bracket : period.start] + folded[period.end : max(end, period.end)]
    return _DIGIT.search(around) is not None


def _bare_year(weak: re.Match[str] | None, *, after_verb: bool, to: bool) -> _Use:
    if weak is None:
        return "deadline" if after_verb else "none"
    return "none" if _OWNED.search(weak[0]) and not to else "deadline"


def _is_meant_for(folded: str, period: Period, lang: Lang) -> bool:
    """Whether Dutch "voor" means "for" here, as with a budget year."""
    words = data("dates", lang)["leads"].get("not_before")
    return bool(words and compiled(words).match(folded, period.start))


# German names the year of an event without a preposition; nouns are told by their capital.
_AFTER_VERB = re.compile(r"\b[a-zäöü]{2,}(?:en|t)\s$")
_DASH = re.compile(r"\d ?[-/] ?\d")
_DIGIT = re.compile(r"\d")
_OWNED = re.compile(r"^(?:de|du|d'|of|van|von|vom|the|le|la|les)\s*$")


@cache
def _joins(lang: Lang) -> re.Pattern[str]:
    return compiled(rf" ?(?:,|{data('dates', lang)['leads']['join']}){_ARTICLES} ?")


def _joined(folded: str, earlier: Period, later: Period, lang: Lang) -> bool:
    return bool(_joins(lang).fullmatch(folded[earlier.end : later.start]))


def final(found: tuple[Deadline, ...]) -> Deadline | None:
    """Of several deadlines the one that falls last; one without a day only where none has one."""
    dated = [deadline for deadline in found if deadline.date]
    if dated:
        return max(dated, key=lambda deadline: deadline.date or dt.date.min)
    return found[0] if found else None

"""Moments that a text names: days, months, quarters, seasons, years, with first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from plpmission.i18n import Lang
from plpmission.smart.words import compiled, data, either

Grain = Literal["day", "month", "part", "year", "years"]
"""How fine a moment is named; ``part`` is a quarter, a half, a season, or an end of something."""


@dataclass(frozen=True, kw_only=True)
class Period:
    """A moment named in a text: where it stands, and its first and last day."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    grain: Grain
    at_end: bool
    """Whether the words themselves name the end ("end of 2026")."""


_YEAR = r"(?:199\d|20[0-7]\d)(?![\d%])(?! ?(?:%|\u20ac|euro|eur\b|km\b|000))"
_SEASONS = ((3, 21), (6, 21), (9, 21), (12, 21))

_FORMS = r"""
(?P<iso>(?P<iso_y>{year})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?!\d))
|(?P<numeric>(?P<num_d>\d\d?) ?(?P<sep>[./-]) ?(?P<num_m>\d\d?) ?(?P=sep) ?(?P<num_y>{any_year}))
|(?P<day>(?P<day_d>\d\d?|{first_day}){day_suffix} ?{of}(?P<day_m>{months})\.? {of}(?P<day_y>{year}))
|(?P<american>(?P<am_m>{months}) (?P<am_d>\d\d?){day_suffix},? (?P<am_y>{year}))
|(?P<slash>(?P<slash_m>0[1-9]|1[0-2])/(?P<slash_y>{year}))
|(?P<month>(?P<month_m>{months})\.? ?{of}(?P<month_y>{year}))
|(?P<part>(?P<part_n>{nth}) (?P<part_k>{quarter}|{half}|{third}) ?{of}(?P<part_y>{year}))
|(?P<letter>(?P<letter_k>[qts])(?P<letter_n>[1-4])[ /-]?{of}(?P<letter_y>{year}))
|(?P<reverse>(?P<rev_y>{year})[ /-]?(?P<rev_k>[qts])(?P<rev_n>[1-4])\b)
|(?P<season>(?P<season_s>{seasons}) ?{of}(?P<season_y>{year})(?:[-/](?P<season_z>{year}))?)
|(?P<school>{school_year} (?P<school_y>{year}) ?[-/] ?(?P<school_z>{year}|\d\d\b))
|(?P<fiscal>(?:{fiscal_year}) ?(?P<fiscal_y>{year}) ?[-/] ?(?P<fiscal_z>{year}|\d\d\b))
|(?P<holidays>(?:{holidays}) ?{of}(?P<holidays_y>{year}))
|(?P<back>(?:{back}) ?{of}(?P<back_y>{year}))
|(?P<feast>(?P<feast_f>{easter}|{christmas}) ?{of}(?P<feast_y>{year}))
|(?P<years>{year_words}(?P<years_y>{year})(?: ?[-/] ?| {to} )(?P<years_z>{year}))
|(?P<year>{year_words}(?P<year_y>{year}))
"""


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    told = data("dates", lang)
    parts = {
        "year": _YEAR,
        "any_year": rf"{_YEAR}|(?:1[5-9]|[2-7]\d)(?!\d)",
        "months": either(name for names in told["months"] for name in names),
        "nth": either([*(form for forms in told["ordinals"] for form in forms), told["last_one"]]),
        "seasons": either(name for names in told["seasons"] for name in names),
        "easter": either(told["easter"]),
        "christmas": either(told["christmas"]),
        "to": rf"(?:a|tot|tot en met|t/m|t\.?e\.?m\.?|bis|to|until|{'jusqu'}'en)",
        **{
            key: f"(?:{told[key]})"
            for key in (
                "last_one",
                "quarter",
                "half",
                "third",
                "school_year",
                "day_suffix",
                "first_day",
            )
        },
        **{key: told[key] for key in ("fiscal_year", "holidays", "back")},
        "of": told["of"],
        "year_words": told["year_words"],
    }
    forms = _FORMS.replace("\n", "").format_map(_Braces(parts))
    edge = (
        rf"(?:(?P<early>\b{told['early']}[ -]{told['of']})|(?P<mid>\b{told['mid']}[ -]{told['of']})"
        rf"|(?P<late>\b{told['end']}[ -]{told['of']}(?:l'|le |la |het |the )?))?"
    )
    return compiled(rf"(?<![\w./,]){edge}(?<![\d./,])(?:{forms})(?!\d)(?![.,/]\d)")


class _Braces(dict[str, str]):
    """Leaves counts of regular expressions, such as ``{2}``, as they are."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def periods(folded: str, lang: Lang) -> Iterator[Period]:
    """The moments named in a folded text, in its order; what is no real date is passed over."""
    if not _HAS_YEAR.search(folded):
        return
    for found in _pattern(lang).finditer(folded):
        try:
            period = _period(found, lang)
        except ValueError:
            continue
        yield period


_HAS_YEAR = re.compile(r"199\d|20[0-7]\d|\d[./-]\d\d?[./-]\d\d")


def _period(found: re.Match[str], lang: Lang) -> Period:
    told = found.groupdict()
    kind = next(name for name in _READERS if told.get(name))
    first, last, grain = _READERS[kind](told, lang)
    late = bool(told["late"])
    if told["early"]:
        last = _early(first, last, grain)
    if told["mid"]:
        last = _middle(first, last, grain)
    narrowed = late or bool(told["early"] or told["mid"])
    return Period(
        start=found.start(),
        end=found.end(),
        first=first,
        last=last,
        grain="part" if narrowed and grain in ("year", "years") else grain,
        at_end=late,
    )


_Read = tuple[dt.date, dt.date, Grain]


def _early(first: dt.date, last: dt.date, grain: Grain) -> dt.date:
    if grain in ("year", "years"):
        return dt.date(last.year, 3, 31)
    return first.replace(day=10) if grain == "month" else month_end(first.year, first.month)


def _middle(first: dt.date, last: dt.date, grain: Grain) -> dt.date:
    if grain in ("year", "years"):
        return dt.date(last.year, 6, 30)
    return first.replace(day=15) if grain == "month" else first + (last - first) / 2


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(year: str, month: int, day: int) -> _Read:
    date = dt.date(int(year) + 2000 * (len(year) == 2), month, day)
    return date, date, "day"


def _month(year: str, month: int) -> _Read:
    return dt.date(int(year), month, 1), month_end(int(year), month), "month"


def _year(year: str) -> _Read:
    return dt.date(int(year), 1, 1), dt.date(int(year), 12, 31), "year"


def _span(year: str, number: int, months: int) -> _Read:
    last = number * months
    return dt.date(int(year), last - months + 1, 1), month_end(int(year), last), "part"


def _named(word: str, lists: list[list[str]]) -> int:
    """Which of the lists holds a word, counted from 1."""
    word = " ".join(word.split())
    for number, forms in enumerate(lists, start=1):
        if any(re.fullmatch(form, word) for form in forms):
            return number
    raise ValueError(word)


def _in_words(told: dict[str, Any], lang: Lang) -> _Read:
    day = told["day_d"]
    number = int(day) if day.isdigit() else 1
    return _day(told["day_y"], _named(told["day_m"], data("dates", lang)["months"]), number)


def _american(told: dict[str, Any], lang: Lang) -> _Read:
    month = _named(told["am_m"], data("dates", lang)["months"])
    return _day(told["am_y"], month, int(told["am_d"]))


def _part(told: dict[str, Any], lang: Lang) -> _Read:
    words = data("dates", lang)
    for key, months in (("quarter", 3), ("half", 6), ("third", 4)):
        if re.fullmatch(words[key], told["part_k"]):
            last = re.fullmatch(words["last_one"], told["part_n"])
            number = 12 // months if last else _named(told["part_n"], words["ordinals"])
            return _span(told["part_y"], number, months)
    raise ValueError(told["part_k"])


def _letter(letter: str, number: str, year: str) -> _Read:
    return _span(year, int(number), 6 if letter == "s" else 3)


def _season(told: dict[str, Any], lang: Lang) -> _Read:
    number = _named(told["season_s"], data("dates", lang)["seasons"]) - 1
    year = int(told["season_y"])
    month, day = _SEASONS[number]
    following = _SEASONS[(number + 1) % 4]
    ends = dt.date(year + (number == 3), *following) - dt.timedelta(days=1)
    return dt.date(year, month, day), ends, "part"


def _school(told: dict[str, Any], _: Lang) -> _Read:
    year = int(told["school_y"])
    return dt.date(year, 9, 1), dt.date(year + 1, 8, 31), "part"


def _fiscal(told: dict[str, Any], _: Lang) -> _Read:
    year = int(told["fiscal_y"])
    return dt.date(year, 4, 1), dt.date(year + 1, 3, 31), "part"


def _holidays(told: dict[str, Any], _: Lang) -> _Read:
    year = int(told["holidays_y"])
    return dt.date(year, 7, 1), dt.date(year, 8, 31), "part"


def _feast(told: dict[str, Any], lang: Lang) -> _Read:
    if told["feast_f"] in data("dates", lang)["christmas"]:
        return _day(told["feast_y"], 12, 25)
    date = easter(int(told["feast_y"]))
    return date, date, "day"


def easter(year: int) -> dt.date:
    """Easter Sunday (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * n) // 433
    month = (h + n - 7 * m + 90) // 25
    return dt.date(year, month, (h + n - 7 * m + 33 * month + 19) % 32)


def _years(told: dict[str, Any], _: Lang) -> _Read:
    first, last = int(told["years_y"]), int(told["years_z"])
    if last < first:
        raise ValueError("years out of order")
    return dt.date(first, 1, 1), dt.date(last, 12, 31), "years"


_READERS: dict[str, Callable[[dict[str, Any], Lang], _Read]] = {
    "iso": lambda t, _: _day(t["iso_y"], int(t["iso_m"]), int(t["iso_d"])),
    "numeric": lambda t, _: _day(t["num_y"], int(t["num_m"]), int(t["num_d"])),
    "day": _in_words,
    "american": _american,
    "slash": lambda t, _: _month(t["slash_y"], int(t["slash_m"])),
    "month": lambda t, lang: _month(
        t["month_y"], _named(t["month_m"], data("dates", lang)["months"])
    ),
    "part": _part,
    "letter": lambda t, _: _letter(t["letter_k"], t["letter_n"], t["letter_y"]),
    "reverse": lambda t, _: _letter(t["rev_k"], t["rev_n"], t["rev_y"]),
    "season": _season,
    "school": _school,
    "fiscal": _fiscal,
    "holidays": _holidays,
    "back": lambda t, _: _day(t["back_y"], 9, 1),
    "feast": _feast,
    "years": _years,
    "year": lambda t, _: _year(t["year_y"]),
}

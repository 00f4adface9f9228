"""Deadlines are read from sentences as people write them; the examples stand in a data file."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plpmission.i18n import LANGUAGES
from plpmission.smart.deadlines import deadlines, final
from plpmission.smart.periods import easter, month_end
from plpmission.smart.words import data

EXAMPLES = tomllib.loads(Path(__file__).with_name("deadlines.toml").read_text(encoding="utf-8"))
START, END = dt.date(2025, 7, 1), dt.date(2030, 6, 30)


@pytest.mark.parametrize(
    ("lang", "example"),
    [(lang, example) for lang, examples in EXAMPLES.items() for example in examples],
    ids=lambda value: value if isinstance(value, str) else value["text"],
)
def test_a_sentence_is_read_as_its_example_says(lang: str, example: dict[str, Any]) -> None:
    found = final(deadlines(example["text"], lang, start=START, end=END))
    assert (found.date if found else None) == example.get("date")


def test_a_deadline_names_its_own_words() -> None:
    (found,) = deadlines("Réduire les vols d’ici fin 2026 dans la zone.", "fr")
    assert found.words == "d’ici fin 2026"


def test_a_term_without_a_known_start_is_a_deadline_without_a_day() -> None:
    (found,) = deadlines("Doubler les contrôles dans les deux ans.", "fr")
    assert found.date is None


def test_of_two_deadlines_the_later_one_counts() -> None:
    found = final(deadlines("90 % tegen eind 2026 en 95 % tegen eind 2028", "nl"))
    assert found is not None
    assert found.date == dt.date(2028, 12, 31)


def test_a_day_that_does_not_exist_is_passed_over() -> None:
    assert deadlines("pour le 31 février 2027", "fr") == ()


@pytest.mark.parametrize(
    ("year", "date"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25))]
)
def test_easter_falls_where_the_calendar_says(year: int, date: tuple[int, int]) -> None:
    assert easter(year) == dt.date(year, *date)


LEADS = {"fr": "au plus tard le", "nl": "uiterlijk op", "de": "bis zum", "en": "no later than"}
BEFORE = {"fr": "avant", "nl": "voor", "de": "vor", "en": "before"}
ENDS = {"fr": "fin", "nl": "eind", "de": "Ende", "en": "end of"}
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2079, 12, 31))


def _month(date: dt.date, lang: str) -> str:
    return str(data("dates", lang)["months"][date.month - 1][0])


def _only(text: str, lang: str) -> dt.date | None:
    found = final(deadlines(text, lang))
    return found.date if found else None


@given(DAYS, st.sampled_from(LANGUAGES), st.sampled_from("/.-"))
def test_a_day_is_read_however_it_is_written(date: dt.date, lang: str, mark: str) -> None:
    forms = [
        date.isoformat(),
        f"{date.day}{mark}{date.month}{mark}{date.year}",
        f"{date:%d}{mark}{date:%m}{mark}{date.year}",
        f"{date.day} {_month(date, lang)} {date.year}",
    ]
    assert {_only(f"{LEADS[lang]} {form}", lang) for form in forms} == {date}


@given(DAYS, st.sampled_from(LANGUAGES))
def test_the_end_of_a_month_is_its_last_day_and_before_it_the_eve_of_its_first(
    date: dt.date, lang: str
) -> None:
    month = f"{_month(date, lang)} {date.year}"
    last = month_end(date.year, date.month)
    assert _only(f"{ENDS[lang]} {month}", lang) == last
    assert _only(f"{BEFORE[lang]} {month}", lang) == date.replace(day=1) - dt.timedelta(days=1)


@given(DAYS, st.sampled_from(LANGUAGES), st.text(max_size=60))
def test_a_deadline_stands_where_it_says(date: dt.date, lang: str, before: str) -> None:
    text = f"{before} {LEADS[lang]} {date.isoformat()}"
    for found in deadlines(text, lang):
        assert found.words == text[found.start : found.end]


@given(st.integers(1, 60), st.sampled_from(LANGUAGES))
def test_a_term_in_months_ends_on_the_eve_of_its_day(months: int, lang: str) -> None:
    text = {
        "fr": "Endéans les {n} mois",
        "nl": "Binnen de {n} maanden",
        "de": "Innerhalb von {n} Monaten",
        "en": "Within {n} months",
    }
    found = final(deadlines(text[lang].format(n=months), lang, start=START, end=END))
    years, month = divmod(START.month - 1 + months, 12)
    assert found is not None
    assert found.date == dt.date(START.year + years, month + 1, 1) - dt.timedelta(days=1)

"""Languages by their codes, sentences by their catalogue, dates and figures by their custom."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from plpmission.errors import InvalidValue, UnknownItem
from plpmission.i18n import (
    LANGUAGES,
    Lang,
    as_lang,
    day,
    moment,
    number,
    parse_day,
    say,
    translator,
)
from plpmission.i18n.build import compile_catalogues
from plpmission.i18n.catalogue import LOCALE

NEW_YEAR = dt.date(2029, 12, 31)


@pytest.fixture(scope="module", autouse=True)
def catalogues() -> None:
    compile_catalogues(LOCALE)


@pytest.mark.parametrize(
    ("code", "lang"),
    [("fr", "fr"), ("nl-BE", "nl"), ("de_DE", "de"), ("EN", "en"), ("fr-be", "fr")],
)
def test_a_language_is_found_by_any_of_its_codes(code: str, lang: str) -> None:
    assert as_lang(code) == lang


@pytest.mark.parametrize("code", ["", "it", "C", "french", "."])
def test_another_language_is_refused(code: str) -> None:
    with pytest.raises(InvalidValue):
        as_lang(code)


def test_a_sentence_is_filled_in_after_it_is_translated() -> None:
    said = say(UnknownItem("“{path}” is not a place in a dossier.", path="a..b"), "fr")
    assert said == "«\u00a0a..b\u00a0» n’est pas un endroit d’un dossier."


def test_what_has_no_translation_is_said_in_english() -> None:
    assert translator("checks", "fr")("No such sentence") == "No such sentence"
    assert translator("nowhere", "nl")("Braces { stay }") == "Braces { stay }"


def test_a_parameter_is_never_read_as_a_placeholder() -> None:
    told = say(UnknownItem("“{path}” is not a place in a dossier.", path="{path}{0}"), "en")
    assert told == "“{path}{0}” is not a place in a dossier."


@pytest.mark.parametrize(
    ("lang", "short", "long"),
    [
        ("fr", "31/12/2029", "31 décembre 2029"),
        ("nl", "31/12/2029", "31 december 2029"),
        ("de", "31.12.2029", "31 Dezember 2029"),
        ("en", "31/12/2029", "31 December 2029"),
    ],
)
def test_dates_are_written_by_custom(lang: str, short: str, long: str) -> None:
    assert day(NEW_YEAR, as_lang(lang)) == short
    assert day(NEW_YEAR, as_lang(lang), long=True) == long


def test_a_moment_has_the_minutes() -> None:
    assert moment(dt.datetime(2029, 12, 31, 14, 5), "nl") == "31/12/2029 14:05"


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("fr", "1\u202f234\u202f567,5"),
        ("nl", "1.234.567,5"),
        ("de", "1.234.567,5"),
        ("en", "1,234,567.5"),
    ],
)
def test_figures_are_written_by_custom(lang: str, written: str) -> None:
    assert number(1_234_567.5, as_lang(lang)) == written


def test_decimals_can_be_fixed() -> None:
    assert number(3, "fr", digits=2) == "3,00"
    assert number(2.5, "nl", digits=0) in {"2", "3"}


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_a_date_that_is_written_can_be_typed(date: dt.date, lang: str) -> None:
    assert parse_day(day(date, as_lang(lang))) == date
    assert parse_day(f" {date.isoformat()} ") == date


@given(st.text(max_size=12) | st.from_regex(r"\d{1,2}[./ -]\d{1,2}[./ -]\d{4}"))
def test_a_text_is_the_date_that_its_figures_say_or_none(text: str) -> None:
    found = parse_day(text)
    assert found is None or {found.day, found.month, found.year} == set(
        map(int, re.findall(r"[0-9]+", text))
    )


@pytest.mark.parametrize(
    "text", ["31/06/2026", "2026-02-30", "12/2026", "demain", "1/1/26", "٣١/١٢/٢٠٢٩x"]
)
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert parse_day(text) is None


@given(
    st.floats(-1e15, 1e15) | st.integers(-(10**12), 10**12) | st.decimals(-1e6, 1e6, places=7),
    st.sampled_from(LANGUAGES),
    st.none() | st.integers(0, 4),
)
def test_figures_are_written_as_cldr_has_them(value: float, lang: Lang, digits: int | None) -> None:
    pattern = "#,##0.######" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    locale = {"fr": "fr_BE", "nl": "nl_BE", "de": "de_BE", "en": "en_GB"}[lang]
    assert number(value, lang, digits=digits) == format_decimal(value, pattern, locale)

"""Deadlines are read from sentences as people write them; the examples stand in a data file."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from plpmission.smart.deadlines import deadlines, final
from plpmission.smart.periods import easter

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

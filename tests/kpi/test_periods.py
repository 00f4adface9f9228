"""Periods as offices write them."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plpmission.kpi.dates import FREQUENCIES, first_day, label, ordinal_of, parse_period
from plpmission.kpi.periods import read_periods


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025", "2025"),
        ("2025-07", "2025-07"),
        ("07/2025", "2025-07"),
        ("202507", "2025-07"),
        ("2025M07", "2025-07"),
        ("juillet 2025", "2025-07"),
        ("Août 2024", "2024-08"),
        ("déc. 2023", "2023-12"),
        ("maart 2023", "2023-03"),
        ("März 2020", "2020-03"),
        ("2025 Jul", "2025-07"),
        ("jan-25", "2025-01"),
        ("2025-Q3", "2025-Q3"),
        ("T3 2025", "2025-Q3"),
        ("1er trimestre 2025", "2025-Q1"),
        ("2e kwartaal 2024", "2024-Q2"),
        ("3. Quartal 2025", "2025-Q3"),
        ("2025-W28", "2025-W28"),
        ("13/07/2025", "2025-07-13"),
        ("2025-07-13", "2025-07-13"),
        ("\ufeff2025", "2025"),
        ("17", "17"),
    ],
)
def test_a_period_is_read(text: str, meant: str) -> None:
    frequency, ordinal = parse_period(text)
    assert frequency is not None
    assert label(frequency, ordinal) == meant


@pytest.mark.parametrize("text", ["", "spring", "13/2025", "2025-02-30", "99999", "2025-13"])
def test_what_is_no_period_is_not_read(text: str) -> None:
    assert parse_period(text)[0] is None


@pytest.mark.parametrize(
    ("days", "frequency"),
    [
        (["2020-01-01", "2021-01-01"], "Y"),
        (["2020-12-31", "2021-12-31"], "Y"),
        (["2020-01-01", "2020-04-01"], "Q"),
        (["2020-03-31", "2020-06-30"], "Q"),
        (["2020-01-01", "2020-02-01"], "M"),
        (["2020-01-31", "2020-02-29"], "M"),
        (["2020-01-01", "2020-01-02"], "D"),
    ],
)
def test_dates_stand_for_the_period_that_they_open_or_close(
    days: list[str], frequency: str
) -> None:
    for column in (pd.Series(days), pd.to_datetime(pd.Series(days))):
        assert FREQUENCIES[read_periods(column).code[0]] == frequency


def test_a_year_and_its_fraction_is_a_month() -> None:
    for column in ([1969.0, 1969.08333333333, 1969.25], ["1969", "1969.08333333333", "1969.25"]):
        read = read_periods(pd.Series(column))
        assert [label("M", number) for number in read.ordinal] == ["1969-01", "1969-02", "1969-04"]


def test_whole_numbers_are_years_months_or_plain_numbers() -> None:
    assert FREQUENCIES[read_periods(pd.Series([2015, 2016])).code[0]] == "Y"
    assert FREQUENCIES[read_periods(pd.Series([201504, 201505])).code[0]] == "M"
    assert FREQUENCIES[read_periods(pd.Series([1, 2, 3])).code[0]] == "N"


@given(st.dates(dt.date(1801, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(FREQUENCIES))
def test_a_period_holds_the_day_from_which_it_comes(day: dt.date, frequency: str) -> None:
    ordinal = ordinal_of(frequency, day)  # type: ignore[arg-type]
    assert first_day(frequency, ordinal) <= day  # type: ignore[arg-type]
    assert first_day(frequency, ordinal + 1) > day  # type: ignore[arg-type]


@given(st.dates(dt.date(1801, 1, 8), dt.date(2199, 12, 20)), st.sampled_from(FREQUENCIES[:5]))
def test_what_is_written_is_read_again(day: dt.date, frequency: str) -> None:
    ordinal = ordinal_of(frequency, day)  # type: ignore[arg-type]
    assert parse_period(label(frequency, ordinal)) == (frequency, ordinal)  # type: ignore[arg-type]

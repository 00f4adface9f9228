"""Months are added once, for ages, rhythms and what falls due."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from plpmission.model.months import months_after


@given(st.dates(), st.integers(0, 60), st.integers(0, 60))
def test_months_add_up(date: dt.date, some: int, more: int) -> None:
    after = months_after(date, some)
    assert date <= after <= months_after(date, some + more)
    assert after == dt.date.max or after.day <= date.day


def test_a_month_without_such_a_day_ends_on_its_last() -> None:
    assert months_after(dt.date(2027, 11, 30), 3) == dt.date(2028, 2, 29)


def test_no_day_is_later_than_a_calendar_holds() -> None:
    assert months_after(dt.date(9999, 6, 1), 24) == dt.date.max

"""What the table holds of a message."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plpmission.errors import StoreError
from plpmission.store.message_rows import BELGIUM, Message, rows

TWICE = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BELGIUM)
"""In a night in which this half hour comes twice."""


def sent(moment: dt.datetime) -> str:
    """A message's moment, as it is stored."""
    [row] = rows("dos-1", "par-1", [Message(kind="hot", sent=moment)])
    return str(row[4])


@given(
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1)),
    st.sampled_from([BELGIUM, dt.UTC, dt.timezone(dt.timedelta(hours=5, minutes=30))]),
    st.sampled_from([0, 1]),
)
@example(TWICE.replace(tzinfo=None), BELGIUM, 0)
@example(TWICE.replace(tzinfo=None), BELGIUM, 1)
def test_a_moment_is_stored_in_utc_whatever_its_zone(
    naive: dt.datetime, zone: dt.tzinfo, fold: int
) -> None:
    moment = naive.replace(tzinfo=zone, fold=fold)
    assert sent(moment) == moment.astimezone(dt.UTC).isoformat("T", "microseconds")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(StoreError, match="time zone"):
        sent(dt.datetime(2026, 5, 4, 12))

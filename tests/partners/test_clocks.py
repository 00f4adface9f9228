"""Deadlines in calendar days and months, at the calendar's edges too."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plpmission.model.partnership import Appeal, Mail, Measure, Partnership
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.model.partnership_terms import MailKind, MeasureStep, Ruling, Towards
from plpmission.model.terms import PartnershipState
from plpmission.partners.clocks import appeal, evaluation_due, recognised_on

DAY = dt.date
DAYS = st.dates(DAY(1900, 1, 1), DAY(2200, 12, 31))
EDGES = st.sampled_from(
    [DAY(2024, 2, 8), DAY(2023, 2, 8), DAY(2024, 2, 29), DAY(2025, 12, 11), DAY(2000, 2, 28)]
)


def removal(on: dt.date | None, **held: object) -> Measure:
    return Measure(id="san-1", step=MeasureStep.REMOVAL, on=on, appeal=Appeal(**held))


@given(DAYS | EDGES, st.integers(0, 60))
def test_an_appeal_is_in_time_up_to_its_twenty_first_day(decided: dt.date, late: int) -> None:
    arrived = decided + dt.timedelta(days=late)
    clock = appeal(removal(decided, arrived_on=arrived), arrived)
    assert clock.in_time is (late <= 21)
    assert clock.must_arrive_by is not None
    assert (clock.must_arrive_by - decided).days == 21
    assert clock.must_arrive_by.weekday() == decided.weekday()  # three weeks to the day


@given(DAYS | EDGES, st.integers(0, 60))
def test_an_appeal_is_ruled_on_within_thirty_days_of_its_receipt(
    arrived: dt.date, later: int
) -> None:
    held = {"arrived_on": arrived, "ruled_on": arrived + dt.timedelta(days=later)}
    clock = appeal(removal(arrived, **held), arrived)
    assert clock.rule_by == arrived + dt.timedelta(days=30)
    assert clock.ruled_in_time is (later <= 30)


def test_a_leap_day_counts_as_a_day() -> None:
    assert appeal(removal(DAY(2024, 2, 9)), DAY(2024, 2, 9)).must_arrive_by == DAY(2024, 3, 1)
    assert appeal(removal(DAY(2023, 2, 9)), DAY(2023, 2, 9)).must_arrive_by == DAY(2023, 3, 2)


def test_the_calendar_s_last_day_is_no_obstacle() -> None:
    clock = appeal(removal(dt.date.max), DAY(2026, 1, 1))
    assert clock.must_arrive_by == dt.date.max


@pytest.mark.parametrize(
    ("step", "towards"),
    [
        (step, towards)
        for step in MeasureStep
        for towards in Towards
        if (step, towards) != (MeasureStep.REMOVAL, Towards.COORDINATOR)
    ],
)
def test_only_a_coordinator_s_definitive_removal_can_be_appealed(
    step: MeasureStep, towards: Towards
) -> None:
    measure = Measure(id="san-1", step=step, towards=towards, on=DAY(2026, 1, 1))
    clock = appeal(measure, DAY(2026, 1, 2))
    assert not clock.possible
    assert clock.must_arrive_by is None


def test_an_appeal_suspends_nothing_and_asks_for_an_interim_coordinator() -> None:
    decided, arrived = DAY(2026, 3, 2), DAY(2026, 3, 10)
    waiting = appeal(removal(decided), DAY(2026, 3, 3))
    assert (waiting.stays_suspended, waiting.needs_interim, waiting.days_left) == (True, False, 20)
    running = appeal(removal(decided, arrived_on=arrived), DAY(2026, 4, 10))
    assert (running.stays_suspended, running.needs_interim, running.days_left) == (True, True, -1)
    held = {"arrived_on": arrived, "ruled_on": DAY(2026, 4, 2)}
    upheld = appeal(removal(decided, **held, ruling=Ruling.UPHELD), DAY(2026, 4, 3))
    assert (upheld.needs_interim, upheld.needs_choice) == (False, True)
    undone = appeal(removal(decided, **held, ruling=Ruling.OVERTURNED), DAY(2026, 4, 3))
    assert (undone.stays_suspended, undone.needs_choice) == (False, False)


def test_without_an_appeal_in_time_the_members_choose() -> None:
    silent = appeal(removal(DAY(2026, 3, 2)), DAY(2026, 3, 24))
    assert (silent.lapsed, silent.needs_choice, silent.days_left) == (True, True, None)
    late = appeal(removal(DAY(2026, 3, 2), arrived_on=DAY(2026, 3, 24)), DAY(2026, 3, 24))
    assert (late.lapsed, late.needs_interim, late.rule_by) == (True, False, None)


RECOGNISED_ON = DAY(2020, 2, 29)


def recognised(*days: dt.date, since: dt.date = RECOGNISED_ON) -> Partnership:
    return Partnership(
        id="par-1",
        state=PartnershipState.RECOGNISED,
        mail=(Mail(id="cor-1", kind=MailKind.APPROVED, on=since),),
        evaluations=tuple(
            PartnershipEvaluation(id=f"pev-{at}", on=day) for at, day in enumerate(days)
        ),
    )


@given(DAYS | EDGES)
def test_an_evaluation_is_due_three_years_later_on_the_same_day(last: dt.date) -> None:
    due = evaluation_due(recognised(last))
    assert due is not None
    assert (due.advised.year, due.at_latest.year) == (last.year + 1, last.year + 3)
    month = calendar.monthrange(last.year + 3, last.month)[1]
    assert due.at_latest.day == min(last.day, month)


def test_the_first_evaluation_is_counted_from_the_recognition() -> None:
    due = evaluation_due(recognised())
    assert due is not None
    assert (due.counted_from, due.at_latest) == (DAY(2020, 2, 29), DAY(2023, 2, 28))


@pytest.mark.parametrize("state", ["idea", "launching", "suspended", "ended"])
def test_who_is_not_signed_or_no_longer_works_owes_no_evaluation(state: str) -> None:
    held = recognised().model_copy(update={"state": PartnershipState(state)})
    assert evaluation_due(held) is None


def test_a_recognition_that_was_withdrawn_counts_from_the_next_one() -> None:
    held = recognised(since=DAY(2020, 1, 1))
    gone = Mail(id="cor-2", kind=MailKind.WITHDRAWN, on=DAY(2022, 1, 1))
    again = Mail(id="cor-3", kind=MailKind.APPROVED, on=DAY(2023, 1, 1))
    assert recognised_on(held.model_copy(update={"mail": (*held.mail, gone)})) is None
    back = held.model_copy(update={"mail": (again, gone, *held.mail)})
    assert recognised_on(back) == DAY(2023, 1, 1)

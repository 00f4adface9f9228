"""What falls due, and the calendar file that a second reader reads."""

from __future__ import annotations

import datetime as dt
import warnings

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission import life
from plpmission.due import Kind, due, to_ics
from plpmission.life.rhythm import months_of, occurrences
from plpmission.model import Dossier
from plpmission.model.letter import ConsultationMoment
from plpmission.model.life import Renewal
from plpmission.model.partnership import PartnershipReference
from tests.life import letters
from tests.strategies import dossiers

DAY = dt.date
TODAY = DAY(2027, 1, 20)
STAMP = dt.datetime(2027, 1, 20, 12, 0, tzinfo=dt.UTC)


def found(dossier: Dossier, kind: Kind, today: dt.date = TODAY) -> list[dt.date]:
    return [held.date for held in due(dossier, today) if held.kind is kind]


def test_the_next_comes_first_and_each_says_where_it_is_written() -> None:
    dossier = letters.in_force()
    held = due(dossier, TODAY)
    assert [one.date for one in held] == sorted(one.date for one in held)
    for one in held:
        assert dossier.value(one.where) is not None


def test_a_consultation_comes_back_until_the_mandate_ends() -> None:
    days = found(letters.in_force(), Kind.CONSULTATION)
    assert days[:2] == [DAY(2027, 1, 15), DAY(2027, 4, 15)]
    assert max(days) <= DAY(2031, 8, 31)


def test_of_consultations_that_lie_behind_only_the_last_is_asked_for_until_it_is_recorded() -> None:
    later_on = DAY(2027, 12, 1)
    assert found(letters.in_force(), Kind.CONSULTATION, later_on)[0] == DAY(2027, 10, 15)
    held = life.record_consultation(letters.in_force(), DAY(2027, 10, 12), "moc-1")
    assert found(held, Kind.CONSULTATION, later_on)[0] == DAY(2028, 1, 15)


def test_an_old_analysis_or_baseline_is_a_reminder_and_not_a_duty() -> None:
    reminders = [held for held in due(letters.in_force(), TODAY) if held.reminder]
    assert {held.kind for held in reminders} == {Kind.ANALYSIS, Kind.BASELINE}
    assert [held.date for held in reminders] == [DAY(2027, 5, 1), DAY(2027, 12, 31)]
    assert reminders[0].what("fr").startswith("Rappel")


def test_a_plan_that_is_not_done_stays_when_its_end_has_passed() -> None:
    after = DAY(2028, 1, 1)
    assert found(letters.in_force(), Kind.PLAN, after) == [DAY(2027, 6, 30)]
    done = letters.in_force().with_value("letter.plans[plan-1].status", "done")
    assert found(done, Kind.PLAN, after) == []
    assert found(done, Kind.MILESTONE, after) == []


def test_only_a_window_that_the_user_entered_is_there() -> None:
    assert found(letters.in_force(), Kind.RENEWAL_OPENS) == []
    window = Renewal.new(window_start=DAY(2030, 8, 1), window_end=DAY(2030, 9, 30))
    dossier = letters.in_force().with_item("follow_up.renewals", window)
    assert found(dossier, Kind.RENEWAL_OPENS) == [DAY(2030, 8, 1)]
    assert found(dossier, Kind.RENEWAL_CLOSES) == [DAY(2030, 9, 30)]


def test_a_partnership_is_evaluated_at_the_latest_every_three_years() -> None:
    tilleuls = PartnershipReference.new(name="Tilleuls", state="recognised", since=DAY(2023, 5, 2))
    dossier = letters.in_force().with_item("partnerships", tilleuls)
    assert found(dossier, Kind.PARTNERSHIP) == [DAY(2029, 5, 2)]


def test_nothing_falls_due_in_a_letter_that_is_closed() -> None:
    assert due(life.close(letters.in_force(), DAY(2031, 8, 31), "Fin"), TODAY) == []


@pytest.mark.parametrize(
    ("rhythm", "months"),
    [
        ("Chaque trimestre, dernier lundi du mois qui suit", 3),
        ("Une fois par an, en février", 12),
        ("Tous les deux ans", 24),
        ("Elk jaar in november", 12),
        ("Halfjaarlijks", 6),
        ("driemaandelijks", 3),
        ("Vierteljährlich", 3),
        ("Jährlich im März", 12),
        ("Every month", 1),
        ("Quand c’est utile", None),
        ("", None),
    ],
)
def test_a_rhythm_is_read_in_the_writers_words(rhythm: str, months: int | None) -> None:
    assert months_of(rhythm) == months


def test_a_year_mistyped_at_the_end_of_all_time_breaks_nothing() -> None:
    typed = letters.in_force().with_value("letter.analysis.date", DAY(9999, 1, 1))
    moment = ConsultationMoment.new(subject="Suivi", rhythm="chaque mois", first=DAY(9999, 11, 1))
    typed = typed.with_value("letter.procedure.moments", (moment,))
    assert due(typed.with_value("letter.mandate.end", dt.date.max), TODAY)
    assert list(occurrences(DAY(9999, 11, 1), "chaque mois", dt.date.max))[-1] == DAY(9999, 12, 1)


def test_a_calendar_file_says_the_same_to_two_readers() -> None:
    held = due(letters.in_force(), TODAY)
    written = to_ics(held, "fr", key="7f", stamp=STAMP)
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the reader's own, about its dependencies
        second = vobject.readOne(written.decode())
        second.validate(raiseException=True)
    assert len(events) == len(second.vevent_list) == len(held)
    for one, event, other in zip(held, events, second.vevent_list, strict=True):
        assert event.decoded("dtstart") == other.dtstart.value == one.date
        assert event.decoded("dtend") == other.dtend.value == one.date + dt.timedelta(days=1)
        assert str(event["summary"]) == other.summary.value == one.what("fr")
        assert event.decoded("dtstamp") == STAMP
    assert len({str(event["uid"]) for event in events}) == len(held)


def test_an_entry_keeps_its_uid_when_its_date_moves_and_another_dossier_has_others() -> None:
    def uids(dossier: Dossier, key: str) -> set[str]:
        calendar = icalendar.Calendar.from_ical(to_ics(due(dossier, TODAY), "nl", key=key))
        return {str(event["uid"]) for event in calendar.walk("VEVENT")}

    moved = letters.letter().with_value("letter.plans[plan-1].end", DAY(2028, 3, 1))
    assert uids(moved, "a") == uids(letters.letter(), "a")
    assert not uids(letters.letter(), "a") & uids(letters.letter(), "b")


def test_nobodys_name_is_in_the_calendar() -> None:
    dossier = letters.in_force().with_value("letter.holder.name", "Anne Exemple")
    dossier = dossier.with_value("letter.plans[plan-1].owner", "Bert Voorbeeld")
    written = to_ics(due(dossier, TODAY), "fr")
    assert b"Anne" not in written
    assert b"Bert" not in written


@settings(max_examples=25, deadline=None)
@given(dossiers(), st.dates(DAY(1950, 1, 1), DAY(2150, 1, 1)))
def test_any_dossier_has_a_calendar(dossier: Dossier, today: dt.date) -> None:
    held = due(dossier, today)[:200]
    read = icalendar.Calendar.from_ical(to_ics(held, "de", stamp=STAMP))
    assert len(read.walk("VEVENT")) == len(held)

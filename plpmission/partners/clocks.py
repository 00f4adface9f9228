"""The circular’s clocks, in calendar days and months: appeal (art. 8b), evaluation (art. 7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plpmission.model.months import months_after
from plpmission.model.partnership import Measure, Partnership
from plpmission.model.partnership_terms import MailKind, MeasureStep, Ruling, Towards
from plpmission.model.terms import PartnershipState
from plpmission.partners.ticking import LATEST, YEARLY

APPEAL_DAYS = 21
"""Days after the decision within which an appeal has to arrive: three weeks."""
RULING_DAYS = 30
"""Days from the day on which it was received, within which it is ruled on."""
EVALUATED = (PartnershipState.SIGNED, PartnershipState.SENT, PartnershipState.RECOGNISED)
"""States in which a partnership owes evaluations."""


@dataclass(frozen=True, kw_only=True)
class AppealClock:
    """The appeal against a measure: only a coordinator's definitive removal has one."""

    possible: bool
    must_arrive_by: dt.date | None = None
    arrived_on: dt.date | None = None
    in_time: bool | None = None
    """None while none has arrived."""
    rule_by: dt.date | None = None
    ruled_on: dt.date | None = None
    ruled_in_time: bool | None = None
    days_left: int | None = None
    """Days to the next of both moments, counted from today; negative once it is past."""
    lapsed: bool = False
    """No appeal arrived, and none can any more."""
    stays_suspended: bool = False
    """The coordinator stays suspended: an appeal suspends nothing."""
    needs_interim: bool = False
    """An interim coordinator is needed while the appeal runs."""
    needs_choice: bool = False
    """The removal is final: the assembly is told, and chooses another coordinator."""


def appeal(measure: Measure, today: dt.date) -> AppealClock:
    """Where an appeal stands on a day.

    The day of the decision, and that of receipt, do not count: of a decision of the 1st, an appeal
    that arrives on the 22nd is in time, and one of the 23rd is late (day 22).
    """
    if measure.step is not MeasureStep.REMOVAL or measure.towards is not Towards.COORDINATOR:
        return AppealClock(possible=False)
    held = measure.appeal
    must_arrive_by = days_after(measure.on, APPEAL_DAYS)
    in_time = _within(held.arrived_on, must_arrive_by)
    rule_by = days_after(held.arrived_on, RULING_DAYS) if in_time is not False else None
    open_appeal = bool(held.arrived_on and in_time is not False and not held.ruling)
    lapsed = _lapsed(measure, must_arrive_by, today, in_time=in_time)
    stands = held.ruling in {Ruling.UPHELD, Ruling.INADMISSIBLE}
    next_moment = rule_by if open_appeal else None if held.arrived_on else must_arrive_by
    return AppealClock(
        possible=True,
        must_arrive_by=must_arrive_by,
        arrived_on=held.arrived_on,
        in_time=in_time,
        rule_by=rule_by,
        ruled_on=held.ruled_on,
        ruled_in_time=_within(held.ruled_on, rule_by),
        days_left=(next_moment - today).days if next_moment and not lapsed else None,
        lapsed=lapsed,
        stays_suspended=bool(measure.on) and held.ruling is not Ruling.OVERTURNED,
        needs_interim=open_appeal,
        needs_choice=(lapsed or stands) and measure.chosen_on is None,
    )


def _lapsed(
    measure: Measure, must_arrive_by: dt.date | None, today: dt.date, *, in_time: bool | None
) -> bool:
    if must_arrive_by is None:
        return False
    return in_time is False or (measure.appeal.arrived_on is None and today > must_arrive_by)


def _within(day: dt.date | None, last: dt.date | None) -> bool | None:
    return day <= last if day and last else None


def days_after(day: dt.date | None, days: int) -> dt.date | None:
    """A day so many calendar days later, within what a calendar holds; None of none."""
    if day is None:
        return None
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


@dataclass(frozen=True, kw_only=True)
class EvaluationDue:
    """When a partnership is evaluated next: at the latest, and as advised."""

    counted_from: dt.date
    advised: dt.date
    at_latest: dt.date


def evaluation_due(partnership: Partnership) -> EvaluationDue | None:
    """The next evaluation, counted from the last one, else from the recognition or signature.

    None where nothing is owed: before the signature, once suspended or ended, or without a date.
    """
    if partnership.state not in EVALUATED:
        return None
    start = evaluated_on(partnership) or counted_from(partnership)
    if start is None:
        return None
    return EvaluationDue(
        counted_from=start,
        advised=months_after(start, YEARLY),
        at_latest=months_after(start, LATEST),
    )


def evaluated_on(partnership: Partnership) -> dt.date | None:
    """The day of the last evaluation."""
    days = [held.on or held.end for held in partnership.evaluations]
    return max((day for day in days if day), default=None)


def counted_from(partnership: Partnership) -> dt.date | None:
    """The day from which the first evaluation is counted: the recognition, else the signature."""
    return recognised_on(partnership) or signed_on(partnership)


def recognised_on(partnership: Partnership) -> dt.date | None:
    """Since when the FPS Interior recognises it; None where it never did, or withdrew it."""
    since: dt.date | None = None
    for mail in sorted(partnership.mail, key=lambda held: held.on or dt.date.min):
        if mail.kind is MailKind.WITHDRAWN:
            since = None
        elif mail.kind is MailKind.APPROVED:
            since = since or mail.on
    return since


def signed_on(partnership: Partnership) -> dt.date | None:
    """The day on which the last of the three that must signed the charter in force."""
    versions = partnership.versions
    held = (versions[-1].charter if versions else partnership.charter).signatures
    days = [one.on for one in (held.mayor, held.chief, held.coordinator)]
    return max((day for day in days if day), default=None)

"""What a register owes when: evaluations, meetings, appeals, letters to the FPS Interior."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from plpmission.model.months import months_after
from plpmission.model.partnership import Partnership
from plpmission.model.partnership_terms import MailKind, MeetingKind, Structure
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.partners.campaigning import progress
from plpmission.partners.clocks import appeal, counted_from, evaluation_due, signed_on
from plpmission.partners.inheriting import inherited
from plpmission.partners.launching import step_of, steps
from plpmission.partners.noticing import owed


class OwedKind(StrEnum):
    """What is owed."""

    EVALUATION = "partnership"
    ADVISED = "partnership_advised"
    MEETING = "partnership_meeting"
    CONSULTATION = "partnership_consultation"
    APPEAL = "partnership_appeal"
    RULING = "partnership_ruling"
    SENDING = "partnership_sending"
    NOTICE = "partnership_notice"
    LAUNCH = "partnership_launch"
    CAMPAIGN = "partnership_campaign"
    STRUCTURE = "partnership_structure"


@dataclass(frozen=True, kw_only=True)
class Owed:
    """Something owed: by when, of what, and where it is recorded."""

    kind: OwedKind
    date: dt.date
    where: str
    title: str
    about: str
    number: int = 0


def owing(zone: Zone, today: dt.date) -> Iterator[Owed]:
    """All that the register owes on a day, what lies behind and was not recorded too.

    What is owed at once, such as a change notice, bears the day of the change, else today.
    """
    for held in zone.partnerships:
        if held.state is not PartnershipState.ENDED:
            yield from _evaluation(held)
            yield from _meetings(zone, held)
            yield from _appeals(held, today)
            yield from _letters(zone, held, today)
            yield from _launch(held)
    yield from _campaigns(zone)
    yield from _structures(zone)


def _path(held: Partnership, field: str) -> str:
    return f"zone.partnerships[{held.id}].{field}"


def _owed(  # noqa: PLR0913 - one line of the list
    held: Partnership,
    kind: OwedKind,
    date: dt.date,
    field: str,
    *,
    about: str = "",
    number: int = 0,
) -> Owed:
    return Owed(
        kind=kind,
        date=date,
        where=_path(held, field),
        title=held.name,
        about=about or held.id,
        number=number,
    )


def _evaluation(held: Partnership) -> Iterator[Owed]:
    due = evaluation_due(held)
    if due is None:
        return
    number = len(held.evaluations) + 1
    yield _owed(held, OwedKind.EVALUATION, due.at_latest, "evaluations", number=number)
    planned = held.next_evaluation
    advised = planned if planned and planned > due.counted_from else due.advised
    if advised < due.at_latest:
        yield _owed(held, OwedKind.ADVISED, advised, "evaluations", number=number)


def _meetings(zone: Zone, held: Partnership) -> Iterator[Owed]:
    start = counted_from(held)
    if held.state is not PartnershipState.RECOGNISED or start is None:
        return
    charter = inherited(zone, held)
    for kind, owed_kind, per_year in (
        (MeetingKind.MEMBERS, OwedKind.MEETING, charter.meetings.per_year or 1),
        (MeetingKind.CONSULTATION, OwedKind.CONSULTATION, charter.consultation.per_year),
    ):
        past = [one.on for one in held.meetings if one.kind is kind and one.on]
        if per_year and (past or kind is MeetingKind.MEMBERS):
            date = months_after(max(past, default=start), max(12 // per_year, 1))
            yield _owed(held, owed_kind, date, "meetings", number=len(past) + 1)


def _appeals(held: Partnership, today: dt.date) -> Iterator[Owed]:
    for measure in held.measures:
        clock = appeal(measure, today)
        field = f"measures[{measure.id}].appeal"
        if not clock.possible or measure.appeal.ruling:
            continue
        if clock.arrived_on is None and clock.must_arrive_by and not clock.lapsed:
            last = clock.must_arrive_by
            yield _owed(held, OwedKind.APPEAL, last, field, about=measure.id)
        elif clock.rule_by and clock.in_time:
            yield _owed(held, OwedKind.RULING, clock.rule_by, field, about=measure.id)


def _letters(zone: Zone, held: Partnership, today: dt.date) -> Iterator[Owed]:
    signed = signed_on(held)
    sent = any(mail.kind is MailKind.SENT and mail.on for mail in held.mail)
    if held.state is PartnershipState.SIGNED and signed and not sent:
        yield _owed(held, OwedKind.SENDING, signed, "mail")
    notices = owed(zone, held)
    if notices:
        since = [notice.since for notice in notices if notice.since]
        yield _owed(held, OwedKind.NOTICE, min(since, default=today), "mail")


def _launch(held: Partnership) -> Iterator[Owed]:
    if held.state not in {PartnershipState.IDEA, PartnershipState.LAUNCHING}:
        return
    for step in steps(held):
        planned = step_of(held, step.number).by
        if step.state != "done" and planned:
            yield _owed(held, OwedKind.LAUNCH, planned, step.path, number=step.number)


def _campaigns(zone: Zone) -> Iterator[Owed]:
    for campaign in zone.campaigns:
        if campaign.answer_by and progress(zone, campaign).missing:
            yield Owed(
                kind=OwedKind.CAMPAIGN,
                date=campaign.answer_by,
                where=f"zone.campaigns[{campaign.id}].answer_by",
                title=campaign.title,
                about=campaign.id,
            )


def _structures(zone: Zone) -> Iterator[Owed]:
    """The provincial working group meets at least once a year (art. 11b)."""
    held = [m.on for m in zone.meetings if m.structure is Structure.PROVINCIAL and m.on]
    if held:
        yield Owed(
            kind=OwedKind.STRUCTURE,
            date=months_after(max(held), 12),
            where="zone.meetings",
            title=zone.name,
            about="provincial",
            number=len(held) + 1,
        )

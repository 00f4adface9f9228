"""What falls due when in a dossier, and the same as a file that calendars read.

Dates come from the letter itself or from what the user entered; none is invented. That an analysis
or a baseline has grown old is a reminder, and no duty.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from plpmission.i18n import Lang, translator
from plpmission.life.days import last_day
from plpmission.life.locking import committed
from plpmission.life.rhythm import occurrences
from plpmission.model import Dossier
from plpmission.model.letter import ConsultationMoment
from plpmission.model.months import months_after
from plpmission.model.terms import PartnershipState, PlanStatus
from plpmission.partners.owing import owing

if TYPE_CHECKING:
    from icalendar import Event

OLD_AFTER = 24
"""Months after which an analysis or a baseline is called to mind."""
EVALUATION_EVERY = 36
"""Months between two evaluations of a partnership, at the latest (circular of 14 February 2019)."""
_AHEAD = 24
"""Months looked ahead for what comes back, where the mandate's end is not known."""
_SPACE = uuid.UUID("6f0c2b1e-6c1b-5f0e-9d0a-4b1f7d9c3a52")


class Kind(StrEnum):
    """What falls due."""

    CONSULTATION = "consultation"
    ANALYSIS = "analysis"
    BASELINE = "baseline"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    PLAN = "plan"
    MILESTONE = "milestone"
    COMMITMENT = "commitment"
    STRUCTURE = "structure"
    PARTNERSHIP = "partnership"
    PARTNERSHIP_ADVISED = "partnership_advised"
    PARTNERSHIP_MEETING = "partnership_meeting"
    PARTNERSHIP_CONSULTATION = "partnership_consultation"
    PARTNERSHIP_APPEAL = "partnership_appeal"
    PARTNERSHIP_RULING = "partnership_ruling"
    PARTNERSHIP_SENDING = "partnership_sending"
    PARTNERSHIP_NOTICE = "partnership_notice"
    PARTNERSHIP_LAUNCH = "partnership_launch"
    PARTNERSHIP_CAMPAIGN = "partnership_campaign"
    PARTNERSHIP_STRUCTURE = "partnership_structure"
    RENEWAL_OPENS = "renewal_opens"
    RENEWAL_CLOSES = "renewal_closes"
    MANDATE_END = "mandate_end"


REMINDERS = frozenset(
    {
        Kind.ANALYSIS,
        Kind.BASELINE,
        Kind.PARTNERSHIP_ADVISED,
        Kind.PARTNERSHIP_MEETING,
        Kind.PARTNERSHIP_STRUCTURE,
    }
)
_WORDS = {
    Kind.CONSULTATION: "Consultation: {title}",
    Kind.ANALYSIS: "Reminder: the analysis is two years old",
    Kind.BASELINE: "Reminder: the baseline of “{title}” is two years old",
    Kind.OBJECTIVE: "Deadline of the objective “{title}”",
    Kind.INDICATOR: "Target date of the indicator “{title}”",
    Kind.PLAN: "End of the plan “{title}”",
    Kind.MILESTONE: "Milestone: {title}",
    Kind.COMMITMENT: "A personal commitment of the letter",
    Kind.STRUCTURE: "A change of structure is to be in place",
    Kind.PARTNERSHIP: "Evaluation of the partnership “{title}”, at the latest",
    Kind.PARTNERSHIP_ADVISED: "Evaluation of the partnership “{title}”, as advised every year",
    Kind.PARTNERSHIP_MEETING: "Members’ meeting of the partnership “{title}”",
    Kind.PARTNERSHIP_CONSULTATION: "Officer and coordinator consult: “{title}”",
    Kind.PARTNERSHIP_APPEAL: "Last day for an appeal to arrive: “{title}”",
    Kind.PARTNERSHIP_RULING: "The appeal is ruled on, at the latest: “{title}”",
    Kind.PARTNERSHIP_SENDING: "The signed charter of “{title}” goes to the FPS Interior",
    Kind.PARTNERSHIP_NOTICE: "A change notice on “{title}” goes to the FPS Interior",
    Kind.PARTNERSHIP_LAUNCH: "Next step of the launch of “{title}”",
    Kind.PARTNERSHIP_CAMPAIGN: "Answers to the evaluation campaign “{title}”",
    Kind.PARTNERSHIP_STRUCTURE: "The provincial working group meets at least once a year",
    Kind.RENEWAL_OPENS: "The renewal window that you entered opens",
    Kind.RENEWAL_CLOSES: "The renewal window that you entered closes",
    Kind.MANDATE_END: "End of the mandate",
}


@dataclass(frozen=True, kw_only=True)
class Due:
    """Something that falls due: when, what, and where in the dossier it is written.

    ``title`` is what its writer calls it, ``about`` the id of its item, and ``number`` counts the
    times where it comes back.
    """

    date: dt.date
    kind: Kind
    where: str
    title: str = ""
    about: str = ""
    number: int = 0

    @property
    def reminder(self) -> bool:
        """Whether it only calls to mind, and is no duty."""
        return self.kind in REMINDERS

    def what(self, lang: Lang) -> str:
        """It in words, in the reader's language."""
        t = translator("life", lang)
        return t(_WORDS[self.kind], title=self.title.strip() or t("without a title"))


def due(dossier: Dossier, today: dt.date) -> list[Due]:
    """What falls due from today on, the next first; and what lies behind and was not recorded.

    Of the past, there is only what the dossier can still answer: a plan that is not done, the last
    consultation if it is not recorded, an analysis or a baseline grown old, the mandate's end. A
    letter that is closed has nothing left. Of a register, there is all that it owes.
    """
    register = _of_register(dossier, today)
    letter = () if dossier.letter.setting.closed_on else _all(dossier, today)
    return sorted((*letter, *register), key=lambda held: (held.date, held.kind, held.where))


def _all(dossier: Dossier, today: dt.date) -> Iterator[Due]:
    yield from _consultations(dossier, today)
    yield from _grown_old(dossier)
    yield from _of_mandate(dossier, today)
    for held in (
        *_aims(dossier),
        *_plans(dossier),
        *_changes(dossier),
        *_evaluations(dossier, today),
    ):
        unfinished = held.kind is Kind.PLAN
        if held.date >= today or unfinished:
            yield held


def _of_register(dossier: Dossier, today: dt.date) -> Iterator[Due]:
    for held in owing(dossier.zone, today):
        yield Due(
            date=held.date,
            kind=Kind(held.kind),
            where=held.where,
            title=held.title,
            about=held.about,
            number=held.number,
        )


def _consultations(dossier: Dossier, today: dt.date) -> Iterator[Due]:
    until = last_day(dossier) or months_after(today, _AHEAD)
    for moment in dossier.letter.procedure.moments:
        if moment.first:
            yield from _of_moment(dossier, moment, moment.first, today, until)


def _of_moment(
    dossier: Dossier, moment: ConsultationMoment, first: dt.date, today: dt.date, until: dt.date
) -> Iterator[Due]:
    days = list(occurrences(first, moment.rhythm, until))
    ahead = next((at for at, day in enumerate(days) if day >= today), len(days))
    last_held = max(
        (
            held.date
            for held in dossier.follow_up.consultations
            if held.moment == moment.id and held.date
        ),
        default=dt.date.min,
    )
    # Of those that lie behind, only the last one is asked for: held at its turn, or later.
    start = ahead - 1 if ahead and last_held <= _turn_before(days, ahead) else ahead
    for number in range(start, len(days)):
        yield Due(
            date=days[number],
            kind=Kind.CONSULTATION,
            where=f"letter.procedure.moments[{moment.id}].first",
            title=moment.subject,
            about=moment.id,
            number=number,
        )


def _turn_before(days: list[dt.date], ahead: int) -> dt.date:
    """Half-way between the last consultation that lies behind and the one before it."""
    last = days[ahead - 1]
    if ahead == 1:
        return last - dt.timedelta(days=31)
    return last - (last - days[ahead - 2]) / 2


def _grown_old(dossier: Dossier) -> Iterator[Due]:
    analysis = dossier.letter.analysis
    if analysis.date:
        yield Due(
            date=months_after(analysis.date, OLD_AFTER),
            kind=Kind.ANALYSIS,
            where="letter.analysis.date",
        )
    targets = committed(dossier)
    for indicator in dossier.indicators:
        if indicator.id in targets and indicator.baseline.date:
            yield Due(
                date=months_after(indicator.baseline.date, OLD_AFTER),
                kind=Kind.BASELINE,
                where=f"indicators[{indicator.id}].baseline.date",
                title=indicator.name,
                about=indicator.id,
            )


def _aims(dossier: Dossier) -> Iterator[Due]:
    targets = committed(dossier)
    for objective in dossier.letter.objectives:
        here = f"letter.objectives[{objective.id}].deadline"
        yield from _on(objective.deadline, Kind.OBJECTIVE, here, objective.title, objective.id)
    for indicator in dossier.indicators:
        if indicator.id in targets:
            here = f"indicators[{indicator.id}].target.deadline"
            deadline = indicator.target.deadline
            yield from _on(deadline, Kind.INDICATOR, here, indicator.name, indicator.id)


def _plans(dossier: Dossier) -> Iterator[Due]:
    for plan in dossier.letter.plans:
        here = f"letter.plans[{plan.id}]"
        if plan.status is not PlanStatus.DONE:
            yield from _on(plan.end, Kind.PLAN, f"{here}.end", plan.title, plan.id)
        for held in plan.milestones:
            place = f"{here}.milestones[{held.id}].date"
            yield from _on(held.date, Kind.MILESTONE, place, held.title, held.id)


def _changes(dossier: Dossier) -> Iterator[Due]:
    for held in dossier.letter.commitments:
        here = f"letter.commitments[{held.id}].by"
        yield from _on(held.by, Kind.COMMITMENT, here, "", held.id)
    for change in dossier.letter.structure_changes:
        here = f"letter.structure_changes[{change.id}].by"
        yield from _on(change.by, Kind.STRUCTURE, here, "", change.id)


_EVALUATED = (PartnershipState.SIGNED, PartnershipState.SENT, PartnershipState.RECOGNISED)


def _evaluations(dossier: Dossier, today: dt.date) -> Iterator[Due]:
    for held in dossier.partnerships:
        if held.since is None or held.state not in _EVALUATED:
            continue
        number = 1
        while months_after(held.since, number * EVALUATION_EVERY) < today:
            number += 1
        yield Due(
            date=months_after(held.since, number * EVALUATION_EVERY),
            kind=Kind.PARTNERSHIP,
            where=f"partnerships[{held.id}].since",
            title=held.name,
            about=held.id,
            number=number,
        )


def _of_mandate(dossier: Dossier, today: dt.date) -> Iterator[Due]:
    yield from _on(last_day(dossier), Kind.MANDATE_END, "letter.mandate.end")
    for held in dossier.follow_up.renewals:
        here = f"follow_up.renewals[{held.id}]"
        if held.requested_on:
            continue
        opens = held.window_start if held.window_start and held.window_start >= today else None
        yield from _on(opens, Kind.RENEWAL_OPENS, f"{here}.window_start", "", held.id)
        closes = held.window_end if held.window_end and held.window_end >= today else None
        yield from _on(closes, Kind.RENEWAL_CLOSES, f"{here}.window_end", "", held.id)


def _on(
    day: dt.date | None, kind: Kind, where: str, title: str = "", about: str = ""
) -> Iterator[Due]:
    if day:
        yield Due(date=day, kind=kind, where=where, title=title, about=about)


def to_ics(
    dues: Iterable[Due], lang: Lang, *, key: str = "", stamp: dt.datetime | None = None
) -> bytes:
    """What falls due in one dossier as an iCalendar file: ``calendar_of`` with one."""
    return calendar_of([(key, dues)], lang, stamp=stamp)


def calendar_of(
    dossiers: Iterable[tuple[str, Iterable[Due]]], lang: Lang, *, stamp: dt.datetime | None = None
) -> bytes:
    """What falls due as an iCalendar file (RFC 5545): whole days, no person's name.

    Each dossier comes with a key that tells it apart, such as its id in the store: with it, the
    same thing keeps its UID from file to file, so that a calendar moves an entry instead of adding
    another. ``stamp`` is when the file is made, now if not given.
    """
    from icalendar import Calendar

    t = translator("life", lang)
    made = stamp or dt.datetime.now(dt.UTC)
    calendar = Calendar()
    calendar.add("prodid", "-//plpmission//what falls due//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", t("Mission letter: what falls due"))
    for key, dues in dossiers:
        for held in dues:
            calendar.add_component(_event(held, lang, key, made))
    return bytes(calendar.to_ical())


def _event(held: Due, lang: Lang, key: str, made: dt.datetime) -> Event:
    from icalendar import Event

    t = translator("life", lang)
    event = Event()
    event.add("uid", f"{uid(held, key)}@plpmission.invalid")
    event.add("dtstamp", made.astimezone(dt.UTC).replace(microsecond=0))
    event.add("dtstart", held.date)
    event.add("dtend", held.date + dt.timedelta(days=1))
    event.add("summary", held.what(lang))
    if held.reminder:
        event.add("description", t("A reminder, not a duty."))
    event.add("transp", "TRANSPARENT")
    return event


def uid(held: Due, key: str) -> uuid.UUID:
    """A name that stays the same while the date or the title changes."""
    return uuid.uuid5(
        _SPACE, "\n".join((key, held.kind, held.about or held.where, str(held.number)))
    )

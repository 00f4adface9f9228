"""Consultations held, the renewal of a mandate, and a new letter begun from the one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from plpmission.errors import LifeError
from plpmission.life import needs
from plpmission.life.applying import consolidated
from plpmission.life.days import check_day
from plpmission.life.needs import Missing, refuse_if_missing
from plpmission.model import Dossier
from plpmission.model.letter import Letter
from plpmission.model.life import (
    FollowUp,
    HeldConsultation,
    Renewal,
    RenewalDocument,
    Setting,
)
from plpmission.model.objectives import TacticalPlan
from plpmission.model.terms import StartBasis


def record_consultation(
    dossier: Dossier,
    on: dt.date,
    moment: str | None,
    result: str = "",
    *,
    today: dt.date | None = None,
) -> Dossier:
    """A consultation on the letter took place, one of those that 3.2.5 provides or another.

    Raises:
        LifeError: the letter is not in force, the day disagrees, or no such moment is provided.
    """
    refuse_if_missing(needs.in_force(dossier))
    provided = {held.id for held in dossier.letter.procedure.moments}
    if moment is not None and moment not in provided:
        raise LifeError(
            "The letter does not provide this consultation.",
            where="step.moment",
            source=needs.CONSULTING,
        )
    set_on = dossier.letter.setting.set_on
    before = (set_on, "The date {on} lies before the decision of {day}.")
    check_day(on, today, not_before=(before,), source=needs.CONSULTING)
    held = HeldConsultation.new(moment=moment, date=on, result=result)
    return dossier.with_item("follow_up.consultations", held)


def enter_window(
    dossier: Dossier, start: dt.date | None, end: dt.date | None, source: str = ""
) -> Dossier:
    """The time in which a renewal can be asked for, as the user knows it: no text of ours says it.

    Raises:
        LifeError: a request has been made already, or the window ends before it starts.
    """
    refuse_if_missing(needs.in_force(dossier))
    if start and end and end < start:
        raise LifeError(
            "The window ends on {end}, before it starts on {start}.",
            where="step.end",
            source=needs.RENEWING,
            start=start,
            end=end,
        )
    held = _prepared(dossier)
    window = {"window_start": start, "window_end": end, "window_source": source.strip()}
    return _with_renewal(dossier, held.model_copy(update=window))


def to_request(dossier: Dossier) -> Iterator[Missing]:
    """A letter in force, and an activity report to go with the request."""
    yield from needs.in_force(dossier)
    if not dossier.activity_reports:
        yield Missing(
            sentence="There is no activity report by the letter’s objectives yet: without it, "
            "the request is not admissible.",
            source=needs.RENEWING,
            where="activity_reports",
        )
    if awaiting_decision(dossier):
        yield Missing(sentence="The renewal has been asked for already.", source=needs.RENEWING)


def request_renewal(
    dossier: Dossier,
    on: dt.date,
    report: str,
    documents: Sequence[RenewalDocument] = (),
    *,
    today: dt.date | None = None,
) -> Dossier:
    """The holder asks for the renewal, with the activity report and other documents (VII.III.88).

    Raises:
        LifeError: there is no such report, the day lies outside the window that was entered, or
            the renewal was asked for already.
    """
    refuse_if_missing(to_request(dossier))
    if report not in {held.id for held in dossier.activity_reports}:
        raise LifeError(
            "Choose the activity report that goes with the request.",
            where="step.report",
            source=needs.RENEWING,
        )
    held = _prepared(dossier)
    check_day(
        on,
        today,
        not_before=(
            (dossier.letter.setting.in_force_on, _BEFORE_FORCE),
            (held.window_start, "The window that you entered opens on {day} only."),
        ),
        not_after=((held.window_end, "The window that you entered closed on {day}."),),
        source=needs.RENEWING,
    )
    asked = {"requested_on": on, "report": report, "documents": tuple(documents)}
    return _with_renewal(dossier, held.model_copy(update=asked))


_BEFORE_FORCE = "The date {on} lies before the letter came into force, {day}."


def to_decide(dossier: Dossier, renewal: Renewal | None) -> Iterator[Missing]:
    """A request on which nobody has decided."""
    yield from needs.in_force(dossier)
    if renewal is None or not renewal.requested_on or renewal.decided_on:
        yield Missing(
            sentence="There is no request on which a decision is awaited.", source=needs.RENEWING
        )


def decide_renewal(  # noqa: PLR0913 - what a decision says
    dossier: Dossier,
    on: dt.date,
    *,
    renewed: bool,
    carried_on: bool = False,
    start: dt.date | None = None,
    end: dt.date | None = None,
    reference: str = "",
    today: dt.date | None = None,
) -> Dossier:
    """The decision on a request: whether the mandate is renewed, and the letter carried on.

    ``start`` and ``end`` are the renewed mandate's.

    Raises:
        LifeError: no decision is awaited, or the dates disagree.
    """
    held = awaiting_decision(dossier)
    refuse_if_missing(to_decide(dossier, held))
    asked = held.requested_on if held else None
    before = (asked, "The decision of {on} lies before the request of {day}.")
    check_day(on, today, not_before=(before,), source=needs.RENEWING)
    if start and end and end <= start:
        raise LifeError(
            "The renewed mandate ends on {end}, before it starts on {start}.",
            where="step.end",
            source=needs.EXERCISE,
            start=start,
            end=end,
        )
    decision = {
        "decided_on": on,
        "renewed": renewed,
        "carried_on": renewed and carried_on,
        "start": start,
        "end": end,
        "reference": reference.strip(),
    }
    return _with_renewal(dossier, (held or _prepared(dossier)).model_copy(update=decision))


def awaiting_decision(dossier: Dossier) -> Renewal | None:
    """The request that was made and on which nobody has decided, if any."""
    found = (r for r in dossier.follow_up.renewals if r.requested_on and not r.decided_on)
    return next(found, None)


def _prepared(dossier: Dossier) -> Renewal:
    """The request being prepared: the last one that has not been made, or a new one."""
    last = dossier.follow_up.renewals[-1:]
    return last[0] if last and not last[0].requested_on else Renewal.new()


def _with_renewal(dossier: Dossier, renewal: Renewal) -> Dossier:
    others = tuple(held for held in dossier.follow_up.renewals if held.id != renewal.id)
    return dossier.with_value("follow_up.renewals", (*others, renewal))


def begun_from(dossier: Dossier) -> Dossier:
    """A draft of a new letter, begun from the one of the mandate before (VII.III.96).

    Texts, objectives, plans, indicators and their figures come along. What belonged to the mandate
    before does not: dates of the mandate and the letter, how it was set and amended, means
    granted, reports, consultations, requests, advice set aside, and where the writer called a
    section finished. Targets stay as a start; their deadlines do not.
    """
    former = consolidated(dossier).letter
    mandate = former.mandate.model_copy(
        update={"start": None, "end": None, "start_basis": StartBasis.RENEWAL}
    )
    letter = former.model_copy(
        update={
            "mandate": mandate,
            "date": None,
            "setting": Setting(),
            "amendments": (),
            "means": (),
            "sections": tuple(held.model_copy(update={"done": False}) for held in former.sections),
            "objectives": tuple(
                held.model_copy(update={"deadline": None, "consulted": ()})
                for held in former.objectives
            ),
            "plans": _plans_again(former),
        }
    )
    indicators = tuple(
        held.model_copy(update={"target": held.target.model_copy(update={"deadline": None})})
        for held in dossier.indicators
    )
    return Dossier(
        title=dossier.title,
        lang=dossier.lang,
        letter=letter,
        indicators=indicators,
        partnerships=dossier.partnerships,
        follow_up=FollowUp(),
    )


def _plans_again(former: Letter) -> tuple[TacticalPlan, ...]:
    again = {"status": None, "status_reason": "", "start": None, "end": None}
    undated = {"start": None, "end": None, "done": False}
    return tuple(
        plan.model_copy(
            update=again
            | {
                "actions": tuple(held.model_copy(update=undated) for held in plan.actions),
                "milestones": tuple(
                    held.model_copy(update={"date": None}) for held in plan.milestones
                ),
            }
        )
        for plan in former.plans
    )

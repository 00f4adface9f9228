"""D01 to D11: deadlines, notices, measures and the order of what is done (art. 3, 6 to 9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from plpmission.checks.partnership_measures import (
    appeal_in_time,
    appeal_possible,
    measure_in_order,
    replaced,
    ruled_in_time,
)
from plpmission.checks.partnership_reading import At, in_order, partnerships
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit, Terms
from plpmission.model.charter import Signatures
from plpmission.model.months import months_after
from plpmission.model.partnership import Measure
from plpmission.model.partnership_terms import (
    ChangeKind,
    EndReason,
    MailKind,
)
from plpmission.model.terms import PartnershipState
from plpmission.partners.clocks import counted_from, evaluation_due
from plpmission.partners.launching import step_of, steps
from plpmission.partners.noticing import KNOWN_TO_FPS, change_notice, owed, sent_version
from plpmission.partners.ticking import LATEST

ART_3 = "Circular of 14 February 2019, art. 3"
ART_6 = "Circular of 14 February 2019, art. 6"
ART_7 = "Circular of 14 February 2019, art. 7"
ART_8B = "Circular of 14 February 2019, art. 8b"
ART_8BC = "Circular of 14 February 2019, art. 8b and 8c"
ART_9C = "Circular of 14 February 2019, art. 9c"
ANNEX_1 = "Circular of 14 February 2019, annex 1"

Rule = Callable[[At], Iterable[Hit]]
MeasureRule = Callable[[At, Measure, str], Iterable[Hit]]


def _each(rule: Rule) -> Callable[[Reading], Iterator[Hit]]:
    def hits(reading: Reading) -> Iterator[Hit]:
        for at in partnerships(reading):
            yield from at.once(rule)

    return hits


def _measures(rule: MeasureRule) -> Callable[[Reading], Iterator[Hit]]:
    def of_one(at: At) -> Iterator[Hit]:
        for index, measure in enumerate(at.held.measures):
            yield from rule(at, measure, f"measures[{index}]")

    return _each(of_one)


def _evaluated_in_time(at: At) -> Iterator[Hit]:
    """D01: never more than three years from one evaluation to the next."""
    held = [(one.on or one.end, f"evaluations[{i}]") for i, one in enumerate(at.held.evaluations)]
    days = sorted((day, place) for day, place in held if day)
    start = counted_from(at.held)
    chain = [*([(start, "")] if start else []), *days]
    for (before, _), (after, place) in pairwise(chain):
        if place and after > months_after(before, LATEST):
            yield _late(at, f"{place}.on", before, after)
    due = evaluation_due(at.held)
    if due and at.held.next_evaluation and at.held.next_evaluation > due.at_latest:
        yield _late(at, "next_evaluation", due.counted_from, at.held.next_evaluation)


def _late(at: At, field: str, before: dt.date, after: dt.date) -> Hit:
    return at.hit(
        "evaluation",
        field,
        "“{partnership}”: from {before} to {after}, more than three years pass without an "
        "evaluation",
        "Evaluate it at the latest on {latest}; every year is advised.",
        before=before,
        after=after,
        latest=months_after(before, LATEST),
    )


def _notified(at: At) -> Iterator[Hit]:
    """D05: the FPS Interior is told of a change at once."""
    if at.held.state in KNOWN_TO_FPS and not at.held.versions:
        yield at.hit(
            "letters",
            "versions",
            "“{partnership}”: the charter that the FPS Interior holds is not kept here, so no "
            "change can be noticed",
            "Keep the charter as it was sent; from then on, changes are told apart.",
            severity="advice",
        )
    for notice in owed(at.zone, at.held):
        first = notice.fields[0]
        yield at.hit(
            first.criterion if notice.kind is not ChangeKind.ORGANISATION else "letters",
            f"charter.{first.path}",
            "“{partnership}”: the FPS Interior was not told of a change: {kind}",
            "Send the change notice, and note the day on which it left.",
            kind=notice.kind,
        )


def _way_of_the_charter(at: At) -> Iterator[Hit]:
    """D06: final, signed, sent, approved: in this order."""
    for field, held in (
        ("charter.signatures", at.held.charter.signatures),
        ("rules.signatures", at.held.rules.signatures),
    ):
        yield from _signed_when_final(at, field, held)
    versions = {one.id: one.charter for one in at.held.versions}
    for index, mail in enumerate(at.held.mail):
        charter = versions.get(mail.version or "", at.held.charter)
        signed = _last_signature(charter.signatures)
        if mail.kind is MailKind.SENT and not in_order(signed, mail.on):
            yield at.hit(
                "letters",
                f"mail[{index}].on",
                "“{partnership}”: the charter was sent on {sent}, before its last signature on "
                "{signed}",
                "Check the dates: it is sent once all three have signed.",
                about=mail.id,
                sent=mail.on,
                signed=signed,
            )
    yield from _approved_after_sending(at)


def _signed_when_final(at: At, field: str, held: Signatures) -> Iterator[Hit]:
    for role in ("mayor", "chief", "coordinator", "officer"):
        signed = getattr(held, role).on
        if held.final_on and signed and signed < held.final_on:
            yield at.hit(
                "c17" if field.startswith("charter") else "rules",
                f"{field}.{role}.on",
                "“{partnership}”: a signature of {signed} lies before the text was final, on "
                "{final}",
                "Have the final text signed again, or check the two dates.",
                signed=signed,
                final=held.final_on,
            )
            return


def _last_signature(held: Signatures) -> dt.date | None:
    days = [one.on for one in (held.mayor, held.chief, held.coordinator)]
    return max((day for day in days if day), default=None)


def _approved_after_sending(at: At) -> Iterator[Hit]:
    if at.held.state is PartnershipState.RECOGNISED and counted_from(at.held) is None:
        yield at.hit(
            "letters",
            "state",
            "“{partnership}” stands as recognised, and neither approval nor signature is dated",
            "Note the approval and its day: without it, no evaluation falls due.",
            severity="advice",
        )
    sent = [mail.on for mail in at.held.mail if mail.kind is MailKind.SENT and mail.on]
    for index, mail in enumerate(at.held.mail):
        if mail.kind is MailKind.APPROVED and mail.on and (not sent or mail.on < min(sent)):
            yield at.hit(
                "letters",
                f"mail[{index}].on",
                "“{partnership}”: an approval is noted of {approved}, and no charter was sent "
                "before it",
                "Note when the charter was sent, or check the date.",
                about=mail.id,
                approved=mail.on,
            )


def _amended(at: At) -> Iterator[Hit]:
    """D07: after a change of the communication system, the charter itself is adapted."""
    version = sent_version(at.held)
    if version is None or at.held.state not in KNOWN_TO_FPS:
        return
    latest = at.held.versions[-1]
    for one in change_notice(latest.charter, at.charter):
        if one.kind is ChangeKind.COMMUNICATION:
            yield at.hit(
                one.criterion,
                f"charter.{one.path}",
                "“{partnership}”: the way of communication changed, and the charter still has the "
                "former one",
                "Keep the new text as the charter in force, and send it along with the notice.",
            )
            return


def _ended_at_once(at: At) -> Iterator[Hit]:
    """D09: militia-like acts end a partnership at once; a recognition withdrawn is no more."""
    ending = at.held.ending
    if ending.reason is EndReason.MILITIA or ending.facts_on:
        if at.held.state is not PartnershipState.ENDED or (
            ending.facts_on and ending.on and ending.on > ending.facts_on + dt.timedelta(days=7)
        ):
            yield at.hit(
                "measures",
                "ending.on",
                "“{partnership}”: acts as of a private militia are noted, and it was not ended at "
                "once",
                "The chief of corps ends it at once, in consultation with the authorities.",
            )
        if ending.told_on is None:
            yield at.hit(
                "measures",
                "ending.told_on",
                "“{partnership}”: the authorities in charge were not told of these acts yet",
                "Tell them, and note the day.",
            )
    last = [mail for mail in at.held.mail if mail.kind in _RECOGNITION]
    if (
        last
        and last[-1].kind is MailKind.WITHDRAWN
        and at.held.state is PartnershipState.RECOGNISED
    ):
        yield at.hit(
            "letters",
            "state",
            "“{partnership}” stands as recognised, and its recognition was withdrawn",
            "Set its state, and stop using the name PLP and the logo.",
            about=last[-1].id,
            source=ART_6,
        )


_RECOGNITION = (MailKind.APPROVED, MailKind.WITHDRAWN)


def _launch_in_order(at: At) -> Iterator[Hit]:
    """D11: a step that is done has what it asks, and comes after the one before it."""
    before: dt.date | None = None
    for step in steps(at.held):
        if step.done_on and step.waits:
            yield at.hit(
                "launch",
                f"{step.path}.met",
                "“{partnership}”: step {number} is called done, but waits for this: {conditions}",
                "Tick what is met, or take the date out.",
                number=step.number,
                conditions=Terms(step.waits[0]),
            )
        if not in_order(before, step.done_on):
            yield at.hit(
                "launch",
                f"{step.path}.done_on",
                "“{partnership}”: step {number} of the launch is dated before the step before it",
                "Check the two dates.",
                number=step.number,
            )
        before = step_of(at.held, step.number).done_on or before


def _check(  # noqa: PLR0913, PLR0917 - one line a check
    code: str,
    source: str,
    title: str,
    why: str,
    run: Callable[[Reading], Iterable[Hit]],
    severity: str = "warning",
) -> Check:
    return Check(
        code=code,
        severity="advice" if severity == "advice" else "warning",
        source=source,
        title=title,
        why=why,
        run=run,
        of="partnerships",
    )


_CLOCKS_COUNT = "The days of the circular are calendar days, and decide whether an appeal is heard."

DEADLINE_CHECKS: tuple[Check, ...] = (
    _check(
        "D01",
        ART_7,
        "Evaluations in time",
        "An evaluation is due every three years at the latest.",
        _each(_evaluated_in_time),
    ),
    _check("D02", ART_8B, "Appeals in time", _CLOCKS_COUNT, _measures(appeal_in_time)),
    _check("D03", ART_8B, "Rulings in time", _CLOCKS_COUNT, _measures(ruled_in_time)),
    _check(
        "D04",
        ART_8BC,
        "Measures without appeal",
        "Of all measures, one can be appealed.",
        _measures(appeal_possible),
    ),
    _check(
        "D05",
        ART_6,
        "Changes that were notified",
        "The FPS Interior follows every partnership by its charter.",
        _each(_notified),
    ),
    _check(
        "D06",
        ART_6,
        "The charter’s way",
        "A signature is given to a text, and a charter is sent once it is signed.",
        _each(_way_of_the_charter),
    ),
    _check(
        "D07",
        ART_9C,
        "Communication in the charter",
        "The charter says which systems of communication are used.",
        _each(_amended),
    ),
    _check(
        "D08",
        ART_8BC,
        "Steps after a breach",
        "A measure holds when its steps were kept.",
        _measures(measure_in_order),
    ),
    _check(
        "D09",
        ART_3,
        "Immediate end",
        "The act of 29 July 1934 forbids private militias.",
        _each(_ended_at_once),
    ),
    _check(
        "D10",
        ART_8B,
        "Coordination goes on",
        "While a coordinator is suspended, somebody has to stand in.",
        _measures(replaced),
    ),
    _check(
        "D11",
        ANNEX_1,
        "Steps of the launch",
        "Each step of the launch rests on the one before it.",
        _each(_launch_in_order),
        "advice",
    ),
)

"""The steps of the letter itself, from draft to closed. Each gives a new dossier.

``on`` is when the step was taken; where ``today`` is given, a later day is refused.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from plpmission.errors import LifeError
from plpmission.life import needs
from plpmission.life.days import check_day, mandate_end
from plpmission.life.needs import refuse_if_missing
from plpmission.life.stages import last_set
from plpmission.model import Dossier
from plpmission.model.life import Setting
from plpmission.model.terms import AuthorityKind, MandateKind

COUNCILS = (AuthorityKind.MUNICIPAL_COUNCIL, AuthorityKind.POLICE_COUNCIL)
"""Who sets the letter of a chief of corps (PJPol VII.III.39)."""


def propose(dossier: Dossier, on: dt.date, *, today: dt.date | None = None) -> Dossier:
    """The holder proposes the letter to the authority (Exodus Act, art. 72).

    Raises:
        LifeError: it is no draft, it states no objectives or no means, or the day disagrees.
    """
    refuse_if_missing(needs.to_propose(dossier))
    check_day(on, today, not_after=mandate_end(dossier), source=needs.EXODUS)
    return _with(dossier, proposed_on=on)


def withdraw_proposal(dossier: Dossier) -> Dossier:
    """The holder takes the proposal back, to write on.

    Raises:
        LifeError: there is none, or the authority has decided on it.
    """
    refuse_if_missing(needs.to_withdraw(dossier))
    return _with(dossier, proposed_on=None)


def set_by_authority(
    dossier: Dossier,
    on: dt.date,
    by: AuthorityKind,
    reference: str,
    *,
    today: dt.date | None = None,
) -> Dossier:
    """The authority sets the letter, by a decision with a date and a reference (VII.III.39).

    Raises:
        LifeError: it was not proposed, the authority is not the one that decides, the decision has
            no reference, or the day disagrees.
    """
    refuse_if_missing(needs.to_set(dossier))
    proposed = dossier.letter.setting.proposed_on
    check_decision(dossier, by, reference)
    check_day(
        on,
        today,
        not_before=((proposed, "The decision of {on} lies before the proposal of {day}."),),
        not_after=mandate_end(dossier),
    )
    return _with(dossier, set_on=on, set_by=by, reference=reference.strip())


def check_decision(dossier: Dossier, by: AuthorityKind, reference: str) -> None:
    """Refuse a decision of another authority than the one that decides, or without a reference.

    Raises:
        LifeError: as said; ``where`` is ``step.by`` or ``step.reference``.
    """
    mandate = dossier.letter.mandate
    if mandate.kind is MandateKind.CHIEF_OF_CORPS and by not in COUNCILS:
        raise LifeError(
            "For a chief of corps, the municipal council or the police council decides.",
            where="step.by",
            source=needs.SETTING,
        )
    if mandate.authority and mandate.authority is not by:
        raise LifeError(
            "The letter names another authority in 1.2 than the one that decided here. "
            "Put right the one that is wrong.",
            where="step.by",
            source=needs.SETTING,
        )
    if not reference.strip():
        raise LifeError(
            "The reference of the decision is missing, such as the meeting and the item.",
            where="step.reference",
            source=needs.SETTING,
        )


def record_copy(
    dossier: Dossier, on: dt.date, means: str, by: str = "", *, today: dt.date | None = None
) -> Dossier:
    """A copy went to the inspector general, on a day and by some means (VII.III.39).

    Raises:
        LifeError: the letter is not set, the copy went already, how is not said, or the day
            disagrees.
    """
    refuse_if_missing(needs.to_copy(dossier))
    check_copy(dossier.letter.setting, on, means, today)
    return _with(dossier, copy_sent_on=on, copy_means=means.strip(), copy_sent_by=by.strip())


def check_copy(setting: Setting, on: dt.date, means: str, today: dt.date | None) -> None:
    """Refuse a copy that went before the decision, or nobody says how.

    Raises:
        LifeError: as said; ``where`` is ``step.on`` or ``step.means``.
    """
    decided = setting.set_on
    check_day(
        on, today, not_before=((decided, "The copy of {on} went before the decision of {day}."),)
    )
    if not means.strip():
        raise LifeError(
            "Say how the copy went, such as by registered letter or by e-mail.",
            where="step.means",
            source=needs.SETTING,
        )


def put_in_force(dossier: Dossier, on: dt.date, *, today: dt.date | None = None) -> Dossier:
    """The mandate begins to be exercised under the letter (VII.III.96).

    Raises:
        LifeError: the letter is not set and copied, the mandate's start is not known, or the day
            disagrees.
    """
    refuse_if_missing(needs.to_apply(dossier))
    check_day(
        on,
        today,
        not_before=(
            (dossier.letter.setting.set_on, "The date {on} lies before the decision of {day}."),
            (
                dossier.letter.mandate.start,
                "The date {on} lies before the start of the mandate, {day}.",
            ),
        ),
        not_after=mandate_end(dossier),
        source=needs.EXERCISE,
    )
    return _with(dossier, in_force_on=on)


def close(dossier: Dossier, on: dt.date, reason: str, *, today: dt.date | None = None) -> Dossier:
    """The letter stops to apply: the mandate has ended, or another letter takes its place.

    Raises:
        LifeError: the letter is not in force, an amendment is under way, no reason is given, or
            the day disagrees.
    """
    refuse_if_missing(needs.to_close(dossier))
    in_force = dossier.letter.setting.in_force_on
    check_day(
        on,
        today,
        not_before=(
            (in_force, "The date {on} lies before the letter came into force, {day}."),
            (last_set(dossier), "The date {on} lies before the last decision, of {day}."),
        ),
        source=needs.EXERCISE,
    )
    if not reason.strip():
        raise LifeError(
            "Say in a few words why the letter is closed.",
            where="step.reason",
            source=needs.EXERCISE,
        )
    return _with(dossier, closed_on=on, closed_reason=reason.strip())


def _with(dossier: Dossier, **recorded: Any) -> Dossier:
    changed = dossier
    for name, value in recorded.items():
        changed = changed.with_value(f"letter.setting.{name}", value)
    return changed

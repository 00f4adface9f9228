"""Amendments: begun from a change or a shortfall, proposed, set and copied as a letter is."""

from __future__ import annotations

import datetime as dt

from plpmission.errors import LifeError
from plpmission.life import needs
from plpmission.life.applying import applied
from plpmission.life.days import check_day, mandate_end
from plpmission.life.needs import refuse_if_missing
from plpmission.life.stages import AmendmentState, amendment_state, last_set
from plpmission.life.steps import check_copy, check_decision
from plpmission.model import Dossier
from plpmission.model.life import Amendment, SupersededMeans
from plpmission.model.objectives import Means
from plpmission.model.terms import AmendedPart, AuthorityKind, ProposedBy


def start_amendment(  # noqa: PLR0913 - what its form asks for
    dossier: Dossier,
    *,
    proposed_by: ProposedBy | None = None,
    changes: AmendedPart | None = None,
    reason: str = "",
    title: str = "",
    from_shortfall: str | None = None,
) -> Dossier:
    """Begin an amendment, at the end of ``letter.amendments``; who, what and why can follow.

    ``from_shortfall`` is the id of means of which less was granted than promised: they are named
    in it, with what was granted as what would be promised from now on.

    Raises:
        LifeError: the letter is not in force, another amendment is under way, or the means do not
            fall short.
    """
    refuse_if_missing(needs.to_amend(dossier))
    amendment = Amendment.new(
        title=title, proposed_by=proposed_by, changes=changes, reason=reason.strip()
    )
    if from_shortfall:
        amendment = _from_shortfall(dossier, amendment, from_shortfall)
    return dossier.with_item("letter.amendments", amendment)


def _from_shortfall(dossier: Dossier, amendment: Amendment, means: str) -> Amendment:
    short = dossier.item(means)
    if not isinstance(short, Means) or not _falls_short(short):
        raise LifeError(
            "Of these means, no less was granted than promised.",
            where=f"letter.means[{means}]",
            source=needs.AMENDING,
        )
    change = SupersededMeans.new(means=means, new_promised=short.granted)
    return amendment.model_copy(
        update={
            "changes": amendment.changes or AmendedPart.MEANS,
            "title": amendment.title or short.title,
            "means": (change,),
            "shortfall": means,
        }
    )


def _falls_short(means: Means) -> bool:
    """Less was granted than promised; where nothing is recorded yet, nobody knows."""
    return means.granted is not None and means.granted < (means.promised or 0)


def propose_amendment(
    dossier: Dossier, amendment: str, on: dt.date, *, today: dt.date | None = None
) -> Dossier:
    """The authority or the holder proposes an amendment (VII.III.40).

    Raises:
        LifeError: the letter is not in force, the amendment does not say who, what and why, or
            the day disagrees.
    """
    held = _held(dossier, amendment)
    refuse_if_missing(needs.in_force(dossier))
    refuse_if_missing(needs.to_propose_amendment(dossier, held))
    in_force = dossier.letter.setting.in_force_on
    check_day(
        on,
        today,
        not_before=(
            (in_force, "The date {on} lies before the letter came into force, {day}."),
            (last_set(dossier), "The date {on} lies before the last decision, of {day}."),
        ),
        not_after=mandate_end(dossier),
        source=needs.AMENDING,
    )
    return dossier.with_value(f"letter.amendments[{amendment}].proposed_on", on)


def set_amendment(  # noqa: PLR0913 - what its form asks for
    dossier: Dossier,
    amendment: str,
    on: dt.date,
    by: AuthorityKind,
    reference: str,
    *,
    today: dt.date | None = None,
) -> Dossier:
    """The authority sets an amendment: what it changes takes effect, what was before stays in it.

    Raises:
        LifeError: it was not proposed, the letter is not in force, the authority or the day is
            not right, or something that it changes is not there any more.
    """
    held = _held(dossier, amendment)
    refuse_if_missing(needs.in_force(dossier))
    refuse_if_missing(needs.to_set_amendment(dossier, held))
    check_decision(dossier, by, reference)
    check_day(
        on,
        today,
        not_before=(
            (held.proposed_on, "The decision of {on} lies before the proposal of {day}."),
            (last_set(dossier), "The date {on} lies before the last decision, of {day}."),
        ),
        not_after=mandate_end(dossier),
        source=needs.AMENDING,
    )
    here = f"letter.amendments[{amendment}].setting"
    changed = applied(dossier, held)
    decided = {"set_on": on, "set_by": by, "reference": reference.strip()}
    for name, value in decided.items():
        changed = changed.with_value(f"{here}.{name}", value)
    return changed


def record_amendment_copy(  # noqa: PLR0913 - what its form asks for
    dossier: Dossier,
    amendment: str,
    on: dt.date,
    means: str,
    by: str = "",
    *,
    today: dt.date | None = None,
) -> Dossier:
    """A copy of the amendment went to the inspector general (VII.III.39 and 40).

    Raises:
        LifeError: it is not set, the copy went already, or the day disagrees.
    """
    held = dossier.item(amendment)
    if not isinstance(held, Amendment) or amendment_state(held) is not AmendmentState.SET:
        raise LifeError("There is no copy of this amendment to record.", source=needs.AMENDING)
    check_copy(held.setting, on, means, today)
    sent = {"copy_sent_on": on, "copy_means": means.strip(), "copy_sent_by": by.strip()}
    changed = dossier
    for name, value in sent.items():
        changed = changed.with_value(f"letter.amendments[{amendment}].setting.{name}", value)
    return changed


def put_aside(
    dossier: Dossier, amendment: str, on: dt.date, reason: str, *, today: dt.date | None = None
) -> Dossier:
    """An amendment comes to nothing: it is kept, with the reason, and changes nothing.

    Raises:
        LifeError: it is set or put aside already, no reason is given, or the day disagrees.
    """
    held = _held(dossier, amendment)
    before = (held.proposed_on, "The date {on} lies before the proposal of {day}.")
    check_day(on, today, not_before=(before,), source=needs.AMENDING)
    if not reason.strip():
        raise LifeError(
            "Say in a few words why the amendment is put aside.",
            where="step.reason",
            source=needs.AMENDING,
        )
    here = f"letter.amendments[{amendment}].setting"
    changed = dossier.with_value(f"{here}.closed_on", on)
    return changed.with_value(f"{here}.closed_reason", reason.strip())


def _held(dossier: Dossier, amendment: str) -> Amendment:
    """The amendment of that id, where it is under way."""
    under_way = {AmendmentState.DRAFT, AmendmentState.PROPOSED}
    for held in dossier.letter.amendments:
        if held.id == amendment and amendment_state(held) in under_way:
            return held
    raise LifeError(
        "This amendment is not under way: it has been set, put aside or removed.",
        source=needs.AMENDING,
    )

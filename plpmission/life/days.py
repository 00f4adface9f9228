"""Dates that agree: each step lies between the step before it and the mandate's end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from plpmission.errors import LifeError
from plpmission.life.needs import SETTING
from plpmission.model import Dossier

Bound = tuple[dt.date | None, str]
"""A day, if known, and the sentence to say where the step lies on the wrong side of it."""


def check_day(
    on: dt.date,
    today: dt.date | None,
    *,
    not_before: Iterable[Bound] = (),
    not_after: Iterable[Bound] = (),
    source: str = SETTING,
) -> None:
    """Refuse a day that lies in the future, or outside its bounds.

    Raises:
        LifeError: with both dates; ``where`` is ``step.on``.
    """
    if today and on > today:
        raise LifeError(
            "The date {on} lies in the future: record the step once it has been taken.",
            where="step.on",
            source=source,
            on=on,
        )
    for day, sentence in not_before:
        if day and on < day:
            raise LifeError(sentence, where="step.on", source=source, on=on, day=day)
    for day, sentence in not_after:
        if day and on > day:
            raise LifeError(sentence, where="step.on", source=source, on=on, day=day)


def last_day(dossier: Dossier) -> dt.date | None:
    """The last day of the mandate, or of the renewed one that carries the letter on."""
    ends = [dossier.letter.mandate.end]
    ends += [held.end for held in dossier.follow_up.renewals if held.carried_on]
    return max((day for day in ends if day), default=None)


def mandate_end(dossier: Dossier) -> tuple[Bound, ...]:
    """No step of a letter comes after the mandate."""
    return ((last_day(dossier), "The date {on} lies after the end of the mandate, {day}."),)

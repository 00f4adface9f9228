"""Runs the checks on a dossier: first what they find, then the words for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Finding, Hit
from plpmission.checks.rules import CHECKS
from plpmission.checks.wording import finding
from plpmission.i18n import as_lang
from plpmission.model import Dossier


def collect(
    dossier: Dossier, section: str | None = None, codes: Collection[str] | None = None
) -> Iterator[tuple[Check, Hit]]:
    """What the checks find in a dossier, or in one section of its letter, in no language yet.

    With ``codes``, only those checks are run.
    """
    reading = Reading(dossier, section)
    about = _speaks_of(dossier)
    for check_ in CHECKS:
        if check_.of not in about or (codes is not None and check_.code not in codes):
            continue
        for hit in check_.run(reading):
            if section is None or hit.section == section:
                yield check_, hit


def _speaks_of(dossier: Dossier) -> set[str]:
    """What it holds: a letter, unless it is a register; partnerships, where there are any."""
    letter = [] if dossier.holds == "partnerships" else ["letter"]
    return {*letter, *(["partnerships"] if dossier.zone.partnerships else [])}


def check(
    dossier: Dossier,
    lang: str = "fr",
    *,
    section: str | None = None,
    dismissed: bool = False,
    codes: Collection[str] | None = None,
) -> list[Finding]:
    """What the checks say of a dossier's letter, to a reader of ``lang``.

    ``section`` restricts it to a section, by id. Advice that was set aside (the dossier's
    ``dismissals``, by code and by what it is about) is left out; with ``dismissed`` it is all
    that is given. ``codes`` restricts it to those checks. Errors and warnings cannot be set aside.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    reader = as_lang(lang)
    aside = {(dismissal.code, dismissal.about) for dismissal in dossier.dismissals}
    found = (finding(check_, hit, reader) for check_, hit in collect(dossier, section, codes))
    return [one for one in found if _is_aside(one, aside) is dismissed]


def _is_aside(one: Finding, aside: set[tuple[str, str]]) -> bool:
    return one.severity == "advice" and (one.code, one.about) in aside

"""What the checks say of one partnership: of it alone, so that a large register opens at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plpmission.checks import CHECKS, Finding, check
from plpmission.model import Dossier
from plpmission_widgets.forms.partnerships import ZONE_FORMS
from plpmission_widgets.views.partnerships.page import section_of
from plpmission_widgets.views.places import by_ids

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

CODES = tuple(rule.code for rule in CHECKS if rule.code[0] in "PVDN")
"""Cover and criteria, evaluation, clocks, neutrality."""


def checked(dossier: Dossier, section: str) -> str:
    """The checks look at the partnership in view, or at what the zone says in a section."""
    wanted = section.partition("/")[0]
    known = any(one.id == wanted for one in dossier.zone.partnerships)
    return wanted if known else section if section in ZONE_FORMS else ""


def findings(desk: Desk) -> tuple[Finding, ...]:
    """What the checks say of the partnership or the zone's section in view; not of them all."""
    here = desk.open_letter
    wanted = checked(here.dossier, here.section)
    if wanted in ZONE_FORMS:
        return tuple(check(here.dossier, desk.lang, section=wanted, codes=CODES))
    return of_partnership(here.dossier, wanted, desk) if wanted else ()


def of_partnership(dossier: Dossier, wanted: str, desk: Desk) -> tuple[Finding, ...]:
    """What the checks say of a partnership, each finding with the section of these screens."""
    mine = tuple(one for one in dossier.zone.partnerships if one.id == wanted)
    alone = dossier.model_copy(
        update={"zone": dossier.zone.model_copy(update={"partnerships": mine})}
    )
    return tuple(
        replace(found, where=where, section=section_of(where))
        for found in check(alone, desk.lang, codes=CODES)
        for where in (by_ids(found.where, alone),)
    )

"""What the panes show of a mandate's dossier: its letter (see ``holding``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plpmission.checks import CHECKS, Finding, check
from plpmission.i18n import Lang, translator
from plpmission.model import Dossier
from plpmission.outline import contents
from plpmission_widgets import summaries, walk
from plpmission_widgets.page import Page
from plpmission_widgets.views import aside as aside_view
from plpmission_widgets.views import dialogs
from plpmission_widgets.views import documents as documents_view
from plpmission_widgets.views import outline as outline_view
from plpmission_widgets.views import section as section_view
from plpmission_widgets.views.findings import counts

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

Json = dict[str, Any]

_OF_THE_LETTER = tuple(rule.code for rule in CHECKS if rule.code[0] in "LWSTKMACG")
"""What is said of a letter; of reports and partnerships where they are written."""


def sections(dossier: Dossier) -> list[str]:
    """The sections of the letter."""
    return walk.letter_order(dossier)


def section_of(path: str) -> str:
    """The section that a place belongs to."""
    return contents.section_of(path)


def summary(dossier: Dossier) -> Mapping[str, Any]:
    """What the list of dossiers says of it."""
    return summaries.letter_summary(dossier)


def heading(dossier: Dossier, _: str, lang: Lang) -> Json:
    """The dossier's name, and the years of the mandate."""
    t, mandate = translator("app", lang), dossier.letter.mandate
    years = "–".join(str(date.year) for date in (mandate.start, mandate.end) if date)
    return {
        "title": dossier.title or t("Dossier without a name"),
        "subtitle": " ".join(filter(None, (t("Mission letter"), years))),
    }


def label(dossier: Dossier, section: str, lang: Lang) -> str:
    """A section's number and short title."""
    return Page(dossier=dossier, lang=lang).label(section)


def page(desk: Desk) -> Page:
    """What is drawn of the open letter."""
    here = desk.open_letter
    return Page(
        dossier=here.dossier,
        lang=desk.lang,
        section=here.section,
        item=here.item,
        counts=counts(desk.findings()),
    )


def bare(dossier: Dossier, lang: Lang) -> Page:
    """A state of the dossier, open nowhere."""
    return Page(dossier=dossier, lang=lang)


def checked(_dossier: Dossier, _section: str) -> str:
    """The checks look at the letter as a whole."""
    return ""


def findings(desk: Desk) -> tuple[Finding, ...]:
    """What the checks say of the letter."""
    return tuple(check(desk.open_letter.dossier, desk.lang, codes=_OF_THE_LETTER))


def outline(desk: Desk) -> Json:
    """The sections of the letter, each with where it stands."""
    return outline_view.outline_view(desk.page())


def section(desk: Desk) -> Json:
    """The form of the section in view."""
    return section_view.section(desk.page())


def aside(desk: Desk) -> Json:
    """Guidance and what the checks say of the section in view."""
    return aside_view.aside(desk.page(), desk.findings())


def documents(desk: Desk) -> list[Json]:
    """The documents that can be made of the letter and its reports."""
    here = desk.open_letter
    return documents_view.documents(here.dossier, desk.store.revisions(here.id), desk.lang)


def subject(desk: Desk, _: str) -> tuple[str, str]:
    """The whole dossier, by its name."""
    return "", desk.open_letter.dossier.title


_WORKED_ON = {
    "view-report": "activity-report",
    "view-evaluation": "evaluation-report",
    "view-compare": "evaluation-report",
    "view-hearing": "evaluation-report",
}


def export_dialog(desk: Desk) -> Json:
    """What the checks say of the letter stands first; a finished file can be signed.

    The document offered first is the one that is worked on.
    """
    offered = documents(desk)
    shown = dialogs.export(desk.findings(), desk.page(), offered)
    wanted = _WORKED_ON.get(desk.open_letter.section)
    here = wanted in {one["value"] for one in offered}
    return {**shown, "signable": True} | ({"document": wanted} if here else {})


def remarks(desk: Desk) -> Json:
    """All findings, section by section."""
    return dialogs.findings(desk.findings(), desk.page())

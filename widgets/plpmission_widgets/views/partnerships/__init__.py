"""What the panes show of a zone's partnerships (see ``holding``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plpmission.i18n import Lang, translator
from plpmission.model import Dossier
from plpmission.outline.charter import charter_texts
from plpmission_widgets.views.findings import counts
from plpmission_widgets.views.partnerships import (
    checking,
    documenting,
    listing,
    missing,
    panes,
    papers,
    ticking,
)
from plpmission_widgets.views.partnerships import page as pages
from plpmission_widgets.views.partnerships.page import OVERVIEW, PlpPage, RegisterPage

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "partnerships"
Json = dict[str, Any]

sections = pages.sections
section_of = pages.section_of
summary = listing.summary


def heading(dossier: Dossier, section: str, lang: Lang) -> Json:
    """The zone, or the partnership in view; the bar's tabs and its main button."""
    t, zone = translator(DOMAIN, lang), dossier.zone
    wanted = section.partition("/")[0]
    here = next((one for one in zone.partnerships if one.id == wanted), None)
    shown: Json = {
        "title": zone.name or dossier.title,
        "subtitle": t("Register of partnerships"),
        "can_export": here is not None,
        "apps": _apps(t("Dossiers"), t("Partnerships"), t("History and comments")),
    }
    if here is None:
        return shown
    state = translator("model", lang)(here.state.label)
    name = here.name or t("Partnership without a name")
    return {
        **shown,
        "title": ", ".join(filter(None, (name, here.municipality))),
        "subtitle": " · ".join(filter(None, (zone.name, state))),
        "export_label": t("Prepare the sending"),
    }


def label(dossier: Dossier, section: str, lang: Lang) -> str:
    """A section's name; of a partnership, with the partnership's."""
    wanted, _, part = section.rpartition("/")
    names = {one.id: one.name for one in dossier.zone.partnerships}
    words = charter_texts(lang).criteria
    said = (
        words[part].short_title if part in words else pages.titles(translator(DOMAIN, lang))[part]
    )
    return f"{names[wanted]} · {said}" if wanted else said


def _apps(dossiers: str, partnerships: str, around: str) -> list[Json]:
    return [
        {"id": "home", "label": dossiers, "message": {"do": "home"}, "current": False},
        {
            "id": "partnerships",
            "label": partnerships,
            "message": {"do": "go", "section": OVERVIEW},
            "current": True,
            "around": around,
        },
    ]


def page(desk: Desk) -> PlpPage:
    """What is drawn of the open register."""
    here = desk.open_letter
    return PlpPage(
        dossier=here.dossier,
        lang=desk.lang,
        section=here.section,
        item=here.item,
        counts=counts(desk.findings()),
        key=here.id,
        store=desk.store,
        asked=desk.asked.get(f"plp {here.id}", {}),
    )


def bare(dossier: Dossier, lang: Lang) -> RegisterPage:
    """A state of the register, open nowhere."""
    return RegisterPage(dossier=dossier, lang=lang)


checked = checking.checked
findings = checking.findings


def outline(desk: Desk) -> Json:
    """The charter's criteria, and what is around them."""
    return panes.outline(_page(desk))


def section(desk: Desk) -> Json:
    """The section in view."""
    return panes.section(_page(desk))


def aside(desk: Desk) -> Json | None:
    """What helps with the section in view."""
    return ticking.aside(_page(desk), desk.findings())


def documents(desk: Desk) -> list[Json]:
    """The documents that can be made of the partnership in view."""
    return documenting.documents(_page(desk))


def subject(desk: Desk, document: str) -> tuple[str, str]:
    """The partnership in view; of an evaluation's report, the evaluation that is open."""
    page = _page(desk)
    here = page.open
    if document == "partnership-evaluation":
        opened = next((one.id for one in here.evaluations if one.id == page.item), "")
        return opened or here.id, here.name
    return here.id, here.name


def export_dialog(desk: Desk) -> Json:
    """What is missing in the charter stands first."""
    return papers.dialog(desk, "submission-package")


def remarks(desk: Desk) -> Json:
    """What is missing in the charter in view, and the other remarks."""
    page = _page(desk)
    made = missing.dialog if page.here else missing.of_zone
    return made(page, desk.findings())


def _page(desk: Desk) -> PlpPage:
    found = desk.page()
    assert isinstance(found, PlpPage)  # noqa: S101 - made above
    return found

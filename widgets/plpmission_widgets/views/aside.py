"""The right pane: what a reader looks for, what the text touches, and what the checks say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plpmission.checks import CHECKS, Finding, touched_prompts
from plpmission.errors import UnknownItem
from plpmission.i18n import Translate, translator
from plpmission.model import Dossier
from plpmission.outline import outline, texts
from plpmission.outline.contents import section_of
from plpmission_widgets.page import Page
from plpmission_widgets.views import findings as found_rows
from plpmission_widgets.views.builder import beside
from plpmission_widgets.views.marks import in_view
from plpmission_widgets.views.places import in_detail

Json = dict[str, Any]


def aside(page: Page, findings: Sequence[Finding]) -> Json:
    """Guidance and findings for the section in view, or for one item of it."""
    mine = [found for found in findings if found.section == page.section]
    if page.item:
        mine = [found for found in mine if _is_of(found, page.item, page.dossier)]
    parts = beside(page, mine)
    mine = [found for found in mine if not _said_in(parts, found)]
    return {
        **parts,
        "marks": in_view(page, findings),
        **_guidance(page),
        "elements_heading": page.t("What one may speak of"),
        "findings": found_rows.rows(mine, page),
        "findings_heading": _heading(mine, page.t),
        "dismissed": _dismissed(page),
    }


def _said_in(parts: Json, found: Finding) -> bool:
    """Whether a dial says it already, in its own words."""
    return found.code in parts["said"]


def _is_of(found: Finding, item: str, dossier: Dossier) -> bool:
    return found.about == item or in_detail(found.where, dossier) == item


def _guidance(page: Page) -> Json:
    if page.section.startswith("sec-"):
        said = page.t("A section of your own: say what the model does not ask for.")
        return {"guidance": said, "prompts": [], "example": None}
    words = page.words.section(page.section)
    touched = touched_prompts(page.dossier, page.section)
    return {
        "guidance": words.guidance,
        "prompts": [
            {
                "id": prompt.id,
                "label": words.prompts[prompt.id],
                "touched": prompt.id in touched,
                "kind": prompt.kind,
            }
            for prompt in outline().section(page.section).prompts
        ],
        # The example is there to write like it: in the letter's language.
        "example": texts(page.dossier.lang).section(page.section).example,
    }


def _heading(findings: Sequence[Finding], t: Translate) -> str:
    count = len(findings)
    if not count:
        return t("none")
    if any(found.severity == "error" for found in findings):
        return str(count)
    return t("{count}, none stops the export", count=count)


def _dismissed(page: Page) -> list[Json]:
    """The advice set aside here: said of the section, or of an item that stands in it."""
    titles = {check.code: check.title for check in CHECKS}
    t = translator("checks", page.lang)
    return [
        {"id": gone.id, "title": t(titles.get(gone.code, gone.code)), "reason": gone.reason}
        for gone in page.dossier.dismissals
        if _stands_in(gone.about, page.section, page.dossier)
    ]


def _stands_in(about: str, section: str, dossier: Dossier) -> bool:
    if about == section:
        return True
    try:
        return section_of(dossier.located(about)[0]) == section
    except UnknownItem:
        return False

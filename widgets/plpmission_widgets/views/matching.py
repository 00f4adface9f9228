"""A report as plain text: its passages, each beside the objective that it seems to speak of."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from plpmission.compare.passages import SURE, Passage, Placed
from plpmission.i18n import Translate, translator
from plpmission_widgets.matched import open_in
from plpmission_widgets.options import LANGUAGE_NAMES
from plpmission_widgets.page import Page
from plpmission_widgets.views.reports import called

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "reports"
Json = dict[str, Any]


def fields(desk: Desk) -> list[Json]:
    """The place for a text; and once it is there, its passages with the proposals."""
    page, t = desk.page(), translator(DOMAIN, desk.lang)
    held = open_in(desk.store, desk.open_letter.id, desk.who)
    found = held.placed if held else None
    return [
        {
            "kind": "match",
            "path": "match",
            "read": held.id if held else None,
            "passages": [_passage(one) for one in held.placed.passages] if held else [],
            "choices": [asdict(one) for one in held.choices] if held else [],
            "notes": list(_notes(page, found, t)) if found else [],
            "objectives": [
                {"value": one.id, "label": page.names[one.id].label}
                for one in page.dossier.letter.objectives
            ],
            "reports": [
                *(
                    {"value": one.id, "label": called(one, desk.lang)}
                    for one in reversed(page.dossier.activity_reports)
                ),
                {"value": "", "label": t("A new report")},
            ],
            "sure": SURE,
            "words": _words(t),
        }
    ]


def _passage(one: Passage) -> Json:
    return {"text": one.text, "confidence": one.confidence}


def _notes(page: Page, found: Placed, t: Translate) -> list[str]:
    """What to know of the text before one trusts the proposals."""
    said = []
    if not page.dossier.letter.objectives:
        said.append(t("The letter has no objective yet: there is nothing to match."))
    if not found.passages:
        said.append(t("No passage was found: the text is empty, or holds headings alone."))
    if found.cut:
        said.append(
            t("The text is very long: {count} passages at its end were not read.", count=found.cut)
        )
    if found.passages and found.lang != page.dossier.lang:
        name = translator("app", page.lang)(LANGUAGE_NAMES[found.lang])
        said.append(
            t("The text seems to be in another language ({name}): matched by sense.", name=name)
        )
    return said


def _words(t: Translate) -> Json:
    return {
        "text": t("Text of the report"),
        "help": t(
            "Paste it, or bring a text file. Nothing is written before you confirm it, passage by "
            "passage."
        ),
        "file": t("Choose a text file"),
        "drop": t("or drop it here (.txt, .md)"),
        "find": t("Find the objectives"),
        "finding": t("The text is being read…"),
        "again": t("Another text"),
        "passage": t("Passage"),
        "objective": t("Objective"),
        "none": t("None of them"),
        "confidence": t("How sure"),
        "sure": t("{share} % sure"),
        "corrected": t("chosen by you"),
        "confirm": t("Confirmed"),
        "confirm_sure": t("Confirm those that are at least {share} % sure"),
        "take": t("Take what is confirmed into the report"),
        "into": t("Into which report"),
        "count": t("{count} confirmed of {all}"),
        "large": t("The file is larger than a text is (4 MB)."),
    }

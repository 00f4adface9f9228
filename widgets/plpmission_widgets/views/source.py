"""The documents that a dossier was made from: every word of them, and where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plpmission.i18n import Translate, translator
from plpmission.importers.source import Passage
from plpmission_widgets.intake import Intake
from plpmission_widgets.kept_files import of_kind
from plpmission_widgets.page import Page
from plpmission_widgets.views.intake import images, left, pages_of

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "intake"
VIEW = "view-source"
Json = dict[str, Any]


def fields(desk: Desk) -> list[Json]:
    """Each document in its own order."""
    assert desk.letter is not None  # noqa: S101 - asked for in an open letter only
    t, page = translator(DOMAIN, desk.lang), desk.page()
    kept = of_kind(desk.store, desk.letter.id, "")
    return [
        {
            "kind": "source",
            "path": "source",
            "files": [_file(Intake(desk.store, id_), page, t) for id_ in kept],
            "empty": t("This dossier was not made from a document."),
            "words": {
                "files": t("Documents"),
                "take_file": t("Take the document away"),
                "not_kept": t("What could not be kept"),
                "images": t("Pictures"),
                "picture": t("Picture"),
                "images_note": t(
                    "Pictures stay in the document itself, which is kept with the dossier."
                ),
            },
        }
    ]


def _file(intake: Intake, page: Page, t: Translate) -> Json:
    source = intake.placed.source
    pages = pages_of(source, t)
    return {
        "id": intake.id,
        "name": intake.name,
        "lang": source.lang,
        "kept": intake.file is not None,
        "rows": [_row(one, intake, page, pages.get(one.id, "")) for one in source.passages],
        "left": left(source, page.lang),
        "images": images(source),
    }


def _row(passage: Passage, intake: Intake, page: Page, on: str) -> Json:
    t, place = translator(DOMAIN, page.lang), intake.places[passage.id]
    out = passage.id in intake.decisions.left_out
    known = page.numbers if page.dossier.holds == "mandate" else {}
    goes = place.section if place.section in known and not out else ""
    return {
        "id": passage.id,
        "kind": passage.kind,
        "text": passage.text,
        "table": passage.rows,
        "number": passage.number,
        "image": passage.image,
        "page": on,
        "goes": {"id": goes, "label": page.label(goes)} if goes else None,
        "said": t("Left out") if out else "",
        "state": "left_out" if out else "kept",
    }

"""The covering mail of a submission, to be copied into a mail program."""

from __future__ import annotations

from typing import Any

from plpmission.partners.parting import part_of
from plpmission.render.blocks import Paragraph
from plpmission.render.papers.scope import PaperScope
from plpmission.render.papers.submission import ADDRESS, mail
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def field(page: PlpPage) -> Json:
    """The mail as the package prints it, in the register's language."""
    t, lang = page.t, page.dossier.lang
    alone = part_of(page.dossier, page.open.id, "submission-package")
    scope = PaperScope(dossier=alone, lang=lang, draft=False)
    written = [block for block in mail(scope) if isinstance(block, Paragraph)]
    return {
        "kind": "plp-mail",
        "path": "mail",
        "label": t("Covering mail"),
        "to": ADDRESS,
        "subject": scope.own_text(scope.texts["submission"]["subject"]),
        "text": "\n\n".join(
            "".join(run.text for run in block.runs) for block in written if block.style == "body"
        ),
        "lang": lang,
        "words": {"to": t("To:"), "copy": t("Copy the text")},
    }

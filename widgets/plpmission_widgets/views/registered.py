"""How the list of dossiers shows a zone's register of partnerships."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plpmission.i18n import Lang, translator
from plpmission.outline.contents import Progress

DOMAIN = "partnerships"
Json = dict[str, Any]


def row(summary: Mapping[str, Any], found: Progress, lang: Lang) -> Json:
    """How many partnerships are recognised, of those that are not ended."""
    t = translator(DOMAIN, lang)
    said = t("{done} of {count} recognised", done=found.done, count=found.counted)
    named = (summary.get("entity"), t("Register of partnerships"))
    return {
        "subtitle": " · ".join(filter(None, named)),
        "stage": t("Partnerships"),
        "steps": [],
        "progress_text": said,
    }

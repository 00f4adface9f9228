"""Ways to begin an objective other than an empty form."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import translator
from plpmission_widgets.page import Page

DOMAIN = "builder"


def fields(page: Page, base: str) -> list[dict[str, Any]]:
    """From a sentence, from a pair of the analysis."""
    del base
    t = translator(DOMAIN, page.lang)
    return [
        {
            "kind": "acts",
            "path": "letter.objectives.starts",
            "acts": [
                {"do": "patterns", "label": t("Start from a sentence"), "icon": "list"},
                {
                    "do": "go",
                    "section": "analysis",
                    "label": t("Cross the analysis"),
                    "icon": "link",
                },
            ],
        }
    ]

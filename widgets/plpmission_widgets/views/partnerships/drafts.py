"""Drafts of what the zonal plan and the letter say of the partnerships."""

from __future__ import annotations

from typing import Any

from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, _: str) -> list[Json]:
    """The way to begin from a draft; a letter takes its passage over with the partnerships."""
    t = page.t
    return [
        {
            "kind": "plp-said",
            "path": "drafts",
            "texts": [
                t("The plan mentions the partnerships (art. 8d); the letter, if you wish."),
                t("A letter takes its passage over together with the partnerships."),
            ],
            "acts": [
                {
                    "label": t("Draft for the zonal plan"),
                    "message": {"do": "plp_draft", "what": "pzs_passage"},
                },
                {
                    "label": t("Draft for the letter"),
                    "message": {"do": "plp_draft", "what": "letter_passage"},
                },
            ],
        }
    ]

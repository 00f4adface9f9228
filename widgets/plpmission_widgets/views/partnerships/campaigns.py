"""Evaluation campaigns: questionnaires as files, brought back in, and who is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Campaign
from plpmission.partners.campaigning import progress
from plpmission_widgets.views.partnerships import taking
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, _: str) -> list[Json]:
    """Each campaign with who has answered, and the way to bring questionnaires back in."""
    zone = page.dossier.zone
    drawn = [field for one in zone.campaigns for field in _campaign(page, one)]
    if zone.campaigns:
        drawn.append(
            taking.drop(
                page,
                "answers",
                page.t("Bring a questionnaire back in"),
                page.t("One file a coordinator, as it was sent out."),
                ".xlsx",
            )
        )
    return drawn


def _campaign(page: PlpPage, one: Campaign) -> Iterator[Json]:
    t = page.t
    title = one.title or t("Campaign without a title")
    if not one.asked:
        count = sum(
            held.state is PartnershipState.RECOGNISED for held in page.dossier.zone.partnerships
        )
        yield {
            "kind": "plp-said",
            "path": f"ask.{one.id}",
            "label": title,
            "texts": [t("Nobody is asked yet.")],
            "acts": [
                {
                    "label": t("Ask all {count} recognised partnerships", count=count),
                    "message": {"do": "plp_ask", "id": one.id},
                }
            ],
        }
        return
    found = progress(page.dossier.zone, one)
    names = {held.id: held for held in page.dossier.zone.partnerships}
    yield {
        "kind": "plp-rows",
        "path": f"progress.{one.id}",
        "label": t(
            "{title}: {back} of {count} are back",
            title=title,
            back=len(found.answered),
            count=len(found.answered) + len(found.missing),
        ),
        "empty": "",
        "columns": [{"label": t("Partnership")}, {"label": t("Answer")}],
        "rows": [
            {
                "id": key,
                "cells": [
                    {"text": names[key].name, "under": names[key].municipality},
                    {"text": t("missing"), "tone": "warning"}
                    if key in found.missing
                    else {"text": t("back"), "tone": "good"},
                ],
                "acts": [
                    {
                        "label": t("Questionnaire"),
                        "message": {"do": "plp_questions", "id": one.id, "about": key},
                    }
                ],
            }
            for key in (*found.missing, *found.answered)
        ],
        "acts_label": t("Actions"),
        "acts": [
            {
                "label": t("All questionnaires (.zip)"),
                "icon": "export",
                "message": {"do": "plp_questions", "id": one.id},
            }
        ],
    }

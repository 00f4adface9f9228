"""The steps that may follow a breach, and who decides each."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import translator
from plpmission.model.partnership_terms import Towards
from plpmission.partners.sanctions import LADDER
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, _: str) -> list[Json]:
    """One ladder for the coordinator, one for a member."""
    return [_ladder(page, towards) for towards in Towards]


def _ladder(page: PlpPage, towards: Towards) -> Json:
    t, said, words = page.t, translator("model", page.lang), translator("partners", page.lang)
    coordinator = towards is Towards.COORDINATOR
    taken = {one.step for one in page.open.measures if one.towards is towards}
    return {
        "kind": "plp-rows",
        "path": f"ladder.{towards}",
        "label": t("Steps towards a coordinator") if coordinator else t("Steps towards a member"),
        "empty": "",
        "columns": [{"label": t("Step")}, {"label": t("Who decides")}, {"label": t("Appeal")}],
        "rows": [
            {
                "id": str(rung.step),
                "cells": [
                    {
                        "text": said(rung.step.label),
                        "under": t("taken") if rung.step in taken else "",
                    },
                    {
                        "text": words(rung.decided_by),
                        "under": t("Circular, art. 8b") if coordinator else t("Circular, art. 8c"),
                    },
                    t("within three weeks") if rung.appealable else t("none"),
                ],
            }
            for rung in LADDER[towards]
        ],
    }

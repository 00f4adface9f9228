"""What a change of the zone makes owed, over all its partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plpmission.i18n import translator
from plpmission.model.partnership import Partnership
from plpmission.partners.noticing import Notice, owed
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, _: str) -> list[Json]:
    """Each partnership of which the FPS Interior was not told something yet."""
    t, said = page.t, translator("model", page.lang)
    zone = page.dossier.zone
    found = [(one, notices) for one in zone.partnerships if (notices := owed(zone, one))]
    if not found:
        return []
    return [
        {
            "kind": "plp-rows",
            "path": "owing",
            "label": t("Notices owed"),
            "empty": "",
            "columns": [
                {"label": t("Partnership")},
                {"label": t("What changed")},
                {"label": t("Notice")},
            ],
            "rows": [
                {
                    "id": one.id,
                    "cells": [
                        {"text": one.name, "under": one.municipality},
                        ", ".join(said(notice.kind.label) for notice in notices),
                        t("prepared, not sent yet") if is_prepared(one, notices) else t("missing"),
                    ],
                    "acts": [{"label": t("Open"), "go": {"section": f"{one.id}/letters"}}],
                }
                for one, notices in found
            ],
            "acts_label": t("Actions"),
            "notes": [t("Circular, art. 6 and annex 2: in writing, at once.")],
            "acts": []
            if all(is_prepared(one, notices) for one, notices in found)
            else [{"label": t("Prepare all notices"), "message": {"do": "plp_notify_all"}}],
        }
    ]


def is_prepared(one: Partnership, notices: Sequence[Notice]) -> bool:
    """Whether a letter of all these changes is written, and only waits for its day."""
    waiting = {kind for mail in one.mail if mail.on is None for kind in mail.changes}
    return all(notice.kind in waiting for notice in notices)

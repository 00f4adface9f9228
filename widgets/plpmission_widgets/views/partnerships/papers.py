"""The export dialog of a partnership: its documents, and the papers of its launch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plpmission_widgets.views import dialogs
from plpmission_widgets.views.partnerships import documenting, missing
from plpmission_widgets.views.partnerships.page import PlpPage

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "partnerships"
Json = dict[str, Any]

DOCUMENTS: Mapping[str, str] = {
    "invitation": "invitation-letter",
    "membership_form": "membership-form",
    "rules": "internal-rules",
    "presentation": "presentation-outline",
    "agenda": "launch-agenda",
    "minutes": "launch-minutes",
    "charter": "charter",
    "covering_mail": "submission-package",
}
"""The documents of the steps of a launch, as the export calls them."""


def dialog(desk: Desk, wanted: str) -> Json:
    """The export dialog at one document; what is missing in the charter stands on top."""
    page = desk.page()
    assert isinstance(page, PlpPage)  # noqa: S101 - asked for in a register only
    offered = documenting.documents(page)
    chosen = wanted if wanted in {row["value"] for row in offered} else str(offered[0]["value"])
    shown = dialogs.export((), page, offered)
    return {
        **shown,
        "document": chosen,
        "formats": [one for one in shown["formats"] if one["id"] in {"pdf", "docx"}],
        "findings": _findings(page, desk),
        "report": None,
    }


def _findings(page: PlpPage, desk: Desk) -> Json:
    found = missing.dialog(page, desk.findings())
    rows = [row for group in found["groups"] for row in group["findings"]]
    errors = sum(row["severity"] == "error" for row in rows)
    return {
        "text": found["counts_text"],
        "list": rows,
        "errors": errors,
        "warnings": 0,
        "advice": 0,
    }

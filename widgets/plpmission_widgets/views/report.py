"""Before an export: what to know about the file itself, each line leading to its field."""

from __future__ import annotations

from typing import Any

from plpmission.checks import Finding
from plpmission.export.report import Remark, report
from plpmission.i18n import translator
from plpmission_widgets.page import Page
from plpmission_widgets.views import findings as found_rows

DOMAIN = "style"

Json = dict[str, Any]


def before_export(page: Page) -> Json:
    """The remarks on the letter's file, as rows that lead to their places."""
    t = translator(DOMAIN, page.lang)
    remarks = report(page.dossier, "letter", page.lang)
    count = len(remarks)
    return {
        "text": t("The file: 1 thing to know")
        if count == 1
        else t("The file: {count} things to know", count=count),
        "list": [found_rows.row(_as_finding(remark), page) for remark in remarks],
    }


def _as_finding(remark: Remark) -> Finding:
    return Finding(
        code=remark.code,
        severity="advice",
        where=remark.where,
        message=remark.message,
        why="",
        hint=remark.hint,
        source=remark.source,
        section=remark.section,
        about="",
    )

"""What is missing in a charter, each leading to its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plpmission.checks import Finding
from plpmission.i18n import translator
from plpmission.outline.charter import BY_ID
from plpmission_widgets.views import findings as found_rows
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def dialog(page: PlpPage, findings: Sequence[Finding]) -> Json:
    """The mandatory elements that are missing, criterion by criterion, then the other remarks."""
    groups = [group for key in BY_ID if (group := _criterion(page, key))]
    others = [one for one in findings if not one.code.startswith("P")]
    if others:
        rows = found_rows.rows(others, page)
        groups.append({"section": "others", "title": page.t("Other remarks"), "findings": rows})
    missing = [one for one in page.ticks if one.level == "mandatory" and not one.ok]
    return {
        "kind": "findings",
        "groups": groups,
        "counts_text": lacking(len(missing), page)
        if missing
        else page.t("Nothing that is mandatory is missing."),
    }


def of_zone(page: PlpPage, findings: Sequence[Finding]) -> Json:
    """The remarks on what the zone says once for all."""
    rows = found_rows.rows(findings, page)
    group = {"section": page.section, "title": page.title(page.section), "findings": rows}
    return {"kind": "findings", "groups": [group] if rows else [], "counts_text": ""}


def lacking(count: int, page: PlpPage) -> str:
    """How many mandatory elements are missing, in a sentence."""
    if count == 1:
        return page.t("One mandatory element is missing.")
    return page.t("{count} mandatory elements are missing.", count=count)


def _criterion(page: PlpPage, key: str) -> Json | None:
    missing = [
        one
        for one in page.ticks
        if one.criterion == key and one.level == "mandatory" and not one.ok
    ]
    if not missing:
        return None
    section = f"{page.open.id}/{key}"
    return {
        "section": section,
        "title": page.label(section),
        "findings": [row(one, page) for one in missing],
    }


def row(one: Any, page: PlpPage) -> Json:
    """A missing element, as a remark is drawn."""
    criterion = BY_ID[one.criterion]
    element = next(held for held in criterion.elements if held.id == one.element)
    words = page.charter.criteria[one.criterion]
    code = f"P{criterion.number or '00'}"
    return {
        "key": f"{one.criterion}.{one.element}",
        "code": code,
        "severity": "warning",
        "title": words.elements[one.element],
        "why": translator("partners", page.lang)(one.note) if one.note else "",
        "hint": "",
        "place": words.short_title,
        "source": translator("checks", page.lang)(criterion.source),
        "go": {
            "section": f"{page.open.id}/{one.criterion}",
            "path": f"{page.base}charter.{element.fields[0]}",
            "item": None,
        },
        "about": page.open.id,
        "can_dismiss": False,
    }

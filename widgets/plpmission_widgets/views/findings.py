"""Findings as rows: what, why, where, what to do; and counts of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plpmission.checks import Finding
from plpmission.i18n import Translate
from plpmission_widgets.page import Page
from plpmission_widgets.views.places import by_ids, in_detail, place_of
from plpmission_widgets.walk import order

Json = dict[str, Any]


def rows(findings: Iterable[Finding], page: Page) -> list[Json]:
    """Each finding as the browser draws it."""
    return [row(finding, page) for finding in findings]


def row(finding: Finding, page: Page) -> Json:
    """One finding."""
    return {
        "key": f"{finding.code}:{finding.about}:{finding.where}",
        "code": finding.code,
        "severity": finding.severity,
        "title": finding.message,
        "why": finding.why,
        "hint": finding.hint,
        "place": place_of(finding.where, page),
        "source": finding.source,
        "go": _go(finding, page),
        "about": finding.about or finding.section,
        "can_dismiss": finding.severity == "advice",
    }


_STEP = re.compile(r"letter\.(?:amendments\[[^]]+\]\.)?setting\b")


def _go(finding: Finding, page: Page) -> Json:
    """The way to what a finding is about: its field, or the step that records it."""
    if _STEP.match(finding.where):
        return {"section": "view-life", "path": "life", "item": None}
    return {
        "section": finding.section,
        "path": by_ids(finding.where, page.dossier),
        "item": in_detail(finding.where, page.dossier),
    }


def counts(findings: Iterable[Finding]) -> Counter[str]:
    """How many findings each section and each item has."""
    return Counter(
        key for finding in findings for key in {finding.section, finding.about or finding.section}
    )


def by_severity(findings: Iterable[Finding]) -> Json:
    """How many findings of each severity there are."""
    counted = Counter(finding.severity for finding in findings)
    return {
        "errors": counted["error"],
        "warnings": counted["warning"],
        "advice": counted["advice"],
    }


def groups(findings: Sequence[Finding], page: Page) -> list[Json]:
    """All findings, section by section in the letter's order."""
    listed: Mapping[str, list[Finding]] = {
        section: [found for found in findings if found.section == section]
        for section in order(page.dossier)
    }
    return [
        {
            "section": section,
            "title": page.label(section),
            "findings": rows(found, page),
        }
        for section, found in listed.items()
        if found
    ]


COUNTED: Mapping[str, tuple[str, str]] = {
    "errors": ("1 thing that the law asks", "{count} things that the law asks"),
    "warnings": ("1 warning", "{count} warnings"),
    "advice": ("1 piece of advice", "{count} pieces of advice"),
}
"""Counts of each severity in words: of one, of several."""


def counts_text(findings: Sequence[Finding], t: Translate) -> str:
    """Counts in words."""
    found = by_severity(findings)
    said = (
        t(one) if found[name] == 1 else t(many, count=found[name])
        for name, (one, many) in COUNTED.items()
        if found[name]
    )
    return " · ".join(said) or t("No remark.")

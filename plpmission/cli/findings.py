"""Findings as text: by section, in the letter's order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from plpmission.errors import MissionError
from plpmission.i18n import Lang, translator

if TYPE_CHECKING:
    from plpmission.checks import Finding


def print_findings(found: list[Finding], lang: Lang) -> None:
    """Findings by section, in the letter's order, and how many there are of each kind."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    for heading, of_section in groupby(_in_order(found), key=lambda one: _heading(one, lang)):
        console.print(heading, style="bold", soft_wrap=True)
        for one in of_section:
            for line, style in _lines(one, lang):
                console.print(line, style=style, soft_wrap=True)
        console.print()
    console.print(_counts(found, lang), soft_wrap=True)


def _in_order(found: list[Finding]) -> list[Finding]:
    from plpmission.model import SECTION_IDS

    order: dict[str, int] = {section: at for at, section in enumerate(SECTION_IDS)}
    return sorted(found, key=lambda one: (order.get(one.section, len(order)), one.section))


def _heading(one: Finding, lang: Lang) -> str:
    from plpmission.outline import outline, texts

    try:
        return f"{outline().section(one.section).number} {texts(lang).section(one.section).title}"
    except MissionError:
        t = translator("cli", lang)
        reports = {
            "activity-report": t("Activity report"),
            "evaluation-report": t("Evaluation report"),
        }
        return reports.get(one.section) or t("A section of your own")


_STYLES = {"error": "red", "warning": "yellow", "advice": "cyan"}


def _lines(one: Finding, lang: Lang) -> Iterator[tuple[str, str | None]]:
    t = translator("cli", lang)
    names = {"error": t("error"), "warning": t("warning"), "advice": t("advice")}
    yield f"  {one.code} {names[one.severity]} · {one.message}", _STYLES[one.severity]
    yield f"       {one.why} {one.hint}", None
    yield f"       {one.where} · {one.source}", "dim"


def _counts(found: list[Finding], lang: Lang) -> str:
    t = translator("cli", lang)
    severities = [one.severity for one in found]
    if not severities:
        return t("Nothing to remark.")
    return t(
        "Errors: {errors} · warnings: {warnings} · advice: {advice}",
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        advice=severities.count("advice"),
    )

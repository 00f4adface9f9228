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
        return _of_partnership(one, lang) or _beside_the_letter(one, lang)


def _beside_the_letter(one: Finding, lang: Lang) -> str:
    t = translator("cli", lang)
    named = {
        "activity-report": t("Activity report"),
        "evaluation-report": t("Evaluation report"),
        **dict.fromkeys(("plan", "texts", "zone", "campaigns"), t("The zone’s register")),
    }
    return named.get(one.section) or t("A section of your own")


def _of_partnership(one: Finding, lang: Lang) -> str:
    """The criterion, or the part of the register, in which a partnership’s finding is put right."""
    _, slash, part = one.section.partition("/")
    if not slash:
        return ""
    from plpmission.outline.charter import BY_ID, charter_texts

    if part in BY_ID:
        return f"{BY_ID[part].number} {charter_texts(lang).criteria[part].title}".strip()
    t = translator("cli", lang)
    named = {
        "launch": t("Launch"),
        "rules": t("Internal rules"),
        "people": t("People"),
        "evaluation": t("Evaluation"),
        "measures": t("Measures"),
        "letters": t("Letters to the FPS Interior"),
    }
    return named.get(part, part)


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

"""The documents that can be made of the open dossier as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plpmission.i18n import Lang, day, translator
from plpmission.life import open_amendment
from plpmission.model import Document, Dossier
from plpmission.store import Revision

Json = dict[str, Any]

DOMAIN = "documents"

NAMES: Mapping[Document, tuple[str, str]] = {
    "letter": ("Mission letter", "As it is written now"),
    "consolidated-letter": ("Consolidated letter", "As amended, without what is under way"),
    "redline": (
        "Letter with its changes",
        "Beside an earlier version; Word can accept or reject",
    ),
    "public-copy": ("Public copy", "Without birth date and curriculum"),
    "council-pack": (
        "Papers for the council",
        "Draft decision, note, transmittal, renewal",
    ),
    "activity-report": ("Activity report", "By the objectives of the letter"),
    "evaluation-report": ("Evaluation report", "What the commission concludes"),
    "comparison": ("Letter and reports side by side", "What was promised, done and judged"),
}
"""What each document is called on the screen, and what it is."""

VERSIONS = 30
"""How many earlier versions are offered: the named ones, and the last ones."""
AS_SET = "as-set"
"""Stands for the letter as it was set, before its amendments."""


def documents(dossier: Dossier, revisions: Sequence[Revision], lang: Lang) -> list[Json]:
    """Each document with its name; a comparison with the versions that it can start from."""
    t = translator(DOMAIN, lang)
    offered = []
    for name in _possible(dossier, revisions):
        label, hint = NAMES[name]
        row: Json = {"value": name, "label": t(label), "hint": t(hint)}
        if name == "redline":
            row["since"] = [*_as_set(dossier, lang), *_versions(revisions, lang)]
        offered.append(row)
    return offered


def _possible(dossier: Dossier, revisions: Sequence[Revision]) -> Iterator[Document]:
    yield "letter"
    if _amended(dossier) or open_amendment(dossier):
        yield "consolidated-letter"
    if revisions or _amended(dossier):
        yield "redline"
    yield from ("public-copy", "council-pack")
    if dossier.activity_reports:
        yield "activity-report"
    if dossier.evaluation_reports:
        yield "evaluation-report"
    if dossier.activity_reports or dossier.evaluation_reports:
        yield "comparison"


def _amended(dossier: Dossier) -> bool:
    return any(one.setting.set_on for one in dossier.letter.amendments)


def _as_set(dossier: Dossier, lang: Lang) -> Iterator[Json]:
    if _amended(dossier):
        t = translator(DOMAIN, lang)
        yield {"value": AS_SET, "label": t("The letter as it was set, before its amendments")}


def _versions(revisions: Sequence[Revision], lang: Lang) -> list[Json]:
    """The newest first; named ones always, so that an old decision can be found."""
    newest = list(reversed(revisions))
    recent = {one.number for one in newest[:VERSIONS]}
    kept = [one for one in newest if one.name or one.number in recent]
    return [{"value": str(one.number), "label": called(one, lang)} for one in kept]


def called(revision: Revision, lang: Lang) -> str:
    """A version in words: its name or its number, and when it was written."""
    t = translator(DOMAIN, lang)
    name = revision.name or t("Version {number}", number=revision.number)
    at = revision.at.astimezone()
    return f"{name} · {day(at.date(), lang)} {at:%H:%M}"


def letter_as_set(lang: Lang) -> str:
    """What the cover of a comparison calls the letter before its amendments."""
    t = translator(DOMAIN, lang)
    return t("the letter as it was set")


def letter_now(lang: Lang) -> str:
    """What the cover of a comparison calls the letter at hand."""
    t = translator(DOMAIN, lang)
    return t("the letter as it is now")

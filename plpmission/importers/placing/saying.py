"""Placing in sentences: why a passage goes where it goes, what was taken over and doubted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from plpmission.i18n import Lang, as_lang, translator
from plpmission.importers.placing.outlines import sections
from plpmission.importers.placing.placed import DocumentKind, Place, Taken
from plpmission.outline import outline, texts
from plpmission.outline.charter import BY_ID, charter_texts

DOMAIN = "importers"
_SHOWN = 12
"""Doubts that a report words one by one."""

_PARTS = {
    "period": "Period of the report",
    "context": "Changes of context",
    "results": "Results by objective",
    "plans": "Plans",
    "conclusion": "Conclusion",
    "commission": "The commission",
    "judgements": "Judgements",
    "recommendations": "Recommendations",
    "rules": "Internal rules",
}


@dataclass(frozen=True, kw_only=True)
class Target:
    """A section that passages may go to; a ``group`` is a heading above sections."""

    id: str
    number: str
    title: str
    group: bool = False


def targets(document: DocumentKind, lang: str) -> tuple[Target, ...]:
    """The sections of a kind of document in their order, with the headings above them.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    reader = as_lang(lang)
    if document == "letter":
        return tuple(_letter(reader))
    if document == "charter":
        told = charter_texts(reader).criteria
        return tuple(
            Target(id=key, number=one.number, title=told[key].title) for key, one in BY_ID.items()
        )
    t = translator(DOMAIN, reader)
    ids = ("rules",) if document == "internal-rules" else sections(document, reader).ids
    return tuple(Target(id=key, number="", title=t(_PARTS[key])) for key in ids if key)


def _letter(lang: Lang) -> Iterator[Target]:
    told = texts(lang)

    def walk(node: object) -> Iterator[Target]:
        children = getattr(node, "children", ())
        key, number = getattr(node, "id"), getattr(node, "number")  # noqa: B009
        title = told.heading(key).title
        yield Target(id=key, number=number, title=title, group=bool(children))
        for child in children:
            yield from walk(child)

    for node in outline().tree:
        yield from walk(node)


def reason(place: Place, lang: str) -> str:
    """Why a passage is placed where it is, in the reader's language."""
    return translator(DOMAIN, as_lang(lang))(place.why, heading=place.heading)


def report(taken: Taken, lang: str) -> tuple[str, ...]:
    """What was taken over, what is doubtful and what was left, in sentences."""
    reader = as_lang(lang)
    t = translator(DOMAIN, reader)
    return tuple(
        [t(said, **filled) for said, filled in _counts(taken)]
        + [_doubt(taken, at, reader) for at in range(min(len(taken.doubts), _SHOWN))]
        + [t("… and {n} more.", n=len(taken.doubts) - _SHOWN)][: len(taken.doubts) > _SHOWN]
        + [f"{one.where}: {one.said(reader)}".lstrip(": ") for one in taken.left if not one.what]
    )


def _doubt(taken: Taken, at: int, lang: Lang) -> str:
    one = taken.doubts[at]
    values = dict(one.values)
    if "section" in values:
        titles = {held.id: f"{held.number} {held.title}".strip() for held in _every_target(lang)}
        values["section"] = titles.get(values["section"], values["section"])
    return translator(DOMAIN, lang)(one.sentence, **values)


def _every_target(lang: Lang) -> Iterator[Target]:
    for document in get_args(DocumentKind):
        yield from targets(document, lang)


def _counts(taken: Taken) -> Iterator[tuple[str, dict[str, object]]]:
    letter, dossier = taken.dossier.letter, taken.dossier
    held = Counter(
        {
            "Objectives: {n}.": len(letter.objectives),
            "Plans: {n}.": len(letter.plans),
            "Indicators: {n}.": len(dossier.indicators),
            "Entries of the SWOT: {n}.": len(letter.analysis.swot),
            "Legal references: {n}.": len(letter.legal),
            "Partners: {n}.": len(letter.partners),
            "Lines of staff, budget and means: {n}.": len(letter.staff)
            + len(letter.budget)
            + len(letter.means),
            "Sections of your own: {n}.": len(letter.added),
            "Results by objective: {n}.": sum(len(r.results) for r in dossier.activity_reports),
            "Judgements: {n}.": sum(len(r.judgements) for r in dossier.evaluation_reports),
        }
    )
    sections_with = sum(bool(note.text) for note in letter.sections)
    if sections_with:
        yield "Sections with text: {n}.", {"n": sections_with}
    for said, n in held.items():
        if n:
            yield said, {"n": n}

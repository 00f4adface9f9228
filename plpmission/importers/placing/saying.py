"""Placing in sentences: why a passage goes where it goes, what was taken over and doubted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from plpmission.i18n import Lang, as_lang, translator
from plpmission.i18n.formats import day
from plpmission.importers.placing.outlines import sections
from plpmission.importers.placing.placed import DocumentKind, Place, Taken
from plpmission.importers.placing.taking import excerpt
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


def report(taken: Taken, lang: str, over: float = 0.0) -> tuple[str, ...]:
    """What was taken over, what is doubtful, below ``over``, and what was left, in sentences."""
    reader = as_lang(lang)
    t = translator(DOMAIN, reader)
    if not taken.recognised:
        return (t(_NOTHING), *_left(taken, reader))
    more = len(taken.doubts) - _SHOWN
    return (
        t(_NAMED[taken.document]),
        *_facts(taken, reader),
        *(t(said, **filled) for said, filled in _counts(taken)),
        *_below(taken, reader, over),
        *(_doubt(taken, at, reader) for at in range(min(len(taken.doubts), _SHOWN))),
        *([t("… and {n} more.", n=more)] if more > 0 else []),
        *_left(taken, reader),
    )


_NAMED: Mapping[DocumentKind, str] = {
    "letter": "Taken for a mission letter.",
    "activity-report": "Taken for an activity report.",
    "evaluation-report": "Taken for an evaluation report.",
    "charter": "Taken for the charter of a partnership.",
    "internal-rules": "Taken for the internal rules of a partnership.",
}
_NOTHING = (
    "Nothing in this file looks like a mission letter, a report, a charter or internal rules; "
    "its text stands in sections of your own."
)


def _facts(taken: Taken, lang: Lang) -> Iterator[str]:
    """Who, which mandate and from when, as filled in; and what of it was not found."""
    if taken.document != "letter":
        return
    t = translator(DOMAIN, lang)
    holder, mandate = taken.dossier.letter.holder, taken.dossier.letter.mandate
    held: dict[str, str | dt.date | None] = {
        "Name: {value}.": holder.name,
        "Rank: {value}.": holder.rank,
        "Date of birth: {value}.": holder.birth_date,
        "Mandate: {value}.": mandate.title,
        "Start of the mandate: {value}.": mandate.start,
        "End of the mandate: {value}.": mandate.end,
    }
    for said, value in held.items():
        if value:
            yield t(said, value=day(value, lang) if isinstance(value, dt.date) else value)
    missing = [t(said, value="").partition(":")[0].strip() for said, one in held.items() if not one]
    if missing:
        yield t("Not found: {names}.", names=", ".join(missing))


def _below(taken: Taken, lang: Lang, over: float) -> Iterator[str]:
    """How much was recognised, and is less sure than what was asked for."""
    if not taken.below:
        return
    t = translator(DOMAIN, lang)
    counted = Counter(_KINDS.get(one.kind, _OTHER) for one in taken.below)
    what = "; ".join(t(said, n=n).rstrip(".") for said, n in counted.items())
    yield t(_LESS, what=what, over=f"{over:g}")


_LESS = (
    "Recognised too, but less sure than {over}, so it stayed text: {what}. "
    "A lower --over takes it over."
)
_OTHER = "Other items: {n}."
_KINDS = {
    "objective": "Objectives: {n}.",
    "plan": "Plans: {n}.",
    "indicator": "Indicators: {n}.",
    "swot": "Entries of the SWOT: {n}.",
    "legal": "Legal references: {n}.",
    "partner": "Partners: {n}.",
    "staff": "Lines of staff, budget and means: {n}.",
    "budget": "Lines of staff, budget and means: {n}.",
    "means": "Lines of staff, budget and means: {n}.",
    "result": "Results by objective: {n}.",
    "judgement": "Judgements: {n}.",
    "fact": "Facts of the holder, the mandate and the zone: {n}.",
}
_ALWAYS = frozenset({"Objectives: {n}.", "Plans: {n}.", "Indicators: {n}."})


def _left(taken: Taken, lang: Lang) -> Iterator[str]:
    """What the dossier does not hold, one sentence for each reason."""
    t = translator(DOMAIN, lang)
    for one in taken.left:
        why = f"{one.where}: {one.said(lang)}".lstrip(": ")
        lines = [line for line in one.what.splitlines() if line.strip()]
        if lines:
            why = t("Left out ({n}): {why}", n=len(lines), why=f"{why} {_quoted(lines)}")
        yield why.strip()


def _quoted(lines: Sequence[str]) -> str:
    shown = " · ".join(map(excerpt, lines[:_QUOTED]))
    return f"({shown} …)" if len(lines) > _QUOTED else f"({shown})"


_QUOTED = 3


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
    always = _ALWAYS if taken.document == "letter" else frozenset({_KINDS["result"]})
    if taken.document == "evaluation-report":
        always = frozenset({_KINDS["judgement"]})
    for said, n in held.items():
        if n or (said in always and taken.document in _COUNTED):
            yield said, {"n": n}


_COUNTED = ("letter", "activity-report", "evaluation-report")

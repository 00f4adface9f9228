"""Activity reports and evaluation reports made of a placed document."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from plpmission.compare import match
from plpmission.importers.placing.finding.objectives import state_of
from plpmission.importers.placing.finding.values import days
from plpmission.importers.placing.placed import Found
from plpmission.importers.placing.taking import Draft, replaced
from plpmission.importers.source import Passage
from plpmission.model import Dossier
from plpmission.model.reports import (
    ActivityReport,
    EvaluationReport,
    Judgement,
    PlanOutcome,
    Result,
)

Texts = Mapping[tuple[str, str], Sequence[Passage]]
_SURE = 0.35
"""The likeness from which a result is taken as that of an objective."""


def activity(draft: Draft, beside: Dossier | None) -> Dossier:
    """A dossier with the activity report, or ``beside`` with one more."""
    matched = _matched(draft, beside, "result")
    results = [_result(draft, found, matched) for found in _of(draft, "result")]
    plans = [_outcome(draft, found) for found in _of(draft, "plan")]
    period = _period(draft)
    draft.aside = {**_cover(draft), **_period_told(draft, period)}
    closing, signed = _closing(draft.placed.source.passages)
    draft.aside |= dict.fromkeys(closing, _SIGNED)
    texts = draft.texts()
    report = ActivityReport.new(
        **period,
        date=signed,
        results=tuple(results),
        plans=tuple(plans),
        context_changes=_text(draft, texts, "context"),
        conclusion=_rest(draft, texts, ("context",)),
    )
    return _with(draft, beside, "activity_reports", report)


def evaluation(draft: Draft, beside: Dossier | None) -> Dossier:
    """A dossier with the evaluation report, or ``beside`` with one more."""
    matched = _matched(draft, beside, "judgement")
    judgements = [_judgement(draft, found, matched) for found in _of(draft, "judgement")]
    hearings = {
        day
        for one, place in zip(draft.placed.source.passages, draft.placed.places, strict=True)
        if place.section == "commission"
        for day in days(one.plain)
    }
    closing, _ = _closing(draft.placed.source.passages)
    draft.aside = {**_cover(draft), **dict.fromkeys(closing, _SIGNED)}
    texts = draft.texts()
    report = EvaluationReport.new(
        judgements=tuple(judgements),
        hearings=tuple(sorted(hearings)),
        recommendations=_text(draft, texts, "recommendations"),
        conclusion=_rest(draft, texts, ("recommendations",)),
    )
    return _with(draft, beside, "evaluation_reports", report)


_COVER = "The cover: the document makes its own."
_PERIOD = "The period: fields of the report hold its days."
_SIGNED = "The place, the day and the signature: the document asks for them anew."
_SHORT, _LAST = 14, 4
"""Words of a line on a cover or below a text, and the last passages among which one signs."""


def _cover(draft: Draft) -> dict[str, str]:
    """The short lines before the first part of the report."""
    found: dict[str, str] = {}
    for one, where in zip(draft.placed.source.passages, draft.placed.places, strict=True):
        if where.structure and not where.section:
            continue
        short = len(one.plain.split()) <= _SHORT and not one.rows
        if not short or where.section not in ("", "conclusion"):
            return found
        found[one.id] = _COVER
    return {}


def _period_told(draft: Draft, period: Mapping[str, Any]) -> dict[str, str]:
    """The passages that tell the period, where the report's fields hold it."""
    told = {
        key
        for one in _of(draft, "fact")
        if period and one.fields.get("start")
        for key in one.passages
    }
    return dict.fromkeys(told, _PERIOD)


def _closing(passages: Sequence[Passage]) -> tuple[list[str], dt.date | None]:
    """Where and when a report was signed, and by whom: short lines at its end, from a day on."""
    last = passages[-_LAST:]
    for at, one in enumerate(last):
        rest = last[at:]
        short = all(len(p.plain.split()) <= _SHORT and not p.rows for p in rest)
        day = next(days(one.plain), None)
        if short and day and one.kind != "heading" and _PLACED.match(one.plain):
            return [p.id for p in rest], day
    return [], None


_PLACED = re.compile(
    r"^(?:(?:Fait|Gedaan|Opgemaakt|Geschehen|Done)\b.*|[A-ZÀ-Þ][\w’' -]{1,40}), .{0,8}\d.*$"
    r"|^(?:Fait|Gedaan|Opgemaakt|Geschehen|Done)\b.*$"
)


def _of(draft: Draft, kind: str) -> list[Found]:
    return [one for one in draft.items if one.kind == kind]


def _with(
    draft: Draft, beside: Dossier | None, listed: str, report: ActivityReport | EvaluationReport
) -> Dossier:
    first = draft.placed.source.passages[:1]
    for one in first:
        draft.origin(report.id, one.id)
    held = beside or Dossier(title=draft.title(), lang=draft.lang)
    return replaced(held, **{listed: (*getattr(held, listed), report)})


def _matched(draft: Draft, beside: Dossier | None, kind: str) -> dict[str, str]:
    """The letter's objective of each result found, by likeness of their words."""
    found = [one for one in _of(draft, kind) if not one.fields.get("aside")]
    objectives = beside.letter.objectives if beside else ()
    if not found or not objectives:
        return {}
    left = [_words_of(one) for one in found]
    right = [f"{one.title} {one.text}" for one in objectives]
    best: dict[str, str] = {}
    for pair in match(left, right, draft.lang):
        if pair.confidence >= _SURE:
            best.setdefault(found[pair.left].id, objectives[pair.right].id)
    return best


def _words_of(found: Found) -> str:
    """What tells which objective is meant: its own words where the report quotes them."""
    title, text, about = (str(found.fields.get(key, "")) for key in ("title", "text", "about"))
    return about or f"{title} {text}"[:600]


def _result(draft: Draft, found: Found, matched: Mapping[str, str]) -> Result:
    state = found.fields.get("state") or None
    one = Result.new(
        objective=matched.get(found.id),
        title=" – ".join(
            str(found.fields[key]) for key in ("title", "about") if found.fields.get(key)
        ),
        state=state,
        result=found.fields.get("text", ""),
    )
    draft.done(found, one.id)
    return one


def _judgement(draft: Draft, found: Found, matched: Mapping[str, str]) -> Judgement:
    title, text = str(found.fields.get("title", "")), str(found.fields.get("text", ""))
    about = matched.get(found.id)
    ground = text if about else f"{title}\n{text}"
    one = Judgement.new(about=about, section="objectives", judgement=_said(text), ground=ground)
    draft.done(found, one.id)
    return one


def _said(text: str) -> str:
    """The words of the judgement itself: what follows the first colon, up to the full stop."""
    head = text.split(".", maxsplit=1)[0].split("\n", maxsplit=1)[0]
    said = head.rpartition(":")[2].strip()
    return said if len(said) <= 80 else ""


def _outcome(draft: Draft, found: Found) -> PlanOutcome:
    said = str(found.fields.get("state", ""))
    rest = [str(found.fields[key]) for key in ("title", "text") if found.fields.get(key)]
    outcome = ": ".join(part for part in (" ".join(rest), said) if part)
    one = PlanOutcome.new(state=state_of(said) or None, outcome=outcome)
    draft.done(found, one.id)
    return one


def _period(draft: Draft) -> dict[str, Any]:
    names = ("start", "end", "letter_date")
    for found in _of(draft, "fact"):
        kept = {name: found.fields[name] for name in names if found.fields.get(name)}
        if kept:
            return kept
    return {}


def _text(draft: Draft, texts: Texts, section: str) -> str:
    return draft.one_text(texts.get((section, ""), ()))


def _rest(draft: Draft, texts: Texts, taken: tuple[str, ...]) -> str:
    """All other texts in their order, under the headings that they had."""
    last = [key for key in texts if key[0] == "conclusion"]
    others = [key for key in texts if key[0] not in (*taken, "conclusion")]
    for key in others:
        draft.unsure(_UNSURE, key[1] or texts[key][0].plain, texts[key])
    return draft.one_text([one for key in (*others, *last) for one in _headed(key[1], texts[key])])


_UNSURE = "“{title}” went to the conclusion, its place is not sure. It begins: “{text}”."


def _headed(own: str, passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages below the heading that they stood under, where they lost it."""
    if not own or any(one.plain.endswith(own) for one in passages[:1]):
        return passages
    return (Passage(id="", kind="heading", text=own), *passages)

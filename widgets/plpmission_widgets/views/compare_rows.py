"""The rows of a comparison as the screen shows them: at a glance, and opened.

Pure functions of a comparison, so that they are worked out beside the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Any, NamedTuple

from plpmission.checks import Finding
from plpmission.compare.glance import (
    first_words,
    given_in_words,
    said_beside_target,
    short_of_means,
    target_in_words,
    why,
    with_unit,
)
from plpmission.compare.rows import Flag, Given, Measured, Row, State
from plpmission.i18n import Lang, Translate, day, number, translator
from plpmission.model.reports import EvaluationReport, Evidence
from plpmission.model.terms import MeansKind
from plpmission_widgets.page import Page
from plpmission_widgets.views.compared import read

DOMAIN = "compared"
Json = dict[str, Any]

_SAID: Mapping[State, tuple[str, str]] = {
    "missed": ("bad", "bad"),
    "not_reported": ("neutral", "neutral"),
    "unclear": ("warning", "empty"),
    "partly": ("warning", "partly"),
    "dropped": ("neutral", "leftout"),
    "new": ("neutral", "plus"),
    "reached": ("good", "good"),
}
"""The colour and the shape of each state, what weighs most first."""
ORDER: Sequence[State] = tuple(_SAID)

_OF_REPORT: frozenset[Flag] = frozenset(
    {"no_objective", "figures_disagree", "old_target", "no_evidence", "means_untold"}
)
_OF_EVALUATION: frozenset[Flag] = frozenset({"no_ground", "against_data"})
_CODES = {
    "not_reported": "R001",
    "no_objective": "R002",
    "figures_disagree": "R003",
    "old_target": "R004",
    "no_evidence": "R005",
    "means_untold": "R006",
    "not_judged": "E001",
    "no_ground": "E002",
    "against_data": "E003",
}


class Told(NamedTuple):
    """What rows are told with."""

    page: Page
    t: Translate
    findings: Mapping[str, tuple[Finding, ...]]
    evaluation: EvaluationReport | None
    reported: bool
    """Whether there is an activity report."""

    @property
    def lang(self) -> Lang:
        """The reader's language."""
        return self.page.lang


_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")


def unmarked(text: str) -> str:
    """A rich text in plain letters: references by their words, nothing bold."""
    return _EMPHASIS.sub(r"\2", read(text))


def row(one: Row, told: Told) -> Json:
    """A row: its state and why, the three columns, and what opening it shows."""
    return {
        "id": one.about,
        "kind": one.kind,
        "name": named(one, told),
        "section": one.about if one.kind == "section" else "",
        "state": state(one.state, told.t, awaited=awaited(one)),
        "why": list(why(one, told.lang)),
        "flags": [*one.flags, *({"missed"} if one.state == "missed" else ())],
        "open": is_open(one),
        "rank": _rank(one),
        "letter": _letter(one, told),
        "report": _report(one, told),
        "evaluation": _evaluation(one, told),
        "facts": [fact for fact in _facts(one, told) if fact["lines"]],
        "told": [part for part in _told(one, told.t) if part["text"].strip()],
        "indicators": [{"id": held.id, "name": held.name or "–"} for held in one.indicators],
        "findings": [_finding(found) for found in told.findings.get(one.about, ())],
    }


def is_open(one: Row) -> bool:
    """Whether the commission has something to settle on the row."""
    if one.kind == "section":
        return bool(one.flags)
    return bool(one.flags) or one.state in {"missed", "unclear"}


def _rank(one: Row) -> int:
    """The order of a meeting: what is open first, and there what weighs most."""
    if one.kind == "section":
        return 0 if one.flags else 1 if one.judged.judgement or one.promised.text else 2
    return ORDER.index(one.state) + (0 if is_open(one) else len(ORDER))


def named(one: Row, told: Told) -> str:
    """What a row is called, as in the letter."""
    if one.kind == "section":
        return told.page.label(one.about)
    known = told.page.names.get(one.about)
    return known.label if known else one.title or "–"


def awaited(one: Row) -> bool:
    """Whether nothing is reported because there is no report yet: nobody kept silent."""
    return one.state == "not_reported" and "not_reported" not in one.flags


def state(name: State, t: Translate, *, awaited: bool = False) -> Json | None:
    """A state: its shape, its word, its colour; None of a section, of which none is asked."""
    if name == "none":
        return None
    if awaited:
        return {"id": "awaited", "icon": "clock", "tone": "neutral", "word": t("No report yet")}
    tone, icon = _SAID[name]
    return {"id": name, "icon": icon, "tone": tone, "word": _words(t)[name]}


def _words(t: Translate) -> dict[State, str]:
    return {
        "missed": t("Missed"),
        "not_reported": t("Not reported"),
        "unclear": t("No state given"),
        "partly": t("In part"),
        "dropped": t("Dropped"),
        "new": t("New"),
        "reached": t("Reached"),
    }


def _letter(one: Row, told: Told) -> Json:
    pieces = [{"kind": piece.kind, "text": piece.text} for piece in one.promised.wording]
    text = one.promised.text or ("" if one.kind == "section" else one.title)
    none = {
        "section": "",
        "beside": told.t("Not in the letter"),
        "objective": "",
    }[one.kind]
    shown = "" if one.kind == "beside" else unmarked(text)
    return _cell(shown, none="" if shown else none, pieces=pieces)


def _report(one: Row, told: Told) -> Json:
    t, said = told.t, one.reported
    if one.kind == "section" and not said.result:
        return _cell("")
    text = unmarked(said.result or said.explanation)
    silent = t("A result without a text") if said.parts else t("No passage found")
    silent = t("No report yet") if awaited(one) else silent
    meta = ["R001"] if "not_reported" in one.flags else []
    return _cell(text, none="" if text else silent, meta=meta, flags=_flags(one, _OF_REPORT, told))


def _cell(text: str, **more: Any) -> Json:
    """What stands in one document; ``none`` in its place, ``flags`` to look at, ``meta`` below."""
    return {"text": text, "none": "", "pieces": [], "meta": [], "flags": [], "level": None} | more


def _flags(one: Row, of_it: frozenset[Flag], told: Told) -> list[str]:
    words = flag_words(told.t)
    return [f"{words[flag]} · {_CODES[flag]}" for flag in one.flags if flag in of_it]


def flag_words(t: Translate) -> dict[Flag, str]:
    """What there is to look at, as short as a filter has room."""
    return {
        "target_missed": t("Target missed"),
        "not_reported": t("Not reported"),
        "no_objective": t("No objective"),
        "figures_disagree": t("Figures disagree"),
        "old_target": t("Former target"),
        "no_evidence": t("No evidence"),
        "means_untold": t("Means untold"),
        "not_judged": t("Not judged"),
        "no_ground": t("Rests on nothing"),
        "against_data": t("Against the data"),
    }


def _evaluation(one: Row, told: Told) -> Json:
    t, said, held = told.t, one.judged, told.evaluation
    kind = said.kind or one.promised.kind
    parts = [
        translator("model", told.lang)(kind.label) if kind else "",
        first_words(said.means) if said.means.strip() else _given(one, told),
    ]
    level = level_of(said.judgement, held) if said.judgement else None
    meta = [" · ".join(filter(None, parts))] if level and any(parts) else []
    if said.dissent.strip():
        meta.append(t("With a divergent opinion"))
    none = "" if level or one.kind == "beside" else t("Not judged yet")
    flags = _flags(one, _OF_EVALUATION, told)
    return _cell(said.ground, level=level, none=none, meta=meta, flags=flags)


def level_of(judgement: str, held: EvaluationReport | None) -> Json:
    """A level of the commission's scale, with the shape and colour of kept or not kept."""
    if held and judgement in held.missed:
        return {"word": judgement, "tone": "bad", "icon": "bad"}
    if held and judgement in held.kept:
        return {"word": judgement, "tone": "good", "icon": "good"}
    return {"word": judgement, "tone": "warning", "icon": "partly"}


def _given(one: Row, told: Told) -> str:
    return next(short_of_means(one.means, told.lang, translator("compare", told.lang)), "")


def _facts(one: Row, told: Told) -> Iterator[Json]:
    t, lang, said = told.t, told.lang, one.promised
    kind = [translator("model", lang)(said.kind.label)] if said.kind else []
    until = [t("by {day}", day=day(said.deadline, lang))] if said.deadline else []
    yield _fact(t("Commitment"), [", ".join((*kind, *until))] if kind or until else [])
    yield _fact(t("Means"), list(_means(one.means, told)))
    yield _fact(
        t("Distance to the target"), [line for i in one.indicators for line in _gap(i, told)]
    )
    former = [line for i in one.indicators for line in _former(i, told)]
    yield _fact(t("Former target"), former)
    yield _fact(t("Carried by"), list(said.plans))
    shown = [_evidence(piece, told) for piece in one.reported.evidence]
    none = [t("None")] if one.reported.parts and not shown else []
    yield {"label": t("Evidence"), "lines": [{"text": line} for line in none] + shown}


def _fact(label: str, lines: Sequence[str]) -> Json:
    return {"label": label, "lines": [{"text": line} for line in lines]}


def _means(means: Sequence[Given], told: Told) -> Iterator[str]:
    """Each kind as promised and as granted; what nobody has granted yet says so."""
    say = translator("compare", told.lang)
    for kind in MeansKind:
        held = [one for one in means if one.kind is kind]
        promised = fsum(one.promised or 0.0 for one in held)
        known = [one.granted for one in held if one.granted is not None]
        if promised and known:
            yield given_in_words(kind, promised, fsum(known), told.lang, say)
        elif promised:
            yield told.t("{titles}: nothing noted as granted", titles=_titles(held))


def _titles(held: Sequence[Given]) -> str:
    return ", ".join(dict.fromkeys(one.title for one in held if one.title)) or "–"


def _gap(one: Measured, told: Told) -> Iterator[str]:
    aim = one.target.value
    if one.value is None:
        return
    if aim is None:
        yield from said_beside_target(one, told.lang, translator("compare", told.lang))
        return
    far = round(one.value - aim, 2)
    value, target = with_unit(abs(far), one.unit, told.lang), number(aim, told.lang)
    if one.unit.strip() == "%":  # a share differs from another by points
        value = told.t("{points} points", points=number(abs(far), told.lang))
        target = with_unit(aim, "%", told.lang)
    if not far:
        yield told.t("Exactly {target} ({period})", target=target, period=one.period)
    elif far > 0:
        yield told.t("{value} more than {target}", value=value, target=target)
    else:
        yield told.t("{value} less than {target}", value=value, target=target)


def _former(one: Measured, told: Told) -> Iterator[str]:
    for old in one.superseded:
        aim = target_in_words(old.target, told.lang, translator("compare", told.lang))
        if aim:
            until = day(old.until, told.lang)
            yield told.t("{target}, until {day}", target=aim, day=until)


def _evidence(piece: Evidence, told: Told) -> Json:
    """What shows a result; a link is one only where it leads to the web."""
    kinds = {"file": told.t("file"), "link": told.t("link"), "decision": told.t("decision")}
    where = piece.location.strip()
    return {
        "text": piece.title or where or "–",
        "under": " · ".join(
            filter(None, (kinds.get(piece.kind, ""), where if piece.title else ""))
        ),
        "href": where if where.startswith(("https://", "http://")) else "",
    }


def _told(one: Row, t: Translate) -> Iterator[Json]:
    said = one.reported
    if not said.parts:
        return
    if said.result:
        yield {"label": t("How it came about"), "text": said.explanation}
    yield {"label": t("What stood in the way"), "text": said.obstacles}
    yield {"label": t("Means received"), "text": said.means_received}


def _finding(found: Finding) -> Json:
    return {
        "code": found.code,
        "message": found.message,
        "hint": found.hint,
        "why": found.why,
        "tone": "advice" if found.severity == "advice" else "warning",
    }

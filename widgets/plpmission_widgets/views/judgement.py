"""One judgement: its form, and what it is judged by, which comes first in what stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from plpmission.compare import Comparison, Row
from plpmission.i18n import Lang, Translate, translator
from plpmission.model import SECTION_IDS, Dossier
from plpmission.model.reports import EvaluationReport, Judgement
from plpmission.model.terms import Commitment
from plpmission_widgets.forms import reports as forms
from plpmission_widgets.options import terms
from plpmission_widgets.page import Page
from plpmission_widgets.views.fields import form
from plpmission_widgets.views.promised import means, measured, promised, remarks, reported
from plpmission_widgets.views.report_parts import Json, compared, given, row_of
from plpmission_widgets.views.report_points import points

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "reports"


def by_kind(kind: Commitment | None, t: Translate) -> str:
    """By what a commitment of this kind is judged."""
    if kind is Commitment.EFFORT:
        return t("An effort: judged by what was done")
    if kind is Commitment.RESOURCES:
        return t("Resources: judged by what was given")
    if kind is Commitment.RESULT:
        return t("A result: judged by its figure")
    return t("No kind of commitment is given: choose by what to judge")


def scale(report: EvaluationReport) -> list[Json]:
    """The levels of the report's scale, as options."""
    return [{"value": level, "label": level} for level in report.scale]


def judgement(
    page: Page,
    report: EvaluationReport,
    held: Judgement | None,
    about: str,
    kind: Commitment | None,
) -> list[Json]:
    if held is None:
        return [_unjudged(report, about, translator(DOMAIN, page.lang))]
    base = f"evaluation_reports[{report.id}].judgements[{held.id}]."
    found = given(form(forms.JUDGEMENT, page, base), "judgement", scale(report))
    found = given(found, "points", points(page, about, report))
    found = given(found, "kind", terms(Commitment, page.lang))
    if kind and not held.kind:
        found = _valued(found, "kind", str(kind))
    return _without_kind(found) if about in SECTION_IDS else found


def _valued(fields_: list[Json], name: str, value: str) -> list[Json]:
    """The objective's own kind is what it is judged by, until another is chosen."""
    return [
        {**one, "fields": _valued(one["fields"], name, value)}
        if one["kind"] == "group"
        else {**one, "value": value}
        if str(one.get("path", "")).endswith(f".{name}")
        else one
        for one in fields_
    ]


def _without_kind(fields_: list[Json]) -> list[Json]:
    """A section is no commitment: it is judged as it is."""
    return [
        {**one, "fields": [f for f in one["fields"] if not f["path"].endswith(".kind")]}
        if one["kind"] == "group"
        else one
        for one in fields_
        if not str(one.get("path", "")).endswith((".means", ".figures"))
    ]


def _unjudged(report: EvaluationReport, about: str, t: Translate) -> Json:
    key = "section" if about in SECTION_IDS else "about"
    ask: Json = {"do": "judge", "evaluation": report.id, key: about}
    return {
        "kind": "begin",
        "path": f"evaluation_reports[{report.id}].judgements",
        "title": t("Not judged yet"),
        "text": t("Choose a level of the scale; the ground comes after."),
        "acts": [
            *({**ask, "level": level, "label": level} for level in report.scale),
            {**ask, "label": t("Write the ground first"), "kind": "quiet"},
        ],
    }


def cards(
    desk: Desk, about: str, held: Judgement | None, kind: Commitment | None
) -> Iterator[Json]:
    comparison, dossier, lang = compared(desk), desk.page().dossier, desk.lang
    row = row_of(comparison, about)
    if row is None:
        return
    noted = _noted(comparison, row, held, lang)
    yield from (noted,) if noted else ()
    yield promised(row, lang)
    by_name = {
        "done": [one for one in (reported(row, lang),) if one],
        "given": [one for one in (means(row, lang),) if one],
        "data": list(measured(dossier, row, lang)),
    }
    for name in _ORDER.get(kind, _ORDER[Commitment.RESULT]):
        yield from by_name[name]
    yield from _asked(dossier, about, lang)


_ORDER: Mapping[Commitment | None, tuple[str, ...]] = {
    Commitment.RESULT: ("data", "done", "given"),
    Commitment.EFFORT: ("done", "given", "data"),
    Commitment.RESOURCES: ("given", "done", "data"),
}
"""What a commitment of each kind is judged by comes first."""


def _noted(comparison: Comparison, row: Row, held: Judgement | None, lang: Lang) -> Json | None:
    figures = {one.id for one in row.reported.figures}
    about = {row.about, row.reported.id, *figures, *((held.id,) if held else ())}
    return remarks(comparison, about, lang, "RE")


def _asked(dossier: Dossier, about: str, lang: Lang) -> Iterator[Json]:
    """What was asked at the hearing, and answered."""
    t = translator(DOMAIN, lang)
    found = [
        {"label": one.question, "text": one.answer or t("not answered yet")}
        for report in dossier.evaluation_reports
        for one in report.questions
        if one.about == about
    ]
    if found:
        yield {"title": t("At the hearing"), "facts": found}

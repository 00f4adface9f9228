"""One judgement: its form, and by what its kind of commitment is judged."""

from __future__ import annotations

from plpmission.i18n import Translate, translator
from plpmission.model import SECTION_IDS
from plpmission.model.reports import EvaluationReport, Judgement
from plpmission.model.terms import Commitment
from plpmission_widgets.forms import reports as forms
from plpmission_widgets.options import terms
from plpmission_widgets.page import Page
from plpmission_widgets.views.fields import form
from plpmission_widgets.views.report_parts import Json, given
from plpmission_widgets.views.report_points import points

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

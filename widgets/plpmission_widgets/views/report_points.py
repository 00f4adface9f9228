"""What the ground of a judgement can point at: results, evidence, figures, plans, means, data."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.i18n import Translate, number, translator
from plpmission.model.reports import EvaluationReport, Result
from plpmission_widgets.page import Page
from plpmission_widgets.views.report_parts import Json

DOMAIN = "reports"
_LONGEST = 80


def points(page: Page, about: str, report: EvaluationReport) -> list[Json]:
    """The options, what belongs to the judged objective first."""
    t = translator(DOMAIN, page.lang)
    objective = next((one for one in page.dossier.letter.objectives if one.id == about), None)
    near, far = t("Of this objective"), t("Of others")
    own = {*(objective.indicators if objective else ())}
    own |= {one.id for one in page.dossier.letter.means if about in one.objectives}
    own |= {one.id for one in page.dossier.letter.plans if about in one.objectives}
    found = [
        {"id": key, "label": label, "group": near if key in own or owner in {about, *own} else far}
        for key, label, owner in _all(page, report, t)
    ]
    return sorted(found, key=lambda one: one["group"] != near)


def _all(page: Page, report: EvaluationReport, t: Translate) -> Iterator[tuple[str, str, str]]:
    """Id, words, and the objective or plan that it belongs to."""
    for held in page.dossier.activity_reports:
        if report.report in {None, held.id}:
            for result in held.results:
                yield from _result(page, result, t)
            for out in held.plans:
                plan = page.names.get(out.plan or "")
                what = plan.label if plan else out.outcome
                yield out.id, t("Plan’s outcome: {what}", what=_cut(what)), out.plan or ""
    for one in page.dossier.indicators:
        yield one.id, t("Data: {what}", what=page.names[one.id].label), ""
    for means in page.dossier.letter.means:
        year = f" ({means.year})" if means.year else ""
        yield means.id, t("Means: {what}", what=_cut(means.title + year)), ""


def _result(page: Page, result: Result, t: Translate) -> Iterator[tuple[str, str, str]]:
    about = result.objective or ""
    name = page.names[about].label if about in page.names else result.title or result.result
    yield result.id, t("Result: {what}", what=_cut(name)), about
    for one in result.evidence:
        yield one.id, t("Evidence: {what}", what=_cut(one.title or one.location or "–")), about
    for figure in result.figures:
        value = "–" if figure.value is None else number(figure.value, page.lang)
        what = f"{figure.period or '–'}: {value}"
        yield figure.id, t("Reported figure: {what}", what=what), about


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"

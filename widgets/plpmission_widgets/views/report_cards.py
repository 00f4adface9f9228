"""What stands beside a report's part: what was promised, done, granted, measured; what to look at.

Worked out beside the page, as the figures need what a page does not load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from plpmission.compare import Comparison, Row, compare
from plpmission.i18n import Lang, translator
from plpmission.model import Dossier
from plpmission.model.reports import Judgement
from plpmission.model.terms import Commitment
from plpmission_widgets.page import Page
from plpmission_widgets.views.promised import means, measured, notes, promised, remarks, reported
from plpmission_widgets.views.report_parts import Json

DOMAIN = "reports"


def of_report(page: Page, report: str, about: str) -> Iterator[Json]:
    """Beside a result: what the letter promised of it. Beside the frame: what does not fit."""
    comparison, lang = compare(page.dossier, page.lang), page.lang
    row = _row(comparison, about)
    if row is None:
        yield from _notes(comparison, about, lang)
        return
    told = [
        one
        for held in page.dossier.activity_reports
        for one in held.results
        if held.id == report and one.objective == about
    ]
    figures = {figure.id for one in told for figure in one.figures}
    noted = remarks(comparison, {about, *(one.id for one in told), *figures}, lang, "R")
    granted = means(row, lang)
    yield from (noted,) if noted else ()
    yield promised(row, lang)
    yield from ({**granted, "text": ""},) if granted and granted["rows"] else ()
    yield from measured(page.dossier, row, lang)


def of_evaluation(page: Page, report: str, about: str) -> Iterator[Json]:
    """Beside a judgement: what it is judged by, first what its kind of commitment asks for."""
    comparison, lang = compare(page.dossier, page.lang), page.lang
    row = _row(comparison, about)
    if row is None:
        yield from _notes(comparison, about, lang)
        return
    held = next((one for one in _judgements(page.dossier, report) if one.about == about), None)
    noted = _noted(comparison, row, held, lang)
    yield from (noted,) if noted else ()
    yield promised(row, lang)
    by_name = {
        "done": [one for one in (reported(row, lang),) if one],
        "given": [one for one in (means(row, lang),) if one],
        "data": list(measured(page.dossier, row, lang)),
    }
    kind = (held.kind if held else None) or row.promised.kind
    for name in _ORDER.get(kind, _ORDER[Commitment.RESULT]):
        yield from by_name[name]
    yield from _asked(page.dossier, about, lang)


CARDS: Mapping[str, Callable[[Page, str, str], Iterator[Json]]] = MappingProxyType(
    {"report": of_report, "evaluation": of_evaluation}
)
"""By the kind of report: the cards beside one of its parts, by the ids of both."""

_ORDER: Mapping[Commitment | None, tuple[str, ...]] = {
    Commitment.RESULT: ("data", "done", "given"),
    Commitment.EFFORT: ("done", "given", "data"),
    Commitment.RESOURCES: ("given", "done", "data"),
}
"""What a commitment of each kind is judged by comes first."""


def _row(comparison: Comparison, about: str) -> Row | None:
    """The row of an objective or a section."""
    return next((row for row in comparison.rows if about and row.about == about), None)


def _notes(comparison: Comparison, about: str, lang: Lang) -> Iterator[Json]:
    noted = None if about else notes(comparison, lang)
    yield from (noted,) if noted else ()


def _judgements(dossier: Dossier, report: str) -> Iterator[Judgement]:
    for held in dossier.evaluation_reports:
        if held.id == report:
            yield from held.judgements


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

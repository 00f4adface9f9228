"""Letter, activity report and evaluation report side by side: what was missed, and why.

The rows are worked out beside the page and come with a later answer (see ``compare_whole``); here
stand the words of the screen, and what the commission types beside each row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from plpmission.checks.trio import Trio
from plpmission.compare.judging import place_of_judgement, usual_scale
from plpmission.errors import UnknownItem
from plpmission.i18n import Translate, translator
from plpmission.model import SECTION_IDS, Dossier
from plpmission.model.reports import Judgement
from plpmission.model.terms import Commitment
from plpmission_widgets.beside import VIEWS
from plpmission_widgets.page import Page

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "compared"
Json = dict[str, Any]


def fields(desk: Desk) -> list[Json]:
    """The screen's frame, and what is typed in it."""
    page = desk.page()
    t = translator(DOMAIN, page.lang)
    return [
        {
            "kind": "compare",
            "path": "compare",
            "judging": judging(page, t),
            "match": "view-match" if "view-match" in VIEWS else "",
            "words": _words(t),
        }
    ]


def judging(page: Page, t: Translate) -> Json:
    """What is typed beside each objective and section, by its id."""
    held, dossier = Trio(page.dossier), page.dossier
    objectives = [one.id for one in dossier.letter.objectives]
    return {about: list(_typed(about, held, page, t)) for about in (*objectives, *SECTION_IDS)}


def _typed(about: str, held: Trio, page: Page, t: Translate) -> Iterator[Json]:
    at = held.judged.get(about)
    said = at.item if at else Judgement(id="jud-none")
    base = place_of_judgement(page.dossier, about, held)
    yield {
        "kind": "choice",
        "path": f"{base}.judgement",
        "label": t("Judgement"),
        "style": "segments",
        "none": True,
        "options": [{"value": level, "label": level} for level in _scale(held, said.judgement)],
        "value": said.judgement or None,
    }
    yield {
        "kind": "lines",
        "path": f"{base}.ground",
        "label": t("Ground"),
        "hint": t("taken over into the report"),
        "words": True,
        "value": said.ground,
    }
    if points := list(_points(about, held, page, t)):
        yield {
            "kind": "choices",
            "path": f"{base}.points",
            "label": t("The ground rests on"),
            "options": points,
            "value": list(said.points),
        }
    model = translator("model", page.lang)
    yield {
        "kind": "choice",
        "path": f"{base}.kind",
        "label": t("Judged as"),
        "style": "select",
        "none": True,
        "options": [{"value": one.value, "label": model(one.label)} for one in Commitment],
        "value": said.kind.value if said.kind else None,
    }
    yield {
        "kind": "lines",
        "path": f"{base}.means",
        "label": t("Means granted, and what they changed"),
        "words": True,
        "value": said.means,
    }
    yield {
        "kind": "lines",
        "path": f"{base}.dissent",
        "label": t("Divergent opinion"),
        "hint": t("whose, and why"),
        "words": True,
        "value": said.dissent,
    }


def _scale(held: Trio, chosen: str) -> tuple[str, ...]:
    """The commission's levels; a judgement by a level that was taken out since stays one."""
    report = held.evaluation.item if held.evaluation else None
    scale = (report.scale if report else ()) or usual_scale(held.dossier.lang)
    return scale if not chosen or chosen in scale else (*scale, chosen)


def _points(about: str, held: Trio, page: Page, t: Translate) -> Iterator[Json]:
    """What a ground can rest on here, and what it rests on already."""
    named: dict[str, str] = {}
    for _, result in held.of_objective.get(about, ()):
        named[result.id] = t("The reported result")
        named |= {one.id: one.title or one.location or "–" for one in result.evidence}
    objective = held.objectives.get(about)
    for indicator in held.aims(objective) if objective else ():
        named[indicator.id] = page.names[indicator.id].label
    for means in page.dossier.letter.means:
        if about in means.objectives:
            titled = " ".join(filter(None, (means.title, str(means.year or "")))) or "–"
            named[means.id] = t("Means: {title}", title=titled)
    at = held.judged.get(about)
    for point in at.item.points if at else ():
        if point not in named:
            named[point] = _elsewhere(point, page.dossier, page, t)
    yield from ({"value": key, "label": label} for key, label in named.items())


def _elsewhere(point: str, dossier: Dossier, page: Page, t: Translate) -> str:
    """A point of another row's, as well as it can be called."""
    if known := page.names.get(point):
        return known.label
    held = None
    with suppress(UnknownItem):  # it may have been removed
        held = dossier.item(point)
    return str(getattr(held, "title", "")) or t("Another passage of the report")


def _words(t: Translate) -> Json:
    return {
        "objective": t("Objective"),
        "section": t("Section"),
        "by_objective": t("By objective"),
        "by_section": t("By section"),
        "rows": t("What the rows follow"),
        "filter": t("Show only"),
        "meeting": t("Open points first"),
        "print": t("Print"),
        "keys": t("↑ and ↓ go from row to row, Enter opens one, Escape closes it."),
        "all_open": t("Open all"),
        "all_closed": t("Close all"),
        "score": t("see the sum"),
        "score_title": t("How the score comes about"),
        "question": t("Question"),
        "answered": t("Answered"),
        "open_rows": t("Still open"),
        "nothing": t("No row answers this filter."),
        "settle": t("To settle"),
        "settled": t("Nothing to settle here"),
        "judge": t("Judge"),
        "judge_label": t("Judge: {name}"),
        "judging": t("Judgement of the commission"),
        "more": t("Kind of commitment, means, divergent opinion"),
        "match": t("Match a passage"),
        "read": t("Read it in the letter"),
        "read_label": t("Read it in the letter: {name}"),
        "hearing": t("Note or ask for the hearing"),
        "hearing_label": t("Note or ask for the hearing: {name}"),
        "chart": t("Indicator"),
        "no_chart": t("No indicator measures it."),
        "added": t("put in by amendment"),
        "removed": t("taken out by amendment"),
        "coverage": t("Coverage"),
        "coverage_about": t("Which document speaks of which objective."),
        "there": t("there"),
        "not_there": t("missing"),
        "not_asked": t("none"),
        "sum": t("In all"),
        "flow": t("From mission to judgement"),
        "flow_about": t("Where a thread breaks, its place is left open."),
        "flow_alt": t("The mission above; below, a band for each objective. As a table below."),
        "as_table": t("The same as a table"),
    }

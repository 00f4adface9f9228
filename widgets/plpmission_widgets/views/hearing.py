"""The hearing sheet: one's own notes, the questions they become, the judgement that follows.

Notes are private: those of whoever is at work are sent to their page, and nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from plpmission.checks.trio import Trio
from plpmission.i18n import Translate, translator
from plpmission.model import SECTION_IDS, Dossier
from plpmission.model.reports import HearingQuestion
from plpmission_widgets.forms.hearing import QUESTION
from plpmission_widgets.page import Page
from plpmission_widgets.views.compare import judging
from plpmission_widgets.views.fields import form

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "compared"
Json = dict[str, Any]

GENERAL = "general"
"""What is asked of no objective and no section."""
ALWAYS = "own-functioning"
"""The section that the commission judges beside the objectives."""


def fields(desk: Desk) -> list[Json]:
    """A row for each objective, for what was asked elsewhere, and for the mandate as a whole."""
    page = desk.page()
    t = translator(DOMAIN, page.lang)
    letter = desk.open_letter
    mine = desk.store.notes.of(letter.id, desk.who) if desk.who.name else {}
    typed, asked = judging(page, t), questions(page.dossier)
    return [
        {
            "kind": "hearing",
            "path": "hearing",
            "named": bool(desk.who.name),
            "rows": [
                {
                    "id": about,
                    "name": _named(about, page, t),
                    "note": _note(about, mine, desk.who.name, t),
                    "questions": [_question(one, at, page) for at, one in asked.get(about, ())],
                    "judging": typed[about][:2] if about in typed else [],
                }
                for about in _rows(page.dossier, asked, mine)
            ],
            "words": _words(t),
        }
    ]


Asked = tuple[str, HearingQuestion]


def questions(dossier: Dossier) -> dict[str, list[Asked]]:
    """The questions of the latest evaluation with their paths, by the row that they belong to."""
    evaluation = Trio(dossier).evaluation
    found: dict[str, list[Asked]] = {}
    for one in evaluation.item.questions if evaluation else ():
        path = f"evaluation_reports[{evaluation.item.id}].questions[{one.id}]" if evaluation else ""
        found.setdefault(_row_of(one, dossier), []).append((path, one))
    return found


def _row_of(one: HearingQuestion, dossier: Dossier) -> str:
    """The objective that a question is on, through a plan, an indicator or a result too."""
    letter = dossier.letter
    known = {objective.id for objective in letter.objectives}
    if one.about in known:
        return str(one.about)
    for plan in letter.plans:
        if plan.id == one.about:
            return next((key for key in plan.objectives if key in known), GENERAL)
    for objective in letter.objectives:
        if one.about in objective.indicators:
            return objective.id
    for _, result in Trio(dossier).results:
        if result.id == one.about and result.objective in known:
            return str(result.objective)
    return one.section if one.section in SECTION_IDS else GENERAL


def places(dossier: Dossier) -> tuple[str, ...]:
    """What notes and questions can be about."""
    return (*(one.id for one in dossier.letter.objectives), *SECTION_IDS, GENERAL)


def _rows(
    dossier: Dossier, asked: Mapping[str, list[Asked]], mine: Mapping[str, str]
) -> Iterator[str]:
    objectives = {one.id for one in dossier.letter.objectives}
    for about in places(dossier):
        spoken_of = about in asked or about in mine
        if about in objectives or about in {ALWAYS, GENERAL} or spoken_of:
            yield about


def _named(about: str, page: Page, t: Translate) -> str:
    if about == GENERAL:
        return t("The mandate as a whole")
    return page.label(about) if about in SECTION_IDS else page.names[about].label


def _note(about: str, mine: Mapping[str, str], who: str, t: Translate) -> Json:
    return {
        "kind": "lines",
        "path": f"notes[{about}]",
        "label": t("My notes"),
        "hint": t("only {name} sees them", name=who) if who else "",
        "words": False,
        "value": mine.get(about, ""),
    }


def _question(one: HearingQuestion, path: str, page: Page) -> Json:
    drawn = form(QUESTION, page, f"{path}.")
    return {"id": one.id, "fields": [{**field, "rows": 1} for field in drawn]}


def _words(t: Translate) -> Json:
    return {
        "questions": t("Questions"),
        "none": t("No question yet"),
        "ask": t("Ask a question"),
        "ask_label": t("Ask a question: {name}"),
        "from_note": t("Make my note a question"),
        "from_note_label": t("Make my note a question: {name}"),
        "remove": t("Remove this question"),
        "private": t(
            "Notes are kept apart from the dossier: no export, no version and no other member has "
            "them. What becomes a question stands in the evaluation report."
        ),
        "nameless": t("Say who you are, above on the list of dossiers, to take notes of your own."),
        "print": t("Print the sheet"),
        "print_hint": t("Without your notes"),
    }

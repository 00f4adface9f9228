"""The plans on the calendar: bars, milestones, what waits for what, and what does not fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plpmission.checks import check
from plpmission.i18n import Translate, translator
from plpmission.model.objectives import TacticalPlan
from plpmission.model.terms import PlanStatus
from plpmission_widgets.page import Page
from plpmission_widgets.views.fields import date_form, plain
from plpmission_widgets.views.marks import marks
from plpmission_widgets.views.places import in_detail
from plpmission_widgets.views.sums import sums

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "builder"
Json = dict[str, Any]

MARKS: Mapping[PlanStatus, tuple[str, str]] = {
    PlanStatus.ON_TRACK: ("good", "good"),
    PlanStatus.AT_RISK: ("warning", "warning"),
    PlanStatus.BLOCKED: ("bad", "bad"),
    PlanStatus.DONE: ("done", "neutral"),
}
"""For each status its icon and its tone."""


def fields(at: Page | Desk, base: str = "") -> list[Json]:
    """The calendar in 3.2.3, or as a view of its own."""
    del base
    page = at if isinstance(at, Page) else at.page()
    if not page.dossier.letter.plans:
        return [] if isinstance(at, Page) else [_none(page)]
    return [calendar(page), *sums(page)]


def _none(page: Page) -> Json:
    t = translator(DOMAIN, page.lang)
    return {
        "kind": "note",
        "text": t("No plan stands in the letter yet."),
        "go": {"section": "plans", "label": t("To the plans")},
    }


def calendar(page: Page) -> Json:
    """All plans with their dates, the mandate's bounds and today."""
    t, letter = translator(DOMAIN, page.lang), page.dossier.letter
    mandate = letter.mandate
    problems = _problems(page)
    return {
        "kind": "gantt",
        "path": "letter.plans",
        "label": t("The plans on the calendar"),
        "rows": [_row(plan, problems.get(plan.id, []), page, t) for plan in letter.plans],
        "mandate": {"start": plain(mandate.start), "end": plain(mandate.end)},
        "today": dt.datetime.now().astimezone().date().isoformat(),
        "date": date_form(page.lang),
        "words": _words(t),
    }


def _words(t: Translate) -> Json:
    return {
        "zoom": t("Show"),
        "mandate": t("Mandate"),
        "year": t("Year"),
        "quarter": t("Quarter"),
        "earlier": t("Earlier"),
        "later": t("Later"),
        "today": t("Today"),
        "from": t("mandate from"),
        "until": t("to"),
        "undated": t("no dates yet: type them, or take the whole mandate"),
        "whole": t("Take the mandate’s dates"),
        "start": t("Start"),
        "end": t("End"),
        "move": t("Move {name}", name="{name}"),
        "begins": t("Start of {name}", name="{name}"),
        "ends": t("End of {name}", name="{name}"),
        "range": t("from {start} to {end}", start="{start}", end="{end}"),
        "milestone": t("milestone"),
        "before": t("before {date}", date="{date}"),
        "after": t("after {date}", date="{date}"),
        "help": t(
            "Drag a bar or one of its ends. By keyboard: the arrows move the bar, "
            "Shift and an arrow its end, Control and an arrow its start."
        ),
    }


def _row(plan: TacticalPlan, problems: list[str], page: Page, t: Translate) -> Json:
    name = page.names[plan.id]
    return {
        "id": plan.id,
        "number": name.code,
        "title": name.name or t("No title yet"),
        "owner": plan.owner,
        "start": plain(plan.start),
        "end": plain(plan.end),
        "status": _status(plan, page),
        "after": [one for one in plan.after if one != plan.id and one in page.names],
        "milestones": [
            {"id": one.id, "title": one.title, "date": plain(one.date)}
            for one in sorted(plan.milestones, key=lambda one: str(one.date))
            if one.date
        ],
        "findings": page.counts.get(plan.id, 0),
        "problems": problems,
    }


def _status(plan: TacticalPlan, page: Page) -> Json | None:
    if plan.status is None:
        return None
    icon, tone = MARKS[plan.status]
    word = translator("model", page.lang)(plan.status.label)
    return {"icon": icon, "tone": tone, "word": word, "reason": plan.status_reason}


def _problems(page: Page) -> dict[str, list[str]]:
    """What does not fit in time, by plan: what the checks say of dates and links that are there."""
    said: dict[str, list[str]] = {}
    for mark in marks(page, check(page.dossier, page.lang, section="plans")):
        plan = in_detail(mark["path"], page.dossier)
        if plan:
            said.setdefault(plan, []).append(mark["text"])
    return said

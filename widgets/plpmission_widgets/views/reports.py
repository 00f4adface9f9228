"""The holder's activity report, written by the letter's objectives, one at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plpmission.checks.trio import Trio
from plpmission.compare import admissibility
from plpmission.i18n import Lang, Translate, day, translator
from plpmission.model import Dossier
from plpmission.model.objectives import Objective
from plpmission.model.reports import ActivityReport, Evidence, Result
from plpmission.model.terms import ResultState
from plpmission_widgets.forms import reports as forms
from plpmission_widgets.page import Page
from plpmission_widgets.views.fields import date_form, field, form
from plpmission_widgets.views.report_parts import (
    Json,
    Part,
    Parts,
    Shown,
    beside,
    drawn,
    here,
    in_full,
    keeping,
    kept,
)

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "reports"

_LONGEST = 70

MARKS = {
    ResultState.REACHED: ("good", "good"),
    ResultState.PARTLY: ("partly", "warning"),
    ResultState.NOT_REACHED: ("bad", "bad"),
    ResultState.DROPPED: ("leftout", "neutral"),
    ResultState.NEW: ("plus", "neutral"),
}
"""The icon and the tone of each state of a result."""


def fields(desk: Desk) -> list[Json]:
    """The report that is asked for, or the way to begin one."""
    dossier = desk.page().dossier
    asked, part = here(desk)
    if asked == "new" or not dossier.activity_reports:
        return [_begin(desk)]
    report, part = _wanted(dossier, asked, part)
    return [_report(desk, report, part)]


def _wanted(dossier: Dossier, asked: str, part: str) -> tuple[ActivityReport, str]:
    """The report of that id, or the one that holds a result of that id; else the latest."""
    for report in dossier.activity_reports:
        if report.id == asked:
            return report, part
        if any(result.id == asked for result in report.results):
            return report, asked
    return Trio(dossier).reports[-1].item, ""


def _report(desk: Desk, report: ActivityReport, part: str) -> Json:
    page, t = desk.page(), translator(DOMAIN, desk.lang)
    groups = list(_groups(page, report, t))
    known = {one.item for group in groups for one in group.rows}
    item = f"{report.id}:{part}" if f"{report.id}:{part}" in known else report.id
    shown = _shown(desk, report, item.partition(":")[2])
    return drawn(
        groups,
        item,
        shown,
        path=f"activity_reports[{report.id}]",
        label=t("Parts of the report"),
        choose=_choose(page, report, t),
    )


def called(report: ActivityReport, lang: Lang) -> str:
    """A report in words: its period, else its date."""
    t = translator(DOMAIN, lang)
    ends = [day(one, lang) for one in (report.start, report.end) if one]
    if ends:
        return " – ".join(ends)
    return t("Report of {date}", date=day(report.date, lang)) if report.date else t("Report")


def _choose(page: Page, report: ActivityReport, t: Translate) -> Json:
    return {
        "label": t("Report"),
        "value": report.id,
        "options": [
            {"value": one.id, "label": called(one, page.lang)}
            for one in page.dossier.activity_reports
        ],
        "new": {"item": "new", "label": t("Another report")},
        "remove": {"id": report.id, "label": t("Remove this report")},
    }


def _groups(page: Page, report: ActivityReport, t: Translate) -> Iterator[Parts]:
    told = _told(report)
    yield Parts(label="", rows=[Part(item=report.id, title=t("Period and context"))])
    yield Parts(
        label=t("Objectives"),
        rows=[
            Part(
                item=f"{report.id}:{one.id}",
                number=page.names[one.id].code,
                title=page.names[one.id].name or t("No title yet"),
                mark=_mark(told.get(one.id, []), page.lang),
            )
            for one in page.dossier.letter.objectives
        ],
    )
    yield Parts(
        label=t("Beside the objectives"),
        rows=[
            Part(
                item=f"{report.id}:{one.id}",
                title=_named(one) or t("No title yet"),
                mark=_mark([one], page.lang),
            )
            for one in _beside(page.dossier, report)
        ],
        acts=[
            {
                "do": "add",
                "path": f"activity_reports[{report.id}].results",
                "values": {"state": "new"},
                "label": t("A result that was not promised"),
            }
        ],
    )
    yield Parts(label=t("To finish"), rows=list(_last(page, report, t)))


def _last(page: Page, report: ActivityReport, t: Translate) -> Iterator[Part]:
    yield Part(item=f"{report.id}:plans", title=t("Plans"))
    yield Part(item=f"{report.id}:conclusion", title=t("Conclusion"))
    good = admissibility(page.dossier, page.lang, report.id).admissible
    mark = ("good", t("complete"), "good") if good else ("empty", t("something misses"), "neutral")
    yield Part(item=f"{report.id}:renewal", title=t("Request for renewal"), mark=mark)


def _told(report: ActivityReport) -> dict[str | None, list[Result]]:
    found: dict[str | None, list[Result]] = {}
    for result in report.results:
        found.setdefault(result.objective, []).append(result)
    return found


def _beside(dossier: Dossier, report: ActivityReport) -> list[Result]:
    known = {one.id for one in dossier.letter.objectives}
    return [one for one in report.results if one.objective not in known]


def _named(result: Result) -> str:
    """What a result beside the objectives is called: its title, or its first words."""
    said = result.title or result.result.strip().partition("\n")[0]
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rstrip() + "…"


def _mark(results: list[Result], lang: Lang) -> tuple[str, str, str]:
    t = translator(DOMAIN, lang)
    if not results:
        return "empty", t("not reported"), "neutral"
    state = results[0].state
    if state is None:
        return "begun", t("no state yet"), "neutral"
    icon, tone = MARKS[state]
    return icon, translator("model", lang)(state.label), tone


def _shown(desk: Desk, report: ActivityReport, part: str) -> Shown:
    page, base = desk.page(), f"activity_reports[{report.id}]."
    t = translator(DOMAIN, desk.lang)
    if part == "plans":
        return Shown(title=t("Plans"), fields=[in_full(field(forms.PLAN_OUTCOMES, page, base))])
    if part == "conclusion":
        return Shown(
            title=t("Conclusion"),
            fields=form(forms.REPORT_CONCLUSION, page, base),
            acts=[keeping(desk, report.id)],
            cards=kept(desk, report.id),
        )
    if part == "renewal":
        return _renewal(page, report)
    objective = next((one for one in page.dossier.letter.objectives if one.id == part), None)
    if objective:
        return _objective(desk, report, objective)
    result = next((one for one in report.results if one.id == part), None)
    if result:
        return _one_beside(page, report, result)
    return Shown(
        title=t("Period and context"),
        fields=form(forms.REPORT_FRAME, page, base),
        beside=beside("report", report.id),
    )


def _objective(desk: Desk, report: ActivityReport, objective: Objective) -> Shown:
    page, t = desk.page(), translator(DOMAIN, desk.lang)
    results = _told(report).get(objective.id, [])
    held = [one for result in results for one in _result(page, report, result, len(results))]
    name = page.names[objective.id]
    return Shown(
        title=name.label,
        over=t("Result by objective"),
        fields=held or [_unwritten(report, objective, t)],
        beside=beside("report", report.id, objective.id),
    )


def _unwritten(report: ActivityReport, objective: Objective, t: Translate) -> Json:
    return {
        "kind": "begin",
        "path": f"activity_reports[{report.id}].results",
        "title": t("This report does not speak of this objective yet"),
        "text": t("Say what came of it, even in one sentence; or that it was dropped, and why."),
        "acts": [
            {
                "do": "report_on",
                "report": report.id,
                "objective": objective.id,
                "label": t("Report on it"),
            }
        ],
    }


def _result(page: Page, report: ActivityReport, result: Result, parts: int) -> Iterator[Json]:
    t = translator(DOMAIN, page.lang)
    path = f"activity_reports[{report.id}].results[{result.id}]"
    if parts > 1:
        yield {
            "kind": "begin",
            "path": path,
            "title": "",
            "text": t("This objective is reported in {count} parts.", count=parts),
            "acts": [{"do": "remove", "id": result.id, "label": t("Remove this part")}],
        }
    for one in form(forms.RESULT, page, f"{path}."):
        yield _evidence(one, result, t) if one["path"].endswith(".evidence") else one


def _one_beside(page: Page, report: ActivityReport, result: Result) -> Shown:
    t = translator(DOMAIN, page.lang)
    path = f"activity_reports[{report.id}].results[{result.id}]"
    held = form(forms.BESIDE_RESULT, page, f"{path}.")
    return Shown(
        title=_named(result) or t("No title yet"),
        over=t("Beside the objectives"),
        fields=[
            _evidence(one, result, t) if one["path"].endswith(".evidence") else one for one in held
        ],
        acts=[{"do": "remove", "id": result.id, "label": t("Remove")}],
    )


def _evidence(table: Json, result: Result, t: Translate) -> Json:
    return {
        "kind": "evidence",
        "path": f"{table['path']}.files",
        "result": result.id,
        "table": {**table, "add_label": ""},
        "adds": [
            {"label": t("Add a link"), "values": {"kind": "link"}},
            {"label": t("Add a decision"), "values": {"kind": "decision"}},
        ],
        "prints": [_print(one) for one in result.evidence if one.sha256],
        "words": {
            "choose": t("Note a file"),
            "drop": t("or drop it here. It stays where it is; its hash is kept."),
            "failed": t("This file cannot be read in this browser."),
            "reading": t("The file is being read…"),
            "print": t("Hash (SHA-256)"),
        },
    }


def _print(one: Evidence) -> Json:
    return {"name": one.location or one.title, "sha256": one.sha256}


def _renewal(page: Page, report: ActivityReport) -> Shown:
    t = translator(DOMAIN, page.lang)
    found = admissibility(page.dossier, page.lang, report.id)
    return Shown(
        title=t("Request for renewal"),
        over=t("What the law asks (PJPol, art. VII.III.88)"),
        fields=[
            {
                "kind": "points",
                "path": "renewal",
                "good": found.admissible,
                "title": found.sentence,
                "text": t(
                    "The authority decides. Here stands what the dossier itself can show: the "
                    "letter, the report, and each objective in it."
                ),
                "points": [
                    {
                        "text": point.sentence,
                        "met": point.met,
                        "source": point.source,
                        "go": None if point.met else _way(page.dossier, report, point.where),
                    }
                    for point in found.points
                ],
                "words": {
                    "met": t("there"),
                    "missing": t("missing"),
                    "open": t("Go there"),
                },
            }
        ],
    )


def _way(dossier: Dossier, report: ActivityReport, where: str) -> Json:
    """Where what misses is written."""
    if where == "letter.setting":
        return {"section": "view-life", "item": None, "path": "life"}
    told = {one.objective for one in report.results if one.state or one.result.strip()}
    first = next((one.id for one in dossier.letter.objectives if one.id not in told), "")
    part = f":{first}" if where.endswith(".results") and first else ""
    return {"section": "view-report", "item": f"{report.id}{part}", "path": None}


def _begin(desk: Desk) -> Json:
    """The way to a first report, or to another one."""
    t, dossier = translator(DOMAIN, desk.lang), desk.page().dossier
    start, end = _period(dossier)
    acts: list[Json] = [
        {"do": "start_report", "label": t("Start from the letter"), "kind": "primary"},
        {"do": "start_report", "bare": True, "label": t("Start with an empty report")},
    ]
    if dossier.activity_reports:
        acts.append({"do": "go", "section": "view-report", "label": t("Cancel")})
    return {
        "kind": "begin",
        "path": "begin",
        "title": t("An activity report"),
        "text": t(
            "It is written by the letter’s objectives. From the letter come its objectives and "
            "plans, the latest figure of each indicator with the target that holds, the means "
            "that were not granted as promised, and the amendments in force."
        ),
        "fields": [
            {**date_form(desk.lang), "name": "start", "label": t("From"), "value": _iso(start)},
            {**date_form(desk.lang), "name": "end", "label": t("To"), "value": _iso(end)},
        ],
        "acts": acts,
        "words": {"no_day": t("There is no such day."), "calendar": t("Choose in the calendar")},
    }


def _iso(one: dt.date | None) -> str:
    return one.isoformat() if one else ""


def _period(dossier: Dossier) -> tuple[dt.date | None, dt.date | None]:
    """From the mandate's start, or from the last report on, until now or the mandate's end."""
    mandate, today = dossier.letter.mandate, dt.datetime.now().astimezone().date()
    ends = [one.end for one in dossier.activity_reports if one.end]
    start = max(ends) + dt.timedelta(days=1) if ends else mandate.start
    end = min(today, mandate.end) if mandate.end else today
    return start, end if start is None or end >= start else mandate.end

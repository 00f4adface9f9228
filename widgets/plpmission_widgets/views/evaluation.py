"""The commission's evaluation report: judged objective by objective, by the kind of commitment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from plpmission.checks.trio import Trio
from plpmission.i18n import Lang, Translate, day, translator
from plpmission.model import SECTION_IDS
from plpmission.model.objectives import Objective
from plpmission.model.reports import EvaluationReport, Judgement
from plpmission_widgets.forms import reports as forms
from plpmission_widgets.page import Page
from plpmission_widgets.views.fields import form
from plpmission_widgets.views.judgement import by_kind, judgement, scale
from plpmission_widgets.views.report_parts import (
    Json,
    Part,
    Parts,
    Shown,
    beside,
    drawn,
    given,
    here,
    in_full,
    keeping,
    kept,
)
from plpmission_widgets.views.reports import called as report_called

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "reports"
ALWAYS = "own-functioning"
"""The section that every evaluation speaks of: the holder's own functioning."""


def fields(desk: Desk) -> list[Json]:
    """The evaluation report that is asked for, or the way to begin one."""
    dossier = desk.page().dossier
    asked, part = here(desk)
    if asked == "new" or not dossier.evaluation_reports:
        return [_begin(desk)]
    report = next((one for one in dossier.evaluation_reports if one.id == asked), None)
    if report is None:
        report, part = Trio(dossier).evaluations[-1].item, ""
    return [_evaluation(desk, report, part)]


def _evaluation(desk: Desk, report: EvaluationReport, part: str) -> Json:
    page, t = desk.page(), translator(DOMAIN, desk.lang)
    groups = list(_groups(page, report, t))
    known = {one.item for group in groups for one in group.rows}
    item = f"{report.id}:{part}" if f"{report.id}:{part}" in known else report.id
    return drawn(
        groups,
        item,
        _shown(desk, report, item.partition(":")[2]),
        path=f"evaluation_reports[{report.id}]",
        label=t("Parts of the evaluation report"),
        choose=_choose(page, report, t),
    )


def _called(report: EvaluationReport, lang: Lang) -> str:
    t = translator(DOMAIN, lang)
    if report.date:
        return t("Evaluation of {date}", date=day(report.date, lang))
    return t("Evaluation without a date")


def _choose(page: Page, report: EvaluationReport, t: Translate) -> Json:
    return {
        "label": t("Evaluation"),
        "value": report.id,
        "options": [
            {"value": one.id, "label": _called(one, page.lang)}
            for one in page.dossier.evaluation_reports
        ],
        "new": {"item": "new", "label": t("Another evaluation")},
        "remove": {"id": report.id, "label": t("Remove this evaluation")},
    }


def _judged(report: EvaluationReport) -> dict[str, Judgement]:
    return {(one.about or one.section): one for one in report.judgements}


def mark(report: EvaluationReport, said: str, lang: Lang) -> tuple[str, str, str]:
    """The icon, the words and the tone of a judgement of the report's own scale."""
    if not said:
        return "empty", translator(DOMAIN, lang)("not judged"), "neutral"
    if said in report.kept:
        return "good", said, "good"
    return ("bad", said, "bad") if said in report.missed else ("partly", said, "warning")


def _groups(page: Page, report: EvaluationReport, t: Translate) -> Iterator[Parts]:
    judged = _judged(report)

    def marked(about: str) -> tuple[str, str, str]:
        held = judged.get(about)
        return mark(report, held.judgement if held else "", page.lang)

    frame = Part(item=report.id, title=t("Commission and scale"))
    yield Parts(label="", rows=[frame])
    yield Parts(
        label=t("Objectives"),
        rows=[
            Part(
                item=f"{report.id}:{one.id}",
                number=page.names[one.id].code,
                title=page.names[one.id].name or t("No title yet"),
                mark=marked(one.id),
            )
            for one in page.dossier.letter.objectives
        ],
    )
    listed = [one for one in SECTION_IDS if one == ALWAYS or one in judged]
    yield Parts(
        label=t("Sections"),
        rows=[
            Part(
                item=f"{report.id}:{one}",
                number=page.numbers[one],
                title=page.title(one),
                mark=marked(one),
            )
            for one in listed
        ],
        acts=[_another(page, report, listed, t)],
    )
    yield Parts(
        label=t("To finish"),
        rows=[
            Part(
                item=f"{report.id}:conclusion",
                title=t("Conclusion"),
                mark=mark(report, report.overall, page.lang),
            ),
            Part(item=f"{report.id}:next", title=t("The next letter")),
        ],
    )


def _another(page: Page, report: EvaluationReport, listed: Sequence[str], t: Translate) -> Json:
    return {
        "do": "judge",
        "evaluation": report.id,
        "pick": "section",
        "label": t("Judge another section"),
        "options": [
            {"value": one, "label": page.label(one)} for one in SECTION_IDS if one not in listed
        ],
    }


def _shown(desk: Desk, report: EvaluationReport, part: str) -> Shown:
    page, t = desk.page(), translator(DOMAIN, desk.lang)
    base = f"evaluation_reports[{report.id}]."
    if part == "conclusion":
        return Shown(
            title=t("Conclusion"),
            fields=given(form(forms.EVALUATION_CONCLUSION, page, base), "overall", scale(report)),
            acts=[keeping(desk, report.id)],
            cards=[_count(page, report), *kept(desk, report.id)],
        )
    if part == "next":
        return _next(page, report)
    objective = next((one for one in page.dossier.letter.objectives if one.id == part), None)
    if objective:
        return _objective(desk, report, objective)
    if part:
        return _section(desk, report, part)
    return Shown(
        title=t("Commission and scale"),
        fields=[*_frame(page, base), _scale(report, t)],
        beside=beside("evaluation", report.id),
    )


def _frame(page: Page, base: str) -> list[Json]:
    held = [
        {"value": one.id, "label": report_called(one, page.lang)}
        for one in page.dossier.activity_reports
    ]
    return given(form(forms.EVALUATION_FRAME, page, base), "report", held)


def _scale(report: EvaluationReport, t: Translate) -> Json:
    return {
        "kind": "scale",
        "path": f"evaluation_reports[{report.id}].scale",
        "evaluation": report.id,
        "label": t("Scale"),
        "help": t(
            "The commission’s own. Say which levels mean that a commitment was kept or missed: "
            "a judgement that the figures contradict is pointed out by it."
        ),
        "levels": [
            {
                "name": level,
                "means": "kept"
                if level in report.kept
                else "missed"
                if level in report.missed
                else "",
            }
            for level in report.scale
        ],
        "words": {
            "level": t("Level"),
            "means": t("What it means"),
            "kept": t("Kept"),
            "neither": t("Neither"),
            "missed": t("Missed"),
            "add": t("Add a level"),
            "remove": t("Remove this level"),
            "same": t("Two levels have the same name."),
        },
    }


def _objective(desk: Desk, report: EvaluationReport, objective: Objective) -> Shown:
    page, t = desk.page(), translator(DOMAIN, desk.lang)
    held = _judged(report).get(objective.id)
    kind = (held.kind if held else None) or objective.kind
    return Shown(
        title=page.names[objective.id].label,
        over=by_kind(kind, t),
        fields=judgement(page, report, held, objective.id, objective.kind),
        beside=beside("evaluation", report.id, objective.id),
    )


def _section(desk: Desk, report: EvaluationReport, section: str) -> Shown:
    page, t = desk.page(), translator(DOMAIN, desk.lang)
    held = _judged(report).get(section)
    own = section == ALWAYS
    return Shown(
        title=page.label(section),
        over=t("The holder’s own functioning") if own else t("A section of the letter"),
        fields=judgement(page, report, held, section, None),
        cards=list(_section_cards(page, section)),
        acts=[{"do": "remove", "id": held.id, "label": t("Take the judgement back")}]
        if held
        else [],
    )


def _section_cards(page: Page, section: str) -> Iterator[Json]:
    t = translator(DOMAIN, page.lang)
    text = page.dossier.letter.note(section).text  # type: ignore[arg-type]
    yield {"title": t("What the letter says"), "words": text or t("Nothing in this section.")}
    if section == ALWAYS and page.dossier.letter.commitments:
        yield {
            "title": t("What the holder committed to"),
            "list": [one.commitment for one in page.dossier.letter.commitments],
        }


def _count(page: Page, report: EvaluationReport) -> Json:
    """How many objectives are at each level of the scale."""
    t = translator(DOMAIN, page.lang)
    judged = _judged(report)
    said = Counter(
        held.judgement if (held := judged.get(one.id)) else ""
        for one in page.dossier.letter.objectives
    )
    levels = [*report.scale, *(level for level in said if level and level not in report.scale)]
    rows = [(level, said[level]) for level in levels]
    if said[""]:
        rows.append((t("Not judged"), said[""]))
    return {
        "title": t("Objectives by judgement"),
        "head": [t("Judgement"), t("Objectives")],
        "rows": [{"cells": [level, str(count)], "short": False} for level, count in rows],
        "less": "",
    }


def _next(page: Page, report: EvaluationReport) -> Shown:
    t = translator(DOMAIN, page.lang)
    objectives = page.dossier.letter.objectives
    advised = {one.about: one.carries_over for one in report.advice}
    ended = [one for one in objectives if advised.get(one.id) is False]
    silent = [one for one in objectives if one.id not in advised]
    base = f"evaluation_reports[{report.id}]."
    goes = [page.names[one.id].label for one in objectives if one not in ended]
    begin = {
        "kind": "begin",
        "path": "next",
        "title": t("The next letter"),
        "text": t(
            "A new dossier begins with what goes on: the zone, the analysis, {count} of {all} "
            "objectives with their plans and indicators. Nothing in this one changes.",
            count=len(goes),
            all=len(objectives),
        ),
        "acts": [{"do": "next_letter", "label": t("Start the next letter"), "kind": "primary"}],
    }
    latest = Trio(page.dossier).evaluation
    begins = latest is not None and latest.item.id == report.id
    fill: Json = {"do": "advise", "evaluation": report.id, "label": t("A line for each objective")}
    return Shown(
        title=t("The next letter"),
        fields=[*_advice(page, base), *([begin] if begins else [])],
        acts=[fill] if silent else [],
        cards=[
            {"title": t("Goes on"), "list": goes},
            *(
                [{"title": t("Ends"), "list": [page.names[one.id].label for one in ended]}]
                if ended
                else []
            ),
        ],
    )


def _advice(page: Page, base: str) -> list[Json]:
    drawn_ = form(forms.NEXT_LETTER, page, base)
    return [in_full(one) if one["kind"] == "table" else one for one in drawn_]


def _begin(desk: Desk) -> Json:
    t, dossier = translator(DOMAIN, desk.lang), desk.page().dossier
    acts: list[Json] = [
        {"do": "start_evaluation", "label": t("Begin the evaluation"), "kind": "primary"}
    ]
    if dossier.evaluation_reports:
        acts.append({"do": "go", "section": "view-evaluation", "label": t("Cancel")})
    return {
        "kind": "begin",
        "path": "begin",
        "title": t("An evaluation report"),
        "text": t(
            "The commission judges each objective by its kind of commitment, beside what was "
            "promised, granted, done and measured; it sets its own scale."
        ),
        "acts": acts,
    }

"""The comparison as a whole: what hinders it, its counts and filters, the score, the coverage.

Worked out beside the page: the figures that it charts need what a page does not load.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from plpmission.checks.trio import Trio
from plpmission.compare import Comparison, compare
from plpmission.compare.aligning import by_row
from plpmission.compare.rows import FLAGS, Covered, Flag, Row, Score
from plpmission.i18n import Lang, Translate, day, number, translator
from plpmission.model import Dossier
from plpmission_widgets.page import Page
from plpmission_widgets.views.compare_flow import flow
from plpmission_widgets.views.compare_rows import (
    ORDER,
    Told,
    awaited,
    flag_words,
    named,
    row,
    state,
)

DOMAIN = "compared"
Json = dict[str, Any]

_FILTERS: Sequence[Flag] = ("target_missed", *FLAGS.values())


def compared(dossier: Dossier, lang: Lang) -> Json:
    """Everything that the screen of the comparison shows, save what is typed there."""
    held, found = Trio(dossier), compare(dossier, lang)
    told = Told(
        page=Page(dossier=dossier, lang=lang),
        t=translator(DOMAIN, lang),
        findings=by_row(held, found.findings),
        evaluation=held.evaluation.item if held.evaluation else None,
        reported=bool(held.reports),
    )
    objectives = [one for one in found.rows if one.kind != "section"]
    sections = [one for one in found.rows if one.kind == "section"]
    return {
        "notes": list(found.notes),
        "count": _counted(len(found.coverage), told.t),
        "states": list(_states([one for one in objectives if one.kind == "objective"], told.t)),
        "filters": list(_filters(objectives, told)),
        "columns": columns(held, objectives, lang, told.t),
        "rows": [row(one, told) for one in objectives],
        "sections": [row(one, told) for one in sections],
        "score": _score(found.score, found, told),
        "coverage": _coverage(found.coverage, told),
        "flow": flow(found, told),
    }


def _counted(count: int, t: Translate) -> str:
    return t("1 objective") if count == 1 else t("{count} objectives", count=count)


def _states(rows: Sequence[Row], t: Translate) -> Iterator[Json]:
    counted = Counter(one.state for one in rows)
    waiting = all(awaited(one) for one in rows)
    said = {
        "missed": (t("1 missed"), t("{count} missed", count=counted["missed"])),
        "not_reported": (
            t("1 not reported"),
            t("{count} not reported", count=counted["not_reported"]),
        ),
        "unclear": (t("1 without a state"), t("{count} without a state", count=counted["unclear"])),
        "partly": (t("1 in part"), t("{count} in part", count=counted["partly"])),
        "dropped": (t("1 dropped"), t("{count} dropped", count=counted["dropped"])),
        "new": (t("1 new"), t("{count} new", count=counted["new"])),
        "reached": (t("1 reached"), t("{count} reached", count=counted["reached"])),
    }
    for name in ORDER:
        if counted[name]:
            one, many = said[name]
            shown = state(name, t, awaited=waiting) or {}
            text = shown["word"] if waiting else one if counted[name] == 1 else many
            yield {**shown, "text": text}


def _filters(rows: Sequence[Row], told: Told) -> Iterator[Json]:
    """All, then each thing to look at that some row has."""
    words = flag_words(told.t)
    yield {"id": "", "label": told.t("All"), "count": len(rows)}
    for flag in dict.fromkeys(_FILTERS):
        count = sum(flag in one.flags for one in rows)
        if count:
            yield {"id": flag, "label": words[flag], "count": count}


def columns(held: Trio, rows: Sequence[Row], lang: Lang, t: Translate) -> list[Json]:
    """The heads of the three columns: which documents these are."""
    return [
        {"title": t("Mission letter"), "under": _letter(held, lang, t)},
        {"title": t("Activity report"), "under": _report(held, lang, t)},
        {"title": t("Evaluation report"), "under": _evaluation(held, rows, lang, t)},
    ]


def _letter(held: Trio, lang: Lang, t: Translate) -> str:
    letter = held.dossier.letter
    set_on, count = letter.setting.set_on, sum(1 for a in letter.amendments if a.setting.set_on)
    first = t("set on {day}", day=day(set_on, lang)) if set_on else t("not set yet")
    if not count:
        return first
    amended = t("1 amendment") if count == 1 else t("{count} amendments", count=count)
    return f"{first}, {amended}"


def _report(held: Trio, lang: Lang, t: Translate) -> str:
    if held.report is None:
        return t("none yet")
    one = held.report.item
    dated = day(one.date, lang) if one.date else ""
    until = t("up to {day}", day=day(one.end, lang)) if one.end else ""
    return ", ".join(filter(None, (dated, until))) or t("without a date")


def _evaluation(held: Trio, rows: Sequence[Row], lang: Lang, t: Translate) -> str:
    if held.evaluation is None:
        return t("none yet")
    asked = [one for one in rows if one.kind == "objective"]
    done = sum(bool(one.judged.judgement) for one in asked)
    dated = held.evaluation.item.date
    first = day(dated, lang) if dated else t("under way")
    judged = t("{done} of {count} objectives judged", done=done, count=len(asked))
    return f"{first}, {judged}"


def _score(score: Score, found: Comparison, told: Told) -> Json | None:
    """The score and its sum, question by question, down to the rows that fail each."""
    if score.value is None:
        return None
    share = number(round(100 * score.value), told.lang)
    titles = {one.about: one for one in found.rows}
    return {
        "label": told.t("Coherence {share} of 100", share=share),
        "formula": score.formula,
        "parts": [
            {
                "code": part.code,
                "title": part.title,
                "asked": len(part.asked),
                "good": len(part.asked) - len(part.failed),
                "failed": [
                    {"id": about, "name": named(titles[about], told)}
                    for about in part.failed
                    if about in titles
                ],
            }
            for part in score.parts
        ],
    }


def _coverage(covered: Sequence[Covered], told: Told) -> Json:
    """Objectives by documents: what is there, and what is not."""
    t = told.t
    heads = [t("Letter"), t("Amended"), t("Plans"), t("Indicators")]
    heads += [t("Result"), t("Evidence"), t("Judgement")]
    marks = [
        (one.letter, one.amended, one.planned, one.measured, one.reported, one.shown, one.judged)
        for one in covered
    ]
    return {
        "heads": heads,
        "rows": [
            {"id": one.about, "name": _named(one, told), "marks": list(held)}
            for one, held in zip(covered, marks, strict=True)
        ],
        "sums": [f"{sum(column)}/{len(column)}" for column in zip(*marks, strict=True)],
        "optional": [
            1,
            *(() if told.reported else (4, 5)),
            *(() if told.evaluation else (6,)),
        ],
    }


def _named(one: Covered, told: Told) -> str:
    known = told.page.names.get(one.about)
    return known.label if known else one.title

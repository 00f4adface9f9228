"""W001 and W002: how old the analysis is, and whether it and the objectives answer each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from plpmission.checks.ages import is_old
from plpmission.checks.answers import touched
from plpmission.checks.moments import names_a_moment
from plpmission.checks.reading import Reading, note_path
from plpmission.checks.rule import Check, Hit
from plpmission.checks.stated import SECTION as OBJECTIVES
from plpmission.checks.stated import stated

SECTION: Final = "analysis"
_OLD = 24
"""Months after which the model no longer calls an analysis recent."""


class _Analysis(NamedTuple):
    where: str
    about: str
    title: str
    date: dt.date | None


def dated_analysis(reading: Reading) -> Iterator[Hit]:
    """W001: each analysis has a date, less than two years before the letter's."""
    if not reading.shows(SECTION):
        return
    found = tuple(_analyses(reading))
    for one in found:
        if one.date is None:
            named = "“{analysis}” has no date" if one.title else "The SWOT analysis has no date"
            yield _dated(one, named, "Enter the day on which it was made.")
        elif is_old(one.date, reading.dated, _OLD):
            named = (
                "“{analysis}” dates from {date}, two years or more before the letter"
                if one.title
                else "The SWOT analysis dates from {date}, two years or more before the letter"
            )
            yield _dated(one, named, "Bring it up to date, or say in the text why it still holds.")
    if not found and _undated_in_words(reading):
        yield Hit(
            where=note_path(SECTION),
            section=SECTION,
            message="The text does not say when the analysis was made",
            hint="Name the month or the year in the text.",
        )


def _analyses(reading: Reading) -> Iterator[_Analysis]:
    analysis = reading.letter.analysis
    if analysis.swot:
        yield _Analysis("letter.analysis.date", SECTION, "", analysis.date)
    for index, other in enumerate(analysis.others):
        if other.title.strip() or other.findings.strip():
            title = other.title.strip() or other.findings[:60]
            yield _Analysis(f"letter.analysis.others[{index}].date", other.id, title, other.date)


def _dated(one: _Analysis, message: str, hint: str) -> Hit:
    return Hit(
        where=one.where,
        section=SECTION,
        about=one.about,
        message=message,
        hint=hint,
        parameters={"analysis": one.title, "date": one.date or ""},
    )


def _undated_in_words(reading: Reading) -> bool:
    """Whether the section speaks of an analysis, all in words, and names no moment."""
    lang, text = reading.dossier.lang, reading.letter.note(SECTION).text
    spoken = text.strip() and "recent-analysis" in touched(reading, SECTION, lang)
    return bool(spoken) and not names_a_moment(text, lang)


def answered_analysis(reading: Reading) -> Iterator[Hit]:
    """W002: an objective answers each point of the SWOT, and rests on a point of the analysis.

    A reference in the text of the other's section does as well.
    """
    analysis, objectives = reading.letter.analysis, reading.letter.objectives
    if SECTION in reading.left_out or OBJECTIVES in reading.left_out:
        return
    if reading.shows(SECTION) and any(held.title or held.text for held in objectives):
        yield from _unanswered(reading)
    if not (analysis.swot or analysis.expectations) or not reading.shows(OBJECTIVES):
        return
    loose = set(reading.coverage.objectives_without_point)
    text = reading.letter.note(SECTION).text
    for one in stated(reading):
        if one.objective.id in loose and f"(ref:{one.objective.id})" not in text:
            yield one.hit(
                "answers",
                "“{objective}” rests on no point of the analysis",
                "Choose the points of the SWOT analysis or the expectations that it answers.",
            )


def _unanswered(reading: Reading) -> Iterator[Hit]:
    unanswered = set(reading.coverage.points_without_objective)
    text = reading.letter.note(OBJECTIVES).text
    for index, item in enumerate(reading.letter.analysis.swot):
        if item.id in unanswered and item.text.strip() and f"(ref:{item.id})" not in text:
            yield Hit(
                where=f"letter.analysis.swot[{index}].text",
                section=SECTION,
                about=item.id,
                message="No objective answers this point of the SWOT analysis: “{item}”",
                hint="Link it to an objective, or say why it can stay without one.",
                parameters={"item": item.text},
            )


W001 = Check(
    code="W001",
    severity="advice",
    source="Model letter, 3.2.1",
    title="Date of the analysis",
    why="An analysis describes one moment; two years on, a reader wonders whether it still holds.",
    run=dated_analysis,
)
W002 = Check(
    code="W002",
    severity="advice",
    source="Model letter, 3.2.1 and 3.2.2",
    title="Analysis and objectives",
    why="Readers look for what follows from the analysis, and for what each objective rests on.",
    run=answered_analysis,
)

"""An activity report begun from the letter and the data, and what a renewal asks of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plpmission.checks.reports import RENEWING, differing, named
from plpmission.checks.trio import Trio, aimed, at_period
from plpmission.i18n import as_lang, number, translator
from plpmission.model import Dossier
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Objective, TacticalPlan
from plpmission.model.reports import ActivityReport, PlanOutcome, ReportedFigure, Result
from plpmission.model.terms import PlanStatus, ResultState


def prefilled_report(dossier: Dossier, start: dt.date, end: dt.date) -> ActivityReport:
    """A report of that period, by the letter's objectives: what the dossier knows stands in it.

    The latest figure of each indicator with the target that holds, the means promised and granted
    where they differ, the plans that are done, the amendments in force by ``end``. State, result
    and evidence are the holder's to write.
    """
    held = Trio(dossier)
    in_force = (
        one.id
        for one in dossier.letter.amendments
        if one.setting.set_on and (one.setting.in_force_on or one.setting.set_on) <= end
    )
    differ = dict(differing(dossier, start.year, end.year))
    t, lang = translator("compare", dossier.lang), dossier.lang
    received = {
        key: "\n".join(
            t(
                "{means} ({year}): {promised} promised, {granted} granted.",
                means=row.title,
                year=row.year or "–",
                promised=number(row.promised or 0.0, lang),
                granted=number(row.granted or 0.0, lang),
            )
            for row in rows
        )
        for key, rows in differ.items()
    }
    return ActivityReport.new(
        start=start,
        end=end,
        letter_date=dossier.letter.date,
        amendments=tuple(in_force),
        results=tuple(
            _result(held, one, end, received.get(one.id, "")) for one in held.objectives.values()
        ),
        plans=tuple(_outcome(plan) for plan in dossier.letter.plans),
    )


def _result(held: Trio, objective: Objective, end: dt.date, received: str) -> Result:
    figures = (_figure(one, end) for one in held.aims(objective))
    return Result.new(
        objective=objective.id,
        means_received=received,
        figures=tuple(figure for figure in figures if figure),
    )


def _figure(indicator: Indicator, end: dt.date) -> ReportedFigure | None:
    """The latest figure of the report's period."""
    known = [one.period for one in indicator.measurements if _ends(one.period) <= end]
    if not known:
        return None
    return ReportedFigure.new(
        indicator=indicator.id,
        period=known[-1],
        value=at_period(indicator, known[-1]),
        target=aimed(indicator.target),
    )


def _ends(period: str) -> dt.date:
    """The last day of a year, quarter or month."""
    year, _, part = period.partition("-")
    month = 12 if not part else int(part[1]) * 3 if part.startswith("Q") else int(part)
    following = dt.date(int(year) + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def _outcome(plan: TacticalPlan) -> PlanOutcome:
    state = ResultState.REACHED if plan.status is PlanStatus.DONE else None
    return PlanOutcome.new(plan=plan.id, state=state, outcome=plan.status_reason)


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that a renewal request needs, in a sentence, and whether it is there."""

    sentence: str
    met: bool
    where: str
    source: str = RENEWING


@dataclass(frozen=True, kw_only=True)
class Admissibility:
    """What the law asks of a renewal request, as far as a dossier can show it."""

    admissible: bool
    sentence: str
    points: tuple[Point, ...]


def admissibility(dossier: Dossier, lang: str = "fr", report: str = "") -> Admissibility:
    """Whether a renewal request would be admissible (PJPol VII.III.88), as far as can be seen.

    ``report`` is the id of the activity report that goes with it; the latest where it is empty.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    reader = as_lang(lang)
    t = translator("compare", reader)
    points = tuple(
        Point(sentence=t(said, **filled), met=met, where=where)
        for said, filled, met, where in _points(Trio(dossier), report)
    )
    good = all(point.met for point in points)
    sentence = (
        t("Admissible as far as we can see.") if good else t("Not admissible yet: see what misses.")
    )
    return Admissibility(admissible=good, sentence=sentence, points=points)


def _points(held: Trio, wanted: str) -> Iterator[tuple[str, dict[str, object], bool, str]]:
    reports = [one for one in held.reports if wanted in {"", one.item.id}]
    in_force = bool(held.dossier.letter.setting.set_on)
    yield "The letter has been set by the authority.", {}, in_force, "letter.setting"
    yield "There is an activity report.", {}, bool(reports), "activity_reports"
    if not reports:
        return
    where, report = reports[-1]
    told = {one.objective for one in report.results if one.state or one.result.strip()}
    for objective in held.objectives.values():
        filled: dict[str, object] = {"objective": named(objective)}
        said = "The report speaks of “{objective}”."
        yield said, filled, objective.id in told, f"{where}.results"
    yield "The report says which period it covers.", {}, bool(report.start and report.end), where
    yield "The report is dated.", {}, report.date is not None, f"{where}.date"

"""Letter, activity reports and evaluation reports read side by side: what stands where.

The rules R and E read it, and so does ``plpmission.compare``: one alignment for both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from plpmission.model import Dossier
from plpmission.model.indicators import Indicator, Target
from plpmission.model.life import SupersededTarget
from plpmission.model.objectives import Objective
from plpmission.model.reports import (
    ActivityReport,
    EvaluationReport,
    Judgement,
    ReportedFigure,
    Result,
)

ACTIVITY, EVALUATION = "activity-report", "evaluation-report"
Held = TypeVar("Held")


class At(NamedTuple, Generic[Held]):
    """A part of a report and where it stands."""

    where: str
    item: Held


@dataclass(frozen=True)
class Trio:
    """The three documents of one mandate; later reports come after earlier ones.

    One without a date is still being written: it is the latest.
    """

    dossier: Dossier

    @cached_property
    def objectives(self) -> Mapping[str, Objective]:
        """The letter's objectives by id, in its order."""
        return {one.id: one for one in self.dossier.letter.objectives}

    @cached_property
    def known(self) -> frozenset[str]:
        """Objectives of the letter, and those that an amendment dropped from it."""
        dropped = {o.id for a in self.dossier.letter.amendments for o in a.dropped_objectives}
        return frozenset(dropped | self.objectives.keys())

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        return {one.id: one for one in self.dossier.indicators}

    @cached_property
    def reports(self) -> tuple[At[ActivityReport], ...]:
        held = enumerate(self.dossier.activity_reports)
        found = [At(f"activity_reports[{at}]", one) for at, one in held]
        dated = sorted(found, key=lambda one: _when(one.item.date))
        return tuple(sorted(dated, key=lambda one: _when(one.item.end, one.item.date)))

    @cached_property
    def evaluations(self) -> tuple[At[EvaluationReport], ...]:
        held = enumerate(self.dossier.evaluation_reports)
        found = [At(f"evaluation_reports[{at}]", one) for at, one in held]
        return tuple(sorted(found, key=lambda one: _when(one.item.date)))

    @cached_property
    def report(self) -> At[ActivityReport] | None:
        """The report that the evaluation names, or else the latest."""
        named = self.evaluation.item.report if self.evaluation else None
        chosen = [one for one in self.reports if one.item.id == named]
        return (chosen or self.reports or (None,))[-1]

    @cached_property
    def evaluation(self) -> At[EvaluationReport] | None:
        return self.evaluations[-1] if self.evaluations else None

    @cached_property
    def results(self) -> tuple[At[Result], ...]:
        """The results of every report, the latest report's last."""
        return tuple(
            At(f"{report.where}.results[{at}]", result)
            for report in self.reports
            for at, result in enumerate(report.item.results)
        )

    @cached_property
    def of_objective(self) -> Mapping[str, tuple[At[Result], ...]]:
        """What is reported on each objective; where two reports do, the later one says it."""
        found: dict[str, dict[str, list[At[Result]]]] = {}
        for one in self.results:
            report = one.where.partition(".")[0]
            found.setdefault(one.item.objective or "", {}).setdefault(report, []).append(one)
        return {key: tuple([*by.values()][-1]) for key, by in found.items() if key}

    @cached_property
    def judgements(self) -> tuple[At[Judgement], ...]:
        """The judgements of the latest evaluation."""
        if self.evaluation is None:
            return ()
        where, report = self.evaluation
        return tuple(At(f"{where}.judgements[{at}]", j) for at, j in enumerate(report.judgements))

    @cached_property
    def judged(self) -> Mapping[str, At[Judgement]]:
        """The judgement on each item or section, by its id."""
        return {(one.item.about or one.item.section): one for one in self.judgements}

    @cached_property
    def figures(self) -> tuple[At[ReportedFigure], ...]:
        """The figures that reports and judgements give."""
        return tuple(self._figures((*self.results, *self.judgements)))

    @staticmethod
    def _figures(holders: Iterable[At[Result] | At[Judgement]]) -> Iterator[At[ReportedFigure]]:
        for where, holder in holders:
            for at, figure in enumerate(holder.figures):
                yield At(f"{where}.figures[{at}]", figure)

    @cached_property
    def superseded(self) -> Mapping[str, tuple[tuple[dt.date, SupersededTarget], ...]]:
        """The targets of each indicator that amendments replaced, and when."""
        found: dict[str, list[tuple[dt.date, SupersededTarget]]] = {}
        for amendment in self.dossier.letter.amendments:
            if amendment.setting.set_on:
                for one in amendment.targets:
                    day = amendment.setting.in_force_on or amendment.setting.set_on
                    found.setdefault(one.indicator or "", []).append((day, one))
        return {key: tuple(sorted(held, key=lambda one: one[0])) for key, held in found.items()}

    def measured(self, figure: ReportedFigure) -> float | None:
        """What the indicator's own data say of a reported figure's period."""
        indicator = self.indicators.get(figure.indicator or "")
        if indicator is None or figure.period is None:
            return None
        return at_period(indicator, figure.period)

    def aims(self, objective: Objective) -> tuple[Indicator, ...]:
        """The indicators of an objective that are there."""
        return tuple(self.indicators[one] for one in objective.indicators if one in self.indicators)


def at_period(indicator: Indicator, period: str) -> float | None:
    """The indicator's figure of a period; a count over a denominator as its share."""
    for one in indicator.measurements:
        if one.period == period:
            if not one.denominator:
                return one.value
            return one.value / one.denominator * (100.0 if "%" in indicator.unit else 1.0)
    return None


def same(one: float, other: float) -> bool:
    """Whether two figures agree to what a report rounds to: half a unit of the third digit."""
    return abs(one - other) <= 0.005 * max(abs(one), abs(other)) + 1e-9


def aimed(target: Target) -> float | None:
    """The figure by which a report names a target: its value, or the near end of its band."""
    return next((v for v in (target.value, target.high, target.low) if v is not None), None)


def _when(*dates: dt.date | None) -> dt.date:
    """The first day that is known."""
    return next(filter(None, dates), dt.date.max)

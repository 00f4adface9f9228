"""What an evaluation covers, and what its figures bear (circular, art. 7).

*Before and after* the partnership's start, each series is compared as in ``kpi.around``. Where an
area to compare with is given, the ratio of both changes tells what went otherwise in the territory:

    ratio of ratios = (after / before in the territory) / (after / before elsewhere),

its interval from those of both ratios, on their logarithms (MOVER: Zou & Donner, Statistics in
Medicine 27, 2008). That something changed does not say that the partnership changed it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf, isfinite, log
from typing import TYPE_CHECKING, Literal

from plpmission.errors import KpiError
from plpmission.i18n import Lang
from plpmission.model.indicators import Indicator, Measurement
from plpmission.model.partnership_evaluation import FigureSeries, MessageFigures
from plpmission.model.partnership_evaluation import PartnershipEvaluation as Evaluation
from plpmission.model.partnership_terms import REQUIRED_ELEMENTS
from plpmission.model.partnership_terms import EvaluationElement as Element
from plpmission.model.terms import Direction
from plpmission.partners.survey import QUESTIONS, Share, intervals

if TYPE_CHECKING:
    from plpmission.kpi.around import Around

Trend = Literal["better", "worse", "changed", "too_few_to_say"]


@dataclass(frozen=True, kw_only=True)
class ElementState:
    """One of the eight elements: whether it is required, and whether the evaluation covers it."""

    element: Element
    required: bool
    covered: bool


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Later over earlier in the territory, as a multiple of the same elsewhere; 95 %."""

    value: float
    low: float
    high: float
    verdict: Trend


@dataclass(frozen=True, kw_only=True)
class SeriesVerdict:
    """One series of crime or nuisance before the partnership's start, and from it on.

    ``around`` and ``elsewhere`` are None where figures or the start are missing or unreadable.
    """

    series: FigureSeries
    around: Around | None
    verdict: Trend
    elsewhere: Around | None
    compared: Compared | None
    problem: str = ""
    """Why nothing can be said: a sentence of the domain ``partners``."""


@dataclass(frozen=True, kw_only=True)
class EvaluationSummary:
    """All that an evaluation's own data tell."""

    elements: tuple[ElementState, ...]
    messages: int | None
    """Urgent and other messages together."""
    followed_up: float | None
    """Shares from 0 to 1: of all messages, those followed up; of the rated ones, the good ones."""
    good: float | None
    series: tuple[SeriesVerdict, ...]
    survey: tuple[Share, ...]
    members: int | None
    """How many more members at the end than before."""


NO_START = "The first period with the partnership is not given."
NO_FIGURES = "No figures are given."
UNREADABLE = "The figures cannot be compared as they stand."


def elements(evaluation: Evaluation) -> tuple[ElementState, ...]:
    """The eight elements in the circular's order."""
    return tuple(
        ElementState(
            element=element,
            required=element in REQUIRED_ELEMENTS,
            covered=_COVERED[element](evaluation),
        )
        for element in Element
    )


def missing(evaluation: Evaluation) -> tuple[Element, ...]:
    """The required elements that an evaluation does not cover."""
    return tuple(one.element for one in elements(evaluation) if one.required and not one.covered)


def _asked(element: Element) -> Callable[[Evaluation], bool]:
    def answered(evaluation: Evaluation) -> bool:
        return any(
            answers.question in QUESTIONS[element] and sum(answers.counts)
            for answers in evaluation.survey.answers
        )

    return answered


_COVERED: Mapping[Element, Callable[[Evaluation], bool]] = {
    Element.MESSAGES: lambda e: e.messages.hot is not None and e.messages.cold is not None,
    Element.QUALITY: lambda e: (
        bool(e.quality.strip() or e.messages.rated) or _asked(Element.QUALITY)(e)
    ),
    Element.FOLLOW_UP: lambda e: bool(e.follow_up.strip()) or e.messages.followed_up is not None,
    Element.CRIME: lambda e: bool(e.crime.strip()) or any(s.measurements for s in e.series),
    Element.SAFETY: lambda e: bool(e.safety.strip()) or _asked(Element.SAFETY)(e),
    Element.RELATION: lambda e: bool(e.relation.strip()) or _asked(Element.RELATION)(e),
    Element.RESULTS: lambda e: bool(e.results.strip()),
    Element.MEMBERS: lambda e: bool(e.members.strip()) or e.members_after is not None,
}


def summary(evaluation: Evaluation) -> EvaluationSummary:
    """What an evaluation's data tell: elements, messages, before and after, survey, members."""
    figures = evaluation.messages
    before, after = evaluation.members_before, evaluation.members_after
    return EvaluationSummary(
        elements=elements(evaluation),
        messages=_total(figures),
        followed_up=_share_of(figures.followed_up, _total(figures)),
        good=_share_of(figures.good, figures.rated),
        series=tuple(map(series_verdict, evaluation.series)),
        survey=intervals(evaluation.survey),
        members=after - before if after is not None and before is not None else None,
    )


def _total(figures: MessageFigures) -> int | None:
    if figures.hot is None and figures.cold is None:
        return None
    return (figures.hot or 0) + (figures.cold or 0)


def _share_of(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole and part <= whole else None


def series_verdict(series: FigureSeries) -> SeriesVerdict:
    """A series before the start and from it on, and beside an area to compare with."""
    around, problem = _around(series.measurements, series.start)
    elsewhere = _around(series.comparison, series.start)[0] if series.comparison else None
    return SeriesVerdict(
        series=series,
        around=around,
        verdict=_trend(around.change if around else "too_few_to_say", series.direction),
        elsewhere=elsewhere,
        compared=_compared(around, elsewhere, series.direction),
        problem=problem,
    )


def charted(series: FigureSeries, lang: Lang) -> str:
    """What the control chart says of the latest figure: a sentence that a report can quote.

    '' of figures that cannot be charted.
    """
    if not series.measurements:
        return ""
    from plpmission.kpi.indicators import analyse_indicators

    indicator = Indicator(
        id="ind-1",
        name=series.title,
        unit=series.unit,
        direction=series.direction,
        measurements=series.measurements,
    )
    try:
        found = analyse_indicators([indicator]).get(indicator.id)
    except KpiError:
        return ""
    if found is None:
        return ""
    analysis, place = found
    return analysis.result(place, lang, name=series.title or "…").sentence


def _around(measurements: Sequence[Measurement], start: str | None) -> tuple[Around | None, str]:
    if not measurements:
        return None, NO_FIGURES
    if not start:
        return None, NO_START
    import pandas as pd

    from plpmission.kpi.around import around_date

    rows = [
        {"series": "s", "period": m.period, "value": m.value, "denominator": m.denominator}
        for m in measurements
    ]
    table = pd.DataFrame(rows).astype({"value": float, "denominator": float})
    if table["denominator"].isna().any():
        table = table.drop(columns="denominator")
    try:
        return around_date(table, start), ""
    except KpiError:
        return None, UNREADABLE


def _trend(change: str, direction: Direction) -> Trend:
    if change not in {"higher", "lower"}:
        return "too_few_to_say"
    if direction is Direction.KEEP:
        return "changed"
    return "better" if (change == "higher") == (direction is Direction.UP) else "worse"


def _compared(
    here: Around | None, elsewhere: Around | None, direction: Direction
) -> Compared | None:
    if not (here and elsewhere and here.is_ratio and elsewhere.is_ratio):
        return None
    one, other = _logs(here), _logs(elsewhere)
    if one is None or other is None:
        return None
    difference = one[0] - other[0]
    down = difference - ((one[0] - one[1]) ** 2 + (other[2] - other[0]) ** 2) ** 0.5
    up = difference + ((one[2] - one[0]) ** 2 + (other[0] - other[1]) ** 2) ** 0.5
    change = "higher" if down > 0 else "lower" if up < 0 else "too_few_to_say"
    return Compared(
        value=exp(difference),
        low=_exp(down),
        high=_exp(up),
        verdict=_trend(change, direction),
    )


def _logs(around: Around) -> tuple[float, float, float] | None:
    """A ratio and its bounds as logarithms; None where there is no ratio to speak of."""
    if not (isfinite(around.value) and around.value > 0):
        return None
    low = log(around.low) if around.low > 0 else -inf
    high = log(around.high) if isfinite(around.high) else inf
    return log(around.value), low, high


def _exp(value: float) -> float:
    return exp(value) if value < 700 else inf

"""A register's figures by year, as letters, indicators and activity reports take them over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from plpmission.model.base import new_id
from plpmission.model.dossier import Dossier
from plpmission.model.indicators import Measurement
from plpmission.model.partnership import Partnership, PartnershipReference, PartnershipYear
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.model.partnership_terms import SurveyQuestion
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.partners.clocks import recognised_on
from plpmission.partners.survey import in_favour

Figure = Literal["partnerships", "members", "hot_messages", "cold_messages"]


def years(partnership: Partnership) -> tuple[PartnershipYear, ...]:
    """A partnership's figures by year, oldest first: those of its evaluations, else the register's.

    An evaluation counts for the year in which its period ends; where its period is longer than a
    year, its messages are no year's figures and are left out.
    """
    found = {held.year: held for held in partnership.years}
    for evaluation in partnership.evaluations:
        if evaluation.end:
            year = evaluation.end.year
            found[year] = _of_evaluation(evaluation, found.get(year, PartnershipYear(year=year)))
    return tuple(found[year] for year in sorted(found))


def _of_evaluation(evaluation: PartnershipEvaluation, known: PartnershipYear) -> PartnershipYear:
    given: dict[str, object] = {
        "members": evaluation.members_after,
        "satisfaction": satisfaction(evaluation),
    }
    if evaluation.start and evaluation.end and (evaluation.end - evaluation.start).days <= 366:
        given["hot_messages"] = evaluation.messages.hot
        given["cold_messages"] = evaluation.messages.cold
    said = {name: value for name, value in given.items() if value is not None}
    return known.model_copy(update=said)


def satisfaction(evaluation: PartnershipEvaluation) -> float | None:
    """Out of a hundred, those who found the messages useful; None where nobody was asked."""
    for answers in evaluation.survey.answers:
        good, n = in_favour(answers)
        if answers.question is SurveyQuestion.USEFUL and n:
            return round(100 * good / n, 1)
    return None


def reference(
    partnership: Partnership, known: PartnershipReference | None = None
) -> PartnershipReference:
    """The partnership as a letter's dossier names it; an earlier reference keeps its id."""
    identity = known.id if known else new_id(PartnershipReference.KIND)
    return PartnershipReference(
        id=identity,
        name=partnership.name,
        kind=partnership.kind,
        municipality=partnership.municipality,
        state=partnership.state,
        since=recognised_on(partnership),
        years=years(partnership),
        source=partnership.id,
    )


def with_references(dossier: Dossier, zone: Zone) -> Dossier:
    """A letter's dossier with the register's partnerships as they are now.

    References that came from elsewhere stay; those of partnerships that the register no longer
    holds stay too, as they were.
    """
    known = {held.source: held for held in dossier.partnerships if held.source}
    current = {held.id: reference(held, known.get(held.id)) for held in zone.partnerships}
    kept = tuple(current.pop(held.source, held) for held in dossier.partnerships)
    return dossier.with_value("partnerships", (*kept, *current.values()))


def indicator_series(zone: Zone, figure: Figure) -> tuple[Measurement, ...]:
    """A figure of all partnerships by year; of messages and members, the sum of what is known."""
    if figure == "partnerships":
        return _measurements(_recognised(zone.partnerships))
    totals: dict[int, float] = defaultdict(float)
    for held in zone.partnerships:
        for year in years(held):
            value = _READ[figure](year)
            if value is not None:
                totals[year.year] += value
    return _measurements(totals)


def _recognised(partnerships: Iterable[Partnership]) -> dict[int, float]:
    """How many were recognised at each year's end, from the first year to the last one known."""
    spans = [
        (since.year, _last_year(held)) for held in partnerships if (since := recognised_on(held))
    ]
    if not spans:
        return {}
    known = [year for span in spans for year in span if year is not None]
    return {
        year: float(
            sum(1 for first, last in spans if first <= year and (last is None or year < last))
        )
        for year in range(min(known), max(known) + 1)
    }


def _last_year(partnership: Partnership) -> int | None:
    ended = partnership.state is PartnershipState.ENDED
    return partnership.ending.on.year if ended and partnership.ending.on else None


_READ: Mapping[Figure, Callable[[PartnershipYear], int | None]] = {
    "members": lambda year: year.members,
    "hot_messages": lambda year: year.hot_messages,
    "cold_messages": lambda year: year.cold_messages,
}


def _measurements(totals: Mapping[int, float]) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(period=str(year), value=float(totals[year])) for year in sorted(totals)
    )

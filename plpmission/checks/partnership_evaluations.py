"""V01 to V06: what an evaluation of a partnership looks at, and what its figures bear (art. 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plpmission.checks.partnership_reading import At, in_order, partnerships
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit, Terms
from plpmission.model.partnership_evaluation import FigureSeries, PartnershipEvaluation
from plpmission.partners.evaluating import missing
from plpmission.partners.survey import FEW, in_favour

ART_7 = "Circular of 14 February 2019, art. 7"
_LEAST = 2
"""Figures on each side of the start below which nothing can be said."""

Rule = Callable[[At, PartnershipEvaluation, str], Iterable[Hit]]


def _each(rule: Rule) -> Callable[[Reading], Iterator[Hit]]:
    def of_one(at: At) -> Iterator[Hit]:
        for index, one in enumerate(at.held.evaluations):
            yield from rule(at, one, f"evaluations[{index}]")

    def hits(reading: Reading) -> Iterator[Hit]:
        for at in partnerships(reading):
            yield from at.once(of_one)

    return hits


def _complete(at: At, one: PartnershipEvaluation, where: str) -> Iterator[Hit]:
    """V01: the six required elements; an evaluation without a day is still being made."""
    left = missing(one)
    if left:
        yield at.hit(
            "evaluation",
            f"{where}.{_FIELDS[left[0].value]}",
            "“{partnership}”: the evaluation does not look at this: {elements}",
            "Add figures or a sentence to each.",
            about=one.id,
            severity=None if one.on else "advice",
            elements=Terms(left),
        )


_FIELDS = {
    "messages": "messages",
    "quality": "quality",
    "follow_up": "follow_up",
    "crime": "crime",
    "safety": "safety",
    "relation": "relation",
}


def _dates(at: At, one: PartnershipEvaluation, where: str) -> Iterator[Hit]:
    """V02: period, day of the evaluation and launch in order."""
    if not in_order(one.start, one.end, one.on):
        yield at.hit(
            "evaluation",
            f"{where}.end",
            "“{partnership}”: start and end of the period, and the day of the evaluation, are not "
            "in this order",
            "Check the three dates.",
            about=one.id,
        )
    begun = at.held.begun_on
    if begun and one.end and one.end < begun:
        yield at.hit(
            "evaluation",
            f"{where}.end",
            "“{partnership}”: the period ends on {end}, before the idea of {begun}",
            "Check the dates of the period, and of the partnership.",
            about=one.id,
            end=one.end,
            begun=begun,
        )


def _adds_up(at: At, one: PartnershipEvaluation, where: str) -> Iterator[Hit]:
    """V03: a part is not larger than its whole."""
    held = one.messages
    total = (held.hot or 0) + (held.cold or 0) if None not in (held.hot, held.cold) else None
    levels = (held.one_level or 0) + (held.two_levels or 0)
    for field, part, whole, message in (
        ("messages.followed_up", held.followed_up, total, _MORE_FOLLOWED),
        ("messages.rated", held.rated, total, _MORE_RATED),
        ("messages.good", held.good, held.rated, _MORE_GOOD),
        ("messages.one_level", levels, held.hot, _MORE_LEVELS),
        ("survey.answers", _answered(one), one.survey.asked, _MORE_ANSWERS),
    ):
        if part is not None and whole is not None and part > whole:
            yield at.hit(
                "evaluation",
                f"{where}.{field}",
                message,
                "Check the two figures.",
                about=one.id,
                part=part,
                whole=whole,
            )


_MORE_FOLLOWED = "“{partnership}”: {part} messages followed up, out of {whole}"
_MORE_RATED = "“{partnership}”: {part} messages rated, out of {whole}"
_MORE_GOOD = "“{partnership}”: {part} good messages, out of {whole} that were rated"
_MORE_LEVELS = "“{partnership}”: {part} urgent messages by level, out of {whole}"
_MORE_ANSWERS = "“{partnership}”: {part} answers to one question, out of {whole} people asked"


def _answered(one: PartnershipEvaluation) -> int:
    return max((in_favour(answers)[1] for answers in one.survey.answers), default=0)


def _comparable(at: At, one: PartnershipEvaluation, where: str) -> Iterator[Hit]:
    """V04: figures on both sides of a start, and an area to compare with."""
    for index, series in enumerate(one.series):
        asked = _lacks(series)
        if asked:
            field, message = asked
            yield at.hit(
                "evaluation",
                f"{where}.series[{index}].{field}",
                message,
                "Ask the zone for the figures that it has: it gives what the evaluation needs.",
                about=series.id,
                series=series.title or "…",
            )


def _lacks(series: FigureSeries) -> tuple[str, str] | None:
    if not series.start:
        return "start", "“{series}”: since when there is a partnership is not given"
    before = sum(1 for one in series.measurements if one.period < series.start)
    if min(before, len(series.measurements) - before) < _LEAST:
        return (
            "measurements",
            "“{series}”: with fewer than two figures before the start and after it, a change "
            "cannot be told from chance",
        )
    if not series.comparison:
        return (
            "comparison",
            "“{series}”: without another area beside it, one cannot tell what changed everywhere",
        )
    return None


def _survey(at: At, one: PartnershipEvaluation, where: str) -> Iterator[Hit]:
    """V05: a survey says how many answered, and when."""
    answered = _answered(one)
    if 0 < answered < FEW:
        yield at.hit(
            "evaluation",
            f"{where}.survey.answers",
            "“{partnership}”: the survey rests on {count} answers",
            "Say the number beside each share; with more answers, the intervals get narrower.",
            about=one.id,
            count=answered,
        )
    if answered and one.survey.held_on is None:
        yield at.hit(
            "evaluation",
            f"{where}.survey.held_on",
            "“{partnership}”: when the survey was held is not said",
            "Give the day on which it was held.",
            about=one.id,
        )


def _together(at: At, one: PartnershipEvaluation, where: str) -> Iterator[Hit]:
    """V06: made by officer and coordinator together, and spread among the coordinators."""
    for field, message in (
        ("officer", "“{partnership}”: the evaluation names no mandated officer"),
        ("coordinator", "“{partnership}”: the evaluation names no coordinator"),
        ("shared_on", "“{partnership}”: the report was not spread among the coordinators yet"),
    ):
        if one.on and not getattr(one, field):
            hint = "A name or a date is enough."
            yield at.hit("evaluation", f"{where}.{field}", message, hint, about=one.id)
            return


_WHY_COMPARE = "What rose or fell everywhere says little of the partnership."

V01 = Check(
    code="V01",
    severity="warning",
    source=ART_7,
    title="Six elements of an evaluation",
    why="Article 7 names six elements that every evaluation looks at.",
    run=_each(_complete),
    of="partnerships",
)
V02 = Check(
    code="V02",
    severity="warning",
    source=ART_7,
    title="Dates of an evaluation",
    why="An evaluation is of a period, and comes after it.",
    run=_each(_dates),
    of="partnerships",
)
V03 = Check(
    code="V03",
    severity="warning",
    source=ART_7,
    title="Figures of an evaluation",
    why="Figures that cannot be true make a reader doubt the others.",
    run=_each(_adds_up),
    of="partnerships",
)
V04 = Check(
    code="V04",
    severity="advice",
    source=ART_7,
    title="Crime before and after",
    why=_WHY_COMPARE,
    run=_each(_comparable),
    of="partnerships",
)
V05 = Check(
    code="V05",
    severity="advice",
    source=ART_7,
    title="Survey of an evaluation",
    why="A share of few answers may be chance.",
    run=_each(_survey),
    of="partnerships",
)
V06 = Check(
    code="V06",
    severity="advice",
    source=ART_7,
    title="Who evaluates, and who reads it",
    why="Officer and coordinator evaluate together; the officer spreads the report.",
    run=_each(_together),
    of="partnerships",
)
EVALUATION_CHECKS = (V01, V02, V03, V04, V05, V06)

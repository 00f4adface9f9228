"""K001: the baseline that an indicator starts from, and the way from there to its target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit, Sentences
from plpmission.checks.stated import SOURCE
from plpmission.model.indicators import Indicator
from plpmission.model.terms import Direction

_SECTION = "management-control"


class _Placed(NamedTuple):
    indicator: Indicator
    where: str

    def hit(
        self, field: str, message: str, hint: str, parameters: Mapping[str, object], why: str = ""
    ) -> Hit:
        return Hit(
            where=f"{self.where}.{field}",
            section=_SECTION,
            about=self.indicator.id,
            message=message,
            hint=hint,
            why=why,
            parameters={"indicator": self.indicator.name, **parameters},
        )


def baselines(reading: Reading) -> Iterator[Hit]:
    """K001: a baseline has a date, a source and a unit, and the target lies ahead of it."""
    if not reading.shows(_SECTION):
        return
    for index, indicator in enumerate(reading.dossier.indicators):
        one = _Placed(indicator, f"indicators[{index}]")
        yield from _incomplete(one)
        yield from _backwards(one)


def _incomplete(one: _Placed) -> Iterator[Hit]:
    baseline = one.indicator.baseline
    if baseline.value is None:
        return
    asked = (
        ("baseline.date", "From which day is it?", baseline.date),
        ("baseline.source", "Where does it come from?", baseline.source.strip()),
        ("unit", "In which unit is it counted?", one.indicator.unit.strip()),
    )
    missing = [(field, question) for field, question, known in asked if not known]
    if missing:
        yield one.hit(
            missing[0][0],
            "The baseline of “{indicator}” leaves something open",
            "Still to say: {questions}",
            {"questions": Sentences(tuple(question for _, question in missing))},
        )


_AHEAD = "Nobody can tell then whether reaching the target makes things better."
_RISES = "Lower is better for “{indicator}”, but its target goes from {baseline} up to {target}"
_FALLS = "Higher is better for “{indicator}”, but its target goes from {baseline} down to {target}"
_CORRECT = "Correct the target, the baseline or the direction, or say why it goes this way."


def _backwards(one: _Placed) -> Iterator[Hit]:
    target, base = one.indicator.target, one.indicator.baseline
    if target.low is not None and target.high is not None and target.low > target.high:
        message = "The band of “{indicator}” begins at {low} and ends at {high}, which is lower"
        bounds = {"low": target.low, "high": target.high}
        yield one.hit("target.low", message, "Exchange the two bounds.", bounds, _AHEAD)
    elif (field := _wrong_side(one.indicator)) and base.value is not None:
        message = _RISES if one.indicator.direction is Direction.DOWN else _FALLS
        values = {"baseline": base.value, "target": getattr(target, field)}
        yield one.hit(f"target.{field}", message, _CORRECT, values, _AHEAD)
    if base.date and target.deadline and target.deadline < base.date:
        yield one.hit(
            "target.deadline",
            "The target of “{indicator}” is due on {deadline}, before its baseline of {date}",
            "Check the two dates.",
            {"deadline": target.deadline, "date": base.date},
        )


def _wrong_side(indicator: Indicator) -> str:
    """The field of the target that lies where the indicator would have got worse; if one does."""
    base, target = indicator.baseline.value, indicator.target
    if base is None or indicator.direction is Direction.KEEP:
        return ""
    up = indicator.direction is Direction.UP
    field = "value" if target.value is not None else "high" if up else "low"
    aim = getattr(target, field)
    worse = aim is not None and (aim < base if up else aim > base)
    return field if worse else ""


K001 = Check(
    code="K001",
    severity="advice",
    source=SOURCE,
    title="Baselines and targets",
    why="The result will be compared with the baseline: one must be able to find it again.",
    run=baselines,
)

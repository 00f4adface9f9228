"""K001: the baseline that an indicator starts from, and the way from there to its target."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.checks.letter_duty import DATES_COUNT
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit, Place
from plpmission.checks.stated import SOURCE
from plpmission.model.indicators import Indicator
from plpmission.model.terms import Direction

_SECTION = "management-control"


def baselines(reading: Reading) -> Iterator[Hit]:
    """K001: a baseline has a date, a source and a unit, and the target lies ahead of it."""
    if not reading.shows(_SECTION):
        return
    for index, indicator in enumerate(reading.dossier.indicators):
        place = Place(
            where=f"indicators[{index}]",
            section=_SECTION,
            about=indicator.id,
            named={"indicator": indicator.name or "…"},
        )
        yield from _incomplete(place, indicator)
        yield from _backwards(place, indicator)


def _incomplete(place: Place, indicator: Indicator) -> Iterator[Hit]:
    baseline = indicator.baseline
    if baseline.value is not None:
        yield from place.left_open(
            "Baseline of “{indicator}”: {questions}",
            ("baseline.date", "From which day is it?", baseline.date),
            ("baseline.source", "Where does it come from?", baseline.source.strip()),
            ("unit", "In which unit is it counted?", indicator.unit.strip()),
        )


_AHEAD = "Nobody can tell then whether reaching the target makes things better."
_RISES = "Lower is better for “{indicator}”, but its target goes from {baseline} up to {target}"
_FALLS = "Higher is better for “{indicator}”, but its target goes from {baseline} down to {target}"
_CORRECT = "Correct the target, the baseline or the direction, or say why it goes this way."


def _backwards(place: Place, indicator: Indicator) -> Iterator[Hit]:
    target, base = indicator.target, indicator.baseline
    if target.low is not None and target.high is not None and target.low > target.high:
        message = "The band of “{indicator}” begins at {low} and ends at {high}, which is lower"
        hint = "Exchange the two bounds."
        yield place.hit("target.low", message, hint, why=_AHEAD, low=target.low, high=target.high)
    elif field := _wrong_side(indicator):
        yield place.hit(
            f"target.{field}",
            _RISES if indicator.direction is Direction.DOWN else _FALLS,
            _CORRECT,
            why=_AHEAD,
            baseline=base.value,
            target=getattr(target, field),
        )
    if base.date and target.deadline and target.deadline < base.date:
        yield place.hit(
            "target.deadline",
            "The target of “{indicator}” is due on {deadline}, before its baseline of {date}",
            "Check the two dates.",
            why=DATES_COUNT,
            deadline=target.deadline,
            date=base.date,
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

"""S007: the words of an objective agree with its fields and with its indicators."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit
from plpmission.checks.stated import SOURCE, Stated, stated
from plpmission.i18n import Lang
from plpmission.model.indicators import Indicator
from plpmission.smart import Quantity, quantities

_ROUNDING = 1.0
"""Percentage points by which a share in the text may differ from the indicator's figures."""
_CORRECT = "Correct the one or the other."

_measured = lru_cache(maxsize=4096)(quantities)


def in_agreement(reading: Reading) -> Iterator[Hit]:
    """S007: the text, its deadline and its indicators agree."""
    for one in stated(reading):
        yield from _dates_apart(one)
        yield from _figures_apart(one, reading.dossier.lang)


def _dates_apart(one: Stated) -> Iterator[Hit]:
    entered, read = one.objective.deadline, one.said.deadline
    if entered and read and entered != read:
        message = "“{objective}” says {read}, but its deadline is {entered}"
        yield one.hit("deadline", message, _CORRECT, read=read, entered=entered)
    ends = [held.target.deadline for held in one.indicators if held.target.deadline]
    if one.due and ends and max(ends) != one.due:
        message = "“{objective}” is due on {deadline}, but the target of its indicators on {end}"
        yield one.hit("indicators", message, _CORRECT, deadline=one.due, end=max(ends))


def _figures_apart(one: Stated, lang: Lang) -> Iterator[Hit]:
    aimed = [indicator for indicator in one.indicators if indicator.target.value is not None]
    if not aimed:
        return
    for quantity in _measured(one.words, lang):
        if quantity.kind == "change" and not any(_fits(quantity, held) for held in aimed):
            message = "“{objective}” says “{words}”, but no target of its indicators does"
            yield one.hit(one.field, message, _CORRECT, words=quantity.words)
            return


def _fits(quantity: Quantity, indicator: Indicator) -> bool:
    """Whether a change in the text is the one that the indicator's figures make."""
    target, base = indicator.target.value, indicator.baseline.value
    if len(quantity.values) == 2:
        return quantity.values[1] == target
    if len(quantity.values) != 1 or not base or target is None:
        return True  # a share in words, or nothing to compare it with
    said, points = quantity.values[0], abs(target - base)
    return min(abs(said - points), abs(said - 100 * points / abs(base))) <= _ROUNDING


S007 = Check(
    code="S007",
    severity="warning",
    source=SOURCE,
    title="Text, indicators and dates agree",
    why="Where they differ, nobody knows later which one was meant.",
    run=in_agreement,
)

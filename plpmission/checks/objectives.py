"""S001, S002, S005, S006, S007: what an objective's own words and fields say of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit
from plpmission.i18n import Lang
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Objective
from plpmission.smart import Quantity, Smart, quantities, smart

_SOURCE = "Model letter, 3.2.2"
_SECTION = "objectives"
_ROUNDING = 1.0
"""Percentage points by which a share in the text may differ from the indicator's figures."""

# A screen asks for the same texts again and again.
_judged = lru_cache(maxsize=4096)(smart)
_measured = lru_cache(maxsize=4096)(quantities)


class _Stated(NamedTuple):
    """An objective of the letter, its place, and what its words say."""

    objective: Objective
    where: str
    field: str
    """The field that holds its words."""
    said: Smart

    @property
    def words(self) -> str:
        return str(getattr(self.objective, self.field))


def _stated(reading: Reading) -> Iterator[_Stated]:
    """The objectives that say something, where their section is in view."""
    if _SECTION not in reading.view or _SECTION in reading.left_out:
        return
    mandate, lang = reading.letter.mandate, reading.dossier.lang
    for index, objective in enumerate(reading.letter.objectives):
        field = "text" if objective.text.strip() else "title"
        words = getattr(objective, field)
        if words.strip():
            said = _judged(words, lang, start=mandate.start, end=mandate.end)
            yield _Stated(objective, f"letter.objectives[{index}]", field, said)


def specific(reading: Reading) -> Iterator[Hit]:
    """S001: the text says who does what, for whom or where."""
    for one in _stated(reading):
        found = one.said.specific
        if not found.ok:
            yield Hit(
                where=f"{one.where}.{one.field}",
                section=_SECTION,
                about=one.objective.id,
                message="“{passage}” leaves open what will be done",
                hint="Say who does what, for whom or where.",
                parameters={"passage": _shortened(one.words[found.start : found.end])},
            )


def _shortened(passage: str) -> str:
    words = passage.split()
    return " ".join(words[:9]) + (" …" if len(words) > 9 else "")


def measurable(reading: Reading) -> Iterator[Hit]:
    """S002: a figure in the text, or an indicator with unit, baseline and target."""
    for one in _stated(reading):
        linked = _linked(reading, one.objective)
        if not one.said.measurable.ok and not any(map(_is_whole, linked)):
            yield Hit(
                where=f"{one.where}.indicators",
                section=_SECTION,
                about=one.objective.id,
                message="Nothing tells yet how “{objective}” will be measured",
                hint="Put a figure into the text, or choose an indicator that has a unit, "
                "a baseline and a target.",
                parameters={"objective": _name(one)},
            )


def _name(one: _Stated) -> str:
    return one.objective.title or _shortened(one.words)


def _linked(reading: Reading, objective: Objective) -> tuple[Indicator, ...]:
    chosen = set(objective.indicators)
    if not chosen:
        return ()
    return tuple(one for one in reading.dossier.indicators if one.id in chosen)


def _is_whole(indicator: Indicator) -> bool:
    target = indicator.target
    aims = (target.value, target.low, target.high)
    known = any(aim is not None for aim in aims)
    return bool(indicator.unit) and indicator.baseline.value is not None and known


def time_bound(reading: Reading) -> Iterator[Hit]:
    """S005: a deadline, in its field or in the text, inside the mandate."""
    for one in _stated(reading):
        deadline = one.objective.deadline or one.said.deadline
        named = deadline or one.said.time_bound.ok
        message = (
            _outside(deadline, reading)
            if deadline
            else ""
            if named
            else "“{objective}” has no deadline yet"
        )
        if message:
            yield Hit(
                where=f"{one.where}.deadline",
                section=_SECTION,
                about=one.objective.id,
                message=message,
                hint="Enter a day between the start and the end of the mandate.",
                parameters={"objective": _name(one), "deadline": deadline or ""},
            )


def _outside(deadline: dt.date, reading: Reading) -> str:
    mandate = reading.letter.mandate
    if mandate.start and deadline < mandate.start:
        return "The deadline of “{objective}”, {deadline}, lies before the mandate starts"
    if mandate.end and deadline > mandate.end:
        return "The deadline of “{objective}”, {deadline}, lies after the mandate ends"
    return ""


def kind_said(reading: Reading) -> Iterator[Hit]:
    """S006: the kind of commitment is said."""
    for one in _stated(reading):
        if one.objective.kind is None:
            yield Hit(
                where=f"{one.where}.kind",
                section=_SECTION,
                about=one.objective.id,
                message="It is not said whether “{objective}” commits to an effort, resources "
                "or a result",
                hint="Choose one of the three.",
                parameters={"objective": _name(one)},
            )


def in_agreement(reading: Reading) -> Iterator[Hit]:
    """S007: the text, its deadline and its indicators agree."""
    for one in _stated(reading):
        linked = _linked(reading, one.objective)
        yield from _dates_apart(one, linked)
        yield from _figures_apart(one, linked, reading.dossier.lang)


def _apart(one: _Stated, field: str, message: str, **parameters: object) -> Hit:
    return Hit(
        where=f"{one.where}.{field}",
        section=_SECTION,
        about=one.objective.id,
        message=message,
        hint="Correct the one or the other.",
        parameters={"objective": _name(one), **parameters},
    )


def _dates_apart(one: _Stated, linked: Sequence[Indicator]) -> Iterator[Hit]:
    entered, read = one.objective.deadline, one.said.deadline
    if entered and read and entered != read:
        message = "“{objective}” says {read}, but its deadline is {entered}"
        yield _apart(one, "deadline", message, read=read, entered=entered)
    deadline = entered or read
    ends = [indicator.target.deadline for indicator in linked if indicator.target.deadline]
    if deadline and ends and max(ends) != deadline:
        message = "“{objective}” is due on {deadline}, but the target of its indicators on {end}"
        yield _apart(one, "indicators", message, deadline=deadline, end=max(ends))


def _figures_apart(one: _Stated, linked: Sequence[Indicator], lang: Lang) -> Iterator[Hit]:
    aimed = [indicator for indicator in linked if indicator.target.value is not None]
    if not aimed:
        return
    for quantity in _measured(one.words, lang):
        if quantity.kind == "change" and not any(_fits(quantity, one_) for one_ in aimed):
            message = "“{objective}” says “{words}”, but no target of its indicators does"
            yield _apart(one, "indicators", message, words=quantity.words)


def _fits(quantity: Quantity, indicator: Indicator) -> bool:
    """Whether a change in the text is the one that the indicator's figures make."""
    target, base = indicator.target.value, indicator.baseline.value
    if len(quantity.values) == 2:
        return quantity.values[1] == target
    if len(quantity.values) != 1 or not base or target is None:
        return True  # a share in words, or nothing to compare it with
    said, points = quantity.values[0], abs(target - base)
    return min(abs(said - points), abs(said - 100 * points / abs(base))) <= _ROUNDING


S001 = Check(
    code="S001",
    severity="advice",
    source=_SOURCE,
    title="Specific objectives",
    why="Those who must reach it, and those who judge it, should read the same thing in it.",
    run=specific,
)
S002 = Check(
    code="S002",
    severity="advice",
    source=_SOURCE,
    title="Measurable objectives",
    why="Without a figure nobody can tell at the end whether it was reached.",
    run=measurable,
)
S005 = Check(
    code="S005",
    severity="advice",
    source=_SOURCE,
    title="A deadline for each",
    why="The mandate ends on a day: what must be reached needs one within it.",
    run=time_bound,
)
S006 = Check(
    code="S006",
    severity="advice",
    source=_SOURCE,
    title="Kind of commitment",
    why="An effort, resources and a result are not judged in the same way.",
    run=kind_said,
)
S007 = Check(
    code="S007",
    severity="warning",
    source=_SOURCE,
    title="Text, indicators and dates agree",
    why="Where they differ, nobody knows later which one was meant.",
    run=in_agreement,
)

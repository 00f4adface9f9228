"""S001 to S003, S005, S006, S008: what an objective's own words and fields say of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit
from plpmission.checks.stated import SOURCE, Stated, shortened, stated
from plpmission.model.indicators import Indicator


def specific(reading: Reading) -> Iterator[Hit]:
    """S001: the text says who does what, for whom or where."""
    for one in stated(reading):
        found = one.said.specific
        if not found.ok:
            yield one.hit(
                one.field,
                "“{passage}” leaves open what will be done",
                "Say who does what, for whom or where.",
                passage=shortened(one.words[found.start : found.end]),
            )


def measurable(reading: Reading) -> Iterator[Hit]:
    """S002: a figure in the text, or an indicator with unit, baseline and target."""
    for one in stated(reading):
        if not one.said.measurable.ok and not any(map(_is_whole, one.indicators)):
            yield one.hit(
                "indicators",
                "Nothing tells yet how “{objective}” will be measured",
                "Put a figure into the text, or choose an indicator that has a unit, "
                "a baseline and a target.",
            )


def _is_whole(indicator: Indicator) -> bool:
    target = indicator.target
    aims = (target.value, target.low, target.high)
    known = any(aim is not None for aim in aims)
    return bool(indicator.unit) and indicator.baseline.value is not None and known


def acceptable(reading: Reading) -> Iterator[Hit]:
    """S003: those who must reach it were consulted: bodies, date."""
    for one in stated(reading):
        talks = one.objective.consulted
        if any(talk.body.strip() and talk.date for talk in talks):
            continue
        field, message = "consulted", "Nothing says who was consulted on “{objective}”"
        if talks:
            field = f"consulted[0].{'date' if talks[0].body.strip() else 'body'}"
            message = "The consultation on “{objective}” lacks its body or its date"
        yield one.hit(field, message, "Enter who was asked, and on which day.")


def time_bound(reading: Reading) -> Iterator[Hit]:
    """S005: a deadline, in its field or in the text, inside the mandate."""
    for one in stated(reading):
        if message := _untimely(reading, one):
            yield one.hit(
                "deadline",
                message,
                "Enter a day between the start and the end of the mandate.",
                deadline=one.due or "",
            )


def _untimely(reading: Reading, one: Stated) -> str:
    if one.due:
        return _outside(one.due, reading)
    return "" if one.said.time_bound.ok else "“{objective}” has no deadline yet"


def _outside(deadline: dt.date, reading: Reading) -> str:
    mandate = reading.letter.mandate
    if mandate.start and deadline < mandate.start:
        return "The deadline of “{objective}”, {deadline}, lies before the mandate starts"
    if mandate.end and deadline > mandate.end:
        return "The deadline of “{objective}”, {deadline}, lies after the mandate ends"
    return ""


def kind_said(reading: Reading) -> Iterator[Hit]:
    """S006: the kind of commitment is said."""
    for one in stated(reading):
        if one.objective.kind is None:
            yield one.hit(
                "kind",
                "It is not said whether “{objective}” commits to an effort, resources or a result",
                "Choose one of the three.",
            )


_NEITHER = "Nothing says whose expectation “{objective}” answers, nor which task or plan it follows"
_NOBODY = "Nothing says whose expectation “{objective}” answers"
_NO_PLAN = "Nothing says which task or plan “{objective}” follows"


def expected(reading: Reading) -> Iterator[Hit]:
    """S008: whose expectation it answers, and which task or plan it follows."""
    for one in stated(reading):
        served, follows = one.objective.stakeholders, one.objective.follows
        if served and follows:
            continue
        yield one.hit(
            "follows" if served else "stakeholders",
            _NO_PLAN if served else _NOBODY if follows else _NEITHER,
            "Choose what fits: those served; the legal task, the security plan "
            "or the policy agreement.",
        )


S001 = Check(
    code="S001",
    severity="advice",
    source=SOURCE,
    title="Specific objectives",
    why="Those who must reach it, and those who judge it, should read the same thing in it.",
    run=specific,
)
S002 = Check(
    code="S002",
    severity="advice",
    source=SOURCE,
    title="Measurable objectives",
    why="Without a figure nobody can tell at the end whether it was reached.",
    run=measurable,
)
S003 = Check(
    code="S003",
    severity="advice",
    source=SOURCE,
    title="Acceptable objectives",
    why="Those who must reach an objective stand behind it when they were heard first.",
    run=acceptable,
)
S005 = Check(
    code="S005",
    severity="advice",
    source=SOURCE,
    title="A deadline for each",
    why="The mandate ends on a day: what must be reached needs one within it.",
    run=time_bound,
)
S006 = Check(
    code="S006",
    severity="advice",
    source=SOURCE,
    title="Kind of commitment",
    why="An effort, resources and a result are not judged in the same way.",
    run=kind_said,
)
S008 = Check(
    code="S008",
    severity="advice",
    source=SOURCE,
    title="Whose expectation, which plan",
    why="The reader sees then for whom the objective is, and how the letter joins the other plans.",
    run=expected,
)

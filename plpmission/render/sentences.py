"""Small pieces of sentences that several sections say the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plpmission.model.indicators import Indicator, Target
from plpmission.model.terms import Direction
from plpmission.render.scope import Scope


def listing(scope: Scope, names: Sequence[str], most: int) -> str:
    """Names parted by commas; beyond ``most``, how many more there are."""
    shown = ", ".join(names[:most])
    if len(names) <= most:
        return shown
    return scope.say("{names} and {count} more", names=shown, count=len(names) - most)


def euro(scope: Scope, value: float | None) -> str:
    """An amount of money; empty where there is none."""
    return "" if value is None else scope.say("€{amount}", amount=scope.number(value))


def measured(scope: Scope, indicator: Indicator, value: float | None) -> str:
    """A value of an indicator with its unit; a bare count has none."""
    unit = indicator.unit.strip()
    bare = unit.casefold() in (scope.say("number").casefold(), "#")
    return scope.amount(value, "" if bare else unit)


def aim(scope: Scope, indicator: Indicator, target: Target | None = None) -> str:
    """The target in words, such as « at most 90 offences by 31 December 2029 »."""
    target = target or indicator.target
    value = _value(scope, indicator, target)
    if not value or not target.deadline:
        return value
    return scope.say("{value} by {date}", value=value, date=scope.day(target.deadline))


def _value(scope: Scope, indicator: Indicator, target: Target) -> str:
    if target.low is not None and target.high is not None:
        return scope.say(
            "between {low} and {high}",
            low=scope.number(target.low),
            high=measured(scope, indicator, target.high),
        )
    bound, sentence = _bound(indicator, target)
    return scope.say(sentence, value=measured(scope, indicator, bound)) if bound is not None else ""


def _bound(indicator: Indicator, target: Target) -> tuple[float | None, str]:
    if target.value is not None:
        sentences = {Direction.UP: "at least {value}", Direction.DOWN: "at most {value}"}
        return target.value, sentences.get(indicator.direction, "{value}")
    if target.low is not None:
        return target.low, "at least {value}"
    return target.high, "at most {value}"


def baseline(scope: Scope, indicator: Indicator) -> str:
    """The value started from, in words, such as « 128 offences (31 December 2025) »."""
    held = indicator.baseline
    value = measured(scope, indicator, held.value)
    if not value or not held.date:
        return value
    return f"{value} ({scope.day(held.date)})"


def spans(years: Iterable[int | None]) -> str:
    """Years with those in a row drawn together: 2025, 2027–2031."""
    found: list[list[int]] = []
    for year in sorted({year for year in years if year}):
        if found and year == found[-1][-1] + 1:
            found[-1].append(year)
        else:
            found.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in found)

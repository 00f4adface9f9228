"""What an indicator's own figures say of its target; ``plpmission.kpi`` is the only judge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from plpmission.model.indicators import Indicator
from plpmission.model.terms import Direction

if TYPE_CHECKING:
    from plpmission.kpi.analysis import Analysis

Sign = Literal["good", "bad", ""]
_KEPT = 20_000
_analysed: dict[Indicator, tuple[Analysis, int]] = {}
"""Indicators are frozen: what was found of one holds as long as it is the same."""


def analysed(indicators: Iterable[Indicator]) -> dict[Indicator, tuple[Analysis, int]]:
    """Each indicator's analysis and its place in it; what is not known yet, all at once."""
    wanted = {one: None for one in indicators if one.measurements}
    new = [one for one in wanted if one not in _analysed]
    if new:
        from plpmission.kpi.indicators import analyse_indicators

        if len(_analysed) + len(new) > _KEPT:
            _analysed.clear()
        named = {f"ind-{at}": one for at, one in enumerate(new)}  # ids of many dossiers may agree
        found = analyse_indicators(
            [one.model_copy(update={"id": name}) for name, one in named.items()]
        )
        _analysed.update({named[name]: held for name, held in found.items()})
    return {one: _analysed[one] for one in wanted if one in _analysed}


def sign(indicator: Indicator) -> Sign:
    """Whether the figures speak for the commitment or against it; empty where they do neither.

    By the control chart's verdict and assurance; where there are too few figures for one, by the
    figure of the deadline's period against the target.
    """
    held = analysed([indicator]).get(indicator)
    if held is None:
        return ""
    analysis, at = held
    verdict, assurance = analysis.verdict(at), analysis.assurance(at)
    last = meets(indicator)
    if verdict == "too_few_points":
        return "" if last is None or not _due(indicator) else "good" if last else "bad"
    bad = verdict == "concern" or assurance == "consistently_missed"
    good = assurance == "consistently_met" or (verdict == "improvement" and last is True)
    return "" if bad == good else "bad" if bad else "good"


def meets(indicator: Indicator) -> bool | None:
    """Whether the latest figure meets the target; None where there is none of the two."""
    target, held = indicator.target, indicator.measurements
    if not held:
        return None
    latest = held[-1].value
    if held[-1].denominator:
        latest = latest / held[-1].denominator * (100.0 if "%" in indicator.unit else 1.0)
    if target.low is not None or target.high is not None:
        above = target.low is None or latest >= target.low
        return above and (target.high is None or latest <= target.high)
    if target.value is None or indicator.direction is Direction.KEEP:
        return None
    return latest >= target.value if indicator.direction is Direction.UP else latest <= target.value


def _due(indicator: Indicator) -> bool:
    deadline = indicator.target.deadline
    return deadline is not None and int(indicator.measurements[-1].period[:4]) >= deadline.year

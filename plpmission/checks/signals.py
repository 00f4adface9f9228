"""What an indicator's own figures say of its target; ``plpmission.kpi`` is the only judge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from plpmission.checks.trio import at_period
from plpmission.errors import KpiError
from plpmission.model.indicators import Indicator
from plpmission.model.terms import Direction

if TYPE_CHECKING:
    from plpmission.kpi.analysis import Analysis

Sign = Literal["good", "bad", ""]
Found = tuple["Analysis", int]
"""An analysis of several indicators, and the place of one in it."""
_KEPT = 20_000
_analysed: dict[int, tuple[Indicator, Found | None]] = {}
"""By the object's identity: to hash an indicator is to walk through all its figures. Indicators
are frozen and kept here, so what was found of one holds, and its identity is no other's."""


def analyse(indicators: Iterable[Indicator]) -> None:
    """Analyse what is not known yet, all at once: much faster than one by one."""
    new = {id(one): one for one in indicators if one.measurements and id(one) not in _analysed}
    if not new:
        return
    if len(_analysed) + len(new) > _KEPT:
        _analysed.clear()
    _analysed.update(_charted(list(new.values())))


def analysis_of(indicator: Indicator) -> Found | None:
    """An indicator's analysis; None without figures, or with figures that cannot be charted."""
    analyse([indicator])
    held = _analysed.get(id(indicator))
    return held[1] if held else None


def _charted(indicators: list[Indicator]) -> dict[int, tuple[Indicator, Found | None]]:
    """Charts of all; where one of several cannot be charted, each is tried alone."""
    from plpmission.kpi.indicators import analyse_indicators

    named = {f"ind-{at}": one for at, one in enumerate(indicators)}  # ids of dossiers may agree
    renamed = [one.model_copy(update={"id": name}) for name, one in named.items()]
    try:
        found = analyse_indicators(renamed)
    except KpiError:
        if len(indicators) == 1:
            return {id(indicators[0]): (indicators[0], None)}
        alone = (_charted([one]) for one in indicators)
        return {key: held for each in alone for key, held in each.items()}
    return {id(one): (one, found.get(name)) for name, one in named.items()}


def sign(indicator: Indicator) -> Sign:
    """Whether the figures speak for the commitment or against it; empty where they do neither.

    By the control chart's verdict and assurance; where there are too few figures for one, by the
    figure of the deadline's period against the target.
    """
    held = analysis_of(indicator)
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
    target, reached = indicator.target, latest(indicator)
    if reached is None:
        return None
    if target.low is not None or target.high is not None:
        above = target.low is None or reached >= target.low
        return above and (target.high is None or reached <= target.high)
    if target.value is None or indicator.direction is Direction.KEEP:
        return None
    return (
        reached >= target.value if indicator.direction is Direction.UP else reached <= target.value
    )


def latest(indicator: Indicator) -> float | None:
    """The latest figure, in the indicator's unit; None without figures."""
    held = indicator.measurements
    return at_period(indicator, held[-1].period) if held else None


def _due(indicator: Indicator) -> bool:
    deadline = indicator.target.deadline
    return deadline is not None and int(indicator.measurements[-1].period[:4]) >= deadline.year

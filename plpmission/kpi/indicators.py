"""A dossier's indicators as series: one verdict for the checks, the reports and the charts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from plpmission.kpi.analysis import Analysis, analyse
from plpmission.kpi.forecast import forecast
from plpmission.kpi.rebase import Rebase
from plpmission.model.indicators import Indicator
from plpmission.model.terms import Direction


def indicator_table(indicators: Iterable[Indicator]) -> Any:
    """A long table of the indicators' measurements; ``series`` is an indicator's id.

    Denominators are kept where each measurement of every indicator shown has one: a table cannot
    hold counts beside plain values (see ``analyse_indicators``, which tells them apart).
    """
    rows = [
        {
            "series": one.id,
            "period": measured.period,
            "value": measured.value,
            "denominator": measured.denominator,
            "direction": one.direction.value,
            "target": one.target.value,
        }
        for one in indicators
        for measured in one.measurements
    ]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"value": float, "target": float})
    if table["denominator"].isna().any() or not len(table):
        return table.drop(columns="denominator")
    return table


_COLUMNS = ("series", "period", "value", "denominator", "direction", "target")


def analyse_indicators(
    indicators: Sequence[Indicator],
    *,
    rebases: Sequence[Rebase] = (),
    today: dt.date | None = None,
) -> dict[str, tuple[Analysis, int]]:
    """Each indicator's analysis and its place in it, by the indicator's id.

    Counts over a denominator are charted as such, all others as they are. Indicators without a
    figure are not in it.
    """
    counts = [one for one in indicators if one.measurements and _all_over(one)]
    plain = [one for one in indicators if one.measurements and not _all_over(one)]
    found: dict[str, tuple[Analysis, int]] = {}
    for group in (counts, plain):
        if group:
            analysis = analyse(indicator_table(group), rebases=rebases, today=today)
            found |= {name: (analysis, at) for at, name in enumerate(analysis.panel.names)}
    return found


def _all_over(indicator: Indicator) -> bool:
    return all(measured.denominator is not None for measured in indicator.measurements)


def chance_of_target(indicator: Indicator) -> float | None:
    """The chance that the target's value is reached by its deadline, as things go.

    None where there is no target or deadline, no direction, or too few figures for a forecast.
    """
    target = indicator.target
    if target.value is None or target.deadline is None or indicator.direction is Direction.KEEP:
        return None
    told = forecast(
        indicator_table([indicator]),
        target.deadline,
        target=target.value,
        direction=indicator.direction.value,
    )
    chance = float(told["chance"].iloc[0]) if len(told) else float("nan")
    return None if pd.isna(chance) else chance

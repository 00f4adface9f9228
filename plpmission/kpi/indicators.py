"""A dossier's indicators as series: one verdict for the checks, the reports and the charts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from plpmission.i18n import Lang
from plpmission.kpi.analysis import Analysis, analyse
from plpmission.kpi.annotations import annotate
from plpmission.kpi.chance import Chances, chances
from plpmission.kpi.descriptions import ControlFigure
from plpmission.kpi.figure import control_figure
from plpmission.kpi.goal import per
from plpmission.kpi.rebase import Rebase
from plpmission.model.dossier import Dossier
from plpmission.model.indicators import Indicator


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
            "target_low": one.target.low,
            "target_high": one.target.high,
        }
        for one in indicators
        for measured in one.measurements
    ]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(dict.fromkeys(_FIGURES, float))
    if table["denominator"].isna().any() or not len(table):
        return table.drop(columns="denominator")
    return table


_FIGURES = ("value", "target", "target_low", "target_high")
_COLUMNS = ("series", "period", "denominator", "direction", *_FIGURES)


def rebases_of(indicators: Iterable[Indicator]) -> tuple[Rebase, ...]:
    """The decisions to draw limits anew that the indicators themselves hold."""
    return tuple(
        Rebase(period=made.period, by=made.by, reason=made.reason, series=one.id)
        for one in indicators
        for made in one.rebases
    )


def analyse_indicators(
    indicators: Sequence[Indicator],
    *,
    rebases: Sequence[Rebase] = (),
    today: dt.date | None = None,
) -> dict[str, tuple[Analysis, int]]:
    """Each indicator's analysis and its place in it, by the indicator's id.

    Counts over a denominator are charted as such, in the indicator's unit (out of a hundred where
    it says ``%``); all others as they are. Limits are drawn anew where the indicator, or
    ``rebases``, say so. Indicators without a figure are not in it.
    """
    groups: dict[float | None, list[Indicator]] = {}
    for one in indicators:
        if one.measurements:
            groups.setdefault(per(one.unit) if _all_over(one) else None, []).append(one)
    found: dict[str, tuple[Analysis, int]] = {}
    for factor, group in groups.items():
        analysis = analyse(
            indicator_table(group),
            rebases=(*rebases, *rebases_of(group)),
            today=today,
            per=factor or 1.0,
        )
        found |= {name: (analysis, at) for at, name in enumerate(analysis.panel.names)}
    return found


def _all_over(indicator: Indicator) -> bool:
    return all(measured.denominator is not None for measured in indicator.measurements)


def chance_of_target(indicator: Indicator) -> float | None:
    """The chance that the target is reached by its deadline, as things go (see ``chance``).

    None where there is no target or deadline, no direction, or too few figures for a forecast.
    """
    told = chances(indicator, lang="en")
    return told.as_now if isinstance(told, Chances) else None


def indicator_figure(
    dossier: Dossier, indicator: Indicator, *, lang: Lang, today: dt.date | None = None
) -> ControlFigure | None:
    """The indicator's control chart with all that the dossier writes on it; None without figures.

    The same verdict as ``analyse_indicators`` gives, and no other.
    """
    found = analyse_indicators([indicator], today=today).get(indicator.id)
    if found is None:
        return None
    told = annotate(dossier, indicator, lang=lang)
    return control_figure(
        *found,
        lang=lang,
        title=indicator.name,
        unit=indicator.unit,
        marks=told.marks,
        goals=told.goals,
        baseline=told.baseline,
    )

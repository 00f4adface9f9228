"""The line under an item's title in a list: what one wants to know before opening it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from plpmission.i18n import Lang, day, translator
from plpmission.model import Item
from plpmission.model.indicators import Indicator
from plpmission.model.life import Amendment
from plpmission.model.objectives import Objective, TacticalPlan
from plpmission.model.partnership import Measure
from plpmission.model.partnership_evaluation import FigureSeries, PartnershipEvaluation


def subtitle(item: Item, lang: Lang) -> str:
    """Owner and dates, unit and target: only what is filled in."""
    return " · ".join(part for part in _LINES[type(item)](item, lang) if part)


def _objective(item: Objective, lang: Lang) -> tuple[str, ...]:
    return (_until(item.deadline, lang), item.owner)


def _plan(item: TacticalPlan, lang: Lang) -> tuple[str, ...]:
    dates = "–".join(day(date, lang) for date in (item.start, item.end) if date)
    return (dates, item.owner)


def _indicator(item: Indicator, lang: Lang) -> tuple[str, ...]:
    return (item.unit, _until(item.target.deadline, lang))


def _amendment(item: Amendment, lang: Lang) -> tuple[str, ...]:
    set_on = item.setting.set_on
    return (translator("app", lang)("set on {date}", date=day(set_on, lang)) if set_on else "",)


def _evaluation(item: PartnershipEvaluation, lang: Lang) -> tuple[str, ...]:
    return (day(item.on, lang) if item.on else "", item.officer, item.coordinator)


def _figures(item: FigureSeries, _: Lang) -> tuple[str, ...]:
    return (item.unit, item.source)


def _measure(item: Measure, lang: Lang) -> tuple[str, ...]:
    return (day(item.on, lang) if item.on else "", item.decided_by)


def _until(date: dt.date | None, lang: Lang) -> str:
    return translator("app", lang)("by {date}", date=day(date, lang)) if date else ""


_LINES: Mapping[type[Item], Callable[[Any, Lang], tuple[str, ...]]] = {
    Objective: _objective,
    TacticalPlan: _plan,
    Indicator: _indicator,
    Amendment: _amendment,
    PartnershipEvaluation: _evaluation,
    FigureSeries: _figures,
    Measure: _measure,
}

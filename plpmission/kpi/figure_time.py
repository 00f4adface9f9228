"""Descriptions of the year's course, and of what came before a date and after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from plpmission.errors import KpiError
from plpmission.i18n import Lang, Translate, translator
from plpmission.kpi.around import Around, around_date
from plpmission.kpi.constants import STRONG
from plpmission.kpi.dates import PER_YEAR
from plpmission.kpi.descriptions import (
    BeforeAfterFigure,
    Mark,
    SeasonFigure,
    Side,
    YearLine,
)
from plpmission.kpi.figure import days, plain_dots
from plpmission.kpi.intervention import interrupted
from plpmission.kpi.panel import Panel, panel
from plpmission.kpi.ragged import Floats
from plpmission.kpi.rebase import day_of
from plpmission.kpi.seasonal import strength
from plpmission.kpi.short import Change
from plpmission.kpi.words import signed, written

MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
"""Short names of the months."""
SIDES = ("Before", "After")
BEFORE_HEADINGS = ("Period", "Figure", "Side")


def _only(frame: Any) -> tuple[Panel, Floats]:
    """The panel of a table of one series, and its figures as charted."""
    data = panel(frame)
    if len(data.lengths) != 1 or not data.lengths[0]:
        raise KpiError(
            "This figure is of one series, and the table has {count}.", count=len(data.lengths)
        )
    below = data.denominators
    return data, data.values if below is None else data.values / below


def season_figure(frame: Any, *, lang: Lang, title: str = "", unit: str = "") -> SeasonFigure:
    """The course of each year of one series of months or quarters.

    Raises:
        KpiError: there is not one series, or its figures are neither monthly nor quarterly.
    """
    data, values = _only(frame)
    cycle = PER_YEAR[data.frequency_of(0)]
    if cycle not in (4, 12):
        raise KpiError("A year’s course needs months or quarters.")
    t = translator("kpi", lang)
    first = int(data.ordinals[0]) // cycle
    grid = np.full((int(data.ordinals[-1]) // cycle - first + 1, cycle), np.nan)
    grid[data.ordinals // cycle - first, data.ordinals % cycle] = values
    parts = tuple(map(t, MONTHS)) if cycle == 12 else tuple(f"{t('Q')}{k}" for k in range(1, 5))
    years = tuple(
        YearLine(year=str(first + at), values=tuple(row)) for at, row in enumerate(grid.tolist())
    )
    count = np.count_nonzero(~np.isnan(grid), axis=0)
    usual = np.where(count > 0, np.nansum(grid, axis=0) / np.maximum(count, 1), np.nan)
    strong = strength(values[None, :], data.ordinals[None, :], np.array([cycle]))[0] >= STRONG
    return SeasonFigure(
        title=title or str(data.names[0]),
        unit=unit,
        lang=lang,
        parts=parts,
        years=years,
        usual=tuple(usual.tolist()),
        alt=_season_said(t, parts, usual, lang, strong=bool(strong), many=int(count.max())),
        heading=(t("Year"), *parts),
        rows=tuple((y.year, *(written(value, lang) for value in y.values)) for y in years),
    )


def _season_said(  # noqa: PLR0913 - what a sentence is made of
    t: Translate, parts: Sequence[str], usual: Floats, lang: Lang, *, strong: bool, many: int
) -> str:
    if many < 2:
        return t("Too few years to tell a season.")
    if not strong:
        return t("No season stands out from the variation between years.")
    high, low = int(np.nanargmax(usual)), int(np.nanargmin(usual))
    return t(
        "The figures follow the time of the year: highest in {high} (mean {most}), lowest in {low} "
        "(mean {least}).",
        high=parts[high],
        most=written(float(usual[high]), lang),
        low=parts[low],
        least=written(float(usual[low]), lang),
    )


def before_after_figure(  # noqa: PLR0913 - what a chart is told besides its figures
    frame: Any, start: str, *, lang: Lang, title: str = "", unit: str = "", words: str = ""
) -> BeforeAfterFigure:
    """One series before ``start`` (a period) and from it on; ``words`` say what began then.

    Counts (whole figures from 0 on, or with a denominator) are compared by the exact ratio of
    their rates, other figures by the difference of their means; see ``short``.

    Raises:
        KpiError: there is not one series, or ``start`` cannot be read.
    """
    data, values = _only(frame)
    t = translator("kpi", lang)
    told = around_date(frame, start)
    cut, labels, dates = told.points_before, data.labels(0), days(data, 0)
    sides = [
        Side(
            words=t(name),
            dots=plain_dots(labels[at], dates[at], values[at].tolist(), one.mean),
            mean=one.mean,
            low=one.low,
            high=one.high,
        )
        for name, at, one in zip(
            SIDES,
            (slice(None, cut), slice(cut, None)),
            (told.before, told.after),
            strict=True,
        )
    ]
    sentence = f"{_change_said(t, told, start, lang)} {_course_said(t, frame, start, lang)}".strip()
    return BeforeAfterFigure(
        title=title or str(data.names[0]),
        unit=unit,
        lang=lang,
        mark=Mark(period=start, words=words, kind="event", day=day_of(start)),
        before=sides[0],
        after=sides[1],
        sentence=sentence,
        alt=sentence,
        heading=tuple(map(t, BEFORE_HEADINGS)),
        rows=tuple(
            (dot.period, written(dot.value, lang), side.words)
            for side in sides
            for dot in side.dots
        ),
    )


def _change_said(t: Translate, told: Around, start: str, lang: Lang) -> str:
    return t(
        _RATIO[told.change] if told.is_ratio else _MEANS[told.change],
        period=start,
        change=written(told.value, lang),
        low=written(told.low, lang),
        high=written(told.high, lang),
        before=written(told.before.mean, lang),
        after=written(told.after.mean, lang),
    )


def _course_said(t: Translate, frame: Any, start: str, lang: Lang) -> str:
    """What changed apart from trend and season; '' where the series is too short to tell."""
    told = interrupted(frame, start).iloc[0]
    change = str(told["change"])
    if change == "too_few_points":
        return ""
    if change == "none":
        return t(_NO_CHANGE)
    said = []
    for name, words in _COURSE.items():
        if change in {name, "both"}:
            ends = {end: written(float(told[f"{name}_{end}"]), lang) for end in ("low", "high")}
            said.append(t(words, change=signed(float(told[name]), lang), **ends))
    return " ".join(said)


_NO_CHANGE = "Apart from trend and season, nothing changes more than chance explains."
_COURSE = {
    "level": "Apart from trend and season, the level changes by {change} ({low} to {high}).",
    "slope": "The course changes by {change} a period ({low} to {high}).",
}
_RATIO: dict[Change, str] = {
    "higher": "From {period} on, {change} times as many as before ({low} to {high}): more than "
    "chance explains.",
    "lower": "From {period} on, {change} times as many as before ({low} to {high}): fewer than "
    "chance explains.",
    "too_few_to_say": "From {period} on, {change} times as many as before ({low} to {high}): too "
    "few to say that anything changed.",
}
_MEANS: dict[Change, str] = {
    "higher": "The mean rises from {before} to {after} from {period} on: by {change} ({low} to "
    "{high}), more than chance explains.",
    "lower": "The mean falls from {before} to {after} from {period} on: by {change} ({low} to "
    "{high}), more than chance explains.",
    "too_few_to_say": "The mean goes from {before} to {after} from {period} on: too few figures to "
    "say that anything changed.",
}

"""What a control chart shows, as frozen data: the one source of its plotly and its SVG drawing.

No colours, fonts or sizes are said here, only what a thing means; the drawings give each meaning a
colour and a shape of its own, so that colour is never the only sign.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plpmission.i18n import Lang, translator
from plpmission.kpi.analysis import Analysis
from plpmission.kpi.rebase import Rebase
from plpmission.kpi.rules import BIT, RULES, Rule
from plpmission.kpi.words import written

Meaning = Literal["usual", "better", "worse", "change"]

HEADINGS = ("Period", "Figure", "Mean", "Lower limit", "Upper limit", "Signal")

RULE_WORDS: dict[Rule, str] = {
    "beyond_limit": "beyond a limit",
    "rising_or_falling": "rising or falling, point after point",
    "near_limit": "several near a limit",
    "one_side": "a run on one side of the mean",
}


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A point with its limits, and what hovering over it says."""

    period: str
    value: float
    center: float
    lower: float
    upper: float
    phase: int
    meaning: Meaning
    rules: tuple[str, ...]
    """The rules that mark it, in the reader's words."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line across the chart at a period: a plan's start, an amendment, a rebasing."""

    period: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ControlFigure:
    """A control chart, drawn by ``export`` as SVG and by the apps as plotly."""

    title: str
    unit: str
    lang: Lang
    dots: tuple[Dot, ...]
    limits: bool
    """False where there are too few points for limits to be drawn."""
    target: float | None
    marks: tuple[Mark, ...]
    alt: str
    """What the chart says, for those who do not see it: the verdict's sentence and the notes."""
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The same figures as a table, one click away."""


def control_figure(  # noqa: PLR0913 - what a chart is told besides its figures
    found: Analysis,
    series: int,
    *,
    lang: Lang,
    title: str = "",
    unit: str = "",
    marks: Sequence[Mark | Rebase] = (),
) -> ControlFigure:
    """The chart of one series of an analysis."""
    one = found.result(series, lang)
    known = one.verdict != "too_few_points"
    dots = _dots(found, series, lang, known=known)
    t = translator("kpi", lang)
    ends = (float(found.goals.low[series]), float(found.goals.high[series]))
    bounds = [end for end in ends if math.isfinite(end)]
    return ControlFigure(
        title=title or one.series,
        unit=unit,
        lang=lang,
        dots=dots,
        limits=known,
        target=bounds[0] if bounds else None,
        marks=tuple(_mark(mark) for mark in marks),
        alt=" ".join((one.sentence, *one.notes)),
        heading=tuple(map(t, HEADINGS)),
        rows=tuple(_row(dot, lang, known=known) for dot in dots),
    )


def _mark(mark: Mark | Rebase) -> Mark:
    return mark if isinstance(mark, Mark) else Mark(period=mark.period, words=mark.reason)


def _dots(found: Analysis, series: int, lang: Lang, *, known: bool) -> tuple[Dot, ...]:
    t = translator("kpi", lang)
    start = int(found.panel.starts[series])
    sign = int(found.signs[series])
    dots = []
    for place, point in enumerate(found.result(series, lang).points, start):
        mark = int(found.drawing.marked[place]) if known else 0
        meaning = _meaning(mark, float(found.drawing.side[place]) * sign)
        rules = tuple(t(RULE_WORDS[rule]) for rule in RULES if mark & BIT[rule])
        dots.append(Dot(**point._asdict(), meaning=meaning, rules=rules))
    return tuple(dots)


def _meaning(mark: int, better: float) -> Meaning:
    if not mark:
        return "usual"
    return "better" if better > 0 else "worse" if better < 0 else "change"


def _row(dot: Dot, lang: Lang, *, known: bool) -> tuple[str, ...]:
    limits = (dot.lower, dot.upper) if known else (float("nan"),) * 2
    figures = (written(figure, lang) for figure in (dot.value, dot.center, *limits))
    return (dot.period, *figures, ", ".join(dot.rules) or "–")

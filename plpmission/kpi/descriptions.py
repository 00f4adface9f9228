"""What figures show, as frozen data: the one source of their plotly and their SVG drawings.

No colours, fonts or sizes are said here, only what a thing means; the drawings give each meaning a
colour and a shape of its own, so that colour is never the only sign. All words are in the reader's
language already. Every figure has ``title``, ``lang``, ``alt`` (what it says, for those who do not
see it) and a data table: ``heading`` and ``rows``, one text a cell.

Days are the first of a period, and None where periods are plain numbers. NaN is no figure.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from plpmission.i18n import Lang

Meaning = Literal["usual", "better", "worse", "change"]
"""Of a point or area: no signal; a signal for the better, for the worse, or without direction."""

MarkKind = Literal["start", "end", "plan", "amendment", "deadline", "rebase", "break", "event"]
"""Of a line across a chart: the mandate's start and end, a plan's start, an amendment, a target's
date, limits drawn anew, areas that merged, anything else."""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A point with its limits, and what hovering over it says."""

    period: str
    day: dt.date | None
    value: float
    center: float
    lower: float
    upper: float
    phase: int
    """From 1 on."""
    meaning: Meaning
    rules: tuple[str, ...]
    """The rules that mark it, in the reader's words."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line across the chart at a period."""

    period: str
    words: str
    kind: MarkKind = "event"
    day: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A target: the figures from ``low`` to ``high`` meet it (infinite where it is open).

    A value alone is one line at the end that is finite; a band is two and what lies between.
    """

    low: float
    high: float
    words: str
    first: dt.date | None = None
    """The day from which it held; None from the beginning on."""
    last: dt.date | None = None
    """The day by which it should be reached, or on which another took its place."""
    superseded: bool = False


@dataclass(frozen=True, kw_only=True)
class BaselineLine:
    """The value that the mandate starts from."""

    value: float
    words: str
    day: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What every figure has."""

    title: str
    lang: Lang
    alt: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class ControlFigure(Figure):
    """A control chart."""

    unit: str
    dots: tuple[Dot, ...]
    limits: bool
    """False where there are too few points for limits to be drawn."""
    goals: tuple[GoalLine, ...] = ()
    """Targets in order of time; those that an amendment replaced are ``superseded``."""
    baseline: BaselineLine | None = None
    marks: tuple[Mark, ...] = ()
    sentence: str = ""
    """The verdict, as a report quotes it."""
    notes: tuple[str, ...] = ()
    """What was left out or taken for granted."""


@dataclass(frozen=True, kw_only=True)
class RunFigure(Figure):
    """A run chart: the figures around their median."""

    unit: str
    dots: tuple[Dot, ...]
    """Without limits (NaN); ``center`` is the median, ``meaning`` usual."""
    median: float
    signal: bool
    """Whether the order of the points is not that of chance."""
    sentence: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Spark:
    """A row of a sparkline table."""

    name: str
    values: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    """Limits of each point; empty where there are too few."""
    periods: tuple[str, ...]
    latest: str
    """The latest period and figure."""
    usual: str
    """From which to which figure the usual variation goes."""
    verdict: str
    assurance: str
    meaning: Meaning


@dataclass(frozen=True, kw_only=True)
class SparkTable(Figure):
    """One row a series: its course, its latest figure, and what is said of it."""

    sparks: tuple[Spark, ...]


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area of a funnel plot."""

    name: str
    population: float
    rate: float
    meaning: Meaning
    """Outside the outer limits for the better or the worse, or within."""


@dataclass(frozen=True, kw_only=True)
class FunnelLimit:
    """The limits at a population."""

    population: float
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


@dataclass(frozen=True, kw_only=True)
class FunnelFigure(Figure):
    """Rates of areas by their population, and what chance alone would do to them."""

    unit: str
    """Of the rates, such as ``per 1,000 inhabitants``."""
    people: str
    """What the populations count."""
    center: float
    areas: tuple[Area, ...]
    limits: tuple[FunnelLimit, ...]
    """In order of population."""


@dataclass(frozen=True, kw_only=True)
class Multiples(Figure):
    """Several control charts side by side; with ``shared`` all on one scale of values."""

    charts: tuple[ControlFigure, ...]
    shared: bool = False


@dataclass(frozen=True, kw_only=True)
class YearLine:
    """One year's figures by part of the year; NaN where there is none."""

    year: str
    values: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class SeasonFigure(Figure):
    """The year's course, one line a year, with the mean of all years."""

    unit: str
    parts: tuple[str, ...]
    """Names of the months or quarters."""
    years: tuple[YearLine, ...]
    """Oldest first."""
    usual: tuple[float, ...]
    """Mean of each part of the year over all years."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """What came before a date, or after it."""

    words: str
    dots: tuple[Dot, ...]
    """``center`` is the side's mean (or rate), or the line fitted to it; no limits."""
    mean: float
    low: float
    high: float
    """Interval of the mean, 95 %."""


@dataclass(frozen=True, kw_only=True)
class BeforeAfterFigure(Figure):
    """The figures before a date and after it."""

    unit: str
    mark: Mark
    before: Side
    after: Side
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """What is expected of a period to come, with the interval that holds it 8 times out of 10."""

    period: str
    day: dt.date | None
    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class ChanceFigure(Figure):
    """The figures so far, where they go, and the target."""

    unit: str
    dots: tuple[Dot, ...]
    """Without limits; ``meaning`` usual."""
    ahead: tuple[Ahead, ...]
    ever: tuple[tuple[dt.date | None, float], tuple[dt.date | None, float]] | None
    """From the latest level to the deadline's, after the largest change ever seen in as long."""
    goal: GoalLine
    as_now: float
    as_ever: float
    """Chances, 0 to 1."""
    sentence: str
    assumptions: tuple[str, ...]

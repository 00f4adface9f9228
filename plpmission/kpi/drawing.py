"""Charts of a whole panel: phases, limits and marks of every point, block by block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

import numpy as np

from plpmission.errors import KpiError
from plpmission.kpi.charts import BY_DENOMINATOR, CHARTS, Chart, Figures, draw
from plpmission.kpi.constants import LIMIT, Sigma
from plpmission.kpi.dates import FREQUENCIES, PER_YEAR
from plpmission.kpi.panel import Panel
from plpmission.kpi.ragged import Block, Bytes, Floats, Ints, blocks
from plpmission.kpi.rules import NHS_RULES, Lines, Rules, marks, side_of
from plpmission.kpi.seasonal import seasonal_limits, trended_limits
from plpmission.kpi.xmr import Limits, Method


class How(TypedDict, total=False):
    """How a panel is charted: the fields of ``Style``, as keyword arguments."""

    chart: Chart | None
    rules: Rules
    screen: bool
    sigma: Sigma
    floor: float | None
    seasonal: bool
    trended: bool
    per: float


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a panel is charted."""

    chart: Chart | None = None
    """None chooses: ``xmr`` for plain values, Laney's chart for counts over a denominator."""
    rules: Rules = NHS_RULES
    screen: bool = True
    """Leave out moving ranges of 3.267 × their mean or more."""
    sigma: Sigma = "nhs"
    """``nhs`` for limits at 2.66 × the mean moving range, ``table`` for 3 / 1.128, ``exact`` for
    3 / d2."""
    floor: float | None = None
    """A value below which no lower limit is drawn, such as 0 for counts; None draws it anywhere."""
    seasonal: bool = False
    """Limits that follow the season (``xmr`` only)."""
    trended: bool = False
    """Limits along a line (``xmr`` only)."""
    per: float = 1.0
    """What counts over a denominator are told by: 100 for percent, 1,000 for per 1,000 people."""

    def __post_init__(self) -> None:
        if self.chart is not None and self.chart not in CHARTS:
            raise KpiError(
                "“{chart}” is not one of the charts {charts}.",
                chart=self.chart,
                charts=", ".join(CHARTS),
            )
        if (self.seasonal or self.trended) and self.chart not in (None, "xmr"):
            raise KpiError("Seasonal and trended limits go with the chart xmr.")
        if not self.per > 0:
            raise KpiError("Rates are per a number above 0.")
        if self.sigma not in LIMIT:
            raise KpiError("A sigma is “nhs”, “table” or “exact”.")

    @property
    def method(self) -> Method:
        """How limits are drawn from moving ranges."""
        return Method(screen=self.screen, sigma=self.sigma, floor=self.floor)


def chart_of(panel: Panel, style: Style) -> Chart:
    """The chart asked for, or the one that suits the panel's figures.

    Laney's p′ and u′ draw the same limits; p′ stops at 1, and so is for counts that lie within
    their denominators.
    """
    if style.seasonal or style.trended:
        return "xmr"
    if style.chart in BY_DENOMINATOR and panel.denominators is None:
        raise KpiError("The chart “{chart}” needs a column “denominator”.", chart=style.chart)
    if style.chart is not None:
        return style.chart
    if panel.denominators is None:
        return "xmr"
    return "p_prime" if bool((panel.values <= panel.denominators).all()) else "u_prime"


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """What is drawn of each point (flat arrays, as in the panel)."""

    chart: Chart
    seasonal: bool
    rates: Floats
    center: Floats
    lower: Floats
    upper: Floats
    marked: Bytes
    side: Floats
    """1 where a mark points up, −1 down, 0 where there is none."""


def stretches(panel: Panel, phase: Ints | None) -> Ints:
    """Lengths of the stretches on which limits are drawn: each phase of each series."""
    if phase is None:
        return panel.lengths
    owner = np.repeat(np.arange(len(panel.lengths)), panel.lengths)
    new = np.flatnonzero((owner[1:] != owner[:-1]) | (phase[1:] != phase[:-1])) + 1
    return np.diff(np.concatenate([[0], new, [len(owner)]])) if len(owner) else owner


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """The charts of one block of stretches, as matrices."""

    block: Block
    rates: Floats
    limits: Limits
    lines: Lines
    judged: Floats
    """What the rules look at: the rates, less the season or trend where one is drawn."""
    judged_center: Floats
    marked: Bytes


def each_block(
    panel: Panel, lengths: Ints, style: Style, used: Ints | None = None
) -> Iterator[Drawn]:
    """Limits and marks of every block of stretches; ``used`` counts their baselines' points."""
    chart = chart_of(panel, style)
    rhythm = _rhythm(panel, lengths) if style.seasonal else lengths
    for block in blocks(lengths):
        figures = Figures(
            values=block.take(panel.values),
            denominators=None if panel.denominators is None else block.take(panel.denominators),
            used=None if used is None else used[block.rows],
            method=style.method,
        )
        if style.seasonal:
            ordinals = block.take(panel.ordinals, padding=0)
            limits = seasonal_limits(figures, ordinals, rhythm[block.rows])
        else:
            limits = trended_limits(figures) if style.trended else draw(chart, figures)
        lines = Lines(*map(_column, (limits.center, limits.lower, limits.upper)))
        rates = figures.rates
        moving = style.seasonal or style.trended
        judged, seen = _flattened(rates, lines) if moving else (rates, lines)
        yield Drawn(
            block=block,
            rates=rates,
            limits=limits,
            lines=lines,
            judged=judged,
            judged_center=seen.center,
            marked=marks(judged, seen, style.rules),
        )


def _flattened(rates: Floats, lines: Lines) -> tuple[Floats, Lines]:
    """Figures and limits around 0, so that the way up to a summer is no trend."""
    center = np.zeros((len(rates), 1))
    return rates - lines.center, Lines(
        center, lines.lower - lines.center, lines.upper - lines.center
    )


def _rhythm(panel: Panel, lengths: Ints) -> Ints:
    """Points a year of each stretch."""
    owner = np.repeat(np.arange(len(panel.lengths)), panel.lengths)
    per_year = np.array([PER_YEAR[name] for name in FREQUENCIES])
    rhythm = np.ones(len(lengths), dtype=np.int64)
    filled = lengths > 0
    rhythm[filled] = per_year[panel.frequency[owner[(np.cumsum(lengths) - lengths)[filled]]]]
    return rhythm


def _column(array: Floats) -> Floats:
    return array[:, None] if array.ndim == 1 else array


def drawing(
    panel: Panel, style: Style, *, phase: Ints | None = None, used: Ints | None = None
) -> Drawing:
    """The chart of every series; ``used`` holds each stretch's count of baseline points."""
    size = len(panel.values)
    rates, center, lower, upper, side = (np.empty(size) for _ in range(5))
    marked = np.empty(size, dtype=np.uint8)

    for drawn in each_block(panel, stretches(panel, phase), style, used):
        block, lines = drawn.block, drawn.lines
        block.put(rates, drawn.rates)
        block.put(center, lines.center)
        block.put(lower, lines.lower)
        block.put(upper, lines.upper)
        block.put(marked, drawn.marked)
        block.put(side, side_of(drawn.judged, drawn.judged_center, drawn.marked))
    factor = style.per if panel.denominators is not None else 1.0
    if factor != 1.0:
        rates, center, lower, upper = (flat * factor for flat in (rates, center, lower, upper))
    return Drawing(
        chart=chart_of(panel, style),
        seasonal=style.seasonal,
        rates=rates,
        center=center,
        lower=lower,
        upper=upper,
        marked=marked,
        side=side,
    )

"""What a target asks of a figure: to lie at or beyond a value, or within a band."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from plpmission.model.indicators import Indicator, Target
from plpmission.model.terms import Direction

_PER = (
    (100.0, re.compile(r"%|\bpour ?cents?\b|\bprocent\b|\bprozent\b|\bper ?cent\b", re.I)),
    (1e5, re.compile(r"\b100[ .,\u00a0\u202f]?000\b")),
    (1e4, re.compile(r"\b10[ .,\u00a0\u202f]?000\b")),
    (1e3, re.compile(r"‰|\b1[ .,\u00a0\u202f]?000\b|\bmille\b|\bduizend\b|\btausend\b", re.I)),
)
"""How units say that a figure is so many out of a hundred, a thousand, …"""


@dataclass(frozen=True)
class Goal:
    """The figures that meet a target: from ``low`` to ``high``, either of them open (infinite)."""

    low: float
    high: float

    def holds(self, figure: float) -> bool:
        """Whether a figure meets the target."""
        return self.low <= figure <= self.high

    def nearest(self, figure: float) -> float:
        """The figure nearest to a given one that meets the target."""
        return min(max(figure, self.low), self.high)

    @property
    def is_band(self) -> bool:
        """Whether both ends are given."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def goal(target: Target, direction: Direction) -> Goal | None:
    """What a target asks; None where it names no figure, or one to be kept without a band.

    A band counts before a value. A value is a least figure where higher is better, and a most one
    where lower is.
    """
    if target.low is not None or target.high is not None:
        low = -math.inf if target.low is None else target.low
        high = math.inf if target.high is None else target.high
        return Goal(min(low, high), max(low, high))
    if target.value is None or direction is Direction.KEEP:
        return None
    up = direction is Direction.UP
    return Goal(target.value, math.inf) if up else Goal(-math.inf, target.value)


def per(unit: str) -> float:
    """What counts over a denominator are multiplied by to be in a unit: 100 for ``%``, else 1.

    ``per 1.000 inwoners`` gives 1,000, ``‰`` too.
    """
    return next((factor for factor, shape in _PER if shape.search(unit)), 1.0)


def figure_of(value: float, denominator: float | None, indicator: Indicator) -> float:
    """A measurement in the indicator's unit: a count over its denominator is a share or a rate."""
    return value if denominator is None else value / denominator * per(indicator.unit)

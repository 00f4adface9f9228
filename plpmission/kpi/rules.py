"""The rules by which points are signals, over all rows of a matrix at once.

A point is marked where it is *part of* what a rule looks for, as NHSRplotthedots marks it:

=========================  ======================================================================
``beyond_limit``           the value lies outside the limits
``rising_or_falling``      one of 7 values in a row, each above (below) the one before
``near_limit``             near a limit (from ⅔ of the way on, not beyond it), and so is another of
                           3 values in a row that all lie on one side of the centre
``one_side``               one of 7 values in a row on one side of the centre
=========================  ======================================================================

A value on the centre line is on no side. NaN is part of nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np

from plpmission.errors import KpiError
from plpmission.kpi.constants import NEAR, RUN
from plpmission.kpi.ragged import Bools, Bytes, Floats

Rule = Literal["beyond_limit", "rising_or_falling", "near_limit", "one_side"]
RULES: tuple[Rule, ...] = get_args(Rule)
"""In the order in which they name a point that is part of several (NHSRplotthedots)."""

BIT: dict[Rule, int] = {rule: 1 << place for place, rule in enumerate(RULES)}
"""A mark is one byte a point, a bit for each rule."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Which rules apply, and how many points make a run."""

    one_side: int = RUN
    """Points in a row on one side: 7, or 6 or 8."""
    rising_or_falling: int = RUN
    """Points in a row that rise or fall: 7, or 6 or 8."""
    off: frozenset[Rule] = frozenset()

    def __post_init__(self) -> None:
        for name in ("one_side", "rising_or_falling"):
            if getattr(self, name) not in (6, 7, 8):
                raise KpiError("A run is of 6, 7 or 8 points.")


NHS_RULES = Rules()


class Lines(NamedTuple):
    """Centre and limits, which broadcast against a matrix ``(rows, points)`` of values.

    Columns ``(rows, 1)``, or ``(rows, points)`` where they differ by point.
    """

    center: Floats
    lower: Floats
    upper: Floats


def marks(values: Floats, lines: Lines, rules: Rules = NHS_RULES) -> Bytes:
    """Marks of every point of a matrix ``(rows, points)``: the sum of ``BIT`` of its rules."""
    above, below = values > lines.center, values < lines.center
    beyond = (values > lines.upper) | (values < lines.lower)
    found = {
        "beyond_limit": beyond,
        "rising_or_falling": _in_trend(values, rules.rising_or_falling),
        "near_limit": _near(values, lines, beyond, above, below),
        "one_side": _in_run(above, rules.one_side) | _in_run(below, rules.one_side),
    }
    result = np.zeros(values.shape, dtype=np.uint8)
    for rule in RULES:
        if rule not in rules.off:
            result |= found[rule].view(np.uint8) * np.uint8(BIT[rule])
    return result


def _near(values: Floats, lines: Lines, beyond: Bools, above: Bools, below: Bools) -> Bools:
    high = values > lines.center + NEAR * (lines.upper - lines.center)
    low = values < lines.center - NEAR * (lines.center - lines.lower)
    close = (high | low) & ~beyond
    return close & (two_of_three(close, above) | two_of_three(close, below))


def two_of_three(close: Bools, side: Bools) -> Bools:
    """Points in a window of 3 that all lie on ``side``, 2 or more of them ``close``.

    All three points are given, also one that is not close itself (as NHSRplotthedots' helper).
    """
    rows, width = close.shape
    if width < 3:
        return np.zeros_like(close)
    a, b, c = (_shifted(close, back) for back in range(3))
    windows = ((a & (b | c)) | (b & c)) & _all_of(side, 3)
    return _covered(_unseamed(windows, rows, width, 3), 3)


def run_ends(side: Bools, length: int = RUN) -> Bools:
    """Points at which ``length`` values in a row have been on ``side``."""
    rows, width = side.shape
    if width < length:
        return np.zeros_like(side)
    windows = _unseamed(_all_of(side, length), rows, width, length)
    ends = np.zeros_like(side)
    ends[:, length - 1 :] = windows[:, : width - length + 1]
    return ends


def trend_ends(values: Floats, length: int = RUN) -> tuple[Bools, Bools]:
    """Points at which ``length`` values in a row have risen, and have fallen."""
    up, down = _steps(values)
    rising, falling = np.zeros_like(up), np.zeros_like(down)
    rising[:, 1:] = run_ends(up, length - 1)[:, :-1]
    falling[:, 1:] = run_ends(down, length - 1)[:, :-1]
    return rising, falling


def _in_run(side: Bools, length: int) -> Bools:
    rows, width = side.shape
    if width < length:
        return np.zeros_like(side)
    return _covered(_unseamed(_all_of(side, length), rows, width, length), length)


def _in_trend(values: Floats, length: int) -> Bools:
    rows, width = values.shape
    if width < length:
        return np.zeros(values.shape, dtype=np.bool_)
    up, down = _steps(values)
    windows = _all_of(up, length - 1) | _all_of(down, length - 1)
    return _covered(_unseamed(windows, rows, width, length), length)


def _steps(values: Floats) -> tuple[Bools, Bools]:
    """True where the *next* value is higher, and lower; the last column is never."""
    flat = values.ravel()
    up, down = np.zeros((2, *values.shape), dtype=np.bool_)
    np.greater(flat[1:], flat[:-1], out=up.ravel()[:-1])
    np.less(flat[1:], flat[:-1], out=down.ravel()[:-1])
    up[:, -1] = down[:, -1] = False
    return up, down


def _shifted(matrix: Bools, back: int) -> Bools:
    """The cell ``back`` places on, in reading order over all rows."""
    if not back:
        return matrix
    moved = np.zeros_like(matrix)
    moved.ravel()[:-back] = matrix.ravel()[back:]
    return moved


def _all_of(matrix: Bools, length: int) -> Bools:
    """True where a window of ``length`` cells that begins here is all true, by doubling."""
    reach, window = 1, matrix
    while reach < length:
        step = min(reach, length - reach)
        window = window & _shifted(window, step)
        reach += step
    return window


def _unseamed(windows: Bools, rows: int, width: int, length: int) -> Bools:
    """Windows that run from one row into the next are none."""
    windows = windows.reshape(rows, width)
    windows[:, width - length + 1 :] = False
    return windows


def _covered(windows: Bools, length: int) -> Bools:
    """Every cell that one of the windows covers, by doubling."""
    reach, cover = 1, windows.copy()
    while reach < length:
        step = min(reach, length - reach)
        flat = cover.ravel()
        flat[step:] |= cover.ravel()[:-step].copy()
        reach += step
    return cover


def side_of(values: Floats, center: Floats, marked: Bytes) -> Floats:
    """Which way each marked point of a matrix points: 1 up, −1 down, 0 where it is no signal.

    By the first of ``RULES`` that marks it: a trend points where it goes, all others where the
    value lies. A point where a trend turns belongs to the one that follows (NHSRplotthedots).
    """
    trend = (marked & BIT["rising_or_falling"]) > 0
    step = np.zeros_like(values)
    step[:, 1:] = np.sign(np.diff(values, axis=1))
    onward = np.zeros_like(trend)
    onward[:, :-1] = trend[:, 1:] & trend[:, :-1]
    following = np.zeros_like(step)
    following[:, :-1] = step[:, 1:]
    goes = np.where(onward, following, step)
    lies = np.sign(values - center)
    by_trend = trend & ((marked & BIT["beyond_limit"]) == 0)
    return np.where(marked > 0, np.where(by_trend, goes, lies), 0.0)

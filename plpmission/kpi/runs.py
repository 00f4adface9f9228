"""Run charts: is the order of the points around their median what chance would give?

With n useful points (those not on the median), a run chart signals where

    the longest run  >  round(log2 n) + 3,  or
    the crossings    <  the 5 % quantile of a binomial law (n − 1, ½).

Source: Anhøj & Olesen, Run charts revisited, PLOS ONE 9 (2014); the expected number of runs and its
normal approximation: Wald & Wolfowitz, Annals of Mathematical Statistics 11 (1940). The median is
in the values' unit; all else are counts and chances.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from plpmission.kpi.constants import ANHOJ_CROSSINGS, ANHOJ_LONGEST, MINIMUM
from plpmission.kpi.panel import panel
from plpmission.kpi.ragged import Bools, Floats, Ints, blocks


@dataclass(frozen=True, kw_only=True)
class RunChart:
    """A run chart of each row of a matrix."""

    median: Floats
    useful: Ints
    """Points not on the median."""
    runs: Ints
    """Runs of points on one side of the median."""
    runs_expected: Floats
    p_clustering: Floats
    """The chance of so few runs."""
    longest: Ints
    longest_expected: Ints
    """A longer run is a signal."""
    crossings: Ints
    crossings_expected: Ints
    """Fewer crossings are a signal."""

    @property
    def signal(self) -> Bools:
        """Rows whose order is not that of chance; never with fewer than 13 useful points."""
        unlikely = (self.longest > self.longest_expected) | (
            self.crossings < self.crossings_expected
        )
        return unlikely & (self.useful >= MINIMUM)


def run_chart(values: Floats) -> RunChart:
    """Run charts of a matrix ``(series, points)``, padded with NaN. Formula, source: module."""
    from scipy.special import ndtr
    from scipy.stats import binom

    median = _median(values)
    side = np.nan_to_num(np.sign(values - median[:, None]))
    useful = np.count_nonzero(side, axis=1)
    # Useful points first, in their order: what lies on the median neither makes nor breaks a run.
    order = np.argsort(side == 0, axis=1, kind="stable")
    side = np.take_along_axis(side, order, axis=1)
    changes = (side[:, 1:] != side[:, :-1]) & (side[:, 1:] != 0)
    crossings = np.count_nonzero(changes, axis=1)
    above, below = (np.count_nonzero(side == one, axis=1) for one in (1, -1))
    expected, spread = _runs_by_chance(above, below)
    runs = crossings + (useful > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        clustered = ndtr((runs - expected) / spread)
    return RunChart(
        median=median,
        useful=useful,
        runs=runs,
        runs_expected=expected,
        p_clustering=clustered,
        longest=_longest(side, changes),
        longest_expected=np.rint(np.log2(np.maximum(useful, 1))).astype(int) + ANHOJ_LONGEST,
        crossings=crossings,
        crossings_expected=np.nan_to_num(
            binom.ppf(ANHOJ_CROSSINGS, np.maximum(useful - 1, 0), 0.5)
        ).astype(int),
    )


def _median(values: Floats) -> Floats:
    ordered = np.sort(values, axis=1)  # NaN last
    count = np.count_nonzero(~np.isnan(values), axis=1)
    rows, top = np.arange(len(values)), np.maximum(count - 1, 0)
    return np.asarray((ordered[rows, top // 2] + ordered[rows, top - top // 2]) / 2)


def _runs_by_chance(above: Ints, below: Ints) -> tuple[Floats, Floats]:
    total, both = (above + below).astype(float), 2.0 * above * below
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = both / total + 1
        variance = both * (both - total) / (total**2 * (total - 1))
    return expected, np.sqrt(variance)


def _longest(side: Floats, changes: Bools) -> Ints:
    rows, width = side.shape
    run = np.zeros((rows, width), dtype=np.int64)
    run[:, 1:] = np.cumsum(changes, axis=1)
    run += np.arange(rows)[:, None] * width
    sizes = np.bincount(run[side != 0], minlength=rows * width).reshape(rows, width)
    return np.asarray(sizes.max(axis=1, initial=0))


def run_charts(frame: Any) -> Any:
    """A run chart of each series of a long table: a frame, one row a series.

    Columns: series, n and the fields of ``RunChart``, and ``signal``.
    """
    data = panel(frame)
    parts = []
    for block in blocks(data.lengths):
        chart = run_chart(block.take(data.values))
        rows = np.arange(len(data.lengths))[block.rows]
        parts.append(pd.DataFrame({**vars(chart), "signal": chart.signal}, index=rows))
    told = pd.concat(parts).sort_index() if parts else pd.DataFrame()
    head = pd.DataFrame({"series": data.names, "n": data.lengths})
    return head.join(told)

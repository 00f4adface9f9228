"""Phases: a chart begins anew where somebody decided so, and says who and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plpmission.errors import KpiError
from plpmission.kpi.dates import FREQUENCIES, first_day, label, ordinal_of, parse_period
from plpmission.kpi.panel import Panel
from plpmission.kpi.ragged import Bools, Ints


@dataclass(frozen=True, kw_only=True)
class Rebase:
    """A decision to draw limits anew from ``period`` on, by a named person, for a reason.

    Raises:
        KpiError: no person, no reason, or a period that cannot be read.
    """

    period: str
    by: str
    reason: str
    series: str | None = None
    """The series that it holds for; None for all."""

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise KpiError("Rebasing needs the name of who decides it, and a reason.")
        day_of(self.period)


def day_of(period: str) -> dt.date:
    """The day on which a period begins.

    Raises:
        KpiError: it cannot be read, or is a plain number.
    """
    frequency, ordinal = parse_period(period)
    if frequency is None or frequency == "N":
        raise KpiError("“{period}” is not a period that can be read.", period=period)
    return first_day(frequency, ordinal)


def _at(panel: Panel, period: str) -> Ints:
    """The ordinal at which ``period`` begins, in each point's own frequency."""
    frequency, number = parse_period(period)
    if frequency == "N":
        return np.full(len(panel.ordinals), number)
    day = day_of(period)
    each = np.array([ordinal_of(name, day) for name in FREQUENCIES])
    return np.repeat(each[panel.frequency], panel.lengths)


def phases(panel: Panel, rebases: Sequence[Rebase]) -> Ints:
    """Each point's phase, from 0 on: how many decisions to rebase lie before it or at it."""
    phase = np.zeros(len(panel.ordinals), dtype=np.int64)
    for rebase in rebases:
        phase += (panel.ordinals >= _at(panel, rebase.period)) & _concerned(panel, rebase)
    return _renumbered(panel, phase)


def _concerned(panel: Panel, rebase: Rebase) -> Bools:
    if rebase.series is None:
        return np.ones(len(panel.ordinals), dtype=np.bool_)
    return np.repeat(np.asarray(panel.names == rebase.series), panel.lengths)


def _renumbered(panel: Panel, phase: Ints) -> Ints:
    """Phases without points are skipped, so that every series begins with phase 0."""
    new = np.zeros(len(phase), dtype=np.int64)
    new[1:] = phase[1:] != phase[:-1]
    filled = panel.starts[panel.lengths > 0]
    new[filled] = 0
    total = np.cumsum(new)
    return total - np.repeat(total[filled], panel.lengths[panel.lengths > 0])


def first_points(panel: Panel, until: str) -> Ints:
    """How many points of each series lie in ``until`` or before: a baseline frozen there."""
    frequency, ordinal = parse_period(until)
    if frequency is None:
        raise KpiError("“{period}” is not a period that can be read.", period=until)
    early = panel.ordinals < _at(panel, label(frequency, ordinal + 1))
    owner = np.repeat(np.arange(len(panel.lengths)), panel.lengths)
    return np.bincount(owner, weights=early, minlength=len(panel.lengths)).astype(np.int64)

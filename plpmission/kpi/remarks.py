"""What an analysis adds to its verdicts: gaps, earlier signals, steps, rebasing, seasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from plpmission.kpi.constants import STRONG
from plpmission.kpi.dates import FREQUENCIES, PER_YEAR, label
from plpmission.kpi.drawing import Drawing
from plpmission.kpi.notes import Note, listed
from plpmission.kpi.panel import Panel
from plpmission.kpi.ragged import Ints, blocks
from plpmission.kpi.rebase import Rebase
from plpmission.kpi.seasonal import strength
from plpmission.kpi.steps import find_steps
from plpmission.kpi.verdict import VERDICTS


def remarks(
    panel: Panel, drawing: Drawing, phase: Ints, verdicts: Ints, rebases: Sequence[Rebase]
) -> tuple[Note, ...]:
    """All remarks, series by series in no particular order."""
    return (
        *_empty(panel),
        *_gaps(panel),
        *_constant(panel, drawing),
        *_negative(panel),
        *_earlier(panel, drawing, phase, verdicts),
        *_rebased(panel, phase, rebases),
        *_proposals(panel, drawing, phase),
        *(() if drawing.seasonal else _seasonal(panel, drawing)),
    )


def _empty(panel: Panel) -> Iterable[Note]:
    for series in np.flatnonzero(panel.lengths == 0).tolist():
        yield Note(series, "No usable figure.")


def _gaps(panel: Panel) -> Iterable[Note]:
    """Periods of the calendar between the first and the last that have no figure."""
    owner = np.repeat(np.arange(len(panel.lengths)), panel.lengths)
    ahead = np.diff(panel.ordinals)
    calendar = panel.frequency[owner[:-1]] < FREQUENCIES.index("D")
    gap = np.flatnonzero((owner[1:] == owner[:-1]) & (ahead > 1) & calendar)
    for at in np.split(gap, np.flatnonzero(np.diff(owner[gap])) + 1) if gap.size else []:
        series = int(owner[at[0]])
        missing = [number for i in at for number in _between(panel, int(i))]
        periods = listed([label(panel.frequency_of(series), number) for number in missing])
        yield Note(series, "No figure for: {periods}.", {"periods": periods})


def _between(panel: Panel, at: int) -> range:
    return range(int(panel.ordinals[at]) + 1, int(panel.ordinals[at + 1]))


def _constant(panel: Panel, drawing: Drawing) -> Iterable[Note]:
    filled = np.flatnonzero(panel.lengths > 1)
    if not filled.size:
        return
    # Empty series take no room in the flat arrays, so the filled ones' starts cut them rightly.
    starts = panel.starts[panel.lengths > 0]
    low = np.minimum.reduceat(drawing.rates, starts)
    high = np.maximum.reduceat(drawing.rates, starts)
    same = np.zeros(len(panel.lengths), dtype=np.bool_)
    same[panel.lengths > 0] = low == high
    for series in filled[same[filled]].tolist():
        yield Note(series, "All figures are the same: the limits have no width.")


def _negative(panel: Panel) -> Iterable[Note]:
    """Few figures below 0 among whole ones: they look like counts, and so like a slip."""
    low = panel.values < 0
    if not low.any():
        return
    owner = np.repeat(np.arange(len(panel.lengths)), panel.lengths)
    many = np.bincount(owner, weights=low, minlength=len(panel.lengths))
    for series in np.flatnonzero((many > 0) & (many * FEW <= panel.lengths)).tolist():
        start = int(panel.starts[series])
        own = panel.values[start : start + int(panel.lengths[series])]
        if bool((own == np.floor(own)).all()):
            points = (start + np.flatnonzero(own < 0)).tolist()
            periods = listed([panel.label_at(series, point) for point in points])
            yield Note(series, _BELOW, {"periods": periods})


def _earlier(panel: Panel, drawing: Drawing, phase: Ints, verdicts: Ints) -> Iterable[Note]:
    """Signals of the last phase that lie before a latest point which is none."""
    quiet = verdicts == VERDICTS.index("common_cause")
    owner = np.repeat(np.arange(len(panel.lengths)), panel.lengths)
    if not len(owner):
        return
    last_phase = phase[np.maximum(panel.starts + panel.lengths - 1, 0)]
    shown = np.flatnonzero(quiet[owner] & (drawing.marked > 0) & (phase == last_phase[owner]))
    for group in np.split(shown, np.flatnonzero(np.diff(owner[shown])) + 1) if shown.size else []:
        series = int(owner[group[0]])
        last = label(panel.frequency_of(series), int(panel.ordinals[group[-1]]))
        yield Note(
            series,
            "The latest figure is no signal; {count} before it are, the last in {period}.",
            {"count": len(group), "period": last},
        )


def _rebased(panel: Panel, phase: Ints, rebases: Sequence[Rebase]) -> Iterable[Note]:
    last = phase[np.maximum(panel.starts + panel.lengths - 1, 0)] if len(phase) else phase
    for rebase in rebases:
        for series in np.flatnonzero((panel.lengths > 0) & (last > 0)).tolist():
            if rebase.series in (None, str(panel.names[series])):
                yield Note(
                    series,
                    "Limits drawn anew from {period} on, decided by {by}: {reason}",
                    {"period": rebase.period, "by": rebase.by, "reason": rebase.reason},
                )


def _proposals(panel: Panel, drawing: Drawing, phase: Ints) -> Iterable[Note]:
    """A level that has changed for good within the last phase is worth a phase of its own."""
    steps = find_steps(panel, drawing.rates)
    last = np.append(steps.series[1:] != steps.series[:-1], True)[: len(steps.series)]
    for series, place in zip(steps.series[last].tolist(), steps.place[last].tolist(), strict=True):
        at = int(panel.starts[series]) + place
        if phase[at] != phase[at - 1]:
            continue
        period = label(panel.frequency_of(series), int(panel.ordinals[at]))
        yield Note(series, _STEP, {"period": period})


def _seasonal(panel: Panel, drawing: Drawing) -> Iterable[Note]:
    rhythm = np.array([PER_YEAR[name] for name in FREQUENCIES])[panel.frequency]
    for block in blocks(panel.lengths):
        values, ordinals = block.take(drawing.rates), block.take(panel.ordinals, padding=0)
        strong = strength(values, ordinals, rhythm[block.rows]) >= STRONG
        for series in np.arange(len(panel.lengths))[block.rows][strong].tolist():
            yield Note(series, _SEASON)


FEW = 5
"""Figures for one below 0 from which it looks like a slip."""
_BELOW = "Below 0, which a count cannot be: {periods}. Check these figures: they are on the chart."

_SEASON = "The figures follow the time of the year: limits that follow it too would tell more."

_STEP = (
    "The level changes in {period}, and stays. If what is measured or done changed then, "
    "propose to rebase in {period}: a named person decides, with a reason."
)

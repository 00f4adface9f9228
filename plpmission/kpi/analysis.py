"""From a long table to conclusions: limits, signals, verdicts, assurance, and their words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, Unpack

import numpy as np
import pandas as pd

from plpmission.errors import KpiError
from plpmission.i18n import Lang
from plpmission.kpi.charts import COUNTS
from plpmission.kpi.drawing import Drawing, How, Style, drawing, each_block, stretches
from plpmission.kpi.notes import Note
from plpmission.kpi.panel import SERIES, Panel, panel
from plpmission.kpi.ragged import Bools, Floats, Ints
from plpmission.kpi.rebase import Rebase, first_points, phases
from plpmission.kpi.remarks import remarks
from plpmission.kpi.rules import BIT, RULES, Rule
from plpmission.kpi.verdict import (
    ASSURANCES,
    VERDICTS,
    Assurance,
    Goals,
    Verdict,
    assurances,
    direction_sign,
    goals,
    sentence,
    verdicts,
)


@cache
def _rules_of(mark: int) -> tuple[Rule, ...]:
    return tuple(rule for rule, bit in BIT.items() if mark & bit)


DIRECTION, TARGET, LOW, HIGH = "direction", "target", "target_low", "target_high"


class Point(NamedTuple):
    """A point of a chart."""

    period: str
    value: float
    """The figure as charted: a count over its denominator, where there is one."""
    center: float
    lower: float
    upper: float
    phase: int


class Signal(NamedTuple):
    """A point that a rule marks."""

    period: str
    rule: Rule


@dataclass(frozen=True, kw_only=True)
class Result:
    """What is said of one series."""

    series: str
    n: int
    """Points on the chart, of all phases."""
    center: float
    lower: float
    upper: float
    """Limits at the latest point, so of the last phase; NaN where one point gives none."""
    verdict: Verdict
    assurance: Assurance
    sentence: str
    """What a report can quote."""
    notes: tuple[str, ...]
    """What was left out or taken for granted."""
    found: Analysis = field(repr=False, compare=False)
    place: int = field(repr=False, compare=False)
    """The analysis that says so, and the series' place in it."""

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The chart's points; made when asked for, as a country has a quarter of a million."""
        return tuple(map(Point._make, zip(*self.found.columns(self.place), strict=True)))

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """The points that rules mark, each with its rules; none of too few points."""
        return () if self.verdict == "too_few_points" else self.found.signals(self.place)


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Charts and conclusions of every series of a table."""

    panel: Panel
    drawing: Drawing
    phase: Ints
    """Each point's phase, from 0 on."""
    counted: Ints
    """Points from which the limits of each series' last phase come."""
    verdicts: Ints
    assurances: Ints
    signs: Ints
    """Directions: 1 higher is better, −1 lower is, 0 neither."""
    goals: Goals
    """The figures that meet each series' target."""
    notes: tuple[Note, ...]

    @cached_property
    def _said(self) -> dict[int, list[Note]]:
        """The notes of each series; those on the whole table are on each."""
        shared = [note for note in self.notes if note.series < 0]
        said = {place: [*shared] for place in range(len(self))}
        for note in self.notes:
            if note.series >= 0:
                said[note.series].append(note)
        return said

    def __len__(self) -> int:
        return len(self.panel.lengths)

    def __iter__(self) -> Iterator[Result]:
        return (self.result(place) for place in range(len(self)))

    def verdict(self, series: int) -> Verdict:
        """One series' verdict."""
        return VERDICTS[int(self.verdicts[series])]

    def assurance(self, series: int) -> Assurance:
        """One series' target assurance."""
        return ASSURANCES[int(self.assurances[series])]

    def result(self, series: int, lang: Lang = "en", *, name: str = "") -> Result:
        """All that is said of one series, in a reader's language; ``name`` is what it is called."""
        last = int(self.panel.starts[series] + self.panel.lengths[series]) - 1
        empty = not self.panel.lengths[series]
        drawn = self.drawing
        columns = (drawn.rates, drawn.center, drawn.lower, drawn.upper)
        latest = [np.nan if empty else float(column[last]) for column in columns]
        period = "–" if empty else self.panel.label_at(series, last)
        return Result(
            series=str(self.panel.names[series]),
            n=int(self.panel.lengths[series]),
            center=latest[1],
            lower=latest[2],
            upper=latest[3],
            verdict=self.verdict(series),
            assurance=self.assurance(series),
            sentence=self._sentence(series, lang, period, latest, name or self._name(series)),
            notes=tuple(note.text(lang) for note in self._said[series]),
            found=self,
            place=series,
        )

    def columns(self, series: int) -> tuple[list[Any], ...]:
        """The fields of a series' points (see ``Point``), each as a list."""
        start = int(self.panel.starts[series])
        cut = slice(start, start + int(self.panel.lengths[series]))
        drawn = self.drawing
        figures = (drawn.rates, drawn.center, drawn.lower, drawn.upper)
        lists = (column[cut].tolist() for column in figures)
        return (self.panel.labels(series), *lists, (self.phase[cut] + 1).tolist())

    def signals(self, series: int) -> tuple[Signal, ...]:
        """The points of a series that rules mark, each with its rules."""
        start = int(self.panel.starts[series])
        marked = self.drawing.marked[start : start + int(self.panel.lengths[series])]
        at = np.flatnonzero(marked)
        labels = [self.panel.label_at(series, start + place) for place in at.tolist()]
        return tuple(
            Signal(period, rule)
            for period, mark in zip(labels, marked[at].tolist(), strict=True)
            for rule in _rules_of(mark)
        )

    def _name(self, series: int) -> str:
        return str(self.panel.names[series]) or "–"

    def _sentence(self, series: int, lang: Lang, period: str, last: list[float], name: str) -> str:
        figures = dict(zip(("value", "center", "lower", "upper"), last, strict=True))
        return sentence(
            self.verdict(series),
            self.assurance(series),
            lang,
            series=name,
            period=period,
            figures=figures,
            target=self.goals.words(series, lang),
            meets=self.goals.met(series, figures["value"]),
            count=int(self.counted[series]),
        )

    def table(self) -> Any:
        """One row a series: n, center, lower, upper, verdict, assurance, latest period, value."""
        last = np.maximum(self.panel.starts + self.panel.lengths - 1, 0)
        empty = self.panel.lengths == 0

        def latest(column: Floats) -> Floats:
            shown = column[last] if len(column) else np.zeros(len(last))
            return np.where(empty, np.nan, shown)

        return pd.DataFrame(
            {
                "series": self.panel.names,
                "n": self.panel.lengths,
                "center": latest(self.drawing.center),
                "lower": latest(self.drawing.lower),
                "upper": latest(self.drawing.upper),
                "value": latest(self.drawing.rates),
                "verdict": np.array(VERDICTS)[self.verdicts],
                "assurance": np.array(ASSURANCES)[self.assurances],
            }
        )

    def points(self) -> Any:
        """One row a point: series, period, value, center, lower, upper, phase, a column a rule."""
        drawn, lengths = self.drawing, self.panel.lengths
        told = np.repeat(self.counted >= 0, lengths)
        columns = {
            "series": np.repeat(np.asarray(self.panel.names, dtype=object), lengths),
            "period": [text for place in range(len(self)) for text in self.panel.labels(place)],
            "value": drawn.rates,
            "center": drawn.center,
            "lower": drawn.lower,
            "upper": drawn.upper,
            "phase": self.phase + 1,
        }
        rules: dict[str, Bools] = {rule: ((drawn.marked & BIT[rule]) > 0) & told for rule in RULES}
        return pd.DataFrame({**columns, **rules})


def analyse(
    source: Any,
    *,
    rebases: Sequence[Rebase] = (),
    baseline: str | None = None,
    today: dt.date | None = None,
    **how: Unpack[How],
) -> Analysis:
    """Chart every series of a long table or file, and conclude.

    Arguments: ``source``, a frame ``series, period, value [, denominator, direction, target,
    target_low, target_high]`` or the path of a CSV, Excel or Parquet file; ``rebases``, by whom
    and why; ``baseline``, the last period from which limits come (a frozen baseline); ``today``,
    after whose periods nothing is believed (the day of the call where it is None); ``how`` to
    chart: the fields of ``Style``.

    Formulas and sources: ``xmr``, ``charts``, ``rules``, ``verdict``, ``steps``. Units: the
    figures' own; with a denominator, counts per unit of it.

    Raises:
        KpiError: the table or file cannot be read; it says in which row and column.
    """
    frame = _frame(source)
    style = Style(**how)
    data = panel(frame, today=today or dt.date.today(), counts=style.chart in COUNTS)  # noqa: DTZ011
    phase = phases(data, rebases)
    used = _baseline(data, phase, baseline)
    drawn = drawing(data, style, phase=phase, used=used)
    counted = _counted(data, phase, used)
    signs, goal = _sought(frame, data)
    side, lower, upper = (_latest(data, flat) for flat in (drawn.side, drawn.lower, drawn.upper))
    found = Analysis(
        panel=data,
        drawing=drawn,
        phase=phase,
        counted=counted,
        verdicts=verdicts(side, counted, signs),
        assurances=assurances(lower, upper, goal, counted),
        signs=signs,
        goals=goal,
        notes=(),
    )
    return _with_notes(found, rebases)


def _with_notes(found: Analysis, rebases: Sequence[Rebase]) -> Analysis:
    said = remarks(found.panel, found.drawing, found.phase, found.verdicts, rebases)
    return replace(found, notes=(*found.panel.notes, *said))


def _frame(source: Any) -> Any:
    if isinstance(source, str | Path):
        from plpmission.kpi.reading import read_series

        return read_series(source)
    return source


def _latest(data: Panel, flat: Floats) -> Floats:
    last = data.starts + data.lengths - 1
    return np.where(data.lengths > 0, np.append(flat, 0.0)[np.maximum(last, 0)], 0.0)


def _baseline(data: Panel, phase: Ints, until: str | None) -> Ints | None:
    """Each stretch's count of first points that limits come from; all of a later stretch."""
    if until is None:
        return None
    lengths = stretches(data, phase)
    starts = np.cumsum(lengths) - lengths
    owner = np.repeat(np.arange(len(data.lengths)), data.lengths)[starts]
    within = first_points(data, until)[owner] - (starts - data.starts[owner])
    return np.where(within > 0, np.minimum(within, lengths), lengths)


def _counted(data: Panel, phase: Ints, used: Ints | None) -> Ints:
    lengths = stretches(data, phase)
    ends = np.cumsum(lengths)
    last = np.searchsorted(ends, np.cumsum(data.lengths), side="left")
    points = np.append(lengths if used is None else used, 0)[last]
    return np.where(data.lengths > 0, points, 0)


def _sought(frame: Any, data: Panel) -> tuple[Ints, Goals]:
    """Sign of the direction and the goal of each series: the last that its rows name."""
    direction = _last_of(frame, DIRECTION, data)
    words = {word: direction_sign(word) for word in direction.dropna().unique()}
    signs = direction.map(words).fillna(0).to_numpy(dtype=np.int64)
    target, low, high = (_targets(_last_of(frame, name, data)) for name in (TARGET, LOW, HIGH))
    return signs, goals(target, low, high, signs)


def _targets(said: Any) -> Floats:
    read = pd.to_numeric(said, errors="coerce")
    wrong = said[read.isna() & said.notna()]
    if len(wrong):
        raise KpiError("“{text}” is not a figure.", text=str(wrong.iloc[0]))
    return np.asarray(read, dtype=np.float64)


def _last_of(frame: Any, column: str, data: Panel) -> Any:
    names = data.names
    if column not in frame.columns:
        return pd.Series(np.nan, index=names)
    if SERIES not in frame.columns:
        said = frame[column].dropna()
        return pd.Series(said.iloc[-1] if len(said) else np.nan, index=names)
    said = frame[[SERIES, column]].dropna().drop_duplicates(SERIES, keep="last")
    return said.set_index(SERIES)[column].reindex(names)


def control_limits(frame: Any, **how: Unpack[How]) -> Any:
    """Control limits of each series of a long table, one row a series.

    Formula: centre ± 2.66 × mean moving range, ranges ≥ 3.267 × their mean screened (``xmr``); with
    a column ``denominator``, Laney's limits at the latest point (``charts``). Units: the figures'.
    ``how`` to chart: the fields of ``Style``, such as ``chart="c"`` or ``sigma="exact"``.

    Returns:
        a frame ``series, n, center, lower, upper, mean_range`` and a column a rule, which counts
        the points that it marks. Limits are given for any n; verdicts are not: see ``analyse``.

    Raises:
        KpiError: a column is missing or holds what is no figure or period.
    """
    style = Style(**how)
    data = panel(frame, counts=style.chart in COUNTS)
    rows = len(data.lengths)
    limits = {name: np.full(rows, np.nan) for name in ("center", "lower", "upper", "mean_range")}
    factor = style.per if data.denominators is not None else 1.0
    counts: dict[str, Ints] = {rule: np.zeros(rows, dtype=np.int64) for rule in RULES}
    for drawn in each_block(data, data.lengths, style):
        at = drawn.block.rows
        for name, column in limits.items():
            last = _at_last(getattr(drawn.limits, name), data.lengths[at] - 1)
            column[at] = last * factor if name in _IN_UNITS else last
        for rule, bit in BIT.items():
            counts[rule][at] = np.count_nonzero(drawn.marked & bit, axis=1)
    return pd.DataFrame({"series": data.names, "n": data.lengths, **limits, **counts})


_IN_UNITS = ("center", "lower", "upper")


def _at_last(limit: Floats, last: Ints) -> Floats:
    return limit if limit.ndim == 1 else limit[np.arange(len(limit)), last]

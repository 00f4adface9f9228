"""Descriptions of charts from an analysis: control charts, small multiples, sparklines, run charts.

See ``descriptions`` for what a description is; others are made by ``figure_areas`` (funnel),
``figure_time`` (seasons, before and after) and ``chance_figure`` (where an indicator goes).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import Any

from plpmission.i18n import Lang, translator
from plpmission.kpi.analysis import Analysis, Result
from plpmission.kpi.dates import first_day
from plpmission.kpi.descriptions import (
    BaselineLine,
    ControlFigure,
    Dot,
    GoalLine,
    Mark,
    Meaning,
    Multiples,
    RunFigure,
    Spark,
    SparkTable,
)
from plpmission.kpi.panel import Panel, panel
from plpmission.kpi.rebase import Rebase, day_of
from plpmission.kpi.rules import BIT, RULES, Rule
from plpmission.kpi.runs import run_chart
from plpmission.kpi.words import ASSURANCE_WORDS, VERDICT_WORDS, labelled, written

HEADINGS = ("Period", "Figure", "Mean", "Lower limit", "Upper limit", "Signal")
RUN_HEADINGS = ("Period", "Figure", "Median")
SPARK_HEADINGS = ("Series", "Latest", "Usually between", "Conclusion", "Target")

RULE_WORDS: dict[Rule, str] = {
    "beyond_limit": "beyond a limit",
    "rising_or_falling": "rising or falling, point after point",
    "near_limit": "several near a limit",
    "one_side": "a run on one side of the mean",
}
NAN = float("nan")


def control_figure(  # noqa: PLR0913 - what a chart is told besides its figures
    found: Analysis,
    series: int,
    *,
    lang: Lang,
    title: str = "",
    unit: str = "",
    marks: Sequence[Mark | Rebase] = (),
    goals: Sequence[GoalLine] | None = None,
    baseline: BaselineLine | None = None,
) -> ControlFigure:
    """The chart of one series of an analysis; ``goals`` are the analysis' own where None."""
    one = found.result(series, lang, name=title)
    known = one.verdict != "too_few_points"
    dots = _dots(found, series, one, lang)
    t = translator("kpi", lang)
    return ControlFigure(
        title=title or one.series,
        unit=unit,
        lang=lang,
        dots=dots,
        limits=known,
        goals=_goals(found, series, lang) if goals is None else tuple(goals),
        baseline=baseline,
        marks=tuple(map(as_mark, marks)),
        alt=" ".join((one.sentence, *one.notes)),
        sentence=one.sentence,
        notes=one.notes,
        heading=tuple(map(t, HEADINGS)),
        rows=tuple(_row(dot, lang, known=known) for dot in dots),
    )


def as_mark(mark: Mark | Rebase) -> Mark:
    """A decision to rebase as a line across a chart."""
    if isinstance(mark, Mark):
        return mark
    words = f"{mark.reason} ({mark.by})"
    return Mark(period=mark.period, words=words, kind="rebase", day=day_of(mark.period))


def _goals(found: Analysis, series: int, lang: Lang) -> tuple[GoalLine, ...]:
    low, high = float(found.goals.low[series]), float(found.goals.high[series])
    if math.isnan(low):
        return ()
    return (GoalLine(low=low, high=high, words=found.goals.words(series, lang)),)


def days(data: Panel, series: int) -> list[dt.date | None]:
    """The first day of each period of a series; None where periods are plain numbers."""
    start, frequency = int(data.starts[series]), data.frequency_of(series)
    points = data.ordinals[start : start + int(data.lengths[series])].tolist()
    return [None if frequency == "N" else first_day(frequency, number) for number in points]


def _dots(found: Analysis, series: int, one: Result, lang: Lang) -> tuple[Dot, ...]:
    t = translator("kpi", lang)
    known, start = one.verdict != "too_few_points", int(found.panel.starts[series])
    sign, dots = int(found.signs[series]), []
    for place, (point, day) in enumerate(zip(one.points, days(found.panel, series), strict=True)):
        mark = int(found.drawing.marked[start + place]) if known else 0
        meaning = _meaning(mark, float(found.drawing.side[start + place]) * sign)
        rules = tuple(t(RULE_WORDS[rule]) for rule in RULES if mark & BIT[rule])
        dots.append(Dot(**point._asdict(), day=day, meaning=meaning, rules=rules))
    return tuple(dots)


def _meaning(mark: int, better: float) -> Meaning:
    if not mark:
        return "usual"
    return "better" if better > 0 else "worse" if better < 0 else "change"


def _row(dot: Dot, lang: Lang, *, known: bool) -> tuple[str, ...]:
    limits = (dot.lower, dot.upper) if known else (NAN, NAN)
    figures = (written(figure, lang) for figure in (dot.value, dot.center, *limits))
    return (dot.period, *figures, ", ".join(dot.rules) or "–")


def plain_dots(
    periods: Iterable[str],
    days: Iterable[dt.date | None],
    values: Iterable[float],
    center: float | Sequence[float] = NAN,
) -> tuple[Dot, ...]:
    """Points without limits or signals."""
    rows = list(zip(periods, days, values, strict=True))
    middle = [center] * len(rows) if isinstance(center, float) else list(center)
    return tuple(
        Dot(
            period=period,
            day=day,
            value=value,
            center=mean,
            lower=NAN,
            upper=NAN,
            phase=1,
            meaning="usual",
            rules=(),
        )
        for (period, day, value), mean in zip(rows, middle, strict=True)
    )


def multiples(charts: Sequence[ControlFigure], *, title: str, shared: bool = False) -> Multiples:
    """Charts side by side; ``shared`` where their figures are of one unit and size."""
    lang = charts[0].lang if charts else "en"
    heading = ("Series", *HEADINGS)
    return Multiples(
        title=title,
        lang=lang,
        charts=tuple(charts),
        shared=shared,
        alt=" ".join(chart.sentence for chart in charts),
        heading=tuple(map(translator("kpi", lang), heading)),
        rows=tuple((chart.title, *row) for chart in charts for row in chart.rows),
    )


def spark_table(
    found: Analysis, *, lang: Lang, title: str = "", names: dict[str, str] | None = None
) -> SparkTable:
    """One row a series of an analysis; ``names`` gives those that are shown for it."""
    results = [found.result(place, lang) for place in range(len(found))]
    sparks = tuple(
        _spark(found, place, one, lang, (names or {}).get(one.series, one.series))
        for place, one in enumerate(results)
    )
    return SparkTable(
        title=title,
        lang=lang,
        sparks=sparks,
        alt=" ".join(one.sentence for one in results),
        heading=tuple(map(translator("kpi", lang), SPARK_HEADINGS)),
        rows=tuple((s.name, s.latest, s.usual, s.verdict, s.assurance) for s in sparks),
    )


def _spark(found: Analysis, series: int, one: Result, lang: Lang, name: str) -> Spark:
    t = translator("kpi", lang)
    known, last = one.verdict != "too_few_points", one.points[-1] if one.points else None
    dots = _dots(found, series, one, lang)
    return Spark(
        name=name,
        values=tuple(point.value for point in one.points),
        lower=tuple(point.lower for point in one.points if known),
        upper=tuple(point.upper for point in one.points if known),
        periods=tuple(point.period for point in one.points),
        latest=labelled(last.period, written(last.value, lang), lang) if last else "–",
        usual=f"{written(one.lower, lang)} – {written(one.upper, lang)}" if known else "–",
        verdict=t(VERDICT_WORDS[one.verdict]),
        assurance="–" if one.assurance == "none" else t(ASSURANCE_WORDS[one.assurance]),
        meaning=dots[-1].meaning if dots else "usual",
    )


def run_figure(
    frame: Any, *, lang: Lang, title: str = "", unit: str = "", marks: Sequence[Mark] = ()
) -> RunFigure:
    """The run chart of the first series of a long table; rules and source: ``runs``."""
    t, data = translator("kpi", lang), panel(frame)
    count = int(data.lengths[0]) if len(data.lengths) else 0
    values = (
        data.values[:count]
        if data.denominators is None
        else (data.values[:count] / data.denominators[:count])
    )
    chart = run_chart(values[None, :])
    median, signal = float(chart.median[0]), bool(chart.signal[0])
    few = int(chart.useful[0]) < 13
    said = _RUN["few" if few else "signal" if signal else "chance"]
    sentence = t(
        said,
        series=title or (str(data.names[0]) if count else "–"),
        longest=int(chart.longest[0]),
        longest_expected=int(chart.longest_expected[0]),
        crossings=int(chart.crossings[0]),
        crossings_expected=int(chart.crossings_expected[0]),
    )
    labels = data.labels(0) if count else []
    dots = plain_dots(labels, days(data, 0) if count else [], values.tolist(), median)
    return RunFigure(
        title=title or (str(data.names[0]) if count else ""),
        unit=unit,
        lang=lang,
        dots=dots,
        median=median,
        signal=signal,
        sentence=sentence,
        marks=tuple(marks),
        alt=sentence,
        heading=tuple(map(t, RUN_HEADINGS)),
        rows=tuple((d.period, written(d.value, lang), written(median, lang)) for d in dots),
    )


_RUN = {
    "few": "{series}: too few figures to tell whether their order is that of chance.",
    "signal": "{series}: the order of the figures is not that of chance: the longest run on one "
    "side of the median counts {longest} figures (up to {longest_expected} are usual), and the "
    "median is crossed {crossings} times (at least {crossings_expected} are usual).",
    "chance": "{series}: the figures lie around their median as chance would have them: the "
    "longest run on one side counts {longest} (up to {longest_expected} are usual), and the "
    "median is crossed {crossings} times (at least {crossings_expected} are usual).",
}

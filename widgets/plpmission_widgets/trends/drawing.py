"""What is shown of a dossier's indicators: each one's charts, and all of them in a table.

Imported where pandas may be: in the worker, and in an analyst's notebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from plpmission.errors import KpiError
from plpmission.i18n import Lang, translator
from plpmission.kpi.annotations import annotate
from plpmission.kpi.chance_figure import chance_figure
from plpmission.kpi.dates import first_day, label, ordinal_of, parse_period
from plpmission.kpi.descriptions import (
    ChanceFigure,
    ControlFigure,
    Figure,
    Multiples,
    Spark,
    SparkTable,
)
from plpmission.kpi.figure import control_figure, multiples, run_figure, spark_table
from plpmission.kpi.figure_time import before_after_figure, season_figure
from plpmission.kpi.goal import per
from plpmission.kpi.indicators import analyse_indicators, indicator_table
from plpmission.model import Dossier
from plpmission.model.indicators import Indicator
from plpmission_widgets.charts.figures import shown, spark_row
from plpmission_widgets.trends.places import known_indicator

DOMAIN = "trends"

Json = dict[str, Any]

RUN = 13
"""Figures from which a run chart says something."""


def trend(dossier: Dossier, id_: str, lang: Lang) -> Json:
    """Every chart that an indicator's figures bear, the one that concludes first."""
    indicator = known_indicator(dossier, id_)
    charts = [
        {"id": name, "label": words, "figure": shown(figure)}
        for name, words, figure in _charts(dossier, indicator, lang)
    ]
    return {"id": id_, "charts": charts}


def _charts(
    dossier: Dossier, indicator: Indicator, lang: Lang
) -> Iterator[tuple[str, str, Figure]]:
    t = translator(DOMAIN, lang)
    if not indicator.measurements:
        return
    yield "course", t("Course"), course(dossier, indicator, lang)
    others: tuple[tuple[str, str, Callable[[], Figure | None]], ...] = (
        ("ahead", t("What follows"), lambda: ahead(indicator, lang)),
        ("around", t("Before and after"), lambda: around(dossier, indicator, lang)),
        ("season", t("Seasons"), lambda: seasons(indicator, lang)),
        ("median", t("Median"), lambda: runs(dossier, indicator, lang)),
    )
    for name, words, drawing in others:
        with suppress(KpiError):  # these figures do not bear that chart
            if figure := drawing():
                yield name, words, figure


def course(dossier: Dossier, indicator: Indicator, lang: Lang) -> ControlFigure:
    """The control chart, with what the dossier itself writes on it."""
    found, at = analyse_indicators([indicator])[indicator.id]
    said = annotate(dossier, indicator, lang=lang)
    return control_figure(
        found,
        at,
        lang=lang,
        title=indicator.name,
        unit=indicator.unit,
        marks=said.marks,
        goals=said.goals,
        baseline=said.baseline,
    )


def ahead(indicator: Indicator, lang: Lang) -> ChanceFigure | None:
    """Where it goes, and whether it reaches the target; None where that cannot be said."""
    figure = chance_figure(indicator, lang=lang)
    return figure if isinstance(figure, ChanceFigure) else None


def around(dossier: Dossier, indicator: Indicator, lang: Lang) -> Figure | None:
    """Before the mandate and since; None where there are no two figures on either side."""
    start = dossier.letter.mandate.start
    frequency, _ = parse_period(indicator.measurements[0].period)
    if start is None or frequency in (None, "N"):
        return None
    cut = ordinal_of(frequency, start)
    if first_day(frequency, cut) < start and frequency == "Y":
        cut += start.month > 6
    early = sum(_ordinal(one.period) < cut for one in indicator.measurements)
    if min(early, len(indicator.measurements) - early) < 2:
        return None
    t = translator(DOMAIN, lang)
    return before_after_figure(
        frame(indicator),
        label(frequency, cut),
        lang=lang,
        title=indicator.name,
        unit=indicator.unit,
        words=t("Start of the mandate"),
    )


def _ordinal(period: str) -> int:
    return parse_period(period)[1]


def seasons(indicator: Indicator, lang: Lang) -> Figure | None:
    """The course of each year; None where there are no two years of it."""
    frequency, _ = parse_period(indicator.measurements[0].period)
    if len(indicator.measurements) < 2 * {"Q": 4, "M": 12}.get(frequency or "", 10**6):
        return None
    return season_figure(frame(indicator), lang=lang, title=indicator.name, unit=indicator.unit)


def runs(dossier: Dossier, indicator: Indicator, lang: Lang) -> Figure | None:
    """The figures around their median; None where there are too few."""
    if len(indicator.measurements) < RUN:
        return None
    marks = annotate(dossier, indicator, lang=lang).marks
    table = frame(indicator)
    return run_figure(table, lang=lang, title=indicator.name, unit=indicator.unit, marks=marks)


def frame(indicator: Indicator) -> Any:
    """An indicator's figures as a long table; counts per so many as its unit says."""
    table = indicator_table([indicator])
    factor = per(indicator.unit)
    if "denominator" in table.columns and factor:
        table["denominator"] = table["denominator"] / factor
    return table


def trends(dossier: Dossier, lang: Lang) -> Json:
    """A row for each indicator with figures, in the dossier's order, and a note for the others."""
    t = translator(DOMAIN, lang)
    found = analyse_indicators(dossier.indicators)
    tables: dict[int, SparkTable] = {}
    names = {one.id: one.name or "–" for one in dossier.indicators}
    rows: list[Json] = []
    for one in dossier.indicators:
        if one.id in found:
            analysis, at = found[one.id]
            table = tables.setdefault(id(analysis), spark_table(analysis, lang=lang, names=names))
            rows.append({"id": one.id, "unit": one.unit, **spark_row(table.sparks[at])})
    _, *heading = next((table.heading for table in tables.values()), ("",))
    empty = [names[one.id] for one in dossier.indicators if one.id not in found]
    return {"rows": rows, "heading": [t("Indicator"), *heading], "empty": empty}


def side_by_side(dossier: Dossier, indicators: Sequence[Indicator], lang: Lang) -> Multiples:
    """Control charts of several indicators, each on a scale of its own."""
    drawn = [course(dossier, one, lang) for one in indicators if one.measurements]
    return multiples(drawn, title=dossier.title)


def sparks(dossier: Dossier, indicators: Sequence[Indicator], lang: Lang) -> SparkTable | None:
    """The same as a figure's description, of some indicators; None where none has figures."""
    found = analyse_indicators(indicators)
    names = {one.id: one.name or "–" for one in indicators}
    tables = {
        id(analysis): spark_table(analysis, lang=lang, names=names)
        for analysis, _ in found.values()
    }
    if not tables:
        return None
    kept: list[Spark] = [
        tables[id(found[one.id][0])].sparks[found[one.id][1]]
        for one in indicators
        if one.id in found
    ]
    first = next(iter(tables.values()))
    return SparkTable(
        title=dossier.title,
        lang=lang,
        alt=" ".join(table.alt for table in tables.values()),
        heading=first.heading,
        rows=tuple((s.name, s.latest, s.usual, s.verdict, s.assurance) for s in kept),
        sparks=tuple(kept),
    )

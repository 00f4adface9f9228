"""Indicators: each one's definition (3.3.3), and its figure beside the objective (3.2.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from plpmission.model.indicators import Indicator, Measurement
from plpmission.render.blocks import Block, Chart, Column, Figure, Heading, Line, Table
from plpmission.render.compose import Col, facts, figures, joined, table
from plpmission.render.figures import series as drawing
from plpmission.render.scope import Scope
from plpmission.render.sentences import aim, baseline, measured

CELL = 8
"""Characters of a figure up to which twelve months fit beside each other."""
SYMBOL = 4
"""Characters up to which a unit is taken for a symbol, such as km/h, and begins no line big."""
_RATES = {"%": 100.0, "‰": 1000.0}


def definitions(scope: Scope) -> Iterator[Block]:
    """Each indicator's definition; a figure only for those that no objective shows."""
    shown = {key for objective in scope.letter.objectives for key in objective.indicators}
    for indicator in scope.dossier.indicators:
        short, name = scope.short(indicator.id), scope.set(indicator.name)
        text = f"{short} · {name}" if name else short
        lang = scope.lang_of(indicator.name)
        yield Heading(level=4, text=text, anchor=indicator.id, lang=lang)
        yield from _definition(scope, indicator)
        if indicator.id not in shown:
            yield from figure_of(scope, indicator.id)


def _definition(scope: Scope, indicator: Indicator) -> Iterator[Block]:
    serving = [o.id for o in scope.letter.objectives if indicator.id in o.indicators]
    start = joined(
        scope.runs(baseline(scope, indicator)),
        scope.runs(indicator.baseline.source),
        scope.runs(indicator.baseline.method),
        by="; ",
    )
    given = indicator.model_dump(exclude_defaults=True, exclude={"id", "name"})
    yield from facts(
        scope,
        ("Definition", indicator.definition),
        ("Formula", indicator.formula),
        ("Unit", indicator.unit),
        ("Direction", scope.term(indicator.direction) if given else ""),
        ("Frequency", scope.term(indicator.frequency) if given else ""),
        ("Source", indicator.source),
        ("Broken down by", indicator.disaggregation),
        ("Baseline", start),
        ("Target", aim(scope, indicator)),
        ("Objectives", scope.refs(serving)),
    )


def figure_of(scope: Scope, key: str) -> Iterator[Figure]:
    """An indicator's figure, where there is something to see."""
    indicator = scope.items.get(key)
    if not isinstance(indicator, Indicator):
        return
    series = _series(scope, indicator)
    if not drawing.drawable(series):
        return
    yield Figure(
        svg=drawing.draw(series),
        alt=_alt(scope, indicator, series),
        caption=scope.set(
            f"{scope.short(key)} · {indicator.name}" if indicator.name else scope.short(key)
        ),
        anchor=f"{key}-figure",
        table=_table(scope, indicator),
        chart=_chart(scope, series),
    )


def _chart(scope: Scope, series: drawing.Series) -> Chart | None:
    """The figures with their baseline and target; none where nothing was measured yet."""
    if not series.points:
        return None
    start, goal = series.start, series.goal
    days = [day for day, _ in series.points]
    asked = goal.day if goal and goal.day and goal.day > days[-1] else None
    known = len(days)
    dates = [*days, asked] if asked else days
    lines = [Line(name=scope.say("Measured"), values=tuple(value for _, value in series.points))]
    if start:
        same = (start.value,) * len(dates)
        lines.append(Line(name=scope.say("Baseline"), values=same, kind="baseline"))
    for bound in dict.fromkeys((goal.low, goal.high) if goal else ()):
        if bound is not None and asked:
            values, name = (bound, bound), scope.say("Target")
            lines.append(Line(name=name, values=values, first=known - 1, kind="target"))
    return Chart(
        dates=tuple(day.isoformat() for day in dates), lines=tuple(lines), unit=series.unit
    )


def _series(scope: Scope, indicator: Indicator) -> drawing.Series:
    held, target = indicator.baseline, indicator.target
    low, high = target.low, target.high
    if low is None and high is None:
        low = target.value
    start = goal = None
    if held.value is not None:
        words = scope.say("Baseline: {value}", value=baseline(scope, indicator))
        start = drawing.Start(value=held.value, day=held.date, words=words)
    if low is not None or high is not None:
        words = scope.say("Target: {value}", value=aim(scope, indicator))
        goal = drawing.Goal(low=low, high=high, day=target.deadline, words=words)
    bare = measured(scope, indicator, 1.0) == scope.number(1.0)
    unit = indicator.name if bare else indicator.unit.strip()
    unit = unit[:1].upper() + unit[1:] if len(unit) > SYMBOL else unit
    return drawing.Series(
        points=tuple(sorted(_points(indicator))),
        unit=scope.set(unit),
        lang=scope.lang,
        start=start,
        goal=goal,
    )


def _points(indicator: Indicator) -> Iterator[tuple[dt.date, float]]:
    """The figures by date; counts out of a denominator as the rate that the unit asks for."""
    factor = _RATES.get(indicator.unit.strip()[:1])
    rated = factor and all(held.denominator for held in indicator.measurements)
    for held in indicator.measurements:
        value = held.value
        if rated and factor and held.denominator:
            value = factor * held.value / held.denominator
        yield middle(held.period), value


def middle(period: str) -> dt.date:
    """The date in the middle of a year, a quarter or a month."""
    written, _, part = period.partition("-")
    year = max(int(written), dt.MINYEAR)
    if not part:
        return dt.date(year, 7, 1)
    if part.startswith("Q"):
        return dt.date(year, int(part[1]) * 3 - 1, 15)
    return dt.date(year, int(part), 15)


def _table(scope: Scope, indicator: Indicator) -> Table | None:
    return _by_year(scope, indicator.measurements) or _list(scope, indicator)


def _by_year(scope: Scope, listed: Sequence[Measurement]) -> Table | None:
    """Months or quarters across and years down; None where that does not fit."""
    cells = {held.period: _cell(scope, held) for held in listed}
    parts = sorted({period.partition("-")[2] for period in cells})
    short = all(len(cell) <= CELL for cell in cells.values())
    if len(parts) < 2 or "" in parts or len(cells) < len(listed) or not short:
        return None
    if len({part[0] == "Q" for part in parts}) > 1:
        return None
    years = sorted({period[:4] for period in cells})
    names = [scope.say("Q{quarter}", quarter=p[1]) if p[0] == "Q" else p for p in parts]
    rows = [(year, *(cells.get(f"{year}-{part}", "") for part in parts)) for year in years]
    return Table(
        columns=(
            Column(title=scope.say("Year")),
            *(Column(title=name, align="right") for name in names),
        ),
        rows=tuple(tuple(scope.runs(text) for text in row) for row in rows),
        row_headers=True,
    )


def _cell(scope: Scope, held: Measurement) -> str:
    value, base = scope.number(held.value), scope.number(held.denominator)
    return f"{value}/{base}" if base else value


def _list(scope: Scope, indicator: Indicator) -> Table | None:
    columns = (Col("Period"), figures("Value"), figures("Out of"))
    rows = [_row(scope, held) for held in indicator.measurements]
    found = next(table(scope, columns, rows), None)
    return found if isinstance(found, Table) else None


def _row(scope: Scope, held: Measurement) -> tuple[str, str, str]:
    return period(scope, held.period), scope.number(held.value), scope.number(held.denominator)


def period(scope: Scope, written: str) -> str:
    """A period as the reader writes it: 2025, Q3 2025, 07/2025."""
    year, _, part = written.partition("-")
    if part.startswith("Q"):
        return scope.say("Q{quarter} {year}", quarter=part[1], year=year)
    return f"{part}/{year}" if part else year


def _alt(scope: Scope, indicator: Indicator, series: drawing.Series) -> str:
    name = scope.set(indicator.name) or scope.short(indicator.id)
    said = [scope.say("{name}, over time.", name=name)]
    listed = indicator.measurements
    if listed:
        first, last = min(listed, key=lambda m: m.period), max(listed, key=lambda m: m.period)
        said.append(
            scope.say(
                "{count} figures, from {first} ({start}) to {last} ({end}).",
                count=len(listed),
                first=scope.number(first.value),
                start=period(scope, first.period),
                last=scope.number(last.value),
                end=period(scope, last.period),
            )
        )
    said += [f"{part.words}." for part in (series.start, series.goal) if part]
    return scope.set(" ".join(said))

"""The strategic map, and budget and means by year: from a dossier to what is drawn of them.

One description feeds the page and the screen. Words are those of the catalogue ``builder``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import fsum

from plpmission.i18n import Lang, Translate, number, translator
from plpmission.model import Dossier, Item
from plpmission.model.letter import BudgetLine
from plpmission.model.objectives import Means
from plpmission.model.terms import BudgetKind, MeansKind
from plpmission.render.blocks import Block, Column, Figure, Paragraph, Run, Table
from plpmission.render.compose import NONE
from plpmission.render.figures import budget as bars
from plpmission.render.figures import strategic_map as drawing
from plpmission.render.labels import Label
from plpmission.render.prose import rich
from plpmission.render.scope import Scope

DOMAIN = "builder"

ACROSS = 8
"""Years in one figure: the last ones, where there are more."""


# The map.


def map_of(scope: Scope) -> drawing.Map:
    """The map of a dossier, its words in a language."""
    t, letter, dossier, called = _saying(scope), scope.letter, scope.dossier, scope.labels
    objectives = {one.id for one in letter.objectives}
    indicators = {one.id for one in dossier.indicators}
    carried = tuple(
        (objective, plan.id)
        for plan in letter.plans
        for objective in dict.fromkeys(plan.objectives)
        if objective in objectives
    )
    judged = tuple(
        (one.id, indicator)
        for one in letter.objectives
        for indicator in dict.fromkeys(one.indicators)
        if indicator in indicators
    )
    tied = {key for link in (*carried, *judged) for key in link}
    return drawing.Map(
        mission=_mission(scope) or t("The mission is not written yet."),
        titles=(t("Mission"), t("Objectives"), t("Plans that carry them"), t("What judges them")),
        objectives=_nodes(letter.objectives, called, tied, t("neither plan nor indicator")),
        plans=_nodes(letter.plans, called, tied, t("no objective")),
        indicators=_nodes(dossier.indicators, called, tied, t("no objective")),
        carried=carried,
        judged=judged,
    )


def _saying(scope: Scope) -> Translate:
    return translator(DOMAIN, scope.lang)


def _mission(scope: Scope) -> str:
    """The mission's paragraphs in a row, without their looks."""
    blocks = rich(scope, scope.letter.purpose.mission)
    said = (run.text for block in blocks if isinstance(block, Paragraph) for run in block.runs)
    return " ".join(" ".join(said).split())


def _nodes(
    items: Iterable[Item], called: Mapping[str, Label], tied: set[str], mark: str
) -> tuple[drawing.Node, ...]:
    return tuple(
        drawing.Node(
            id=item.id,
            label=called[item.id].short,
            name=_name(item),
            mark="" if item.id in tied else mark,
        )
        for item in items
    )


def _name(item: Item) -> str:
    for field in ("title", "name", "text", "definition"):
        said = " ".join(str(getattr(item, field, "")).split())
        if said:
            return said[:200]
    return "…"


def map_in_words(drawn: drawing.Map, lang: Lang) -> str:
    """What the map shows, for those who cannot see it."""
    t = translator(DOMAIN, lang)
    alone = [node for nodes in (drawn.objectives, drawn.plans, drawn.indicators) for node in nodes]
    marked = [f"{node.label} ({node.mark})" for node in alone if node.mark]
    said = t(
        "Strategic map: under the mission, {objectives} objectives, {plans} plans and "
        "{indicators} indicators, with the lines between them.",
        objectives=len(drawn.objectives),
        plans=len(drawn.plans),
        indicators=len(drawn.indicators),
    )
    return said if not marked else said + " " + t("Alone: {names}.", names=", ".join(marked))


def strategic_map(scope: Scope) -> Iterator[Block]:
    """The map as figures of at most a page; nothing where there is no objective."""
    if not scope.letter.objectives:
        return
    t, drawn = _saying(scope), map_of(scope)
    caption, sheets = t("Strategic map"), drawing.draw(drawn)
    for at, svg in enumerate(sheets, 1):
        yield Figure(
            svg=svg,
            alt=scope.set(map_in_words(drawn, scope.lang)),
            caption=caption if len(sheets) == 1 else f"{caption} ({at}/{len(sheets)})",
            anchor="strategic-map" if at == 1 else "",
            table=_map_table(scope, drawn, t) if at == len(sheets) else None,
        )


def _map_table(scope: Scope, drawn: drawing.Map, t: Translate) -> Table:
    names = {node.id: node.label for node in (*drawn.plans, *drawn.indicators)}
    rows = [
        (
            f"{one.label} {one.name}",
            ", ".join(names[key] for source, key in drawn.carried if source == one.id),
            ", ".join(names[key] for source, key in drawn.judged if source == one.id),
        )
        for one in drawn.objectives
    ]
    return _table(scope, [*drawn.titles[1:]], rows, t("Strategic map"), figures=False)


def _table(
    scope: Scope,
    titles: list[str],
    rows: Iterable[tuple[str, ...]],
    caption: str,
    *,
    figures: bool = True,
) -> Table:
    return Table(
        columns=tuple(
            Column(title=title, align="right" if figures and at else "left")
            for at, title in enumerate(titles)
        ),
        rows=tuple(tuple((Run(text=scope.set(text) or NONE),) for text in row) for row in rows),
        caption=caption,
        row_headers=True,
    )


# Amounts by year.


def means_by_year(dossier: Dossier, kind: MeansKind, lang: Lang) -> bars.Bars | None:
    """What is needed, promised and granted of one kind, year by year; None without any."""
    t = translator(DOMAIN, lang)
    held = [one for one in dossier.letter.means if one.kind is kind and one.year]
    if not held:
        return None
    series = (t("Needed"), t("Promised"), t("Granted"))
    years = {year: _amounts(one for one in held if one.year == year) for year in _years(held)}
    return _bars(series, years, lang)


def budget_by_year(dossier: Dossier, lang: Lang) -> bars.Bars | None:
    """Revenue and expenses by year, with what was spent where it is known; None without any."""
    t = translator(DOMAIN, lang)
    held = [line for line in dossier.letter.budget if line.year]
    if not held:
        return None
    series = (t("Revenue planned"), t("Expenses planned"), t("Expenses made"))
    years = {year: _lines(one for one in held if one.year == year) for year in _years(held)}
    return _bars(series, years, lang)


def _years(held: Iterable[Means] | Iterable[BudgetLine]) -> list[int]:
    return sorted({one.year for one in held if one.year})[-ACROSS:]


def _amounts(held: Iterable[Means]) -> tuple[float | None, ...]:
    rows = list(held)
    columns = ([getattr(one, name) for one in rows] for name in ("needed", "promised", "granted"))
    return tuple(_sum(column) for column in columns)


def _lines(held: Iterable[BudgetLine]) -> tuple[float | None, ...]:
    rows = list(held)
    expenses = [line for line in rows if line.kind is not BudgetKind.REVENUE]
    return (
        _sum(line.planned for line in rows if line.kind is BudgetKind.REVENUE),
        _sum(line.planned for line in expenses),
        _sum(line.actual for line in expenses),
    )


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fsum(known) if known else None


def _bars(
    series: tuple[str, ...], years: Mapping[int, tuple[float | None, ...]], lang: Lang
) -> bars.Bars:
    """Only the series that say something."""
    rows = years.values()
    used = [at for at in range(len(series)) if any(values[at] is not None for values in rows)]
    groups = tuple(
        bars.Group(label=str(year), values=tuple(values[at] for at in used))
        for year, values in years.items()
    )
    most = max((value or 0.0 for group in groups for value in group.values), default=0.0)
    return bars.Bars(
        series=tuple(series[at] for at in used),
        groups=groups,
        ticks=tuple((value, number(value, lang)) for value in bars.steps(most)),
    )


def amounts_by_year(scope: Scope) -> Iterator[Block]:
    """Staff and money by year, each with its table; pieces of equipment do not add up."""
    t = _saying(scope)
    captions = {
        MeansKind.STAFF: t("Staff by year, in full-time equivalents"),
        MeansKind.BUDGET: t("Money by year, in euro"),
    }
    for kind, caption in captions.items():
        found = means_by_year(scope.dossier, kind, scope.lang)
        if found:
            yield _figure(scope, found, caption)


def budget_figure(scope: Scope) -> Iterator[Block]:
    """The budget by year as a figure; nothing where there is none."""
    found = budget_by_year(scope.dossier, scope.lang)
    if found:
        yield _figure(scope, found, _saying(scope)("Budget by year, in euro"))


def _figure(scope: Scope, drawn: bars.Bars, caption: str) -> Figure:
    t = _saying(scope)
    return Figure(
        svg=bars.draw(drawn),
        alt=scope.set(bars_in_words(drawn, caption, scope.lang)),
        caption=scope.set(caption),
        table=_table(
            scope,
            [t("Year"), *drawn.series],
            [
                (group.label, *(scope.number(value) for value in group.values))
                for group in drawn.groups
            ],
            scope.set(caption),
        ),
    )


def bars_in_words(drawn: bars.Bars, caption: str, lang: Lang) -> str:
    """What the bars show, year by year."""
    years = [
        f"{group.label}: "
        + ", ".join(
            f"{name.lower()} {number(value, lang)}"
            for name, value in zip(drawn.series, group.values, strict=True)
            if value is not None
        )
        for group in drawn.groups
    ]
    return f"{caption}. {'; '.join(years)}."

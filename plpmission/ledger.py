"""The ledger of means: what objectives need, and what the authority promised and granted.

Staff counts in full-time equivalents, budget in euro, equipment in pieces (3.5 of the letter). What
serves several objectives is counted once, under the first of them, so that sums add up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import fsum

from plpmission.model import Dossier
from plpmission.model.objectives import Means, TacticalPlan
from plpmission.model.terms import MeansKind

_FIRST, _LAST = 1900, 2200
_CENT = 0.01


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """What is needed, promised and granted; None where nothing is said."""

    needed: float | None
    promised: float | None
    granted: float | None
    gap: float | None
    """What is needed less what is granted, or promised where no grant is noted yet."""


@dataclass(frozen=True, kw_only=True)
class Row(Amounts):
    """One line of 3.5 under the objective that it serves."""

    objective: str | None
    """The id of the first objective that it serves; None where it serves none."""
    shared: tuple[str, ...]
    """Ids of further objectives that it serves."""
    kind: MeansKind
    title: str
    year: int | None
    means: str
    """The id of the means."""


@dataclass(frozen=True, kw_only=True)
class Total(Amounts):
    """The sums of an objective's means of one kind in one year; each sums what is known."""

    objective: str | None
    kind: MeansKind
    year: int | None


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """All means of a letter, in the order of its objectives, by kind and year."""

    rows: tuple[Row, ...]

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """The sums by objective, kind and year."""
        return tuple(_totals(self.rows))

    @property
    def gaps(self) -> tuple[Row, ...]:
        """The means of which an objective needs more than it is given."""
        return tuple(row for row in self.rows if row.objective and row.gap and row.gap > 0)

    @property
    def unbound(self) -> tuple[Row, ...]:
        """The means granted to no objective."""
        return tuple(row for row in self.rows if row.objective is None and row.granted)


def ledger(dossier: Dossier) -> Ledger:
    """The means of a dossier's letter by objective, kind and year."""
    order = {objective.id: at for at, objective in enumerate(dossier.letter.objectives)}
    kinds = {kind: at for at, kind in enumerate(MeansKind)}

    def place(row: Row) -> tuple[int, int, int]:
        objective = order[row.objective] if row.objective else len(order)
        return objective, kinds[row.kind], row.year or 9999

    rows = tuple(sorted((_row(means, order) for means in dossier.letter.means), key=place))
    return Ledger(rows=rows)


def gap_of(means: Means) -> float | None:
    """What is needed less what is granted, or promised where no grant is noted yet."""
    if means.needed is None:
        return None
    given = means.granted if means.granted is not None else means.promised
    return round(means.needed - (given or 0.0), 6)


def _row(means: Means, known: Iterable[str]) -> Row:
    serves = [objective for objective in means.objectives if objective in known]
    return Row(
        objective=serves[0] if serves else None,
        shared=tuple(serves[1:]),
        kind=means.kind,
        title=means.title,
        year=means.year,
        means=means.id,
        needed=means.needed,
        promised=means.promised,
        granted=means.granted,
        gap=gap_of(means),
    )


def _totals(rows: tuple[Row, ...]) -> Iterator[Total]:
    groups: dict[tuple[str | None, MeansKind, int | None], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.objective, row.kind, row.year), []).append(row)
    for (objective, kind, year), held in groups.items():
        needed, promised, granted, gap = (
            summed(getattr(row, name) for row in held)
            for name in ("needed", "promised", "granted", "gap")
        )
        yield Total(
            objective=objective,
            kind=kind,
            year=year,
            needed=needed,
            promised=promised,
            granted=granted,
            gap=gap,
        )


def summed(values: Iterable[float | None]) -> float | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return round(fsum(known), 6) if known else None


@dataclass(frozen=True, kw_only=True)
class PlanYear:
    """What a plan takes in one year, if spread evenly over the days of its run."""

    plan: str
    title: str
    year: int
    staff: float | None
    """Full-time equivalents, on average over the year."""
    budget: float | None
    """Euro."""


@dataclass(frozen=True, kw_only=True)
class PlansInYear:
    """What all plans take in one year, beside what the letter states for it."""

    year: int
    staff: float | None
    staff_stated: float | None
    """Full-time equivalents at work (3.4), or posts where those are not given."""
    budget: float | None
    budget_stated: float | None
    """Money that the objectives of the plans need (3.5), or get where the need is not given."""
    staff_disagrees: bool
    """The plans take more people than there are."""
    budget_disagrees: bool
    """No way to spread each plan's money over its run gives what is stated up to this year."""


@dataclass(frozen=True, kw_only=True)
class PlanSums:
    """People and money of the plans by plan and year, beside 3.4 and 3.5 of the letter."""

    rows: tuple[PlanYear, ...]
    years: tuple[PlansInYear, ...]
    undated: tuple[str, ...]
    """Ids of plans that take people or money and of which the run is not known: in no year."""
    budget: float | None
    """Euro, all plans and years."""
    budget_stated: float | None
    budget_disagrees: bool

    @property
    def disagrees(self) -> bool:
        """Whether any of the sums do."""
        years = any(year.staff_disagrees or year.budget_disagrees for year in self.years)
        return self.budget_disagrees or years


def plan_sums(dossier: Dossier) -> PlanSums:
    """What the plans take, year by year, beside what the letter states.

    A plan's people and money are spread evenly over the days of its run. Money is compared with
    the means of the objectives that the plans serve: other objectives have no plan to compare.
    """
    plans = [plan for plan in dossier.letter.plans if plan.staff or plan.budget]
    rows = tuple(row for plan in plans for row in _spread(plan))
    money = _money_stated(dossier, plans)
    budget, stated = summed(plan.budget for plan in plans), summed(money.values())
    return PlanSums(
        rows=rows,
        years=tuple(_years(rows, plans, _staff_stated(dossier), money)),
        undated=tuple(plan.id for plan in plans if _run(plan) is None),
        budget=budget,
        budget_stated=stated,
        budget_disagrees=_apart(budget, stated),
    )


def _apart(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) > _CENT


def _run(plan: TacticalPlan) -> tuple[dt.date, dt.date] | None:
    """A plan's first and last day, where both are known and in order."""
    if plan.start is None or plan.end is None or plan.end < plan.start:
        return None
    return plan.start, plan.end


def _spread(plan: TacticalPlan) -> Iterator[PlanYear]:
    run = _run(plan)
    if run is None:
        return
    start, end = run
    whole = (end - start).days + 1
    for year in range(max(start.year, _FIRST), min(end.year, _LAST) + 1):
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        days = (min(end, last) - max(start, first)).days + 1
        yield PlanYear(
            plan=plan.id,
            title=plan.title,
            year=year,
            staff=_part(plan.staff, days / ((last - first).days + 1)),
            budget=_part(plan.budget, days / whole),
        )


def _part(value: float | None, share: float) -> float | None:
    return None if value is None else round(value * share, 6)


def _staff_stated(dossier: Dossier) -> dict[int, float]:
    stated: dict[int, list[float]] = {}
    for row in dossier.letter.staff:
        count = row.filled if row.filled is not None else row.establishment
        if row.year is not None and count is not None:
            stated.setdefault(row.year, []).append(count)
    return {year: fsum(counts) for year, counts in stated.items()}


def _money_stated(dossier: Dossier, plans: Iterable[TacticalPlan]) -> dict[int, float]:
    """Money by year for the objectives that plans serve; year 0 is that of no year."""
    served = {objective for plan in plans for objective in plan.objectives}
    stated: dict[int, list[float]] = {}
    for means in dossier.letter.means:
        if means.kind is MeansKind.BUDGET and not served.isdisjoint(means.objectives):
            known = (means.needed, means.granted, means.promised)
            amount = next((value for value in known if value is not None), None)
            if amount is not None:
                stated.setdefault(means.year or 0, []).append(amount)
    return {year: fsum(amounts) for year, amounts in stated.items()}


def _years(
    rows: Iterable[PlanYear],
    plans: Iterable[TacticalPlan],
    staff: Mapping[int, float],
    money: Mapping[int, float],
) -> Iterator[PlansInYear]:
    by_year: dict[int, list[PlanYear]] = {}
    for row in rows:
        by_year.setdefault(row.year, []).append(row)
    years = sorted(by_year.keys() | (money.keys() - {0}))
    bounds = _bounds(plans, years)
    spent = accumulate(money.get(year, 0.0) for year in years)
    for year, (least, most), stated in zip(years, bounds, spent, strict=True):
        held = by_year.get(year, [])
        people = summed(row.staff for row in held)
        known = money and 0 not in money
        yield PlansInYear(
            year=year,
            staff=people,
            staff_stated=staff.get(year),
            budget=summed(row.budget for row in held),
            budget_stated=money.get(year),
            staff_disagrees=year in staff and (people or 0.0) > staff[year] + _CENT,
            budget_disagrees=bool(known) and not least - _CENT <= stated <= most + _CENT,
        )


def _bounds(plans: Iterable[TacticalPlan], years: list[int]) -> list[tuple[float, float]]:
    """The least and the most that the plans can have spent by the end of each year."""
    runs = [(_run(plan), plan.budget or 0.0) for plan in plans]
    undated = fsum(money for run, money in runs if run is None)
    return [
        (
            fsum(money for run, money in runs if run and run[1].year <= year),
            undated + fsum(money for run, money in runs if run and run[0].year <= year),
        )
        for year in years
    ]

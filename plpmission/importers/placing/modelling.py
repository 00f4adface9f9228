"""Items recognised, as items of the dossier's model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from plpmission.importers.placing.finding.values import figure
from plpmission.importers.placing.placed import Found
from plpmission.model import Item
from plpmission.model.indicators import Baseline, Indicator, Target
from plpmission.model.letter import BudgetLine, LegalReference, Municipality, Partner, StaffYear
from plpmission.model.objectives import Means, Objective, TacticalPlan
from plpmission.model.swot import SwotItem
from plpmission.model.terms import Direction

Fields = Mapping[str, Any]


def made(found: Found, ids: Mapping[str, str]) -> Item | None:
    """The item of the model; None where its fields fit none. ``ids`` are items made before."""
    maker = _MAKERS.get(found.kind)
    if maker is None:
        return None
    links = {
        name: tuple(ids[key] for key in keys if key in ids) for name, keys in found.links.items()
    }
    try:
        return maker({**found.fields, **links})
    except (ValidationError, ValueError):
        return None


def municipality(fields: Fields) -> Municipality:
    """A municipality of the zone."""
    return Municipality.new(
        name=fields["municipality"], inhabitants=fields.get("inhabitants"), area=fields.get("area")
    )


def _number(value: Any) -> float | None:
    return figure(value) if isinstance(value, str) else value


def _only(fields: Fields, *names: str) -> dict[str, Any]:
    return {name: fields[name] for name in names if fields.get(name) not in (None, "")}


def _objective(fields: Fields) -> Item:
    kept = _only(fields, "title", "text", "kind", "deadline", "owner", "indicators")
    return Objective.new(**kept)


def _plan(fields: Fields) -> Item:
    kept = _only(fields, "title", "text", "owner", "start", "end", "objectives")
    return TacticalPlan.new(**kept, status_reason=fields.get("state", ""))


def _indicator(fields: Fields) -> Item:
    baseline, target = _number(fields.get("baseline")), _number(fields.get("target"))
    falls = baseline is not None and target is not None and target < baseline
    deadline = fields.get("deadline") or None
    return Indicator.new(
        name=fields.get("name", ""),
        unit=fields.get("unit", ""),
        definition=fields.get("definition", ""),
        formula=fields.get("formula", ""),
        direction=Direction.DOWN if falls else Direction.UP,
        baseline=Baseline(value=baseline),
        target=Target(value=target, deadline=deadline if isinstance(deadline, dt.date) else
                      dt.date.fromisoformat(deadline) if deadline else None),
    )  # fmt: skip


def _amounts(kind: type[Item], *names: str) -> Callable[[Fields], Item]:
    def make(fields: Fields) -> Item:
        return kind.new(**_only(fields, *names))

    return make


_MAKERS: Mapping[str, Callable[[Fields], Item]] = {
    "objective": _objective,
    "plan": _plan,
    "indicator": _indicator,
    "swot": _amounts(SwotItem, "quadrant", "text"),
    "legal": _amounts(LegalReference, "act", "title", "date"),
    "partner": _amounts(Partner, "name", "cooperation"),
    "staff": _amounts(StaffYear, "year", "category", "establishment", "filled"),
    "budget": _amounts(BudgetLine, "year", "kind", "planned", "actual"),
    "means": _amounts(Means, "kind", "title", "year", "needed", "promised", "granted"),
}

"""What an objective is tied to: the analysis, the plans, the indicators, the means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum
from typing import Any

from plpmission.i18n import Translate, number, translator
from plpmission.model.objectives import Means, Objective
from plpmission.model.terms import MeansKind
from plpmission.outline.contents import section_of
from plpmission_widgets.page import Page

DOMAIN = "builder"
Json = dict[str, Any]


def linked(page: Page, objective: Objective) -> Json:
    """The rows of what it is tied to, and what can be tied from here."""
    t, letter = translator(DOMAIN, page.lang), page.dossier.letter
    plans = [plan.id for plan in letter.plans if objective.id in plan.objectives]
    means = [one for one in letter.means if objective.id in one.objectives]
    rows: list[Json] = [
        {"label": t("Answers"), "refs": _refs(page, objective.answers)},
        {"label": t("Follows"), "text": ", ".join(_followed(page, objective))},
        {"label": t("Carried by"), "refs": _refs(page, plans)},
        {"label": t("Judged by"), "refs": _refs(page, objective.indicators)},
        {"label": t("Means"), "text": " · ".join(_means(page, means, t))},
    ]
    filled = [one for one in rows if one.get("refs") or one.get("text")]
    refs = len(objective.answers) + len(plans) + len(objective.indicators)
    count = refs + len(objective.follows) + len(means)
    return {
        "kind": "linked",
        "heading": t("Tied to"),
        "count": t("1 element") if count == 1 else t("{count} elements", count=count),
        "rows": filled,
        "acts": [
            {"do": "carry", "objective": objective.id, "label": t("Add a plan that carries it")},
            {"do": "need", "objective": objective.id, "label": t("Add means that it needs")},
        ],
    }


def _refs(page: Page, ids: Iterable[str]) -> list[Json]:
    return [reference(page, one) for one in ids if one in page.names]


def reference(page: Page, item: str) -> Json:
    """A way to an item: its code, its whole label, and where it stands."""
    name = page.names[item]
    path, _ = page.dossier.located(item)
    section = section_of(path)
    opens = path.startswith(("letter.objectives", "letter.plans", "indicators"))
    go: Json = {"section": section, "item": item} if opens else {"section": section, "path": path}
    return {"id": item, "short": name.code or name.name, "label": name.label, "go": go}


def _followed(page: Page, objective: Objective) -> Iterator[str]:
    model = translator("model", page.lang)
    return (model(source.label) for source in objective.follows)


def _means(page: Page, means: list[Means], t: Translate) -> Iterator[str]:
    for kind in MeansKind:
        held = [one for one in means if one.kind is kind]
        if held:
            yield amounts(held, kind, page, t)


def amounts(held: Iterable[Means], kind: MeansKind, page: Page, t: Translate) -> str:
    """What is needed and given of one kind: « 2 FTE needed, 1 granted »."""
    rows = list(held)
    if kind is MeansKind.STAFF:
        rows = _fullest(rows)
    needed = fsum(one.needed or 0.0 for one in rows)
    granted = fsum(one.granted or 0.0 for one in rows)
    promised = fsum(one.promised or 0.0 for one in rows)
    said = {
        name: _amount(value, kind, page, t)
        for name, value in (("needed", needed), ("granted", granted), ("promised", promised))
    }
    if any(one.granted is not None for one in rows):
        return t("{needed} needed, {granted} granted", **said)
    return t("{needed} needed, {promised} promised", **said)


def _fullest(rows: list[Means]) -> list[Means]:
    """People are there every year: the year that needs most stands for all."""
    years = {one.year for one in rows}
    return max(
        ([one for one in rows if one.year == year] for year in years),
        key=lambda held: fsum(one.needed or 0.0 for one in held),
    )


def _amount(value: float, kind: MeansKind, page: Page, t: Translate) -> str:
    figure = number(value, page.lang)
    if kind is MeansKind.BUDGET:
        return t("€{amount}", amount=figure)
    if kind is MeansKind.STAFF:
        return t("{amount} FTE", amount=figure)
    return t("{amount} pieces", amount=figure)

"""The indicators of an objective, with baseline, target and what their history says of it."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import Translate, translator
from plpmission.kpi.chance import Chances, chances
from plpmission.model.indicators import Indicator
from plpmission.model.terms import Direction
from plpmission_widgets.page import Page
from plpmission_widgets.views.fields import date_form, plain

DOMAIN = "builder"
Json = dict[str, Any]


def fields(page: Page, base: str) -> list[Json]:
    """A card for each indicator of the objective that is open."""
    objective = page.dossier.value(base.removesuffix("."))
    t = translator(DOMAIN, page.lang)
    held = [one for one in page.dossier.indicators if one.id in objective.indicators]
    return [
        {
            "kind": "cards",
            "path": f"{base}cards",
            "cards": [_card(one, page, t) for one in held],
            "act": {
                "do": "measure",
                "objective": objective.id,
                "label": t("Create an indicator for it"),
            },
        }
    ]


def _card(indicator: Indicator, page: Page, t: Translate) -> Json:
    path = f"indicators[{indicator.id}]"
    return {
        "id": indicator.id,
        "title": t("Indicator: {name}", name=indicator.name or page.names[indicator.id].code),
        "about": " · ".join(_about(indicator, page)),
        "open": {
            "label": t("Open the figures"),
            "go": {"section": "management-control", "item": indicator.id},
        },
        "fields": [*_naming(indicator, path, t), _figures(indicator, path, page, t)],
        "chart": _chart(indicator, page),
        "unit": indicator.unit,
        "words": {"expected": t("If nothing changes"), "assumes": t("What this supposes")},
        **_told(indicator, page),
    }


def _about(indicator: Indicator, page: Page) -> list[str]:
    direction = translator("model", page.lang)(indicator.direction.label)
    return [part for part in (indicator.unit, direction, indicator.source) if part]


def _naming(indicator: Indicator, path: str, t: Translate) -> list[Json]:
    """Name and unit, while they are missing."""
    if indicator.name.strip() and indicator.unit.strip():
        return []
    name = {"kind": "text", "path": f"{path}.name", "label": t("What is measured")}
    unit = {"kind": "text", "path": f"{path}.unit", "label": t("Unit")}
    return [
        {
            "kind": "group",
            "label": "",
            "columns": 2,
            "fields": [name | {"value": indicator.name}, unit | {"value": indicator.unit}],
        }
    ]


def _figures(indicator: Indicator, path: str, page: Page, t: Translate) -> Json:
    aims = {"low": t("At least"), "high": t("At most")}
    if indicator.direction is not Direction.KEEP:
        aims = {"value": t("Target")}
    hint = {Direction.UP: t("or more"), Direction.DOWN: t("or less")}.get(indicator.direction, "")
    figures = [
        {"name": "baseline.value", "label": t("Baseline")},
        *({"name": f"target.{name}", "label": said, "hint": hint} for name, said in aims.items()),
    ]
    return {
        "kind": "group",
        "label": "",
        "columns": 3,
        "fields": [
            *(_number(path, one["name"], one, page) for one in figures),
            {
                **date_form(page.lang),
                "path": f"{path}.target.deadline",
                "label": t("By"),
                "value": plain(indicator.target.deadline),
            },
        ],
    }


def _number(path: str, name: str, said: Json, page: Page) -> Json:
    here = f"{path}.{name}"
    drawn: Json = {"kind": "number", "path": here, "label": said["label"], "unit": ""}
    drawn["value"] = plain(page.dossier.value(here))
    return drawn | ({"hint": said["hint"]} if said.get("hint") else {})


def _chart(indicator: Indicator, page: Page) -> Json | None:
    if len(indicator.measurements) < 2:
        return None
    told = chances(indicator, lang=page.lang)
    target = {
        name: getattr(indicator.target, name)
        for name in ("low", "high", "value")
        if getattr(indicator.target, name) is not None
    }
    deadline = indicator.target.deadline
    if deadline:
        target["period"] = str(deadline.year)
    return {
        "rows": plain(indicator.measurements),
        "baseline": indicator.baseline.value,
        "target": target,
        "expected": {"period": told.period, "value": told.expected}
        if isinstance(told, Chances)
        else None,
    }


def _told(indicator: Indicator, page: Page) -> Json:
    """The sentence on how likely the target is, and what it takes for granted."""
    told = chances(indicator, lang=page.lang)
    if isinstance(told, Chances):
        return {"sentence": told.sentence, "assumptions": list(told.assumptions)}
    return {"sentence": told.sentence, "assumptions": []}

"""What the plans take of people and money, beside what 3.4 and 3.5 state."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import Translate, number, translator
from plpmission.ledger import PlansInYear, PlanSums, plan_sums
from plpmission_widgets.page import Page

DOMAIN = "builder"
Json = dict[str, Any]


def fields(page: Page, base: str) -> list[Json]:
    """The same in 3.4 and 3.5: only where the sums disagree."""
    del base
    found = plan_sums(page.dossier)
    return _table(found, page) if found.disagrees else []


def sums(page: Page) -> list[Json]:
    """A table by year; nothing where no plan takes people or money."""
    return _table(plan_sums(page.dossier), page)


def _table(found: PlanSums, page: Page) -> list[Json]:
    if not found.years:
        return []
    t = translator(DOMAIN, page.lang)
    return [
        {
            "kind": "said",
            "path": "letter.plans.sums",
            "label": t("What the plans take, beside 3.4 and 3.5"),
            "columns": [
                {"label": t("Year")},
                {"label": t("Staff of the plans"), "figure": True},
                {"label": t("Staff stated in 3.4"), "figure": True},
                {"label": t("Money of the plans"), "figure": True},
                {"label": t("Money stated in 3.5"), "figure": True},
            ],
            "rows": [_row(year, page) for year in found.years],
            "foot": _foot(found, page, t),
            "notes": _notes(found, page, t),
        }
    ]


def _row(year: PlansInYear, page: Page) -> Json:
    return {
        "cells": [
            {"text": str(year.year)},
            _figure(year.staff, page),
            {**_figure(year.staff_stated, page), "off": year.staff_disagrees},
            _figure(year.budget, page),
            {**_figure(year.budget_stated, page), "off": year.budget_disagrees},
        ]
    }


def _figure(value: float | None, page: Page) -> Json:
    if value is None:
        return {"text": "–"}
    return {"text": number(round(value, 0 if abs(value) >= 1000 else 1), page.lang)}


def _foot(found: PlanSums, page: Page, t: Translate) -> Json | None:
    if found.budget is None:
        return None
    stated = {**_figure(found.budget_stated, page), "off": found.budget_disagrees}
    empty = {"text": ""}
    return {"cells": [{"text": t("All years")}, empty, empty, _figure(found.budget, page), stated]}


def _notes(found: PlanSums, page: Page, t: Translate) -> list[Json]:
    notes: list[Json] = [
        {"text": t("Staff in full-time equivalents, money in euro, spread over each run.")}
    ]
    if any(year.staff_disagrees for year in found.years):
        said = t(
            "The plans take more people than 3.4 states: mend the plans or the table of staff."
        )
        notes.append({"text": said, "off": True, "go": _go(page, "people")})
    if found.budget_disagrees or any(year.budget_disagrees for year in found.years):
        said = t("The money of the plans and that of 3.5 do not agree: mend the one or the other.")
        notes.append({"text": said, "off": True, "go": _go(page, "resources")})
    if found.undated:
        names = ", ".join(page.names[one].code for one in found.undated)
        notes.append({"text": t("Without dates, in no year: {plans}.", plans=names)})
    return notes


def _go(page: Page, section: str) -> Json:
    return {"section": section, "label": page.label(section)}

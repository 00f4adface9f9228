"""What stands beside the analysis and beside an objective, above the remarks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plpmission.checks import Finding
from plpmission.model import Item
from plpmission.model.objectives import Objective
from plpmission_widgets.page import Page
from plpmission_widgets.views.dials import CODES, dials
from plpmission_widgets.views.linked import linked
from plpmission_widgets.views.offers import offers
from plpmission_widgets.views.swot import cross

Json = dict[str, Any]

_NOTHING: Json = {"parts": [], "offers": [], "offers_at": "", "said": []}


def beside(page: Page, findings: Sequence[Finding]) -> Json:
    """``parts`` above the remarks, ``offers`` under the sentence, ``said``: codes told by them."""
    if page.section == "analysis":
        return {**_NOTHING, "parts": [cross(page)]}
    objective = _open_objective(page)
    if objective is None:
        return _NOTHING
    drawn = dials(page, objective, findings)
    told = {dial["finding"]["code"] for dial in drawn["dials"] if dial["finding"]}
    return {
        "parts": [drawn, linked(page, objective)],
        "offers": offers(page, objective),
        "offers_at": f"letter.objectives[{objective.id}].text",
        "said": sorted(told & CODES.keys()),
    }


def _open_objective(page: Page) -> Objective | None:
    if page.section != "objectives" or not page.item:
        return None
    held: tuple[Item, ...] = page.dossier.letter.objectives
    found = next((item for item in held if item.id == page.item), None)
    return found if isinstance(found, Objective) else None

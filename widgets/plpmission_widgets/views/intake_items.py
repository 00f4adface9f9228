"""What was recognised in a document, with its fields as one may put them right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from plpmission.i18n import Lang, Translate, translator
from plpmission.importers.placing import Found
from plpmission.model import Item
from plpmission.model.indicators import Indicator
from plpmission.model.letter import BudgetLine, LegalReference, Partner, StaffYear
from plpmission.model.objectives import Means, Objective, TacticalPlan
from plpmission.model.swot import SwotItem
from plpmission.model.terms import Term
from plpmission_widgets.intake import OFFERED
from plpmission_widgets.options import terms

if TYPE_CHECKING:
    from plpmission_widgets.intake import Intake

DOMAIN = "intake"
Json = dict[str, Any]

KINDS: Mapping[str, str] = {
    "objective": "Objective",
    "plan": "Plan",
    "indicator": "Indicator",
    "swot": "Analysis",
    "legal": "Legal reference",
    "partner": "Partner",
    "staff": "Staff",
    "budget": "Budget",
    "means": "Means",
    "result": "Result",
    "judgement": "Judgement",
    "figure": "Figure",
    "fact": "Fact",
}
"""What each kind of item is called."""

FIELDS: Mapping[str, str] = {
    "title": "Title",
    "name": "Name",
    "text": "Text",
    "kind": "Kind",
    "quadrant": "Quadrant",
    "deadline": "Deadline",
    "date": "Date",
    "start": "Start",
    "end": "End",
    "year": "Year",
    "baseline": "Starting value",
    "target": "Target",
    "unit": "Unit",
    "owner": "Responsible",
    "cooperation": "Cooperation",
    "category": "Category",
    "establishment": "Establishment",
    "filled": "Filled",
    "planned": "Planned",
    "needed": "Needed",
    "promised": "Promised",
    "granted": "Granted",
    "municipality": "Municipality",
    "inhabitants": "Inhabitants",
    "area": "Area (km²)",
    "rank": "Rank",
    "mandate": "Mandate",
    "state": "State",
}
"""What the fields are called; those that are not named here are not shown."""

_MODELS: Mapping[str, type[Item]] = {
    "objective": Objective,
    "plan": TacticalPlan,
    "indicator": Indicator,
    "swot": SwotItem,
    "legal": LegalReference,
    "partner": Partner,
    "staff": StaffYear,
    "budget": BudgetLine,
    "means": Means,
}
_DAYS = ("deadline", "date", "start", "end")
_LONG = 60
"""Characters from where on a field has more than one line."""


def item(found: Found, intake: Intake, lang: Lang, sure: Json) -> Json:
    """An item as the page draws it."""
    t = translator(DOMAIN, lang)
    return {
        "id": found.id,
        "label": t(KINDS[found.kind]),
        "title": _title(found, t),
        "section": found.section,
        "passages": list(found.passages),
        "fields": list(_fields(found, lang)),
        "state": _state(found, intake),
        **sure,
    }


def _state(found: Found, intake: Intake) -> str:
    if found.id in intake.decisions.refused:
        return "refused"
    return "accepted" if found.id in intake.decisions.accepted else "open"


def _title(found: Found, t: Translate) -> str:
    named = (_said(found.fields.get(name)) for name in ("title", "name", "text"))
    return next((said for said in named if said), t(KINDS[found.kind]))


def _fields(found: Found, lang: Lang) -> Iterator[Json]:
    t = translator(DOMAIN, lang)
    for name, label in FIELDS.items():
        said = _said(found.fields.get(name))
        if said or name in OFFERED.get(found.kind, ()):
            yield {
                "name": name,
                "label": t(label),
                "value": said,
                "long": len(said) > _LONG,
                "wide": name in {"title", "name", "text"},
                "day": name in _DAYS,
                "options": _options(found.kind, name, lang),
            }


def _options(kind: str, name: str, lang: Lang) -> list[Json] | None:
    """What a field may be, where that is a term of the model."""
    model = _MODELS.get(kind)
    field = model.model_fields.get(name) if model else None
    if field is None:
        return None
    kinds = (field.annotation, *get_args(field.annotation))
    term = next((one for one in kinds if isinstance(one, type) and issubclass(one, Term)), None)
    return terms(term, lang) if term else None


def _said(value: Any) -> str:
    """A value as one types it; nothing for what is no single value."""
    if isinstance(value, Term):
        return str(value.value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (str, int, float, dt.date)) and not isinstance(value, bool):
        return str(value)
    return ""

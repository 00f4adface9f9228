"""What was recognised in a document, with its fields as one may put them right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plpmission.i18n import Lang, Translate, translator
from plpmission.importers.placing import Found
from plpmission.model.terms import Term

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
    "text": "Text",
    "name": "Name",
    "code": "Code",
    "deadline": "Deadline",
    "start": "Start",
    "end": "End",
    "on": "Date",
    "year": "Year",
    "baseline": "Starting value",
    "target": "Target",
    "unit": "Unit",
    "value": "Value",
    "quadrant": "Quadrant",
    "responsible": "Responsible",
    "holder": "Holder",
    "amount": "Amount",
    "note": "Note",
}
"""What the fields are called that a person reads most often."""

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
        "fields": [_field(name, value, t) for name, value in found.fields.items() if _said(value)],
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


def _field(name: str, value: Any, t: Translate) -> Json:
    said = _said(value)
    label = t(FIELDS[name]) if name in FIELDS else name
    return {"name": name, "label": label, "value": said, "long": len(said) > _LONG}


def _said(value: Any) -> str:
    """A value as one types it; nothing for what is no single value."""
    if isinstance(value, Term):
        return str(value.value)
    if isinstance(value, (str, int, float, dt.date)) and not isinstance(value, bool):
        return str(value)
    return ""

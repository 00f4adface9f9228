"""The section in view: its head, its form with values, and where one can go from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plpmission.outline import outline
from plpmission.outline.contents import State
from plpmission_widgets.forms import form_of
from plpmission_widgets.forms.fields import Detail
from plpmission_widgets.options import references
from plpmission_widgets.page import Page
from plpmission_widgets.views.fields import field, form
from plpmission_widgets.views.origins import origins
from plpmission_widgets.walk import order

Json = dict[str, Any]

STATE_LABELS: Mapping[State, str] = {
    "done": "Done",
    "begun": "Begun",
    "empty": "Empty",
    "left_out": "Left out",
}


def section(page: Page) -> Json:
    """What the middle pane shows; where the page has an item, that item of a list alone."""
    state = page.states[page.section]
    opened = _opened(page)
    own = page.section.startswith("sec-")
    return {
        "id": page.section,
        "number": page.numbers[page.section],
        **(_own_head(page) if own else _head(page)),
        "own": own,
        "lang": page.dossier.lang,
        "state": state,
        "state_label": page.t(STATE_LABELS[state]),
        "can_leave_out": not own,
        "left_out": _left_out(page) if state == "left_out" else None,
        "done": state == "done",
        "fields": [field(opened, page)] if opened else form(form_of(page.section), page),
        "item": _item(page, opened) if opened else None,
        "refs": references(page),
        "origins": origins(page),
        **_neighbours(page),
    }


def _head(page: Page) -> Json:
    spec = outline().section(page.section)
    above = [
        f"{page.numbers[node]} {page.words.heading(node).short_title}" for node in spec.parents
    ]
    return {
        "title": page.words.section(page.section).title,
        "over": " · ".join(above),
        "facts": [f"EFQM {number} · {page.words.efqm(number).name}" for number in spec.efqm],
    }


def _own_head(page: Page) -> Json:
    return {
        "title": page.title(page.section),
        "over": page.t("A section of your own"),
        "facts": [],
    }


def _left_out(page: Page) -> Json:
    path = f"letter.sections[{page.section}].left_out_reason"
    return {"reason": page.dossier.value(path)}


def _opened(page: Page) -> Detail | None:
    """The list whose item is open."""
    for entry in form_of(page.section):
        if isinstance(entry, Detail) and page.item:
            held = page.dossier.value(entry.path)
            if any(item.id == page.item for item in held):
                return entry
    return None


def _item(page: Page, opened: Detail) -> Json:
    ids = [item.id for item in page.dossier.value(opened.path)]
    at = ids.index(page.item or "")
    around = {"prev": at - 1, "next": at + 1}
    place = page.t(opened.position, number=at + 1, count=len(ids))
    return {
        "id": ids[at],
        "number": page.names[ids[at]].code,
        "title": page.names[ids[at]].name or page.t("No title yet"),
        "over": f"{page.label(page.section)} · {place}",
        **{
            way: {"id": ids[to], "label": page.names[ids[to]].label} if 0 <= to < len(ids) else None
            for way, to in around.items()
        },
    }


def _neighbours(page: Page) -> Json:
    ids = order(page.dossier)
    at = ids.index(page.section)
    return {
        "prev": _link(page, ids[at - 1]) if at else None,
        "next": _link(page, ids[at + 1]) if at + 1 < len(ids) else None,
    }


def _link(page: Page, section_id: str) -> Json:
    return {"id": section_id, "label": page.label(section_id)}

"""The section in view: its head, its form with values, and where one can go from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plpmission.i18n import Lang, Translate, translator
from plpmission.model import Dossier
from plpmission.outline import outline, texts
from plpmission.outline.contents import State, states
from plpmission_widgets.forms import form_of
from plpmission_widgets.forms.fields import Detail
from plpmission_widgets.names import names
from plpmission_widgets.options import references
from plpmission_widgets.views.fields import Page, field, form
from plpmission_widgets.walk import order

Json = dict[str, Any]

STATE_LABELS: Mapping[State, str] = {
    "done": "Done",
    "begun": "Begun",
    "empty": "Empty",
    "left_out": "Left out",
}


def section(
    dossier: Dossier,
    lang: Lang,
    section_id: str,
    item: str | None = None,
    counts: Mapping[str, int] | None = None,
) -> Json:
    """What the middle pane shows; with ``item``, one item of the section's list alone."""
    page = Page(dossier=dossier, lang=lang, section=section_id, item=item, findings=counts)
    state = states(dossier)[section_id]
    opened = _opened(page)
    own = section_id.startswith("sec-")
    head = _own_head(page) if own else _head(page)
    return {
        "id": section_id,
        **head,
        "own": own,
        "lang": dossier.lang,
        "state": state,
        "state_label": page.t(STATE_LABELS[state]),
        "can_leave_out": not own,
        "left_out": _left_out(dossier, section_id) if state == "left_out" else None,
        "done": state == "done",
        "fields": [field(opened, page)] if opened else form(form_of(section_id), page),
        "item": _item(page, opened, head) if opened else None,
        "refs": references(dossier, lang),
        **_neighbours(page),
    }


def _head(page: Page) -> Json:
    words = texts(page.lang)
    spec = outline().section(page.section)
    numbers = _numbers()
    above = [f"{numbers[node]} {words.heading(node).short_title}" for node in spec.parents]
    return {
        "number": spec.number,
        "title": words.section(page.section).title,
        "over": " · ".join(above),
        "facts": [f"EFQM {number} · {words.efqm(number).name}" for number in spec.efqm],
    }


def _numbers() -> dict[str, str]:
    found: dict[str, str] = {}
    for part in outline().tree:
        found[part.id] = part.number
        for child in getattr(part, "children", ()):
            found[child.id] = child.number
    return found


def _own_head(page: Page) -> Json:
    own = page.dossier.item(page.section)
    return {
        "number": "",
        "title": getattr(own, "title", "") or page.t("A section of your own"),
        "over": page.t("A section of your own"),
        "facts": [],
    }


def _left_out(dossier: Dossier, section_id: str) -> Json:
    return {"reason": dossier.value(f"letter.sections[{section_id}].left_out_reason")}


def _opened(page: Page) -> Detail | None:
    """The list whose item is open."""
    for entry in form_of(page.section):
        if isinstance(entry, Detail) and page.item:
            held = page.dossier.value(entry.path)
            if any(item.id == page.item for item in held):
                return entry
    return None


def _item(page: Page, opened: Detail, head: Json) -> Json:
    named = {name.id: name for name in names(page.dossier, page.lang)}
    ids = [item.id for item in page.dossier.value(opened.path)]
    at = ids.index(page.item or "")
    around = {"prev": at - 1, "next": at + 1}
    short = texts(page.lang).section(page.section).short_title
    place = page.t(opened.position, number=at + 1, count=len(ids))
    return {
        "id": ids[at],
        "number": named[ids[at]].code,
        "title": named[ids[at]].name or page.t("No title yet"),
        "over": f"{head['number']} {short} · {place}",
        **{
            way: {"id": ids[to], "label": named[ids[to]].label} if 0 <= to < len(ids) else None
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
    return {"id": section_id, "label": label_of(page.dossier, page.lang, section_id)}


def label_of(dossier: Dossier, lang: Lang, section_id: str) -> str:
    """A section's number and short title."""
    t: Translate = translator("app", lang)
    if section_id.startswith("sec-"):
        return str(getattr(dossier.item(section_id), "title", "")) or t("A section of your own")
    spec = outline().section(section_id)
    return f"{spec.number} {texts(lang).section(section_id).short_title}"

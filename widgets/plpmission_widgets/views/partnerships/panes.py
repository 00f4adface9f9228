"""The outline and the section in view: of one partnership, and of the zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from plpmission.i18n import translator
from plpmission.model import Item
from plpmission.outline.charter import BY_ID
from plpmission_widgets.forms.fields import Detail, Entry, Form, Group, When
from plpmission_widgets.forms.partnerships import FORMS, ZONE_FORMS
from plpmission_widgets.views.fields import form
from plpmission_widgets.views.outline import COUNTED, findings_label
from plpmission_widgets.views.partnerships import inheriting
from plpmission_widgets.views.partnerships.page import CRITERION_IDS, OVERVIEW, PlpPage
from plpmission_widgets.views.section import STATE_LABELS

DOMAIN = "partnerships"
Json = dict[str, Any]

_AROUND = ("launch", "rules", "people", "evaluation", "measures", "letters")
"""The sections of a partnership beside its charter's criteria."""


def outline(page: PlpPage) -> Json:
    """The charter's criteria with where each stands, and what there is around them."""
    shown: Json = {"current": page.section, "closed": True}
    if page.here is None:
        return {
            **shown,
            "heading": page.t("Partnerships of the zone"),
            "parts": [],
            "links": [_links(page, page.t("The zone"), (OVERVIEW, *ZONE_FORMS))],
        }
    found = progress(page)
    return {
        **shown,
        "heading": page.t("Criteria of the charter"),
        "progress": found,
        "progress_texts": _progress_texts(found, page),
        "parts": [_leaf(page, key) for key in CRITERION_IDS],
        "links": [
            _links(
                page,
                page.t("Around the charter"),
                tuple(f"{page.here.id}/{key}" for key in _AROUND),
            ),
            _links(page, page.t("The zone"), (OVERVIEW, "plan")),
        ],
    }


def progress(page: PlpPage) -> Json:
    """How many criteria are done, begun, empty and left out."""
    held = list(page.states.values())
    return {name: held.count(name) for name in ("done", "begun", "empty", "left_out")}


def _progress_texts(found: Json, page: PlpPage) -> Json:
    t = translator("app", page.lang)
    return {
        name: t(one) if found[name] == 1 else t(many, count=found[name])
        for name, (one, many) in COUNTED.items()
        if found[name]
    }


def _leaf(page: PlpPage, key: str) -> Json:
    section, state = f"{page.open.id}/{key}", page.states.get(key, "empty")
    found = page.counts.get(section, 0)
    app = translator("app", page.lang)
    return {
        "id": section,
        "number": BY_ID[key].number or "—",
        "title": page.charter.criteria[key].short_title,
        "state": state,
        "state_label": app(STATE_LABELS[state]),
        "findings": found,
        "findings_label": findings_label(found, app) if found else "",
        "children": [],
    }


def _links(page: PlpPage, label: str, sections: Sequence[str]) -> Json:
    links = [{"id": section, "label": page.title(section)} for section in sections]
    return {"label": label, "links": links}


# The middle pane.


def section(page: PlpPage) -> Json:
    """The section in view."""
    if page.section == OVERVIEW:
        overview = import_module("plpmission_widgets.views.partnerships.overview")
        return {**_empty(page), "beside": True, "wide": True, **overview.section(page)}
    if page.here is None:
        return {**_empty(page), **_of_zone(page)}
    if page.part in BY_ID:
        return {**_empty(page), **_criterion(page)}
    return {**_empty(page), **_around(page)}


def _empty(page: PlpPage) -> Json:
    return {
        "id": page.section,
        "number": "",
        "title": page.title(page.section),
        "over": "",
        "own": False,
        "lang": page.dossier.lang,
        "state": "",
        "facts": [],
        "can_leave_out": False,
        "left_out": None,
        "unmarked": True,
        "item": None,
        "refs": [],
        "prev": None,
        "next": None,
    }


def _of_zone(page: PlpPage) -> Json:
    zone = page.dossier.zone.name
    return {"over": zone, "fields": form(ZONE_FORMS[page.section], page)}


def _criterion(page: PlpPage) -> Json:
    key, t = page.part, page.t
    app = translator("app", page.lang)
    state = page.states.get(key, "empty")
    drawn = form(FORMS[key], page, page.base)
    inheriting.mark(drawn, page)
    inheriting.lacking(drawn, page)
    return {
        "title": page.charter.criteria[key].title,
        "over": t("Charter · cover")
        if key == "cover"
        else t("Charter · criterion {number} of 17", number=BY_ID[key].number),
        "state": state,
        "state_label": app(STATE_LABELS[state]),
        "facts": inheriting.facts(page),
        "fields": drawn,
        **_neighbours(page, CRITERION_IDS),
    }


def _neighbours(page: PlpPage, keys: Sequence[str]) -> Json:
    at = keys.index(page.part)
    around = {"prev": at - 1, "next": at + 1}
    return {
        way: _link(page, f"{page.open.id}/{keys[to]}") if 0 <= to < len(keys) else None
        for way, to in around.items()
    }


def _link(page: PlpPage, section_id: str) -> Json:
    return {"id": section_id, "label": page.label(section_id)}


def _around(page: PlpPage) -> Json:
    key = page.part
    if key == "launch":
        launch = import_module("plpmission_widgets.views.partnerships.launch")
        return {"over": page.open.name, **launch.section(page)}
    opened = _opened(FORMS[key], page, page.base)
    if opened:
        entry, base, item = opened
        return {
            "over": page.open.name,
            "fields": [_drawn_open(entry, page, base, item)],
            "item": _item(page, entry, base, item),
        }
    drawn = form(FORMS[key], page, page.base)
    inheriting.mark(drawn, page)
    return {"over": page.open.name, "fields": drawn, "facts": inheriting.facts(page)}


def _opened(entries: Form, page: PlpPage, base: str) -> tuple[Detail, str, Item] | None:
    """The list whose item is open, with the path of the list; an item's own lists too."""
    for entry in _every(entries):
        if not isinstance(entry, Detail) or not page.item:
            continue
        for held in page.dossier.value(base + entry.path):
            if held.id == page.item:
                return entry, base, held
            inside = _opened(entry.fields, page, f"{base}{entry.path}[{held.id}].")
            if inside:
                return inside
    return None


def _every(entries: Form) -> Iterator[Entry]:
    for entry in entries:
        if isinstance(entry, Group | When):
            yield from _every(entry.fields)
        else:
            yield entry


def _drawn_open(entry: Detail, page: PlpPage, base: str, item: Item) -> Json:
    (drawn,) = form((entry,), page, base)
    return {**drawn, "current": item.id}


def _item(page: PlpPage, entry: Detail, base: str, item: Item) -> Json:
    ids = [other.id for other in page.dossier.value(base + entry.path)]
    at = ids.index(item.id)
    around = {"prev": at - 1, "next": at + 1}
    above = base.rstrip(".").rpartition("[")[2].rstrip("]")
    place = page.t(entry.position, number=at + 1, count=len(ids))
    return {
        "id": item.id,
        "number": "",
        "title": page.names[item.id].name or page.t("No title yet"),
        "over": f"{page.label(page.section)} · {place}",
        "back": above if above != page.open.id else None,
        **{
            way: {"id": ids[to], "label": page.names[ids[to]].label or page.t("No title yet")}
            if 0 <= to < len(ids)
            else None
            for way, to in around.items()
        },
    }

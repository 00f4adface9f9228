"""The three panes of one partnership, and of the sections of the zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from plpmission.checks import Finding
from plpmission.i18n import translator
from plpmission.model import Item
from plpmission.outline.charter import BY_ID, DISAGREEMENTS, charter_texts
from plpmission.partners.evaluating import elements
from plpmission_widgets.forms.fields import Detail, Entry, Form, Group, When
from plpmission_widgets.forms.partnerships import FORMS, ZONE_FORMS
from plpmission_widgets.views import findings as found_rows
from plpmission_widgets.views.fields import form
from plpmission_widgets.views.outline import COUNTED, findings_label
from plpmission_widgets.views.partnerships import inheriting
from plpmission_widgets.views.partnerships.page import CRITERION_IDS, OVERVIEW, PlpPage
from plpmission_widgets.views.section import STATE_LABELS

DOMAIN = "partnerships"
Json = dict[str, Any]

_AROUND = ("launch", "rules", "people", "evaluation", "measures", "letters")
"""The sections of a partnership beside its charter's criteria."""


# The left pane.


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
    found = _progress(page)
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


def _progress(page: PlpPage) -> Json:
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


# The right pane.


def aside(page: PlpPage, findings: Sequence[Finding]) -> Json | None:
    """What the ministry would tick, what is good to know, and how far the whole is."""
    mine = [found for found in findings if found.section == page.section]
    if page.here is None:
        return _beside_zone(page, mine)
    parts = []
    if page.part in BY_ID:
        parts = [_ticks(page), _known(page)]
    if page.part == "evaluation":
        parts.append(_elements(page))
    else:
        parts.append(_sending(page))
    told = [found for found in mine if not found.code.startswith("P")]
    return {
        "parts": parts,
        "guidance": "",
        "quiet": not told,
        "findings": found_rows.rows(told, page),
        "findings_heading": str(len(told)),
        "dismissed": [],
        "marks": [],
        "label": page.t("Check of the section"),
        "fold": _fold(page),
        "all": page.t("All remarks on the partnership"),
    }


def _beside_zone(page: PlpPage, mine: Sequence[Finding]) -> Json | None:
    """What the checks say of what the zone says once for all; wide tables keep their room."""
    if page.section not in {"plan", "texts"} and not mine:
        return None
    return {
        "parts": [],
        "guidance": "",
        "quiet": not mine,
        "findings": found_rows.rows(mine, page),
        "findings_heading": str(len(mine)),
        "dismissed": [],
        "marks": [],
        "label": page.t("Check of the section"),
        "fold": page.t("Remarks: {count}", count=len(mine)),
        "all": page.t("All remarks on the section"),
    }


def _fold(page: PlpPage) -> str:
    mine = _mine(page)
    met = sum(one.ok for one in mine)
    return page.t("Check: {met} of {count} filled in", met=met, count=len(mine))


def _mine(page: PlpPage) -> list[Any]:
    """What is ticked of the criterion in view: what is asked, and what is advised."""
    return [one for one in page.ticks if one.criterion == page.part and one.level != "optional"]


def _ticks(page: PlpPage) -> Json:
    rows, t = _mine(page), page.t
    words = page.charter.criteria[page.part].elements
    criterion = BY_ID[page.part]
    said = translator("checks", page.lang)
    asked = [one for one in rows if one.level == "mandatory"]
    return {
        "kind": "plp-ticks",
        "label": t("As the FPS Interior would tick it"),
        "count": t("{met} of {count}", met=sum(one.ok for one in asked), count=len(asked)),
        "rows": [
            {
                "id": one.element,
                "label": words[one.element],
                "note": _note(one, page),
                "state": "yes" if one.ok else "no" if one.level == "mandatory" else "open",
                "said": t("Filled in") if one.ok else t("Missing"),
            }
            for one in rows
        ],
        "source": f"{said(criterion.source)} · P{criterion.number or '00'}",
    }


def _note(one: Any, page: PlpPage) -> str:
    said = translator("partners", page.lang)(one.note) if one.note else ""
    if one.level == "recommended":
        return " · ".join(filter(None, (page.t("recommended"), said)))
    return said


def _known(page: PlpPage) -> Json:
    t, words = page.t, page.charter.criteria[page.part]
    own = charter_texts(page.dossier.lang).criteria[page.part]
    more: list[Json] = [
        {"label": t("Read an example"), "texts": [own.example], "words": page.dossier.lang}
    ]
    for found in DISAGREEMENTS:
        if page.part in found.criteria:
            said = page.charter.disagreements[found.id]
            more.append(
                {
                    "label": t("The circular disagrees with itself here"),
                    "texts": [
                        said.title,
                        f"{found.one}: {said.one}",
                        f"{found.other}: {said.other}",
                        said.advice,
                    ],
                }
            )
    return {"kind": "plp-know", "label": t("Good to know"), "text": words.guidance, "more": more}


def _elements(page: PlpPage) -> Json:
    """The six required elements of an evaluation and the two optional ones, and its report."""
    t, said = page.t, translator("model", page.lang)
    held = page.open.evaluations
    mine = next((one for one in held if page.item in {one.id, *(s.id for s in one.series)}), None)
    mine = mine or (held[-1] if held else None)
    found = elements(mine) if mine else ()
    required = [one for one in found if one.required]
    return {
        "kind": "plp-ticks",
        "label": t("What an evaluation covers"),
        "count": t(
            "{met} of {count}", met=sum(one.covered for one in required), count=len(required)
        ),
        "rows": [
            {
                "id": str(one.element),
                "label": said(one.element.label),
                "note": "" if one.required else t("optional"),
                "state": "yes" if one.covered else "no" if one.required else "open",
                "said": t("Filled in") if one.covered else t("Missing"),
            }
            for one in found
        ],
        "source": t("Circular, art. 7"),
        "acts": [
            {
                "label": t("Evaluation report"),
                "icon": "export",
                "message": {"do": "plp_paper", "document": "partnership-evaluation"},
            }
        ]
        if mine
        else [],
    }


def _sending(page: PlpPage) -> Json:
    """How far the charter is from being sent."""
    t = page.t
    missing = [one for one in page.ticks if one.level == "mandatory" and not one.ok]
    found = _progress(page)
    if missing:
        text = t(
            "{begun} criteria begun, {empty} empty. The charter goes with its signed rules.",
            begun=found["begun"],
            empty=found["empty"],
        )
    else:
        text = t("Nothing that is mandatory is missing. The charter goes with its signed rules.")
    acts = []
    if missing:
        acts.append({"label": t("See what is missing"), "dialog": {"dialog": "findings"}})
    letters = f"{page.open.id}/letters"
    if page.section != letters:
        acts.append(
            {"label": t("Submission and letters"), "kind": "quiet", "go": {"section": letters}}
        )
    return {"kind": "plp-sending", "label": t("Before it is sent"), "text": text, "acts": acts}

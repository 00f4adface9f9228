"""The launch in seven steps: who, by when, what is written, what the next one waits for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plpmission.i18n import day, translator
from plpmission.model.partnership_terms import LaunchDocument
from plpmission.model.terms import Term
from plpmission.outline.contents import State
from plpmission.partners.launching import Step, current_step, step_of, steps
from plpmission_widgets.forms.partnerships.launch import step as step_form
from plpmission_widgets.views.fields import form
from plpmission_widgets.views.partnerships import moves
from plpmission_widgets.views.partnerships.page import PlpPage
from plpmission_widgets.views.section import STATE_LABELS

DOMAIN = "partnerships"
Json = dict[str, Any]

_STATES: Mapping[str, State] = {"done": "done", "open": "begun", "waiting": "empty"}


def section(page: PlpPage) -> Json:
    """The steps, the current one open, and what can be done now."""
    found = steps(page.open)
    now = current_step(page.open)
    words = {
        "tasks": page.t("What is done"),
        "documents": page.t("Documents to write"),
        "conditions": page.t("What the next step waits for"),
    }
    drawn = {
        "kind": "plp-steps",
        "path": "launch",
        "steps": [_step(one, page, opened=one.number == now) for one in found],
        "words": words,
    }
    return {
        "title": page.t("From the idea to the recognition"),
        "fields": [*moves.path(page), drawn],
    }


def _step(one: Step, page: PlpPage, *, opened: bool) -> Json:
    words, app = page.charter.steps[one.number], translator("app", page.lang)
    state = _STATES[one.state]
    return {
        "id": one.path,
        "number": one.number,
        "title": words.title,
        "state": state,
        "state_label": app(STATE_LABELS[state]),
        "open": opened,
        "when": _when(one, page),
        "text": words.what,
        "tasks": [
            f"{page.t('Who')}: {words.who}",
            f"{page.t('When')}: {words.when}",
            words.support,
        ],
        "fields": _fields(one, page),
        "documents": [_document(name, one, page) for name in one.documents],
        "conditions": _conditions(one, page),
    }


def _when(one: Step, page: PlpPage) -> str:
    if one.done_on:
        return page.t("done on {date}", date=day(one.done_on, page.lang))
    return page.t("by {date}", date=day(one.by, page.lang)) if one.by else ""


def _fields(one: Step, page: PlpPage) -> list[Json]:
    drawn = form(step_form(one.number), page, page.base)
    offered = {str(term) for group in (*one.needed, one.wished) for term in group}
    written = {str(term) for term in one.documents}
    for field in drawn:
        if field.get("path", "").endswith(".met"):
            field["options"] = [row for row in field["options"] if row["value"] in offered]
        if field.get("path", "").endswith(".documents"):
            field["options"] = [row for row in field["options"] if row["value"] in written]
    return [field for field in drawn if field.get("options") != []]


def _document(name: LaunchDocument, one: Step, page: PlpPage) -> Json:
    message = {"do": "plp_paper", "step": one.number, "document": str(name)}
    return {"label": _said(name, page), "icon": "doc", "small": True, "message": message}


def _conditions(one: Step, page: PlpPage) -> list[Json]:
    t, met = page.t, set(step_of(page.open, one.number).met)
    groups: Sequence[tuple[tuple[Any, ...], bool]] = [
        *((group, True) for group in one.needed),
        *(((term,), False) for term in one.wished),
    ]
    return [
        {
            "text": t(" or ").join(_said(term, page) for term in group)
            + ("" if needed else f" ({t('advised')})"),
            "met": bool(met & set(group)),
            "said": t("Met") if met & set(group) else t("Not met yet"),
        }
        for group, needed in groups
    ]


def _said(term: Term, page: PlpPage) -> str:
    return translator("model", page.lang)(term.label)

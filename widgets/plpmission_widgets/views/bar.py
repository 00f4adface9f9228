"""The bar on top: whose dossier this is, who is at work, and what can be done."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import Lang, Translate, translator
from plpmission.model import Dossier
from plpmission.store import Actor
from plpmission_widgets.beside import VIEWS, View

Json = dict[str, Any]


def bar(dossier: Dossier | None, dossier_id: str, actor: Actor | None, lang: Lang) -> Json:
    """The bar, on the home screen and in a dossier, which gives its own title."""
    t = translator("app", lang)
    who = {"name": actor.name, "role": actor.role, "kind": actor.kind} if actor else None
    if dossier is None:
        said = t("{name}, as declared", name=_person(actor)) if actor else ""
        return {
            "title": "plpmission",
            "subtitle": said,
            "actor": who,
            "can_export": False,
            "dossier": None,
            "doc_lang": lang,
        }
    return {
        "title": dossier.title,
        "subtitle": "",
        "actor": who,
        "can_export": True,
        "dossier": dossier_id,
        "doc_lang": dossier.lang,
    }


def _person(actor: Actor) -> str:
    return f"{actor.name} ({actor.role})" if actor.role else actor.name


def apps(here: str, lang: Lang, *, at_home: bool) -> list[Json]:
    """The parts of the app as tabs; ``here`` is the section or view that is shown.

    A tab leads to the first view of its part. The letter's own (at home, the list of dossiers)
    leads to none; there are no tabs where it would stand alone.
    """
    t = translator("app", lang)
    there = [view for view in VIEWS.values() if (view.at_home if at_home else view.in_letter)]
    first: dict[str, View] = {view.tab: view for view in reversed(there) if view.tab != "letter"}
    if not first:
        return []
    tab = VIEWS[here].tab if here in VIEWS else "letter"
    letter: Json = {
        "id": "letter",
        "label": t("Dossiers") if at_home else t("Letter"),
        "view": None,
    }
    others: list[Json] = [
        {"id": name, "label": label, "view": first[name].id}
        for name, label in _tabs(t).items()
        if name in first
    ]
    return [{**one, "current": one["id"] == tab} for one in (letter, *others)]


def _tabs(t: Translate) -> dict[str, str]:
    return {
        "reports": t("Reports"),
        "compare": t("Compare"),
        "partnerships": t("Partnerships"),
    }

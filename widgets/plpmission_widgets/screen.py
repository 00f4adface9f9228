"""What is shown of a desk: the value of each trait of the page, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from plpmission.errors import MissionError, Problem, UnknownItem
from plpmission.i18n import Lang, say, translator
from plpmission_widgets import beside
from plpmission_widgets.desk import INTERFACE, Desk
from plpmission_widgets.holding import Holding, holding
from plpmission_widgets.views import (
    bar,
    comments,
    dialogs,
    home,
    imports,
    others,
)
from plpmission_widgets.words import browser_texts

Json = dict[str, Any]

Refresh = Literal["nothing", "dialog", "quiet", "later", "section", "screen"]
"""How much of the page follows a message.

``quiet`` and ``later`` wait until nobody has typed for a moment: the panes beside the section, or
the section too. ``section`` and ``screen`` are shown at once.
"""

_BESIDE = ("bar", "save", "outline", "aside")
_RENEWED: Mapping[Refresh, tuple[str, ...]] = {
    "nothing": (),
    "dialog": ("dialog",),
    "quiet": _BESIDE,
    "later": (*_BESIDE, "section"),
    "section": (*_BESIDE, "section", "dialog"),
    "screen": ("ui", "screen", "home", *_BESIDE, "section", "dialog"),
}


def traits(desk: Desk, refresh: Refresh) -> Json:
    """The parts of the page that a refresh renews, by the name of their trait."""
    return {name: _PARTS[name](desk) for name in _RENEWED[refresh]}


class Shut:
    """A page without a store: it says why, and nothing else."""

    def __init__(self, error: MissionError, lang: Lang) -> None:
        self.lang = lang
        self.said = say(error, lang)
        title = translator("app", lang)("The dossiers cannot be reached")
        self.shown: Json = {
            "ui": ui(lang),
            "screen": "start",
            "bar": bar.bar(None, "", None, lang),
            "dialog": dialogs.problem(error, lang, title),
        }


def ui(lang: Lang) -> Json:
    """The language of the screen, those that there are, and the script's words."""
    return {
        "lang": lang,
        "langs": [{"code": code, "label": label} for code, label in INTERFACE.items()],
        "texts": browser_texts(lang),
    }


def _bar(desk: Desk) -> Json:
    letter = desk.letter
    shown = bar.bar(
        letter.dossier if letter else None, letter.id if letter else "", desk.actor, desk.lang
    )
    here = letter.section if letter else desk.visited
    tabs = {"apps": bar.apps(here, desk.lang, at_home=letter is None)}
    if letter is None:
        return {**shown, **tabs}
    heading = holding(letter.dossier).heading(letter.dossier, here, desk.lang)
    return {**shown, **tabs, **heading, "others": others.others(desk)}


def _save(desk: Desk) -> Json:
    at = saved_at(desk)
    return {
        "state": "saved",
        "text": desk.t("Saved at {time}", time=at) if at else "",
        "detail": "",
    }


def saved_at(desk: Desk) -> str:
    """The time of the last save, as the page shows it."""
    return f"{desk.letter.saved_at.astimezone():%H:%M}" if desk.letter else ""


def _home(desk: Desk) -> Json | None:
    if desk.screen != "home":
        return None
    listed = desk.store.list()
    shown = home.home(
        [entry for entry in listed if not entry.deleted_at],
        desk.store.list(deleted=True),
        _resume(desk, {entry.id: entry.title for entry in listed}),
        desk.actor,
        desk.lang,
    )
    return {
        **shown,
        "beside": beside.at_home(desk.lang),
        "intakes": imports.unfinished(desk),
        "warnings": [_warning(found, desk.lang) for found in desk.store.warnings],
    }


def _warning(found: Problem, lang: Lang) -> str:
    return translator("store", lang)(found.message, **dict(found.parameters))


def _resume(desk: Desk, titles: Mapping[str, str]) -> Json | None:
    """Where one was, if the dossier is still there."""
    last = desk.store.settings.get("last")
    if not last or last["dossier"] not in titles:
        return None
    try:
        if not last["section"]:
            return None
        dossier = desk.store.open(last["dossier"]).dossier
        title = holding(dossier).label(dossier, last["section"], desk.lang)
    except (UnknownItem, KeyError):
        return None
    over = " · ".join((desk.t("You were here"), titles[last["dossier"]]))
    return {**last, "over": over, "title": title}


def _outline(desk: Desk) -> Json | None:
    if not desk.letter:
        return None
    page = desk.page()
    also = imports.views(desk)
    holds = page.dossier.holds
    views = beside.listed(desk.lang, current=page.section, holds=holds, also=also)
    shown = holding(page.dossier).outline(desk)
    return {**shown, "beside": views, "here": others.by_section(desk)}


def _section(desk: Desk) -> Json | None:
    if not desk.letter and not desk.visited:
        return None
    desk.version += 1
    view = beside.VIEWS.get(desk.letter.section if desk.letter else desk.visited)
    shown = beside.section(view, desk) if view else _of_the_dossier(desk).section(desk)
    return {**shown, "version": desk.version}


def _aside(desk: Desk) -> Json | None:
    if not desk.letter or desk.letter.section in beside.VIEWS:
        return None
    shown = _of_the_dossier(desk).aside(desk)
    return {**shown, "comments": comments.beside(desk)} if shown else None


def _of_the_dossier(desk: Desk) -> Holding:
    return holding(desk.open_letter.dossier)


_PARTS: Mapping[str, Callable[[Desk], Any]] = {
    "ui": lambda desk: ui(desk.lang),
    "screen": lambda desk: desk.screen,
    "bar": _bar,
    "save": _save,
    "home": _home,
    "outline": _outline,
    "section": _section,
    "aside": _aside,
    "dialog": lambda desk: desk.dialog,
}

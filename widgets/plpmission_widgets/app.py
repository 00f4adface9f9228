"""What a notebook builds: one app, on the store that the environment names."""

from __future__ import annotations

import os
from contextlib import suppress
from urllib.parse import parse_qs

from plpmission.errors import MissionError, StoreError, UnknownItem
from plpmission.store import default_url, open_store
from plpmission_widgets.app_widget import AppWidget
from plpmission_widgets.desk import DEFAULT, Desk
from plpmission_widgets.screen import Shut
from plpmission_widgets.views import dialogs

STORE = "PLPMISSION_STORE"
"""The environment variable that says where dossiers are kept."""


class LetterApp(AppWidget):
    """The app in which a mission letter is written.

    In Voila the page's address says which dossier and section to open; without one, and in
    JupyterLab, it begins with the list of dossiers.
    """

    def __init__(self, store: str | None = None) -> None:
        super().__init__(_desk(store or os.environ.get(STORE) or default_url()))


class CompareApp(AppWidget):
    """The same app, begun where letter and reports stand side by side.

    Without a dossier in the page's address it takes the one that was open last.
    """

    def __init__(self, store: str | None = None) -> None:
        desk = _desk(store or os.environ.get(STORE) or default_url())
        if isinstance(desk, Desk):
            _go_to(desk, "view-compare")
        super().__init__(desk)


class PartnershipApp(AppWidget):
    """The same app, begun at a zone's register of partnerships.

    Without a dossier in the page's address it opens the register that was changed last; where
    there is none, the list of registers.
    """

    def __init__(self, store: str | None = None) -> None:
        desk = _desk(store or os.environ.get(STORE) or default_url())
        if isinstance(desk, Desk) and not desk.letter and not desk.visited:
            _open_register(desk)
        super().__init__(desk)


def _open_register(desk: Desk) -> None:
    held = [one for one in desk.store.list() if one.summary.get("holds") == "partnerships"]
    with suppress(MissionError):
        if held:
            desk.open(max(held, key=lambda one: one.changed).id)
            return
    desk.visit("view-partnerships")


def _go_to(desk: Desk, view: str) -> None:
    """Turn to a view of the open dossier, or of the last one, unless the address names a place."""
    place = parse_qs(os.environ.get("QUERY_STRING", ""))
    if _first(place, "section") or _first(place, "view"):
        return
    last = (desk.store.settings.get("last") or {}).get("dossier")
    with suppress(MissionError):
        if last and not desk.letter:
            desk.open(last)
        if desk.letter:
            desk.visit(view)


def _desk(url: str) -> Desk | Shut:
    try:
        store = open_store(url)
        store.empty_bin()
        desk = Desk(store)
    except StoreError as error:
        return Shut(error, DEFAULT)
    place = parse_qs(os.environ.get("QUERY_STRING", ""))
    if view := _first(place, "view"):
        with suppress(UnknownItem):
            desk.visit(view)
    if dossier := _first(place, "dossier"):
        try:
            desk.open(dossier, _first(place, "section"), _first(place, "item") or None)
        except UnknownItem:
            desk.open(dossier)
        except MissionError as error:
            desk.dialog = dialogs.problem(error, desk.lang, desk.t("This dossier cannot be opened"))
    return desk


def _first(place: dict[str, list[str]], name: str) -> str:
    return place.get(name, [""])[0]

"""Documents that were brought in: those to finish, and what an open letter has of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plpmission.i18n import translator
from plpmission_widgets.kept_files import RETURNED, kind_of
from plpmission_widgets.views import dialogs
from plpmission_widgets.views.home import moment

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "intake"
Json = dict[str, Any]


def unfinished(desk: Desk) -> list[Json]:
    """The documents of which no dossier was made yet, the last worked on first."""
    t = translator(DOMAIN, desk.lang)
    waits = {
        "": t("Its passages wait for your decisions"),
        RETURNED: t("A Word file that came back: say which dossier it was made from"),
    }
    return [
        {
            "id": one.id,
            "name": one.name,
            "what": waits.get(kind_of(desk.store, one.id), ""),
            "when": t("last change: {when}", when=moment(one.changed, desk.lang)),
        }
        for one in desk.store.intakes.list()
    ]


def views(desk: Desk) -> tuple[str, ...]:
    """The views of the open letter in which there is something to see."""
    kept = desk.store.intakes.of(desk.open_letter.id)
    found = {kind_of(desk.store, one.id) for one in kept}
    names = {"": "view-source", RETURNED: "view-returned"}
    return tuple(view for name, view in names.items() if name in found)


def forget(desk: Desk, id_: str) -> Json:
    """Is the document given up for good?"""
    t = translator(DOMAIN, desk.lang)
    names = {one.id: one.name for one in desk.store.intakes.list()}
    return dialogs.confirm(
        t("Give up {name}?", name=names.get(id_, "")),
        t("What was decided of it goes too. The file on your computer stays."),
        t("Give it up"),
        {"do": "intake_forget", "id": id_},
    )

"""Many dossiers at once: the frame of their table, and what was asked of it last.

The rows are worked out beside the page, which opens none of the dossiers (see ``many_rows``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plpmission.i18n import Translate, translator
from plpmission.store import Listed

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "reports"
VIEW = "view-many"
ASKED = ("near", "before", "after")
"""What can be asked of the table: what resembles one dossier, or one letter beside another."""
Json = dict[str, Any]


def fields(desk: Desk) -> list[Json]:
    """The table's words, and what was asked of it last."""
    asked = desk.asked.get(VIEW, {})
    return [
        {
            "kind": "many",
            "path": "many",
            "asked": {name: asked.get(name, "") for name in ASKED},
            "words": _words(translator(DOMAIN, desk.lang)),
        }
    ]


def mandates(desk: Desk) -> list[Listed]:
    """The dossiers of the store that are in the table, whether they can be read or not."""
    listed = desk.store.list()
    return [one for one in listed if one.summary.get("holds", "mandate") == "mandate"]


def unread(desk: Desk, keys: set[str]) -> str:
    """Which dossiers are missing from a table of these; empty where none is."""
    titles = [one.title for one in mandates(desk) if one.id not in keys]
    if not titles:
        return ""
    t = translator(DOMAIN, desk.lang)
    return t("Not in the table, because they cannot be opened: {titles}.", titles=", ".join(titles))


def _words(t: Translate) -> Json:
    return {
        "search": t("Zone or title"),
        "stage": t("Stage"),
        "lang": t("Language"),
        "theme": t("Theme"),
        "state": t("Objectives"),
        "all": t("all"),
        "shown": t("{count} of {all} dossiers"),
        "clear": t("Show all"),
        "none": t("No dossier fits these filters."),
        "dossier": t("Dossier"),
        "findings": t("Findings"),
        "score": t("Score"),
        "no_report": t("no report yet"),
        "sort": t("Sort by"),
        "more": t("Compare"),
        "near": t("Objectives that resemble these"),
        "previous": t("Beside the former letter of the zone"),
        "beside": t("Beside another letter…"),
        "xlsx": t("Excel"),
        "csv": t("CSV"),
        "take": t("Take along what is shown"),
        "close": t("Close"),
        "first": t("First letter"),
        "second": t("Second letter"),
        "two": t("One letter against another"),
        "choose": t("Choose two letters"),
        "added": t("put in"),
        "removed": t("taken out"),
        "nowhere": t("nothing"),
        "nothing": t("Nothing comes near it."),
        "open": t("Open"),
        "places": t("Where"),
    }

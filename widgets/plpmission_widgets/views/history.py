"""The versions of a dossier: who made each, when, what it touched; and any two side by side."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from plpmission.diff import changes
from plpmission.i18n import Lang, Translate, day, translator
from plpmission.store import Frozen, Revision, Store
from plpmission_widgets.page import Page
from plpmission_widgets.views.compared import compared, extent

if TYPE_CHECKING:
    import datetime as dt

    from plpmission_widgets.desk import Desk

DOMAIN = "history"
Json = dict[str, Any]
AT_ONCE = 20
"""Versions shown before one asks for more."""


def fields(desk: Desk) -> list[Json]:
    """The list of versions, and the two that are compared."""
    page = desk.page()
    t = translator(DOMAIN, page.lang)
    assert desk.letter is not None  # noqa: S101 - listed in an open letter only
    key = desk.letter.id
    asked = desk.asked.get(key, {})
    shown = asked.get("versions", AT_ONCE)
    revisions = desk.store.revisions(key)[::-1]
    official = official_words(desk.store.frozen(key), t)
    return [
        {
            "kind": "history",
            "path": "history",
            "rows": [
                _row(desk.store, key, found, official, page, t) for found in revisions[:shown]
            ],
            "more": max(0, len(revisions) - shown),
            "pending": _pending(desk, t),
            "compared": _compared(desk.store, key, asked.get("compare"), page, t),
            "words": _words(t),
        }
    ]


def _row(  # noqa: PLR0913, PLR0917 - what a version shows
    store: Store,
    key: str,
    found: Revision,
    official: dict[int, list[str]],
    page: Page,
    t: Translate,
) -> Json:
    touched = _extent(store, key, found.number, page.lang)
    known = [section for section in touched["sections"] if section in page.numbers]
    return {
        "number": found.number,
        "who": found.actor.name or t("Nobody named"),
        "role": found.actor.role,
        "when": full_moment(found.at, page.lang),
        "note": found.note,
        "name": found.name,
        "official": official.get(found.number, []),
        "sections": [{"id": section, "label": page.label(section)} for section in known],
        "amount": touched["amount"],
    }


@lru_cache(maxsize=500)  # a revision never changes
def _extent(store: Store, key: str, number: int, lang: Lang) -> Json:
    t = translator(DOMAIN, lang)
    if number == 1:
        return {"sections": (), "amount": t("The first version")}
    found = changes(store.read(key, number - 1), store.read(key, number))
    sections = dict.fromkeys(change.section for change in found if change.section)
    return {"sections": tuple(sections), "amount": extent(found, t)}


def _pending(desk: Desk, t: Translate) -> str:
    """What was written since the last version."""
    assert desk.letter is not None  # noqa: S101
    if not desk.store.drafted(desk.letter.id):
        return ""
    return t("What was written since is saved, and becomes a version at the next pause.")


def _compared(
    store: Store, key: str, asked: tuple[int, int] | None, page: Page, t: Translate
) -> Json | None:
    if asked is None:
        return None
    before, after = sorted(asked)
    return {
        "before": before,
        "after": after,
        "title": t("From version {before} to version {after}", before=before, after=after),
        "places": compared(store.read(key, before), store.read(key, after), page.lang),
    }


def official_words(frozen: tuple[Frozen, ...], t: Translate) -> dict[int, list[str]]:
    """What each version was made official as, by its number."""
    said: dict[int, list[str]] = {}
    for found in frozen:
        word = official_kinds(t).get(found.kind, found.kind)
        said.setdefault(found.revision, []).append(word)
    return said


def official_kinds(t: Translate) -> dict[str, str]:
    """As what a version may be made official, in words."""
    return {
        "proposed": t("Proposed"),
        "set": t("Set"),
        "amended": t("Amended"),
        "closed": t("Closed"),
        "report": t("Activity report"),
        "evaluation": t("Evaluation report"),
    }


def full_moment(at: dt.datetime, lang: Lang) -> str:
    """A day and a time of day, where the reader is."""
    local = at.astimezone()
    return f"{day(local.date(), lang)}, {local:%H:%M}"


def _words(t: Translate) -> Json:
    return {
        "versions": t("Versions"),
        "compare": t("Compare"),
        "pick": t("Choose two versions to compare."),
        "older": t("From version"),
        "newer": t("To version"),
        "version": t("Version"),
        "name": t("Name this version"),
        "rename": t("Another name"),
        "name_help": t("As people speak of it: “for the council”, “after the consultation”."),
        "keep": t("Keep the name"),
        "cancel": t("Cancel"),
        "restore": t("Take this version up again"),
        "restore_text": t("It becomes a new version; what is there now stays in the list."),
        "restore_do": t("Take it up again"),
        "more": t("Show older versions"),
        "close": t("Close the comparison"),
        "same": t("These two versions say the same."),
        "added": t("added"),
        "removed": t("removed"),
        "current": t("As it is now"),
    }

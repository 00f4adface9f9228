"""What falls due next: in one letter, and on the home screen in all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plpmission.due import Due, Kind, due
from plpmission.i18n import Lang, translator
from plpmission.model import Dossier
from plpmission.outline.contents import section_of

DOMAIN = "life"
Json = dict[str, Any]

_SHOWN = 8
_AT_HOME = 6
_RECENT = dt.timedelta(days=31)
"""What lies further behind stands in the letter's own list."""
_KEPT = 24
"""What the list of dossiers keeps of each, so that showing it opens none."""
_OPENS = ("letter.objectives", "letter.plans", "indicators")


def coming(dossier: Dossier, lang: Lang) -> Iterator[Json]:
    """The next things in a letter, and the way to have all of them in a calendar."""
    found = due(dossier, _today())
    if not found:
        return
    t = translator(DOMAIN, lang)
    yield {
        "kind": "coming",
        "path": "life.coming",
        "label": t("What falls due"),
        "rows": [_row(held, lang) for held in found[:_SHOWN]],
        "more": t("and {count} more, until {year}", count=len(found) - _SHOWN, year=_last(found))
        if len(found) > _SHOWN
        else "",
        "calendar": t("Calendar file (.ics)"),
    }


def _last(found: list[Due]) -> int:
    return found[-1].date.year


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _row(held: Due, lang: Lang) -> Json:
    return {
        "date": held.date.isoformat(),
        "title": held.what(lang),
        "text": _note(held, lang),
        "go": _go(held),
    }


def _note(held: Due, lang: Lang) -> str:
    t = translator(DOMAIN, lang)
    if held.reminder:
        return t("A reminder, not a duty.")
    if held.date < _today():
        return t("Its date has passed; it is not recorded as done.")
    return ""


def _go(held: Due) -> Json | None:
    section = section_of(held.where)
    if not section:
        return {"section": "view-life"} if held.where.startswith("follow_up") else None
    go: Json = {"section": section, "path": held.where}
    if held.where.startswith(_OPENS):
        go["item"] = held.where.partition("[")[2].partition("]")[0]
    return go


def kept(dossier: Dossier) -> list[list[str | int]]:
    """The next things, as the summary of a dossier keeps them."""
    return [
        [held.date.isoformat(), held.kind, held.where, held.title, held.about]
        for held in due(dossier, _today())[:_KEPT]
    ]


def at_home(dossiers: Iterable[tuple[str, str, Mapping[str, Any]]], lang: Lang) -> list[Json]:
    """The next things in all dossiers: each by its id, its title and its summary."""
    found = [
        (held, key, title)
        for key, title, summary in dossiers
        for held in map(_again, summary.get("due", ()))
    ]
    found.sort(key=lambda one: (one[0].date, one[2]))
    return [
        {
            **_row(held, lang),
            "id": f"{key} {held.where} {held.date}",
            "text": " · ".join(filter(None, (title, _note(held, lang)))),
            "dossier": key,
            "calendar": translator(DOMAIN, lang)("Calendar file (.ics)"),
        }
        for held, key, title in found
        if held.date >= _today() - _RECENT
    ][:_AT_HOME]


def _again(row: list[str]) -> Due:
    date, kind, where, title, about = row
    return Due(
        date=dt.date.fromisoformat(date), kind=Kind(kind), where=where, title=title, about=about
    )

"""A Word file that came back: each change and comment beside what stands there, to take or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from plpmission.diff import words as pieces_of
from plpmission.errors import UnknownItem
from plpmission.i18n import Lang, Translate, day, translator
from plpmission.importers.returned import Change, Remark
from plpmission_widgets.page import Page
from plpmission_widgets.returned import Return, of
from plpmission_widgets.views.compared import read
from plpmission_widgets.views.home import moment
from plpmission_widgets.views.places import place_of

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "intake"
VIEW = "view-returned"
Json = dict[str, Any]

OPEN: WeakKeyDictionary[Desk, Return] = WeakKeyDictionary()
"""The file that came back which each page looks at."""


def opened(desk: Desk) -> Return | None:
    """The file that the open letter looks at: the last that came back for it."""
    assert desk.letter is not None  # noqa: S101 - asked for in an open letter only
    if desk not in OPEN or OPEN[desk].dossier != desk.letter.id:
        ids = of(desk.store, desk.letter.id)
        if not ids:
            return None
        OPEN[desk] = Return(desk.store, ids[0])
    return OPEN[desk]


def fields(desk: Desk) -> list[Json]:
    """Changes by section, then comments; before it is compared, that it waits for that."""
    t = translator(DOMAIN, desk.lang)
    file = opened(desk)
    assert desk.letter is not None  # noqa: S101 - as above
    if file is None:
        empty = t("No Word file came back for this letter.")
        return [{"kind": "returned", "path": "returned", "empty": empty}]
    head = {
        "kind": "returned",
        "path": "returned",
        "name": file.name,
        "when": moment(file.at, desk.lang),
        "words": words(t),
    }
    if file.against is not desk.letter.dossier:
        return [{**head, "waits": t("The file is compared with the letter as it is now…")}]
    return [{**head, **_compared(file, Page(dossier=desk.letter.dossier, lang=desk.lang), t)}]


def _compared(file: Return, page: Page, t: Translate) -> Json:
    waiting, wanted = len(file.waiting), len(file.wanted)
    changes = [_change(one, file, page, t) for one in file.changes]
    return {
        "groups": _by_section(changes),
        "comments": [_comment(one, file, page, t) for one in file.comments],
        "taken": len(file.taken),
        "taken_text": t("{count} taken over already", count=len(file.taken)) if file.taken else "",
        "waiting": file.waiting,
        "wanted": wanted,
        "progress_text": _progress(len(file.changes) + len(file.comments), waiting, t),
        "take": _take(wanted, t),
    }


def _take(wanted: int, t: Translate) -> str:
    if wanted > 1:
        return t("Take {count} over", count=wanted)
    return t("Take 1 over") if wanted else t("Take over")


def _progress(total: int, waiting: int, t: Translate) -> str:
    if not total:
        return t("Nothing is left to look at.")
    return t("{done} of {total} decided", done=total - waiting, total=total)


def _by_section(changes: Iterable[Json]) -> list[Json]:
    groups: dict[str, list[Json]] = {}
    for one in changes:
        groups.setdefault(one["section"], []).append(one)
    return [{"title": title, "rows": rows} for title, rows in groups.items()]


def _change(one: Change, file: Return, page: Page, t: Translate) -> Json:
    before, after, current = (_seen(text) for text in (one.before, one.after, one.current))
    return {
        "id": one.id,
        "section": _section(one.section, page, t),
        "place": _place(one.where, page) or t("Between the fields: a yes makes a comment of it."),
        "what": t(_WHAT[one.kind]),
        "who": _who(one.author, one.on, page.lang),
        "choice": file.choices.get(one.id, ""),
        "conflict": one.conflict,
        "pieces": _pieces(before if one.conflict else current or before, after),
        "mine": _pieces(before, current) if one.conflict else [],
        "before": before,
    }


def _seen(text: str) -> str:
    """A text as one compares it: which of its spaces break makes no difference to a reader."""
    return read(text).replace("\u00a0", " ").replace("\u202f", " ")


_WHAT = {"inserted": "put in", "deleted": "taken out", "changed": "changed"}


def _pieces(before: str, after: str) -> list[Json]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces_of(before, after)]


def _section(id_: str, page: Page, t: Translate) -> str:
    if id_ == "cover":
        return t("The cover")
    return page.label(id_) if id_ in page.numbers else t("Elsewhere in the file")


def _place(where: str, page: Page) -> str:
    try:
        return place_of(where, page) if where else ""
    except UnknownItem:
        return ""


def _who(author: str, on: dt.date | None, lang: Lang) -> str:
    return ", ".join(part for part in (author, day(on, lang) if on else "") if part)


def _comment(one: Remark, file: Return, page: Page, t: Translate) -> Json:
    where = [_section(one.section, page, t), _place(one.where, page)]
    return {
        "id": one.id,
        "place": " · ".join(part for part in where if part),
        "who": _who(one.author, one.on, page.lang),
        "quote": one.quote,
        "text": one.text,
        "choice": file.choices.get(one.id, ""),
    }


def words(t: Translate) -> Json:
    """The screen's own words."""
    return {
        "changes": t("Changes"),
        "comments": t("Comments"),
        "yes": t("Take over"),
        "no": t("Leave as it is"),
        "mine": t("The letter as it is now"),
        "theirs": t("The file that came back"),
        "before": t("When the file was made"),
        "conflict": t("Changed on both sides: choose one."),
        "all": t("Take all but the conflicts"),
        "none": t("Leave all as it is"),
        "nothing": t("Nothing"),
        "added": t("added"),
        "removed": t("removed"),
        "came": t("came back"),
        "note": t(
            "Nothing is taken without your yes. All you take is one step, which you can undo."
        ),
    }

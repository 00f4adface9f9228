"""Two versions of the same place: both shown, one chosen, neither lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from plpmission.diff import Conflict
from plpmission.i18n import Lang, day, number, translator
from plpmission.model import Item
from plpmission.model.terms import Term
from plpmission_widgets.page import Page
from plpmission_widgets.views.home import moment
from plpmission_widgets.views.places import place_of
from plpmission_widgets.walk import order

Json = dict[str, Any]


def conflict(found: Iterable[Conflict], page: Page, by: str, at: dt.datetime) -> Json:
    """The dialog that lets one choose, place by place."""
    return {
        "kind": "conflict",
        "text": page.t("Both versions are kept, whatever you choose."),
        "rows": [_row(conflict, page, by, at) for conflict in found],
    }


def _row(found: Conflict, page: Page, by: str, at: dt.datetime) -> Json:
    known = found.section in order(page.dossier)
    return {
        "path": found.path,
        "label": place_of(found.path, page) or found.path,
        "section_title": page.label(found.section) if known else "",
        "mine": in_words(found.mine, page.lang),
        "theirs": in_words(found.theirs, page.lang),
        "who": by,
        "when": moment(at, page.lang),
    }


def in_words(value: Any, lang: Lang) -> str:
    """A value as a reader understands it."""
    t = translator("app", lang)
    if value in (None, "", ()):
        return t("(nothing)")
    for kind, said in _WORDS:
        if isinstance(value, kind):
            return said(value, lang)
    return str(value)


def _item(item: Item, lang: Lang) -> str:
    """An item by what is filled in, its id aside."""
    held = (value for name, value in item if name != "id" and value not in (None, "", ()))
    return " · ".join(in_words(value, lang) for value in held)


_WORDS: tuple[tuple[type | tuple[type, ...], Callable[[Any, Lang], str]], ...] = (
    (Term, lambda term, lang: translator("model", lang)(term.label)),
    (bool, lambda yes, lang: translator("app", lang)("yes" if yes else "no")),
    (dt.date, day),
    ((int, float), number),
    (Item, _item),
    (tuple, lambda held, lang: ", ".join(in_words(element, lang) for element in held)),
)

"""Two states of a dossier, place by place: texts word by word, items as they came and went."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from plpmission.diff import Change, changes, words
from plpmission.i18n import Lang, Translate, translator
from plpmission.model import Dossier, Item
from plpmission_widgets.holding import holding
from plpmission_widgets.page import Page
from plpmission_widgets.views.conflict import in_words
from plpmission_widgets.views.places import place_of

DOMAIN = "history"
Json = dict[str, Any]


def compared(before: Dossier, after: Dossier, lang: Lang) -> list[Json]:
    """What differs, in the order of the later one, each place with its section."""
    pages = holding(before).bare(before, lang), holding(after).bare(after, lang)
    return [_place(change, *pages) for change in changes(before, after)]


def _place(change: Change, before: Page, after: Page) -> Json:
    t = translator(DOMAIN, after.lang)
    page = before if change.after is None else after
    return {
        "path": change.path,
        "label": place_of(change.path, page) or _general(change.path, t),
        "section": _section(change.path, page),
        "what": _what(change, t),
        "pieces": _pieces(change, after.lang),
    }


def _section(path: str, page: Page) -> str:
    answers = holding(page.dossier)
    try:
        return answers.label(page.dossier, answers.section_of(path), page.lang)
    except KeyError:
        return ""


def _general(path: str, t: Translate) -> str:
    """A place that no form has: marks and the like."""
    if path.endswith(".done"):
        return t("Marked as done")
    if path.endswith((".left_out", ".left_out_reason")):
        return t("Left out")
    return {"title": t("Name of the dossier"), "lang": t("Language of the letter")}.get(path, path)


def _what(change: Change, t: Translate) -> str:
    if isinstance(change.after, Item) and change.before is None:
        return t("added")
    if isinstance(change.before, Item) and change.after is None:
        return t("removed")
    if _listed(change):
        return t("in another order")
    return ""


def _listed(change: Change) -> bool:
    both = (change.before, change.after)
    return all(isinstance(side, tuple) and any(isinstance(e, Item) for e in side) for side in both)


def _pieces(change: Change, lang: Lang) -> list[Json]:
    if _listed(change):
        return []
    old, new = (_said(side, lang) for side in (change.before, change.after))
    if read(old) != read(new):  # where only a reference changed, it is shown as it is written
        old, new = read(old), read(new)
    return [{"kind": piece.kind, "text": piece.text} for piece in words(old, new)]


def _said(value: Any, lang: Lang) -> str:
    if isinstance(value, str) and type(value) is str:
        return value
    return "" if value in {None, ()} else in_words(value, lang)


_REFERENCE = re.compile(r"\[([^\]]*)\]\(ref:[^)]*\)")


def read(text: str) -> str:
    """A rich text as one reads it: references by their words."""
    return _REFERENCE.sub(r"\1", text)


def extent(found: Sequence[Change], t: Translate) -> str:
    """How much changed, in words: items, and words of texts."""
    items = [sum(_is(change, side) for change in found) for side in ("after", "before")]
    counted = [_count(change) for change in found]
    added, removed = (sum(count[at] for count in counted) for at in (0, 1))
    said = (
        t("+1 word") if added == 1 else t("+{count} words", count=added) if added else "",
        t("−1 word") if removed == 1 else t("−{count} words", count=removed) if removed else "",
        t("{count} items added", count=items[0]) if items[0] > 1 else "",
        t("1 item added") if items[0] == 1 else "",
        t("{count} items removed", count=items[1]) if items[1] > 1 else "",
        t("1 item removed") if items[1] == 1 else "",
    )
    return ", ".join(part for part in said if part) or t("Values changed")


def _is(change: Change, side: str) -> bool:
    other = "before" if side == "after" else "after"
    return isinstance(getattr(change, side), Item) and getattr(change, other) is None


def _count(change: Change) -> tuple[int, int]:
    """Words of a text put in and taken out."""
    if not (type(change.before) is str and type(change.after) is str):
        return (0, 0)
    pieces = words(change.before, change.after)
    return (
        sum(len(piece.text.split()) for piece in pieces if piece.kind == "added"),
        sum(len(piece.text.split()) for piece in pieces if piece.kind == "removed"),
    )

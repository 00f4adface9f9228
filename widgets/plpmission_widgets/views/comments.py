"""Comments on a dossier: all of them in a view, and those on a section beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plpmission.errors import UnknownItem
from plpmission.i18n import Translate, translator
from plpmission.store import Comment
from plpmission_widgets.holding import holding_of
from plpmission_widgets.page import Page
from plpmission_widgets.views.history import full_moment
from plpmission_widgets.views.places import place_of

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "history"
Json = dict[str, Any]


def fields(desk: Desk) -> list[Json]:
    """All comments, those still open first."""
    page = desk.page()
    t = translator(DOMAIN, page.lang)
    found = sorted(_of(desk), key=lambda comment: comment.done)
    return [
        {
            "kind": "comments",
            "path": "comments",
            "all": True,
            "rows": [_row(comment, page, t) for comment in found],
            "empty": t("Nobody has commented yet. Open a section and choose “Comment”."),
            "words": _words(t),
        }
    ]


def beside(desk: Desk) -> Json:
    """The comments on the section in view that are still open."""
    page = desk.page()
    t = translator(DOMAIN, page.lang)
    mine = [comment for comment in _of(desk) if section(comment) == page.section]
    return {
        "kind": "comments",
        "path": "comments",
        "all": False,
        "section": page.section,
        "rows": [_row(comment, page, t) for comment in mine if not comment.done],
        "empty": "",
        "words": _words(t),
    }


def for_draft(desk: Desk) -> list[Json]:
    """The open comments as a draft of the letter shows them."""
    return [
        {
            "section": section(comment),
            "text": comment.text,
            "who": comment.author.name,
            "on": comment.at.astimezone().date().isoformat(),
            "quote": comment.quote,
            "assigned": comment.assigned,
            "replies": [(reply.author.name, reply.text) for reply in comment.replies],
        }
        for comment in _of(desk)
        if not comment.done
    ]


def dialog(page: Page, where: str, quote: str) -> Json:
    """The dialog in which one comments on a place."""
    t = translator(DOMAIN, page.lang)
    return {
        "kind": "comment",
        "title": t("Comment"),
        "where": where,
        "place": place(where, page),
        "quote": quote,
        "words": {
            "text": t("Your comment"),
            "help": t("It stands beside the letter, never in it."),
            "assigned": t("For whom"),
            "assigned_help": t("A name, if somebody in particular should answer."),
            "do": t("Comment"),
        },
    }


def place(where: str, page: Page) -> str:
    """Where a comment stands, in words."""
    known = section_in(where)
    label = page.label(known) if known in page.numbers else ""
    try:
        inside = "" if where == known else place_of(where, page)
    except UnknownItem:
        inside = ""
    return " · ".join(part for part in (label, inside) if part)


def section(comment: Comment) -> str:
    """The section that a comment is about."""
    return section_in(comment.where)


def section_in(where: str) -> str:
    """The section of a place: it is named itself, or holds the path."""
    if "." not in where and "[" not in where:
        return where
    return holding_of("partnerships" if where.startswith("zone.") else "mandate").section_of(where)


def _of(desk: Desk) -> list[Comment]:
    assert desk.letter is not None  # noqa: S101 - asked for in an open letter only
    return desk.store.comments.list(desk.letter.id)


def _row(comment: Comment, page: Page, t: Translate) -> Json:
    return {
        "id": comment.id,
        "section": section(comment) if section(comment) in page.numbers else "",
        "where": comment.where,
        "place": place(comment.where, page) or t("A place that is not there any more"),
        "quote": comment.quote,
        "gone": bool(comment.quote) and not _stands(comment, page),
        "text": comment.text,
        "who": comment.author.name or t("Nobody named"),
        "when": full_moment(comment.at, page.lang),
        "assigned": comment.assigned,
        "done": comment.done,
        "replies": [
            {
                "id": reply.id,
                "text": reply.text,
                "who": reply.author.name or t("Nobody named"),
                "when": full_moment(reply.at, page.lang),
            }
            for reply in comment.replies
        ],
    }


def _stands(comment: Comment, page: Page) -> bool:
    """Whether the passage is still in the text, marks and spaces aside."""
    try:
        held = page.dossier.value(comment.where)
    except UnknownItem:
        return False
    return _plain(comment.quote) in _plain(str(held))


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _words(t: Translate) -> Json:
    return {
        "heading": t("Comments"),
        "add": t("Comment"),
        "add_help": t("Select a passage first to comment on it."),
        "reply": t("Reply"),
        "send": t("Send"),
        "done": t("Done"),
        "reopen": t("Not done yet"),
        "assign": t("For whom"),
        "assigned": t("For {name}", name="{name}"),
        "gone": t("This passage was changed since."),
        "go": t("Go to this place"),
        "open": t("Open"),
        "closed": t("Dealt with"),
        "cancel": t("Cancel"),
        "all": t("All comments"),
    }

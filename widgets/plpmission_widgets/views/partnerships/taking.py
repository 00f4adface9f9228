"""Files on their way into a register: chosen, looked at, and taken over only then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plpmission.errors import Problem
from plpmission.i18n import translator
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]
MOST = 50
"""Rows that a preview shows."""
MEGABYTES = 30


def register(page: PlpPage) -> Iterator[Json]:
    """The Excel register, where it was asked for."""
    if "register" not in page.asked:
        return
    t = page.t
    yield drop(
        page,
        "register",
        t("Take over a register"),
        t("One row a partnership, with headings. Nothing is changed before you say so."),
        ".xlsx,.xls,.ods,.csv,.tsv",
    )


def drop(page: PlpPage, what: str, label: str, help_: str, accept: str) -> Json:
    """A frame to drop a file on, with what was read of the last one."""
    t = page.t
    return {
        "kind": "plp-drop",
        "path": f"taking.{what}",
        "label": label,
        "help": help_,
        "accept": accept,
        "megabytes": MEGABYTES,
        "do": "plp_part",
        "about": what,
        "choose": t("Choose a file"),
        "again": t("Choose another file"),
        "drop": t("or drop it here"),
        "read": shown(page.asked.get(what), page),
    }


def shown(read: Any, page: PlpPage) -> Json | None:
    """What was read of a file, as the browser draws it."""
    return read.shown(page) if read is not None and hasattr(read, "shown") else None


def problem(found: Problem, page: PlpPage, domain: str = "papers") -> str:
    """What is not clear, with its row."""
    said = translator(domain, page.lang)(found.message, **dict(found.parameters))
    if found.where:
        return page.t("Row {row}: {said}", row=found.where.removeprefix("row "), said=said)
    return said


def preview(
    rows: list[list[str]], heading: list[str], page: PlpPage, total: int = 0
) -> Mapping[str, Any]:
    """The first rows, and how many more there are."""
    more = (total or len(rows)) - MOST
    return {
        "rows": rows[:MOST],
        "heading": heading,
        "more": page.t("and {count} more", count=more) if more > 0 else "",
    }

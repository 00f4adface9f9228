"""Is this file what it says it is? A file is dropped, and read in a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from plpmission.i18n import translator

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "life"
Json = dict[str, Any]

READ: WeakKeyDictionary[Desk, Json] = WeakKeyDictionary()
"""What was read of the file that a page looked at last."""


def fields(desk: Desk) -> list[Json]:
    """The place to drop a file, and what was read of the last one."""
    t = translator(DOMAIN, desk.lang)
    return [
        {
            "kind": "verify",
            "path": "verify",
            "read": READ.get(desk),
            "words": {
                "choose": t("Choose a file"),
                "drop": t("or drop it here: a PDF, Word or HTML file that was exported."),
                "again": t("Choose another file"),
                "reading": t("The file is being read…"),
                "good": t("Nothing speaks against it"),
                "bad": t("Something speaks against it"),
                "whole": t("Hash of the whole file (SHA-256)"),
            },
        }
    ]

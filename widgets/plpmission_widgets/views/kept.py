"""What a browser kept and nobody saved, beside what is saved there now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plpmission.errors import UnknownItem
from plpmission.i18n import translator
from plpmission_widgets.forms import editable, pattern
from plpmission_widgets.page import Page
from plpmission_widgets.views.compared import read
from plpmission_widgets.views.conflict import in_words
from plpmission_widgets.views.fields import plain
from plpmission_widgets.views.places import place_of

DOMAIN = "history"
Json = dict[str, Any]


def kept(texts: Mapping[str, Any], page: Page) -> Json:
    """The dialog: both versions of each place that differs; ``lost`` are places that are gone."""
    t = translator(DOMAIN, page.lang)
    rows, same, lost = [], [], []
    for path, text in texts.items():
        try:
            held = page.dossier.value(path) if editable().get(pattern(path)) else None
            known = editable().get(pattern(path)) is not None
        except UnknownItem:
            known = False
        if not known:
            lost.append({"path": path, "mine": _words(text, page)})
        elif plain(held) == text:
            same.append(path)
        else:
            rows.append(
                {
                    "path": path,
                    "label": place_of(path, page) or path,
                    "mine": _words(text, page),
                    "theirs": "" if held in {None, "", ()} else read(in_words(held, page.lang)),
                }
            )
    return {
        "kind": "kept",
        "title": t("Text that this browser kept"),
        "text": t("It was typed here and never saved. Choose what shall stand in the letter."),
        "rows": rows,
        "same": same,
        "lost": lost,
        "words": {
            "mine": t("Kept by this browser"),
            "theirs": t("Saved in the letter"),
            "do": t("Go on with these"),
            "lost": t("The place of this text is not there any more. Copy it if you need it."),
            "nothing": t("Nothing"),
        },
    }


def _words(text: Any, page: Page) -> str:
    if isinstance(text, list):
        return ", ".join(_words(element, page) for element in text)
    return read(text) if isinstance(text, str) else in_words(text, page.lang)

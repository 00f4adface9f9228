"""The words that the browser's script shows by itself, translated."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from plpmission.i18n import Lang, translator

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "static" / "texts.json", _PACKAGE.parent / "js" / "texts.json")
"""The list of the script's sentences: beside its bundle, and in a checkout beside its sources."""


@cache
def browser_texts(lang: Lang) -> dict[str, str]:
    """From each English sentence of the script to the reader's."""
    t = translator("app-js", lang)
    return {sentence: t(sentence) for sentence in browser_sentences()}


def browser_sentences() -> list[str]:
    """Every sentence that the script shows by itself."""
    found = next((place for place in _PLACES if place.is_file()), None)
    return list(json.loads(found.read_text(encoding="utf-8"))) if found else []

"""In which language a passage is, where it is clearly not the one around it.

A screen reader reads each passage in its own voice, hyphenation follows its own rules, and
quotation marks are its own. In doubt a passage is in the language of the text around it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from plpmission.i18n import Lang

SHORTEST = 8
"""Words that a passage needs to tell its language."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2048)
def language_of(text: str, around: Lang) -> Lang:
    """The language of a passage in a text of a language."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < SHORTEST:
        return around
    counts = _counts(words)
    found = max(counts, key=lambda lang: counts[lang])
    clear = counts[found] >= 3 and counts[found] > 3 * counts[around]
    return found if clear else around


def small_words_in(text: str) -> dict[Lang, int]:
    """How many of each language's small words a text has."""
    return _counts(word.lower() for word in _WORD.findall(text))


def _counts(words: Iterable[str]) -> dict[Lang, int]:
    said = frozenset(words)
    return {lang: len(small & said) for lang, small in _small().items()}


@cache
def _small() -> dict[Lang, frozenset[str]]:
    path = Path(__file__).with_suffix(".toml")
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    return {cast("Lang", lang): frozenset(words) for lang, words in held.items()}

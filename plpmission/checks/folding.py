"""Texts without case and accents, so that words are found however they are written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SIGNS = {"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‐": "-", "\u2011": "-", "–": "-"}
# What a link in Markdown leads to is no word of the text. Its length is bounded: a text full of
# openings would else be read to its end from each.
_WORD = re.compile(r"\]\([^)\s]{0,200}\)|([^\W_]+)")


def _bare_letters() -> dict[str, str]:
    bases = {chr(code): unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x250)}
    return {letter: base for letter, base in bases.items() if base.isascii() and base.isalpha()}


_TABLE = str.maketrans(_bare_letters() | _SIGNS)


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """A text in lower case, without accents, with plain spaces and apostrophes.

    As long as the text itself, so that a place in one is the same place in the other.
    """
    return text.translate(_TABLE).lower()


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text in their order; ``œ`` is ``oe``, as one types it."""
    found = [word for word in _WORD.findall(fold(text)) if word]
    if "œ" in text or "Œ" in text:
        found = [word.replace("œ", "oe") for word in found]
    return tuple(found)


def word_places(text: str) -> list[tuple[int, int]]:
    """Where each of ``words(text)`` begins and ends in the text."""
    return [found.span(1) for found in _WORD.finditer(fold(text)) if found[1]]

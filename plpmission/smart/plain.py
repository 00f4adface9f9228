"""A text in the form that the grammars read, letter for letter as long as the text itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 4000

_ALIKE: Final = {
    **dict.fromkeys("’‘ʼ´`′", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys('«»“”„"*_', " "),
    "ß": "s",
    "œ": "o",
    "æ": "a",
    "ø": "o",
}


class _Folding(dict[int, str]):
    """Folds one character; works each out once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    small = character.lower()
    alike = _ALIKE.get(small)
    if alike is not None:
        return alike
    if character.isspace():
        return " "
    base = unicodedata.normalize("NFD", small)[:1]
    return base if len(base) == 1 else " "


_FOLDING: Final = _Folding()
_LABEL: Final = re.compile(
    r"^\W*(?:[^\W\d]{1,14}(?: [^\W\d]{1,14}){0,2} ?)?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?"
    r"(?: ?[:)] | ?- )|^\W*\d{1,2}(?:\.\d{1,2}){1,3}\.? (?=[^\W\d])"
)
"""What only numbers an objective: "SO 2.1:", "Action 3 -", "2.3"."""
_KEPT: Final = 8
_RUN: Final = re.compile(r"([\s'.,;:/-])\1{8,}")
"""What is repeated that often separates nothing more, and would only take time."""


GAP: Final = "~"
"""Stands where something was left out; no letter and no blank, so that nothing reaches over."""


def without(folded: str, places: Iterable[tuple[int, int]]) -> str:
    """The text, as long as it was, without what stands at some places."""
    for begin, stop in places:
        folded = folded[:begin] + GAP * (stop - begin) + folded[stop:]
    return folded


def composed(text: str) -> str:
    """The text with letters and accents as one character (NFC); places are counted in this form."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """Small letters without accents; every dash, apostrophe and space as the plain one.

    What only numbers the objective, at its beginning, is left out.

    Letter stands for letter, so that a place in one is a place in the other. An objective is a
    sentence or a few: what follows after ``LONGEST`` letters is not read.
    """
    folded = text[:LONGEST].translate(_FOLDING)
    folded = _LABEL.sub(lambda label: GAP * len(label[0]), folded)
    return _RUN.sub(lambda run: run[0][:_KEPT] + GAP * (len(run[0]) - _KEPT), folded)

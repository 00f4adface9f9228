"""Names of things, each with the many ways in which a text may say it.

A word is the beginning of one ("cambriol" is cambriolage too); "$" ends a whole word, "~" begins
one that may stand inside a compound. Several words may have up to three others between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_GAP = 3
"""Other words that may stand between two words of an entry."""
_LONGEST = 40
"""Letters of a word that are looked at."""


class _Entry(NamedTuple):
    """One way to say a thing: words in their order, each the beginning of one or a whole."""

    name: str
    said: tuple[str, ...]
    whole: tuple[bool, ...]
    inside: bool
    """The first word may stand inside a compound."""


class Lexicon:
    """Finds what words say of a list of names; made once, as it takes its entries apart."""

    def __init__(self, listed: Mapping[str, Sequence[str]]) -> None:
        self.names = frozenset(listed)
        self._by_first: dict[str, list[_Entry]] = {}
        for name, texts in listed.items():
            for text in texts:
                entry = _entry(name, text)
                self._by_first.setdefault(entry.said[0], []).append(entry)
        self._begun = lru_cache(maxsize=32_768)(self._beginning)

    def found(self, words: Sequence[str]) -> Iterator[str]:
        """The names that words speak of, each once for every word that begins to say it."""
        for at, word in enumerate(words):
            yield from {
                entry.name for entry in self._begun(word[:_LONGEST]) if _goes_on(entry, words, at)
            }

    def _beginning(self, word: str) -> tuple[_Entry, ...]:
        """The entries whose first word a word holds."""
        return tuple(
            entry
            for start in range(len(word))
            for end in range(start + 2, len(word) + 1)
            for entry in self._by_first.get(word[start:end], ())
            if (start == 0 or entry.inside) and (end == len(word) or not entry.whole[0])
        )


def _entry(name: str, text: str) -> _Entry:
    parts = re.findall(r"(\w+)(\$?)", text)
    said, whole = tuple(one for one, _ in parts), tuple(bool(mark) for _, mark in parts)
    return _Entry(name, said, whole, text.startswith("~"))


def _goes_on(entry: _Entry, words: Sequence[str], at: int) -> bool:
    """Whether the entry's other words follow, with at most ``_GAP`` others between two."""
    for said, whole in zip(entry.said[1:], entry.whole[1:], strict=True):
        ahead = range(at + 1, min(at + 2 + _GAP, len(words)))
        hits = (i for i in ahead if words[i] == said or (not whole and words[i].startswith(said)))
        at = next(hits, -1)
        if at < 0:
            return False
    return True

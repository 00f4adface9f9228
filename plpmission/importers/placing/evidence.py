"""How much a heading's words and a passage's words speak for each section.

A heading is compared with what sections are called: the share of its words that a section's titles
explain. A passage is compared with what sections say: each word speaks for the sections that it
shows, the more the fewer they are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from plpmission.checks.folding import words
from plpmission.i18n import Lang
from plpmission.importers.placing.outlines import Entry, Sections, sections, small
from plpmission.importers.placing.placed import DocumentKind

_BUCKET = 3
_STEM = 6
_SHOWN, _TOLD = 1.0, 0.45
"""What a word of the lists weighs, and one of the outline's guidance and examples."""
_SMALL, _UNKNOWN = 0.12, 0.45
"""What a word of a heading weighs that says little, and one that no title has."""
_READ = 400
"""Words of a passage that are read: it says by then what it is about."""


class Evidence:
    """What words say of the sections of one kind of document in one language."""

    def __init__(self, document: DocumentKind, lang: Lang) -> None:
        self.sections: Sections = sections(document, lang)
        self._small = small(lang)
        self._titles = Buckets(self.sections.titles)
        self._shown = Buckets(self.sections.shown)
        self._told = _told(self.sections)
        self._many = math.log(1 + len(self.sections.ids))
        self.of_word = lru_cache(maxsize=32_768)(self._of_word)
        self.title = lru_cache(maxsize=4_096)(self._title)

    def _title(self, heading: str) -> Mapping[str, float]:
        """The share of a heading that the titles of each section or group explain, 0 to 1."""
        said = tuple(one for one in words(heading) if not one.isdecimal())[:24]
        covered: defaultdict[str, set[int]] = defaultdict(set)
        for key, places in self._titles.found(said):
            covered[key].update(places)
        known = set().union(*covered.values()) if covered else set()
        mass = [self._mass(word, at in known) for at, word in enumerate(said)]
        whole = sum(mass)
        return {key: sum(mass[at] for at in places) / whole for key, places in covered.items()}

    def _mass(self, word: str, known: bool) -> float:
        if word in self._small or len(word) < _BUCKET:
            return _SMALL
        return 1.0 if known else _UNKNOWN

    def content(self, text: str) -> Mapping[str, float]:
        """How much a text's words speak for each section; 0 for those that it says nothing of."""
        said = words(text)[:_READ]
        found: defaultdict[str, float] = defaultdict(float)
        for word in dict.fromkeys(said):
            for key, weight in self.of_word(word).items():
                found[key] += weight
        for key, places in self._shown.longer(said):
            found[key] += _SHOWN * len(places) * self._rarity(1)
        length = math.sqrt(6 + len(said))
        return {key: value / length for key, value in found.items()}

    def _of_word(self, word: str) -> Mapping[str, float]:
        if len(word) < _BUCKET or word in self._small:
            return {}
        shown = {key for key, _ in self._shown.single(word)}
        told = self._told.get(word[:_STEM], frozenset()) if len(word) > _BUCKET else frozenset()
        found = dict.fromkeys(told, _TOLD * self._rarity(len(told)))
        for key in shown:
            found[key] = found.get(key, 0.0) + _SHOWN * self._rarity(len(shown))
        return found

    def _rarity(self, count: int) -> float:
        return max(0.0, 1 - math.log(max(count, 1)) / self._many)


class Buckets:
    """Entries by how their first word begins."""

    def __init__(self, entries: Mapping[str, tuple[Entry, ...]]) -> None:
        self._begun: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self._inside: list[tuple[str, Entry]] = []
        for key, listed in entries.items():
            for one in listed:
                if one[0].inside:
                    self._inside.append((key, one))
                self._begun[one[0].letters[:_BUCKET]].append((key, one))

    def _starting(self, word: str) -> Iterator[tuple[str, Entry]]:
        for size in range(1, _BUCKET + 1):
            for key, one in self._begun.get(word[:size], ()):
                if len(one[0].letters[:_BUCKET]) == size and one[0].fits(word):
                    yield key, one
        for key, one in self._inside:
            if not word.startswith(one[0].letters) and one[0].fits(word):
                yield key, one

    def single(self, word: str) -> Iterator[tuple[str, Entry]]:
        """The entries of one word that a word fits."""
        return ((key, one) for key, one in self._starting(word) if len(one) == 1)

    def longer(self, said: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The entries of several words that stand in a row, with their places."""
        for at, word in enumerate(said):
            for key, one in self._starting(word):
                ahead = said[at : at + len(one)]
                if len(one) > 1 and len(ahead) == len(one) and _all_fit(one, ahead):
                    yield key, tuple(range(at, at + len(one)))

    def found(self, said: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The entries of which all words are there, in whatever order, with their places."""
        for at, word in enumerate(said):
            for key, one in self._starting(word):
                if places := _places(one, said, at):
                    yield key, places


def _all_fit(one: Entry, said: Sequence[str]) -> bool:
    return all(part.fits(word) for part, word in zip(one, said, strict=True))


def _places(one: Entry, said: Sequence[str], at: int) -> tuple[int, ...]:
    places = [at]
    for part in one[1:]:
        hit = next((i for i, word in enumerate(said) if i not in places and part.fits(word)), -1)
        if hit < 0:
            return ()
        places.append(hit)
    return tuple(places)


def _told(held: Sections) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, text in held.told.items():
        for word in words(text):
            if len(word) > _BUCKET:
                found[word[:_STEM]].add(key)
    return {stem: frozenset(keys) for stem, keys in found.items()}


@cache
def evidence(document: DocumentKind, lang: Lang) -> Evidence:
    """The evidence for a kind of document in a language; made once."""
    return Evidence(document, lang)

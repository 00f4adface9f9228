"""Which words of a text say something that one could point at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from plpmission.i18n import Lang
from plpmission.smart.words import compiled, data, either

Sort = Literal["verbs", "nouns", "adjectives", "adverbs", "neutral", "concrete"]
_SORTS: tuple[Sort, ...] = ("adverbs", "verbs", "neutral", "adjectives", "nouns")
COMPOUNDING = ("nl", "de")
"""Languages that write compounds in one word: what such a word means stands at its end."""
_INFLECTION = 6
_TAIL = 6
"""Shorter stems stand at the end of too many words that say something ("opleidingsplan")."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|aujourd)'")


class Word(NamedTuple):
    """A word of a folded text and what sort it is."""

    start: int
    end: int
    sort: Sort


@cache
def _stems(lang: Lang) -> tuple[tuple[Sort, re.Pattern[str]], ...]:
    told = data("vague", lang)
    return tuple((sort, re.compile(either(told[sort]))) for sort in _SORTS)


@cache
def _tails(lang: Lang) -> re.Pattern[str]:
    """General words at the end of a compound, such as "bedrijfscultuur"."""
    told = data("vague", lang)
    stems = [stem for sort in ("nouns", "adjectives") for stem in told[sort]]
    return re.compile(either(stem for stem in stems if len(stem) >= _TAIL) + r"\w{0,5}$")


@lru_cache(maxsize=4096)
def _sort(word: str, lang: Lang) -> Sort:
    if len(word) < 3:
        return "neutral"
    compounding = lang in COMPOUNDING
    for sort, stems in _stems(lang):
        found = stems.match(word)
        if found and not (compounding and len(word) - found.end() > _INFLECTION):
            return sort
    if compounding and _tails(lang).search(word):
        return "nouns"
    return "concrete"


def words(folded: str, lang: Lang) -> Iterator[Word]:
    """The words of a folded text, each with its sort; elided articles are none."""
    spread = _ELIDED.sub(lambda found: " " * len(found[0]), folded)
    for found in _WORD.finditer(spread):
        yield Word(found.start(), found.end(), _sort(found[0], lang))


@cache
def how(lang: Lang) -> re.Pattern[str]:
    """What begins the part of a sentence that says how something is done."""
    return compiled(rf"(?:{data('vague', lang)['how']})\b")

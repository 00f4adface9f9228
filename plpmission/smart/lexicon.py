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
_INFLECTION = 3
"""Letters that may follow a general stem there; more only where they are an ending."""
_TAIL = 6
"""Shorter stems stand at the end of too many words that say something ("opleidingsplan")."""
_SHORTEST = 4
"""Letters that the second part of a compound has at least."""
_LINK = 7
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
    return re.compile(either(stem for stem in stems if len(stem) >= _TAIL))


@cache
def _endings(lang: Lang) -> re.Pattern[str]:
    """Endings of words for qualities, which one cannot point at: "visibility"."""
    told = data("vague", lang)["endings"]
    return re.compile(rf"(?!{either(told['but'])})\w*{either(told['of_qualities'])}$")


@lru_cache(maxsize=4096)
def _sort(word: str, lang: Lang) -> Sort:
    if len(word) < 3:
        return "neutral"
    compounding = lang in COMPOUNDING
    longest, told = 0, None
    for sort, stems in _stems(lang):
        found = stems.match(word)
        if found and (not compounding or _inflected(word[found.end() :], lang)):
            longest, told = max((longest, told), (found.end(), sort), key=lambda one: one[0])
    if told:
        return told
    if compounding and (_ends_generally(word, lang) or _is_general_compound(word, lang)):
        return "nouns"
    return "adjectives" if _endings(lang).match(word) else "concrete"


@cache
def _inflections(lang: Lang) -> re.Pattern[str]:
    return re.compile(rf"\w{{0,4}}{either(data('vague', lang)['endings']['after_stems'])}$")


def _inflected(rest: str, lang: Lang) -> bool:
    """Whether what follows a stem is an ending, so that the word is no compound."""
    return len(rest) <= _INFLECTION or _inflections(lang).match(rest) is not None


def _ends_generally(word: str, lang: Lang) -> bool:
    tails = _tails(lang).finditer(word, _SHORTEST - 1)
    return any(_inflected(word[found.end() :], lang) for found in tails)


def _is_general_compound(word: str, lang: Lang) -> bool:
    """Whether a word is made of two general ones, such as "kwaliteitszorg"."""
    general = _stems(lang)[-1][1]
    first = general.match(word)
    if first is None:
        return False
    # Letters may end the first part, and link it to the second: "kwaliteit-s-zorg".
    ends = min(first.end() + _LINK, len(word) - _SHORTEST + 1)
    seconds = (general.match(word, place) for place in range(first.end(), ends))
    return any(found and _inflected(word[found.end() :], lang) for found in seconds)


def words(folded: str, lang: Lang) -> Iterator[Word]:
    """The words of a folded text, each with its sort; elided articles are none."""
    spread = _ELIDED.sub(lambda found: " " * len(found[0]), folded)
    for found in _WORD.finditer(spread):
        yield Word(found.start(), found.end(), _sort(found[0], lang))


@cache
def how(lang: Lang) -> re.Pattern[str]:
    """What begins the part of a sentence that says how something is done."""
    return compiled(rf"(?:{data('vague', lang)['how']})\b")

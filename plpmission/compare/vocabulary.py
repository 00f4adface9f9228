"""What a text is about: its words, what they mean, its figures, dates, names and number.

Words become stems and concepts of the field (``words.toml``), so that what is said in other words,
or in another of the four languages, is met again.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from plpmission.checks.folding import fold, words
from plpmission.compare.lexicon import Lexicon
from plpmission.i18n import LANGUAGES, Lang

_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[ .]\d{3})+|\d+)(?:[.,](\d+))?(?!\w)")
_NUMBERING = re.compile(
    r"^\W{0,3}(?:objecti(?:f|ve)|doelstelling|ziel|os|so|sd|point|punt|plan|tp|pt)?\s*"
    r"(?:strat[a-z]*\s*)?(?:n[°o]\s*)?(\d{1,2}(?:\.\d{1,2})*)\s?(?:[.):–-]|\s–)\s",
)
_NAME = re.compile(r"(?<![.!?:«“\n]\s)(?<!^)\b([A-ZÀ-Þ][\w’-]+|[A-Z]\s?\d+)")
_YEARS = range(1990, 2100)
_ENDINGS: Mapping[Lang, tuple[str, ...]] = {
    "fr": (
        *("issements", "issement", "atrices", "ateurs", "ations", "ation", "ements", "ement"),
        *("iques", "ique", "ives", "ive", "eurs", "euses", "euse", "eur", "ites", "ite", "ees"),
        *("ables", "able", "aient", "ance", "ence", "ants", "ant", "ees", "ee", "es", "er", "ez"),
        *("ir", "ent", "ait", "aux", "al", "if", "e", "s", "x"),
    ),
    "nl": (
        *("heden", "heid", "ingen", "ing", "elijk", "isch", "aties", "atie", "eren", "eerd"),
        *("ten", "den", "en", "er", "es", "st", "je", "e", "s", "t", "d"),
    ),
    "de": (
        *("heiten", "heit", "keiten", "keit", "ungen", "ung", "lich", "isch", "ionen", "ion"),
        *("ern", "en", "er", "es", "em", "et", "st", "e", "n", "s", "t"),
    ),
    "en": (
        *("ations", "ation", "ments", "ment", "ness", "ings", "ing", "edly", "able", "ies"),
        *("ed", "es", "er", "ly", "e", "s", "y"),
    ),
}


@dataclass(frozen=True)
class Reading:
    """What was read in a text; each counter by how often."""

    stems: Counter[str]
    concepts: Counter[str]
    topics: Counter[str]
    """What of a zone's work it is about, by the names of ``topics``."""
    grams: Counter[str]
    """Runs of four characters within words: what endings and spelling change least."""
    figures: frozenset[float]
    years: frozenset[int]
    names: frozenset[str]
    numbering: str
    """The number that the text begins with, such as ``2`` of “OS 2 –”."""


def read(text: str, lang: Lang) -> Reading:
    """What a text says, for comparison."""
    folded = " ".join(fold(text).split())
    kept = [one for one in words(text) if one not in _stop(lang) and not one.isdecimal()]
    figures = _figures(folded)
    years = {int(one) for one in figures if one in _YEARS}
    return Reading(
        stems=Counter(stem(one, lang) for one in kept),
        concepts=Counter(concepts(text)),
        topics=Counter(_topics(_WRITTEN[lang]).found(words(text))),
        grams=Counter(gram for one in kept for gram in _grams(one)),
        figures=frozenset(figures - set(map(float, years))),
        years=frozenset(years),
        names=frozenset(fold(one) for one in _NAME.findall(text)),
        numbering=(_NUMBERING.match(folded) or [""] * 2)[1] or "",
    )


def stem(word: str, lang: Lang) -> str:
    """A word without its ending; at least four letters stay."""
    for ending in _ENDINGS[lang]:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _grams(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[at : at + 4] for at in range(max(1, len(padded) - 3))]


def _figures(folded: str) -> set[float]:
    found = {float(f"{re.sub(r'[ .]', '', a)}.{b or 0}") for a, b in _NUMBER.findall(folded)}
    known = _words().numbers
    spelt = re.findall(r"[a-z]+(?:-[a-z]+)?", folded)
    found |= {float(known[one]) for one in spelt if known.get(one, 0) > 2}
    shares = _words().shares.items()
    return found | {float(value) for said, value in shares if said in folded}


def concepts(text: str) -> set[str]:
    """What of the field a text speaks of, by the names of ``words.toml``; in any language."""
    return set(_concepts().found(words(text)))


class _Words(NamedTuple):
    concepts: Mapping[str, list[str]]
    numbers: Mapping[str, int]
    shares: Mapping[str, int]
    stop: Mapping[str, str]


@cache
def _words() -> _Words:
    return _Words(**tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8")))


def known_concepts() -> frozenset[str]:
    """The names of everything that ``concepts`` can find."""
    return _concepts().names


@cache
def _stop(lang: Lang) -> frozenset[str]:
    return frozenset(_words().stop[lang].split())


@cache
def _concepts() -> Lexicon:
    return Lexicon(_words().concepts)


_WRITTEN: Mapping[Lang, str] = {"fr": "fr", "en": "fr", "nl": "nl", "de": "nl"}
"""In which file the words of a language stand, each with a neighbour that it shares few with."""


@cache
def _topics(file: str) -> Lexicon:
    read = files(__package__).joinpath("topics", f"{file}.toml").read_text("utf-8")
    return Lexicon(tomllib.loads(read)["topics"])


def language(text: str, expected: Lang) -> Lang:
    """The language of a text: the one expected, unless another's small words are clearly more."""
    found = words(text)
    held = {lang: sum(one in _stop(lang) for one in found) for lang in LANGUAGES}
    best = max(LANGUAGES, key=held.__getitem__)
    return best if held[best] > 2 * held[expected] else expected

"""What carries a sentence: its first verb that counts, or the noun of action that opens it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from plpmission.i18n import Lang
from plpmission.smart.lexicon import COMPOUNDING
from plpmission.smart.numbers import number_pattern
from plpmission.smart.plain import GAP, without
from plpmission.smart.words import compiled, data

_IN_FRONT = 40
"""How many letters before a form are looked at for an article."""
_ARTICLES = 2
"""Words that may stand before a noun of action that opens a clause: an article, an adjective."""
_BREAKS = re.compile(r"[.:;!?\u2022](?!\d)|(?:^| )- ")
_PER = {"fr": "par", "nl": "per", "de": "pro", "en": "per"}
_WORDS = re.compile(r"[^\W_]+")


class Heads(NamedTuple):
    """Where the first form of each class of verbs stands in a text; None where there is none."""

    gives: int | None
    """Giving people, money or equipment: recruit, buy, invest."""
    gives_if: int | None
    """Giving, where people, money or equipment are named with it: replace, equip, install."""
    moves: int | None
    """A change or a level: reduce, raise, reach, keep."""
    moves_if: int | None
    """A change, where a figure stands with it: bring, pass, hold."""
    does: int | None
    """Anything else that is done: organise, train, write."""
    doing: int | None
    """A form that is a verb by its ending or its place, whatever it means."""


def pattern(section: str, key: str, lang: Lang) -> re.Pattern[str]:
    """The words of a key of the data file, as whole words."""
    return _pattern(section, key, lang)


@cache
def _pattern(section: str, key: str, lang: Lang) -> re.Pattern[str]:
    source = _source(data("commitment", lang)[section][key], lang)
    edge = "" if lang in COMPOUNDING else "-"  # "ANPR-camera" is a camera, "night-time" no time
    per = rf"(?<!{_PER[lang]}\s)" if section == "what" else ""  # "40 per session" is no session
    return compiled(rf"(?<![\w{edge}]){per}(?:{source})(?!\w)")


def _source(told: str | list[str], lang: Lang) -> str:
    source = told if isinstance(told, str) else "|".join(told)
    for section, key in (("who", "things"), ("what", "own"), ("what", "means")):
        source = source.replace(f"{{{key}}}", data("commitment", lang)[section][key])
    for name, form in data("commitment", lang)["endings"].items():
        source = source.replace(f"{{{name}}}", form)
    return source.replace("{n}", number_pattern(lang))


@cache
def _mask(key: str, lang: Lang) -> re.Pattern[str]:
    source = _source(data("commitment", lang)["mask"][key], lang)
    edge = "" if key in ("how", "opening") else r"(?<!\w)"
    return compiled(rf"{edge}(?:{source})")


def bare(folded: str, lang: Lang, hidden: Iterable[tuple[int, int]]) -> str:
    """The text, as long as it was, without moments, names, supporting verbs, purposes and means."""
    text = _mask("entities", lang).sub(_blank, without(folded, hidden))
    text = _mask("opening", lang).sub(_blank, text)
    text = _without_how(text, lang)
    return _mask("support", lang).sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return GAP * len(found[0])


def _without_how(text: str, lang: Lang) -> str:
    """Without what follows "by training…" up to the end of the sentence, unless it opens it."""
    kept = text
    for found in _mask("how", lang).finditer(text, len(text) // 4):
        end = next((stop.start() for stop in _BREAKS.finditer(kept, found.end())), len(kept))
        kept = kept[: found.start()] + GAP * (end - found.start()) + kept[end:]
    return kept


def heads(main: str, lang: Lang) -> Heads:
    """The first place of each class in a text that ``bare`` made."""
    told: dict[str, Any] = data("commitment", lang)
    opening = {key: _opening(key, main, lang) for key in told["nouns"]}
    places = {key: [_verb(key, main, lang), opening.get(key)] for key in told["verbs"]}
    return Heads(doing=_doing(main, lang), **{key: _least(found) for key, found in places.items()})


def _least(places: Iterable[int | None]) -> int | None:
    return min((place for place in places if place is not None), default=None)


def _verb(key: str, main: str, lang: Lang) -> int | None:
    return next((found.start() for found in _verbs(key, main, lang)), None)


def _verbs(key: str, main: str, lang: Lang) -> Iterator[re.Match[str]]:
    for found in pattern("verbs", key, lang).finditer(main):
        if not _is_noun(found, main, lang):
            yield found


class Forms(NamedTuple):
    """How a language shows that a form is a verb, or a noun."""

    determiner: re.Pattern[str]
    infinitive: re.Pattern[str]
    doing: re.Pattern[str]
    nominal: re.Pattern[str]
    each: re.Pattern[str]


@cache
def forms(lang: Lang) -> Forms:
    """The forms of a language."""
    told = data("commitment", lang)
    return Forms(
        determiner=compiled(rf"(?<!\w)(?:{_source(told['determiner'], lang)})[ '] ?$"),
        infinitive=compiled(told["infinitive"]),
        doing=compiled(told["doing"]),
        nominal=compiled(rf"\w \S+ (?:{told['nominal']}) $"),
        each=compiled(told["each"]),
    )


def _is_noun(found: re.Match[str], main: str, lang: Lang) -> bool:
    """Whether an article stands before a form that is not an infinitive: "the checks"."""
    told = forms(lang)
    before = told.nominal if told.infinitive.search(found[0]) else told.determiner
    return bool(before.search(main[max(0, found.start() - _IN_FRONT) : found.start()]))


def is_infinitive(main: str, place: int, lang: Lang) -> bool:
    """Whether the word at a place has the form of an infinitive."""
    word = _WORDS.match(main, place)
    return word is not None and forms(lang).infinitive.search(word[0]) is not None


def _opening(key: str, main: str, lang: Lang) -> int | None:
    """Where a noun of action opens the text or a clause of it."""
    for found in pattern("nouns", key, lang).finditer(main):
        begin = max((stop.end() for stop in _BREAKS.finditer(main, 0, found.start())), default=0)
        before = _WORDS.findall(main, begin, found.start())
        if len(before) <= _ARTICLES and not any(forms(lang).each.fullmatch(one) for one in before):
            return found.start()
    return None


def _doing(main: str, lang: Lang) -> int | None:
    found = forms(lang).doing.search(main)
    return found.end() - 1 if found else None

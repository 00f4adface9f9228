"""Whether a text says who does what, for whom or where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from plpmission.i18n import Lang
from plpmission.smart.commitment import Sentence, measures
from plpmission.smart.deadlines import Deadline
from plpmission.smart.lexicon import COMPOUNDING, Word, how, words
from plpmission.smart.numbers import number_words
from plpmission.smart.periods import Period
from plpmission.smart.quantities import Quantity

_ENOUGH = 2
"""Words that point at something: one says what, one for whom or where."""


_COMPOUND = 12
"""Letters from which a Dutch or German word is taken for a compound."""
_ADJECTIVE = re.compile(r"(?:lijke?|lich\w{0,2}|ische?[nrsm]?|ba[ar]re?|bar\w{0,2}|ende[nr]?)$")
"""Endings of long adjectives, which are no compounds."""


class Specificity(NamedTuple):
    """Whether a text is specific, and the passage that it was judged by."""

    ok: bool
    start: int
    end: int
    vague: bool
    """Whether the passage is a general verb with what stands by it."""


def specificity(
    text: str,
    read: Sentence,
    lang: Lang,
    moments: Iterable[Deadline | Period],
    figures: tuple[Quantity, ...],
) -> Specificity:
    """Judge a text by the words that stand outside its dates and its frequencies.

    Words of the general vocabulary (``data/vague.*.toml``) point at nothing. Two others are
    enough, three after a general verb that stands alone; beside a figure one is, or two general
    nouns ("satisfaction of victims: 80 %"), or the number or rate of something.
    """
    folded = read.folded
    hidden = [(one.start, one.end) for one in moments]
    hidden += [(one.start, one.end) for one in figures if one.kind == "frequency"]
    seen = [word for word in words(folded, lang) if _counts(word, folded, lang, hidden)]
    described = _described(seen, text, folded, lang)
    pointing = [one for one in seen if one.sort == "concrete" and one not in described]
    nouns = [word for word in seen if word.sort == "nouns"]
    measured = any(figure.values != (100.0,) for figure in figures)
    opening = next((word for word in seen if word.sort in ("verbs", "concrete")), None)
    general = opening is not None and opening.sort == "verbs" and not read.changes
    needed = _ENOUGH + (general and not figures and not how(lang).search(folded))
    enough = _weight(pointing, folded, lang) >= needed or (
        bool(figures and pointing)
        or (measured and (len(nouns) >= _ENOUGH or _is_change(figures)))
        or (measured and measures(read, nouns, figures, lang))
    )
    if enough:
        shown = pointing or nouns or seen
        return Specificity(True, *_around(shown, folded), False)
    verbs = [word for word in seen if word.sort == "verbs"]
    if not verbs:
        return Specificity(False, *_around(seen, folded), False)
    following = [word for word in seen if word.start >= verbs[0].start][:4]
    return Specificity(False, *_around(following, folded), True)


def _weight(pointing: list[Word], folded: str, lang: Lang) -> int:
    """How many things are pointed at; a long compound names two."""
    long = [word for word in pointing if word.end - word.start >= _COMPOUND]
    nouns = [word for word in long if not _ADJECTIVE.search(folded, word.start, word.end)]
    return len(pointing) + (len(nouns) if lang in COMPOUNDING else 0)


_DESCRIBES = {
    "nl": re.compile(r"\w{2,}(?<!i)(?<!ur)(?<!ag)(?<!od)(?<!in)(?<!iss)e$"),
    "de": re.compile(r"\w{3,}e[nrsm]?$"),
}
"""Endings that an adjective has before its noun, and few nouns have."""


def _described(seen: list[Word], text: str, folded: str, lang: Lang) -> set[Word]:
    """The words with the ending of an adjective that stand right before a noun."""
    form = _DESCRIBES.get(lang)
    if form is None:
        return set()
    return {
        one
        for one, noun in pairwise(seen)
        if noun.start == one.end + 1
        and noun.sort in ("concrete", "nouns")
        and form.match(folded, one.start, one.end)
        and (lang == "nl" or (text[one.start].islower() and text[noun.start].isupper()))
    }


def _is_change(figures: tuple[Quantity, ...]) -> bool:
    return any(figure.kind == "change" and len(figure.values) == 2 for figure in figures)


def _counts(word: Word, folded: str, lang: Lang, hidden: list[tuple[int, int]]) -> bool:
    if word.sort == "neutral" or folded[word.start : word.end] in number_words(lang):
        return False
    return not any(word.start < stop and begin < word.end for begin, stop in hidden)


def _around(seen: list[Word], folded: str) -> tuple[int, int]:
    return (seen[0].start, seen[-1].end) if seen else (0, len(folded))

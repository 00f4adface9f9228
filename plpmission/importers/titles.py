"""The titles of the model letter in four languages, and how like one a line is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from plpmission.i18n import LANGUAGES
from plpmission.outline import texts

STEM = 6
"""Letters that two forms of one word have in common at its beginning."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "de du des la le les et en un une au aux pour par sur dans ses son sa van het een op der "
        "die das und dem den im zu zur zum mit the of and to in its for on as bij met voor tot aan",
    )
)


@lru_cache(maxsize=4096)
def likeness(line: str) -> float:
    """How like a title of the model a line is, from 0 to 1."""
    said = stems(line)
    if not said or len(said) > 14:
        return 0.0
    return max((2 * len(said & title) / (len(said) + len(title)) for title in _titles()), default=0)


def stems(line: str) -> frozenset[str]:
    """The beginnings of a line's words, without accents and without the smallest words."""
    bare = unicodedata.normalize("NFKD", line.lower().replace("’", " ").replace("'", " "))
    found = _WORD.findall("".join(sign for sign in bare if not unicodedata.combining(sign)))
    return frozenset(word[:STEM] for word in found if word not in _SMALL)


@cache
def _titles() -> frozenset[frozenset[str]]:
    return frozenset(found for title in _every_title() if (found := stems(title)))


def _every_title() -> Iterator[str]:
    for lang in LANGUAGES:
        held = texts(lang)
        for group in (held.parts, held.groups, held.sections):
            for text in group.values():
                yield from (text.title, text.short_title)

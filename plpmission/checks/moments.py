"""The moments that a text names, sentence by sentence or paragraph by paragraph."""

from __future__ import annotations

import re
from functools import lru_cache

from plpmission.i18n import Lang
from plpmission.smart.periods import Period, periods
from plpmission.smart.plain import LONGEST, plain

_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-zß-ÿ])|\n")


@lru_cache(maxsize=4096)
def moments(text: str, lang: Lang) -> tuple[Period, ...]:
    """The moments named in a paragraph, in its order; in its first ``LONGEST`` letters."""
    return tuple(periods(plain(text), lang))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, in pieces that ``moments`` reads whole."""
    return [
        part[begin : begin + LONGEST]
        for part in _PARAGRAPH.split(text)
        for begin in range(0, len(part), LONGEST)
    ]


def sentences(text: str) -> list[str]:
    """The sentences of a text: a full stop, space and a capital part them, and so does a line."""
    return _SENTENCE.split(text)


def names_a_moment(text: str, lang: Lang) -> bool:
    """Whether a text names a day, a month or a year."""
    return any(moments(part, lang) for part in paragraphs(text))

"""In which of the four languages a document is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plpmission.i18n import Lang
from plpmission.importers.source import Passage
from plpmission.render.passages import small_words_in

ENOUGH = 20_000
"""Letters that show the language of a document."""


def language_of(passages: Sequence[Passage]) -> Lang:
    """The language that most of the small words are of; French where none shows."""
    counts: Counter[Lang] = Counter()
    letters = 0
    for passage in passages:
        text = passage.plain
        letters += len(text)
        counts.update(small_words_in(text))
        if letters > ENOUGH:
            break
    return counts.most_common(1)[0][0] if counts else "fr"

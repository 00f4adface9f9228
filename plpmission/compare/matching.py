"""Which passage of one text speaks of which objective of another, with no id to tell.

One to one where that is sensible; where two lists differ in length, or one text clearly holds two
of the other list, an objective may be split over passages, or several be merged into one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plpmission.compare.likeness import Table, likeness
from plpmission.compare.vocabulary import Reading, language, read
from plpmission.i18n import Lang, as_lang


class Pair(NamedTuple):
    """Two texts that say the same, by their places in the two lists."""

    left: int
    right: int
    confidence: float
    """The chance that a person would say so too, 0 to 1."""


_FEWEST = 0.08
"""The confidence below which nothing is claimed."""
_MERGED = 2.5
"""So many times as alike as its own partner, a text joins another's."""
_SPLIT = 0.6
"""As alike as this share of the partner's likeness, a text that is left over joins it."""
_CONFIDENCE = (-3.05, 3.98, 1.94)
"""Logistic regression on the halves ``dev`` and ``weights`` of the labelled pairs, among them texts
without a partner: constant, likeness, lead."""


def match(left: Sequence[str], right: Sequence[str], lang: str = "fr") -> list[Pair]:
    """Pairs of texts that say the same, in the order of ``left``, the best of each first.

    Arguments: two lists of texts in ``lang``; one in another of the four languages is recognised.
    ``Pair.left`` and ``Pair.right`` are places in the lists. A text without a partner is in none.

    Source: tf-idf over stems and concepts with the Hungarian method; see ``likeness``.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    spoken = as_lang(lang)
    table = likeness(_readings(left, spoken), _readings(right, spoken))
    if not table or not table[0]:
        return []
    found = [Pair(i, j, _confidence(table, i, j)) for i, j in _chosen(table)]
    return [pair for pair in found if pair.confidence >= _FEWEST]


def _readings(texts: Sequence[str], lang: Lang) -> list[Reading]:
    return [read(text, language(text, lang)) for text in texts]


def _chosen(table: Table) -> Iterator[tuple[int, int]]:
    partner = _assigned(table)
    held = set(partner.values())
    extra: dict[int, list[int]] = {}
    for j in range(len(table[0])):
        best = max(range(len(table)), key=lambda i: table[i][j])
        own = partner.get(best)
        if j not in held and own is not None and table[best][j] >= _SPLIT * table[best][own]:
            extra.setdefault(best, []).append(j)
    for i, row in enumerate(table):
        if i in partner:
            rights = [partner[i], *extra.get(i, ())]
            yield from ((i, j) for j in sorted(rights, key=lambda j: -row[j]) if row[j] > 0)


def _assigned(table: Table) -> dict[int, int]:
    """One partner for each left text: one to one, but for what is clearly merged or left over."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(table, maximize=True)
    partner = dict(zip(rows.tolist(), columns.tolist(), strict=True))
    for i, row in enumerate(table):
        best = max(range(len(row)), key=row.__getitem__)
        if i not in partner or row[best] > _MERGED * row[partner[i]]:
            partner[i] = best
    return partner


def _confidence(table: Table, i: int, j: int) -> float:
    constant, weight, lead = _CONFIDENCE
    value = table[i][j]
    rivals = [
        *table[i][:j],
        *table[i][j + 1 :],
        *(row[j] for at, row in enumerate(table) if at != i),
    ]
    ahead = value - max(rivals, default=0.0)
    return round(1 / (1 + math.exp(-(constant + weight * value + lead * ahead))), 3)

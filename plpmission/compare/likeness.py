"""How alike the texts of two lists are: cosines of weighted features, kind by kind.

Each kind of feature (stems, concepts, topics, runs of letters, figures, years, names) is weighted
by how rare it is in both lists together (smoothed inverse document frequency) and gives a cosine of
its own; likeness is their weighted sum. A common number in front ("OS 2") adds to it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plpmission.compare.vocabulary import Reading

Counts = Mapping[Any, int]
"""How often each feature stands in a text."""
Table = list[list[float]]
"""A row a left text, a column a right one."""

KINDS: Mapping[str, tuple[float, Callable[[Reading], Counts]]] = {
    "stems": (0.5, lambda one: one.stems),
    "concepts": (1.6, lambda one: one.concepts),
    "topics": (0.75, lambda one: one.topics),
    "grams": (0.5, lambda one: one.grams),
    "figures": (0.45, lambda one: dict.fromkeys(one.figures, 1)),
    "years": (0.1, lambda one: dict.fromkeys(one.years, 1)),
    "names": (0.3, lambda one: dict.fromkeys(one.names, 1)),
}
"""Weights found on the development half of the labelled pairs (``tests/bench/match.py``), that of
topics on its half ``weights``."""
_NUMBERING = 0.15


def likeness(left: Sequence[Reading], right: Sequence[Reading]) -> Table:
    """The likeness of each left text with each right one, from 0 on."""
    table = [[0.0] * len(right) for _ in left]
    for weight, features in KINDS.values():
        _add(table, [features(one) for one in left], [features(one) for one in right], weight)
    for row, one in zip(table, left, strict=True):
        for at, other in enumerate(right):
            if one.numbering and one.numbering == other.numbering:
                row[at] += _NUMBERING
    return table


def _add(
    table: Table,
    left: Sequence[Counts],
    right: Sequence[Counts],
    weight: float,
) -> None:
    rarity = _rarity([*left, *right])
    postings: defaultdict[Any, list[tuple[int, float]]] = defaultdict(list)
    for at, counts in enumerate(right):
        for feature, value in _unit(counts, rarity).items():
            postings[feature].append((at, value * weight))
    for row, counts in zip(table, left, strict=True):
        for feature, value in _unit(counts, rarity).items():
            for at, other in postings.get(feature, ()):
                row[at] += value * other


def _rarity(texts: Sequence[Counts]) -> Mapping[Any, float]:
    held = Counter(feature for counts in texts for feature in counts)
    total = len(texts)
    return {feature: math.log((1 + total) / (1 + count)) + 0.3 for feature, count in held.items()}


def _unit(counts: Counts, rarity: Mapping[Any, float]) -> Mapping[Any, float]:
    weighted = {one: (1 + math.log(count)) * rarity[one] for one, count in counts.items()}
    length = math.sqrt(sum(value * value for value in weighted.values()))
    return {one: value / length for one, value in weighted.items()} if length else {}

"""How well ``plp.match`` pairs sentences, beside plain TF-IDF."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plpmission.compare import match
from tests.compare.labelled import Half, labelled

Matcher = Callable[[Sequence[str], Sequence[str], str], dict[int, int]]
GOAL = 0.9
HALVES: tuple[Half, ...] = ("dev", "samples", "zones", "trial", "weights", "unseen", "test")


def ours(left: Sequence[str], right: Sequence[str], lang: str) -> dict[int, int]:
    """The best partner of each left text."""
    best: dict[int, int] = {}
    for pair in match(left, right, lang):
        best.setdefault(pair.left, pair.right)
    return best


def plain(left: Sequence[str], right: Sequence[str], lang: str) -> dict[int, int]:
    """The baseline: the nearest text by the cosine of TF-IDF over words as they are written."""
    counts = [Counter(re.findall(r"\w+", text.lower())) for text in (*left, *right)]
    held = Counter(word for one in counts for word in one)
    rarity = {word: math.log((1 + len(counts)) / (1 + n)) + 1 for word, n in held.items()}
    vectors = [{word: n * rarity[word] for word, n in one.items()} for one in counts]
    lengths = [math.sqrt(sum(value**2 for value in one.values())) or 1.0 for one in vectors]

    def cosine(i: int, j: int) -> float:
        a, b = vectors[i], vectors[len(left) + j]
        dot = sum(value * b.get(word, 0.0) for word, value in a.items())
        return dot / lengths[i] / lengths[len(left) + j]

    return {i: max(range(len(right)), key=lambda j: cosine(i, j)) for i in range(len(left))}


def accuracy(lang: str, half: Half, matcher: Matcher = ours) -> tuple[int, int]:
    """How many sentences find their own in their letter, the right ones shuffled."""
    counted = [_found(left, right, lang, matcher) for left, right in labelled(lang, half)]
    return sum(hits for hits, _ in counted), sum(count for _, count in counted)


def _found(left: list[str], right: list[str], lang: str, matcher: Matcher) -> tuple[int, int]:
    order = list(range(len(right)))
    random.Random(176).shuffle(order)
    found = matcher(left, [right[at] for at in order], lang)
    return sum(i in found and order[found[i]] == i for i in range(len(left))), len(left)


@dataclass(frozen=True)
class Row:
    """One line of the report."""

    line: str


def figures() -> Iterator[Row]:
    """The rows of the report."""
    for lang in ("fr", "nl"):
        for half in HALVES:
            hits, count = accuracy(lang, half)
            base, _ = accuracy(lang, half, plain)
            verdict = "reached" if hits / count >= GOAL else "not reached"
            yield Row(
                f"plp.match {lang} {half:<7} top-1 {hits / count:.3f} of {count}   "
                f"plain TF-IDF {base / count:.3f}   goal ≥ {GOAL:g}  {verdict}"
            )

"""Which section each passage belongs to, decided over the whole document at once.

A hidden Markov model whose states are the sections: what a passage says speaks for some of them,
and documents go on in one section until a heading, then mostly to a later one. The forward and
backward passes give each passage the chance of every section (Rabiner 1989); the likeliest is
proposed, and its chance is the confidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Step = Literal["goes_on", "loose", "coarse", "deeper", "listed", "level", "higher"]
"""How a passage comes after the one before: no heading, none in a document that has hardly any,
none below a chapter that holds several sections, or a heading of what depth beside the one
before, or of one list with it."""

_STAYS: dict[Step, float] = {
    "goes_on": 0.998,
    "loose": 0.75,
    "coarse": 0.45,
    "deeper": 0.8,
    "listed": 0.97,
    "level": 0.12,
    "higher": 0.04,
}
_BEGINNING = 8.0
"""How much likelier a document begins with what belongs nowhere than with any one section."""
_NEXT, _FADING, _BACK, _OWN = 1.0, 0.9, 0.3, 0.15
"""The weight of the next section, its fall with each one passed over, of an earlier one, of own."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One passage as the model sees it: what speaks for each section, and how it follows."""

    evidence: Sequence[float]
    step: Step


def decoded(passages: Sequence[Seen], own: int) -> list[list[float]]:
    """For each passage, the chance of each section; ``own`` is the place of one's own."""
    if not passages:
        return []
    order = _order(len(passages[0].evidence), own)
    emitted = [_emitted(one.evidence) for one in passages]
    forward = _forward(passages, emitted, order, own)
    return _with_backward(passages, emitted, order, forward)


def _emitted(evidence: Sequence[float]) -> list[float]:
    most = max(evidence)
    return [math.exp(max(value - most, -30.0)) for value in evidence]


def _order(size: int, own: int) -> list[list[float]]:
    """How likely a heading leads from each section to each other; rows sum to 1."""
    table = [[_weight(a, b, own) for b in range(size)] for a in range(size)]
    return [[value / sum(row) for value in row] for row in table]


def _weight(before: int, after: int, own: int) -> float:
    if before == after:
        return 0.0
    if own in (before, after):
        return _OWN
    return _NEXT * _FADING ** (after - before - 1) if after > before else _BACK


def _moved(chances: list[float], step: Step, order: list[list[float]]) -> list[float]:
    stay = _STAYS[step]
    if step == "goes_on":
        drift = (1 - stay) * sum(chances) / len(chances)
        return [stay * one + drift for one in chances]
    found = [stay * one for one in chances]
    for before, chance in enumerate(chances):
        if chance > 1e-9:
            share = (1 - stay) * chance
            for after, weight in enumerate(order[before]):
                found[after] += share * weight
    return found


def _moved_back(chances: list[float], step: Step, order: list[list[float]]) -> list[float]:
    stay = _STAYS[step]
    if step == "goes_on":
        drift = (1 - stay) * sum(chances) / len(chances)
        return [stay * one + drift for one in chances]
    return [
        stay * chances[before]
        + (1 - stay) * sum(weight * chances[after] for after, weight in enumerate(row))
        for before, row in enumerate(order)
    ]


def _scaled(chances: list[float]) -> list[float]:
    whole = sum(chances) or 1.0
    return [one / whole for one in chances]


def _forward(
    passages: Sequence[Seen],
    emitted: list[list[float]],
    order: list[list[float]],
    own: int,
) -> list[list[float]]:
    first = [_BEGINNING if at == own else 1.0 for at in range(len(emitted[0]))]
    made = [_scaled([a * b for a, b in zip(first, emitted[0], strict=True)])]
    for one, values in zip(passages[1:], emitted[1:], strict=True):
        moved = _moved(made[-1], one.step, order)
        made.append(_scaled([a * b for a, b in zip(moved, values, strict=True)]))
    return made


def _with_backward(
    passages: Sequence[Seen],
    emitted: list[list[float]],
    order: list[list[float]],
    forward: list[list[float]],
) -> list[list[float]]:
    behind = [1.0] * len(forward[0])
    found = []
    for at in range(len(passages) - 1, -1, -1):
        both = [a * b for a, b in zip(forward[at], behind, strict=True)]
        found.append(_scaled(both))
        said = [a * b for a, b in zip(emitted[at], behind, strict=True)]
        behind = _scaled(_moved_back(said, passages[at].step, order))
    return found[::-1]

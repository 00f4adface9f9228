"""Many dossiers: how often what is covered, and which objectives resemble each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from plpmission.compare.likeness import likeness
from plpmission.compare.rows import Comparison
from plpmission.compare.vocabulary import read
from plpmission.model import Dossier


class Line(NamedTuple):
    """One dossier in the table of many; counts are of objectives."""

    title: str
    objectives: int
    reached: int
    partly: int
    missed: int
    not_reported: int
    findings: int
    score: float | None


def overview(comparisons: Sequence[Comparison]) -> list[Line]:
    """A line a dossier, in their order."""
    return [_line(one) for one in comparisons]


def _line(one: Comparison) -> Line:
    states = Counter(row.state for row in one.rows if row.kind == "objective")
    return Line(
        title=one.title,
        objectives=states.total(),
        reached=states["reached"],
        partly=states["partly"],
        missed=states["missed"],
        not_reported=states["not_reported"],
        findings=len(one.findings),
        score=one.score.value,
    )


class Alike(NamedTuple):
    """Two objectives of different dossiers that resemble each other."""

    dossier: int
    """The place of the dossier in the list, and the id of its objective."""
    objective: str
    other_dossier: int
    other: str
    likeness: float
    """From 0 on; the same text has the most, about 3.8."""


def alike(dossier: int, dossiers: Sequence[Dossier], most: int = 20) -> list[Alike]:
    """The objectives of other dossiers that come nearest to those of one, the nearest first.

    ``dossier`` is its place in the list. Dossiers in other languages are met by the sense.
    """
    own = [(dossier, one, dossiers[dossier].lang) for one in dossiers[dossier].letter.objectives]
    others = [
        (at, one, held.lang)
        for at, held in enumerate(dossiers)
        for one in held.letter.objectives
        if at != dossier
    ]
    left, right = (
        [read(f"{one.title}. {one.text}", lang) for _, one, lang in side] for side in (own, others)
    )
    found = [
        Alike(dossier, own[i][1].id, others[j][0], others[j][1].id, round(value, 3))
        for i, row in enumerate(likeness(left, right))
        for j, value in enumerate(row)
        if value > 0
    ]
    return sorted(found, key=lambda one: -one.likeness)[:most]

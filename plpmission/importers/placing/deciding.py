"""What a person decided of a placed document, put into effect."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from plpmission.importers.placing.finding import found
from plpmission.importers.placing.placed import Decisions, Found, Place, Placed
from plpmission.importers.placing.placing import BY_PERSON, place
from plpmission.importers.source import Passage, Source

OWN = "own:"
"""What a move to a section of one's own begins with; its title follows."""


def apply(placed: Placed, decisions: Decisions) -> Placed:
    """The document as it is placed once the decisions hold; ``placed`` is what was proposed.

    What is said of a passage or an item that is not there is passed over.
    """
    if decisions.document and decisions.document != placed.document:
        placed = place(placed.source, document=decisions.document)
    cut = _joined(_split(placed, decisions.splits), decisions.joins)
    moved = tuple(_moved(one, decisions) for one in cut.places)
    items = placed.items
    if _targets(moved) != _targets(placed.places):
        items = found(cut.source, placed.document, moved)
    return dataclasses.replace(
        cut,
        places=moved,
        items=tuple(_filled(one, decisions) for one in items),
        left_out=decisions.left_out,
        accepted=decisions.accepted,
        refused=decisions.refused,
    )


def _targets(places: Sequence[Place]) -> list[tuple[str, str, str]]:
    """What items are looked for in; how sure a place is changes nothing of it."""
    return [(one.passage, one.section, one.own) for one in places]


def _moved(one: Place, decisions: Decisions) -> Place:
    to = decisions.moves.get(one.passage)
    if to is None:
        sure = one.passage in decisions.accepted
        return dataclasses.replace(one, confidence=1.0) if sure else one
    own = to.removeprefix(OWN) if to.startswith(OWN) else ""
    return Place(
        passage=one.passage,
        section="" if own or not to else to,
        own=own or ("" if to else one.own),
        confidence=1.0,
        why=BY_PERSON,
    )


def _filled(one: Found, decisions: Decisions) -> Found:
    changes = decisions.fields.get(one.id, {})
    sure = 1.0 if one.id in decisions.accepted or changes else one.confidence
    return dataclasses.replace(one, fields={**one.fields, **changes}, confidence=sure)


def _split(placed: Placed, splits: Mapping[str, tuple[int, ...]]) -> Placed:
    if not splits:
        return placed
    pairs = [
        pair
        for one, where in zip(placed.source.passages, placed.places, strict=True)
        for pair in _pieces(one, where, splits.get(one.id, ()))
    ]
    return _with(placed, pairs)


def _pieces(one: Passage, where: Place, cuts: Sequence[int]) -> Iterator[tuple[Passage, Place]]:
    inside = sorted({cut for cut in cuts if 0 < cut < len(one.text)})
    if not inside or one.rows:
        yield one, where
        return
    bounds = [0, *inside, len(one.text)]
    for number, (begin, end) in enumerate(pairwise(bounds), 1):
        key = f"{one.id}.{number}"
        piece = dataclasses.replace(one, id=key, text=one.text[begin:end].strip())
        if number > 1:
            piece = dataclasses.replace(piece, kind="paragraph", level=None, number="")
        yield piece, dataclasses.replace(where, passage=key)


def _joined(placed: Placed, joins: Sequence[str]) -> Placed:
    wanted = set(joins)
    if not wanted:
        return placed
    made: list[tuple[Passage, Place]] = []
    going_on = False
    for one, where in zip(placed.source.passages, placed.places, strict=True):
        if going_on and not one.rows:
            before, there = made[-1]
            made[-1] = (dataclasses.replace(before, text=f"{before.text} {one.text}"), there)
        else:
            made.append((one, where))
        going_on = one.id in wanted and not one.rows
    return _with(placed, made)


def _with(placed: Placed, pairs: Sequence[tuple[Passage, Place]]) -> Placed:
    source: Source = dataclasses.replace(
        placed.source, passages=tuple(passage for passage, _ in pairs)
    )
    return dataclasses.replace(placed, source=source, places=tuple(place for _, place in pairs))

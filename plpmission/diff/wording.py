"""Two texts word by word: what stayed, what was taken out, what was put in.

Words that stand once on each side are anchors (patience diff): between two of them the same is done
again, and only what is short is compared word by word. So the time grows about as the text does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Literal

Kind = Literal["same", "removed", "added"]
Span = tuple[int, int, int, int]
"""From and to in the first text's words, from and to in the second's."""

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_SHORT = 10_000
"""Pairs of words: above, what shares no anchor is shown as taken out and put in as a whole."""
_DEPTH = 20
_PHRASES = (1, 5, 17)
"""How many words long an anchor is, spaces counted: a longer one where no shorter stands once."""


@dataclass(frozen=True)
class Piece:
    """A run of text that both sides have, or only the first one (removed), or only the second."""

    kind: Kind
    text: str


def words(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of two texts, in order, white space kept.

    The pieces that are not ``added`` make the first text, those not ``removed`` the second. Where
    both differ, what was removed stands before what was added.
    """
    left, right = _WORD.findall(before), _WORD.findall(after)
    return tuple(_joined(_pieces(left, right, _matches(left, right))))


def _pieces(left: Sequence[str], right: Sequence[str], matches: Iterable[Span]) -> Iterator[Piece]:
    at, to = 0, 0
    for begin, end, start, stop in _without_lone_spaces(left, right, matches):
        yield Piece("removed", "".join(left[at:begin]))
        yield Piece("added", "".join(right[to:start]))
        yield Piece("same", "".join(left[begin:end]))
        at, to = end, stop
    yield Piece("removed", "".join(left[at:]))
    yield Piece("added", "".join(right[to:]))


def _without_lone_spaces(
    left: Sequence[str], right: Sequence[str], matches: Iterable[Span]
) -> Iterator[Span]:
    """A space between two changed words is changed with them: it would tear a phrase apart."""
    for begin, end, start, stop in _runs(matches):
        inside = (begin or start) and (end < len(left) or stop < len(right))
        if not (inside and end - begin == 1 and left[begin].isspace()):
            yield begin, end, start, stop


def _runs(matches: Iterable[Span]) -> Iterator[Span]:
    """Matches that touch on both sides, as one."""
    held: Span | None = None
    for span in matches:
        if held and held[1] == span[0] and held[3] == span[2]:
            held = (held[0], span[1], held[2], span[3])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    told = (piece for piece in pieces if piece.text)
    for kind, run in groupby(told, lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in run))


def _matches(left: Sequence[str], right: Sequence[str]) -> Iterator[Span]:
    """What stands on both sides, in order."""
    return _between(left, right, (0, len(left), 0, len(right)), _DEPTH)


def _between(left: Sequence[str], right: Sequence[str], span: Span, depth: int) -> Iterator[Span]:
    begin, end, start, stop = span
    head = _shared(zip(left[begin:end], right[start:stop], strict=False))
    begin, start = begin + head, start + head
    tail = _shared(zip(reversed(left[begin:end]), reversed(right[start:stop]), strict=False))
    end, stop = end - tail, stop - tail
    if head:
        yield begin - head, begin, start - head, start
    if begin < end and start < stop:
        yield from _inside(left, right, (begin, end, start, stop), depth)
    if tail:
        yield end, end + tail, stop, stop + tail


def _shared(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _inside(left: Sequence[str], right: Sequence[str], span: Span, depth: int) -> Iterator[Span]:
    begin, end, start, stop = span
    if (end - begin) * (stop - start) <= _SHORT:
        blocks = SequenceMatcher(None, left[begin:end], right[start:stop], autojunk=False)
        for at, to, size in blocks.get_matching_blocks():
            if size:
                yield begin + at, begin + at + size, start + to, start + to + size
        return
    anchors = _anchors(left, right, span) if depth else []
    if not anchors:
        return
    for at, to in anchors:
        yield from _between(left, right, (begin, at, start, to), depth - 1)
        yield at, at + 1, to, to + 1
        begin, start = at + 1, to + 1
    yield from _between(left, right, (begin, end, start, stop), depth - 1)


def _anchors(left: Sequence[str], right: Sequence[str], span: Span) -> list[tuple[int, int]]:
    """Where a word, or else a phrase, begins that stands once on each side; in both orders."""
    begin, end, start, stop = span
    for length in _PHRASES:
        here, there = _once(left[begin:end], length), _once(right[start:stop], length)
        pairs = [(at, there[phrase]) for phrase, at in here.items() if phrase in there]
        if pairs:
            return [(begin + at, start + to) for at, to in _rising(pairs)]
    return []


def _once(of: Sequence[str], length: int) -> dict[Hashable, int]:
    phrases: list[Hashable] = list(zip(*(of[shift:] for shift in range(length)), strict=False))
    often = Counter(phrases)
    return {phrase: at for at, phrase in enumerate(phrases) if often[phrase] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, to) in enumerate(pairs):
        place = bisect_left(tops, to)
        before.append(last[place - 1] if place else -1)
        tops[place : place + 1] = [to]
        last[place : place + 1] = [index]
    found, index = [], last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]

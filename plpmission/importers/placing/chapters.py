"""How a document's headings stand to each other: cover, lists of headings, few for much."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from plpmission.checks.folding import fold
from plpmission.importers.placing.evidence import Evidence
from plpmission.importers.source import Passage

NAMED = 0.6
"""From this share of its words a heading is one of a section that is known."""
_COVER = 25
"""Passages that a cover has at most."""
_BODY, _LONG = 45, 30
"""Words that stand on a cover below its lines, all together and in one passage."""
_COARSE = 0.5
"""With fewer chapters than this share of the sections, each chapter holds several of them."""
_TYPED = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\S)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTED = re.compile(
    r"^\s*([^\W\d_][^\W\d_'’-]{1,24}(?: [^\W\d_]{3,20})?) ?(?:\d{1,2}|[IVX]{1,4}|[A-Z])\b"
)


def number_of(heading: Passage) -> str:
    """The number in front of a heading, such as ``3.2.1``; empty where there is none."""
    typed = _TYPED.match(heading.plain)
    return (heading.number or (typed[1] if typed else "")).rstrip(".) ")


def title_of(heading: Passage) -> str:
    """A heading's words without the number in front."""
    return _TYPED.sub("", " ".join(heading.plain.split()))


def cover_end(passages: Sequence[Passage], held: Evidence) -> int:
    """The place of the first passage after the cover; 0 where there is none.

    A cover is what stands before the first chapter with a number, as long as hardly any text
    stands there; where no chapter has one, the lines before the first heading over some text. Only
    letters: a report tells its period there, and a charter its own cover.
    """
    if not held.sections.groups:
        return 0
    counted = next((at for at in _heads(passages) if _has_number(passages[at])), None)
    if counted is not None and _is_cover(passages[:counted]):
        return counted
    for at in _heads(passages):
        if _opens(passages, at, held):
            return at if _is_cover(passages[:at]) else 0
    return 0


def _heads(passages: Sequence[Passage]) -> Iterator[int]:
    return (at for at, one in enumerate(passages[:_COVER]) if one.kind == "heading")


def _has_number(one: Passage) -> bool:
    """Whether a heading counts; the day of a date does not."""
    return bool(number_of(one)) and not _YEAR.search(one.plain)


def _is_cover(before: Sequence[Passage]) -> bool:
    lengths = [len(one.plain.split()) for one in before if one.kind not in ("heading", "contents")]
    rows = any(len(one.rows) > 1 for one in before)
    return not rows and sum(lengths) <= _BODY and max(lengths, default=0) <= _LONG


def _opens(passages: Sequence[Passage], at: int, held: Evidence) -> bool:
    """Whether a heading is a chapter: something stands below it, or its title is known."""
    following = passages[at + 1] if at + 1 < len(passages) else None
    if following is None:
        return False
    title = title_of(passages[at])
    if _YEAR.search(title):
        return False
    known = max(held.title(title).values(), default=0.0) >= NAMED
    return known or (following.kind != "heading" and len(following.plain.split()) > _LONG)


def coarse(passages: Sequence[Passage], held: Evidence, begin: int) -> bool:
    """Whether a document has so few chapters that each holds several sections."""
    heads = sum(one.kind == "heading" for one in passages[begin:])
    known = len(held.sections.ids)
    return bool(held.sections.groups) and 0 < heads < _COARSE * known <= len(passages) - begin


def counted(passages: Sequence[Passage]) -> Mapping[int, str]:
    """The headings of one list, such as “Ambition 1 – …”, by place, with the word they share."""
    found: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for at, one in enumerate(passages):
        match = _COUNTED.match(one.plain) if one.kind == "heading" else None
        if match:
            found[fold(match[1]), one.level or 1].append(at)
    return {at: word for (word, _), places in found.items() if len(places) > 1 for at in places}


def below(passages: Sequence[Passage], at: int) -> Iterator[int]:
    """The places of the headings under a heading."""
    level = passages[at].level or 1
    for place in range(at + 1, len(passages)):
        if passages[place].kind != "heading":
            continue
        if (passages[place].level or 1) <= level:
            return
        yield place

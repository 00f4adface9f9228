"""L013: a passage that stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from plpmission.checks.citations import title_words
from plpmission.checks.folding import word_places, words
from plpmission.checks.reading import Passage, Reading
from plpmission.checks.rule import Check, Hit, SectionName
from plpmission.model import SECTION_IDS
from plpmission.outline.acts import acts

SIZE = 12
"""So many words in a row make a passage; names of bodies and of laws are mostly shorter."""


@lru_cache(maxsize=4096)
def prints(text: str) -> tuple[int, ...]:
    """A fingerprint of each ``SIZE`` words in a row of a text."""
    spoken = words(text)
    return tuple(map(hash, zip(*(spoken[start:] for start in range(SIZE)), strict=False)))


@dataclass
class _Seen:
    """What was read so far: in which passage each fingerprint stood first."""

    first: dict[int, Passage] = field(default_factory=dict)

    def known(self, marks: tuple[int, ...]) -> list[int]:
        """The positions of the fingerprints that stood before, in this text or in another."""
        if self.first.keys().isdisjoint(marks) and len(set(marks)) == len(marks):
            return []
        here: dict[int, int] = {}
        return [
            at
            for at, mark in enumerate(marks)
            if at - here.setdefault(mark, at) >= SIZE or mark in self.first
        ]

    def add(self, marks: tuple[int, ...], passage: Passage) -> None:
        for mark in marks:
            self.first.setdefault(mark, passage)


def repeated_passages(reading: Reading) -> Iterator[Hit]:
    """L013: a passage stands in two places; the later one is named."""
    seen = _Seen()
    for passage in reading.whole():
        if not passage.is_long:
            continue
        marks = prints(passage.text)
        for begin, end in _stretches(seen.known(marks)):
            if passage.section in reading.view and not _is_a_title(reading, passage, begin, end):
                yield _hit(reading, passage, seen.first.get(marks[begin], passage), begin, end)
                break
        seen.add(marks, passage)


def _stretches(positions: list[int]) -> Iterator[tuple[int, int]]:
    """From positions of fingerprints to stretches of words, from the first to after the last."""
    begin = last = -1
    for at in positions:
        if begin >= 0 and at != last + 1:
            yield begin, last + SIZE
            begin = -1
        begin, last = (at if begin < 0 else begin), at
    if begin >= 0:
        yield begin, last + SIZE


def _is_a_title(reading: Reading, passage: Passage, begin: int, end: int) -> bool:
    """Whether little but an act's title is repeated: one cites it as it is."""
    stretch = " ".join(words(passage.text)[begin:end])
    own = (" ".join(words(reference.title)) for reference in reading.letter.legal)
    for title in filter(None, (*_titles(), *own)):
        if stretch in title:
            return True
        stretch = stretch.replace(title, " ")
    return len(stretch.split()) < SIZE


@cache
def _titles() -> tuple[str, ...]:
    return tuple(title for act in acts().values() for title in title_words(act))


def _hit(reading: Reading, later: Passage, earlier: Passage, begin: int, end: int) -> Hit:
    return Hit(
        where=later.where,
        section=later.section,
        about=later.about,
        message="This already stands in {earlier}: “{quote}”",
        hint="Keep it in one place, and refer to it from the other.",
        parameters={"earlier": _name(reading, earlier.section), "quote": _quote(later, begin, end)},
    )


def _name(reading: Reading, section: str) -> SectionName | str:
    if section in SECTION_IDS:
        return SectionName(section)
    return next(added.title for added in reading.letter.added if added.id == section)


def _quote(passage: Passage, begin: int, end: int) -> str:
    """The first words of a stretch, as they stand in the text."""
    places = word_places(passage.text)[begin : min(end, begin + 9)]
    return passage.text[places[0][0] : places[-1][1]].replace("\n", " ") + "…"


L013 = Check(
    code="L013",
    severity="advice",
    source="Model letter: reading from beginning to end",
    title="Repeated passage",
    why="The letter is read from beginning to end: what was said can be referred to.",
    run=repeated_passages,
)

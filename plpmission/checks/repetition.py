"""L013: a passage that stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial

from plpmission.checks.citations import title_words
from plpmission.checks.folding import word_places, words
from plpmission.checks.reading import Passage, Reading
from plpmission.checks.remembered import Remembered
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


@dataclass(frozen=True)
class _Told:
    """A section’s long texts, with their fingerprints and those the section itself repeats."""

    texts: tuple[tuple[Passage, tuple[int, ...], tuple[int, ...]], ...]
    first: Mapping[int, Passage]


_told: Remembered[_Told] = Remembered()


def _told_in(passages: tuple[Passage, ...]) -> _Told:
    seen = _Seen()
    texts = []
    for passage in passages:
        if passage.is_long and not _rewords(passage):
            marks = prints(passage.text)
            texts.append((passage, marks, tuple(seen.known(marks))))
            seen.add(marks, passage)
    return _Told(tuple(texts), seen.first)


def _rewords(passage: Passage) -> bool:
    """Whether it is an objective's wording in an amendment, which says again what it replaces."""
    return passage.where.startswith("letter.amendments[") and "].objectives[" in passage.where


def repeated_passages(reading: Reading) -> Iterator[Hit]:
    """L013: a passage stands in two places; the later one is named."""
    earlier: list[Mapping[int, Passage]] = []
    for section in reading.passages:
        passages = reading.texts(section)
        told = _told.get(section, (passages,), partial(_told_in, passages))
        if section in reading.view:
            yield from _repeated(reading, told, earlier)
        if told.first:
            earlier.append(told.first)


def _repeated(reading: Reading, told: _Told, earlier: list[Mapping[int, Passage]]) -> Iterator[Hit]:
    others = [first for first in earlier if not first.keys().isdisjoint(told.first.keys())]
    for passage, marks, own in told.texts:
        if not own and not others:
            continue
        known = {at for at, mark in enumerate(marks) if any(mark in first for first in others)}
        for begin, end in _stretches(sorted(known.union(own))):
            if not _is_a_title(reading, passage, begin, end):
                firsts = (first[marks[begin]] for first in others if marks[begin] in first)
                before = next(firsts, told.first[marks[begin]])
                yield _hit(reading, passage, before, begin, end)
                break


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

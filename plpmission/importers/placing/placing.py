"""A section for each passage of a foreign document, with how sure that is and why."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from plpmission.i18n import translator
from plpmission.importers.placing.chapters import cover_end, number_of, title_of
from plpmission.importers.placing.decoding import decoded
from plpmission.importers.placing.evidence import Evidence, evidence
from plpmission.importers.placing.kinds import kind_of, names_itself
from plpmission.importers.placing.outlines import OWN
from plpmission.importers.placing.placed import DocumentKind, Place, Placed
from plpmission.importers.placing.unwrapping import entitled, unwrapped
from plpmission.importers.placing.weighing import numbered, weighed
from plpmission.importers.source import Passage, Source

DOMAIN = "importers"
Progress = Callable[[float, str], None]

_SAME = 0.75
"""From this share of its words a heading says no more than the outline's own title."""
_DECIDES = 0.45
_FIRST = 6
"""Passages among which a document's own title stands."""

BY_PERSON = "A person decided it."
_BY_NUMBER = "The heading has the number of this section."
_BY_TITLE = "It stands under the heading “{heading}”."
_BY_WORDS = "Its words are those of this section."
_OWN = "No section of the model fits it."
_ON_COVER = "It stands on the cover page."
_COVER_PAGE = "Cover page"
"""The section of one's own to which a cover's lines go, in the document's language."""


def place(
    source: Source, *, document: DocumentKind | None = None, progress: Progress | None = None
) -> Placed:
    """A proposed section for each passage, and the items recognised.

    ``document`` is the kind of document, where a person says so. ``progress`` is called with a
    share from 0 to 1 and an English sentence of the domain ``importers``.
    """
    from plpmission.importers.placing.finding import found

    told = progress or _quiet
    whole = unwrapped(source)
    kind = document or kind_of(whole)
    if kind != "internal-rules":
        whole = entitled(whole, evidence(kind, whole.lang))
    places = placed_passages(whole, kind, lambda share: told(0.6 * share, _READING))
    told(0.6, _LOOKING)
    items = found(whole, kind, places)
    told(1.0, _LOOKING)
    return Placed(source=whole, document=kind, places=places, items=items)


def _quiet(_: float, __: str) -> None:
    """Nobody asked to be told."""


_READING = "Looking for the section of each passage…"
_LOOKING = "Looking for objectives, plans, figures and tables…"


def placed_passages(
    source: Source, kind: DocumentKind, progress: Callable[[float], None]
) -> tuple[Place, ...]:
    """The proposed section of each passage."""
    if kind == "internal-rules":
        return tuple(_of_rules(one) for one in source.passages)
    held = evidence(kind, source.lang)
    seen = weighed(source.passages, held, progress)
    ids = held.sections.ids
    chances = decoded(seen, ids.index(OWN))
    return _Placing(source, held, kind).places(chances)


def _of_rules(one: Passage) -> Place:
    return Place(passage=one.id, section="rules", confidence=0.9, why=_BY_WORDS)


class _Placing:
    """Turns chances into places, and keeps the headings above for what they explain."""

    def __init__(self, source: Source, held: Evidence, document: DocumentKind) -> None:
        self._document = document
        self._passages = source.passages
        self._held = held
        self._numbered = numbered(source.passages, held)
        self._cover = cover_end(source.passages, held)
        self._cover_page = translator(DOMAIN, source.lang)(_COVER_PAGE)
        self._above: list[tuple[int, str]] = []

    def places(self, chances: Sequence[Sequence[float]]) -> tuple[Place, ...]:
        made = []
        for at, (one, row) in enumerate(zip(self._passages, chances, strict=True)):
            if at == self._cover:
                self._above = []
            placed = self._place(one, row)
            made.append(self._on_cover(placed) if at < self._cover else placed)
        return tuple(self._titled(_led(made, self._passages)))

    def _on_cover(self, placed: Place) -> Place:
        """A cover's lines stay together, where they belong to no section."""
        if placed.section:
            return placed
        return dataclasses.replace(placed, own=self._cover_page, why=_ON_COVER)

    def _titled(self, made: list[Place]) -> list[Place]:
        """The lines at the beginning, or at the head of a page, that are the document's title."""
        for at, one in enumerate(self._passages):
            early = at < _FIRST or not made[at].section
            if early and not one.rows and names_itself(one.plain, self._document):
                made[at] = dataclasses.replace(made[at], structure=True, confidence=0.99)
        return made

    def _place(self, one: Passage, row: Sequence[float]) -> Place:
        ids = self._held.sections.ids
        best = max(range(len(ids)), key=row.__getitem__)
        section, confidence = ids[best], round(min(row[best], 0.99), 3)
        structure = one.kind == "contents"
        if one.kind == "heading":
            self._note(one)
            structure = self._is_structure(one, section)
        own = self._own_title() if section == OWN else ""
        why, heading = self._why(one, section)
        return Place(
            passage=one.id,
            section=section,
            confidence=0.99 if structure else confidence,
            why=why,
            own=own,
            heading=heading,
            structure=structure,
        )

    def _own_title(self) -> str:
        """The outermost heading above that is not the document's own title."""
        titles = [text for _, text in self._above]
        named = (text for text in titles if not names_itself(text, self._document))
        return next(named, titles[0] if titles else "")

    def _note(self, one: Passage) -> None:
        level = one.level or 1
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        self._above.append((level, title_of(one)))

    def _is_structure(self, one: Passage, section: str) -> bool:
        titles, groups = self._held.title(title_of(one)), self._held.sections.groups
        named = max((titles.get(key, 0.0) for key in (section, *groups)), default=0.0)
        return named >= _SAME and section != OWN

    def _why(self, one: Passage, section: str) -> tuple[str, str]:
        """The reason, and the heading that it rests on or else the nearest one."""
        nearest = self._above[-1][1] if self._above else ""
        if section == OWN:
            return _OWN, nearest
        for _, heading in reversed(self._above):
            if self._held.title(heading).get(section, 0.0) >= _DECIDES:
                return _BY_TITLE, heading
        counted = self._numbered and one.kind == "heading"
        if counted and self._held.sections.numbers.get(number_of(one)) == section:
            return _BY_NUMBER, nearest
        return _BY_WORDS, nearest


def _led(places: list[Place], passages: Sequence[Passage]) -> list[Place]:
    """A heading that only leads to others stands with the first of them."""
    for at in range(len(places) - 2, -1, -1):
        if places[at].structure and passages[at + 1].kind == "heading":
            following = places[at + 1]
            places[at] = dataclasses.replace(
                places[at], section=following.section, own=following.own
            )
    return places

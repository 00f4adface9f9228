"""One letter against another, word by word: objectives that answer each other, and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plpmission.compare.matching import match
from plpmission.diff import Piece, words
from plpmission.i18n import as_lang
from plpmission.model import SECTION_IDS, Dossier
from plpmission.model.objectives import Objective
from plpmission.outline import outline, texts

Kind = Literal["objective", "section"]
_REFERENCE = re.compile(r"\[([^\]]*)\]\(ref:[^)]*\)")
_SURE = 0.5
"""The confidence from which two objectives of different letters are put side by side."""


@dataclass(frozen=True, kw_only=True)
class Across:
    """An objective or a section in two letters; an id is empty where one letter has none."""

    kind: Kind
    before: str
    after: str
    title: str
    pieces: tuple[Piece, ...]
    confidence: float
    """1 where both carry the same id, else how sure it is that they answer each other."""

    @property
    def changed(self) -> bool:
        """Whether a word differs."""
        return any(piece.kind != "same" for piece in self.pieces)


def letters(before: Dossier, after: Dossier, lang: str = "fr") -> tuple[Across, ...]:
    """Objectives in the later letter's order, those that are gone, then sections with words.

    Objectives are paired by id where the later letter was begun from the earlier, else by what
    they say (see ``match``).

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    reader = texts(as_lang(lang))
    sections = (
        Across(
            kind="section",
            before=key,
            after=key,
            title=f"{outline().section(key).number} {reader.section(key).title}",
            pieces=words(_read(before.letter.note(key).text), _read(after.letter.note(key).text)),
            confidence=1.0,
        )
        for key in SECTION_IDS
        if before.letter.note(key).text.strip() or after.letter.note(key).text.strip()
    )
    return (*_objectives(before, after), *sections)


def _read(text: str) -> str:
    """A rich text as one reads it: references by their words."""
    return _REFERENCE.sub(r"\1", text)


def _objectives(before: Dossier, after: Dossier) -> Iterator[Across]:
    old = {one.id: one for one in before.letter.objectives}
    pairs = _pairs(before, after)
    for one in after.letter.objectives:
        earlier, confidence = pairs.get(one.id, ("", 1.0))
        former = old.pop(earlier, None)
        yield _across(former, one, confidence)
    for gone in old.values():
        yield _across(gone, None, 1.0)


def _across(former: Objective | None, now: Objective | None, confidence: float) -> Across:
    shown = now or former
    return Across(
        kind="objective",
        before=former.id if former else "",
        after=now.id if now else "",
        title=(shown.title or shown.text) if shown else "",
        pieces=words(former.text if former else "", now.text if now else ""),
        confidence=confidence,
    )


def _pairs(before: Dossier, after: Dossier) -> dict[str, tuple[str, float]]:
    """For objectives of the later letter, that of the earlier one and how sure it is."""
    old, new = before.letter.objectives, after.letter.objectives
    found = {one.id: (one.id, 1.0) for one in new if any(one.id == other.id for other in old)}
    left = [one for one in old if one.id not in found]
    right = [one for one in new if one.id not in found]
    paired = match(_said(left), _said(right), before.lang)
    taken: set[int] = set()
    for pair in sorted(paired, key=lambda one: -one.confidence):
        if pair.confidence < _SURE or pair.left in taken or right[pair.right].id in found:
            continue
        taken.add(pair.left)
        found[right[pair.right].id] = (left[pair.left].id, pair.confidence)
    return found


def _said(objectives: list[Objective]) -> list[str]:
    return [f"{one.title}. {one.text}" for one in objectives]

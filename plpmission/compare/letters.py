"""One letter against another, word by word: objectives that answer each other, and sections."""

from __future__ import annotations

import re
from collections import Counter
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
Shape = Literal["one", "split", "merged"]
"""One answers one; one was split over several; several were merged into one."""
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
    shape: Shape = "one"

    @property
    def changed(self) -> bool:
        """Whether a word differs."""
        return any(piece.kind != "same" for piece in self.pieces)


def letters(before: Dossier, after: Dossier, lang: str = "fr") -> tuple[Across, ...]:
    """Objectives in the later letter's order, those that are gone, then sections with words.

    Objectives are paired by id where the later letter was begun from the earlier, else by what
    they say (see ``match``); one that was split or merged stands in a row for each pair.

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
    """The later letter's objectives, each with the earlier ones that it answers; then the rest."""
    old = {one.id: one for one in before.letter.objectives}
    new = {one.id: one for one in after.letter.objectives}
    pairs = _pairs(before, after)
    sides = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
    for key, one in new.items():
        own = [pair for pair in pairs if pair[1] == key]
        for earlier, _, confidence in own:
            shape = _shape(sides[0][earlier], sides[1][key])
            yield _across(old[earlier], one, confidence, shape)
        if not own:
            yield _across(None, one, 1.0)
    for key, gone in old.items():
        if key not in sides[0]:
            yield _across(gone, None, 1.0)


def _shape(answering: int, answered: int) -> Shape:
    """One earlier objective answered by several is split; several answered by one are merged."""
    if answering > 1:
        return "split"
    return "merged" if answered > 1 else "one"


def _across(
    former: Objective | None, now: Objective | None, confidence: float, shape: Shape = "one"
) -> Across:
    shown = now or former
    return Across(
        kind="objective",
        before=former.id if former else "",
        after=now.id if now else "",
        title=(shown.title or shown.text) if shown else "",
        pieces=words(former.text if former else "", now.text if now else ""),
        confidence=confidence,
        shape=shape,
    )


def _pairs(before: Dossier, after: Dossier) -> list[tuple[str, str, float]]:
    """Objectives of the two letters that answer each other, and how sure it is.

    By id where the later letter was begun from the earlier. What is left over by ids is looked for
    among all: an objective may have been split, or taken into another.
    """
    old, new = before.letter.objectives, after.letter.objectives
    same = {one.id for one in old} & {one.id for one in new}
    found = [(key, key, 1.0) for key in (one.id for one in new) if key in same]
    for pair in match(_said(old), _said(new), before.lang):
        left, right = old[pair.left].id, new[pair.right].id
        if pair.confidence >= _SURE and not (left in same and right in same):
            found.append((left, right, pair.confidence))
    return found


def _said(objectives: tuple[Objective, ...]) -> list[str]:
    return [f"{one.title}. {one.text}" for one in objectives]

"""Passages made ready for placing: tables that only lay a page out, and titles without a sign."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from plpmission.importers.placing.chapters import title_of
from plpmission.importers.placing.evidence import Evidence
from plpmission.importers.source import Passage, Source

_WIDEST = 3
_TITLE = 90
"""Characters that a title has at most, in a left column or on a line of its own."""
_WORDS = 9
_NO_TITLE = re.compile(r"[.;,!?]$|\d|:.")
_SHORT = 6
_IS_TITLE, _IS_SHORT_TITLE = 0.85, 0.65


def unwrapped(source: Source) -> Source:
    """The source with a heading and paragraphs in place of each table of one row."""
    made = [part for one in source.passages for part in _parts(one)]
    if len(made) == len(source.passages):
        return source
    return dataclasses.replace(source, passages=tuple(made))


def entitled(source: Source, held: Evidence) -> Source:
    """The source with the short paragraphs that are titles of sections, word for word, as headings.

    A reader sees only how a line looks; here it is known what sections are called.
    """
    level, made = 1, []
    for one in source.passages:
        level = one.level or level
        made.append(_entitled(one, held, level))
    return dataclasses.replace(source, passages=tuple(made))


def _entitled(one: Passage, held: Evidence, level: int) -> Passage:
    text = title_of(one) if one.kind == "paragraph" else ""
    if not text or len(text) > _TITLE or len(text.split()) > _WORDS or _NO_TITLE.search(text):
        return one
    least = _IS_TITLE if len(text.split()) > _SHORT else _IS_SHORT_TITLE
    if max(held.title(text).values(), default=0.0) < least or not text[0].isupper():
        return one
    return dataclasses.replace(one, kind="heading", level=level, score=0.5)


def _parts(one: Passage) -> Iterator[Passage]:
    if one.kind != "table" or not _lays_out(one):
        yield one
        return
    texts = [cell for cell in one.rows[0] if cell.strip()]
    for at, text in enumerate(texts):
        for line, paragraph in enumerate(filter(str.strip, text.split("\n"))):
            first = at == 0 and line == 0
            yield Passage(
                id=f"{one.id}c{at + 1}r{line + 1}",
                kind="heading" if first else "paragraph",
                text=paragraph,
                signs=one.signs,
                level=2 if first else None,
                score=0.6 if first else 0.0,
            )


def _lays_out(one: Passage) -> bool:
    """One row whose first cell is short: no table of data has that."""
    if len(one.rows) != 1 or not 1 <= len(one.rows[0]) <= _WIDEST:
        return False
    first = one.rows[0][0].strip()
    return bool(first) and "\n" not in first and len(first) <= _TITLE

"""Tables that only lay a page out, taken apart: a title on the left, its text on the right."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from plpmission.importers.source import Passage, Source

_WIDEST = 3
_TITLE = 90
"""Characters that a title in a left column has at most."""


def unwrapped(source: Source) -> Source:
    """The source with a heading and paragraphs in place of each table of one row."""
    made = [part for one in source.passages for part in _parts(one)]
    if len(made) == len(source.passages):
        return source
    return dataclasses.replace(source, passages=tuple(made))


def _parts(one: Passage) -> Iterator[Passage]:
    if one.kind != "table" or not _lays_out(one):
        yield one
        return
    texts = [cell for cell in one.rows[0] if cell.strip()]
    for at, text in enumerate(texts):
        for line, paragraph in enumerate(filter(str.strip, text.split("\n"))):
            first = at == 0 and line == 0
            yield Passage(
                id=f"{one.id}.{at + 1}{chr(97 + line % 26)}{line // 26 or ''}",
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

"""What the parts of a Word file share while it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from plpmission.export.style import Style
from plpmission.export.word.numbering import Numbered, numbered
from plpmission.export.word.xml import Element
from plpmission.render.blocks import Heading, Rendered, Run

TEXT_WIDTH = 7881
"""The width of a line, in twentieths of a point, as the template's page has it."""
HANG = 1077
"""How far numbers and tables reach into the left margin."""
STYLES = {
    "body": "Normal",
    "lead": "LetterLead",
    "note": "LetterNote",
    "quote": "Quote",
    "empty": "LetterEmpty",
    "finding": "LetterFinding",
    "label": "LetterLabel",
}
"""The template's style for each kind of paragraph."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """A document on its way to Word: names of bookmarks, numbers, and counters."""

    document: Rendered
    style: Style
    file: Any
    """The python-docx document that is filled."""
    headings: tuple[Heading, ...]
    numbers: Mapping[int, Numbered]
    """By the heading's identity: how it is numbered."""
    pages: Mapping[int, int]
    """By the heading's identity: the page where it will stand, as far as one can tell."""
    bookmarks: Mapping[str, str]
    """From each anchor to its bookmark's name."""
    ids: Iterator[int] = field(default_factory=lambda: count(100))
    notes: list[Run] = field(default_factory=list)
    """The footnotes called so far."""
    captions: Mapping[str, Iterator[int]] = field(
        default_factory=lambda: {"Table": count(1), "Figure": count(1)}
    )

    @property
    def numbering(self) -> Element:
        """The part that defines lists."""
        return self.file.part.numbering_part.element

    def heading_at(self, anchor: str) -> Heading | None:
        """The heading that has the anchor, if one has."""
        return next((heading for heading in self.headings if heading.anchor == anchor), None)


def headings_of(document: Rendered) -> tuple[Heading, ...]:
    """The document's headings."""
    return tuple(block for block in document.blocks if isinstance(block, Heading))


def numbers_of(headings: tuple[Heading, ...], numbering: Element) -> dict[int, Numbered]:
    """How each heading is numbered, by its identity."""
    found = numbered(headings, numbering)
    return {id(heading): how for heading, how in zip(headings, found, strict=True)}


def bookmark_names(anchors: list[str]) -> dict[str, str]:
    """Names that Word takes: letters, digits and underscores, 40 at most, each once."""
    names: dict[str, str] = {}
    for at, anchor in enumerate(anchors):
        plain = re.sub(r"\W", "_", anchor, flags=re.ASCII)[:30]
        names[anchor] = f"at_{plain}" if f"at_{plain}" not in names.values() else f"at_{plain}_{at}"
    return names

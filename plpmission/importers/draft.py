"""A passage while it is read: what a reader of a format gathers, before it is weighed."""

from __future__ import annotations

from dataclasses import dataclass, field

from plpmission.importers.marks import Piece, words
from plpmission.importers.source import Image, Left, PassageKind


@dataclass(slots=True, kw_only=True)
class Draft:
    """One passage as its file has it.

    ``listed`` says that the file itself calls it an entry of a list; ``number`` is what a word
    processor works out in front of it, empty for a dot.
    """

    pieces: list[Piece] = field(default_factory=list)
    kind: PassageKind = "paragraph"
    rows: list[list[str]] = field(default_factory=list)
    number: str = ""
    listed: bool = False
    style: str = ""
    outline: int | None = None
    size: float | None = None
    caps: bool = False
    underlined: bool = False
    centred: bool = False
    indent: int = 0
    page: int | None = None
    at_top: bool = False
    kept_with_next: bool = False
    image: str = ""
    in_table: bool = False
    section: str = ""
    """In a file of ours, the id of the section that it stands in."""
    bare: str = ""
    """Its words without those that a word processor works out, such as numbers referred to."""
    by: tuple[tuple[str, str], ...] = ()
    """Who changed it, with changes tracked, and when."""

    @property
    def text(self) -> str:
        """Its words."""
        return words(self.pieces)

    @property
    def bold(self) -> float:
        """The share of its letters that are bold."""
        letters = [(sum(map(str.isalnum, p.text)), p.bold) for p in self.pieces]
        every = sum(count for count, _ in letters)
        return sum(count for count, bold in letters if bold) / every if every else 0.0


@dataclass(slots=True)
class Drafts:
    """What a reader makes of a file."""

    passages: list[Draft] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    pages: int | None = None

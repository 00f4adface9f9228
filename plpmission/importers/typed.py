"""Numbers and dots that people type in front of a line by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plpmission.importers.marks import Piece

_CHAPTER = (
    r"(?:chapitre|partie|titre|section|annexe|hoofdstuk|deel|titel|afdeling|bijlage|kapitel|teil"
    r"|abschnitt|anlage|chapter|part|title|annex|appendix|artikel|article|art\.)"
)
_NUMBER = re.compile(
    rf"""\s*(?:
    (?P<chapter>{_CHAPTER}\s+(?:\d{{1,2}}|(?-i:[IVX]{{1,5}}|[A-Z]))(?:\.\d{{1,2}})*(?=[\s.:–—)-]|$))\s*[.:)–—-]*\s*
    |(?P<deep>\d{{1,2}}(?:\.\d{{1,2}}){{1,5}})(?:[.)]|\s*[–—-](?=\s))?(?:[\s\t]+|$)
    |(?P<flat>\d{{1,3}})(?:\s?[.)°](?!\d)|\.?\s*[–—-](?=\s)|(?=\t))\s*
    |(?P<roman>[IVX]{{1,6}}|[ivx]{{1,6}})(?:[.)]|\s*[–—-](?=\s))(?=\s)\s*
    |(?P<letter>[A-Za-z])[.)](?=\s)\s*
    |(?P<bare>\d{{1,2}})\s+(?=(?-i:[A-ZÀ-Ý]))
    )(?=\S|$)""",
    re.VERBOSE | re.IGNORECASE,
)
CAPTION = re.compile(
    r"^\s*(tableau|figure|graphique|tabel|figuur|grafiek|tabelle|abbildung|table|chart)\s*\d+"
    r"(\s*[.:–—-]|[\u2002\t]|\s+(?-i:[A-ZÀ-Ý]))",
    re.IGNORECASE,
)
"""How the line under or over a figure or a table begins."""
CONTENTS = re.compile(
    r"^\s*(table des mati[eè]res|sommaire|inhoudsopgave|inhoudstafel|inhoud|inhaltsverzeichnis"
    r"|inhalt|(table of )?contents)\s*:?\s*$",
    re.IGNORECASE,
)
"""The title of a contents list."""
_DOT = re.compile(r"\s*(?:[-–—•●▪■◦○·‣➢➤✓✔→►\uf0b7\uf0a7\uf0d8*]|o(?=\t| {2,}))\s+(?=\S)")
_UNIT = re.compile(r"(?:%|€|euro|million|ETP|FTE|VTE|km|h\b|ans\b|jaar\b)", re.IGNORECASE)
_DEPTHS = {"flat": 1, "roman": 1, "letter": 2, "chapter": 1}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in front: the number, how it counts, and the length of it all."""

    number: str
    how: str
    """``chapter``, ``deep``, ``flat``, ``bare``, ``roman``, ``letter`` or ``dot``."""
    length: int

    @property
    def depth(self) -> int:
        """How deep in the document a heading of that number would stand, from 1."""
        if self.how == "deep":
            return self.number.count(".") + 1
        return _DEPTHS.get(self.how, 1) + self.number.count(".")


def typed(text: str) -> Typed | None:
    """What is typed in front of a line; None where nothing is."""
    dot = _DOT.match(text)
    if dot:
        return Typed(number="", how="dot", length=dot.end())
    found = _NUMBER.match(text)
    if not found or _UNIT.match(text[found.end() :]):
        return None
    how = found.lastgroup or ""
    number = found[how]
    if how == "deep" and text[found.end() :][:1].islower():
        return None  # "3.5 millions", "2.1 fois"
    return Typed(number=number, how=how, length=found.end())


def without(pieces: Sequence[Piece], length: int) -> list[Piece]:
    """Pieces less what is typed in front of them."""
    left: list[Piece] = []
    for piece in pieces:
        cut = min(length, len(piece.text))
        length -= cut
        if piece.note or piece.text[cut:]:
            left.append(replace(piece, text=piece.text[cut:]))
    return left


def split(text: str) -> tuple[str, str]:
    """A line's typed number, and the rest."""
    found = typed(text)
    return (found.number, text[found.length :]) if found else ("", text)

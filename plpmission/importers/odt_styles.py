"""How the styles of an OpenDocument text look, and how its lists count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plpmission.importers.docx_numbering import written

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DEEPEST = 20
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
Element = Any


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says, with what it takes from the one over it."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underlined: bool = False
    size: float | None = None
    centred: bool = False
    kept: bool = False
    breaks: bool = False


class Styles:
    """The styles of a file, those of the text over those that it shares."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._own: dict[str, Element] = {}
        self._known: dict[str, Look] = {}
        base = Look()
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._own[str(style.get(f"{STYLE}name"))] = style
            for style in root.iter(f"{STYLE}default-style"):
                if style.get(f"{STYLE}family") == "paragraph":
                    base = _over(style, base)
        self._base = base

    def of(self, name: str | None) -> Look:
        """The look of a paragraph's style."""
        key = name or ""
        if key not in self._known:
            self._known[key] = self._made(key, self._base)
        return self._known[key]

    def under(self, name: str | None, look: Look) -> Look:
        """A look with what a style of characters adds to it."""
        return self._made(name, look) if name in self._own else look

    def _made(self, name: str | None, base: Look) -> Look:
        chain: list[Element] = []
        while name in self._own and len(chain) < DEEPEST:
            chain.append(self._own[name])
            name = chain[-1].get(f"{STYLE}parent-style-name")
        look = base
        for style in reversed(chain):
            look = _over(style, look)
        named = [style for style in chain if not _automatic(style)] or chain[-1:]
        shown = named[0] if named else None
        label = (
            "" if shown is None else shown.get(f"{STYLE}display-name") or shown.get(f"{STYLE}name")
        )
        # A break before its first paragraph is a style's own, and not of those that follow it.
        breaks = bool(chain) and _says(chain[0], "paragraph", f"{FO}break-before") == "page"
        return replace(look, name=str(label or ""), breaks=breaks)


def _automatic(style: Element) -> bool:
    parent = style.getparent()
    return parent is not None and parent.tag == f"{OFFICE}automatic-styles"


def _says(style: Element, kind: str, name: str) -> str | None:
    found = style.find(f"{STYLE}{kind}-properties")
    return None if found is None else found.get(name)


def _over(style: Element, look: Look) -> Look:
    said: dict[str, Any] = {}
    if weight := _says(style, "text", f"{FO}font-weight"):
        said["bold"] = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
    if slant := _says(style, "text", f"{FO}font-style"):
        said["italic"] = slant in ("italic", "oblique")
    if case := _says(style, "text", f"{FO}text-transform"):
        said["caps"] = case == "uppercase"
    if line := _says(style, "text", f"{STYLE}text-underline-style"):
        said["underlined"] = line != "none"
    if size := _size(_says(style, "text", f"{FO}font-size"), look.size):
        said["size"] = size
    if side := _says(style, "paragraph", f"{FO}text-align"):
        said["centred"] = side == "center"
    if kept := _says(style, "paragraph", f"{FO}keep-with-next"):
        said["kept"] = kept == "always"
    return replace(look, **said)


def _size(text: str | None, around: float | None) -> float | None:
    found = re.fullmatch(r"(\d{1,4}(?:\.\d+)?)(pt|%)", text or "")
    if not found:
        return None
    return float(found[1]) if found[2] == "pt" else float(found[1]) / 100 * (around or 12.0)


class Lists:
    """How lists and headings count."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        self._outline: dict[int, Element] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                self._levels[str(style.get(f"{STYLE}name"))] = _by_level(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = _by_level(style)

    def number(self, style: str, depth: int, count: int) -> str:
        """What stands in front of an entry; empty for a dot."""
        level = self._levels.get(style, {}).get(depth + 1)
        if level is None or level.tag != f"{TEXT}list-level-style-number":
            return ""
        return _shown(level, written(count, _how(level)))

    def heading_number(self, depth: int, counts: Mapping[int, int]) -> str:
        """The number of a heading; empty where its level has none."""
        level = self._outline.get(depth)
        if level is None or not level.get(f"{STYLE}num-format"):
            return ""
        shown = level.get(f"{TEXT}display-levels", "1")
        many = int(shown) if shown.isdigit() else 1
        over = range(max(depth - many + 1, 1), depth + 1)
        parts = (written(counts.get(at, 1), _how(self._outline.get(at, level))) for at in over)
        return _shown(level, ".".join(parts))


def _by_level(style: Element) -> dict[int, Element]:
    found = ((str(level.get(f"{TEXT}level", "")), level) for level in style)
    return {int(at): level for at, level in found if at.isdigit()}


def _how(level: Element) -> str:
    return _FORMATS.get(str(level.get(f"{STYLE}num-format")), "decimal")


def _shown(level: Element, count: str) -> str:
    return f"{level.get(f'{STYLE}num-prefix', '')}{count}{level.get(f'{STYLE}num-suffix', '')}"

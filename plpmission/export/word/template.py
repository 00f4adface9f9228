"""A zone's own Word template: its styles instead of ours, where it has them.

Only what says how text looks is taken (fonts, sizes, colours, spacing, the theme): no macro, no
link and no text of the template gets into a letter. A style that it lacks stays as ours is.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from plpmission.errors import ExportError
from plpmission.export.archive import Archive, UnsafeArchive
from plpmission.export.word.xml import Element, W

WHERE = "word.template"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_KEPT = ("keepNext", "keepLines", "pageBreakBefore", "numPr", "outlineLvl", "tabs")
"""What of our paragraph styles holds the document together, whatever it looks like."""
_NOT_TAKEN = ("numPr", "outlineLvl", "sectPr", "pPrChange", "framePr")


@dataclass(frozen=True)
class Styles:
    """The styles of a template: the part, and the theme that it may speak of."""

    root: Element
    theme: bytes


@lru_cache(maxsize=4)
def styles_of(content: bytes) -> Styles:
    """The styles of a Word file or template.

    Raises:
        ExportError: it is no Word file, holds macros, or is not harmless.
    """
    try:
        with Archive(content) as archive:
            return _read(archive)
    except UnsafeArchive:
        raise ExportError(
            "The Word template cannot be opened: it is no Word file, or a broken or oversized one.",
            where=WHERE,
        ) from None


def _read(archive: Archive) -> Styles:
    names = {name.lower(): name for name in archive.names()}
    if any(name.endswith(_MACROS) for name in names):
        raise ExportError(
            "The Word template holds macros: save it without them, as .dotx or .docx.", where=WHERE
        )
    if "word/styles.xml" not in names or "word/document.xml" not in names:
        raise UnsafeArchive
    theme = names.get("word/theme/theme1.xml")
    if theme:
        archive.xml(theme)
    return Styles(archive.xml(names["word/styles.xml"]), archive.read(theme) if theme else b"")


def take_over(file: Any, content: bytes) -> None:
    """Give a document of ours the looks of a template's styles."""
    theirs = styles_of(content)
    ours = file.styles.element
    _defaults(ours, theirs.root)
    _Taken(ours, theirs.root).styles()
    if theirs.theme:
        part = Part(PackURI("/word/theme/theme1.xml"), THEME_TYPE, theirs.theme, file.part.package)
        file.part.relate_to(part, THEME)


def _defaults(ours: Element, theirs: Element) -> None:
    found = theirs.find(_w("docDefaults"))
    if found is not None:
        ours.replace(ours.find(_w("docDefaults")), deepcopy(found))


class _Taken:
    """The styles that go from one file to another, by name: ids differ by language."""

    def __init__(self, ours: Element, theirs: Element) -> None:
        self._ours = ours
        self._by_name = {_name(style): style for style in ours.iter(_w("style"))}
        self._theirs = {_id(style): style for style in theirs.iter(_w("style"))}
        self._ids = {
            key: _id(self._by_name[_name(style)])
            for key, style in self._theirs.items()
            if _name(style) in self._by_name
        }

    def styles(self) -> None:
        for key, name in list(self._ids.items()):
            style = self._theirs[key]
            own = next(s for s in self._ours.iter(_w("style")) if _id(s) == name)
            if style.get(_w("type")) in ("paragraph", "character"):
                self._dress(own, style)

    def _dress(self, own: Element, style: Element) -> None:
        kept = [child for child in _part(own, "pPr") if _local(child) in _KEPT]
        for tag in ("pPr", "rPr"):
            for old in own.findall(_w(tag)):
                own.remove(old)
        paragraph = own.makeelement(_w("pPr"), {})
        taken = [deepcopy(c) for c in _part(style, "pPr") if _local(c) not in _NOT_TAKEN]
        names = {_local(child) for child in kept}
        paragraph.extend(kept + [child for child in taken if _local(child) not in names])
        paragraph[:] = sorted(paragraph, key=lambda child: _ORDER.get(_local(child), 99))
        if own.get(_w("type")) == "paragraph" and len(paragraph):
            own.append(paragraph)
        letters = style.find(_w("rPr"))
        if letters is not None:
            own.append(deepcopy(letters))
        self._base(own, style)

    def _base(self, own: Element, style: Element) -> None:
        """What the style builds on: brought along under a name of its own where we have none."""
        based = style.find(_w("basedOn"))
        if based is None:
            return
        key = based.get(_w("val"))
        if key not in self._ids and key in self._theirs:
            self._bring(key)
        mine = own.find(_w("basedOn"))
        if key in self._ids and mine is not None and self._ids[key] != _id(own):
            mine.set(_w("val"), self._ids[key])

    def _bring(self, key: str) -> None:
        copy = deepcopy(self._theirs[key])
        self._ids[key] = f"House{len(self._ids)}"
        copy.set(_w("styleId"), self._ids[key])
        copy.attrib.pop(_w("default"), None)
        for tag in ("link", "next"):
            for child in copy.findall(_w(tag)):
                copy.remove(child)
        for paragraph in copy.findall(_w("pPr")):
            for child in [c for c in paragraph if _local(c) in _NOT_TAKEN]:
                paragraph.remove(child)
        self._ours.append(copy)
        self._base(copy, self._theirs[key])


_SEQUENCE = (
    *("keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "jc"),
    *("textDirection", "textAlignment", "outlineLvl"),
)
_ORDER = {name: at for at, name in enumerate(_SEQUENCE)}
"""The order that the standard asks of a paragraph's properties."""


def _w(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _id(style: Element) -> str:
    return str(style.get(_w("styleId")))


def _name(style: Element) -> str:
    found = style.find(_w("name"))
    return "" if found is None else str(found.get(_w("val"), "")).lower()


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _part(style: Element, tag: str) -> list[Element]:
    found = style.find(_w(tag))
    return [] if found is None else list(found)

"""A Word file of ours, opened: its paragraphs, who changed them, and what was remarked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast, get_args

from plpmission.errors import InvalidValue
from plpmission.export.archive import Archive
from plpmission.export.word.package import DATA
from plpmission.export.word.sections import COVER, SECTIONS, begun, changed, is_cover
from plpmission.i18n import Lang, as_lang
from plpmission.importers.docx_package import Package
from plpmission.importers.docx_parts import text_of
from plpmission.importers.docx_styles import q
from plpmission.importers.draft import Draft, Drafts
from plpmission.importers.marks import marked
from plpmission.importers.places import key_of
from plpmission.importers.progress import unseen
from plpmission.importers.reading_docx import Reader
from plpmission.importers.returned import Remark
from plpmission.importers.safety import unsafe
from plpmission.model import Document

Element = Any
_REMARKS_OF_OURS = ("letterempty", "letterfinding", "caption")
"""Styles of what a draft adds to the letter, and of what counts itself."""
_GAPS = re.compile("[\\s\u00ad\u200b\u00a0\u202f]+")
COMMENTS = 2_000
"""Comments that are read of a file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of a section: ``key`` are its words without spaces and without fields."""

    section: str
    text: str
    marked: str
    key: str
    listed: bool
    in_table: bool
    by: tuple[tuple[str, str], ...]


def open_file(archive: Archive) -> Opened:
    """A Word file of ours.

    Raises:
        UnreadableDocument: it is none.
    """
    package = Package(archive)
    kept = {
        root.tag: root
        for name in sorted(package.names)
        if re.fullmatch(r"customXml/item\d+\.xml", name)
        for root in (package.xml(name),)
    }
    sections, data = kept.get(f"{{{SECTIONS}}}sections"), kept.get(f"{{{DATA}}}dossier")
    if sections is None or data is None:
        raise unsafe()
    return Opened(package, sections, data)


class Opened:
    """A Word file of ours that is open."""

    def __init__(self, package: Package, sections: Element, data: Element) -> None:
        self._package = package
        self._sections = sections
        self._marks = {str(one.get("mark")): str(one.get("id")) for one in sections}
        said = str(data.get("document", "letter"))
        self.document = cast("Document", said if said in get_args(Document) else "letter")

    @cached_property
    def _body(self) -> Element:
        return self._package.xml(self._package.main)

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The sections whose words are not those that were written."""
        return changed(self._body, self._sections)

    @cached_property
    def lang(self) -> Lang | None:
        """The language of the document; None where the file does not tell."""
        name = "docProps/core.xml"
        if name not in self._package.names:
            return None
        said = re.search(rb"language>([A-Za-z-]{2,10})<", self._package.archive.read(name))
        try:
            return as_lang(said[1].decode()) if said else None
        except InvalidValue:
            return None

    @cached_property
    def _drafts(self) -> Drafts:
        return Reader(self._package, unseen, self._begun).drafts()

    def _begun(self, paragraph: Element) -> str:
        found = begun(paragraph, self._marks)
        if not found and self._titles and _is_heading(paragraph):
            found = self._titles.get(key_of("".join(paragraph.itertext(q("t")))), "")
        return found

    _titles: Mapping[str, str] = {}

    def entries(self, titles: Mapping[str, str]) -> dict[str, list[Entry]]:
        """The paragraphs of each section; ``titles`` finds one whose bookmark is lost."""
        self._titles = titles
        found: dict[str, list[Entry]] = {}
        for draft in self._drafts.passages:
            section = draft.section or (COVER if is_cover(draft.style) else "")
            if section and not _is_ours(draft):
                found.setdefault(section, []).append(_entry(draft, section))
        return found

    def taken_out_by(self, text: str) -> tuple[str, str] | None:
        """Who took a paragraph out with changes tracked, and when."""
        key = key_of(text)
        for left in self._drafts.left:
            said = dict(left.parameters)
            if "day" in said and len(key_of(left.what)) >= 3 and key_of(left.what) in key:
                return said["author"], said["day"]
        return None

    def remarks(self) -> Iterator[Remark]:
        """The comments of Word; ``where`` is the whole paragraph that each hangs on."""
        places = _places(self._body, self._begun)
        for name in self._package.named("comments"):
            for at, comment in enumerate(self._package.xml(name).iter(q("comment"))):
                if at >= COMMENTS:
                    return
                key, text = str(comment.get(q("id"))), text_of(comment)
                place = places.get(key, _Place("", ""))
                if text:
                    yield Remark(
                        id=f"r{at + 1:03d}",
                        where=place.paragraph,
                        section=place.section,
                        quote=" ".join("".join(place.words).split()),
                        text=text,
                        author=str(comment.get(q("author")) or ""),
                        on=_day(str(comment.get(q("date"), ""))),
                    )


class _Place:
    """Where a comment hangs, while the body goes by."""

    def __init__(self, section: str, paragraph: str) -> None:
        self.section = section
        self.paragraph = paragraph
        self.words: list[str] = []


def _places(body: Element, begun_by: Any) -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    section = ""
    open_: set[str] = set()
    for paragraph in body.iter(q("p")):
        section = begun_by(paragraph) or section
        said = "".join(part.text or "" for part in paragraph.iter(q("t")))
        for part in paragraph.iter(*_COMMENTED):
            key = str(part.get(q("id")))
            if part.tag == q("t"):
                for name in open_:
                    found[name].words.append(part.text or "")
            elif part.tag == q("commentRangeEnd"):
                open_.discard(key)
            elif key not in found:
                found[key] = _Place(section, said)
                if part.tag == q("commentRangeStart"):
                    open_.add(key)
    return found


_COMMENTED = tuple(map(q, ("t", "commentRangeStart", "commentRangeEnd", "commentReference")))


def _entry(draft: Draft, section: str) -> Entry:
    return Entry(
        section=section,
        text=draft.text.strip(),
        marked=marked(draft.pieces, emphasis=draft.bold < 0.9),
        key=_GAPS.sub("", draft.bare or draft.text),
        listed=draft.listed and not draft.outline,
        in_table=draft.in_table,
        by=draft.by,
    )


def _is_ours(draft: Draft) -> bool:
    """Whether a paragraph was added by the program for the reader of a draft."""
    style = draft.style.replace(" ", "").replace("_20_", "").lower()
    return style in _REMARKS_OF_OURS or bool(draft.image)


def _is_heading(paragraph: Element) -> bool:
    style = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
    return style is not None and "eading" in str(style.get(q("val")))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None

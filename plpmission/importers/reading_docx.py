"""Word files: the text as it stands once every tracked change is accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from plpmission.export.archive import Archive, UnsafeArchive
from plpmission.importers import reasons
from plpmission.importers.docx_line import Line, Lines
from plpmission.importers.docx_numbering import Numbering
from plpmission.importers.docx_package import Package, streamed
from plpmission.importers.docx_parts import comments_of, heads_of, notes_of, others_of, picture_of
from plpmission.importers.docx_styles import VAL, Look, Styles, look_of, over, q
from plpmission.importers.draft import Draft, Drafts
from plpmission.importers.marks import Piece
from plpmission.importers.pictures import Pictures
from plpmission.importers.progress import Progress
from plpmission.importers.safety import PASSAGES, too_long, unsafe
from plpmission.importers.source import Left
from plpmission.importers.tables import SPANNED, Cell, tabled

P, TBL, SDT, CONTENT = q("p"), q("tbl"), q("sdt"), q("sdtContent")
_TOC_STYLE = re.compile(r"^(toc|tdm|inhopg|verzeichnis|table of contents)\b", re.IGNORECASE)
_AROUND = (CONTENT, SDT, q("customXml"), q("ins"), q("moveTo"), q("smartTag"))
Element = Any


def drafts_of(content: bytes, progress: Progress) -> Drafts:
    """What a Word file says, passage by passage.

    Raises:
        UnreadableDocument: it is damaged, or was made to do harm.
    """
    try:
        with Archive(content) as archive:
            return Reader(Package(archive), progress).drafts()
    except UnsafeArchive:
        raise unsafe() from None


class Reader:
    """Reads the body, one paragraph or table at a time, and lets go of each."""

    def __init__(
        self, package: Package, progress: Progress, begun: Callable[[Element], str] | None = None
    ) -> None:
        """``begun`` gives the id of the section whose heading a paragraph is, in a file of ours.

        Tables are then read cell by cell.
        """
        self._package = package
        self._progress = progress
        self._begun = begun
        self._section = ""
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._body = package.content(package.main)
        self._pictures = Pictures()
        breaks = "rendered" if b"lastRenderedPageBreak" in self._body else "br"
        self._lines = Lines(self._styles, notes_of(package), counts=breaks)
        self._page, self._at_top = 1, True
        self._before: list[Piece] = []
        self._seen = 0
        self._made: list[Draft] = []

    def _part(self, kind: str) -> Element | None:
        name = next(self._package.named(kind), None)
        return None if name is None else self._package.xml(name)

    def drafts(self) -> Drafts:
        whole = max(self._body.count(b"</w:p>"), 1)
        for element in streamed(self._body, P, TBL):
            self._count()
            if next(element.iterancestors(P, TBL), None) is None:
                self._made.extend(self._block(element))
                _let_go(element)
                if self._seen % 200 == 0:
                    self._progress(0.9 * min(self._seen / whole, 1), "Reading the paragraphs…")
        return Drafts(
            passages=self._made,
            left=self._all_left(),
            images=self._pictures.kept,
            pages=self._pages(),
        )

    def _count(self) -> None:
        self._seen += 1
        if self._seen > PASSAGES:
            raise too_long()

    def _pages(self) -> int | None:
        name = "docProps/app.xml"
        if name in self._package.names:
            found = re.search(rb"<Pages>(\d{1,5})</Pages>", self._package.archive.read(name))
            if found and int(found[1]) >= self._page:
                return int(found[1])
        return self._page if self._page > 1 else None

    def _all_left(self) -> list[Left]:
        lines = self._lines
        beside = (*comments_of(self._package), *heads_of(self._package))
        found = [*lines.left, *self._pictures.left, *beside]
        added, removed = (str(lines.changes[name]) for name in ("added", "removed"))
        if lines.changes:
            counts = (("added", added), ("removed", removed))
            found.append(Left(where="", why=reasons.ACCEPTED, parameters=counts))
        return [*found, *others_of(self._package, lines.addresses)]

    def _block(self, element: Element) -> Iterator[Draft]:
        if element.tag == TBL:
            rows = list(self._rows(element))
            cells = [draft for row in rows for cell in row for draft in cell]
            for draft in cells:
                draft.in_table = True
            yield from cells if self._begun else tabled(rows)
        elif element.tag == P:
            yield from self._paragraph(element)
        elif element.tag in _AROUND:
            for child in element:
                yield from self._block(child)

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        for row in _found(table, q("tr")):
            gone = row.find(f"{q('trPr')}/{q('del')}")
            if gone is not None:
                self._lines.changes["removed"] += 1
                self._lines.lose_change(gone, " ".join(row.itertext(q("t"), q("delText"))))
                continue
            cells: list[Cell] = []
            for cell in _found(row, q("tc")):
                cells.extend(self._cell(cell))
            yield cells

    def _cell(self, cell: Element) -> list[Cell]:
        """A cell, and an empty one for each further column that it spans."""
        properties = cell.find(q("tcPr"))
        span = properties.find(q("gridSpan")) if properties is not None else None
        width = (
            min(int(span.get(VAL)), 60) if span is not None and span.get(VAL, "").isdigit() else 1
        )
        inside = [draft for child in cell for draft in self._block(child)]
        return [inside, *[SPANNED] * (width - 1)]

    def _paragraph(self, element: Element) -> Iterator[Draft]:
        properties = element.find(q("pPr"))
        style = properties.find(q("pStyle")) if properties is not None else None
        look = self._styles.of(None if style is None else style.get(VAL))
        if properties is not None:
            look = over(_of_paragraph(properties), look)
        if self._begun:
            self._section = self._begun(element) or self._section
        self._lines.where = f"p. {self._page}" if self._page > 1 else f"§ {len(self._made) + 1}"
        line = self._lines.read(element, look)
        pieces, self._before = [*self._before, *line.pieces], []
        if properties is not None and properties.find(f"{q('rPr')}/{q('del')}") is not None:
            self._before = [*pieces]  # its end was taken out: the next one goes on where it stops
            pieces = []
        draft = self._draft(pieces, line, look, element)
        if draft.text.strip() or any(piece.note for piece in pieces):
            yield draft
            self._at_top = False
        yield from self._drawn(line)

    def _draft(self, pieces: list[Piece], line: Line, look: Look, element: Element) -> Draft:
        if line.broke_first:
            self._turn(line)
        listed = look.list_id if self._numbering.has(look.list_id) else None
        depth = min(look.depth or 0, 8)
        letters = max(line.letters, 1)
        draft = Draft(
            pieces=pieces,
            kind="contents" if line.contents or _in_contents(element, look) else "paragraph",
            style=look.name,
            outline=look.outline,
            size=line.sizes.most_common(1)[0][0] or None if line.sizes else None,
            caps=line.caps > 0.9 * letters,
            underlined=line.underlined > 0.9 * letters,
            centred=bool(look.centred),
            indent=depth,
            page=self._page,
            at_top=self._at_top,
            kept_with_next=bool(look.kept),
            section=self._section,
            bare="".join(line.bare),
            by=tuple(line.by),
        )
        if listed and line.letters:
            draft.number = self._numbering.next(listed, depth)
            draft.listed = True
        if line.breaks and not line.broke_first:
            self._turn(line)
        return draft

    def _turn(self, line: Line) -> None:
        self._page += line.breaks
        self._at_top = True

    def _drawn(self, line: Line) -> Iterator[Draft]:
        """The pictures and the text boxes that hang on a paragraph."""
        for relation, alt in line.pictures:
            if key := picture_of(self._package, relation, alt, self._pictures, self._lines.where):
                yield Draft(kind="image", image=key, pieces=[Piece(alt)], page=self._page)
        for box in line.boxes:
            for child in box:
                yield from self._block(child)


def _of_paragraph(properties: Element) -> Look:
    """What a paragraph's own properties say; those of its mark say nothing of its words."""
    found = look_of(properties)
    return Look(
        outline=found.outline,
        list_id=found.list_id,
        depth=found.depth,
        centred=found.centred,
        kept=found.kept,
    )


def _in_contents(element: Element, look: Look) -> bool:
    if _TOC_STYLE.match(look.name):
        return True
    for around in element.iterancestors(SDT):
        gallery = around.find(f"{q('sdtPr')}/{q('docPartObj')}/{q('docPartGallery')}")
        if gallery is not None and "Contents" in str(gallery.get(VAL)):
            return True
    return False


def _found(element: Element, tag: str) -> Iterator[Element]:
    """The children of a tag, also those in controls around them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _found(child, tag)


def _let_go(element: Element) -> None:
    """Free what was read: a long document is never held as a whole."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]

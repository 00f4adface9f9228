"""OpenDocument text: the text as it stands once every tracked change is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plpmission.export.archive import Archive, UnsafeArchive
from plpmission.importers import reasons
from plpmission.importers.docx_package import tree
from plpmission.importers.draft import Draft, Drafts
from plpmission.importers.marks import Piece
from plpmission.importers.odt_styles import OFFICE, TEXT, Lists, Look, Styles
from plpmission.importers.pictures import Pictures
from plpmission.importers.progress import Progress
from plpmission.importers.safety import PASSAGES, counted, too_long, unsafe
from plpmission.importers.source import Left
from plpmission.importers.tables import SPANNED, Cell, tabled

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"
DC = "{http://purl.org/dc/elements/1.1/}"
_SPACES = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}
_DRAWN = frozenset(f"{DRAW}{name}" for name in ("frame", "custom-shape", "g", "a", "rect"))
_ASIDE = (f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}soft-page-break")
_BLOCKS = frozenset(
    f"{TEXT}{name}"
    for name in ("section", "index-body", "index-title", "text", "numbered-paragraph")
)
_SAID = (f"{SVG}desc", f"{SVG}title")
_CONTENTS = frozenset(
    f"{TEXT}{name}-index" for name in ("illustration", "table", "alphabetical", "user", "object")
) | {f"{TEXT}table-of-content"}
WIDEST = 60
"""Columns that one cell may span."""
Element = Any


def drafts_of(content: bytes, progress: Progress) -> Drafts:
    """What an OpenDocument text says, passage by passage.

    Raises:
        UnreadableDocument: it is damaged, or was made to do harm.
    """
    try:
        with Archive(content) as archive:
            return _Reader(archive, progress).drafts()
    except UnsafeArchive:
        raise unsafe() from None


class _Reader:
    """Walks through the body once."""

    def __init__(self, archive: Archive, progress: Progress) -> None:
        self._archive = archive
        self._names = frozenset(archive.names())
        self._progress = progress
        self._root = self._xml("content.xml")
        styles = self._xml("styles.xml") if "styles.xml" in self._names else None
        self._styles = Styles([root for root in (styles, self._root) if root is not None])
        self._lists = Lists([root for root in (styles, self._root) if root is not None])
        self._headings: dict[int, int] = {}
        self._heads = [] if styles is None else list(styles.iter(f"{OFFICE}master-styles"))
        self._pictures = Pictures()
        self._left: list[Left] = []
        self._addresses: dict[str, None] = {}
        self._page, self._at_top, self._contents = 1, True, False
        self._seen = 0
        self._waiting: list[Draft] = []

    def _xml(self, name: str) -> Element:
        if name not in self._names:
            raise UnsafeArchive
        return tree(counted(self._archive.read(name)))

    def drafts(self) -> Drafts:
        body = self._root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise UnsafeArchive
        made: list[Draft] = []
        whole = max(len(body), 1)
        for at, element in enumerate(body):
            made.extend(self._block(element))
            if at % 100 == 0:
                self._progress(0.9 * at / whole, "Reading the paragraphs…")
        self._say_left()
        return Drafts(
            passages=made,
            left=[*self._left, *self._pictures.left],
            images=self._pictures.kept,
            pages=self._page if self._page > 1 else None,
        )

    def _block(self, element: Element) -> Iterator[Draft]:
        tag = element.tag
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            yield from self._paragraph(element)
        elif tag == f"{TEXT}list":
            yield from self._list(element, 0, "")
        elif tag == f"{TABLE}table":
            yield from tabled(list(self._rows(element)))
        elif tag == f"{TEXT}tracked-changes":
            self._changes(element)
        elif tag in _CONTENTS:
            self._contents = True
            yield from self._inside(element)
            self._contents = False
        elif tag in _BLOCKS:
            yield from self._inside(element)
        elif tag == f"{DRAW}frame":
            yield from self._frame(element)

    def _inside(self, element: Element) -> Iterator[Draft]:
        for child in element:
            yield from self._block(child)

    def _list(self, element: Element, depth: int, style: str) -> Iterator[Draft]:
        style = element.get(f"{TEXT}style-name") or style
        count = 0
        for entry in element:
            if entry.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            first = entry.tag == f"{TEXT}list-item"
            count += first
            for child in entry:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, depth + 1, style)
                    continue
                for draft in self._block(child):
                    if first and draft.kind == "paragraph":
                        draft.listed, draft.indent = True, depth
                        draft.number = self._lists.number(style, depth, count)
                        first = False
                    yield draft

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table"), None) is table:
                yield [cell for element in row for cell in self._cell(element)]

    def _cell(self, cell: Element) -> list[Cell]:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            return []
        again = cell.get(f"{TABLE}number-columns-repeated", "1")
        times = min(int(again), WIDEST) if again.isdigit() else 1
        if cell.tag == f"{TABLE}covered-table-cell":
            return [SPANNED] * times
        inside = list(self._inside(cell))
        return [inside, *([] for _ in range(times - 1))]

    def _paragraph(self, element: Element) -> Iterator[Draft]:
        self._seen += 1
        if self._seen > PASSAGES:
            raise too_long()
        look = self._styles.of(element.get(f"{TEXT}style-name"))
        if look.breaks:
            self._page, self._at_top = self._page + 1, True
        pieces = list(self._pieces(element, look))
        draft = self._draft(element, pieces, look)
        waiting, self._waiting = self._waiting, []
        if draft.text.strip() or any(piece.note for piece in pieces):
            yield draft
            self._at_top = False
        yield from waiting

    def _draft(self, element: Element, pieces: list[Piece], look: Look) -> Draft:
        said = [piece for piece in pieces if piece.text.strip()]
        level = element.get(f"{TEXT}outline-level", "")
        is_heading = element.tag == f"{TEXT}h" and level.isdigit() and not self._contents
        outline = min(int(level), 9) or None if is_heading else None
        return Draft(
            pieces=pieces,
            kind="contents" if self._contents else "paragraph",
            number=self._heading_number(element, outline or 0),
            style=look.name,
            outline=outline,
            size=look.size,
            caps=bool(said) and (look.caps or all(piece.text.isupper() for piece in said)),
            underlined=look.underlined,
            centred=look.centred,
            page=self._page,
            at_top=self._at_top,
            kept_with_next=look.kept,
        )

    def _heading_number(self, element: Element, level: int) -> str:
        """The number of a heading that the word processor works out."""
        if not level or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        self._headings[level] = self._headings.get(level, 0) + 1
        for deeper in [at for at in self._headings if at > level]:
            del self._headings[deeper]
        return self._lists.heading_number(level, self._headings)

    def _pieces(self, element: Element, look: Look) -> Iterator[Piece]:
        def said(text: str | None) -> Iterator[Piece]:
            if text:  # spaces and line ends of the file itself are one space
                kept = " ".join(text.split())
                before = " " if text[0].isspace() else ""
                after = " " if text[-1].isspace() and kept else ""
                yield Piece(f"{before}{kept}{after}", look.bold, look.italic)

        yield from said(element.text)
        for child in element:
            yield from self._piece(child, look)
            yield from said(child.tail)

    def _piece(self, child: Element, look: Look) -> Iterator[Piece]:
        tag = child.tag
        if tag in _SPACES:
            yield Piece(_SPACES[tag], look.bold, look.italic)
        elif tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            yield from (Piece("", note=_text(body)) for _ in (1,) if body is not None)
        elif tag in _DRAWN:
            self._waiting.extend(self._frame(child))
        elif tag in _ASIDE:
            self._beside(child)
        elif isinstance(tag, str):
            own = self._styles.under(child.get(f"{TEXT}style-name"), look)
            if tag == f"{TEXT}a" and not str(child.get(LINK, "#")).startswith("#"):
                self._addresses[str(child.get(LINK))] = None
            yield from self._pieces(child, own if tag == f"{TEXT}span" else look)

    def _beside(self, element: Element) -> None:
        """A remark, or the place where a page ended when the file was written."""
        if element.tag == f"{OFFICE}annotation":
            self._remark(element)
        elif element.tag == f"{TEXT}soft-page-break":
            self._page, self._at_top = self._page + 1, True

    def _frame(self, frame: Element) -> Iterator[Draft]:
        """What hangs in a frame: a picture, a text box, an object."""
        if self._object(frame):
            return
        pictures = [str(child.get(LINK, "")) for child in frame.iterchildren(f"{DRAW}image")]
        if pictures:
            alt = "".join(said.text or "" for said in frame.iterchildren(*_SAID))
            if key := self._picture(pictures[0], alt, f"p. {self._page}"):
                yield Draft(kind="image", image=key, pieces=[Piece(alt)], page=self._page)
            return
        for child in frame:
            if child.tag == f"{DRAW}text-box":
                yield from self._inside(child)
            elif child.tag in _DRAWN:
                yield from self._frame(child)
            else:
                yield from self._block(child)

    def _object(self, frame: Element) -> bool:
        """Whether a frame holds an object; then its words are among what is left."""
        held = next(frame.iterchildren(f"{DRAW}object", f"{DRAW}object-ole"), None)
        if held is None:
            return False
        name, words = str(held.get(LINK, "")).removeprefix("./"), ""
        inside = f"{name}/content.xml"
        if inside in self._names:
            words = _text(self._xml(inside))
        where = f"p. {self._page}"
        self._left.append(Left(where=where, what=words or name, why=reasons.OBJECT))
        return True

    def _picture(self, name: str, alt: str, where: str) -> str:
        name = name.removeprefix("./")
        if name not in self._names:
            self._pictures.lose(where, name, reasons.PICTURE_ELSEWHERE)
            return ""
        if self._archive.size(name) > self._pictures.room:
            self._pictures.lose(where, name, reasons.PICTURE_ROOM)
            return ""
        content = self._archive.read(name)
        return self._pictures.keep(name.rpartition("/")[2], content, alt, where)

    def _changes(self, element: Element) -> None:
        for region in element.iter(f"{TEXT}deletion"):
            author = "".join(region.itertext(f"{DC}creator")) or "?"
            day = "".join(region.itertext(f"{DC}date"))[:10]
            words = " ".join(
                text for part in region.iter(f"{TEXT}p", f"{TEXT}h") if (text := _text(part))
            )
            found = (("author", author), ("day", day))
            left = Left(where="", what=words, why=reasons.TAKEN_OUT, parameters=found)
            self._left.append(left)

    def _remark(self, element: Element) -> None:
        author = "".join(element.itertext(f"{DC}creator")) or "?"
        words = " ".join(_text(part) for part in element.iter(f"{TEXT}p"))
        found = (("author", author),)
        where = f"p. {self._page}"
        self._left.append(Left(where=where, what=words, why=reasons.REMARK, parameters=found))

    def _say_left(self) -> None:
        heads = {_text(part) for styles in self._heads for part in styles.iter(f"{TEXT}p")}
        for words in sorted(filter(None, heads)):
            self._left.append(Left(where="styles.xml", what=words, why=reasons.HEAD))
        for address in self._addresses:
            self._left.append(Left(where="content.xml", what=address, why=reasons.ADDRESS))
        for name in sorted(self._names):
            if name.startswith(("Basic/", "Scripts/")) and not name.endswith("/"):
                self._left.append(Left(where=name, why=reasons.MACROS))


def _text(element: Element) -> str:
    """All words in an element, in one line."""
    return " ".join("".join(element.itertext()).split())

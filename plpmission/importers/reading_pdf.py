"""PDF files that hold text; pages that are pictures only are kept as pictures, and said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from plpmission.errors import UnreadableDocument
from plpmission.importers import reasons
from plpmission.importers.draft import Draft, Drafts
from plpmission.importers.pdf_blocks import drafts_of_rows
from plpmission.importers.pdf_guard import check_streams
from plpmission.importers.pdf_lines import Row, rows_of
from plpmission.importers.pdf_rules import rules_of
from plpmission.importers.pictures import Pictures
from plpmission.importers.progress import Progress
from plpmission.importers.safety import locked, unsafe
from plpmission.importers.source import Left

PAGES = 2_000
"""Pages that a document may have."""
EDGE = 0.12
"""The share of a page at its head, and at its foot, where running heads stand."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|pagina|seite|blz\.?|bladzijde|p\.|s\.)?\s*\d{1,4}"
    r"(?:\s*(?:/|sur|van|von|of|de)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_PASSWORD = 4
"""PDFium's number for a file that needs one."""


def drafts_of(content: bytes, progress: Progress) -> Drafts:
    """What a PDF says, passage by passage.

    Raises:
        UnreadableDocument: it is damaged, locked, or holds no text at all.
    """
    import pypdfium2

    check_streams(content)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise locked() if getattr(error, "err_code", 0) == _PASSWORD else unsafe() from None
    try:
        return _Reader(document, progress).drafts()
    except pypdfium2.PdfiumError:
        raise unsafe() from None
    finally:
        document.close()


class _Reader:
    """Reads page after page, then makes paragraphs of all of them."""

    def __init__(self, document: Any, progress: Progress) -> None:
        self._document = document
        self._progress = progress
        self._pictures = Pictures()
        self._left: list[Left] = []
        self._shown: list[tuple[int, Draft]] = []

    def drafts(self) -> Drafts:
        pages = self._pages()
        if not any(pages):
            raise UnreadableDocument(
                "The PDF holds pictures of pages and no text. Choose the document that it was made "
                "from, or have its text recognised (OCR) first."
            )
        pages = self._without_heads(pages)
        known = Counter(word.text.lower() for rows in pages for row in rows for word in row.words)
        _widen(pages)
        made = drafts_of_rows([row for rows in pages for row in rows], known)
        return Drafts(
            passages=_with_pictures(made, self._shown),
            left=[*self._left, *self._pictures.left],
            images=self._pictures.kept,
            pages=len(pages),
        )

    def _pages(self) -> list[list[Row]]:
        from plpmission.importers.pdf_words import Reader

        count, reader, pages = len(self._document), Reader(), []
        if count > PAGES:
            raise UnreadableDocument(
                "The PDF has more pages than can be read ({limit}). Split it.", limit=str(PAGES)
            )
        for at in range(count):
            page = self._document[at]
            rows = rows_of(reader.words(page), at + 1, rules_of(page))
            self._keep_pictures(page, at + 1, bool(rows))
            pages.append(rows)
            page.close()
            self._progress(0.8 * (at + 1) / count, "Reading the pages…")
        return pages

    def _keep_pictures(self, page: Any, number: int, has_text: bool) -> None:
        from plpmission.importers.pdf_pictures import pictures_of

        where = f"p. {number}"
        found = 0
        for content in pictures_of(page, self._pictures.room):
            found += 1
            key = self._pictures.keep(f"p{number}-{found}", content, "", where)
            if key:
                self._shown.append((number, Draft(kind="image", image=key, page=number)))
        if found and not has_text:
            self._left.append(Left(where=where, why=reasons.SCANNED))

    def _without_heads(self, pages: Sequence[list[Row]]) -> list[list[Row]]:
        """The pages without what stands at the edge of each of them."""
        heights = [float(self._document.get_page_size(at)[1]) for at in range(len(pages))]
        edges = [_at_edge(rows, height) for rows, height in zip(pages, heights, strict=True)]
        often = Counter(key for rows in edges for key in {k for row in rows for k in _keys(row)})
        needed = max(3, 0.3 * sum(map(bool, pages)))
        gone = {
            id(row)
            for rows in edges
            for row in rows
            if _is_page_number(row, pages[row.page - 1])
            or any(often[key] >= needed for key in _keys(row))
        }
        self._say_heads([row for rows in edges for row in rows if id(row) in gone])
        left = [[row for row in rows if id(row) not in gone] for rows in pages]
        for rows in left:
            if rows:
                rows[0].first = True
        return left

    def _say_heads(self, rows: Sequence[Row]) -> None:
        alike: dict[str, dict[str, None]] = {}
        for row in rows:
            alike.setdefault(_pattern(row.segments[0].text), {})[row.text] = None
        for texts in alike.values():
            self._left.append(Left(where="", what=" · ".join(texts), why=reasons.HEAD))


def _widen(pages: Sequence[list[Row]]) -> None:
    """A page with short lines only ends where the others do."""
    usual = median(max(row.right for row in rows) for rows in pages if rows)
    for rows in pages:
        if rows and max(row.right for row in rows) == min(row.right for row in rows):
            for row in rows:
                row.right = max(row.right, usual)


def _at_edge(rows: Sequence[Row], height: float) -> list[Row]:
    return [r for r in rows if r.middle > (1 - EDGE) * height or r.middle < EDGE * height]


def _is_page_number(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a line is a number, and the first or the last one of its page."""
    if not _PAGE_NUMBER.match(row.text):
        return False
    return row in (max(rows, key=lambda one: one.middle), min(rows, key=lambda one: one.middle))


def _keys(row: Row) -> tuple[tuple[int, str], ...]:
    """What a running head has on every page: its height, and its words at one end or the other."""
    height = round(row.middle / 4)
    return (height, _pattern(row.segments[0].text)), (height, _pattern(row.segments[-1].text))


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()


def _with_pictures(drafts: Sequence[Draft], shown: Sequence[tuple[int, Draft]]) -> list[Draft]:
    """Pictures after the last passage that begins on their page."""
    made: list[Draft] = []
    waiting = list(shown)
    for draft in drafts:
        while waiting and waiting[0][0] < (draft.page or 0):
            made.append(waiting.pop(0)[1])
        made.append(draft)
    return [*made, *(draft for _, draft in waiting)]

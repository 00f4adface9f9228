"""Markdown, as markdown-it reads it; what it says in HTML is kept as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plpmission.importers import reasons
from plpmission.importers.draft import Draft, Drafts
from plpmission.importers.marks import Piece, marked
from plpmission.importers.progress import Progress
from plpmission.importers.reading_text import decoded
from plpmission.importers.reading_text import drafts_of as as_text
from plpmission.importers.safety import PASSAGES, too_long
from plpmission.importers.source import Left

DEEPEST = 40
BRACKETS = 5_000
"""Brackets that a text may open: looking for the end of each takes long where none has any."""
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_NOTE_TEXT = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*(.+(?:\n[ \t]+\S.*)*)\n?", re.MULTILINE)
_INLINE_NOTE = re.compile(r"\^\[([^\[\]\n]{1,2000})\]")
_SIZES = {1: 22.0, 2: 18.0, 3: 15.0, 4: 13.0, 5: 12.0, 6: 12.0}


def drafts_of(content: bytes, progress: Progress) -> Drafts:
    """What a Markdown file says, passage by passage.

    Raises:
        UnreadableDocument: it is no text, or has more parts than can be read.
    """
    text = decoded(content)
    if text.count("[") > BRACKETS:
        return as_text(content, progress)
    notes = {key: " ".join(said.split()) for key, said in _NOTE_TEXT.findall(text)}
    text = _NOTE_TEXT.sub("", text)
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    tokens = parser.parse(text)
    if len(tokens) > 3 * PASSAGES:
        raise too_long()
    progress(0.5, "Reading the paragraphs…")
    reader = _Reader(tokens, notes)
    passages = list(reader.drafts())
    return Drafts(passages=passages, left=reader.left)


class _Reader:
    """Walks through the tokens once, from left to right."""

    def __init__(self, tokens: Sequence[Token], notes: dict[str, str]) -> None:
        self._tokens = tokens
        self._notes = notes
        self._lists: list[list[int]] = []
        self._fresh = False
        self.left: list[Left] = []

    def drafts(self) -> Iterator[Draft]:
        level = 0
        rows: list[list[str]] = []
        in_table = False
        for token in self._tokens:
            self._step(token)
            if token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "table_open":
                in_table, rows = True, []
            elif token.type == "table_close":
                in_table = False
                yield Draft(kind="table", rows=rows)
            elif token.type == "tr_open":
                rows.append([])
            elif token.type == "inline" and in_table:
                rows[-1].append(marked(list(self._pieces(token))))
            elif token.type == "inline":
                yield self._draft(list(self._pieces(token)), level)
                level = 0
            elif token.type in ("fence", "code_block") and token.content.strip():
                yield Draft(pieces=[Piece(f"{token.info} {token.content}".strip())], size=12.0)

    def _step(self, token: Token) -> None:
        """Into lists and out of them."""
        if token.type in ("bullet_list_open", "ordered_list_open"):
            first = int(token.attrGet("start") or 1) if token.type[0] == "o" else -1
            self._lists.append([first])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._fresh = True

    def _draft(self, pieces: list[Piece], level: int) -> Draft:
        draft = Draft(pieces=pieces, outline=level or None, size=_SIZES.get(level, 12.0))
        if self._lists and self._fresh and not level:
            draft.listed, draft.indent, self._fresh = True, len(self._lists) - 1, False
            count = self._lists[-1]
            if count[0] >= 0:
                draft.number, count[0] = f"{count[0]}.", count[0] + 1
        return draft

    def _pieces(self, token: Token) -> Iterator[Piece]:
        bold = italic = 0
        for child in token.children or ():
            if child.type in ("strong_open", "strong_close"):
                bold += child.nesting
            elif child.type in ("em_open", "em_close"):
                italic += child.nesting
            elif child.type == "link_open":
                self._lose(str(child.attrGet("href") or ""), "link")
            elif child.type == "image":
                self._lose(str(child.attrGet("src") or ""), "image")
                yield Piece(child.content, bold > 0, italic > 0)
            elif child.type in ("softbreak", "hardbreak"):
                yield Piece(" " if child.type == "softbreak" else "\n", bold > 0, italic > 0)
            else:
                yield from self._noted(child.content, bold > 0, italic > 0)

    def _noted(self, text: str, bold: bool, italic: bool) -> Iterator[Piece]:
        """Words with their footnotes, whichever way these are written."""
        at = 0
        for found in sorted([*_NOTE.finditer(text), *_INLINE_NOTE.finditer(text)], key=_start):
            note = self._notes.get(found[1], "") if text[found.start()] == "[" else found[1]
            if not note or found.start() < at:
                continue
            yield Piece(text[at : found.start()].rstrip(), bold, italic)
            yield Piece("", note=note)
            at = found.end()
        yield Piece(text[at:], bold, italic)

    def _lose(self, address: str, kind: str) -> None:
        if not address or address.startswith("#"):
            return
        why = reasons.ADDRESS if kind == "link" else reasons.PICTURE_ELSEWHERE
        self.left.append(Left(where="", what=address, why=why))


def _start(found: re.Match[str]) -> int:
    return found.start()

"""Rich text to blocks: strict CommonMark with tables, no HTML, and references to items.

Footnotes are typed ``words^[note]``. Nothing that was typed is lost: HTML is shown as it stands,
addresses that lead nowhere good and pictures leave their words, and what is nested too deep is
shown as plain lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plpmission.i18n import Lang
from plpmission.render.blocks import Block, Column, ListBlock, Paragraph, Run, Runs, Table
from plpmission.render.labels import Label
from plpmission.render.passages import language_of
from plpmission.render.scope import Scope
from plpmission.render.typography import typeset_pieces

DEEPEST = 40
BRACKETS = 5_000
"""Brackets that a text may open: looking for the end of each takes long where none has any."""
_NOTE = re.compile(r"\s*\^\[([^\[\]\n]{1,2000})\]")
_ADDRESS = re.compile(r"^(https?://|mailto:)\S+$", re.IGNORECASE)
_ITEM = re.compile(r"^\s*[-*•–]\s+(.*)$")

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}

Style = Literal["body", "quote", "label"]


def rich(scope: Scope, text: str) -> tuple[Block, ...]:
    """A text in Markdown as blocks."""
    if not text.strip():
        return ()
    if text.count("[") > BRACKETS:
        return plain(scope, text)
    tokens = _parser().parse(text)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return plain(scope, text)
    return tuple(_Reader(scope, tokens).blocks("", "body"))


def plain(scope: Scope, text: str) -> tuple[Block, ...]:
    """A text without marks as blocks: a paragraph a line, and a list where lines have dashes."""
    blocks: list[Block] = []
    entries: list[tuple[Block, ...]] = []
    for line in [*text.splitlines(), ""]:
        item = _ITEM.match(line)
        if item and (runs := scope.runs(item[1])):
            entries.append((Paragraph(runs=runs),))
            continue
        if entries:
            blocks.append(ListBlock(entries=tuple(entries)))
            entries = []
        if runs := scope.runs(line):
            blocks.append(Paragraph(runs=runs))
    return tuple(blocks)


@cache
def _parser() -> MarkdownIt:
    # Without link definitions, whose lines would not be shown.
    options = {"html": False, "maxNesting": DEEPEST}
    return MarkdownIt("commonmark", options).enable("table").disable("reference")


class _Reader:
    """Walks through the tokens once, from left to right."""

    def __init__(self, scope: Scope, tokens: list[Token]) -> None:
        self.scope = scope
        self.tokens = tokens
        self.at = 0

    def blocks(self, until: str, style: Style) -> Iterator[Block]:
        """The blocks up to the closing token ``until``."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                return
            yield from self.block(token, style)

    def block(self, token: Token, style: Style) -> Iterator[Block]:
        if token.type == "inline":
            yield from _paragraph(_inline(self.scope, token), style)
        elif token.type == "heading_open":
            yield from self.blocks("heading_close", "label")
        elif token.type == "blockquote_open":
            yield from self.blocks("blockquote_close", "quote")
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield from self.list(token.type.replace("open", "close"))
        elif token.type == "table_open":
            yield from self.table()
        elif token.type in ("fence", "code_block"):
            lines = filter(None, (token.info.strip(), token.content.rstrip()))
            yield from _paragraph((Run(text="\n".join(lines)),), style)

    def list(self, close: str) -> Iterator[Block]:
        entries = []
        while (token := self.tokens[self.at]).type != close:
            self.at += 1
            if token.type == "list_item_open":
                entries.append(tuple(self.blocks("list_item_close", "body")))
        self.at += 1
        filled = tuple(entry for entry in entries if entry)
        if filled:
            yield ListBlock(entries=filled, ordered=close.startswith("ordered"))

    def table(self) -> Iterator[Block]:
        rows: list[list[Runs]] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_inline(self.scope, token))
        self.at += 1
        head, *body = rows
        columns = tuple(Column(title="".join(run.text for run in cell)) for cell in head)
        if body:
            yield Table(columns=columns, rows=tuple(map(tuple, body)))
        else:
            yield from (block for cell in head for block in _paragraph(cell, "body"))


def _paragraph(runs: Runs, style: Style) -> Iterator[Paragraph]:
    if any(run.text.strip() for run in runs):
        yield Paragraph(runs=runs, style=style)


def _inline(scope: Scope, token: Token) -> Runs:
    line = _Line(scope, language_of(token.content, scope.dossier.lang))
    for child in token.children or ():
        line.take(child)
    return line.done()


def _noted(run: Run) -> Iterator[Run]:
    """A run with its footnotes, typed ``words^[what the note says]``, as runs of their own."""
    if "^[" not in run.text:
        yield run
        return
    for at, piece in enumerate(_NOTE.split(run.text)):
        if at % 2:
            yield Run(text="", note=piece.strip(), lang=run.lang)
        elif piece:
            yield replace(run, text=piece)


class _Line:
    """A line of text while it is read: which marks are open, and where the words lead."""

    def __init__(self, scope: Scope, lang: Lang) -> None:
        self.scope = scope
        self.lang = lang
        self.pieces: list[tuple[Run, bool, str]] = []
        self.bold = self.italic = 0
        self.href = ""
        self.target: Label | None = None
        self.typed = ""
        self.brackets = 0

    def take(self, token: Token) -> None:
        if token.type in ("strong_open", "strong_close"):
            self.bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            self.italic += token.nesting
        elif token.type == "link_open":
            self.open(str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            self.close()
        elif token.type == "code_inline":
            self.add(token.content, code=True)
        else:
            self.add(_BREAKS.get(token.type, token.content))

    def add(self, text: str, *, ref: str = "", code: bool = False) -> None:
        if self.target:
            self.typed += text
        elif text:
            self.brackets = max(self.brackets + text.count("(") - text.count(")"), 0)
            style = Run(
                text="",
                bold=self.bold > 0,
                italic=self.italic > 0,
                ref=ref,
                href=self.href,
                lang="" if self.lang == self.scope.lang else self.lang,
            )
            self.pieces.append((style, code, text))

    def done(self) -> Runs:
        """The runs, each as long as its style lasts, and well set as one text."""
        grouped = groupby(self.pieces, key=lambda piece: piece[:2])
        runs = [(key, "".join(piece[2] for piece in pieces)) for key, pieces in grouped]
        untouched = frozenset(at for at, ((_, code), _) in enumerate(runs) if code)
        texts = typeset_pieces([text for _, text in runs], self.lang, untouched)
        listed = zip(runs, texts, strict=True)
        made = (replace(style, text=text) for ((style, _), _), text in listed if text)
        return tuple(part for run in made for part in _noted(run))

    def open(self, address: str) -> None:
        if address.startswith("ref:"):
            self.target = self.scope.labels.get(address.removeprefix("ref:"))
        elif _ADDRESS.match(address):
            self.href = address

    def close(self) -> None:
        """A reference says the number that its item has now."""
        target, typed = self.target, self.typed
        self.target, self.typed, self.href = None, "", ""
        if target:
            self.add(target.live(typed, bracketed=self.brackets > 0), ref=target.anchor)

"""A ready document as the data that the PDF's template reads.

The template has a say about each of thousands of texts, and whatever it is told it hashes many
times over. So it is told little: a text without any mark is a bare string, and what can be worked
out beforehand (which row is long, which word may be cut) is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from plpmission.export import glyphs
from plpmission.export.pages import Draw, labels_of
from plpmission.render.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Fact,
    Facts,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Rendered,
    Run,
    Runs,
    Table,
)

Data = dict[str, Any]

WIDE = 0.25
"""The share of a table's width from which a column is wide."""
_NARROW, _WIDE = re.compile(r"[^\W\d_]{14,}"), re.compile(r"[^\W\d_]{24,}")
"""Words that may have to be cut in a column."""
LONG_ROW = 600
"""Bytes from which a row may break over two pages."""
LONG_CARD = 1300
"""Bytes from which facts may, with 60 for each of them."""
_LONG = re.compile(r"\S{36,}")


def typeset_data(document: Rendered, draw: Draw) -> Data:
    """What the template reads of a document; drawings are harmless, captions carry their number."""
    return {
        **{key: settable(getattr(document, key)) for key in ("title", "author", "subject")},
        "header": settable(document.header),
        "lang": document.lang,
        "date": document.date,
        "draft": document.draft,
        "words": {key: settable(document.words[key]) for key in ("page", "of")},
        "mark": next((settable(b.mark) for b in document.blocks if isinstance(b, Cover)), None),
        "blocks": _Blocks(labels_of(document), draw).of(document.blocks),
    }


def settable(text: str) -> str:
    """A text with signs that the fonts have, and places where a very long word may break."""
    shown = glyphs.shown(text)
    return _LONG.sub(_breakable, shown) if len(shown) >= 36 else shown


def _breakable(word: re.Match[str]) -> str:
    return re.sub(r"(.{18})", "\\1\u200b", word[0])


class _Blocks:
    """Blocks as data, in reading order."""

    def __init__(self, labels: Iterator[str], draw: Draw) -> None:
        self._labels = labels
        self._draw = draw
        self._at = -1

    def of(self, blocks: tuple[Block, ...]) -> list[Data]:
        return [self._one(block) for block in blocks]

    def _one(self, block: Block) -> Data:
        self._at += 1
        writers: dict[type, Callable[[Any], Data]] = {
            Heading: _heading,
            Paragraph: _paragraph,
            ListBlock: self._list,
            Table: self._table,
            Figure: self._figure,
            Facts: _facts,
            Cover: _cover,
            Contents: lambda contents: {"title": settable(contents.title), "depth": contents.depth},
            PageBreak: lambda _: {},
        }
        return {"kind": type(block).__name__, **writers[type(block)](block)}

    def _list(self, block: ListBlock) -> Data:
        return {"ordered": block.ordered, "entries": [self.of(entry) for entry in block.entries]}

    def _captioned(self, block: Table | Figure) -> Data:
        caption, label = settable(block.caption), settable(next(self._labels))
        return {"anchor": block.anchor, "caption": caption, "label": label}

    def _table(self, block: Table) -> Data:
        words = [_WIDE if column.width > WIDE else _NARROW for column in block.columns]
        pairs = zip(block.columns, words, strict=True)
        return {
            **self._captioned(block),
            "whole": block.whole,
            "row_headers": block.row_headers,
            "columns": [_column(column, long) for column, long in pairs],
            "rows": [_row(row, words) for row in block.rows],
        }

    def _figure(self, block: Figure) -> Data:
        drawing = self._draw(block, f"f{self._at}-")
        return {
            **self._captioned(block),
            "svg": glyphs.shown(drawing.svg),
            "alt": settable(block.alt),
            "width": drawing.width,
            "height": drawing.height,
        }


def _heading(block: Heading) -> Data:
    kept = {"level": block.level, "number": settable(block.number), "anchor": block.anchor}
    return {**kept, "text": settable(block.text), "lang": block.lang, "change": block.change}


def _paragraph(block: Paragraph) -> Data:
    return {"style": block.style, "anchor": block.anchor, "runs": _said(block.runs)}


def _cover(block: Cover) -> Data:
    lines = [settable(line) for line in block.lines]
    texts = {"title": block.title, "subtitle": block.subtitle, "mark": block.mark}
    return {key: settable(text) for key, text in texts.items()} | {"lines": lines}


def _column(column: Column, long: re.Pattern[str]) -> Data:
    title = settable(column.title)
    cut = bool(long.search(title))
    return {"title": title, "align": column.align, "width": column.width, "cut": cut}


def _row(row: tuple[Runs, ...], words: list[re.Pattern[str]]) -> Data:
    cells = [_said(cell, long) for cell, long in zip(row, words, strict=True)]
    return {"long": sum(map(_size, cells)) > LONG_ROW, "cells": cells}


def _facts(block: Facts) -> Data:
    listed = [_fact(fact) for fact in block.facts]
    size = sum(_size(fact["runs"]) + 60 for fact in listed)
    return {"anchor": block.anchor, "long": size > LONG_CARD, "facts": listed}


def _fact(fact: Fact) -> Data:
    label, said = settable(fact.label), _said(fact.runs, _WIDE)
    cut = bool(_NARROW.search(label))
    return {"label": label, "cut": cut, "long": _size(said) > LONG_ROW, "runs": said}


def _said(runs: Runs, long: re.Pattern[str] | None = None) -> str | list[str | Data]:
    """A row of runs; ``long`` finds the words that may be cut in a table."""
    said = [_run(run, long) for run in runs]
    return said[0] if len(said) == 1 and isinstance(said[0], str) else said


def _run(run: Run, long: re.Pattern[str] | None) -> str | Data:
    text = settable(run.text)
    marks: Data = {name: mark for name in _MARKS if (mark := getattr(run, name))}
    if long and long.search(text):
        marks["cut"] = True
    if run.note:
        marks["note"] = settable(run.note)
    return {"text": text, **marks} if marks else text


_MARKS = ("bold", "italic", "ref", "href", "lang", "note", "change")


def _size(said: str | list[str | Data]) -> int:
    """The bytes of a row of runs."""
    if isinstance(said, str):
        return _bytes(said)
    return sum(_bytes(run if isinstance(run, str) else run["text"]) for run in said)


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())

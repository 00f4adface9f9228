"""Tables and facts: native, editable, with header rows that repeat."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from functools import lru_cache

from plpmission.export.word.context import HANG, TEXT_WIDTH, Context
from plpmission.export.word.text import runs, words
from plpmission.export.word.xml import Element, styled, w
from plpmission.render.blocks import Column, Fact, Facts, Runs, Table

FACT_WIDTHS = (1900, TEXT_WIDTH - 1900)
CARD = 1300
"""Characters up to which facts stay on one page."""
LONG = 600
"""Characters from which a row may break over two pages."""


def table(block: Table, context: Context) -> list[Element]:
    """A table as wide as the text and the margin where numbers hang."""
    widths = _widths([column.width for column in block.columns], TEXT_WIDTH + HANG)
    element = _frame("LetterTable", widths, -HANG, header=True, row_headers=block.row_headers)
    if block.caption:
        element.find(w("tblPr").tag).append(w("tblCaption", val=block.caption))
    element.append(_header_row(block.columns, widths))
    for at, row in enumerate(block.rows, start=1):
        keep = block.whole and at < len(block.rows)
        element.append(_row(row, block.columns, widths, context, keep_next=keep))
    return [element, spacer()]


def facts(block: Facts, context: Context) -> list[Element]:
    """Labels with what they say, two columns without rules."""
    element = _frame("LetterFacts", FACT_WIDTHS, 0, header=False, row_headers=True)
    for fact, keep in zip(block.facts, kept(block), strict=True):
        element.append(_fact(fact, context, keep_next=keep))
    return [element, spacer()]


def kept(block: Facts) -> list[bool]:
    """For each fact whether the next one stands on its page: a card is cut only if it is long."""
    size = sum(sum(len(run.text) for run in fact.runs) + 60 for fact in block.facts)
    last = len(block.facts) - 1
    return [at < last and (size <= CARD or at < 2) for at in range(last + 1)]


def spacer() -> Element:
    """The empty line that Word wants between tables, and that gives them air."""
    spacing = w("spacing", before=0, after=120, line=160, lineRule="exact")
    return styled("LetterCell", spacing=spacing)


def _frame(
    style: str, widths: Sequence[int], indent: int, *, header: bool, row_headers: bool
) -> Element:
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblInd", w=indent, type="dxa"),
            w("tblLayout", type="fixed"),
            _look(header=header, row_headers=row_headers),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
    )


def _look(*, header: bool, row_headers: bool) -> Element:
    """Which of the table style's conditions hold; older readers know the sum of bits alone."""
    bits = 0x0600 + 0x0020 * header + 0x0080 * row_headers
    flags = {"firstRow": int(header), "firstColumn": int(row_headers), "noHBand": 1, "noVBand": 1}
    return w("tblLook", val=f"{bits:04X}", **flags)


def _widths(shares: Sequence[float], total: int) -> list[int]:
    positive = [max(share, 0.05) for share in shares]
    return [round(total * share / sum(positive)) for share in positive]


def _header_row(columns: Sequence[Column], widths: Sequence[int]) -> Element:
    cells = [
        _cell(width, [words(column.title)], column.align, keep_next=True)
        for column, width in zip(columns, widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(
    row: Sequence[Runs],
    columns: Sequence[Column],
    widths: Sequence[int],
    context: Context,
    *,
    keep_next: bool = False,
) -> Element:
    longest = max(sum(len(run.text) for run in cell) for cell in row)
    cells = [
        _cell(width, runs(cell, context), column.align, keep_next=keep_next)
        for cell, column, width in zip(row, columns, widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit")) if longest < LONG else None, *cells)


def _fact(fact: Fact, context: Context, *, keep_next: bool) -> Element:
    label = [words(fact.label, "LetterFactLabel")]
    return w(
        "tr",
        w("trPr", w("cantSplit")),
        _cell(FACT_WIDTHS[0], label, "left", keep_next=keep_next),
        _cell(FACT_WIDTHS[1], runs(fact.runs, context), "left", keep_next=keep_next),
    )


def _cell(width: int, content: list[Element], align: str, *, keep_next: bool = False) -> Element:
    cell = deepcopy(_empty_cell(width, align, keep_next))
    cell[-1].extend(content)
    return cell


@lru_cache(maxsize=256)
def _empty_cell(width: int, align: str, keep_next: bool) -> Element:
    """A cell with its empty paragraph, to be copied for each of a column."""
    properties = {"keep": w("keepNext")} if keep_next else {}
    if align != "left":
        properties["jc"] = w("jc", val=align)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), styled("LetterCell", **properties))

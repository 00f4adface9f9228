from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from plpmission.errors import ExportError
from plpmission.export.ready import ready
from plpmission.render.blocks import (
    Block,
    Column,
    Facts,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from tests.export.letters import document, drawing, para, says

FIRST = Heading(level=1, text="Mandat", section="mandate")


def made(*blocks: Block, **changes: Any) -> tuple[Block, ...]:
    return ready(document(*blocks, **changes)).blocks[1:]


@pytest.mark.parametrize(
    ("blocks", "where", "says_so"),
    [
        ((Heading(level=2, text="A", anchor="a"),), "a", "skips a level"),
        ((FIRST, Heading(level=3, text="B", section="start")), "start", "skips a level"),
        ((Heading(level=1, text="  "),), "blocks[1]", "no text"),
        ((FIRST, Figure(svg=drawing(), alt=" ", anchor="f")), "f", "no words"),
    ],
)
def test_what_only_the_writer_can_settle_is_named(
    blocks: tuple[Block, ...], where: str, says_so: str
) -> None:
    with pytest.raises(ExportError, match=says_so) as refused:
        made(*blocks)
    assert refused.value.where == where


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ExportError, match="not one of the languages"):
        ready(document(lang="xx"))


def test_empty_blocks_and_doubled_page_breaks_vanish() -> None:
    empty = (
        Paragraph(runs=says(" ")),
        Table(columns=(), rows=()),
        Facts(facts=()),
        ListBlock(entries=((Paragraph(runs=()),), ())),
    )
    assert made(PageBreak(), *empty, para("x"), PageBreak(), PageBreak()) == (
        para("x"),
        PageBreak(),
    )


def test_rows_are_made_whole() -> None:
    columns = (Column(title="a"), Column(title="b"))
    [table] = made(Table(columns=columns, rows=((), (says("1"), says("2"), says("3")))))
    assert isinstance(table, Table)
    assert table.rows == (((), ()), (says("1"), says("2")))
    assert sum(column.width for column in table.columns) == pytest.approx(1)


def test_links_lead_somewhere_or_are_text() -> None:
    runs = (
        Run(text="a", ref="there"),
        Run(text="b", ref="nowhere"),
        Run(text="c", href="javascript:alert(1)"),
        Run(text="d", href="https://example.org/x"),
        Run(text="e", lang="en-GB, evil"),
    )
    [said, *_] = made(Paragraph(runs=runs), Paragraph(runs=says("x"), anchor="there"))
    assert isinstance(said, Paragraph)
    assert [(run.ref, run.href, run.lang) for run in said.runs] == [
        ("there", "", ""),
        ("", "", ""),
        ("", "", ""),
        ("", "https://example.org/x", ""),
        ("", "", ""),
    ]


def test_an_anchor_that_stands_twice_stays_with_the_first() -> None:
    twice = [Paragraph(runs=says(word), anchor="a") for word in "xy"]
    assert [getattr(block, "anchor", None) for block in made(*twice)] == ["a", ""]


def test_signs_that_no_file_can_hold_are_left_out() -> None:
    [said] = made(para("a\x00b\ud800c\u202ed\x0b"))
    assert said == para("abcd")


def test_a_format_has_its_own_words_where_the_document_brings_none() -> None:
    words = ready(document(lang="nl", words={"page": "blz."})).words
    assert (words["page"], words["table"]) == ("blz.", "Tabel")


def test_what_is_ready_stays_so_until_its_blocks_are_others() -> None:
    whole = ready(document(Heading(level=1, text="One")))
    assert ready(whole) is whole
    other = dataclasses.replace(whole, blocks=(Heading(level=1, text=""),))
    with pytest.raises(ExportError):
        ready(other)

from __future__ import annotations

import dataclasses
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.errors import ExportError
from plpmission.export.blocks_json import from_data, to_data
from plpmission.export.notebook import from_notebook, to_notebook
from plpmission.model import read_dossier
from plpmission.render import blocks, render
from plpmission.render.blocks import Rendered
from tests.export.letters import document, letter, para

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
RUNS = st.lists(
    st.builds(blocks.Run, text=TEXT, bold=st.booleans(), italic=st.booleans(), href=TEXT),
    max_size=3,
).map(tuple)
PARAGRAPH = st.builds(
    blocks.Paragraph, runs=RUNS, style=st.sampled_from(["body", "quote", "finding"]), anchor=TEXT
)
LIST = st.recursive(
    PARAGRAPH,
    lambda inner: st.builds(
        blocks.ListBlock,
        entries=st.lists(st.lists(inner, max_size=2).map(tuple), max_size=3).map(tuple),
        ordered=st.booleans(),
    ),
    max_leaves=4,
)
COLUMN = st.builds(
    blocks.Column,
    title=TEXT,
    align=st.sampled_from(["left", "right", "center"]),
    width=st.floats(0.1, 9),
)
TABLE = st.builds(
    blocks.Table,
    columns=st.lists(COLUMN, max_size=3).map(tuple),
    rows=st.lists(st.lists(RUNS, max_size=3).map(tuple), max_size=3).map(tuple),
    caption=TEXT,
    row_headers=st.booleans(),
)
BLOCK = st.one_of(
    PARAGRAPH,
    LIST,
    TABLE,
    st.builds(blocks.Heading, level=st.integers(1, 6), text=TEXT, number=TEXT, section=TEXT),
    st.builds(blocks.Figure, svg=TEXT, alt=TEXT, table=st.none() | TABLE),
    st.builds(
        blocks.Facts,
        facts=st.lists(st.builds(blocks.Fact, label=TEXT, runs=RUNS), max_size=3).map(tuple),
    ),
    st.builds(blocks.Cover, title=TEXT, subtitle=TEXT, lines=st.lists(TEXT).map(tuple)),
    st.builds(blocks.Contents, title=TEXT, depth=st.integers(1, 5)),
    st.builds(blocks.PageBreak),
)
DOCUMENT = st.builds(
    Rendered,
    document=TEXT,
    lang=TEXT,
    title=TEXT,
    subject=TEXT,
    author=TEXT,
    blocks=st.lists(BLOCK, max_size=6).map(tuple),
    words=st.dictionaries(TEXT, TEXT, max_size=3),
    draft=st.booleans(),
    payload=TEXT,
)


def test_a_sample_goes_through_its_notebook_unchanged() -> None:
    sample = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"
    rendered = render(read_dossier(sample))
    notebook = to_notebook(rendered)
    assert from_notebook(notebook) == rendered
    written = nbformat.writes(notebook)
    assert from_notebook(nbformat.reads(written, as_version=4)) == rendered


@settings(max_examples=60, deadline=None)
@given(DOCUMENT)
def test_a_document_comes_back_from_its_notebook(rendered: Rendered) -> None:
    written = nbformat.writes(to_notebook(rendered))
    assert from_notebook(nbformat.reads(written, as_version=4)) == rendered


def test_the_notebook_is_valid_and_reads_as_the_letter() -> None:
    notebook = to_notebook(letter())
    nbformat.validate(notebook)
    sources = [cell.source for cell in notebook.cells]
    assert "### 1.1 Identification du titulaire".replace(".", "\\.") in sources
    assert len({cell.id for cell in notebook.cells}) == len(sources)


def test_text_that_looks_like_markdown_stays_text() -> None:
    [_, cell] = to_notebook(document(para("<b>* [a](javascript:b) _c_ # d | e"))).cells
    assert cell.source == r"\<b\>\* \[a\]\(javascript\:b\) \_c\_ \# d \| e"


def test_a_notebook_of_somebody_else_is_refused() -> None:
    foreign = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Hello")])
    with pytest.raises(ExportError, match="not made by this program"):
        from_notebook(foreign)


def test_a_cell_changed_added_or_removed_by_hand_is_named() -> None:
    changed = to_notebook(letter())
    changed.cells[4].source += " and more"
    with pytest.raises(ExportError, match="from cell 5 on") as refused:
        from_notebook(changed)
    assert refused.value.where == "cells[4]"
    shorter = to_notebook(letter())
    del shorter.cells[2]
    with pytest.raises(ExportError, match="from cell 3 on"):
        from_notebook(shorter)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"lang": 3}, ".lang"),
        ({"blocks": [{"kind": "Rendered"}]}, ".blocks[0]"),
        ({"blocks": [{"kind": "Heading", "level": "1", "text": ""}]}, ".blocks[0].level"),
        ({"blocks": [{"kind": "Paragraph", "runs": [{}]}]}, ".blocks[0].runs[0]"),
        ({"blocks": {}}, ".blocks"),
        ({"words": {"page": 1}}, ".words"),
        ({"unknown": 1}, ""),
    ],
)
def test_data_of_another_form_is_refused_with_the_place(change: object, where: str) -> None:
    data = {**to_data(document()), **change}
    with pytest.raises(ExportError) as refused:
        from_data(Rendered, data)
    assert refused.value.where == where


def test_blocks_are_not_changed_by_the_trip() -> None:
    rendered = letter()
    before = dataclasses.replace(rendered)
    to_notebook(rendered)
    assert rendered == before

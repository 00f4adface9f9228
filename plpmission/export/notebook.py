"""A document as a notebook: one Markdown cell a block, and the block itself in its metadata.

The Markdown is for reading in JupyterLab; the exporters read the metadata. A cell that somebody
has changed by hand is refused rather than exported without the change.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any, cast
from zlib import crc32

from nbformat import NotebookNode, from_dict

from plpmission.errors import ExportError
from plpmission.export.blocks_json import from_data, to_data
from plpmission.export.markdown import source_of
from plpmission.render.blocks import Block, Rendered

FORMAT = 1
"""The version of this form; notebooks say it in ``metadata.plpmission.format``."""


def to_notebook(rendered: Rendered) -> NotebookNode:
    """The notebook of a document, ready for ``nbformat.write`` and for nbconvert."""
    document = to_data(rendered)
    pairs = zip(rendered.blocks, document.pop("blocks"), strict=True)
    cells = [_cell(at, block, data) for at, (block, data) in enumerate(pairs)]
    own = {"format": FORMAT, "document": document, "sums": [_sum(cell) for cell in cells]}
    notebook = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"title": rendered.title, "plpmission": own},
        "cells": cells,
    }
    return cast("NotebookNode", from_dict(notebook))  # type: ignore[no-untyped-call]


def _cell(at: int, block: Block, data: Any) -> dict[str, Any]:
    source, attachments = source_of(block)
    cell = {
        "cell_type": "markdown",
        "id": f"block-{at}",
        "metadata": {"plpmission": data},
        "source": source,
    }
    return {**cell, "attachments": attachments} if attachments else cell


def _sum(cell: dict[str, Any]) -> int:
    """What shows that a cell's text is still the one that was written."""
    return crc32(cell["source"].encode("utf-8", "surrogatepass"))


def from_notebook(notebook: NotebookNode) -> Rendered:
    """The document that a notebook of ours was made from.

    Raises:
        ExportError: the notebook is not ours, or was changed by hand; ``where`` says which cell.
    """
    own = notebook.get("metadata", {}).get("plpmission")
    if not isinstance(own, dict) or own.get("format") != FORMAT:
        raise ExportError(
            "This notebook was not made by this program: it holds no document to export."
        )
    _refuse_changed(notebook.cells, own.get("sums"))
    blocks = [cell.metadata.get("plpmission") for cell in notebook.cells]
    return from_data(Rendered, {**own.get("document", {}), "blocks": blocks}, "document")


def _refuse_changed(cells: list[NotebookNode], sums: Any) -> None:
    found = [_sum(cell) for cell in cells]
    if found == sums:
        return
    expected = sums if isinstance(sums, list) else []
    pairs = zip(found, expected, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    raise ExportError(
        "The notebook was changed by hand, from cell {cell} on. "
        "Change the dossier instead, and make the notebook again.",
        where=f"cells[{same}]",
        cell=same + 1,
    )

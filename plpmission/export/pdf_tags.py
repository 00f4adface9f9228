"""What typst does not tag in a PDF: the header cells of a table's rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name


def with_row_headers(content: bytes, has_row_headers: Sequence[bool]) -> bytes:
    """The PDF with the first cell of each row a header (``TH``, ``Scope`` ``Row``).

    ``has_row_headers`` says so for each table of the file, in reading order.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        tables = _tagged(pdf.Root.StructTreeRoot, "/Table")
        for table, wanted in zip(tables, has_row_headers, strict=True):
            if wanted:
                _mark(table)
        made = BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return made.getvalue()


def _tagged(element: Any, tag: str) -> Iterator[Any]:
    """The elements of a kind, in reading order; not those inside another of the kind."""
    if not isinstance(element, Dictionary):
        return
    if element.get("/S") == tag:
        yield element
        return
    for child in _children(element):
        yield from _tagged(child, tag)


def _children(element: Any) -> list[Any]:
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _mark(table: Any) -> None:
    for row in _rows(table):
        cells = [cell for cell in _children(row) if isinstance(cell, Dictionary)]
        if cells and cells[0].get("/S") == "/TD":
            cells[0].S = Name.TH
            cells[0].A = _with_scope(cells[0].get("/A"))


def _rows(table: Any) -> Iterator[Any]:
    for child in _children(table):
        yield from _tagged(child, "/TR")


def _with_scope(attributes: Any) -> Any:
    scope = Dictionary(O=Name.Table, Scope=Name.Row)
    if attributes is None:
        return scope
    held = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return pikepdf.Array([*held, scope])

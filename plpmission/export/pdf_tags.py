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
        scope = pdf.make_indirect(Dictionary(O=Name.Table, Scope=Name.Row))
        tables = _tagged(pdf.Root.StructTreeRoot, "/Table")
        for table, wanted in zip(tables, has_row_headers, strict=True):
            if wanted:
                _mark(table, scope)
        if UNSURE in content:
            _end_surely(pdf)
        # The tags are thousands of small objects: in streams they take a third of the room.
        made = _saved(pdf, pikepdf.ObjectStreamMode.generate)
        return _saved(pdf, pikepdf.ObjectStreamMode.preserve) if UNSURE in made else made


UNSURE = b"\r\nendstream"
"""The end of a stream whose last byte is a carriage return: a reader may take it for a line end,
and then the stream is a byte shorter than it says, which PDF/A forbids."""


def _end_surely(pdf: pikepdf.Pdf) -> None:
    """Give such streams a line end of their own; who inflates them does not read so far."""
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream):
            raw = stream.read_raw_bytes()
            if raw.endswith(b"\r"):
                coding: Any = stream.get("/Filter"), stream.get("/DecodeParms")
                stream.write(raw + b"\n", filter=coding[0], decode_parms=coding[1])


def _saved(pdf: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode) -> bytes:
    made = BytesIO()
    pdf.save(made, deterministic_id=True, object_stream_mode=mode)
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


def _mark(table: Any, scope: Any) -> None:
    for row in _rows(table):
        cell = next(iter(_children(row)), None)
        if isinstance(cell, Dictionary) and cell.get("/S") == "/TD":
            cell.S = Name.TH
            held = cell.get("/A")
            cell.A = scope if held is None else pikepdf.Array([*_listed(held), scope])


def _rows(table: Any) -> Iterator[Any]:
    for child in _children(table):
        yield from _tagged(child, "/TR")


def _children(element: Any) -> list[Any]:
    held = element.get("/K")
    return [] if held is None else _listed(held)


def _listed(held: Any) -> list[Any]:
    return list(held) if isinstance(held, pikepdf.Array) else [held]

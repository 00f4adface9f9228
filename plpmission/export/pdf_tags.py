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
        flagged = zip(tables, has_row_headers, strict=True)
        rows = [row for table, wanted in flagged if wanted for row in _rows(table)]
        for row in rows:
            _mark(row)
        if UNSURE in content:
            _end_surely(pdf)
        return _saved_small(pdf, rows)


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


def _saved_small(pdf: pikepdf.Pdf, rows: list[Any]) -> bytes:
    """The file with its tags, which are thousands of small objects, packed in streams.

    How many objects there are decides which meet in a stream, and so how it ends. Where no try
    ends surely, the objects stay as they are, in three times the room.
    """
    for row in (None, *rows[:8]):
        if row is not None:
            row.A = pdf.make_indirect(Dictionary(O=Name.Table))
        made = _saved(pdf, pikepdf.ObjectStreamMode.generate)
        if UNSURE not in made:
            return made
    return _saved(pdf, pikepdf.ObjectStreamMode.preserve)


def _saved(pdf: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode) -> bytes:
    made = BytesIO()
    # The file's own id, which typst makes from what is in it, stays the first of two.
    pdf.save(made, static_id=True, object_stream_mode=mode)
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


def _mark(row: Any) -> None:
    """The row's first cell is its header, and what its cells belong to follows from the scopes."""
    for at, cell in enumerate(_children(row)):
        attributes = _attributes(cell)
        if attributes is None:
            continue
        if "/Headers" in attributes:
            del attributes["/Headers"]
        if at == 0 and cell.S == "/TD":
            cell.S = Name.TH
            attributes.Scope = Name.Row


def _attributes(cell: Any) -> Any:
    """What a cell says of itself as a part of a table."""
    held = cell.get("/A")
    if isinstance(held, pikepdf.Array):
        return next((entry for entry in held if entry.get("/O") == "/Table"), None)
    return held if held is not None and held.get("/O") == "/Table" else None


def _rows(table: Any) -> Iterator[Any]:
    for child in _children(table):
        yield from _tagged(child, "/TR")


def _children(element: Any) -> list[Any]:
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]

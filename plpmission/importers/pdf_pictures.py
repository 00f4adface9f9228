"""The pictures of a PDF's page, as files that browsers show."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

SMALLEST = 48
"""Pixels that a picture has at least on both sides: less is a rule or a dot."""
LARGEST = 12_000_000
"""Pixels that a picture may have to be packed again."""
A_PAGE = 12
"""Pictures of a page that are kept."""


def pictures_of(page: Any, room: int) -> Iterator[bytes]:
    """The pictures of a page, as PNG or JPEG."""
    import pypdfium2
    from pypdfium2 import raw

    found = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    for at, image in enumerate(found):
        if at >= A_PAGE:
            return
        try:
            width, height = image.get_px_size()
            if min(width, height) >= SMALLEST and width * height <= LARGEST:
                content = _content(image, raw)
                if content and len(content) <= room:
                    yield content
        except (pypdfium2.PdfiumError, ValueError, NotImplementedError):
            continue


def _content(image: Any, raw: Any) -> bytes:
    """The picture as the file keeps it where that is a JPEG, else packed as a PNG."""
    if image.get_filters() == ["DCTDecode"]:
        return bytes(image.get_data(decode_simple=True))
    return png(image.get_bitmap(), raw)


def png(bitmap: Any, raw: Any) -> bytes:
    """A bitmap as a PNG file."""
    kinds = {
        raw.FPDFBitmap_Gray: (0, 1, ()),
        raw.FPDFBitmap_BGR: (2, 3, (2, 1, 0)),
        raw.FPDFBitmap_BGRx: (2, 4, (2, 1, 0)),
        raw.FPDFBitmap_BGRA: (6, 4, (2, 1, 0, 3)),
    }
    if bitmap.format not in kinds:
        return b""
    colour, channels, order = kinds[bitmap.format]
    lines = BytesIO()
    held = memoryview(bitmap.buffer).cast("B")
    for at in range(bitmap.height):
        line = held[at * bitmap.stride : at * bitmap.stride + bitmap.width * channels]
        lines.write(b"\0")
        lines.write(_ordered(bytes(line), channels, order))
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, colour, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines.getvalue(), 3)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _ordered(line: bytes, channels: int, order: tuple[int, ...]) -> bytes:
    """The bytes of a line in the order that a PNG has them."""
    if not order:
        return line
    made = bytearray(len(line) // channels * len(order))
    for place, channel in enumerate(order):
        made[place :: len(order)] = line[channel::channels]
    return bytes(made)


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

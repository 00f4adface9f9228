"""What the streams of a PDF unpack to, before a reader unpacks them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from plpmission.importers.safety import unsafe

LARGEST = 48 * 1024 * 1024
"""Bytes that the streams of a file may unpack to; pictures are not unpacked to be counted."""
RATIO = 300
"""How much smaller than its content a large stream may be packed."""
SMALL = 2 * 1024 * 1024
DICTIONARY = 2_000
_STREAM = re.compile(rb">>\s{0,4}stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_STEP = 256 * 1024


def check_streams(content: bytes) -> None:
    """Refuse a file whose text would take more memory than any text does.

    Raises:
        UnreadableDocument: it is one.
    """
    left = LARGEST
    for packed, times in _packed(content):
        length = _length(packed, times, left)
        left -= length
        if left < 0 or (length > SMALL and length > RATIO * max(len(packed), 1)):
            raise unsafe()


def _packed(content: bytes) -> Iterator[tuple[memoryview, int]]:
    """Each stream that is packed, and how often."""
    held = memoryview(content)
    for found in _STREAM.finditer(content):
        head = content[max(found.start() - DICTIONARY, 0) : found.start()].rpartition(b" obj")[2]
        times = len(_FLATE.findall(head))
        if times and b"/Image" not in head:
            end = content.find(b"endstream", found.end())
            yield held[found.end() : end if end >= 0 else len(content)], times


def _length(packed: memoryview, times: int, most: int) -> int:
    """The bytes that a stream unpacks to; more than ``most`` where there are more."""
    pieces: Iterator[bytes] = iter((bytes(packed),))
    for _ in range(min(times, 8)):
        pieces = _unpacked(pieces)
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > most:
            break
    return length


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes that packed ones hold, a little at a time."""
    unpacker = zlib.decompressobj()
    try:
        for piece in pieces:
            waiting = piece
            while waiting and not unpacker.eof:
                yield unpacker.decompress(waiting, _STEP)
                waiting = unpacker.unconsumed_tail
    except zlib.error:  # what is broken unpacks to no more
        return

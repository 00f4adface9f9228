"""Office files that others made, opened with care: what a file claims of itself is not believed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

ENTRIES = 4_000
"""Parts that an office file may have."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a part, and of all parts that are read, when they are unpacked."""
RATIO = 200
"""How much smaller than its content a large part may be packed."""
SMALL = 1024 * 1024
"""Bytes up to which a part may be packed as small as it likes."""
_STEP = 256 * 1024
_NAMED = 256
"""Bytes that a part may take in the list of parts, on average."""
_END = 65_535 + 22 + 76
_LAST, _LAST_64 = struct.Struct("<4s6xHL6x"), struct.Struct("<4s28xQQ8x")
"""The record that ends a zip: how many parts, and the bytes of their list."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a zip that is not one, or is broken in places, may end with."""


class UnsafeArchive(Exception):
    """A file that is no office file, or one made to do harm when it is opened."""


class Archive:
    """The parts of an office file; each is counted while it is read."""

    def __init__(self, source: bytes | Path) -> None:
        file: IO[bytes] | Path = BytesIO(source) if isinstance(source, bytes) else source
        try:
            _check_listing(_end_of(source))
            self._zip = zipfile.ZipFile(file)
        except BROKEN:
            raise UnsafeArchive from None
        self._left = LARGEST
        if len(self._zip.infolist()) > ENTRIES:
            self.close()
            raise UnsafeArchive

    def names(self) -> list[str]:
        """The names of its parts."""
        return self._zip.namelist()

    def size(self, name: str) -> int:
        """The bytes that a part claims to have; ``read`` counts them."""
        return self._zip.getinfo(name).file_size

    def read(self, name: str) -> bytes:
        """A part's bytes.

        Raises:
            UnsafeArchive: there is more of it than it may have, or it is broken.
        """
        try:
            return b"".join(self._pieces(name))
        except BROKEN:
            raise UnsafeArchive from None

    def _pieces(self, name: str) -> Iterator[bytes]:
        entry, length = self._zip.getinfo(name), 0
        with self._zip.open(entry) as part:
            while piece := part.read(_STEP):
                length += len(piece)
                self._left -= len(piece)
                packed = max(entry.compress_size, 1)
                if self._left < 0 or (length > SMALL and length > RATIO * packed):
                    raise UnsafeArchive
                yield piece

    def xml(self, name: str) -> Any:
        """A part as an XML tree: without entities, without a way out.

        Raises:
            UnsafeArchive: it is no plain XML.
        """
        return plain_xml(self.read(name))

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _end_of(source: bytes | Path) -> bytes:
    """The last bytes of a zip, where its list of parts is announced."""
    if isinstance(source, bytes):
        return source[-_END:]
    with source.open("rb") as file:
        file.seek(max(0, source.stat().st_size - _END))
        return file.read(_END)


def _check_listing(end: bytes) -> None:
    """Refuse a list of parts that is far too long before it is read.

    Raises:
        UnsafeArchive: it is, or there is none.
    """
    last = len(end) - _LAST.size
    at = last if end[last:].startswith(b"PK\5\6") and end.endswith(b"\0\0") else -1
    at = at if at >= 0 else end.rfind(b"PK\5\6")
    if at < 0 or at > last:
        raise UnsafeArchive
    _, count, size = _LAST.unpack_from(end, at)
    if end[max(0, at - 76) : at].startswith(b"PK\6\6"):  # said once more, in longer numbers
        _, more, longer = _LAST_64.unpack_from(end, at - 76)
        count, size = max(count % 0xFFFF, more), max(size % 0xFFFFFFFF, longer)
    if count > ENTRIES or size > ENTRIES * _NAMED:
        raise UnsafeArchive


def plain_xml(content: bytes) -> Any:
    """XML without a document type, without entities, without a way to the network.

    Raises:
        UnsafeArchive: it is something else.
    """
    from lxml import etree

    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnsafeArchive
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnsafeArchive from None

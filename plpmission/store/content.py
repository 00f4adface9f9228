"""A dossier as the bytes that the store keeps, and the hashes that show that they are the same."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass

import zstandard

from plpmission.errors import StoreError
from plpmission.model import Dossier, dumps, loads
from plpmission.model.dossier_file import SIZE_LIMIT
from plpmission.model.paths import repeated_ids
from plpmission.store.records import Actor
from plpmission.store.tables import stored

LEVEL = 1
"""Of zstd: higher levels cost an autosave more time than they save room."""
_ID = re.compile(rb'"id":"([^"]*)"')
FIRST_LINK = "0" * 64
"""What the chain of a dossier's first revision is made on."""


@dataclass(frozen=True)
class Packed:
    """A dossier compressed, with the SHA-256 of its JSON."""

    content: bytes
    sha256: str


def packed(dossier: Dossier) -> Packed:
    """A dossier as the store keeps it.

    Raises:
        StoreError: it holds what could be written but not read again.
    """
    try:
        written = dumps(dossier)
    except ValueError:  # lone surrogates, where a part was made without its checks
        raise StoreError(
            "A text holds characters that cannot be kept. Nothing was saved."
        ) from None
    if _an_id_twice(dossier, written):
        raise StoreError("Two items have the same id. Nothing was saved.")
    # A compressor of its own for each call: a shared one crashes across threads.
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
    return Packed(compressor.compress(written), sha256_of(written))


def _an_id_twice(dossier: Dossier, written: bytes) -> bool:
    # Looked for in the text first, which is three times faster than walking through the dossier;
    # a section and an item may bear the same name, so that only walking makes it sure.
    named = _ID.findall(written)
    return len(set(named)) != len(named) and bool(repeated_ids(dossier))


def unpacked(content: bytes, sha256: str) -> Dossier:
    """The dossier of stored bytes.

    Raises:
        StoreError: they are not what was once saved.
    """
    return loads(unharmed(content, sha256))


def unharmed(content: bytes, sha256: str) -> bytes:
    """The JSON of stored bytes.

    Raises:
        StoreError: they are not what was once saved.
    """
    written = _decompressed(content)
    if written is None or sha256_of(written) != sha256:
        raise StoreError(
            "What the store holds here is damaged: it is not what was saved. "
            "Open an earlier version, or restore a backup."
        )
    return written


def intact(content: bytes, sha256: str) -> bool:
    """Whether stored bytes are still what was saved."""
    written = _decompressed(content)
    return written is not None and sha256_of(written) == sha256


def _decompressed(content: bytes) -> bytes | None:
    try:
        decompressor = zstandard.ZstdDecompressor()
        return bytes(decompressor.decompress(content, max_output_size=SIZE_LIMIT))
    except (zstandard.ZstdError, TypeError):  # damage may also turn bytes into text
        return None


def sha256_of(written: bytes) -> str:
    return hashlib.sha256(written).hexdigest()


def sealed(*said: object) -> str:
    """The hash over all that a row says."""
    return sha256_of(json.dumps(said, separators=(",", ":")).encode())


@dataclass(frozen=True, kw_only=True)
class Entry:
    """All that a revision says: of which dossier, made on which number, when, by whom, what."""

    key: str
    number: int
    base: int
    at: dt.datetime
    actor: Actor
    note: str
    sha256: str

    def chained(self, before: str) -> str:
        """The chain's hash here: over the one before, and all that the entry says."""
        who = (self.actor.name, self.actor.role, self.actor.kind)
        made = (self.key, self.number, self.base, stored(self.at))
        return sealed(before, *made, *who, self.note, self.sha256)

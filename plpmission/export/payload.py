"""The data that an exported file carries, read back from it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plpmission.errors import UnreadableDossier
from plpmission.export.archive import Archive, UnsafeArchive, plain_xml
from plpmission.model import Dossier, loads

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes that a file, or the data in it, may have."""

TAGS = 20_000
"""Tags that a part with our data may have: a section has one, the dossier is text."""

_SCRIPT = re.compile(rb'<script type="application/json" id="plp-dossier">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What a file gives back."""

    dossier: Dossier
    """``part_for(document)`` of the dossier that it was made from, or the dossier itself."""
    changed: tuple[str, ...] = ()
    """The ids of the sections whose text in a Word file is no longer the one that was written."""


def bring(path: str | Path) -> Brought:
    """The dossier of a ``.plp.json``, or of an HTML, PDF or Word file that was exported.

    Raises:
        UnreadableDossier: it cannot be read, carries no data of ours, or is wrong in places.
    """
    return brought(Path(path).name, _bytes_of(Path(path)))


def brought(name: str, content: bytes) -> Brought:
    """The same for a file's bytes.

    Raises:
        UnreadableDossier: as ``bring``.
    """
    if len(content) > SIZE_LIMIT:
        raise _too_large()
    suffix = Path(name).suffix.lower()
    if suffix == ".json":
        return Brought(dossier=loads(content))
    dossier = loads(_payload(name, content))
    return Brought(dossier=dossier, changed=_changed(name, content) if suffix == ".docx" else ())


def payload_of(path: str | Path) -> str:
    """The JSON that an HTML, PDF or Word file of ours was made from.

    Raises:
        UnreadableDossier: the file cannot be read, or carries no data of ours.
    """
    return _payload(Path(path).name, _bytes_of(Path(path)))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise _too_large()
        return path.read_bytes()
    except OSError as error:
        raise _refused(
            "The file {name} cannot be read: {reason}.", name=path.name, reason=error.strerror or ""
        ) from None


def carried(name: str, content: bytes) -> str | None:
    """The JSON that a file of ours was made from; None where it carries none.

    Raises:
        UnreadableDossier: what it carries is larger than a dossier can be.
    """
    reader = _READERS.get(Path(name).suffix.lower())
    found = reader(content) if reader else None
    if found is not None and len(found) > SIZE_LIMIT:
        raise _too_large()
    return found


def _payload(name: str, content: bytes) -> str:
    found = carried(name, content)
    if found is None:
        raise _refused(
            "The file {name} carries no dossier: it was not made by this program.", name=name
        )
    return found


def _refused(sentence: str, **parameters: str) -> UnreadableDossier:
    error = UnreadableDossier(sentence, problems=(), **parameters)
    error.domain = "export"
    return error


def _too_large() -> UnreadableDossier:
    return _refused("The file is larger than a dossier can be (64 MB).")


def _of_html(content: bytes) -> str | None:
    found = _SCRIPT.search(content)
    return found[1].decode("utf-8", "replace") if found else None


def _of_pdf(content: bytes) -> str | None:
    from io import BytesIO

    import pikepdf

    from plpmission.export.pdf import ATTACHMENT

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            held = pdf.attachments.get(ATTACHMENT)
            return _unpacked(held.obj.EF.F).decode() if held else None
    except (pikepdf.PdfError, zlib.error, UnicodeDecodeError, AttributeError):
        return None


def _unpacked(stream: Any) -> bytes:
    """A stream's bytes, and not more than a dossier can have: what it claims is not believed."""
    raw, packed = bytes(stream.read_raw_bytes()), str(stream.get("/Filter", ""))
    if not packed:
        return raw
    found = zlib.decompressobj().decompress(raw, SIZE_LIMIT + 1)
    if len(found) > SIZE_LIMIT:
        raise _too_large()
    return found


def _of_docx(content: bytes) -> str | None:
    from plpmission.export.word.package import DATA

    root = _kept(content, f"{{{DATA}}}dossier")
    return None if root is None else str(root.text or "")


def _changed(name: str, content: bytes) -> tuple[str, ...]:
    from plpmission.export.word.sections import SECTIONS, changed

    kept = _kept(content, f"{{{SECTIONS}}}sections")
    if kept is None:
        return ()
    try:
        with Archive(content) as archive:
            return changed(archive.xml("word/document.xml"), kept)
    except UnsafeArchive:
        raise _refused(
            "The text of the Word file {name} is damaged: open it in Word, save it, and try again.",
            name=name,
        ) from None


def _kept(content: bytes, tag: str) -> Any:
    """The root of the part of data that has a tag; None where no part has it."""
    try:
        with Archive(content) as archive:
            names = [n for n in archive.names() if re.fullmatch(r"customXml/item\d+\.xml", n)]
            held = (archive.read(name) for name in names)
            roots = (plain_xml(content) for content in held if _may_be(tag, content))
            return next((root for root in roots if root.tag == tag), None)
    except UnsafeArchive:
        return None


def _may_be(tag: str, content: bytes) -> bool:
    """Whether a part may be the one of a tag: of others' parts no tree is made."""
    namespace = tag[1:].partition("}")[0].encode()
    return namespace in content[:4096] and content.count(b"<") <= TAGS


_READERS: Mapping[str, Callable[[bytes], str | None]] = {
    ".html": _of_html,
    ".htm": _of_html,
    ".pdf": _of_pdf,
    ".docx": _of_docx,
}

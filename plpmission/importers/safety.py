"""What a file may be: seen from its bytes, before any reader opens it."""

from __future__ import annotations

import re
from pathlib import Path

from plpmission.errors import UnreadableDocument
from plpmission.export.archive import Archive, UnsafeArchive
from plpmission.importers.source import Kind

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes that a document may have."""
TAGS = 3_000_000
"""Tags that a part of a file may have: more than a thousand pages need."""
PASSAGES = 100_000
"""Passages that a document may have, empty ones counted."""

_NOTHING, _HEAD = b"\0 \r\n\t", 4096
_SLICE = 1024 * 1024
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Word before 2007 begins, and an office file with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OFFICE = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "",
    "ppt/presentation.xml": "",
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
_UNZIPPED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ")


def content_of(path: Path) -> bytes:
    """A file's bytes, once its size is known to be one that can be read.

    Raises:
        UnreadableDocument: it is too large, or cannot be opened.
    """
    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            "The file {name} cannot be opened: {reason}.",
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from None


def check_size(size: int) -> None:
    """Refuse what is too large to be read.

    Raises:
        UnreadableDocument: it is.
    """
    if size > SIZE_LIMIT:
        raise UnreadableDocument(
            "The file is larger than can be read ({limit} MB). Take large pictures out of it.",
            limit=str(SIZE_LIMIT // 1024 // 1024),
        )


def kind_of(content: bytes, name: str) -> Kind:
    """What a file is, from its bytes.

    Raises:
        UnreadableDocument: nothing that can be read; the sentence says what to do.
    """
    if not content[:_HEAD].strip(_NOTHING) and not content.strip(_NOTHING):
        raise UnreadableDocument("The file is empty.")
    if content.startswith(b"PK"):
        return _zipped(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    _refuse_others(content)
    return "md" if Path(name).suffix.lower() in (".md", ".markdown", ".qmd") else "txt"


def _refuse_others(content: bytes) -> None:
    if content.startswith(_COMPOUND):
        raise (
            locked()
            if _ENCRYPTED in content[: 1024 * 1024]
            else UnreadableDocument(
                "This is a file of an older Word. Open it in Word or LibreOffice, save it as “Word "
                "document (.docx)”, and choose that file."
            )
        )
    if content.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDocument(
            "This is a file in Rich Text Format. Save it as “Word document (.docx)” and choose "
            "that file."
        )
    if content.startswith(_PICTURES):
        raise UnreadableDocument(
            "This is a picture: it holds no text. Choose the document that it was made from."
        )
    if content.startswith(_UNZIPPED) or b"\0\0\0\0" in content[:4096]:
        raise not_a_document()


def not_a_document() -> UnreadableDocument:
    """The refusal of what is none of the kinds that are read."""
    return UnreadableDocument(
        "This is no document that can be read. Word (.docx), PDF, OpenDocument (.odt), Markdown "
        "and plain text can."
    )


def unsafe() -> UnreadableDocument:
    """The refusal of what is broken, or was made to do harm."""
    return UnreadableDocument(
        "The file is damaged, or was not made by a word processor: it is not opened. Open it "
        "where it was made, save it again, and choose that file."
    )


def too_long() -> UnreadableDocument:
    """The refusal of what has more parts than a document of people."""
    return UnreadableDocument(
        "The document has more parts than can be read (over {limit} paragraphs). Split it.",
        limit=f"{PASSAGES}",
    )


def too_full() -> UnreadableDocument:
    """The refusal of a page with more words than anybody could read on it."""
    return UnreadableDocument(
        "A page of the PDF holds more text than a page can. It is not opened."
    )


def locked() -> UnreadableDocument:
    """The refusal of a file with a password."""
    return UnreadableDocument(
        "The file is protected by a password. Save a copy without one, and choose that copy."
    )


def _zipped(content: bytes) -> Kind:
    try:
        with Archive(content) as archive:
            names = set(archive.names())
            if "mimetype" in names and "content.xml" in names:
                return _open_document(archive)
            if "EncryptedPackage" in names:
                raise locked()
            found = [kind for part, kind in _OFFICE.items() if part in names]
            if found == ["docx"] or (not found and "_rels/.rels" in names):
                return "docx"
    except UnsafeArchive:
        raise unsafe() from None
    raise not_a_document()


def _open_document(archive: Archive) -> Kind:
    said = archive.read("mimetype")
    if b"opendocument.text" not in said:
        raise not_a_document()
    if "META-INF/manifest.xml" in archive.names():
        manifest = archive.read("META-INF/manifest.xml")
        if re.search(rb"<(\w+:)?encryption-data\b", manifest):
            raise locked()
    return "odt"


def counted(content: bytes) -> bytes:
    """A part of XML, once it is known to be plain and of a size that can be read.

    Raises:
        UnsafeArchive: it has a document type, or too many tags.
    """
    head = content[:4]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")):
        raise UnsafeArchive  # UTF-16 would hide a document type
    tags = 0
    for at in range(0, len(content), _SLICE):  # what has too many is not looked at to its end
        tags += content.count(b"<", at, at + _SLICE)
        if tags > TAGS:
            raise UnsafeArchive
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnsafeArchive
    return content

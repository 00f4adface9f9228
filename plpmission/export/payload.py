"""The data that an exported file carries, read back from it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from plpmission.errors import UnreadableDossier

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes that a file, or the data in it, may have."""

_SCRIPT = re.compile(r'<script type="application/json" id="plp-dossier">(.*?)</script>', re.DOTALL)


def payload_of(path: str | Path) -> str:
    """The JSON that an HTML, PDF or Word file of ours was made from.

    Raises:
        UnreadableDossier: the file cannot be read, or carries no data of ours.
    """
    path = Path(path)
    readers = {".html": _of_html, ".htm": _of_html, ".pdf": _of_pdf, ".docx": _of_docx}
    reader = readers.get(path.suffix.lower())
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise _refused("The file is larger than a dossier can be (64 MB).")
        found = reader(path) if reader else None
    except OSError as error:
        raise _refused(
            "The file {name} cannot be read: {reason}.", name=path.name, reason=error.strerror or ""
        ) from None
    if found is None:
        raise _refused(
            "The file {name} carries no dossier: it was not made by this program.", name=path.name
        )
    return found


def _refused(sentence: str, **parameters: str) -> UnreadableDossier:
    error = UnreadableDossier(sentence, problems=(), **parameters)
    error.domain = "export"
    return error


def _of_html(path: Path) -> str | None:
    found = _SCRIPT.search(path.read_text(encoding="utf-8", errors="replace"))
    return found[1].replace("\\u003c", "<") if found else None


def _of_pdf(path: Path) -> str | None:
    import pikepdf

    from plpmission.export.pdf import ATTACHMENT

    try:
        with pikepdf.open(path) as pdf:
            held = pdf.attachments.get(ATTACHMENT)
            return held.get_file().read_bytes().decode() if held else None
    except (pikepdf.PdfError, UnicodeDecodeError):
        return None


def _of_docx(path: Path) -> str | None:
    from plpmission.export.word.package import DATA

    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if re.fullmatch(r"customXml/item\d+\.xml", entry.filename):
                    found = _text_of(_bounded(archive, entry), DATA)
                    if found is not None:
                        return found
    except zipfile.BadZipFile:
        return None
    return None


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A part's bytes, and not more than a dossier can have: what it claims is not believed."""
    with archive.open(entry) as part:
        content = part.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        raise _refused("The file is larger than a dossier can be (64 MB).")
    return content


def _text_of(content: bytes, namespace: str) -> str | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    if b"<!DOCTYPE" in content:
        return None
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    return (root.text or "") if root.tag == f"{{{namespace}}}dossier" else None

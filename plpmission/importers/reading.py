"""From a file's bytes to a source; which reader is asked is seen from the bytes, not the name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from plpmission.importers.draft import Drafts
from plpmission.importers.progress import Progress, unseen
from plpmission.importers.safety import check_size, content_of, kind_of
from plpmission.importers.source import Kind, Source

SUFFIXES = (".docx", ".docm", ".pdf", ".odt", ".md", ".txt")
"""Endings of the files that can be read."""

Reader = Callable[[bytes, Progress], Drafts]
_READERS: Mapping[Kind, str] = {
    "docx": "reading_docx",
    "pdf": "reading_pdf",
    "odt": "reading_odt",
    "md": "reading_markdown",
    "txt": "reading_text",
}
"""The module of each kind of file, loaded when one comes."""


def read(source: str | Path | bytes, name: str = "", *, progress: Progress | None = None) -> Source:
    """The passages of a document; ``name`` is the file's, where bytes are given.

    Raises:
        UnreadableDocument: it cannot be read, or is not safe to read.
    """
    from plpmission.importers.finishing import finished

    if isinstance(source, bytes):
        check_size(len(source))
        content = source
    else:
        name, content = name or Path(source).name, content_of(Path(source))
    kind = kind_of(content, name)
    tell = progress or unseen
    tell(0.0, "Opening the file…")
    reader: Reader = import_module(f"plpmission.importers.{_READERS[kind]}").drafts_of
    drafts = reader(content, tell)
    tell(0.9, "Finding the headings…")
    return finished(drafts, name, kind)

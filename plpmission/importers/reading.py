"""From a file's bytes to a source; which reader is asked is seen from the bytes, not the name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plpmission.importers.source import Source

SUFFIXES = (".docx", ".docm", ".pdf", ".odt", ".md", ".txt")
"""Endings of the files that can be read."""

Progress = Callable[[float, str], None]
"""Called with a share from 0 to 1 and an English sentence of the domain ``importers``."""


def read(source: str | Path | bytes, name: str = "", *, progress: Progress | None = None) -> Source:
    """The passages of a document; ``name`` is the file's, where bytes are given.

    Raises:
        UnreadableDocument: it cannot be read, or is not safe to read.
    """
    raise NotImplementedError

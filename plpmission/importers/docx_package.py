"""The parts of a Word file, found by their relations, as Word finds them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from lxml import etree

from plpmission.export.archive import Archive, UnsafeArchive
from plpmission.importers.safety import counted

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Files kept by the strict form of the standard name the same things otherwise.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)
Element = Any


@dataclass(frozen=True, slots=True)
class Related:
    """A part that another one refers to; ``outside`` where it is an address, not a part."""

    kind: str
    target: str
    outside: bool


class Package:
    """A Word file that is open."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.names = frozenset(archive.names())
        self.main = self._main()

    def _main(self) -> str:
        found = (one.target for one in self.relations("").values() if one.kind == "officeDocument")
        main = next((name for name in found if name in self.names), "word/document.xml")
        if main not in self.names:
            raise UnsafeArchive
        return main

    def relations(self, part: str) -> dict[str, Related]:
        """By id, what a part refers to; the file itself with an empty name."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self.names:
            return {}
        root = self.xml(listing)
        return {str(one.get("Id")): _related(one, folder) for one in root if one.get("Target")}

    @cached_property
    def around(self) -> dict[str, Related]:
        """What the main part refers to."""
        return self.relations(self.main)

    def named(self, kind: str) -> Iterator[str]:
        """The parts of a kind that the main part refers to."""
        for one in self.around.values():
            if one.kind == kind and not one.outside and one.target in self.names:
                yield one.target

    def xml(self, name: str) -> Element:
        """A part as a tree.

        Raises:
            UnsafeArchive: it is no plain XML.
        """
        return tree(self.content(name))

    def content(self, name: str) -> bytes:
        """The bytes of a part of XML.

        Raises:
            UnsafeArchive: it is no plain XML.
        """
        content = counted(self.archive.read(name))
        for strict, usual in _STRICT:
            if strict in content[:8192]:
                content = content.replace(strict, usual)
        return content


def tree(content: bytes) -> Element:
    """Plain XML as a tree: no entities, no network, no depth without end.

    Raises:
        UnsafeArchive: it is something else.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, LookupError, ValueError):
        raise UnsafeArchive from None


def streamed(content: bytes, *tags: str) -> Iterator[Element]:
    """Elements of some tags, each once it is complete.

    Raises:
        UnsafeArchive: it is no plain XML.
    """
    events = etree.iterparse(
        BytesIO(content),
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        for _, element in events:
            yield element
    except (etree.LxmlError, LookupError, ValueError):
        raise UnsafeArchive from None


def _related(one: Element, folder: str) -> Related:
    target = str(one.get("Target"))
    outside = one.get("TargetMode") == "External"
    if not outside:
        whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        target = posixpath.normpath(whole)
    return Related(kind=str(one.get("Type")).rpartition("/")[2], target=target, outside=outside)

"""What each section of a Word file says, so that one sees where a file that comes back differs.

A section begins at the heading that carries its id, in a content control and in the name of a
bookmark (LibreOffice 7.4 keeps the control but not its tag), and ends at the next one. Spaces,
fields and numbers that a word processor works out itself are not counted: they change without
anybody's doing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from plpmission.export.word.xml import Element, W

SECTIONS = "urn:plpmission:sections"
"""The namespace of the part that holds what each section said when the file was made."""
COVER = "cover"
"""What stands before the first section, on the first page."""
_COVERS = ("title", "subtitle", "lettercoverline")
_UNCOUNTED = re.compile("[\\s\u00ad\u200b\u00a0\u202f]+")


def sums_of(body: Element, marks: Mapping[str, str]) -> dict[str, str]:
    """For each section's id, in order, a sum of its words; ``marks`` are their bookmarks."""
    begins = {mark: section for section, mark in marks.items()}
    said: dict[str, list[str]] = {}
    section = ""
    for paragraph in body.iter(f"{{{W}}}p"):
        section = begun(paragraph, begins) or section
        if section or is_cover(_style(paragraph)):
            said.setdefault(section or COVER, []).extend(_words(paragraph))
    return {key: _sum("".join(words)) for key, words in said.items()}


def part_of(sums: Mapping[str, str], marks: Mapping[str, str]) -> Element:
    """The part that keeps the sums in the file."""
    root = etree.Element(f"{{{SECTIONS}}}sections", nsmap={None: SECTIONS})
    for key, value in sums.items():
        mark = marks.get(key, "")
        etree.SubElement(root, f"{{{SECTIONS}}}section", id=key, words=value, mark=mark)
    return root


def changed(body: Element, kept: Element) -> tuple[str, ...]:
    """The ids of the sections whose words are not those that the part ``kept`` knows."""
    before = {str(entry.get("id")): str(entry.get("words")) for entry in kept}
    marks = {str(entry.get("id")): str(entry.get("mark")) for entry in kept}
    now = sums_of(body, marks)
    return tuple(key for key, words in before.items() if now.get(key) != words)


def begun(paragraph: Element, begins: Mapping[str, str]) -> str:
    """The id of the section whose heading the paragraph is."""
    tag = paragraph.find(f".//{{{W}}}sdt/{{{W}}}sdtPr/{{{W}}}tag")
    if tag is not None:
        return str(tag.get(f"{{{W}}}val"))
    names = (str(mark.get(f"{{{W}}}name")) for mark in paragraph.iter(f"{{{W}}}bookmarkStart"))
    return next((begins[name] for name in names if name in begins), "")


def is_cover(style: str) -> bool:
    """Whether a paragraph before the first section stands on the cover, by its style."""
    return style.replace(" ", "").replace("_20_", "").lower() in _COVERS


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return "" if style is None else str(style.get(f"{{{W}}}val"))


def _words(paragraph: Element) -> Iterator[str]:
    depth = 0
    for element in paragraph.iter(f"{{{W}}}fldChar", f"{{{W}}}t"):
        if element.tag == f"{{{W}}}fldChar":
            depth += {"begin": 1, "end": -1}.get(element.get(f"{{{W}}}fldCharType"), 0)
        elif depth <= 0 and element.text:
            yield element.text


def _sum(text: str) -> str:
    return hashlib.sha256(_UNCOUNTED.sub("", text).encode()).hexdigest()[:16]

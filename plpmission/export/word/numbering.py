"""Native numbers for headings that say exactly what the document says.

One list numbers all headings as long as Word's own counting gives the document's numbers. Where
it would not (a section is missing, so that 2.1 is followed by 2.3), a new list begins there whose
levels start at the heading's own numbers. Each such list has a definition of its own: Word and
LibreOffice disagree on what a restart within one definition does to the levels around it, and
agree on where a list begins.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from plpmission.export.word.xml import Element, W, w
from plpmission.render.blocks import Heading

TEMPLATE_LIST = 1
"""The list of the template that the heading styles belong to."""


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """How a heading gets its number: from list ``list_id`` at its level, or as text."""

    list_id: int = 0
    text: str = ""


def numbered(headings: Iterable[Heading], numbering: Element) -> list[Numbered]:
    """A number for each heading; lists that are needed are added to the part ``numbering``."""
    lists = _Lists(numbering)
    return [lists.place(heading) for heading in headings]


class _Lists:
    def __init__(self, numbering: Element) -> None:
        self._numbering = numbering
        self._list = TEMPLATE_LIST
        self._base = 1
        self._counted: tuple[int, ...] = ()

    def place(self, heading: Heading) -> Numbered:
        parts = heading.number.split(".") if heading.number else []
        if len(parts) != heading.level or not all(part.isdecimal() for part in parts):
            return Numbered(text=heading.number)
        own = tuple(int(part) for part in parts)
        if len(own) < self._base or own != self._next(len(own)):
            self._list = add_list(self._numbering, 0, own)
            self._base = len(own)
        self._counted = own
        return Numbered(list_id=self._list)

    def _next(self, level: int) -> tuple[int, ...]:
        """What Word would count for the next heading of that level."""
        if level == len(self._counted) + 1:
            return (*self._counted, 1)
        if level > len(self._counted):
            return ()
        return (*self._counted[: level - 1], self._counted[level - 1] + 1)


def add_list(numbering: Element, definition: int, starts: tuple[int, ...]) -> int:
    """Add a list like definition number ``definition`` whose levels start at ``starts``; its id."""
    definitions = numbering.findall(f"{{{W}}}abstractNum")
    copy = deepcopy(definitions[definition])
    number = len(definitions)
    copy.set(f"{{{W}}}abstractNumId", str(number))
    for level in copy.findall(f"{{{W}}}lvl"):
        style = level.find(f"{{{W}}}pStyle")
        if style is not None:
            level.remove(style)
    for level, start in zip(copy.findall(f"{{{W}}}lvl"), starts, strict=False):
        level.find(f"{{{W}}}start").set(f"{{{W}}}val", str(start))
    definitions[-1].addnext(copy)
    list_id = len(numbering.findall(f"{{{W}}}num")) + 1
    numbering.append(w("num", w("abstractNumId", val=number), numId=list_id))
    return list_id

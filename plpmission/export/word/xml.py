"""WordprocessingML, one element at a time: text goes in as text and cannot become markup."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any
_made = etree.XMLParser().makeelement


class _Names(dict[str, str]):
    """Names with their namespace, each put together once."""

    def __missing__(self, name: str) -> str:
        self[name] = full = f"{{{W}}}{name.rstrip('_')}"
        return full


_NAMES = _Names()


def w(tag: str, *children: Element | str | None, **attributes: str | int) -> Element:
    """An element ``w:tag`` with attributes of its namespace; a child that is None is left out."""
    # Without a prefix of its own: it takes the one of the document that it comes into, and to
    # declare one on each of thousands of elements is most of what making them costs.
    if attributes:
        given = {_NAMES[name]: str(value) for name, value in attributes.items()}
        element = _made(_NAMES[tag], given)
    else:
        element = _made(_NAMES[tag])
    for child in children:
        if isinstance(child, str):
            element.text = child
            element.set(_SPACE, "preserve")
        elif child is not None:
            element.append(child)
    return element


def styled(style: str, *content: Element | None, **properties: Element) -> Element:
    """A paragraph of a style; ``properties`` are further ones, in the order of the standard."""
    element = deepcopy(_paragraph(style))
    if properties:
        element[0].extend(properties.values())
    element.extend(child for child in content if child is not None)
    return element


@cache
def _paragraph(style: str) -> Element:
    """An empty paragraph of a style: a copy costs a third of what making one does."""
    return w("p", w("pPr", w("pStyle", val=style)))


def field(code: str, result: list[Element]) -> list[Element]:
    """A field with the result that is shown until Word works it out again."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", w("instrText", f" {code} ")),
        w("r", w("fldChar", fldCharType="separate")),
        *result,
        w("r", w("fldChar", fldCharType="end")),
    ]


def bookmarked(name: str, number: int, content: list[Element]) -> list[Element]:
    """Content with a bookmark around it."""
    return [
        w("bookmarkStart", id=number, name=name),
        *content,
        w("bookmarkEnd", id=number),
    ]

"""Drawings made safe: what is not known to be harmless does not pass.

Elements and attributes are those listed in ``svg_allowed.toml``; addresses lead nowhere but into
the drawing itself. Ids get a prefix, so that many drawings can stand in one page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import etree

from plpmission.errors import ExportError

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
SIZE_LIMIT = 4 * 1024 * 1024
"""Characters that one drawing may have."""
KEPT = 64 * 1024
"""Characters up to which a drawing is kept for the next format of its document."""

_ALLOWED = tomllib.loads(Path(__file__).with_name("svg_allowed.toml").read_text(encoding="utf-8"))
ELEMENTS = frozenset(_ALLOWED["elements"])
STYLES = frozenset(_ALLOWED["styles"])
ATTRIBUTES = STYLES | frozenset(_ALLOWED["attributes"])

_LOCAL_URL = re.compile(r"^url\(\s*['\"]?#([\w.-]+)['\"]?\s*\)$")
_LENGTH = re.compile(r"^\s*(\d+(?:\.\d+)?)(px)?\s*$")


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A harmless drawing; ``width`` and ``height`` in px at 96 to the inch."""

    svg: str
    width: float
    height: float


def harmless(  # noqa: PLR0913 - what each format asks of a drawing
    svg: str,
    *,
    prefix: str,
    fonts: str,
    title: str = "",
    where: str = "",
    shades: Mapping[str, str] = MappingProxyType({}),
) -> Drawing:
    """A drawing with all that could do harm left out.

    ``prefix`` goes before every id, ``fonts`` is the family its text is set in, and ``title``,
    where there is one, makes it an image of that name to a screen reader. ``shades`` says which
    colours become which.

    Raises:
        ExportError: it is no SVG, or has no size; ``where`` leads to it.
    """
    known = _stripped if len(svg) <= KEPT else _stripped.__wrapped__
    kept, width, height = known(svg, prefix, where, tuple(shades.items()))
    root = deepcopy(kept)
    for key, value in (("width", f"{width:g}"), ("height", f"{height:g}"), ("font-family", fonts)):
        root.set(key, value)
    if title:
        _name(root, title, prefix)
    etree.cleanup_namespaces(root)
    return Drawing(svg=etree.tostring(root, encoding="unicode"), width=width, height=height)


@lru_cache(maxsize=64)
def _stripped(
    svg: str, prefix: str, where: str, shades: tuple[tuple[str, str], ...]
) -> tuple[Any, float, float]:
    """A drawing's root with all that could do harm left out, kept for the next format; its size."""
    root = parsed(svg, where)
    width, height = _size(root, where)
    _strip(root, prefix, dict(shades))
    return root, width, height


def parsed(svg: str, where: str) -> Any:
    """The root of a drawing.

    Raises:
        ExportError: it is too large, or no SVG; ``where`` leads to it.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    refused = ExportError("The drawing cannot be read: it is not plain SVG.", where=where)
    if len(svg) > SIZE_LIMIT or "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise refused
    try:
        root = etree.fromstring(svg.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        raise refused from None
    if root.tag != f"{{{SVG}}}svg":
        raise refused
    return root


def _size(root: Any, where: str) -> tuple[float, float]:
    found = [_LENGTH.match(root.get(side, "")) for side in ("width", "height")]
    sizes = [float(match[1]) for match in found if match]
    if len(sizes) != 2 or not all(0 < size <= 20_000 for size in sizes):
        raise ExportError("The drawing does not say how large it is.", where=where)
    if not root.get("viewBox"):
        root.set("viewBox", f"0 0 {sizes[0]:g} {sizes[1]:g}")
    return sizes[0], sizes[1]


def _strip(root: Any, prefix: str, shades: Mapping[str, str]) -> None:
    for element in list(root.iter()):
        if not _is_known(element):
            _remove(element)
    for element in root.iter():
        _spread_style(element)
        for key, value in element.attrib.items():
            if value in shades:
                element.set(key, shades[value])
            else:
                _keep_or_drop(element, key, value, prefix)


def _is_known(element: Any) -> bool:
    name = element.tag if isinstance(element.tag, str) else ""
    return name.startswith(f"{{{SVG}}}") and name.removeprefix(f"{{{SVG}}}") in ELEMENTS


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _spread_style(element: Any) -> None:
    """Declarations become attributes: a page's policy lets no inline style act."""
    for declaration in element.attrib.pop("style", "").split(";"):
        key, _, value = declaration.partition(":")
        if key.strip() in STYLES:
            element.set(key.strip(), value.strip())


def _keep_or_drop(element: Any, key: str, value: str, prefix: str) -> None:
    if key in ("href", XLINK_HREF) and re.fullmatch(r"#[\w.-]+", value):
        element.set(key, f"#{prefix}{value[1:]}")
    elif key == "id":
        element.set(key, prefix + value)
    elif local := _LOCAL_URL.match(value):
        element.set(key, f"url(#{prefix}{local[1]})")
    elif key not in ATTRIBUTES or "url" in value.lower() or "\\" in value:
        del element.attrib[key]


def _name(root: Any, title: str, prefix: str) -> None:
    for old in root.findall(f"{{{SVG}}}title"):
        _remove(old)
    element = etree.Element(f"{{{SVG}}}title", id=f"{prefix}title")
    element.text = title
    root.insert(0, element)
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}title")

"""How a Word file's styles look, each with what it takes from the one that it is based on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from plpmission.importers.docx_package import W

DEEPEST = 20
_OFF = ("0", "false", "off", "none")
Element = Any


@cache
def q(name: str) -> str:
    """A name in the namespace of Word's text."""
    return f"{{{W}}}{name}"


VAL = q("val")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None where it says nothing."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    outline: int | None = None
    list_id: str | None = None
    depth: int | None = None
    centred: bool | None = None
    kept: bool | None = None


def switched(properties: Element | None, name: str) -> bool | None:
    """Whether a property is on; None where it is not named."""
    found = properties.find(q(name)) if properties is not None else None
    return None if found is None else found.get(VAL, "1") not in _OFF


def look_of(element: Element, name: str = "") -> Look:
    """What an element's own properties say of it."""
    run, paragraph = element.find(q("rPr")), element.find(q("pPr"))
    if element.tag == q("rPr"):
        run = element
    if element.tag == q("pPr"):
        paragraph = element
    of_run, of_paragraph = partial(switched, run), partial(switched, paragraph)
    list_id, depth = numbering_of(paragraph)
    return Look(
        name=name,
        bold=of_run("b"),
        italic=of_run("i"),
        caps=of_run("caps") or of_run("smallCaps"),
        underlined=of_run("u"),
        hidden=of_run("vanish"),
        size=_number(run, "sz", 2),
        outline=_outline(paragraph),
        list_id=list_id,
        depth=depth,
        centred=_centred(paragraph),
        kept=of_paragraph("keepNext"),
    )


def numbering_of(paragraph: Element | None) -> tuple[str | None, int | None]:
    """The list that a paragraph's properties name, and how deep in it."""
    found = paragraph.find(q("numPr")) if paragraph is not None else None
    if found is None:
        return None, None
    listed, depth = found.find(q("numId")), _number(found, "ilvl")
    return (None if listed is None else listed.get(VAL)), (None if depth is None else int(depth))


def _number(properties: Element | None, name: str, parts: int = 1) -> float | None:
    found = properties.find(q(name)) if properties is not None else None
    try:
        return None if found is None else float(found.get(VAL, "")) / parts
    except ValueError:
        return None


def _outline(paragraph: Element | None) -> int | None:
    level = _number(paragraph, "outlineLvl")
    return int(level) + 1 if level is not None and 0 <= level < 9 else None


def _centred(paragraph: Element | None) -> bool | None:
    found = paragraph.find(q("jc")) if paragraph is not None else None
    return None if found is None else found.get(VAL) == "center"


def over(upper: Look, lower: Look) -> Look:
    """What the upper one says, and where it says nothing, the lower one."""
    said = {f: v for f in Look.__slots__ if (v := getattr(upper, f)) is not None and v != ""}
    return replace(lower, **said)


class Styles:
    """The styles of a file."""

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, Look] = {}
        self._based: dict[str, str] = {}
        self._known: dict[str, Look] = {}
        self.default = ""
        base = Look()
        if root is not None:
            for style in root.iter(q("style")):
                self._add(style)
            run = root.find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}")
            base = look_of(run) if run is not None else base
        self._base = base

    def _add(self, style: Element) -> None:
        key, name, based = str(style.get(q("styleId"))), style.find(q("name")), None
        self._own[key] = look_of(style, "" if name is None else str(name.get(VAL)))
        based = style.find(q("basedOn"))
        if based is not None:
            self._based[key] = str(based.get(VAL))
        if style.get(q("type")) == "paragraph" and style.get(q("default")) in ("1", "true"):
            self.default = key

    def of(self, key: str | None) -> Look:
        """A style's look; the default one's where there is no such style."""
        key = key if key in self._own else self.default
        if key not in self._known:
            self._known[key] = self._made(key)
        return self._known[key]

    def character(self, key: str | None) -> Look:
        """The look of a style of characters: nothing where there is no such style."""
        return self.of(key) if key in self._own else Look()

    def _made(self, key: str) -> Look:
        look, at, seen = self._own.get(key, Look()), key, 0
        while (at := self._based.get(at, "")) and seen < DEEPEST:
            look, seen = over(look, replace(self._own.get(at, Look()), name="")), seen + 1
        return over(look, self._base)

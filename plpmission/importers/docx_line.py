"""One paragraph of a Word file: its words as they stand once every change is accepted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plpmission.importers import reasons
from plpmission.importers.docx_package import R
from plpmission.importers.docx_styles import VAL, Look, Styles, look_of, over, q
from plpmission.importers.marks import Piece
from plpmission.importers.source import Left

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
_TICKED = {"fe": "☒", "a8": "☐", "fc": "✓", "6f": "☐"}
Element = Any


@dataclass(slots=True)
class Line:
    """What a paragraph gives while it is read."""

    pieces: list[Piece] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    caps: int = 0
    underlined: int = 0
    boxes: list[Element] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """Of each picture the id of its relation, and what it shows in words."""
    bare: list[str] = field(default_factory=list)
    """Its words outside fields, whose results change by themselves."""
    by: list[tuple[str, str]] = field(default_factory=list)
    """Who put words in or took words out, and on which day, where changes are tracked."""
    contents: bool = False
    breaks: int = 0
    """New pages that begin in it; ``broke_first`` where one does before any word."""
    broke_first: bool = False

    def add(self, text: str, look: Look) -> None:
        self.pieces.append(Piece(text, bool(look.bold), bool(look.italic)))
        letters = sum(map(str.isalnum, text))
        if letters:
            self.sizes[look.size or 0.0] += letters
            self.caps += letters if look.caps or text.isupper() else 0
            self.underlined += letters if look.underlined else 0

    @property
    def letters(self) -> int:
        return sum(self.sizes.values())


class Lines:
    """Reads paragraphs one after the other: fields may begin in one and end in another."""

    def __init__(
        self, styles: Styles, notes: Mapping[tuple[str, str], str], *, counts: str
    ) -> None:
        self._styles = styles
        self._notes = notes
        self._counts = counts
        self._fields: list[list[str]] = []
        self.left: list[Left] = []
        self.addresses: list[str] = []
        self.changes = Counter[str]()
        self.where = ""

    def read(self, paragraph: Element, look: Look) -> Line:
        """The line of a paragraph whose style looks like ``look``."""
        line = Line()
        line.contents = self._in_contents
        self._walk(paragraph, line, look)
        self._fields = [one for one in self._fields if one[1]]  # what never got to a result
        return line

    @property
    def _in_contents(self) -> bool:
        return any(code.split()[:1] == ["TOC"] for code, _ in self._fields)

    @property
    def _shown(self) -> bool:
        return all(phase for _, phase in self._fields)

    def _walk(self, element: Element, line: Line, look: Look) -> None:
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler:
                handler(self, child, line, look)

    def _run(self, run: Element, line: Line, look: Look) -> None:
        properties = run.find(q("rPr"))
        if properties is not None:
            own = look_of(properties)
            style = properties.find(q("rStyle"))
            if style is not None:
                own = over(own, self._styles.character(style.get(VAL)))
            look = over(own, look)
        if look.hidden and (hidden := "".join(run.itertext(q("t")))).strip():
            self._lose(hidden, reasons.HIDDEN)
            return
        self._walk(run, line, look)

    def _lose(self, what: str, why: str, **parameters: str) -> None:
        found = tuple(parameters.items())
        self.left.append(Left(where=self.where, what=what, why=why, parameters=found))

    def _text(self, element: Element, line: Line, look: Look) -> None:
        if element.text and self._shown:
            line.add(element.text, look)
            if not self._fields:
                line.bare.append(element.text)

    def _tab(self, _: Element, line: Line, look: Look) -> None:
        if self._shown:
            line.add("\t", look)

    def _hyphen(self, _: Element, line: Line, look: Look) -> None:
        line.add("\u2011", look)

    def _break(self, element: Element, line: Line, look: Look) -> None:
        if element.get(q("type")) == "page":
            if self._counts == "br":
                self._broken(element, line, look)
        elif self._shown:
            line.add("\n", look)

    def _broken(self, element: Element, line: Line, _: Look) -> None:
        if self._counts != "br" or element.tag == q("br"):
            line.breaks += 1
            line.broke_first = line.broke_first or not line.letters

    def _symbol(self, element: Element, line: Line, look: Look) -> None:
        code = str(element.get(q("char"), "")).lower()
        line.add(_TICKED.get(code[-2:], "•"), look)

    def _field(self, element: Element, line: Line, _: Look) -> None:
        kind = element.get(q("fldCharType"))
        if kind == "begin":
            self._fields.append(["", ""])
        elif self._fields and kind == "separate":
            self._fields[-1][1] = "result"
            line.contents = line.contents or self._in_contents
        elif self._fields and kind == "end":
            self._fields.pop()

    def _instruction(self, element: Element, _: Line, __: Look) -> None:
        if self._fields:
            self._fields[-1][0] += element.text or ""

    def _link(self, element: Element, line: Line, look: Look) -> None:
        key = element.get(f"{{{R}}}id")
        if key:
            self.addresses.append(str(key))
        self._walk(element, line, look)

    def _put_in(self, element: Element, line: Line, look: Look) -> None:
        self.changes["added"] += 1
        line.by.append(_by(element))
        self._walk(element, line, look)

    def _taken_out(self, element: Element, line: Line, _: Look) -> None:
        line.by.append(_by(element))
        text = "".join(part.text or "" for part in element.iter(q("delText"), q("t")))
        self.changes["removed"] += 1
        if text.strip():
            self.lose_change(element, text)

    def lose_change(self, element: Element, text: str) -> None:
        """Words that somebody took out with changes tracked."""
        author, day = _by(element)
        self._lose(text, reasons.TAKEN_OUT, author=author, day=day)

    def _note(self, element: Element, line: Line, _: Look) -> None:
        kind = element.tag.rpartition("}")[2].removesuffix("Reference")
        text = self._notes.get((kind, str(element.get(q("id")))), "")
        if text:
            line.pieces.append(Piece("", note=text))

    def _inside(self, element: Element, line: Line, look: Look) -> None:
        inner = element.find(q("sdtContent"))
        if inner is not None:
            self._walk(inner, line, look)

    def _alternative(self, element: Element, line: Line, look: Look) -> None:
        """What Word itself shows; what it keeps for older ones says the same again."""
        chosen = element.find(f"{MC}Choice")
        if chosen is None:
            chosen = element.find(f"{MC}Fallback")
        if chosen is not None:
            self._walk(chosen, line, look)

    def _drawing(self, element: Element, line: Line, _: Look) -> None:
        line.boxes.extend(_outermost(element))
        said = next(element.iter(f"{PLACED}docPr"), None)
        alt = "" if said is None else str(said.get("descr") or said.get("title") or "")
        for blip in element.iter(f"{DRAWING}blip"):
            if next(blip.iterancestors(q("drawing")), None) is not element:
                continue  # it stands in a text box, whose paragraphs say so themselves
            key = blip.get(f"{{{R}}}embed") or blip.get(f"{{{R}}}link")
            line.pictures.append((str(key or ""), alt))
        for data in element.iter(f"{DRAWING}graphicData"):
            kind = str(data.get("uri", "")).rpartition("/")[2]
            if kind in ("chart", "diagram", "chartex"):
                line.pictures.append((_relation_of(data), alt))

    def _older_drawing(self, element: Element, line: Line, look: Look) -> None:
        line.boxes.extend(_outermost(element))
        for data in element.iter(f"{VML}imagedata"):
            line.pictures.append(
                (str(data.get(f"{{{R}}}id", "")), str(data.get(f"{OFFICE}title", "")))
            )
        for path in element.iter(f"{VML}textpath"):
            line.add(f"{path.get('string', '')} ", look)
        if element.tag == q("object"):
            self._lose("", reasons.OBJECT)

    def _formula(self, element: Element, line: Line, look: Look) -> None:
        line.add("".join(part.text or "" for part in element.iter(f"{MATH}t")), look)


def _by(element: Element) -> tuple[str, str]:
    return str(element.get(q("author")) or "?"), str(element.get(q("date"), ""))[:10]


def _outermost(element: Element) -> list[Element]:
    """The text boxes in a drawing that are in no other one."""
    found = element.iter(q("txbxContent"))
    return [box for box in found if next(box.iterancestors(q("txbxContent")), None) is None]


def _relation_of(data: Element) -> str:
    for element in data.iter():
        for name, value in element.attrib.items():
            if re.fullmatch(rf"\{{{re.escape(R)}\}}(id|dm)", name):
                return str(value)
    return ""


_THROUGH = ("smartTag", "customXml", "fldSimple", "dir", "bdo", "rubyBase", "ruby")
_Handler = Callable[[Lines, Any, Line, Look], None]
_HANDLERS: dict[str, _Handler] = {
    **{q(name): Lines._walk for name in _THROUGH},
    q("r"): Lines._run,
    q("t"): Lines._text,
    q("tab"): Lines._tab,
    q("ptab"): Lines._tab,
    q("br"): Lines._break,
    q("cr"): Lines._break,
    q("lastRenderedPageBreak"): Lines._broken,
    q("noBreakHyphen"): Lines._hyphen,
    q("sym"): Lines._symbol,
    q("fldChar"): Lines._field,
    q("instrText"): Lines._instruction,
    q("hyperlink"): Lines._link,
    q("ins"): Lines._put_in,
    q("moveTo"): Lines._put_in,
    q("del"): Lines._taken_out,
    q("moveFrom"): Lines._taken_out,
    q("sdt"): Lines._inside,
    q("footnoteReference"): Lines._note,
    q("endnoteReference"): Lines._note,
    q("drawing"): Lines._drawing,
    q("pict"): Lines._older_drawing,
    q("object"): Lines._older_drawing,
    f"{MC}AlternateContent": Lines._alternative,
    f"{MATH}oMath": Lines._formula,
    f"{MATH}oMathPara": Lines._formula,
}

"""Drawings in Word: SVG for those that show it, a PNG of the same beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from plpmission.export.fonts import TEMPLATES, compiler
from plpmission.export.svg import Drawing, harmless
from plpmission.export.word.context import HANG, TEXT_WIDTH, Context
from plpmission.export.word.xml import Element, R, styled, w
from plpmission.render.blocks import Figure

OFFICE_FONTS = "Calibri, Carlito, sans-serif"
OWN_FONT = "'Source Sans 3'"
PER_INCH = 192
"""The PNG's resolution: twice that of a screen."""
HIGHEST = 9354
"""The height of a drawing at most, in twentieths of a point: two thirds of a page."""
EMU_PER_PX = 9525
EMU_PER_TWIP = 635
EMU_PER_POINT = 12_700

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
NAMES = {"wp": WP, "a": A, "pic": PIC, "asvg": ASVG, "r": R}
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


@dataclass(frozen=True, kw_only=True)
class Pictured:
    """One drawing twice, with its size in px."""

    svg: Drawing
    png: bytes


def pictured(figures: list[Figure]) -> list[Pictured]:
    """Each figure as SVG in the document's fonts, and as PNG."""
    drawn = [_drawn(figure, at, OFFICE_FONTS) for at, figure in enumerate(figures)]
    pngs = _rastered([_drawn(figure, at, OWN_FONT) for at, figure in enumerate(figures)])
    return [Pictured(svg=svg, png=png) for svg, png in zip(drawn, pngs, strict=True)]


def _drawn(figure: Figure, at: int, family: str) -> Drawing:
    return harmless(figure.svg, prefix=f"f{at}-", fonts=family, where=figure.anchor)


def _rastered(drawn: list[Drawing]) -> list[bytes]:
    if not drawn:
        return []
    pages = [{"svg": one.svg, "width": one.width, "height": one.height} for one in drawn]
    made = compiler().compile(
        input=TEMPLATES / "drawings.typ",
        format="png",
        ppi=PER_INCH,
        sys_inputs={"drawings": json.dumps(pages)},
    )
    return [made] if isinstance(made, bytes) else cast("list[bytes]", made)


def size_of(width: float, height: float) -> tuple[int, int]:
    """A drawing's size on the page in EMU: as wide as the text, or as the tables if much wider."""
    natural = round(width * EMU_PER_PX)
    room = (TEXT_WIDTH + (HANG if is_wide(width) else 0)) * EMU_PER_TWIP
    shown = min(natural, room, round(HIGHEST * EMU_PER_TWIP * width / height))
    return shown, round(shown * height / width)


def height_of(shown: Pictured) -> float:
    """A drawing's height on the page, in points."""
    return size_of(shown.svg.width, shown.svg.height)[1] / EMU_PER_POINT


def is_wide(width: float) -> bool:
    """Whether a drawing of that width in px reaches into the margin, as tables do."""
    return width * EMU_PER_PX > 1.1 * TEXT_WIDTH * EMU_PER_TWIP


def figure(block: Figure, shown: Pictured, context: Context) -> Element:
    """The paragraph of a figure."""
    size = size_of(shown.svg.width, shown.svg.height)
    inline = _inline(block, size, _related(shown, context), next(context.ids))
    properties = {} if block.caption else {"keepNext": w("keepNext", val=0)}
    if is_wide(shown.svg.width):
        properties["ind"] = w("ind", left=-HANG)
    return styled("LetterFigure", w("r", w("drawing", inline)), **properties)


def _related(shown: Pictured, context: Context) -> tuple[str, str]:
    """The ids of the relationships to the PNG and to the SVG."""
    png, _ = context.file.part.get_or_add_image(BytesIO(shown.png))
    name = PackURI(f"/word/media/drawing{next(context.ids)}.svg")
    part = Part(name, "image/svg+xml", shown.svg.svg.encode(), context.file.part.package)
    return png, context.file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def _inline(block: Figure, size: tuple[int, int], related: tuple[str, str], number: int) -> Element:
    extent = {"cx": str(size[0]), "cy": str(size[1])}
    named = {"id": str(number), "name": f"Drawing {number}"}
    return _el(
        WP,
        "inline",
        _el(WP, "extent", **extent),
        _el(WP, "docPr", **named, descr=block.alt),
        _el(
            A,
            "graphic",
            _el(A, "graphicData", _picture(extent, named, related), uri=PIC),
        ),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )


def _picture(extent: dict[str, str], named: dict[str, str], related: tuple[str, str]) -> Element:
    return _el(
        PIC,
        "pic",
        _el(PIC, "nvPicPr", _el(PIC, "cNvPr", **named), _el(PIC, "cNvPicPr")),
        _el(PIC, "blipFill", _blip(*related), _el(A, "stretch", _el(A, "fillRect"))),
        _el(
            PIC,
            "spPr",
            _el(A, "xfrm", _el(A, "off", x="0", y="0"), _el(A, "ext", **extent)),
            _el(A, "prstGeom", _el(A, "avLst"), prst="rect"),
        ),
    )


def _blip(png: str, svg: str) -> Element:
    vector = _el(ASVG, "svgBlip")
    vector.set(f"{{{R}}}embed", svg)
    extension = _el(A, "ext", vector, uri=SVG_EXTENSION)
    blip = _el(A, "blip", _el(A, "extLst", extension))
    blip.set(f"{{{R}}}embed", png)
    return blip


def _el(namespace: str, tag: str, *children: Element, **attributes: str) -> Element:
    element = etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap=NAMES)
    element.extend(children)
    return element

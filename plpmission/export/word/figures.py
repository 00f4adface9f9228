"""Drawings in Word: SVG for those that show it, a PNG of the same beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from plpmission.export.fonts import TEMPLATES, compiler
from plpmission.export.logo import as_svg
from plpmission.export.style import Logo
from plpmission.export.svg import Drawing, harmless
from plpmission.export.word.chart import C, related_chart
from plpmission.export.word.context import HANG, TEXT_WIDTH, Context
from plpmission.export.word.xml import Element, R, styled, w
from plpmission.render.blocks import Figure

OFFICE_FONTS = "Calibri, Carlito, sans-serif"
OWN_FONT = "'Source Sans 3'"
PER_INCH = 96
"""The PNG's resolution: for those who do not show the SVG beside it."""
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
    """One drawing twice, with its size in px; no PNG where the word processor draws it."""

    svg: Drawing
    png: bytes = b""


def pictured(figures: Mapping[int, Figure], shades: Mapping[str, str]) -> list[Pictured]:
    """Each figure as SVG in the document's fonts, and as PNG unless it is a chart.

    A figure's key is its place among all blocks, as in other formats: there it was made harmless.
    """
    drawn = {at: _drawn(figure, at, shades) for at, figure in figures.items()}
    shown = [at for at, figure in figures.items() if figure.chart is None]
    pngs = dict(zip(shown, _rastered([drawn[at] for at in shown]), strict=True))
    return [Pictured(svg=svg, png=pngs.get(at, b"")) for at, svg in drawn.items()]


def pictured_logo(logo: Logo) -> Pictured:
    """The logo as it stands on the cover, within 60 by 22 mm."""
    scale = min(226 / logo.width, 83 / logo.height)
    size = {"width": logo.width * scale, "height": logo.height * scale}
    return Pictured(
        svg=Drawing(svg="", **size), png=_rastered([Drawing(svg=as_svg(logo), **size)])[0]
    )


def _drawn(figure: Figure, at: int, shades: Mapping[str, str]) -> Drawing:
    return harmless(
        figure.svg, prefix=f"f{at}-", fonts=OFFICE_FONTS, where=figure.anchor, shades=shades
    )


def _rastered(drawn: list[Drawing]) -> list[bytes]:
    if not drawn:
        return []
    # What Word's fonts show in Word, the typesetter shows in its own.
    svgs = [one.svg.replace(OFFICE_FONTS, OWN_FONT, 1) for one in drawn]
    pages = [
        {"svg": svg, "width": one.width, "height": one.height}
        for svg, one in zip(svgs, drawn, strict=True)
    ]
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
    if block.chart:
        uri, content = C, _chart(related_chart(block.chart, context))
    else:
        uri, content = PIC, _picture(size, _related(shown, context))
    inline = _inline(block.alt, size, uri, content, next(context.ids))
    properties = {} if block.caption else {"keepNext": w("keepNext", val=0)}
    if is_wide(shown.svg.width):
        properties["ind"] = w("ind", left=-HANG)
    return styled("LetterFigure", w("r", w("drawing", inline)), **properties)


def logo(shown: Pictured, alt: str, context: Context) -> Element:
    """The paragraph of a logo."""
    size = round(shown.svg.width * EMU_PER_PX), round(shown.svg.height * EMU_PER_PX)
    content = _picture(size, _related(shown, context))
    inline = _inline(alt, size, PIC, content, next(context.ids))
    look = {"spacing": w("spacing", before=1400, after=0), "jc": w("jc", val="right")}
    return styled("LetterCoverLine", w("r", w("drawing", inline)), **look)


def _chart(related: str) -> Element:
    chart = etree.Element(f"{{{C}}}chart", nsmap={"c": C, "r": R})
    chart.set(f"{{{R}}}id", related)
    return chart


def _related(shown: Pictured, context: Context) -> tuple[str, str]:
    """The ids of the relationships to the PNG and to the SVG, if there is one."""
    png, _ = context.file.part.get_or_add_image(BytesIO(shown.png))
    if not shown.svg.svg:
        return png, ""
    name = PackURI(f"/word/media/drawing{next(context.ids)}.svg")
    part = Part(name, "image/svg+xml", shown.svg.svg.encode(), context.file.part.package)
    return png, context.file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def _inline(alt: str, size: tuple[int, int], uri: str, content: Element, number: int) -> Element:
    extent = {"cx": str(size[0]), "cy": str(size[1])}
    named = {"id": str(number), "name": f"Drawing {number}"}
    return _el(
        WP,
        "inline",
        _el(WP, "extent", **extent),
        _el(WP, "docPr", **named, descr=alt),
        _el(
            A,
            "graphic",
            _el(A, "graphicData", content, uri=uri),
        ),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )


def _picture(size: tuple[int, int], related: tuple[str, str]) -> Element:
    extent = {"cx": str(size[0]), "cy": str(size[1])}
    named = {"id": "0", "name": "Drawing"}
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
    if not svg:
        bare = _el(A, "blip")
        bare.set(f"{{{R}}}embed", png)
        return bare
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

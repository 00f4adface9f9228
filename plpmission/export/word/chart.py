"""Charts that a Word user can edit: drawn by the word processor, with their workbook inside."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from math import floor, log10
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from plpmission.export.word.context import Context
from plpmission.export.word.text import REGIONS
from plpmission.export.word.workbook import SHEET, column, serial, workbook_of
from plpmission.export.word.xml import Element
from plpmission.render.blocks import Chart, Line

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEMPLATE = Path(__file__).parent.parent / "templates" / "chart.xml"
DOTS = 40
"""Figures up to which each one gets a dot."""
YEARS = 8
"""Years up to which the axis names each."""
_KINDS = ("measured", "baseline", "target")


def related_chart(chart: Chart, context: Context) -> str:
    """The id of the relationship to a chart that is added to the file."""
    number, package = next(context.ids), context.file.part.package
    book = PackURI(f"/word/embeddings/workbook{number}.xlsx")
    root = _filled(chart, REGIONS[context.document.lang], context.style.shades)
    content = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, content, package)
    part.relate_to(
        Part(book, WORKBOOK_TYPE, workbook_of(chart), package), RELATIONSHIP_TYPE.PACKAGE
    )
    return str(context.file.part.relate_to(part, RELATIONSHIP_TYPE.CHART))


@cache
def _template() -> Element:
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    return etree.fromstring(TEMPLATE.read_bytes(), parser)


def _filled(chart: Chart, region: str, shades: Mapping[str, str]) -> Element:
    root = deepcopy(_template())
    lines = root.find(f".//{{{C}}}lineChart")
    models = lines.findall(f"{{{C}}}ser")
    for model in reversed(models):
        lines.remove(model)
    place = lines.find(f"{{{C}}}varyColors")
    for at, line in reversed(list(enumerate(chart.lines))):
        place.addnext(_line(deepcopy(models[_KINDS.index(line.kind)]), chart, line, at))
    root.find(f".//{{{C}}}valAx//{{{A}}}t").text = chart.unit
    root.find(f".//{{{A}}}endParaRPr").set("lang", region)
    if low := _lowest(chart):
        scaling = root.find(f".//{{{C}}}valAx/{{{C}}}scaling")
        etree.SubElement(scaling, f"{{{C}}}min", val=repr(low))
    years = int(chart.dates[-1][:4]) - int(chart.dates[0][:4])
    root.find(f".//{{{C}}}majorUnit").set("val", str(1 + years // YEARS))
    for element in root.iter(f"{{{A}}}srgbClr"):
        old = f"#{element.get('val').lower()}"
        element.set("val", shades.get(old, old)[1:].upper())
    return root


def _lowest(chart: Chart) -> float:
    """Where the axis of values begins: at nought, unless nothing comes near it."""
    values = [value for line in chart.lines for value in line.values]
    low, high = min(values), max(values)
    if low <= 0 or low < 0.5 * high:
        return 0.0
    step = 10.0 ** floor(log10(max(high - low, high / 100)))
    return step * floor((low - (high - low) / 4) / step)


def _line(model: Element, chart: Chart, line: Line, at: int) -> Element:
    last, letter = len(chart.dates) + 1, column(at)
    for tag in ("idx", "order"):
        model.find(f"{{{C}}}{tag}").set("val", str(at))
    title, dates, values = model.iter(f"{{{C}}}f")
    title.text = f"{SHEET}!${letter}$1"
    dates.text = f"{SHEET}!$A$2:$A${last}"
    values.text = f"{SHEET}!${letter}$2:${letter}${last}"
    model.find(f".//{{{C}}}v").text = line.name
    days = [(place, str(serial(day))) for place, day in enumerate(chart.dates)]
    figures = [(line.first + place, repr(value)) for place, value in enumerate(line.values)]
    for cache_, points in zip(model.iter(f"{{{C}}}numCache"), (days, figures), strict=True):
        _fill(cache_, points, len(chart.dates))
    if line.kind == "measured" and len(line.values) <= DOTS:
        _dot(model.find(f"{{{C}}}marker"))
    return model


def _fill(held: Element, points: list[tuple[int, str]], count: int) -> None:
    held.find(f"{{{C}}}ptCount").set("val", str(count))
    for place, value in points:
        point = etree.SubElement(held, f"{{{C}}}pt", idx=str(place))
        etree.SubElement(point, f"{{{C}}}v").text = value


def _dot(marker: Element) -> None:
    marker.find(f"{{{C}}}symbol").set("val", "circle")
    etree.SubElement(marker, f"{{{C}}}size", val="5")
    look = etree.SubElement(marker, f"{{{C}}}spPr")
    fill = etree.SubElement(look, f"{{{A}}}solidFill")
    etree.SubElement(fill, f"{{{A}}}srgbClr", val="17498A")

"""A house style in a Word file: template, colours and fonts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plpmission.export.style import Style
from plpmission.export.word.template import take_over
from plpmission.export.word.xml import Element, W

TEXT_FONT, HEADING_FONT = "Cambria", "Calibri"
"""The fonts of our template."""


def furnish(file: Any, style: Style) -> None:
    """Give a file made from our template the looks of a house."""
    if style.template:
        take_over(file, style.template)
    roots = list(_roots(file))
    if style.shades:
        _recolour(roots, style)
    fonts = {TEXT_FONT: style.text_font, HEADING_FONT: style.heading_font}
    for root in roots:
        for element in root.iter(f"{{{W}}}rFonts"):
            _set(element, {old: new for old, new in fonts.items() if new})


def _roots(file: Any) -> Iterable[Element]:
    yield file.styles.element
    yield file.part.numbering_part.element
    yield file.sections[0].first_page_header._element


def _recolour(roots: Iterable[Element], style: Style) -> None:
    shades = {old[1:].upper(): new[1:].upper() for old, new in style.shades.items()}
    for root in roots:
        for element in root.iter():
            _set(element, shades)


def _set(element: Element, values: dict[str, str]) -> None:
    for key, value in element.attrib.items():
        if value in values:
            element.set(key, values[value])

"""A document as PDF: set by typst from data, valid for PDF/UA-1 and PDF/A-3a, its data attached.

Text reaches typst as JSON and is never part of typst's source, so it cannot act. All that goes
in is fixed (fonts, dates, ids): the same document gives the same bytes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import logging
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, cast

import typst

from plpmission.errors import ExportError
from plpmission.export import fonts, glyphs
from plpmission.export.pdf_tags import with_row_headers
from plpmission.export.ready import every_block, ready
from plpmission.export.style import PLAIN, Style
from plpmission.export.svg import Drawing, harmless
from plpmission.export.typeset import typeset_data
from plpmission.render.blocks import (
    Block,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Rendered,
    Run,
    Table,
)

ATTACHMENT = "dossier.plp.json"
"""The name under which the PDF carries the document's data."""
UNDATED = "2000-01-01"
"""The date of files whose document has none: the day of making would change the bytes."""


def pdf_of(rendered: Rendered, style: Style = PLAIN) -> bytes:
    """The document as a PDF file.

    Raises:
        ExportError: something in it cannot be set; ``where`` leads to it.
    """
    document = ready(rendered, style.header)
    data = typeset_data(document, partial(_drawn, shades=style.shades))
    data["style"] = _style(style, document)
    tagged = [_has_row_headers(block) for block in _tables(document)]
    families = (style.text_font, style.heading_font)
    try:
        made = _compiled(data, document.payload, families)
    except typst.TypstError as error:
        raise _fault(document, style, error) from None
    return with_row_headers(made, tagged)


def _fault(document: Rendered, style: Style, error: typst.TypstError) -> ExportError:
    """Where the typesetter stumbles, found by setting each section alone."""
    logging.getLogger(__name__).debug("typst: %s", error.message)
    if len(document.blocks) > 1:
        for heading, blocks in _sections(document):
            alone = dataclasses.replace(document, blocks=blocks, payload="", header="")
            try:
                pdf_of(alone, style)
            except ExportError:
                return ExportError(
                    "The PDF could not be made: something under “{heading}” cannot be set. Export "
                    "as Word or HTML meanwhile; nothing is lost.",
                    where=heading.section or heading.anchor,
                    heading=heading.text,
                )
    return ExportError(
        "The PDF could not be made. Export as Word or HTML meanwhile; nothing is lost."
    )


def _sections(document: Rendered) -> Iterator[tuple[Heading, tuple[Block, ...]]]:
    """Each heading with what stands under it, in a document of one block at least."""
    heading: Heading | None = None
    below: list[Block] = []
    for block in (*document.blocks, Heading(level=1, text="")):
        if isinstance(block, Heading):
            if heading and below:
                yield heading, (Paragraph(runs=(Run(text="–"),)), *below)
            heading, below = block, []
        else:
            below.append(block)


def _style(style: Style, document: Rendered) -> dict[str, Any]:
    from plpmission.export.logo import as_svg

    logo = style.logo and {
        "svg": as_svg(style.logo),
        "alt": style.logo.alt or document.author or document.title,
        "width": style.logo.width,
        "height": style.logo.height,
    }
    return {
        "shades": dict(style.shades),
        "text": style.text_font,
        "headings": style.heading_font,
        "footer": glyphs.shown(style.footer),
        "logo": logo,
    }


def _drawn(figure: Figure, prefix: str, shades: Mapping[str, str]) -> Drawing:
    return harmless(
        figure.svg, prefix=prefix, fonts="'Source Sans 3'", where=figure.anchor, shades=shades
    )


def _tables(document: Rendered) -> list[Table | Facts]:
    return [block for block in every_block(document.blocks) if isinstance(block, Table | Facts)]


def _has_row_headers(block: Table | Facts) -> bool:
    return isinstance(block, Facts) or block.row_headers


def _compiled(data: dict[str, Any], payload: str, families: tuple[str, ...]) -> bytes:
    data = {**data, "date": data["date"] or UNDATED, "attachment": ATTACHMENT}
    day = dt.date.fromisoformat(data["date"])
    inputs = {"document": json.dumps(data, ensure_ascii=False), "payload": payload}
    made = fonts.compiler_for(families).compile(
        input=fonts.TEMPLATES / "letter.typ",
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["a-3a", "ua-1"],
        timestamp=int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()),
    )
    return cast("bytes", made)

"""A document as a Word file: native headings, contents, captions, tables and references.

The template ``templates/letter.docx`` brings the styles, the page and the lists.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document

from plpmission.export.ready import every_block, ready
from plpmission.export.style import PLAIN, Style
from plpmission.export.word.body import Body
from plpmission.export.word.changes import mark_whole
from plpmission.export.word.context import Context, bookmark_names, headings_of, numbers_of
from plpmission.export.word.figures import height_of, pictured
from plpmission.export.word.house import furnish
from plpmission.export.word.notes import add_notes
from plpmission.export.word.package import describe, packed
from plpmission.export.word.pages import pages_of
from plpmission.render.blocks import Figure, Rendered

TEMPLATE = Path(__file__).parent.parent / "templates" / "letter.docx"


def docx_of(rendered: Rendered, style: Style = PLAIN) -> bytes:
    """The document as a Word file.

    Raises:
        ExportError: something in it cannot be written; ``where`` leads to it.
    """
    document = ready(rendered, style.header)
    every = list(every_block(document.blocks))
    file = Document(str(TEMPLATE))
    furnish(file, style)
    headings = headings_of(document)
    figures = {at: block for at, block in enumerate(every) if isinstance(block, Figure)}
    pictures = pictured(figures, style.shades)
    context = Context(
        document=document,
        style=style,
        file=file,
        headings=headings,
        numbers=numbers_of(headings, file.part.numbering_part.element),
        pages=pages_of(document, map(height_of, pictures)),
        bookmarks=bookmark_names([a for block in every if (a := getattr(block, "anchor", ""))]),
    )
    last = file.element.body[-1]
    for element in Body(context, iter(pictures)).elements(document.blocks):
        last.addprevious(element)
    add_notes(file, context.notes)
    mark_whole(file.element.body, context)
    marks = {h.section: context.bookmarks[h.anchor] for h in headings if h.section and h.anchor}
    describe(file, document, style.footer, marks)
    return packed(file)

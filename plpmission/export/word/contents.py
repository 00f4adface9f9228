"""The table of contents: Word's own field, filled in before Word sees it."""

from __future__ import annotations

from plpmission.export.word.context import Context
from plpmission.export.word.text import words
from plpmission.export.word.xml import Element, field, styled, w
from plpmission.render.blocks import Contents, Heading


def toc_name(at: int) -> str:
    """The bookmark around heading number ``at``."""
    return f"_Toc{200_000_000 + at}"


def contents(block: Contents, context: Context) -> Element:
    """The contents as Word keeps them: a control with the title and the field."""
    entries = [
        _entry(heading, toc_name(at), context.pages[id(heading)])
        for at, heading in enumerate(context.headings)
        if heading.level <= block.depth
    ]
    begin = field(rf'TOC \o "1-{block.depth}" \h \z \u', [])
    if entries:
        first = entries[0].find(w("pPr").tag)
        for element in reversed(begin[:3]):
            first.addnext(element)
    closing = styled("Normal", begin[-1])
    title = styled("TOCHeading", words(block.title))
    return w(
        "sdt",
        w("sdtPr", _gallery()),
        w("sdtContent", title, *entries, *([closing] if entries else [])),
    )


def _gallery() -> Element:
    kind = w("docPartGallery", val="Table of Contents")
    return w("docPartObj", kind, w("docPartUnique"))


def _entry(heading: Heading, name: str, page: int) -> Element:
    shown = f"{heading.number}\t{heading.text}" if heading.number else f"\t{heading.text}"
    number = field(rf"PAGEREF {name} \h", [words(str(page))])
    link = w("hyperlink", words(shown), words("\t"), *number, anchor=name, history=1)
    return styled(f"TOC{heading.level}", link)

"""The blocks of a document as the body of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from plpmission.export.word.changes import tracked
from plpmission.export.word.contents import contents, toc_name
from plpmission.export.word.context import HANG, STYLES, Context
from plpmission.export.word.figures import Pictured, figure, is_wide, logo, pictured_logo
from plpmission.export.word.numbering import add_list
from plpmission.export.word.tables import facts, table
from plpmission.export.word.text import runs, spoken, words
from plpmission.export.word.xml import Element, bookmarked, field, styled, w
from plpmission.render.blocks import (
    Block,
    Contents,
    Cover,
    Facts,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Table,
)

DEEPEST = 5
"""The lowest level that the template has a style for."""
ORDERED = 2
"""The template's definition of numbered lists."""
INVISIBLE = "\u200b"


class Body:
    """Writes blocks one after the other."""

    def __init__(self, context: Context, pictures: Iterator[Pictured]) -> None:
        self._context = context
        self._pictures = pictures
        self._headings = iter(range(len(context.headings)))

    def elements(self, blocks: tuple[Block, ...]) -> Iterator[Element]:
        """The elements of some blocks, each anchor with its bookmark."""
        for at, block in enumerate(blocks):
            if isinstance(block, PageBreak) and _breaks_anyway(blocks[at + 1 :]):
                continue
            yield from self._anchored(block, list(self._of(block)))

    def _anchored(self, block: Block, made: list[Element]) -> list[Element]:
        anchor = getattr(block, "anchor", "")
        if not anchor or isinstance(block, Heading):
            return made
        return bookmarked(self._context.bookmarks[anchor], next(self._context.ids), made)

    def _of(self, block: Block) -> Iterable[Element]:
        writers: dict[type, Callable[[Any], Iterable[Element]]] = {
            Heading: lambda heading: [self._heading(heading)],
            Paragraph: self._paragraph,
            ListBlock: self._list,
            Table: self._table,
            Figure: self._figure,
            Facts: lambda block: facts(block, self._context),
            Cover: self._cover,
            Contents: lambda block: [contents(block, self._context)],
            PageBreak: lambda _: [styled("Normal", w("r", w("br", type="page")))],
        }
        return writers[type(block)](block)

    def _cover(self, block: Cover) -> Iterable[Element]:
        yield from _cover(block)
        if house := self._context.style.logo:
            alt = house.alt or self._context.document.author or self._context.document.title
            yield logo(pictured_logo(house), alt, self._context)

    def _paragraph(self, block: Paragraph) -> Iterable[Element]:
        yield styled(STYLES[block.style], *runs(block.runs, self._context))

    def _table(self, block: Table) -> Iterable[Element]:
        above = {
            "keepNext": w("keepNext"),
            "spacing": w("spacing", before=260, after=90),
            "ind": w("ind", left=-HANG),
        }
        yield from self._caption(block, above)
        yield from table(block, self._context)

    def _figure(self, block: Figure) -> Iterable[Element]:
        shown = next(self._pictures)
        drawn = figure(block, shown, self._context)
        drawn[1:] = tracked(drawn[1:], block.change, self._context)
        yield drawn
        wide = {"ind": w("ind", left=-HANG)} if is_wide(shown.svg.width) else {}
        yield from self._caption(block, wide)

    def _heading(self, heading: Heading) -> Element:
        context = self._context
        how = context.numbers[id(heading)]
        said = words(heading.text, **spoken(heading.lang))
        content = tracked([said], heading.change, context)
        content = bookmarked(toc_name(next(self._headings)), next(context.ids), content)
        if heading.anchor:
            name = context.bookmarks[heading.anchor]
            content = bookmarked(name, next(context.ids), content)
        if how.text:
            content.insert(0, words(f"{how.text}\t"))
        if heading.section:
            content.append(_control(heading.section, heading.text, next(context.ids)))
        numbering = w("numPr", w("ilvl", val=heading.level - 1), w("numId", val=how.list_id))
        hung = {"ind": w("ind", left=0, hanging=HANG)} if how.text else {}
        return styled(f"Heading{min(heading.level, DEEPEST)}", *content, numPr=numbering, **hung)

    def _list(self, block: ListBlock, level: int = 0) -> Iterator[Element]:
        numbering = self._context.numbering
        list_id = add_list(numbering, ORDERED, (1,)) if block.ordered else 2
        for entry in block.entries:
            for at, part in enumerate(entry):
                if isinstance(part, ListBlock):
                    yield from self._list(part, level + 1)
                elif isinstance(part, Paragraph):
                    yield self._entry(part, list_id if at == 0 else 0, level, block.ordered)
                else:
                    yield from self._of(part)

    def _entry(self, part: Paragraph, list_id: int, level: int, ordered: bool) -> Element:
        content = runs(part.runs, self._context)
        if not list_id:
            indent = w("ind", left=(397 if ordered else 340) * (level + 1))
            return styled("ListContinue", *content, ind=indent)
        numbering = w("numPr", w("ilvl", val=min(level, 8)), w("numId", val=list_id))
        return styled("ListNumber" if ordered else "ListBullet", *content, numPr=numbering)

    def _caption(self, block: Table | Figure, properties: dict[str, Any]) -> Iterator[Element]:
        if not block.caption:
            return
        kind = type(block).__name__
        word = self._context.document.words[kind.lower()]
        number = str(next(self._context.captions[kind]))
        yield styled(
            "Caption",
            words(f"{word}\u00a0", "LetterCaptionLabel"),
            *field(
                rf"SEQ {word if word.isalpha() else kind} \* ARABIC",
                [words(number, "LetterCaptionLabel")],
            ),
            words(f"\u2002{block.caption}"),
            **properties,
        )


def _breaks_anyway(following: tuple[Block, ...]) -> bool:
    """Whether what follows begins on a new page by its own style."""
    first = following[0] if following else None
    return isinstance(first, Contents) or (isinstance(first, Heading) and first.level == 1)


def _control(section: str, title: str, number: int) -> Element:
    """An invisible control that carries a section's id at the end of its heading.

    It stands in the heading, not around the section: what it would wrap could no longer be seen
    by readers of the file that look at paragraphs alone, and would be lost where a writer drags
    text over its edge.
    """
    properties = w(
        "sdtPr",
        w("alias", val=title[:60]),
        w("tag", val=section[:60]),
        w("id", val=number),
        w("text"),
    )
    return w("sdt", properties, w("sdtContent", words(INVISIBLE)))


def _cover(cover: Cover) -> Iterator[Element]:
    yield styled("LetterMark", words(cover.mark), spacing=w("spacing", before=4900, after=0))
    yield styled("Title", words(cover.title), spacing=w("spacing", before=600, after=200))
    yield styled("Subtitle", words(cover.subtitle))
    for line in cover.lines:
        yield styled("LetterCoverLine", words(line))

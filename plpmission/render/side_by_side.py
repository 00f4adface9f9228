"""A comparison's changed passages in two columns: what stood, and what stands now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from plpmission.render.blocks import (
    Block,
    Change,
    Column,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Runs,
    Table,
)
from plpmission.render.redline import is_changed
from plpmission.render.scope import Scope

Row = tuple[Runs, Runs]
Passage = tuple[tuple[str, Runs], ...]
"""What belongs together: texts, each with what it is about."""


def side_by_side(scope: Scope, blocks: Iterable[Block]) -> Iterator[Block]:
    """The passages that changed, by section; ``blocks`` are those of ``redlined``."""
    columns = (Column(title=scope.say("Before")), Column(title=scope.say("After")))
    above: dict[int, Heading] = {}
    rows: list[Row] = []
    for block in (*blocks, None):
        if isinstance(block, Heading) or block is None:
            yield from _section(above, columns, rows)
            rows = []
        if isinstance(block, Heading):
            above = {level: held for level, held in above.items() if level < block.level}
            above[block.level] = block
        elif block is not None and is_changed(block):
            rows += _rows(block)


def _section(
    above: dict[int, Heading], columns: tuple[Column, ...], rows: list[Row]
) -> Iterator[Block]:
    """The headings that lead to a changed section, each once, and its table."""
    renamed = any(heading.change for heading in above.values())
    if not rows and not renamed:
        return
    yield from above.values()
    above.clear()
    if rows:
        yield Table(columns=columns, rows=tuple(rows))


def _rows(block: Block) -> Iterator[Row]:
    """A row for each changed passage of a block."""
    for passage in _passages(block):
        if any(run.change for _, runs in passage for run in runs):
            yield _side(passage, "added"), _side(passage, "removed")


def _passages(block: Block) -> Iterator[Passage]:
    """The passages of a block."""
    if isinstance(block, Paragraph):
        yield (("", block.runs),)
    elif isinstance(block, ListBlock):
        parts = (part for entry in block.entries for part in entry)
        yield from chain.from_iterable(map(_passages, parts))
    elif isinstance(block, Facts):
        yield from (((fact.label, fact.runs),) for fact in block.facts)
    elif isinstance(block, Table):
        titles = [column.title for column in block.columns]
        yield from (_of_interest(titles, cells) for cells in block.rows)
    elif isinstance(block, Figure):
        yield (("", (Run(text=block.caption or block.alt, change=block.change),)),)


def _of_interest(titles: list[str], cells: tuple[Runs, ...]) -> Passage:
    """Of a table's row, what names it and what changed in it."""
    listed = list(zip(titles, cells, strict=True))
    changed = [(title, cell) for title, cell in listed[1:] if any(run.change for run in cell)]
    return (listed[0], *changed)


def _side(passage: Passage, other: Change) -> Runs:
    """One version of a passage; nothing where the other one has it alone."""
    said: list[Run] = []
    for label, runs in passage:
        kept = tuple(run for run in runs if run.change != other)
        if any(run.text.strip() for run in kept):
            name = (Run(text=f"{label}\u2002", italic=True),) if label else ()
            said += [*((Run(text="\n"),) if said else ()), *name, *kept]
    return tuple(said)

"""Helps tests read what was rendered."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from plpmission.model import Dossier
from plpmission.render import Rendered, render
from plpmission.render.blocks import Block, Facts, Heading, ListBlock, Paragraph, Runs, Table

Kind = TypeVar("Kind")


def blocks(dossier: Dossier, **choices: Any) -> tuple[Block, ...]:
    return render(dossier, **choices).blocks


def every(listed: Iterable[Block], kind: type[Kind]) -> list[Kind]:
    return [block for block in unfolded(listed) if isinstance(block, kind)]


def unfolded(listed: Iterable[Block]) -> Iterator[Block]:
    for block in listed:
        yield block
        if isinstance(block, ListBlock):
            for entry in block.entries:
                yield from unfolded(entry)


def said(runs: Runs) -> str:
    """The words of runs with ordinary spaces."""
    return plain("".join(run.text for run in runs))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def headings(listed: Iterable[Block]) -> list[str]:
    found = every(listed, Heading)
    return [plain(f"{heading.number} {heading.text}".strip()) for heading in found]


def paragraphs(listed: Iterable[Block], style: str = "") -> list[str]:
    found = every(listed, Paragraph)
    return [said(block.runs) for block in found if style in ("", block.style)]


def facts(listed: Iterable[Block]) -> dict[str, str]:
    """All facts by their label; the last one wins."""
    found = every(listed, Facts)
    return {plain(fact.label): said(fact.runs) for block in found for fact in block.facts}


def cells(table: Table) -> list[list[str]]:
    return [[said(cell) for cell in row] for row in table.rows]


def table(listed: Iterable[Block], caption: str) -> Table:
    return next(block for block in every(listed, Table) if plain(block.caption) == caption)


def section(listed: Iterable[Block], key: str) -> list[Block]:
    """The blocks under a section's heading, up to the next section."""
    found: list[Block] = []
    inside = False
    for block in listed:
        if isinstance(block, Heading) and block.section:
            inside = block.section == key
        elif inside:
            found.append(block)
    return found


def texts(value: Any) -> Iterator[str]:
    """Every string of a document, drawings and data apart."""
    if isinstance(value, Rendered):
        yield from texts((value.title, value.subject, value.header, value.blocks))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in ("svg", "href", "anchor", "ref"):
                yield from texts(getattr(value, field.name))

"""A block as Markdown source, to be read in JupyterLab.

Text is data here too: every sign that Markdown or HTML would act on is escaped.
"""

from __future__ import annotations

import base64
import re
from functools import singledispatch
from typing import Any

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
    Run,
    Runs,
    Table,
)

Attachments = dict[str, dict[str, str]]

_ACTIVE = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:@=^])")
_UNSAFE_IN_ADDRESS = re.compile(r"[<>\\\s]")


def source_of(block: Block) -> tuple[str, Attachments]:
    """A block's Markdown, and the pictures that it shows, as a notebook attaches them."""
    if isinstance(block, Figure):
        encoded = base64.b64encode(block.svg.encode("utf-8", "replace")).decode()
        return _markdown(block), {"figure.svg": {"image/svg+xml": encoded}}
    return _markdown(block), {}


def escaped(text: str) -> str:
    """Plain text as Markdown that shows exactly it."""
    return _ACTIVE.sub(r"\\\1", text)


def _runs(runs: Runs, newline: str = "\\\n") -> str:
    return "".join(_run(run) for run in runs).replace("\n", newline)


def _run(run: Run) -> str:
    if run.note:
        return f"^[{escaped(run.note)}]"
    words = run.text.strip()
    if not words:
        return run.text
    mark = "*" * (2 * run.bold + run.italic)
    text = f"{mark}{escaped(words)}{mark}"
    if run.change:
        tag = {"added": "ins", "removed": "del"}[run.change]
        text = f"<{tag}>{text}</{tag}>"
    if run.href:
        text = f"[{text}](<{_UNSAFE_IN_ADDRESS.sub('', run.href)}>)"
    before, _, after = run.text.partition(words)
    return before + text + after


@singledispatch
def _markdown(block: Any) -> str:
    raise TypeError(type(block).__name__)


@_markdown.register
def _(block: Heading) -> str:
    words = f"{block.number} {block.text}" if block.number else block.text
    return f"{'#' * min(block.level + 1, 6)} {escaped(words)}"


@_markdown.register
def _(block: Paragraph) -> str:
    text = _runs(block.runs)
    return f"> {text.replace(chr(10), chr(10) + '> ')}" if block.style == "quote" else text


@_markdown.register
def _(block: ListBlock) -> str:
    return "\n".join(_entry(block.ordered, at, entry) for at, entry in enumerate(block.entries, 1))


def _entry(ordered: bool, at: int, blocks: tuple[Block, ...]) -> str:
    mark = f"{at}. " if ordered else "- "
    text = "\n\n".join(_markdown(block) for block in blocks)
    return mark + text.replace("\n", "\n" + " " * len(mark))


@_markdown.register
def _(block: Table) -> str:
    rules = {"left": ":---", "right": "---:", "center": ":---:"}
    rows = [
        [escaped(column.title) for column in block.columns],
        [rules[column.align] for column in block.columns],
        *([_runs(cell, "<br>") for cell in row] for row in block.rows),
    ]
    lines = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return f"*{escaped(block.caption)}*\n\n{lines}" if block.caption else lines


@_markdown.register
def _(block: Figure) -> str:
    picture = f"![{escaped(block.alt)}](attachment:figure.svg)"
    return f"{picture}\n\n*{escaped(block.caption)}*" if block.caption else picture


@_markdown.register
def _(block: Facts) -> str:
    return "\n".join(f"- **{escaped(fact.label)}** {_runs(fact.runs)}" for fact in block.facts)


@_markdown.register
def _(block: Cover) -> str:
    title, subtitle = escaped(block.title), escaped(block.subtitle)
    lines = [f"# {title}", f"**{subtitle}**", *map(escaped, block.lines)]
    return "\n\n".join([f"*{escaped(block.mark)}*", *lines] if block.mark else lines)


@_markdown.register
def _(block: Contents) -> str:
    return f"## {escaped(block.title)}"


@_markdown.register
def _(_: PageBreak) -> str:
    return "---"

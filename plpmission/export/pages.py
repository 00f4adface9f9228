"""A ready document as the data that a page template reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

from plpmission.export.blocks_json import to_data
from plpmission.export.ready import every_block
from plpmission.export.svg import Drawing
from plpmission.render.blocks import Figure, Rendered, Table

Draw = Callable[[Figure, str], Drawing]
"""From a figure and a prefix for its ids to its drawing, as the format wants it."""


def page_data(document: Rendered, draw: Draw) -> dict[str, Any]:
    """The document as plain data; drawings are harmless, captions carry their number."""
    data: dict[str, Any] = to_data(document)
    labels = labels_of(document)
    for at, block in enumerate(_every(data["blocks"])):
        if block.get("table"):
            block["table"]["label"] = ""  # it stands under the figure's own number
        if block["kind"] == "Figure":
            _place(block, draw, f"f{at}-")
        if block["kind"] in ("Figure", "Table"):
            block["label"] = next(labels)
    data["notes"] = notes = list(_notes(data["blocks"]))
    for number, run in enumerate(notes, 1):
        run["number"] = number
    return data


def labels_of(document: Rendered) -> Iterator[str]:
    """What stands before the caption of each table and figure, in reading order."""
    numbers = {Table: count(1), Figure: count(1)}
    for block in every_block(document.blocks):
        if isinstance(block, Table | Figure):
            yield _label(block, document.words, numbers[type(block)]) if block.caption else ""


def _label(block: Table | Figure, words: Mapping[str, str], numbers: Iterator[int]) -> str:
    label = f"{words[type(block).__name__.lower()]} {next(numbers)}"
    change = block.change if isinstance(block, Figure) else ""
    return f"{words[change]} · {label}" if change else label


def _notes(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The runs that call a footnote, in reading order."""
    for block in _every(blocks):
        rows: list[Any] = [block.get("runs", ())]
        for table in (block, block.get("table") or {}):
            rows += [cell for row in table.get("rows", ()) for cell in row]
        rows += [fact["runs"] for fact in block.get("facts", ())]
        yield from (run for runs in rows for run in runs if run["note"])


def _every(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield block
        for entry in block.get("entries", []):
            yield from _every(entry)


def _place(block: dict[str, Any], draw: Draw, prefix: str) -> None:
    figure = Figure(svg=block["svg"], alt=block["alt"], anchor=block["anchor"])
    drawing = draw(figure, prefix)
    block.update(svg=drawing.svg, width=drawing.width, height=drawing.height)

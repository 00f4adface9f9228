"""A document made ready for any format, or refused with the place that is at fault.

What a format would stumble over is settled once here: unclean text, references that lead
nowhere, short rows, empty blocks. What only the writer can settle is an ``ExportError``.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from operator import is_
from typing import Any, TypeVar, cast

from plpmission.errors import ExportError, InvalidValue
from plpmission.export.blocks_json import shape_of
from plpmission.export.widths import shares
from plpmission.i18n import as_lang, translator
from plpmission.model.base import clean
from plpmission.render.blocks import (
    Block,
    Cover,
    Facts,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Rendered,
    Run,
    Runs,
    Table,
)

Value = TypeVar("Value")

_ADDRESS = re.compile(r"^(https?://|mailto:)[^\s<>\"\\^`{|}]+$", re.IGNORECASE)
# What needs no cleaning: the signs of our languages, none of which joins with its neighbour.
_CLEAN = re.compile(
    "[\t\n -~\u00a0-\u017f\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u21ff]*\\Z"
)
_LANG = re.compile(r"^[a-z]{2,3}$")


@dataclasses.dataclass(frozen=True)
class Ready(Rendered):
    """A document that any format can be made of, however many are asked for."""

    settled: tuple[Block, ...] = ()
    """Its blocks as they were made ready: with others in their place it no longer is."""


def ready(rendered: Rendered, header: str = "") -> Ready:
    """The document with clean texts, unique anchors, whole tables and no empty blocks.

    The widths of columns are those that their texts need. ``header`` is the running header of
    those who have one of their own. What is ready already is given back as it is.

    Raises:
        ExportError: a heading is empty or skips a level, a drawing has no words beside it, or the
            language is not one of ours; ``where`` names the section, the anchor or the block.
    """
    if isinstance(rendered, Ready) and _still(rendered, header):
        return rendered
    lang = _known(rendered.lang)
    blocks = tuple(_whole(_clean_all(rendered.blocks)))
    _check_headings(blocks)
    _check_figures(blocks)
    words = translator("export", lang)
    settled = {
        "lang": lang,
        "title": clean(rendered.title).strip() or words("Document"),
        **{name: clean(getattr(rendered, name)) for name in ("subject", "author")},
        "header": header or clean(rendered.header),
        "words": {key: words(text) for key, text in WORDS.items()} | _clean_all(rendered.words),
        "blocks": (linked := _linked(blocks)),
        "settled": linked,
    }
    kept = {field.name: getattr(rendered, field.name) for field in dataclasses.fields(rendered)}
    return Ready(**kept | settled)


def _still(rendered: Ready, header: str) -> bool:
    return rendered.settled is rendered.blocks and header in {"", rendered.header}


WORDS = {
    "page": "page",
    "of": "of",
    "contents": "Contents",
    "table": "Table",
    "figure": "Figure",
    "data": "The figures behind the drawing",
    "skip": "Skip to the text",
    "notes": "Notes",
    "back": "Back to the call of note",
}
"""The few words that a format adds by itself, where the document does not bring them."""


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks in reading order, those inside lists too."""
    for block in blocks:
        yield block
        if isinstance(block, ListBlock):
            for entry in block.entries:
                yield from every_block(entry)


def plain(runs: Runs) -> str:
    """The bare text of a row of runs."""
    return "".join(run.text for run in runs)


def _known(lang: str) -> str:
    try:
        return as_lang(lang)
    except InvalidValue as error:
        raise ExportError(error.message, where="lang", **error.parameters) from None


def _clean_all(value: Value) -> Value:
    return cast("Value", _cleaned(value))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if _CLEAN.match(value) else clean(value)
    if isinstance(value, tuple):
        entries = tuple(map(_cleaned, value))
        same = all(map(is_, entries, value))
        return value if same else entries
    if isinstance(value, dict):
        return {key: clean(word) for key, word in value.items()}
    kind: Any = type(value)
    shape = shape_of(kind)
    if shape is None:
        return value
    changed = {}
    for name in (*shape.plain, *shape.deep):
        before = getattr(value, name)
        if (after := _cleaned(before)) is not before:
            changed[name] = after
    return dataclasses.replace(value, **changed) if changed else value


def _whole(blocks: Iterable[Block]) -> Iterator[Block]:
    before: Block | None = None
    for block in blocks:
        found = _filled(block)
        twice = isinstance(found, PageBreak) and isinstance(before, PageBreak | Cover)
        if found is None or twice:
            continue
        yield found
        before = found


def _filled(block: Block) -> Block | None:
    """The block with whole rows; None where nothing of it would be seen."""
    if isinstance(block, Paragraph):
        return block if plain(block.runs).strip() else None
    if isinstance(block, Table):
        return _with_whole_rows(block) if block.columns and block.rows else None
    if isinstance(block, Facts):
        return block if block.facts else None
    if isinstance(block, ListBlock):
        entries = tuple(tuple(_whole(entry)) for entry in block.entries)
        filled = tuple(entry for entry in entries if entry)
        return dataclasses.replace(block, entries=filled) if filled else None
    return block


def _with_whole_rows(table: Table) -> Table:
    count = len(table.columns)
    whole = tuple((row + ((),) * count)[:count] for row in table.rows)
    fitted = shares(table.columns, whole)
    columns = zip(table.columns, fitted, strict=True)
    return dataclasses.replace(
        table,
        rows=whole,
        columns=tuple(dataclasses.replace(column, width=share) for column, share in columns),
    )


def _check_headings(blocks: tuple[Block, ...]) -> None:
    level = 0
    for at, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        where = block.section or block.anchor or f"blocks[{at}]"
        if not block.text.strip():
            raise ExportError("A heading has no text: give it a title.", where=where)
        if not 1 <= block.level <= level + 1:
            raise ExportError(
                "The heading “{heading}” skips a level: a heading of the level above is missing.",
                where=where,
                heading=block.text,
            )
        level = block.level


def _check_figures(blocks: tuple[Block, ...]) -> None:
    for at, block in enumerate(blocks):
        if isinstance(block, Figure) and not block.alt.strip():
            raise ExportError(
                "A drawing has no words that say what it shows, for those who cannot see it.",
                where=block.anchor or f"blocks[{at}]",
            )


def _linked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    anchors = {getattr(block, "anchor", "") for block in every_block(blocks)} - {""}
    taken: set[str] = set()
    return tuple(cast("Block", _settled(block, anchors, taken)) for block in blocks)


def _settled(value: Any, anchors: set[str], taken: set[str]) -> Any:
    """The same with references that lead somewhere, and each anchor once."""
    if isinstance(value, Run):
        return _settled_run(value, anchors)
    if isinstance(value, tuple):
        entries = tuple(_settled(entry, anchors, taken) for entry in value)
        return value if all(map(is_, entries, value)) else entries
    kind: Any = type(value)
    shape = shape_of(kind)
    if shape is None:
        return value
    changed: dict[str, Any] = {}
    if (lang := getattr(value, "lang", "")) and not _LANG.match(lang):
        changed["lang"] = ""
    if anchor := getattr(value, "anchor", ""):
        if anchor in taken:
            changed["anchor"] = ""
        taken.add(anchor)
    for name in shape.deep:
        before = getattr(value, name)
        if (after := _settled(before, anchors, taken)) is not before:
            changed[name] = after
    return dataclasses.replace(value, **changed) if changed else value


def _settled_run(run: Run, anchors: set[str]) -> Run:
    changed: dict[str, Any] = {}
    if run.ref and run.ref not in anchors:
        changed["ref"] = ""
    if run.href and not _ADDRESS.match(run.href):
        changed["href"] = ""
    if run.lang and not _LANG.match(run.lang):
        changed["lang"] = ""
    return dataclasses.replace(run, **changed) if changed else run

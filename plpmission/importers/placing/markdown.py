"""Passages as the rich text of a section."""

from __future__ import annotations

from collections.abc import Iterable

from plpmission.importers.source import Passage
from plpmission.model.base import TEXT_LIMIT

_PIPE = str.maketrans({"|": "\\|", "\n": " "})


def written(passages: Iterable[Passage]) -> str:
    """The passages of a section as one Markdown text; entries of a list stand close."""
    made: list[str] = []
    before = ""
    for one in passages:
        text = _written(one)
        if text:
            close = before == one.kind == "item"
            made.append(("\n" if close else "\n\n") + text if made else text)
            before = one.kind
    return "".join(made)


def portions(passages: Iterable[Passage]) -> list[str]:
    """The same in as many texts as a rich text's length asks for; empty where nothing is said."""
    text = written(passages)
    made = []
    while len(text) > _LONGEST:
        cut = text.rfind("\n\n", 1, _LONGEST)
        cut = cut if cut > 0 else text.rfind(" ", 1, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        made.append(text[:cut].strip())
        text = text[cut:].strip()
    return [part for part in (*made, text) if part]


_LONGEST = TEXT_LIMIT - 1_000


def _written(one: Passage) -> str:
    if one.rows:
        return table(one.rows)
    text = one.text.strip()
    if not text:
        return ""
    if one.kind == "heading":
        number = f"{one.number} " if one.number and not text.startswith(one.number) else ""
        return f"### {number}{' '.join(text.split())}"
    if one.kind == "item":
        return _item(one, text)
    return text


def _item(one: Passage, text: str) -> str:
    indent = "  " * one.signs.indent
    digits = one.number.strip("().° ")
    lines = text.replace("\n", f"\n{indent}  ")
    if digits.isdecimal() and len(digits) < 4:
        return f"{indent}{digits}. {lines}"
    mark = f"{one.number} " if digits else ""
    return f"{indent}- {mark}{lines}"


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as a table; the first one is its heading."""
    cells = [[cell.translate(_PIPE).strip() for cell in row] for row in rows]
    width = max(map(len, cells), default=0)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in cells]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)

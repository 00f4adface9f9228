"""The written set: foreign documents with the section of each passage and each objective marked.

A text file holds one document: ``@section`` says where the lines below it belong (``own`` is a
section of one's own, ``-`` a title that belongs nowhere), ``#`` begins a heading, ``-`` or ``1.``
an entry of a list, ``|`` a row of a table, and ``!`` stands before what names an objective.
``halves.txt`` says which documents rules were tuned on and which are only measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent
Half = Literal["tune", "test"]
WORDS_A_PAGE = 330
_LISTED = re.compile(r"^(?:- |\d\. )")


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block as it was written; ``kind`` is a heading, a paragraph, an entry or a table."""

    kind: Literal["heading", "paragraph", "item", "table"]
    text: str
    section: str
    level: int = 0
    number: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Written:
    """One document of the set."""

    id: str
    lang: str
    document: str
    look: str
    blocks: tuple[Block, ...]
    objectives: tuple[str, ...]


def half(which: Half) -> tuple[Written, ...]:
    """The documents of a half."""
    return tuple(document(name) for name in _halves()[which])


@cache
def _halves() -> dict[str, tuple[str, ...]]:
    lines = (FOLDER / "halves.txt").read_text("utf-8").splitlines()
    split = (line.split(":") for line in lines if line)
    return {name: tuple(ids.split()) for name, ids in split}


@cache
def document(name: str) -> Written:
    """A document of the set, made as long as it asks for from others of its half and language."""
    head, blocks, objectives = _read(name)
    if pages := int(head.get("longer", 0)):
        blocks = _lengthened(name, head["lang"], blocks, pages * WORDS_A_PAGE)
    return Written(
        id=name,
        lang=head["lang"],
        document=head["document"],
        look=head["look"],
        blocks=tuple(blocks),
        objectives=tuple(objectives),
    )


def lengthened(name: str, pages: int, look: str) -> Written:
    """A document in another look, made as long as so many pages."""
    head, blocks, objectives = _read(name)
    return Written(
        id=name,
        lang=head["lang"],
        document=head["document"],
        look=look,
        blocks=tuple(_lengthened(name, head["lang"], blocks, pages * WORDS_A_PAGE)),
        objectives=tuple(objectives),
    )


def _read(name: str) -> tuple[dict[str, str], list[Block], list[str]]:
    head: dict[str, str] = {}
    blocks: list[Block] = []
    objectives: list[str] = []
    section = "-"
    for line in (FOLDER / "texts" / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            section = line[1:]
        elif not blocks and section == "-" and re.match(r"^\w+: ", line):
            key, _, value = line.partition(": ")
            head[key] = value
        elif line:
            objectives += _objectives(line)
            _append(blocks, line.replace("!", "", 1) if _marked(line) else line, section)
    return head, blocks, objectives


def _marked(line: str) -> bool:
    return bool(re.match(r"^(?:#+ |- |\d\. |\|[^!]*)?!\w", line))


def _objectives(line: str) -> list[str]:
    if not _marked(line):
        return []
    said = line.split("!", 1)[1]
    return [said.split(" |")[0] if line.startswith("|") else said]


def _append(blocks: list[Block], line: str, section: str) -> None:
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        blocks.append(Block(kind="heading", text=text, section=section, level=len(marks)))
    elif line.startswith("|"):
        row = tuple(cell.strip() for cell in line.strip("| ").split(" | "))
        last = blocks[-1]
        if last.kind == "table" and last.section == section:
            blocks.pop()
            rows = (*last.rows, row)
        else:
            rows = (row,)
        text = "\n".join("\t".join(cells) for cells in rows)
        blocks.append(Block(kind="table", text=text, section=section, rows=rows))
    elif found := _LISTED.match(line):
        number = found[0].strip().strip("-")
        text = line[found.end() :]
        blocks.append(Block(kind="item", text=text, section=section, number=number))
    else:
        blocks.append(Block(kind="paragraph", text=line, section=section))


def _lengthened(name: str, lang: str, blocks: list[Block], words: int) -> list[Block]:
    """More paragraphs in each section, of sentences that others of the half have there."""
    half_of = next(ids for ids in _halves().values() if name in ids)
    bank: dict[str, list[str]] = {}
    for other in half_of:
        if other[:2] == lang and other != name:
            for block in _read(other)[1]:
                if block.kind == "paragraph" and len(block.text) > 60:
                    bank.setdefault(block.section, []).append(block.text)
    skipped = {"identification", "mandate", "start", "objectives", "own", "-"}
    bank = {section: texts for section, texts in bank.items() if section not in skipped}
    present = {one.section for one in blocks if one.section in bank}
    share = words // max(len(present), 1)
    made: list[Block] = []
    for at, block in enumerate(blocks):
        made.append(block)
        after = blocks[at + 1].section if at + 1 < len(blocks) else ""
        if block.section in present and after != block.section:
            made += _filling(block.section, bank[block.section], share)
    return made


def _filling(section: str, texts: list[str], words: int) -> list[Block]:
    made: list[Block] = []
    sentences = [one for text in texts for one in re.split(r"(?<=[.;]) ", text)]
    at = 0
    while sum(len(one.text.split()) for one in made) < words:
        chosen = [sentences[(at * 3 + step * 2) % len(sentences)] for step in range(5)]
        made.append(Block(kind="paragraph", text=" ".join(chosen), section=section))
        at += 1
    return made

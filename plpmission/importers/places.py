"""Where in a dossier the words of a paragraph come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plpmission.errors import UnknownItem
from plpmission.model import Dossier, Part
from plpmission.outline.contents import CONTENTS

ALIKE = 0.85
"""How alike two paragraphs are that are one, before and after typography and references."""
SHORTEST = 3
_NOTE = re.compile(r"\s*\^\[[^\[\]\n]{1,2000}\]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an entry of a list or a cell of a field's text; ``key`` are its letters."""

    path: str
    content: str
    key: str
    first: int
    last: int
    """Its lines, from the first to the one after the last."""
    rich: bool = True


def key_of(text: str) -> str:
    """A text's letters and figures: what typography and word processors leave alone."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


class Places:
    """The paragraphs of a dossier's fields, section by section."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._known: dict[str, list[Block]] = {}

    def of(self, section: str) -> list[Block]:
        """The paragraphs of a section's fields; those of its own text first."""
        if section not in self._known:
            self._known[section] = [
                block
                for path, text in _texts(self._dossier, section)
                for block in _blocks(path, text)
            ]
        return self._known[section]

    def find(self, section: str, text: str) -> Block | None:
        """The only place that says a text; None where none or several do."""
        key = key_of(text)
        if len(key) < SHORTEST:
            return None
        found = [block for block in self.of(section) if block.key == key]
        if not found:
            found = _closest(self.of(section), key)
        return found[0] if len({block.path for block in found}) == 1 else None


def _closest(blocks: Sequence[Block], key: str) -> list[Block]:
    """The paragraph that is nearly the same: references and signs are written otherwise there."""
    if len(key) < 20:
        return []
    rated = [(likeness(block.key, key), at) for at, block in enumerate(blocks)]
    best = max(rated, default=(0.0, 0))
    return [blocks[best[1]]] if best[0] >= ALIKE else []


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    if not one or not other or min(len(one), len(other)) < 0.4 * max(len(one), len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= 0.4 else 0.0


def text_path(dossier: Dossier, section: str) -> str:
    """Where a section's own text stands; empty where there is no such section."""
    if any(added.id == section for added in dossier.letter.added):
        return f"letter.added[{section}].text"
    return f"letter.sections[{section}].text" if section in CONTENTS else ""


def _texts(dossier: Dossier, section: str) -> Iterator[tuple[str, str]]:
    own = text_path(dossier, section)
    if own:
        yield own, str(dossier.value(own))
    if own.startswith("letter.added"):
        title = own.replace("].text", "].title")
        yield title, str(dossier.value(title))
    for path in CONTENTS.get(section, ()):  # type: ignore[call-overload]
        try:
            yield from _strings(path, dossier.value(path))
        except UnknownItem:
            continue


def _strings(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            if name not in ("id", "kind"):
                yield from _strings(f"{path}.{name}", getattr(value, name))
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from _strings(f"{path}[{getattr(one, 'id', at)}]", one)


def _blocks(path: str, text: str) -> Iterator[Block]:
    if not text.strip():
        return
    if "\n" not in text and len(text) < 300:
        yield Block(path, text, key_of(_without_marks(text)), 0, 1, rich=False)
        return
    for token in _parser().parse(text):
        if token.type == "inline" and token.map and token.content.strip():
            first, last = token.map
            yield Block(path, token.content, key_of(_said(token)), first, last)


def _without_marks(text: str) -> str:
    tokens = [token for token in _parser().parse(text) if token.type == "inline"]
    return " ".join(map(_said, tokens)) or text


def _said(token: Token) -> str:
    text = "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    )
    return _NOTE.sub("", text)


@cache
def _parser() -> MarkdownIt:
    options = {"html": False, "maxNesting": 40}
    return MarkdownIt("commonmark", options).enable("table").disable("reference")


def replaced(text: str, block: Block, words: str) -> str:
    """A field's text with other words in the place of a block; without it where there are none."""
    if not block.rich:
        return words
    lines = text.split("\n")
    held = lines[block.first : block.last]
    begins = block.content.split("\n")[0]
    at = held[0].find(begins)
    if block.last - block.first == 1 and at >= 0:
        rest = held[0][at + len(begins) :]
        made = [held[0][:at] + words + rest] if words or rest.strip(" |") else []
    else:
        made = [held[0][: max(at, 0)] + words] if words else []
    after = lines[block.last :]
    if not made and after and not after[0].strip() and block.first:
        after = after[1:]
    return "\n".join([*lines[: block.first], *made, *after]).strip("\n")


def inserted(text: str, follows: Block | None, words: str, *, entry: bool) -> str:
    """A field's text with a paragraph more, after a block; at the end where there is none."""
    if follows is None or not text.strip():
        return f"{text.rstrip()}\n\n{words}".strip("\n")
    lines = text.split("\n")
    if entry and (mark := re.match(r"\s*(?:[-*+]|\d+[.)])\s", lines[follows.first])):
        new = [f"{mark[0]}{words}"]
    else:
        new = ["", words]
    rest = lines[follows.last :]
    gap = [] if not rest or not rest[0].strip() or entry else [""]
    return "\n".join([*lines[: follows.last], *new, *gap, *rest])

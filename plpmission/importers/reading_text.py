"""Plain text: its encoding found, its lines joined to paragraphs as they were meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from statistics import median

from plpmission.importers.draft import Draft, Drafts
from plpmission.importers.marks import Piece
from plpmission.importers.progress import Progress
from plpmission.importers.safety import PASSAGES, not_a_document, too_long
from plpmission.importers.typed import typed

_RULE = re.compile(r"^\s*([-=_*~#])\1{2,}\s*$")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
WRAPPED = 55
"""Signs of a usual line from which lines are taken to be broken by a program."""


def drafts_of(content: bytes, progress: Progress) -> Drafts:
    """What a text file says, passage by passage.

    Raises:
        UnreadableDocument: it is no text, or has more lines than can be read.
    """
    lines = re.split(r"\r\n|\r|\n|\u2028|\u2029|\x85", decoded(content))
    if len(lines) > PASSAGES:
        raise too_long()
    progress(0.5, "Reading the paragraphs…")
    return Drafts(passages=list(_drafts(lines)))


def decoded(content: bytes) -> str:
    """A file's text: UTF-8 or UTF-16 where it is, else as Windows writes it.

    Raises:
        UnreadableDocument: it is no text.
    """
    text = _decoded(content)
    signs = sum(
        unicodedata.category(sign) == "Cc" and sign not in "\n\r\t\f" for sign in text[:20000]
    )
    if signs > 0.01 * min(len(text), 20000) or "\0" in text[:20000]:
        raise not_a_document()
    return text


def _decoded(content: bytes) -> str:
    named = next((name for begins, name in _MARKS if content.startswith(begins)), "")
    zeros = [content[start:4096:2].count(0) for start in (0, 1)]
    if not named and max(zeros) > 0.3 * len(content[:4096]) / 2:
        named = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    try:
        return content.decode(named or "utf-8")
    except UnicodeDecodeError:
        return content.decode(named or "cp1252", "replace")


def _drafts(lines: Sequence[str]) -> Iterator[Draft]:
    wrapped = _wrapped(lines)
    block: list[str] = []
    page = 1
    for at, held in enumerate(lines):
        page, line = page + held.count("\f"), held.replace("\f", "")
        under = lines[at + 1] if at + 1 < len(lines) else ""
        if _RULE.match(line):
            continue
        if block and (not line.strip() or not wrapped or _begins(line, block[-1])):
            yield from _made(block, page)
            block = []
        if line.strip():
            block.append(line)
            if _RULE.match(under):  # a line with another one drawn under it
                yield from _made(block, page, ruled=True)
                block = []
    yield from _made(block, page)


def _wrapped(lines: Sequence[str]) -> bool:
    """Whether a program broke the lines at a width: then a paragraph ends with an empty one."""
    full = [len(line.rstrip()) for line in lines if len(line.strip()) > 20]
    if len(full) < 3 or max(full) > 110:
        return False
    return median(full) > WRAPPED and sum(not line.strip() for line in lines) > len(lines) / 40


def _begins(line: str, above: str) -> bool:
    if typed(line.lstrip()) and not re.match(r"\s*\d{1,2}\s+[A-ZÀ-Ý]", line):
        return True
    short = len(above.rstrip()) < 45
    return short and (line.lstrip()[:1].isupper() or above.isupper())


def _made(block: Sequence[str], page: int, *, ruled: bool = False) -> Iterator[Draft]:
    if not block:
        return
    text = " ".join(line.strip() for line in block)
    if len(block) > 1:
        text = re.sub(r"(\w)[-\u00ad] (?=[a-zà-ÿ])", r"\1", text) if "- " in text else text
    depth = (len(block[0]) - len(block[0].lstrip())) // 2 if typed(block[0].lstrip()) else 0
    yield Draft(
        pieces=[Piece(text, bold=False)],
        caps=text.isupper() and sum(map(str.isalpha, text)) > 3,
        underlined=ruled,
        indent=min(depth, 8),
        page=page if page > 1 else None,
        kept_with_next=len(block) == 1,
        size=18.0 if ruled else 12.0,
    )

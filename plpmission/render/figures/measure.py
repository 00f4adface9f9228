"""How wide a text will be, and where it breaks, without asking any font.

The widths are those of Noto Sans (``widths.toml``): the fonts that stand in for it are narrower
or alike, so what fits here fits there.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

ELLIPSIS = "…"
_BY_CLASS = {"W": 1.05, "F": 1.05, "A": 0.8}
_OTHERWISE = 0.68
_NARROWEST = 0.17
_WORDS = re.compile(r"[^ \t\n]+")
_BREAKABLE = re.compile(r"(?<=\w[-/–])(?=\w)")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in px, at a font size in px."""
    return size * _ems(text, bold)


@lru_cache(maxsize=20_000)
def _ems(text: str, bold: bool) -> float:
    """The width of a text, mostly one of the few thousand words in use, at a size of 1."""
    known = _widths(bold)
    return sum([known.get(sign) or _other(sign) for sign in text])


@cache
def _widths(bold: bool) -> dict[str, float]:
    path = Path(__file__).with_name("widths.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))["bold" if bold else "regular"]
    return {sign: int(wide) / 1000 for wide, signs in data.items() for sign in signs}


@lru_cache(maxsize=4096)
def _other(sign: str) -> float:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Me"):
        return 0.0
    return _BY_CLASS.get(unicodedata.east_asian_width(sign), _OTHERWISE)


def wrap(
    text: str, size: float, room: float, *, lines: int = 99, bold: bool = False
) -> tuple[str, ...]:
    """A text in lines of at most ``room`` px; what goes beyond ``lines`` ends in an ellipsis.

    Words break after a hyphen or a slash, and anywhere where nothing else helps.
    """
    enough = int(lines * room / (size * _NARROWEST)) + 1
    found: list[str] = []
    line, used = "", 0.0
    for glue, piece in _pieces(text[:enough]):
        added = (glue if line else "") + piece
        wide = width(added, size, bold=bold)
        if used + wide <= room:
            line, used = line + added, used + wide
            continue
        found += [line] if line else []
        *full, line = _cut(piece, size, room, bold)
        found += full
        used = width(line, size, bold=bold)
    found += [line] if line else []
    if len(found) <= lines and len(text) <= enough:
        return tuple(found)
    return (*found[: lines - 1], _shortened(found[lines - 1 : lines], size, room, bold))


def widest(lines: Iterable[str], size: float, *, bold: bool = False) -> float:
    """The width of the longest line in px; 0 where there is none."""
    return max((width(line, size, bold=bold) for line in lines), default=0.0)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for word in _WORDS.finditer(text):
        first, *rest = _BREAKABLE.split(word[0])
        yield " ", first
        yield from (("", piece) for piece in rest)


def _cut(word: str, size: float, room: float, bold: bool) -> list[str]:
    parts = [""]
    used = 0.0
    for sign in word:
        wide = width(sign, size, bold=bold)
        if parts[-1] and used + wide > room:
            parts.append("")
            used = 0.0
        parts[-1] += sign
        used += wide
    return parts


def _shortened(line: list[str], size: float, room: float, bold: bool) -> str:
    text = line[0] if line else ""
    while text and width(text + ELLIPSIS, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;:.-–") + ELLIPSIS

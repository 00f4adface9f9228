"""The typesetter, the fonts that it sets in, and which signs they can show.

Source Serif 4 and Source Sans 3 hold Latin, Greek and Cyrillic; Noto Naskh Arabic and Noto Emoji
stand in for what these lack. All are under the SIL Open Font License, unmodified.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import typst

TEMPLATES = Path(__file__).parent / "templates"
FOLDER = Path(__file__).parent / "fonts"
STAND_IN = "□"
"""What is shown for a sign that no font has."""

# Spaces, joiners and variation selectors need no picture of their own.
_WITHOUT_PICTURE = {0x09, 0x0A, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, *range(0xFE00, 0xFE10)}


@cache
def compiler() -> typst.Compiler:
    """A typesetter that knows our templates and our fonts, and none of the machine's."""
    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
    return typst.Compiler(root=TEMPLATES, font_paths=own)


@cache
def families() -> tuple[str, ...]:
    """The names of all fonts that documents can be set in: those shipped and the machine's."""
    known = typst.Fonts(
        include_system_fonts=True, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    return tuple(known.families())


SHIPPED = ("Source Serif 4", "Source Sans 3")


def compiler_for(wanted: tuple[str, ...]) -> typst.Compiler:
    """A typesetter that knows some fonts by name: the machine's own only where it has to."""
    return _with_machine() if any(name and name not in SHIPPED for name in wanted) else compiler()


@cache
def _with_machine() -> typst.Compiler:
    every = typst.Fonts(
        include_system_fonts=True, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    return typst.Compiler(root=TEMPLATES, font_paths=every)


def forget() -> None:
    """Let go of what typst remembers of past documents, 100 MB each: it does so after ten more.

    For processes that stay; in one that makes a single document it would be time lost.
    """
    for _ in range(12):
        compiler().compile(input=b"", format="svg")


def shown(text: str) -> str:
    """The text with every sign that no font can show replaced by a box."""
    return _unknown().sub(STAND_IN, text)


@cache
def _unknown() -> re.Pattern[str]:
    known = sorted(_WITHOUT_PICTURE.union(*(_coverage(path) for path in FOLDER.glob("*.ttf"))))
    spans = ((re.escape(chr(first)), re.escape(chr(last))) for first, last in _ranges(known))
    return re.compile(f"[^{''.join(f'{first}-{last}' for first, last in spans)}]")


def _ranges(codes: list[int]) -> Iterator[tuple[int, int]]:
    first = last = codes[0]
    for code in codes[1:]:
        if code != last + 1:
            yield first, last
            first = code
        last = code
    yield first, last


def _coverage(path: Path) -> set[int]:
    """The code points of a TrueType font, from its table ``cmap`` (formats 4 and 12)."""
    content = path.read_bytes()
    tables = struct.unpack_from(">H", content, 4)[0]
    offset = 0
    for at in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sIII", content, 12 + 16 * at)
        offset = start if tag == b"cmap" else offset
    found: set[int] = set()
    for at in range(struct.unpack_from(">H", content, offset + 2)[0]):
        start = offset + struct.unpack_from(">HHI", content, offset + 4 + 8 * at)[2]
        form = struct.unpack_from(">H", content, start)[0]
        if form == 12:
            found.update(_groups(content, start))
        elif form == 4:
            found.update(_segments(content, start))
    return found


def _groups(content: bytes, start: int) -> Iterator[int]:
    for at in range(struct.unpack_from(">I", content, start + 12)[0]):
        first, last, _ = struct.unpack_from(">III", content, start + 16 + 12 * at)
        yield from range(first, last + 1)


def _segments(content: bytes, start: int) -> Iterator[int]:
    double = struct.unpack_from(">H", content, start + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", content, start + 14)
    starts = struct.unpack_from(f">{double // 2}H", content, start + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)

"""Which signs the fonts that are shipped can show. Needs no typesetter."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
STAND_IN = "□"
"""What is shown for a sign that no font has."""

# Spaces, joiners and variation selectors need no picture of their own.
_WITHOUT_PICTURE = {0x09, 0x0A, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, *range(0xFE00, 0xFE10)}
_RARE = re.compile("[^\t\n -~\u00a0-\u017f\u2010-\u201e\u2020-\u2023\u2025\u2026\u202f\u20ac]")
"""Signs beyond those of our languages, which are known to be there."""


def missing(text: str) -> str:
    """The signs of a text that no font can show, each once."""
    if not has_rare(text):
        return ""
    return "".join(dict.fromkeys(_unknown().findall(text)))


def has_rare(text: str) -> bool:
    """Whether a text has a sign beyond those that are known to be there."""
    return _RARE.search(text) is not None


def shown(text: str) -> str:
    """The text with every sign that no font can show replaced by a box."""
    return _unknown().sub(STAND_IN, text) if has_rare(text) else text


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

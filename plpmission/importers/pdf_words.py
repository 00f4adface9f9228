"""The words of a PDF's page, each with its place and its look."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from plpmission.importers.safety import too_full

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCED_BOLD, _SLANTED = 1 << 18, 1 << 6
_HYPHENS = (0x02, 0xFFFE, 0xAD)
"""How PDFium says that a word goes on in the next line."""
HYPHEN = "\u00ad"
NAME_LENGTH = 200
FARTHEST = 100_000.0
"""Points that a sign may stand from the corner of its page."""
MOST = 60_000
"""Signs that a page may have: ten times what can be read on one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word; places are in points, counted from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    italic: bool

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Reader:
    """Reads the words of one page after the other."""

    def __init__(self) -> None:
        self._box = [ctypes.c_double() for _ in range(4)]
        self._loose = raw.FS_RECTF()
        self._name = ctypes.create_string_buffer(NAME_LENGTH)
        self._flags = ctypes.c_int()
        self._fonts: dict[bytes, tuple[bool, bool]] = {}

    def words(self, page: Any) -> list[Word]:
        """The words of a page in the order in which the file draws them."""
        text = page.get_textpage()
        try:
            return list(self._words(text.raw))
        finally:
            text.close()

    def _words(self, text: Any) -> Iterator[Word]:
        count = raw.FPDFText_CountChars(text)
        if count > MOST:
            raise too_full()
        signs: list[str] = []
        first = last = 0
        code_at = raw.FPDFText_GetUnicode
        for at in range(count):
            code = code_at(text, at)
            sign = HYPHEN if code in _HYPHENS else _sign(code)
            if signs and signs[-1] == HYPHEN and not sign.islower():
                yield self._word(text, "".join(signs), first, last)  # it goes on over the page
                signs = []
            if sign.isspace() or not sign:
                if signs:
                    yield self._word(text, "".join(signs), first, last)
                signs = []
                continue
            first, last = (at if not signs else first), at
            signs.append(sign)
        if signs:
            yield self._word(text, "".join(signs), first, last)

    def _word(self, text: Any, word: str, first: int, last: int) -> Word:
        raw.FPDFText_GetLooseCharBox(text, first, self._loose)
        sides = (self._loose.left, self._loose.bottom, self._loose.top)
        left, bottom, top = map(_place, sides)
        raw.FPDFText_GetCharBox(text, last, *self._box)
        bold, italic = self._look(text, (first + last) // 2)
        return Word(
            text=word,
            left=left,
            right=max(_place(self._box[1].value), left),
            bottom=bottom,
            top=top,
            size=round(abs(top - bottom), 1) or 1.0,
            bold=bold,
            italic=italic,
        )

    def _look(self, text: Any, at: int) -> tuple[bool, bool]:
        length = raw.FPDFText_GetFontInfo(text, at, self._name, NAME_LENGTH, self._flags)
        name, flags = self._name.value if 0 < length <= NAME_LENGTH else b"", self._flags.value
        if name not in self._fonts:
            said = name.decode("utf-8", "replace")
            bold = bool(_BOLD.search(said)) or bool(flags & _FORCED_BOLD)
            self._fonts[name] = bold, bool(_ITALIC.search(said)) or bool(flags & _SLANTED)
        return self._fonts[name]


def _place(points: float) -> float:
    """A place on a page; a broken file has some that are none."""
    return float(points) if -FARTHEST < points < FARTHEST else 0.0


def _sign(code: int) -> str:
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""

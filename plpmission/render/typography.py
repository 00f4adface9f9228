"""Text as print asks for it: quotation marks, apostrophes, dashes, and spaces that do not break.

Done once, where blocks are made, so that every format shows the same. What is already well set
stays as it is: ``typeset(typeset(text)) == typeset(text)``. Addresses and code are left alone.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from plpmission.i18n import Lang

NO_BREAK = "\u00a0"
NARROW = "\u202f"
SHORT = 200
"""Characters of a text that is worth remembering: names, labels, figures come again and again."""
_SPACE = "[ \u00a0\u202f\u2009]"

Edit = tuple[int, int, str]
"""From, to, and what stands there instead."""
Rule = Callable[[str], Iterable[Edit]]

_HINT = re.compile(r"://|www\.|@|`")
_LEFT_ALONE = re.compile(
    r"(?:https?://|www\.)[^\s\"«»“”<>]*[^\s\"«»“”<>'’.,;:!?)\]]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|`[^`\n]+`"
)


def typeset(text: str, lang: Lang) -> str:
    """``text`` with the quotation marks, dashes and spaces that ``lang`` asks for."""
    return _remembered(text, lang) if len(text) < SHORT else _whole(text, lang)


def _whole(text: str, lang: Lang) -> str:
    return typeset_pieces((text,), lang)[0]


_remembered = lru_cache(maxsize=4096)(_whole)


def typeset_pieces(
    pieces: Sequence[str], lang: Lang, fixed: frozenset[int] = frozenset()
) -> tuple[str, ...]:
    """The same for a text in pieces (bold, plain, …): marks find their pair across them.

    The pieces whose index is in ``fixed`` (code) stay as they are.
    """
    line = _Line.of(pieces)
    held = set(line.text)
    for signs, rule in _rules(lang):
        if not signs.isdisjoint(held):
            changed = line.changed(rule, fixed)
            held = held if changed is line else set(changed.text)
            line = changed
    return line.pieces()


@dataclass(frozen=True)
class _Line:
    """A text and where its pieces end."""

    text: str
    ends: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Sequence[str]) -> _Line:
        ends, length = [], 0
        for piece in pieces:
            length += len(piece)
            ends.append(length)
        return cls("".join(pieces), tuple(ends))

    def pieces(self) -> tuple[str, ...]:
        return tuple(self.text[a:b] for a, b in pairwise((0, *self.ends)))

    def changed(self, rule: Rule, fixed: frozenset[int]) -> _Line:
        edits = [e for e in rule(self.text) if self.text[e[0] : e[1]] != e[2]]
        if not edits:
            return self
        kept = self._protected(fixed)
        edits = [e for e in edits if not _touches(e, kept)] if kept else edits
        return _Line(_applied(self.text, edits), _moved(self.ends, edits))

    def _protected(self, fixed: frozenset[int]) -> list[tuple[int, int]]:
        cuts = (0, *self.ends)
        spans = [(cuts[index], cuts[index + 1]) for index in fixed]
        if _HINT.search(self.text):
            spans += [found.span() for found in _LEFT_ALONE.finditer(self.text)]
        kept: list[tuple[int, int]] = []
        for span in sorted(spans):
            if not kept or span[1] > kept[-1][1]:
                kept.append(span)
        return kept


def _touches(edit: Edit, spans: list[tuple[int, int]]) -> bool:
    """Whether an edit would change one of the sorted spans; at a span's edge it may insert."""
    start, end, _ = edit
    first = bisect_right(spans, start, key=lambda span: span[1])
    return first < len(spans) and spans[first][0] < max(end, start)


def _applied(text: str, edits: list[Edit]) -> str:
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _moved(ends: tuple[int, ...], edits: list[Edit]) -> tuple[int, ...]:
    """Where pieces end after the edits; what spans several belongs to the first of them."""
    moved, shift, reach, waiting = [], 0, 0, iter([*edits, None])
    edit = next(waiting)
    for end in ends:
        while edit and (edit[1] <= end or edit[0] < end):
            shift += len(edit[2]) - (edit[1] - edit[0])
            reach = edit[1]
            edit = next(waiting)
        moved.append(max(end, reach) + shift)
    return tuple(moved)


def _replace(pattern: re.Pattern[str], new: str) -> Rule:
    return lambda text: [(*found.span(), new) for found in pattern.finditer(text)]


def _gap(pattern: re.Pattern[str], new: str) -> Rule:
    """A rule about the group ``gap`` of a pattern only."""
    return lambda text: [(*found.span("gap"), new) for found in pattern.finditer(text)]


_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w«“‘\"])")
_APOSTROPHE_NL = re.compile(r"(?<![\w'])'(?=(?:[stnkm]|em|ie)\b(?!'))")
_LONE_SINGLE = re.compile(r"(?<!\d)'")
_DASH = re.compile(rf"(?<=\S){_SPACE}+(-{{1,3}}|–|—){_SPACE}+(?=\S)")
_YEARS = re.compile(r"(?<=\b[12][09]\d\d)(?<![\w/.-].{4})-(?=[12][09]\d\d(?![\w/-]))")
_THOUSANDS = re.compile(
    rf"(?<![\w.,/+-])(?<![0-9]{_SPACE})[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})+(?![\w/])(?!{_SPACE}[0-9])"
)
_SIGN_BEFORE = re.compile(rf"(?<=[€$£])(?P<gap>{_SPACE})(?=[0-9])")
_GLUED_SIGN = re.compile(r"(?<=[0-9])(?=[%‰€](?![\w-]))")
_FR_HIGH = re.compile(rf"(?<=[^\s(\[{{:;!?])(?P<gap>{_SPACE}*)(?=[;!?]+(?:[\s)\]»”\"’.,…]|$))")
_FR_COLON = re.compile(rf"(?<=[^\s(\[{{:;!?])(?P<gap>{_SPACE}*)(?=:(?:[\s)»”\"]|$))")
_FR_OPEN = re.compile(rf"(?<=«)(?P<gap>{_SPACE}*)(?=[^\s»])")
_FR_CLOSE = re.compile(rf"(?<=[^\s«])(?P<gap>{_SPACE}*)(?=»)")


def _dashes(text: str) -> Iterator[Edit]:
    for found in _DASH.finditer(text):
        dash = "—" if found[1] in ("—", "---") else "–"
        yield *found.span(), f"{NO_BREAK}{dash} "


def _thousands(text: str) -> Iterator[Edit]:
    for found in _THOUSANDS.finditer(text):
        for gap in re.finditer(_SPACE, found[0]):
            yield found.start() + gap.start(), found.start() + gap.end(), NARROW


def _quotes(text: str, pairs: list[list[str]], alike: bool) -> list[Edit]:
    """Straight marks that find a partner become the language's; ``alike``: both kinds are one."""
    edits: list[Edit] = []
    waiting: list[int] = []
    held = Counter[str]()
    closed = -1
    for found in re.finditer("[\"']", text):
        at = found.start()
        if _opens(text, at, waiting, closed):
            waiting.append(at)
            held[text[at]] += 1
        elif _closes(text, at) and held[text[at]]:
            while text[waiting[-1]] != text[at]:
                held[text[waiting.pop()]] -= 1
            start, closed = waiting.pop(), at
            held[text[at]] -= 1
            outer = not waiting and (alike or text[at] == '"')
            left, right = pairs[0 if outer else 1]
            edits += [(start, start + 1, left), (at, at + 1, right)]
    return sorted(edits)


def _opens(text: str, at: int, waiting: list[int], closed: int) -> bool:
    """Whether a mark can open; it may follow another one that does."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    shortened = text[at] == "'" and after.isdigit()  # the '90s
    if not after or after.isspace() or after in ";:!?.,)]}»”…" or shortened:
        return False
    if before == '"':
        return bool(waiting) and waiting[-1] == at - 1
    if before == "'":
        return closed != at - 1
    return not before or before.isspace() or before in "([{«“‘„–—/’"


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and before not in "([{«" and not after.isalnum()


_Signed = tuple[frozenset[str], Rule]
"""A rule, and the signs of which a text must hold one for the rule to find anything."""


@cache
def _rules(lang: Lang) -> tuple[_Signed, ...]:
    habits = _habits()[lang]
    quotes = partial(_quotes, pairs=habits["quotes"], alike=lang == "nl")
    names = "".join(name[0] for name in habits["before_name"])
    listed: list[tuple[str, Rule]] = [
        (".", _replace(_ELLIPSIS, "…")),
        ("'" * (lang == "nl"), _replace(_APOSTROPHE_NL, "’")),
        ("'", _replace(_APOSTROPHE, "’")),
        ("'\"", quotes),
        ("'", _replace(_LONE_SINGLE, "’")),
        ("-", _replace(_YEARS, "–")),
        (_FIGURES, _thousands),
        ("€$£", _gap(_SIGN_BEFORE, NO_BREAK)),
        ("%‰€" * habits["glued_signs"], _replace(_GLUED_SIGN, NO_BREAK)),
        (_FIGURES, _gap(_beside(habits["after_figure"]), NO_BREAK)),
        (f"{_FIGURES}IVXLC", _gap(_before(habits["before_figure"], "[0-9IVXLC]"), NO_BREAK)),
        (names, _gap(_before(habits["before_name"], r"[^\W\d_]"), NO_BREAK)),
        *(_FRENCH if lang == "fr" else ()),
        ("-–—", _dashes),
    ]
    return tuple((frozenset(signs), rule) for signs, rule in listed if signs)


_FIGURES = "0123456789"
_FRENCH: tuple[tuple[str, Rule], ...] = (
    (";!?", _gap(_FR_HIGH, NARROW)),
    (":", _gap(_FR_COLON, NO_BREAK)),
    ("«", _gap(_FR_OPEN, NARROW)),
    ("»", _gap(_FR_CLOSE, NARROW)),
)


def _beside(words: list[str]) -> re.Pattern[str]:
    """The space between a figure and its unit, or a day and its month (3 mai, 1er mai, 3. Mai)."""
    return re.compile(
        rf"(?:(?<=[0-9])|(?<=[0-9]\.)|(?<=\b1er))(?P<gap>{_SPACE})(?=(?:{_any(words)})(?!\w))"
    )


def _before(words: list[str], follows: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(words)})(?P<gap>{_SPACE})(?={follows})")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _habits() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

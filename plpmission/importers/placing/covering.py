"""Whether an item says all that its passage says, so that the passage need not stay text too."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from plpmission.checks.folding import words
from plpmission.importers.placing.finding.blocks import label_of
from plpmission.importers.placing.finding.columns import fields_of, grid
from plpmission.importers.placing.finding.swot import named_quadrant
from plpmission.importers.placing.finding.values import figures, labelled
from plpmission.importers.placing.placed import Found
from plpmission.importers.source import Passage

_SIGNS = frozenset(
    {"le", "la", "les", "un", "une", "et", "de", "du", "des", "ne", "nee", "er"}
    | {"het", "een", "en", "van", "op", "geboren", "the", "and", "on", "born"}
    | {"der", "die", "das", "den", "vom", "von", "am", "ein", "eine", "und"}
    | {"eur", "euro", "euros", "km", "km2"}
)
_MONTHS = re.compile(
    r"(?:jan|fe[bv]|mar|maa|mrt|mae|a[pv]r|ma[iyj]|mei|jui|jun|jul|aou|aug|sep|o[ck]t|nov|de[cz])[a-z]*"
)


def uncovered(one: Passage, items: Sequence[Found]) -> tuple[list[str], list[str]]:
    """The words of a passage that its items do not say, and those that only name fields."""
    said = Counter(word for item in items for word in _words(item))
    days = any(isinstance(value, dt.date) for item in items for value in item.fields.values())
    digits = _Digits((n for item in items for n in _numbers(item)), days=days)
    naming = Counter(_naming(one))
    missing, names = [], []
    for word in words(_body(one)):
        if said[word]:
            continue
        if word in digits:
            continue
        if naming[word] or word in _SIGNS or (days and _MONTHS.fullmatch(word)):
            names.append(word)
        else:
            missing.append(word)
    return missing, names


def _body(one: Passage) -> str:
    if not one.rows:
        return f"{one.number} {one.plain}" if one.number else one.plain
    return one.plain


_ASIDE = ("number", "figures")
"""Fields that the model does not keep as they stand."""


def _words(item: Found) -> Iterator[str]:
    for name, value in item.fields.items():
        if name == "objective" and not str(value).strip().isdecimal():
            continue
        if isinstance(value, str) and name not in _ASIDE:
            yield from words(value)


def _numbers(item: Found) -> Iterator[float]:
    for value in item.fields.values():
        yield from _numbers_of(value)


def _numbers_of(value: Any) -> Iterator[float]:
    if isinstance(value, bool):
        return
    if isinstance(value, (int, float)):
        yield float(value)
        yield from figures(f"{value:,.10g}".replace(",", " "))
    elif isinstance(value, dt.date):
        yield from (float(value.year), float(value.month), float(value.day))
    elif isinstance(value, str):
        yield from figures(value)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _numbers_of(part)


class _Digits:
    """The runs of digits that figures may be written with: “7 420 000” and “14,2” are several."""

    def __init__(self, numbers: Iterable[float], *, days: bool) -> None:
        self._days = days
        self._runs = {"0", "00"}
        self._decimals: set[str] = set()
        for number in numbers:
            whole, _, rest = f"{abs(number):.10f}".rstrip("0").rstrip(".").partition(".")
            self._runs |= {whole, *f"{int(whole):,}".split(",")}
            self._decimals.add(rest)

    def __contains__(self, word: str) -> bool:
        bare = word.removesuffix("er") if self._days else word
        if not bare.isdecimal():
            return False
        shorter = bare.lstrip("0") or "0"
        return bool({bare, shorter} & self._runs) or bare.rstrip("0") in self._decimals - {""}


def _naming(one: Passage) -> Iterator[str]:
    """The words of a passage that name a field or an entry."""
    if one.rows:
        yield from _naming_cells(one)
        return
    text = one.plain.strip()
    yield from words(one.number)
    for kind in ("objective", "plan"):
        if found := label_of(text, kind):
            yield from words(text[: len(text) - len(found[1])])
            return
    for part in re.split(r"(?<=[.;])\s+|(?=\()", text):
        label, _ = labelled(part)
        yield from words(label)


def _naming_cells(one: Passage) -> Iterator[str]:
    held = grid(one.rows)
    headings = held.headings if held else ()
    cells = [cell for row in one.rows for cell in row if named_quadrant(cell)]
    for text in (*(heading for heading in headings if fields_of(heading)), *cells):
        yield from words(text)

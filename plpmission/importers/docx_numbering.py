"""The numbers that Word works out in front of headings and lists, from ``numbering.xml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from plpmission.importers.docx_styles import VAL, q

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
_SMALL_ROMAN = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_WITHOUT = ("bullet", "none")
Element = Any


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, from where, and how that is written."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """The lists of a file, counted on while its paragraphs go by."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restart: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        kinds = {
            one.get(q("abstractNumId")): {_at(lv): _level(lv) for lv in one.iter(q("lvl"))}
            for one in root.iter(q("abstractNum"))
        }
        for one in root.iter(q("num")):
            key, kind = str(one.get(q("numId"))), one.find(q("abstractNumId"))
            name = "" if kind is None else str(kind.get(VAL))
            self._abstract[key] = name
            self._lists[key] = dict(kinds.get(name, {}))
            for override in one.iter(q("lvlOverride")):
                self._override(key, override)

    def _override(self, key: str, override: Element) -> None:
        at, level, start = _at(override), override.find(q("lvl")), override.find(q("startOverride"))
        if level is not None:
            self._lists[key][at] = _level(level)
        if start is not None:
            first = _whole(start.get(VAL), 1)
            self._restart.setdefault(key, {})[at] = first
            self._lists[key][at] = replace(self._lists[key].get(at, Level()), start=first)

    def has(self, key: str | None) -> bool:
        """Whether there is such a list."""
        return key in self._lists

    def bullet(self, key: str, depth: int) -> bool:
        """Whether a level has a dot, a dash or nothing in front."""
        return self._lists[key].get(depth, Level()).format in _WITHOUT

    def next(self, key: str, depth: int) -> str:
        """What stands in front of the next paragraph of a list at a depth; empty for a dot."""
        levels, counts = self._lists[key], self._counts.setdefault(self._abstract[key], {})
        if key not in self._begun:  # a list that starts anew, though of a kind seen before
            self._begun.add(key)
            for at, first in self._restart.get(key, {}).items():
                counts[at] = first - 1
        level = levels.get(depth, Level())
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.format in _WITHOUT:
            return ""
        return _PLACE.sub(lambda sign: self._written(levels, counts, int(sign[1]) - 1), level.text)

    def _written(self, levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
        level = levels.get(at, Level())
        return written(counts.get(at, level.start), level.format)


def written(count: int, how: str) -> str:
    """A count as a list writes it: 3, c, C, iii, III."""
    if count < 1 or count > 4000:
        return str(count)
    if how in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if how == "lowerLetter" else letter.upper()
    if how in ("lowerRoman", "upperRoman"):
        return _roman(count) if how == "lowerRoman" else _roman(count).upper()
    return f"{count:02d}" if how == "decimalZero" else str(count)


def _roman(count: int) -> str:
    made = ""
    for worth, sign in _ROMAN + _SMALL_ROMAN:
        made += sign * (count // worth)
        count %= worth
    return made


def _at(element: Element) -> int:
    return _whole(element.get(q("ilvl")), 0)


def _whole(value: str | None, otherwise: int) -> int:
    try:
        return min(max(int(value or ""), 0), 100_000)
    except ValueError:
        return otherwise


def _level(element: Element) -> Level:
    def said(name: str, otherwise: str) -> str:
        found = element.find(q(name))
        return otherwise if found is None else str(found.get(VAL, otherwise))

    return Level(
        format=said("numFmt", "decimal"),
        text=said("lvlText", ""),
        start=_whole(said("start", "1"), 1),
    )

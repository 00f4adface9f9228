"""What a sentence or a cell measures: where it starts, what it aims at; a year is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.values import FIGURE, figure, unit

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d\b(?![.,]?\d)(?!\s*(?:%|€|km))")
_BOUND = (
    r"hochstens|mindestens|unter|maximal|au plus|au maximum|au moins|au minimum|sous(?: les?)?|"
    r"hoogstens|maximaal|minstens|minimaal|onder de|at most|at least|below"
)
_AIMED = re.compile(rf"\b(?:{_BOUND})\s+(?=-?\d)")
_CALLED = re.compile(r"\b(?:cible|visee?s?|streef\w*|ziel\w*|target|doel\w*)\b\D{0,12}(?=-?\d)")


@dataclass(frozen=True)
class Measure:
    """What is measured, from which figure to which one."""

    name: str
    baseline: float | None = None
    target: float | None = None
    unit: str = ""


def amount(text: str) -> float | None:
    """The first figure of a text that is no year and no day."""
    return figure(without_years(text))


def without_years(text: str) -> str:
    """A text with its years blanked; what stands elsewhere keeps its place."""
    return _YEAR.sub(lambda hit: "_" * len(hit[0]), text)


def aimed(text: str) -> float | None:
    """The figure that a sentence sets as a bound or calls its target; None where it sets none."""
    said = without_years(fold(text))
    found = next(_CALLED.finditer(said), None) or next(_AIMED.finditer(said), None)
    return figure(said[found.end() :]) if found else None


def measured(cell: str, title: str) -> Measure:
    """What the cell of an indicator says, where it holds figures; ``title`` is its objective's."""
    said = without_years(cell)
    held = [hit for hit in FIGURE.finditer(said) if figure(hit[0]) is not None]
    if not held:
        return Measure(cell)
    name = _named(cell[: held[0].start()]) or title
    first, called = figure(held[0][0]), aimed(cell)
    sign = unit(said[held[0].start() :])
    if called is not None:
        return Measure(name, first if len(held) > 1 else None, called, sign)
    if len(held) == 1:
        return Measure(name, None, first, sign)
    years = [int(hit[0]) for hit in _YEAR.finditer(cell)]
    if len(held) == len(years) == _PAIR and years[0] < years[1]:
        return Measure(name, first, figure(held[1][0]), sign)
    return Measure(name)


_PAIR = 2
"""“61 in 2011, 40 in 2015”: two figures, each with its year."""
_TRAILING = re.compile(r"[\s,;:(–-]+(?:d[eu]|des|van|von|of|a|à|op|auf|to)?\s*$")


def _named(text: str) -> str:
    said = _TRAILING.sub("", text).strip(" .,;:(")
    return said if sum(letter.isalpha() for letter in said) > _LETTERS else ""


_LETTERS = 5

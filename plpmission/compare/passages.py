"""A report as plain text, without ids: its passages, and the objective that each speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plpmission.compare.matching import match
from plpmission.compare.vocabulary import language
from plpmission.i18n import Lang
from plpmission.model import Dossier

MOST = 2000
"""Passages that are read; a longer text is cut there, and that is said."""
SURE = 0.9
"""The confidence from which proposals were nearly always right; ``make bench`` shows how often."""
_CLAIMED = 0.3
"""The confidence below which no objective is proposed."""
_LONGEST_HEADING = 90
_FEWEST_WORDS = 4
_BULLET = re.compile(r"^\s*[-–•*]\s")
_NUMBERED = re.compile(
    r"^\W{0,3}(?:[A-Za-zÀ-ÿ]+\s+(?:[A-Za-zÀ-ÿ]+\s+)?)?(?:n[°o]\s*)?\d+(?:\.\d+)*\s*[.):–-]?\s"
)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A passage of a text, and the objective that it is proposed for; None where none fits."""

    text: str
    objective: str | None
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A text's passages with their proposals, the language it was read in, and what was cut."""

    passages: tuple[Passage, ...]
    lang: Lang
    cut: int
    """Passages that were left out because the text is too long."""


def placed(dossier: Dossier, text: str) -> Placed:
    """Which objective of the letter each passage speaks of, for a person to confirm or correct."""
    found = split(text)
    kept = found[:MOST]
    objectives = dossier.letter.objectives
    said = [f"{number}. {one.title}. {one.text}" for number, one in enumerate(objectives, 1)]
    pairs = match(said, kept, dossier.lang)
    claimed = [pair for pair in pairs if pair.confidence >= _CLAIMED]
    best = {pair.right: pair for pair in sorted(claimed, key=lambda one: one.confidence)}
    return Placed(
        passages=tuple(
            Passage(
                text=one,
                objective=objectives[best[at].left].id if at in best else None,
                confidence=best[at].confidence if at in best else 0.0,
            )
            for at, one in enumerate(kept)
        ),
        lang=language(text[:20_000], dossier.lang),
        cut=len(found) - len(kept),
    )


def split(text: str) -> list[str]:
    """A text's passages: what stands under each heading, or each paragraph where there is none.

    A heading is a short line without a stop at its end, or one that begins with a number; it stays
    with its passage, so that a title or a number helps to find the objective.
    """
    blocks = _blocks(text)
    if sum(_is_heading(block) for block in blocks) < 2:
        return [one for one in blocks if len(one.split()) >= _FEWEST_WORDS]
    found: list[str] = []
    for block in blocks:
        under = found and not _is_heading(block)
        if under:
            found[-1] = f"{found[-1]}\n{block}"
        else:
            found.append(block)
    return [one for one in found if len(one.split()) >= _FEWEST_WORDS]


def _blocks(text: str) -> list[str]:
    """Paragraphs: between empty lines, or each line where none is empty."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = re.split(r"\n\s*\n", lines) if re.search(r"\n\s*\n", lines) else lines.split("\n")
    return [block for part in parts for block in _with_heading(part)]


def _with_heading(part: str) -> list[str]:
    """A paragraph whose first line is its heading, as two."""
    first, _, rest = part.strip().partition("\n")
    if rest.strip() and _is_heading(first):
        return [first.strip(), rest.strip()]
    return [part.strip()] if part.strip() else []


def _is_heading(block: str) -> bool:
    line = block.strip()
    if "\n" in line or len(line) > _LONGEST_HEADING or _BULLET.match(line):
        return False
    return bool(_NUMBERED.match(line)) or not line.endswith((".", "!", "?", ";", ":", ",", "…"))

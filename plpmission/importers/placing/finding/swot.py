"""Strengths, weaknesses, opportunities and threats: from a table, lists or running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.source import Passage, plain

_NAMES = {
    "strength": r"forces?|points? forts?|sterk(?:te|tes|e punten|te-?punten)?|starken?|strengths?|"
                r"atouts?",
    "weakness": r"faiblesses?|points? faibles?|zwak(?:te|tes|heden|ke punten)?|schwachen?|"
                r"weakness(?:es)?",
    "opportunity": r"opportunites?|opportuniteiten|kans(?:en)?|chancen?|opportunit(?:y|ies)",
    "threat": r"menaces?|bedreiging(?:en)?|risiken|risiko|gefahren?|threats?|risques",
}  # fmt: skip
_QUADRANT = re.compile(
    "|".join(f"(?P<{key}>{said})" for key, said in _NAMES.items()).join((r"(?<!\w)(?:", r")(?!\w)"))
)
_INLINE = re.compile(rf"{_QUADRANT.pattern}\s*:\s*")
_OTHER = re.compile(r"(?<=\.)\s+(?=[A-ZÀ-Þ][^.:;]{2,40}\s?:\s)")
"""Where a sentence with a label of its own begins, which is no quadrant's."""
_ENTRY = re.compile(r"[;\n•]+")
_LEADING = 4


def read_swot(view: View) -> None:
    """The entries of a SWOT; what stands in no quadrant stays text."""
    _read_analysis(view)
    for one in _elsewhere(view):
        _inline(view, one)


def _elsewhere(view: View) -> Iterator[Passage]:
    """Passages of other sections, one after the other, that name both strengths and weaknesses."""
    run: list[Passage] = []
    for one in (*view.passages, None):
        if one and _may_be_inline(view, one):
            run.append(one)
            continue
        named = {quadrant for held in run for quadrant, _ in _runs(held.plain)}
        if {"strength", "weakness"} <= named:
            yield from run
        run = []


def _may_be_inline(view: View, one: Passage) -> bool:
    if one.kind not in ("paragraph", "item") or view.places[one.id].section == "analysis":
        return False
    hits = list(_INLINE.finditer(fold(one.plain)))
    return len(hits) > 1 or bool(hits and hits[0].start() <= _LEADING)


def _read_analysis(view: View) -> None:
    quadrant = ""
    for one in view.of("analysis"):
        if one.kind == "table":
            _table(view, one)
            continue
        named = named_quadrant(one.plain)
        if one.kind == "heading" or named:
            quadrant = named
        if one.kind not in ("paragraph", "item") or _inline(view, one):
            continue
        if one.kind == "item" and quadrant:
            view.add("swot", [one], {"quadrant": quadrant, "text": one.plain.strip()}, 0.9)


def named_quadrant(text: str) -> str:
    """The quadrant that a short line or a cell names."""
    said = fold(text).strip(" :.-*()")
    found = _QUADRANT.match(said)
    return found.lastgroup or "" if found and len(said.split()) <= _LEADING else ""


def _table(view: View, one: Passage) -> None:
    rows = [[plain(cell).strip() for cell in row] for row in one.rows]
    above: list[str] = [""] * max(map(len, rows))
    for row in rows:
        names = [named_quadrant(cell) for cell in row]
        if sum(map(bool, names)) > 1 or (len(row) == 1 and names[0]):
            above = [*names, *[""] * (len(above) - len(names))]
        elif names[0] and len(row) > 1:
            _entries(view, one, names[0], " ; ".join(row[1:]))
        else:
            for quadrant, cell in zip(above, row, strict=False):
                _entries(view, one, quadrant, cell)


def _entries(view: View, one: Passage, quadrant: str, text: str) -> None:
    for part in _ENTRY.split(text):
        said = part.strip(" -–•")
        if quadrant and said:
            view.add("swot", [one], {"quadrant": quadrant, "text": said}, 0.9)


def _inline(view: View, one: Passage) -> bool:
    """“Strengths: …; …. Weaknesses: …” in one paragraph."""
    found = False
    for quadrant, text in _runs(one.plain):
        _entries(view, one, quadrant, text.strip().rstrip("."))
        found = True
    return found


def _runs(text: str) -> Iterator[tuple[str, str]]:
    hits = list(_INLINE.finditer(fold(text)))
    for at, hit in enumerate(hits):
        end = hits[at + 1].start() if at + 1 < len(hits) else len(text)
        yield hit.lastgroup or "", _OTHER.split(text[hit.end() : end], maxsplit=1)[0]

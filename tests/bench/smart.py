"""How well ``plp.smart`` reads objectives: precision and recall on the labelled test half.

And on the part that was written later, in other manners. Beside them a plain keyword matching, and
the time that one text takes.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from plpmission.i18n import LANGUAGES
from plpmission.smart import smart

LABELLED = Path(__file__).parents[1] / "smart" / "labelled"
CRITERIA = ("specific", "measurable", "time_bound", "kind", "deadline")
GOALS = {"precision": 0.9, "recall": 0.85}

Labels = Mapping[str, Any]
Judge = Callable[[Mapping[str, Any], str], Labels]


def labelled(lang: str, part: str) -> list[dict[str, Any]]:
    """The objectives of a part (development, test, later), in the language's file."""
    lines = (LABELLED / f"{lang}.{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def ours(row: Mapping[str, Any], lang: str) -> Labels:
    """What ``plp.smart`` says of an objective, as labels."""
    start, end = (_day(row.get(key)) for key in ("start", "end"))
    found = smart(row["text"], lang, start=start, end=end)
    return {
        "specific": found.specific.ok,
        "measurable": found.measurable.ok,
        "time_bound": found.time_bound.ok,
        "kind": str(found.kind) if found.kind else None,
        "deadline": found.deadline.isoformat() if found.deadline else None,
    }


_YEAR = re.compile(r"\b20\d\d\b")
_FIGURE = re.compile(r"\d")
_GENERAL = re.compile(r"(?i)amélior|renforc|optimis|verbeter|verster|verbesser|stärk|improv|streng")
_GIVES = re.compile(r"(?i)recrut|budget|euro|€|aanwerv|einstell|recruit|invest")
_MOVES = re.compile(r"(?i)rédui|dimin|augment|dal|vermind|verhog|senk|erhöh|reduc|increas|%")


def keywords(row: Mapping[str, Any], lang: str) -> Labels:
    """The baseline: a year is a deadline, a digit a figure, a few words tell the kind."""
    text = row["text"]
    years = _YEAR.findall(text)
    kind = "resources" if _GIVES.search(text) else "result" if _MOVES.search(text) else "effort"
    return {
        "specific": not _GENERAL.search(text),
        "measurable": bool(_FIGURE.search(text)),
        "time_bound": bool(years),
        "kind": kind,
        "deadline": f"{max(years)}-12-31" if years else None,
    }


def interval(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if of == 0:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Share:
    """One row: a share of hits with its interval, the baseline's share, and the goal."""

    name: str
    hits: int
    of: int
    plain: float
    goal: float

    @property
    def value(self) -> float:
        """The share itself."""
        return self.hits / self.of if self.of else 0.0

    @property
    def line(self) -> str:
        """The row as printed."""
        low, high = interval(self.hits, self.of)
        verdict = "reached" if self.value >= self.goal else "not reached"
        return (
            f"{self.name:<34} {self.value:.3f} [{low:.3f}, {high:.3f}] of {self.of:>3}   "
            f"keywords {self.plain:.3f}   goal ≥ {self.goal:g}  {verdict}"
        )


def shares(lang: str, part: str, judge: Judge) -> dict[tuple[str, str], tuple[int, int]]:
    """Hits and cases by criterion and measure: right among those said, and among those labelled."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    rows = labelled(lang, part)
    said = [judge(row, lang) for row in rows]
    for criterion in CRITERIA:
        pairs = [
            (told[criterion], row["labels"][criterion])
            for told, row in zip(said, rows, strict=True)
        ]
        hits = sum(bool(got) and got == want for got, want in pairs)
        found[criterion, "precision"] = hits, sum(bool(got) for got, _ in pairs)
        found[criterion, "recall"] = hits, sum(bool(want) for _, want in pairs)
    return found


@dataclass(frozen=True)
class Speed:
    """Milliseconds that one text takes, warm."""

    value: float

    @property
    def line(self) -> str:
        """The row as printed."""
        verdict = "reached" if self.value <= 1 else "not reached"
        return f"{'plp.smart, one text, warm':<34} {self.value:.3f} ms   goal ≤ 1  {verdict}"


def speed() -> Speed:
    """The mean over all labelled texts, read once before."""
    texts = [(row["text"], lang) for lang in LANGUAGES for row in labelled(lang, "development")]
    for text, lang in texts:
        smart(text, lang)
    start = time.process_time()
    for text, lang in texts:
        smart(text, lang)
    return Speed(1000 * (time.process_time() - start) / len(texts))


def figures(parts: Iterable[str] = ("test", "later")) -> Iterator[Share | Speed]:
    """The rows of the report."""
    for part, lang in product(parts, LANGUAGES):
        yield from _rows(lang, part)
    yield speed()


def _rows(lang: str, part: str) -> Iterator[Share]:
    told, plain = shares(lang, part, ours), shares(lang, part, keywords)
    for (criterion, measure), (hits, of) in told.items():
        base, cases = plain[criterion, measure]
        yield Share(
            name=f"{part} {lang} {criterion} {measure}",
            hits=hits,
            of=of,
            plain=base / cases if cases else 0.0,
            goal=GOALS[measure],
        )


if __name__ == "__main__":
    for row in figures():
        print(row.line)

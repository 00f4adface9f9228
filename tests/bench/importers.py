"""How well foreign documents are placed, beside baselines, and how fast."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from plpmission.importers import read
from plpmission.importers.placing import dossier_of, place
from tests.bench.match import Row
from tests.importers.set import measuring, written
from tests.importers.set.making import made
from tests.importers.set.written import Written

GOAL = 0.9
SIZES = ((25, 1.0), (300, 10.0))
"""Pages of a document, and the seconds in which it should be a dossier."""
Shares = Sequence[tuple[Written, measuring.Share]]


def figures() -> Iterator[Row]:
    """The rows of the report: the test half, then times."""
    shares = measuring.ours("test")
    yield _row("sections, every file of the test half", shares)
    for name, peer in (("python-docx", measuring.by_style), ("pandoc", measuring.by_pandoc)):
        try:
            theirs = peer("test")
        except ImportError:
            yield Row(f"importers {name}: not installed")
            continue
        same = [one for one in shares if one[0] in [other for other, _ in theirs]]
        yield _row(f"sections, files that {name} reads", same)
        yield _row(f"the same by {name}, headings by style", theirs)
    found = measuring.objectives("test")
    yield Row(
        f"importers objectives of the test half: precision {found.precision:.3f}, "
        f"recall {found.recall:.3f} of {found.found + found.missed}   goal ≥ {GOAL:g}"
    )
    for look in ("docx-half", "pdf-size"):
        for pages, goal in SIZES:
            yield _timed(look, pages, goal)


def _row(name: str, shares: Shares) -> Row:
    micro, macro = measuring.whole(shares)
    count = sum(one.of for _, one in shares)
    return Row(
        f"importers {name:<44} {micro:.3f} of {count} passages, "
        f"{macro:.3f} a document of {len(shares)}   goal ≥ {GOAL:g}"
    )


def _timed(look: str, pages: int, goal: float) -> Row:
    name, content = made(written.lengthened("fr10", pages, look))
    start = time.process_time()
    dossier_of(place(read(content, name)))
    spent = time.process_time() - start
    verdict = "reached" if spent <= goal else "not reached"
    return Row(
        f"importers {pages} pages as {name[-4:]} {spent:.2f} CPU s   goal ≤ {goal:g}  {verdict}"
    )

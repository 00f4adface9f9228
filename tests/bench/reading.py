"""Documents of others, read: headings found beside python-docx, and what reading costs."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import docx

from plpmission.export import export
from plpmission.importers import read
from plpmission.model import read_dossier
from tests.bench.figures import Figure
from tests.bench.match import Row
from tests.importers.set.making import made
from tests.importers.set.written import Half, Written, half

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"
HALVES: tuple[Half, ...] = ("tune", "test")
GOAL = 0.9
_WORD = re.compile(r"[^\W_]+")
_MEMORY = """
import sys, threading, time, psutil, ipykernel, anywidget, plpmission.store
held, peak, on = psutil.Process(), [0], [True]
from plpmission.importers import read
idle = held.memory_info().rss
def watch():
    while on[0]:
        peak[0] = max(peak[0], held.memory_info().rss)
        time.sleep(0.01)
thread = threading.Thread(target=watch)
thread.start()
read(sys.argv[1])
on[0] = False
thread.join()
print((peak[0] - idle) / 2**20)
"""


def figures() -> Iterator[Row | Figure]:
    """The rows of the report."""
    for which in HALVES:
        documents = half(which)
        yield _found(which, "all", documents, ours)
        word = [one for one in documents if one.look.startswith("docx")]
        yield _found(which, "Word", word, ours)
        yield _found(which, "Word, python-docx", word, by_styles)
    yield from _costs()


def ours(name: str, content: bytes) -> list[str]:
    """The headings that the reader finds."""
    found = (p for p in read(content, name).passages if p.kind == "heading")
    return [f"{passage.number} {passage.text}" for passage in found]


def by_styles(_: str, content: bytes) -> list[str]:
    """The baseline: paragraphs with a heading's style."""
    paragraphs = docx.Document(BytesIO(content)).paragraphs
    return [one.text for one in paragraphs if one.style and "Heading" in str(one.style.name)]


def _found(
    which: str, what: str, documents: Sequence[Written], reader: Callable[[str, bytes], list[str]]
) -> Row:
    hits = wanted = shown = 0
    for document in documents:
        marked = {_key(block.text) for block in document.blocks if block.kind == "heading"}
        heads = {_key(text) for text in reader(*made(document))}
        hits, wanted, shown = hits + len(marked & heads), wanted + len(marked), shown + len(heads)
    precision, recall = hits / max(shown, 1), hits / max(wanted, 1)
    verdict = "reached" if min(precision, recall) >= GOAL else "not reached"
    return Row(
        f"headings {which:<4} {what:<18} precision {precision:.3f} recall {recall:.3f} "
        f"of {wanted}   goal ≥ {GOAL:g}  {verdict}"
    )


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _costs() -> Iterator[Figure]:
    dossier = read_dossier(SAMPLE)
    word, paper = export(dossier, "letter", "docx"), export(dossier, "letter", "pdf")
    short, long = _pages(paper, 25), _pages(paper, 300)
    for name, content, goal in (
        ("56 pages of Word", word, 2.2),
        ("25 pages of PDF", short, 1.0),
        ("300 pages of PDF", long, 10.0),
    ):
        yield Figure(f"reading {name}, CPU", _seconds(content), goal, "s")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(long)
        file.flush()
        command = [sys.executable, "-c", _MEMORY, file.name]
        peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    yield Figure("reading 300 pages of PDF, over an idle kernel", float(peak), 200.0, "MB")


def _seconds(content: bytes) -> float:
    read(content)
    begun = time.process_time()
    read(content)
    return time.process_time() - begun


def _pages(content: bytes, many: int) -> bytes:
    """A PDF of some pages, the same ones again and again."""
    import pikepdf

    made_ = BytesIO()
    with pikepdf.open(BytesIO(content)) as held, pikepdf.new() as long:
        for at in range(many):
            long.pages.append(held.pages[at % len(held.pages)])
        long.save(made_)
    return made_.getvalue()

"""The library beside its peers: checks, and HTML against nbconvert's stock page."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from nbconvert import HTMLExporter

from plpmission.checks import check
from plpmission.export.exporters import MissionLetterHTML
from plpmission.export.notebook import to_notebook
from plpmission.model import read_dossier
from plpmission.render import render
from tests.bench.figures import Figure

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"


def seconds(work: Callable[[], object], runs: int = 9) -> float:
    """Median CPU seconds of a call, warm."""
    work()
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def figures() -> Iterator[Figure]:
    """The rows of the report."""
    dossier = read_dossier(SAMPLE)
    yield Figure("all checks, full sample", 1000 * seconds(lambda: check(dossier)), 30, "ms")
    notebook = to_notebook(render(dossier, "letter"))
    ours, stock = MissionLetterHTML(), HTMLExporter()
    ratio = seconds(lambda: ours.from_notebook_node(notebook)) / seconds(
        lambda: stock.from_notebook_node(notebook)
    )
    yield Figure("HTML / nbconvert's stock page, CPU", ratio, 0.5)

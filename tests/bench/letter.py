"""The library beside its peers: checks, and HTML against nbconvert's stock page."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from nbconvert import HTMLExporter

from plpmission.checks import check
from plpmission.export.exporters import MissionLetterHTML
from plpmission.export.notebook import to_notebook
from plpmission.model import Dossier, read_dossier
from plpmission.render import render
from tests.bench.figures import Figure
from tests.bench.many import many

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"
RUNS = 9


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median CPU seconds of a call, warm."""
    work()
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def after_a_change(dossier: Dossier, path: str, section: str | None = None) -> float:
    """Milliseconds of a check, each time after another text came to stand at ``path``."""
    said = "La zone ramène de {0} à 90 par an les vols dans les fermes, en {0} rondes, en 2029."
    changed = (dossier.with_value(path, said.format(at)) for at in range(100, 200))
    waiting = list(islice(changed, 1 + RUNS))
    return 1000 * seconds(lambda: check(waiting.pop(), section=section))


def checks(dossier: Dossier) -> Iterator[Figure]:
    """A check of the section in view, and of a whole letter, each time after a change."""
    text = "letter.objectives[2].text"
    yield Figure("all checks, full sample", 1000 * seconds(lambda: check(dossier)), 30, "ms")
    for path, section in (
        (text, "objectives"),
        ("letter.plans[3].text", "plans"),
        ("letter.sections[context].text", "context"),
    ):
        spent = after_a_change(dossier, path, section)
        yield Figure(f"check of the section in view: {section}", spent, 5, "ms")
    spent = after_a_change(many(dossier, 500), text)
    yield Figure("check after a change, 500 objectives", spent, 300, "ms")


def figures() -> Iterator[Figure]:
    """The rows of the report."""
    dossier = read_dossier(SAMPLE)
    yield from checks(dossier)
    notebook = to_notebook(render(dossier, "letter"))
    ours, stock = MissionLetterHTML(), HTMLExporter()
    ratio = seconds(lambda: ours.from_notebook_node(notebook)) / seconds(
        lambda: stock.from_notebook_node(notebook)
    )
    yield Figure("HTML / nbconvert's stock page, CPU", ratio, 0.35)

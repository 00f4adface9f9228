"""As many dossiers as Belgium has zones, in one process: opened, compared, drawn; checked in full.

Seconds of processor time, so that what else the machine does is not counted.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from plpmission.checks import check, signals
from plpmission.compare import compare
from plpmission.compare.shelf import shelved
from plpmission.compare.tables import overview_text
from plpmission.compare.themes import _themes
from plpmission.model import Dossier, read_dossier
from plpmission.store import Actor, open_store
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from tests.compare.zones import ZONES, zones

DRAWN, CHECKED = 3.0, 10.0


@dataclass(frozen=True)
class Row:
    """One line of the report."""

    line: str


def figures() -> Iterator[Row]:
    """The rows of the report."""
    with TemporaryDirectory() as folder:
        paths = zones(Path(folder))
        compare(read_dossier(paths[0]))  # what is imported once is not counted
        start = time.process_time()
        held = shelved((path.name, read_dossier(path)) for path in paths)
        overview_text(held)
        yield _timed("of a folder: opened, compared, listed", time.process_time() - start, DRAWN)
        signals._analysed.clear()  # what comparing left known is not taken for granted
        start = time.process_time()
        for one in held:
            check(one.dossier)
        yield _timed("checked in full", time.process_time() - start, CHECKED)
        yield from _of_a_store(Path(folder), [one.dossier for one in held])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Row(f"{'memory at most, this process':<48} {memory:8.0f} MB")


def _of_a_store(folder: Path, dossiers: list[Dossier]) -> Iterator[Row]:
    """The screen, first drawn and drawn again; what the page is sent."""
    store = open_store(f"sqlite:///{folder / 'store.db'}")
    for dossier in dossiers:
        store.create(dossier, Actor("Bench"))
    desk = Desk(store)
    desk.visit("view-many")
    signals._analysed.clear()
    _themes.cache_clear()
    start = time.process_time()
    drawn = json.dumps(traits(desk, "section")["section"])
    yield _timed("of a store: opened, compared, drawn", time.process_time() - start, DRAWN)
    start = time.process_time()
    traits(desk, "section")
    yield _timed("of a store: drawn again", time.process_time() - start, DRAWN)
    yield Row(f"{'what the page is sent':<48} {len(drawn) / 1024:8.0f} kB")
    store.dispose()


def _timed(name: str, seconds: float, goal: float) -> Row:
    verdict = "reached" if seconds <= goal else "not reached"
    return Row(f"{f'{ZONES} dossiers {name}':<48} {seconds:8.2f} s   goal ≤ {goal:g}  {verdict}")

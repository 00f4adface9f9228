"""An autosave beside what no store can do without: a plain commit of the same bytes."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from plpmission.model import Dossier, dumps
from plpmission.store import engine, open_store
from tests.bench.figures import Figure
from tests.store.letters import ANNE, large_letter

SIZE = 200_000
RUNS = 80


def figures() -> Iterator[Figure]:
    """The rows of the report."""
    edited = [_large().with_section("mandate", text=f"Texte {n}") for n in range(RUNS)]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        saved, plain = _times(_autosaves(folder, edited), _commits(folder, edited))
    yield Figure("autosave of 200 kB / a plain sqlite3 commit", saved / plain, 2.5)


def _large() -> Dossier:
    share = SIZE * 400 // len(dumps(large_letter(400)))
    return large_letter(share)


def _times(*works: Callable[[int], object]) -> list[float]:
    """The median seconds of each work; they take turns, so that the disk's moods hit all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for run in range(RUNS):
        for work, times in zip(works, taken, strict=True):
            begun = time.perf_counter()
            work(run)
            times.append(time.perf_counter() - begun)
    return [statistics.median(times) for times in taken]


def _autosaves(folder: Path, edited: list[Dossier]) -> Callable[[int], object]:
    store = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    key, stamp = store.create(_large(), ANNE)
    held = [stamp]

    def save(run: int) -> None:
        held[0] = store.save_draft(key, edited[run], held[0], ANNE, summary={"done": run})

    return save


def _commits(folder: Path, edited: list[Dossier]) -> Callable[[int], object]:
    written = [dumps(dossier) for dossier in edited]
    raw = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    for pragma in (f"journal_mode={engine.JOURNAL}", "synchronous=FULL"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("CREATE TABLE kept (key TEXT PRIMARY KEY, content BLOB)")
    raw.execute("INSERT INTO kept VALUES ('one', x'00')")

    def commit(run: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE kept SET content = ? WHERE key = 'one'", (written[run],))
        raw.execute("COMMIT")

    return commit

"""Fifty thousand messages brought in and summed up, beside what no program can do without."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from plpmission.partners.messages import read_messages
from plpmission.store import Store, open_store
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from tests.bench.figures import Figure
from tests.partnerships import register
from tests.store.letters import ANNE, letter

MESSAGES, PARTNERSHIPS, RUNS = 50_000, 200, 3
NOW = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
CALLED = {f"PLP {number}": f"par-{number:08x}" for number in range(PARTNERSHIPS)}
_HEADINGS = ("PLP", "Envoyé le", "Type", "Niveaux", "Relayé le", "Clair", "Texte")


def figures() -> Iterator[Figure]:
    """The rows of the report."""
    raw = _file()
    with tempfile.TemporaryDirectory() as made:
        store = open_store(f"sqlite:///{Path(made) / 'store.sqlite3'}")
        whole = min(_brought_in(store, raw) for _ in range(RUNS))
        bare = min(_bare(Path(made) / f"bare{run}.sqlite3", raw) for run in range(RUNS))
        yield Figure("50,000 messages of a CSV brought in, CPU", whole, 2.0, "s")
        yield Figure("50,000 messages of a CSV / read and inserted, nothing else", whole / bare, 12)
        yield Figure(
            "overview of 200 partnerships and 50,000 messages, CPU",
            _looked_at(store, raw),
            1.0,
            "s",
        )
        summed, counted = _summed(store, Path(made) / "store.sqlite3")
        yield Figure(
            "figures of 200 partnerships / one count of their messages", summed / counted, 60
        )
        store.dispose()


def _looked_at(store: Store, raw: bytes) -> float:
    """A register opened at its overview, to what the page is sent."""
    key, _ = store.create(register(PARTNERSHIPS), ANNE)
    store.messages.add_all(key, _read(raw), ANNE)
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})

    def look() -> None:
        desk = Desk(store)
        desk.open(key)
        traits(desk, "screen")

    return min(_seconds(look) for _ in range(RUNS))


def _file() -> bytes:
    draw, text = Random(8), io.StringIO(newline="")
    table = csv.writer(text, delimiter=";")
    table.writerow(_HEADINGS)
    begun = dt.datetime(2023, 1, 1)
    for number in range(MESSAGES):
        sent = begun + dt.timedelta(seconds=draw.randrange(3 * 365 * 86_400))
        had = sent + dt.timedelta(seconds=draw.randrange(3_600))
        kind = "chaud" if draw.random() < 0.4 else "froid"
        name = f"PLP {number % PARTNERSHIPS}"
        table.writerow((name, f"{sent}", kind, 1, f"{had}", "oui", f"Avis {number}"))
    return text.getvalue().encode()


def _brought_in(store: Store, raw: bytes) -> float:
    key, _ = store.create(letter(), ANNE)
    return _seconds(lambda: store.messages.add_all(key, _read(raw), ANNE))


def _read(raw: bytes) -> dict[str, tuple[object, ...]]:
    return dict(read_messages(raw, name="m.csv", now=NOW, called=CALLED).messages)  # type: ignore[arg-type]


def _bare(path: Path, raw: bytes) -> float:
    def work() -> None:
        rows = csv.reader(io.StringIO(raw.decode(), newline=""), delimiter=";")
        base = sqlite3.connect(path, isolation_level=None)
        base.execute(f"CREATE TABLE m ({', '.join(f'c{at} TEXT' for at in range(7))})")
        base.execute("BEGIN")
        base.executemany("INSERT INTO m VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        base.execute("COMMIT")
        base.close()

    return _seconds(work)


def _summed(store: Store, path: Path) -> tuple[float, float]:
    [key] = {listed.id for listed in store.list()[:1]}
    base = sqlite3.connect(path)
    count = "SELECT count(*) FROM message WHERE dossier = ?"
    summed = min(_seconds(lambda: store.messages.summary(key)) for _ in range(RUNS))
    counted = min(_seconds(lambda: base.execute(count, (key,)).fetchone()) for _ in range(RUNS))
    base.close()
    return summed, counted


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun

"""The power goes: 300 times under SQLite, at any moment, with what the disk had not yet written
lost or torn. What was acknowledged is there, and the store is whole."""

from __future__ import annotations

import json
import multiprocessing
import pickle
import random
import tempfile
from pathlib import Path

import pytest

from plpmission.errors import StoreError
from plpmission.model import Dossier
from plpmission.store import engine, open_store
from tests.soak.disk import Operation, Recorder, after_a_crash
from tests.store.letters import ANNE, BRAM, large_letter

WORKLOADS, CRASHES = 10, 30
SAVES = 60


def _work(url: str, keys: list[str], seed: int, path: str, journal: str) -> None:
    """In a process of its own: edit, and keep what was asked of the disk and what was said."""
    engine.JOURNAL = journal
    recorder, chance = Recorder(), random.Random(seed)
    store = open_store(url)
    stamps = {key: store.open(key).stamp for key in keys}
    dossiers = {key: store.open(key).dossier for key in keys}
    for number in range(1, SAVES + 1):
        key, who = chance.choice(keys), chance.choice((ANNE, BRAM))
        dossiers[key] = _edited(dossiers[key], number, chance)
        stamps[key] = store.save_draft(key, dossiers[key], stamps[key], who)
        head = stamps[key].head
        frozen = len(store.frozen(key))
        if number % 4 == 0:
            stamps[key] = store.commit(key, stamps[key], who, "note")
            head = stamps[key].head
        if number % 12 == 0:
            store.freeze(key, head, "proposed", who)
            store.comments.add(key, "title", "", f"Remarque {number}", who)
            frozen += 1
        said = {"key": key, "number": number, "head": head, "frozen": frozen}
        recorder.say(json.dumps({**said, "audit": len(store.audit.entries())}))
    store.dispose()
    Path(path).write_bytes(pickle.dumps(recorder.log))


def _edited(dossier: Dossier, number: int, chance: random.Random) -> Dossier:
    noise = " ".join(f"mot{chance.randrange(10**6)}" for _ in range(chance.randrange(4_000)))
    return dossier.with_section("mandate", text=str(number)).with_section("context", text=noise)


def _recorded(folder: Path, seed: int, journal: str) -> tuple[dict[str, bytes], list[Operation]]:
    file = folder / "store.sqlite3"
    url = f"sqlite:///{file}"
    store = open_store(url)
    keys = [store.create(large_letter(20).with_section("mandate", text="0"), ANNE)[0] for _ in "ab"]
    store.dispose()
    start = {path.name: path.read_bytes() for path in folder.iterdir()}
    log = folder / "log"
    spawn = multiprocessing.get_context("spawn")
    worker = spawn.Process(target=_work, args=(url, keys, seed, str(log), journal))
    worker.start()
    worker.join(120)
    assert worker.exitcode == 0
    return start, pickle.loads(log.read_bytes())


@pytest.mark.parametrize("seed", range(WORKLOADS))
def test_nothing_acknowledged_is_lost_when_the_power_goes(seed: int) -> None:
    _crash_often(seed, engine.JOURNAL)


@pytest.mark.parametrize("seed", range(2))
def test_nor_with_the_other_journal(seed: int) -> None:
    _crash_often(seed, "WAL" if engine.JOURNAL == "TRUNCATE" else "TRUNCATE")


def test_a_disk_that_does_not_do_what_it_says_would_be_noticed() -> None:
    with tempfile.TemporaryDirectory() as made:
        start, log = _recorded(Path(made), 0, engine.JOURNAL)
    lying = [operation for operation in log if operation.kind != "sync"]
    with pytest.raises((AssertionError, StoreError)):
        _cut(start, lying, 0)


def _crash_often(seed: int, journal: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        start, log = _recorded(Path(made), seed, journal)
    assert {"write", "sync", "said"} <= {operation.kind for operation in log}
    _cut(start, log, 1000 + seed)


def _cut(start: dict[str, bytes], log: list[Operation], seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(CRASHES):
        at = chance.randrange(len(log))
        _is_whole(after_a_crash(start, log[:at], chance), log[:at])


def _is_whole(files: dict[str, bytes], log: list[Operation]) -> None:
    said = {}
    for operation in log:
        if operation.kind == "said":
            told = json.loads(operation.data)
            said[told["key"]] = told
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as made:
        for name, content in files.items():
            Path(made, name).write_bytes(content)
        store = open_store(f"sqlite:///{made}/store.sqlite3")
        try:
            assert store.verify() == ()
            for key, told in said.items():
                opened = store.open(key)
                assert int(opened.dossier.letter.note("mandate").text) >= told["number"]
                assert len(store.revisions(key)) >= told["head"]
                assert len(store.frozen(key)) >= told["frozen"]
                assert len(store.audit.entries()) >= told["audit"]
        finally:
            store.dispose()

"""Writers and servers killed in the middle of their work, and twenty writers at once."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import statistics
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

import psycopg
import pytest

from plpmission.errors import StoreUnavailable
from plpmission.store import Stamp, Store, engine, open_store
from tests.store import servers
from tests.store.letters import ANNE, large_letter, letter

KILLS_ON_SQLITE, KILLS_ON_POSTGRESQL, KILLED_SERVERS = 200, 100, 8
WRITERS, SECONDS = 20, 60
PLAIN, SLOW = 300, 20
"""Commits of one program alone, and the milliseconds from which a disk is too slow to judge by."""
# Writers are forked: they share what is imported, and nothing that is open.
_FORK = multiprocessing.get_context("fork")
Said = tuple[int, int]
"""The number in the content that was acknowledged, and the revision that was."""


@pytest.fixture
def server() -> Iterator[Path]:
    programs = servers.binaries()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    with servers.postgresql(programs, lasting=True) as folder:
        yield folder


def _write(url: str, key: str, mouth: Connection) -> None:
    """Save for ever; say each save once it was acknowledged."""
    store = open_store(url)
    opened = store.open(key)
    dossier, stamp = opened.dossier, opened.stamp
    number = int(dossier.letter.note("mandate").text)
    while True:
        number += 1
        dossier = dossier.with_section("mandate", text=str(number))
        stamp = store.save_draft(key, dossier, stamp, ANNE)
        if number % 3 == 0:
            stamp = store.commit(key, stamp, ANNE)
        mouth.send((number, stamp.head))


def _killed_in_its_work(url: str, key: str, chance: random.Random) -> Said | None:
    """The last thing that a writer said before it was killed."""
    ear, mouth = _FORK.Pipe(duplex=False)
    writer = _FORK.Process(target=_write, args=(url, key, mouth), daemon=True)
    writer.start()
    mouth.close()
    heard = _heard(ear) if ear.poll(30) else None
    time.sleep(chance.uniform(0, 0.03))
    assert writer.pid is not None
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    heard = _all_heard(ear, heard)
    ear.close()
    return heard


def _heard(ear: Connection) -> Said | None:
    try:
        said: Said = ear.recv()
    except EOFError:
        return None
    return said


def _all_heard(ear: Connection, heard: Said | None) -> Said | None:
    while ear.poll(0):
        said = _heard(ear)
        if said is None:
            break
        heard = said
    return heard


def _is_there(store: Store, key: str, said: Said) -> None:
    opened = store.open(key)
    assert int(opened.dossier.letter.note("mandate").text) >= said[0]
    assert opened.stamp.head >= said[1]


def _kill_writers(url: str, times: int) -> None:
    store = open_store(url)
    key, _ = store.create(large_letter(20).with_section("mandate", text="0"), ANNE)
    store.dispose()
    chance = random.Random(times)
    acknowledged = 0
    for _ in range(times):
        said = _killed_in_its_work(url, key, chance)
        assert said is not None, "a writer said nothing"
        acknowledged = max(acknowledged, said[0])
        store = open_store(url)
        _is_there(store, key, said)
        store.dispose()
    store = open_store(url)
    assert store.verify() == ()
    assert len(store.revisions(key)) > times / 2
    print(f"{times} kills, {acknowledged} saves acknowledged, all there")
    store.dispose()


def test_killed_writers_on_sqlite_lose_nothing(tmp_path: Path) -> None:
    _kill_writers(f"sqlite:///{tmp_path / 'store.sqlite3'}", KILLS_ON_SQLITE)


def test_killed_clients_of_a_server_lose_nothing(server: Path) -> None:
    _kill_writers(servers.emptied(server), KILLS_ON_POSTGRESQL)


def test_killed_servers_lose_nothing() -> None:
    programs = servers.binaries()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    with servers.postgresql(programs, lasting=True) as folder:
        url = servers.emptied(folder)
        store = open_store(url)
        key, stamp = store.create(letter(text="0"), ANNE)
        said: Said = (0, 1)
        for _ in range(KILLED_SERVERS):
            said, stamp = _until_it_is_killed(store, key, stamp, said[0], folder)
            store.dispose()
            servers.start(programs, folder, lasting=True)
            store = open_store(url)
            _is_there(store, key, said)
            stamp = store.open(key).stamp
        assert store.verify() == ()
        print(f"{KILLED_SERVERS} killed servers, {said[0]} saves acknowledged, all there")
        store.dispose()


def _until_it_is_killed(
    store: Store, key: str, stamp: Stamp, number: int, folder: Path
) -> tuple[Said, Stamp]:
    at = time.monotonic() + 0.5
    said = (number, stamp.head)
    killer = threading.Timer(0.5, servers.kill, [folder])
    killer.start()
    try:
        while time.monotonic() < at + 20:
            number += 1
            stamp = store.save(key, letter(text=str(number)), stamp, ANNE)
            said = (number, stamp.head)
    except (StoreUnavailable, psycopg.Error):
        return said, stamp
    finally:
        killer.join()
    raise AssertionError("the server lives on")


def _write_and_time(url: str, key: str, seconds: float, mouth: Connection, start: Barrier) -> None:
    store = open_store(url)
    opened = store.open(key)
    dossier, stamp, taken = opened.dossier, opened.stamp, []
    number, pause = 1, random.Random(key)
    # The first save of a program also makes its statements ready; that is not waiting for others.
    stamp = store.save_draft(key, dossier.with_section("mandate", text="1"), stamp, ANNE)
    start.wait()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        number += 1
        dossier = dossier.with_section("mandate", text=str(number))
        begun = time.perf_counter()
        stamp = store.save_draft(key, dossier, stamp, ANNE)
        taken.append(time.perf_counter() - begun)
        time.sleep(pause.uniform(0.2, 0.6))  # somebody types: a save 400 ms after the last key
    mouth.send((number, taken))
    store.dispose()


def _plain_commits(file: Path) -> list[float]:
    """What the disk itself takes: one program alone, one plain commit at a time."""
    raw = sqlite3.connect(file, isolation_level=None)
    for pragma in (f"journal_mode={engine.JOURNAL}", "synchronous=FULL"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("CREATE TABLE kept (content BLOB)")
    raw.execute("INSERT INTO kept VALUES (x'00')")
    taken = []
    for _ in range(PLAIN):
        begun = time.perf_counter()
        raw.execute("UPDATE kept SET content = ?", (os.urandom(10_000),))
        taken.append(time.perf_counter() - begun)
    raw.close()
    return taken


def test_twenty_writers_at_once_wait_for_each_other_but_briefly(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    store = open_store(url)
    keys = [store.create(large_letter(40), ANNE)[0] for _ in range(WRITERS)]
    store.dispose()
    alone = _p99(_plain_commits(tmp_path / "plain"))
    pipes, start = [_FORK.Pipe(duplex=False) for _ in keys], _FORK.Barrier(WRITERS)
    writers = [
        _FORK.Process(target=_write_and_time, args=(url, key, SECONDS, mouth, start))
        for key, (_, mouth) in zip(keys, pipes, strict=True)
    ]
    for writer in writers:
        writer.start()
    said = {key: ear.recv() for key, (ear, _) in zip(keys, pipes, strict=True)}
    for writer in writers:
        writer.join()
    store = open_store(url)
    for key, (number, _) in said.items():
        assert store.open(key).dossier.letter.note("mandate").text == str(number)
    assert store.verify() == ()
    store.dispose()
    taken = [seconds for _, times in said.values() for seconds in times]
    p50, p99 = statistics.median(taken) * 1000, _p99(taken)
    print(f"{len(taken)} saves: p50 {p50:.0f} ms, p99 {p99:.0f} ms; a plain commit {alone:.0f} ms")
    if alone > SLOW:
        pytest.skip(f"this disk takes {alone:.0f} ms for a plain commit: nothing can be said of it")
    assert p99 < 120


def _p99(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=100)[98] * 1000

"""The whole store as one file: made while it is used, restored on either engine, or not at all."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from plpmission.cli import app
from plpmission.errors import StaleSave, StoreError, StoreUnavailable
from plpmission.store import Store, open_store
from tests.store.letters import ANNE, BRAM, letter, said, signed_file
from tests.store.test_keeping import unguarded


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with something in every table."""
    key, first = store.create(letter(text="un"), ANNE)
    stamp = store.save(key, letter(text="deux"), first, BRAM)
    store.save_draft(key, letter(text="trois"), stamp, ANNE)
    with pytest.raises(StaleSave):
        store.save_draft(key, letter(text="refusé"), first, BRAM)
    store.name_version(key, 1, "Première", ANNE)
    store.freeze(key, 2, "set", ANNE, reference="Conseil du 2 mars")
    store.comments.reply(store.comments.add(key, "title", "", "Bien", ANNE).id, "Oui", BRAM)
    store.signed.record(signed_file(key))
    store.present.touch(key, "mandate", ANNE, "page")
    store.settings.set("lang", "nl")
    gone, _ = store.create(letter("Une autre"), ANNE)
    store.bin(gone, ANNE)
    store.purge(gone, ANNE)
    return store


@pytest.fixture
def backup(filled: Store, tmp_path: Path) -> Path:
    path = tmp_path / "backup.plpstore"
    filled.back_up(path, ANNE)
    return path


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'fresh.sqlite3'}")
    yield opened
    opened.dispose()


def test_a_backup_of_either_engine_comes_back_whole(
    filled: Store, backup: Path, fresh: Store
) -> None:
    assert fresh.restore_backup(backup, BRAM) == 1
    (listed,) = fresh.list()
    key = listed.id
    assert said(fresh.open(key).dossier) == "trois"
    for ask in (Store.revisions, Store.frozen, Store.asides):
        assert ask(fresh, key) == ask(filled, key)
    assert fresh.comments.list(key) == filled.comments.list(key)
    assert fresh.signed.of(key) == filled.signed.of(key)
    assert fresh.settings.get("lang") == "nl"
    assert fresh.present.here(key) == ()
    assert fresh.verify() == ()
    told, kept = fresh.audit.entries(), filled.audit.entries()
    assert told[:-1] == kept[:-1]
    assert (kept[-1].action, told[-1].action) == ("backup", "restore-backup")
    assert kept[-1].after == told[-1].before, "it says which file it was"


def test_a_backup_goes_to_a_server_and_on_from_there(
    backup: Path, store: Store, server: Path, url: str
) -> None:
    from tests.store import servers

    if url.startswith("sqlite"):
        target = open_store(servers.emptied(server))
        try:
            assert target.restore_backup(backup, ANNE) == 1
            assert target.verify() == ()
            key = target.list()[0].id
            opened = target.open(key)
            target.save(key, letter(text="quatre"), opened.stamp, ANNE)
            assert said(target.open(key).dossier) == "quatre"
        finally:
            target.dispose()


def test_a_backup_is_made_while_the_store_is_in_use(store: Store, tmp_path: Path) -> None:
    key, stamp = store.create(letter(text="0"), ANNE)
    acknowledged, stop = [0], threading.Event()

    def write(stamp: object = stamp) -> None:
        while not stop.is_set():
            number = acknowledged[-1] + 1
            stamp = store.save(key, letter(text=str(number)), stamp, ANNE)  # type: ignore[arg-type]
            acknowledged.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for run in range(2):
            before = acknowledged[-1]
            path = tmp_path / f"backup-{run}"
            store.back_up(path)
            with_copy = open_store(f"sqlite:///{path}")
            assert int(said(with_copy.open(key).dossier)) >= before
            assert with_copy.verify() == ()
            with_copy.dispose()
    finally:
        stop.set()
        writer.join()
    assert int(said(store.open(key).dossier)) == acknowledged[-1]


def test_nothing_is_overwritten(filled: Store, backup: Path) -> None:
    with pytest.raises(StoreError, match="already"):
        filled.back_up(backup)
    with pytest.raises(StoreError, match="holds dossiers already"):
        filled.restore_backup(backup)
    assert filled.verify() == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE revision SET note = 'autre' WHERE number = 1",
        "UPDATE revision SET content = zeroblob(9) WHERE number = 2",
        "UPDATE audit SET actor = 'Personne' WHERE number = 2",
        "UPDATE frozen SET reference = 'jamais'",
        "UPDATE draft SET content = zeroblob(9)",
        "DROP TABLE aside",
    ],
)
def test_a_broken_backup_is_refused_and_nothing_is_restored(
    backup: Path, fresh: Store, change: str
) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as raw:
        unguarded(raw)
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(change)
    before = backup.read_bytes()
    with pytest.raises(StoreError, match=r"Nothing was restored|Restore a backup"):
        fresh.restore_backup(backup)
    assert fresh.list() == ()
    assert not fresh.audit.entries()
    assert backup.read_bytes() == before


def test_a_file_that_is_no_backup_is_refused(fresh: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"no file nowhere\.plpstore"):
        fresh.restore_backup(tmp_path / "nowhere.plpstore")
    other = tmp_path / "letter.txt"
    other.write_text("Bonjour " * 900)
    with pytest.raises(StoreUnavailable, match="not a store") as refused:
        fresh.restore_backup(other)
    assert str(other) in str(refused.value)
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        fresh.back_up(tmp_path / "no" / "folder" / "backup")
    assert fresh.verify() == ()


def test_the_command_line_backs_up_restores_and_verifies(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    store.create(letter(), ANNE)
    store.settings.set("actor", {"name": ANNE.name})
    kept = tmp_path / "kept"
    a, b = (f"sqlite:///{tmp_path / name}.sqlite3" for name in "ab")

    def run(*arguments: object) -> tuple[int, str]:
        done = CliRunner().invoke(app, [str(argument) for argument in ("store", *arguments)])
        return done.exit_code, done.output

    assert run("backup", kept, "--store", a)[0] == 0
    assert store.audit.entries()[-1].actor.name == ANNE.name
    assert run("restore", kept, "--store", b) == (
        0,
        f"Restored into {tmp_path / 'b.sqlite3'}. Dossiers: 1.\n",
    )
    assert run("verify", "--store", b) == (0, f"The store {tmp_path / 'b.sqlite3'} is whole.\n")
    with closing(sqlite3.connect(tmp_path / "b.sqlite3", isolation_level=None)) as raw:
        unguarded(raw)
        raw.execute("UPDATE audit SET action = 'set' WHERE number = 1")
    code, output = run("verify", "--store", b)
    assert (code, output.split(":")[0]) == (1, "audit[1]")
    assert run("restore", kept, "--store", b)[0] == 2
    store.dispose()

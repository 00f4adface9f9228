"""The whole store as one file, and back; the file is itself a store on SQLite."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.errors import StoreError, StoreUnavailable, UnsoundBackup
from plpmission.store import audit, failures, schema, verify
from plpmission.store.audit import Deed
from plpmission.store.engine import Database
from plpmission.store.records import Actor
from plpmission.store.tables import audit as audit_table
from plpmission.store.tables import audit_end, dossier, metadata, presence, setting, tombstone

_BATCH = 50
_UNSOUND = (
    "The backup {name} is not whole: {count} places are not as they were saved. Nothing was "
    "restored. Take an earlier backup."
)


def back_up(source: Database, path: Path, actor: Actor) -> str:
    """Write a store to a file, while others use it; the file's SHA-256.

    Raises:
        StoreError: there is a file of that name already, or what would be written is not whole.
        StoreUnavailable: the store cannot be read, or the file not be written.
    """
    if path.exists():
        raise StoreError("There is a file {name} already. Choose another name.", name=path.name)
    unfinished = path.with_name(path.name + ".part")
    unfinished.unlink(missing_ok=True)
    try:
        _copy(source, unfinished)
        _check(unfinished, path)
        _settle(unfinished)
        sha256 = _sha256(unfinished)
        unfinished.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreUnavailable(failures.NOT_WRITTEN, where=str(path)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    with source.writing() as connection:
        deed = Deed(actor=actor, action="backup", detail=path.name, after=sha256)
        audit.tell(connection, deed)
    return sha256


def restore(target: Database, path: Path, actor: Actor) -> int:
    """Fill an empty store from a backup, all or nothing; how many dossiers it holds.

    Raises:
        UnsoundBackup: the backup is not what was saved.
        StoreError: the store holds something already.
        StoreUnavailable: the backup is none, or of a newer version.
    """
    sha256 = _sha256(path)
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / "backup.sqlite3"  # an older one is upgraded; the backup itself stays
        shutil.copyfile(path, copy)
        _check(copy, path)
        with _opened(copy) as backup, backup.reading() as source, target.writing() as into:
            _only_into_nothing(into, target.where)
            _copy_rows(source, into)
            deed = Deed(actor=actor, action="restore-backup", detail=path.name, before=sha256)
            audit.tell(into, deed)
            return int(into.execute(sa.select(sa.func.count()).select_from(dossier)).scalar() or 0)


def _copy(source: Database, path: Path) -> None:
    if source.engine.dialect.name == "sqlite":
        _copy_pages(source, path)
        return
    with _opened(path) as into, source.snapshot() as connection, into.writing() as writing:
        _copy_rows(connection, writing)


def _copy_pages(source: Database, path: Path) -> None:
    with source.reading() as connection, closing(sqlite3.connect(path)) as into:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - the engine is SQLite's
        raw.backup(into)


def _settle(path: Path) -> None:
    """One file that needs no other beside it, and is on disk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
        raw.execute("DELETE FROM presence")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _copy_rows(source: Connection, into: Connection) -> None:
    into.execute(sa.delete(audit_end))
    into.execute(sa.delete(setting))
    for table in metadata.sorted_tables:
        if table is presence:
            continue
        rows = source.execute(sa.select(table)).yield_per(_BATCH)
        for batch in rows.mappings().partitions():
            into.execute(sa.insert(table), [dict(row) for row in batch])


def _only_into_nothing(into: Connection, where: str) -> None:
    for table in (dossier, tombstone, audit_table):
        if into.execute(sa.select(sa.func.count()).select_from(table)).scalar():
            raise StoreError(
                "The store {where} holds dossiers already, and none is overwritten. "
                "Name a new store with --store.",
                where=where,
            )


def _check(copy: Path, path: Path) -> None:
    """See that a copy of a backup can be read and is what was saved; ``path`` is its real name."""
    try:
        with _opened(copy) as backup, backup.reading() as connection:
            found = tuple(verify.problems(connection))
    except StoreUnavailable as error:
        raise StoreUnavailable(error.message, where=str(path)) from error
    if found:
        raise UnsoundBackup(_UNSOUND, problems=found, name=path.name, count=len(found))


@contextmanager
def _opened(path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{path}")
    try:
        schema.prepare(database)
        yield database
    finally:
        database.engine.dispose()


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise StoreUnavailable("There is no file {name}.", name=path.name) from None
    except OSError:
        raise StoreUnavailable(failures.NOT_OPENED, where=str(path)) from None

"""Connections: to which database, with which promises about the disk, one writer at a time."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from plpmission.errors import StoreUnavailable
from plpmission.store import drives, failures

PATIENCE = 5.0
"""Seconds that a reader or writer waits for others before it says that the store is in use."""
PAUSE = 0.001
"""Seconds, about, between two tries to be the one that writes. SQLite's own waiting grows to a
tenth of a second and starves a writer among twenty: this kept p99 at a quarter of it."""
# Before this version, a write-ahead log that is reset at the wrong moment damages the file.
_SAFE_WAL = (3, 51, 3)
JOURNAL = "WAL" if sqlite3.sqlite_version_info >= _SAFE_WAL else "TRUNCATE"
_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}

# Threads of one process queue here; processes meet in ``_begin``.
_LOCKS: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


def default_url() -> str:
    """The store of this machine's user, in the system's folder for a user's data."""
    folder = platformdirs.user_data_path("plpmission", appauthor=False)
    return f"sqlite:///{folder / 'store.sqlite3'}"


def parsed(url: str) -> URL:
    """The address of a store.

    Raises:
        StoreUnavailable: it is none. The sentence does not repeat it: it may hold a password.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        address = URL.create("unknown")
    if address.drivername not in _DRIVERS or address.database in {None, "", ":memory:"}:
        raise StoreUnavailable(
            "This is not the address of a store. Give sqlite:///FILE or "
            "postgresql+psycopg://USER@HOST/DATABASE."
        )
    return address.set(drivername=_DRIVERS[address.drivername])


class Database:
    """An engine with its way to read and its way to write.

    ``where`` names the database in sentences: a file, or an address without its password.
    """

    def __init__(self, url: str) -> None:
        address = parsed(url)
        if address.drivername == "sqlite":
            path = Path(address.database or "").absolute()
            self.where = str(path)
            self.on_network_drive = drives.on_network_drive(path.parent)
            self.engine = _sqlite(address.set(database=str(path)), path)
            self._lock: threading.Lock | None = _LOCKS[self.where]
        else:
            self.where = address.render_as_string()
            self.on_network_drive = False
            self.engine = _postgresql(address)
            self._lock = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store and changes nothing.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        with failures.said_plainly(self.where), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """As ``reading``, and one state of the store for several statements on a server too."""
        with failures.said_plainly(self.where), self.engine.connect() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on disk when the block is left, or has changed nothing.

        Raises:
            StoreUnavailable: the database cannot be written to.
        """
        with failures.said_plainly(self.where), self._alone(), self.engine.connect() as connection:
            connection.execution_options(plpmission_writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._lock is None:
            yield
            return
        if not self._lock.acquire(timeout=PATIENCE):
            raise StoreUnavailable(failures.BUSY, where=self.where)
        try:
            yield
        finally:
            self._lock.release()


def _sqlite(address: URL, path: Path) -> Engine:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StoreUnavailable(failures.NOT_OPENED, where=str(path)) from None
    engine = sa.create_engine(address, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where ``_begin`` says, not by guess
    for pragma in (f"journal_mode={JOURNAL}", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("plpmission_writes"):
        connection.exec_driver_sql("BEGIN")
        return
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - the engine is SQLite's
    raw.execute("PRAGMA busy_timeout=0")
    try:
        if not _got_its_turn(raw):
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # says why not, or begins at last
    finally:
        raw.execute(f"PRAGMA busy_timeout={int(PATIENCE * 1000)}")


def _got_its_turn(raw: sqlite3.Connection) -> bool:
    # Past SQLAlchemy, whose part in these few words would double their cost to an autosave.
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            raw.execute("BEGIN IMMEDIATE")
            return True
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
            if not busy or time.monotonic() > deadline:
                return False
            time.sleep(PAUSE * random.uniform(0.5, 1.5))  # noqa: S311 - not for secrets


def _postgresql(address: URL) -> Engine:
    return sa.create_engine(
        address, pool_pre_ping=True, connect_args={"connect_timeout": int(PATIENCE)}
    )

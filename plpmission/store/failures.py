"""What a database says went wrong, as sentences that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from plpmission.errors import StoreUnavailable

BUSY = "The store {where} is in use by another program. Wait a moment, then try again."
NOT_WRITABLE = (
    "The store {where} cannot be written to. Give yourself the right to write to this file and "
    "its folder, or choose another store with --store."
)
NOT_OPENED = (
    "The store {where} cannot be opened. Check that the folder exists and that you may use it, "
    "or choose another store with --store."
)
FULL = (
    "The disk that holds the store {where} is full. What was saved before is safe: "
    "free some space, then try again."
)
DAMAGED = (
    "The store {where} is damaged, or is not a store of this program. "
    "Restore a backup, or choose another store with --store."
)
NOT_READ = (
    "The disk that holds the store {where} does not answer as it should. Check the disk or the "
    "network drive, and your right to write to its folder, then try again."
)
NETWORK = (
    "The store {where} is on a network drive. Two people may damage it there, and a save may be "
    "lost: keep it on this computer’s own disk, or use a PostgreSQL server."
)
NOT_WRITTEN = (
    "The file {where} cannot be written. Check that the folder exists, that you may use it, and "
    "that there is room on the disk."
)
UNREACHABLE = (
    "The database {where} cannot be reached. Check that its server runs, and that host, database, "
    "name and password are right."
)
NOT_ALLOWED = (
    "The database {where} does not let you do this. Ask its administrator for the right to write."
)

_SQLITE = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_READONLY": NOT_WRITABLE,
    "SQLITE_PERM": NOT_WRITABLE,
    "SQLITE_CANTOPEN": NOT_OPENED,
    "SQLITE_FULL": FULL,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_ERROR": DAMAGED,  # a table or column that is not there: what we ask for is fixed
    "SQLITE_IOERR": NOT_READ,
    "SQLITE_PROTOCOL": NOT_READ,
}
# Classes and codes of SQLSTATE (PostgreSQL's manual, appendix A); the longest that fits decides.
_POSTGRESQL = {
    "08": UNREACHABLE,
    "57P": UNREACHABLE,
    "42501": NOT_ALLOWED,
    "25006": NOT_ALLOWED,
    "53100": FULL,
    "53": BUSY,
    "55P03": BUSY,
    "40": BUSY,
    "42703": DAMAGED,
    "42P01": DAMAGED,
    "XX00": DAMAGED,
}


@contextmanager
def said_plainly(where: str) -> Iterator[None]:
    """Turn what a database reports into ``StoreUnavailable``; faults of our own pass."""
    try:
        yield
    except DBAPIError as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        raise StoreUnavailable(sentence, where=where) from error
    except ValueError as error:  # a moment, a figure or a text that is none any more
        raise StoreUnavailable(DAMAGED, where=where) from error


def sentence_for(error: DBAPIError) -> str | None:
    """The sentence for a database's error; None where the fault is in what was asked of it."""
    if name := getattr(error.orig, "sqlite_errorname", None):
        return _longest(_SQLITE, name)
    if state := getattr(error.orig, "sqlstate", None):
        return _longest(_POSTGRESQL, state)
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    return DAMAGED if isinstance(error.orig, sqlite3.Error) else UNREACHABLE


def _longest(sentences: dict[str, str], code: str) -> str | None:
    fitting = [begin for begin in sentences if code.startswith(begin)]
    return sentences[max(fitting, key=len)] if fitting else None

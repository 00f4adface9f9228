"""What is kept apart from every dossier: people, messages, notes. It goes whole."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.store.audit import Deed, tell
from plpmission.store.records import Actor, line
from plpmission.store.tables import intake, member, message, note, screening

KEY_LIMIT = 80
OF_PARTNERSHIPS = (member, screening, message)
OF_DOSSIERS = (*OF_PARTNERSHIPS, note, intake)


def key_of(partnership: str) -> str:
    """A partnership's id as the tables hold it."""
    return line(partnership)[:KEY_LIMIT]


def of(table: sa.Table, dossier: str, partnership: str | None) -> sa.ColumnElement[bool]:
    """A dossier's rows of a table, or those of one of its partnerships."""
    here = table.c.dossier == dossier
    return (
        here if partnership is None else sa.and_(here, table.c.partnership == key_of(partnership))
    )


def wiping(connection: Connection) -> None:
    """Have SQLite write over what is deleted or changed: its file is not to hold it any more.

    PostgreSQL does so when it vacuums.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def counted(connection: Connection, actor: Actor, action: str, dossier: str, what: str) -> None:
    """Tell the audit how many rows of what; never whose."""
    tell(connection, Deed(actor=actor, action=action, dossier=dossier, detail=what))


def removed(connection: Connection, dossier: str, partnership: str | None = None) -> str:
    """Remove all rows of a dossier, or of one of its partnerships; how many of what, for the audit.

    Empty where there were none.
    """
    wiping(connection)
    tables = OF_DOSSIERS if partnership is None else OF_PARTNERSHIPS
    gone = (
        (table.name, connection.execute(sa.delete(table).where(of(table, dossier, partnership))))
        for table in tables
    )
    return ", ".join(f"{name} {result.rowcount}" for name, result in gone if result.rowcount)

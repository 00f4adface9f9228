"""Which version of the tables a store has, and how it comes to the one that this program knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import inspect
from sqlalchemy.engine import Connection

from plpmission.errors import StoreUnavailable
from plpmission.store import failures
from plpmission.store.engine import Database
from plpmission.store.tables import VERSION_TABLE

if TYPE_CHECKING:
    from alembic.config import Config

SCHEMA = "0003"
"""The migration that this program's tables are at; later ones have higher numbers."""
_VERSION = sa.table(VERSION_TABLE, sa.column("version_num"))
_MIGRATIONS = Path(__file__).parent / "migrations"
_UPGRADING = 0x706C706D
"""The number of the lock under which PostgreSQL lets one program at a time upgrade."""


def prepare(database: Database) -> None:
    """Bring a store to this program's tables, made anew where there are none.

    Raises:
        StoreUnavailable: it is of a newer version, of another program, or cannot be written to.
    """
    with database.reading() as connection:
        found = _version(connection, database.where)
    if found == SCHEMA:
        _try_to_write(database)
        return
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_UPGRADING)))
        if _version(connection, database.where) != SCHEMA:
            _upgrade(connection)


def _try_to_write(database: Database) -> None:
    # What may only be read is better said now than at the first word typed.
    with database.writing() as connection:
        connection.execute(sa.update(_VERSION).values(version_num=SCHEMA))


def _version(connection: Connection, where: str) -> str:
    """The version of the store's tables; empty where there are none yet."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise StoreUnavailable(failures.DAMAGED, where=where)
        return ""
    found = str(connection.execute(sa.select(_VERSION.c.version_num)).scalar() or "")
    if found > SCHEMA:
        raise StoreUnavailable(
            "The store {where} was written by a newer version of this program. "
            "Install the newer version; the store stays as it is.",
            where=where,
        )
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command  # costly, and not needed where the tables are there

    command.upgrade(config_for(connection), SCHEMA)


def config_for(connection: Connection) -> Config:
    """Alembic's configuration for a connection, in whose transaction it works."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

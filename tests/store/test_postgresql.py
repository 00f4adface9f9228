"""What only a server can do: refuse, break off, and hold rights. The rest is tested on both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from plpmission.errors import StoreUnavailable
from plpmission.store import Store, open_store
from tests.store import servers
from tests.store.letters import ANNE, letter, said, signed_file


@pytest.fixture
def on_server(server: Path) -> Iterator[Store]:
    opened = open_store(servers.emptied(server))
    yield opened
    opened.dispose()


@pytest.fixture
def raw(server: Path, on_server: Store) -> Iterator[psycopg.Connection]:
    """Somebody who writes into the database past the program."""
    with closing(
        psycopg.connect(host=str(server), user=servers.USER, dbname="postgres", autocommit=True)
    ) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET note = 'autre'",
        "DELETE FROM revision",
        "TRUNCATE revision CASCADE",
        "TRUNCATE audit",
        "UPDATE audit SET actor = ''",
        "DELETE FROM audit",
        "UPDATE frozen SET reference = ''",
        "DELETE FROM frozen",
        "UPDATE signed SET name = ''",
        "DELETE FROM signed",
        "TRUNCATE dossier CASCADE",
        "UPDATE tombstone SET actor = ''",
        "DELETE FROM tombstone",
        "TRUNCATE tombstone",
        """INSERT INTO revision SELECT * FROM revision
           ON CONFLICT (dossier, number) DO UPDATE SET note = 'autre'""",
    ],
)
def test_the_server_itself_refuses_to_change_what_is_set(
    on_server: Store, raw: psycopg.Connection, statement: str
) -> None:
    key, _ = on_server.create(letter(), ANNE)
    other, _ = on_server.create(letter("Une autre"), ANNE)
    on_server.freeze(other, 1, "set", ANNE)
    on_server.signed.record(signed_file(other))
    on_server.bin(key, ANNE)
    on_server.purge(key, ANNE)
    with pytest.raises(psycopg.errors.RaiseException, match="never changed or deleted"):
        raw.execute(statement.encode())
    assert on_server.verify() == ()


def test_a_change_past_the_triggers_is_said(on_server: Store, raw: psycopg.Connection) -> None:
    key, stamp = on_server.create(letter(), ANNE)
    on_server.save(key, letter(text="x"), stamp, ANNE)
    raw.execute("SET session_replication_role = replica")
    raw.execute("UPDATE revision SET note = 'autre' WHERE number = 1")
    assert [found.where for found in on_server.verify()] == [f"{key}[1]"]


def test_a_connection_that_broke_off_is_made_again(
    on_server: Store, raw: psycopg.Connection
) -> None:
    key, stamp = on_server.create(letter(), ANNE)
    raw.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    on_server.save_draft(key, letter(text="malgré tout"), stamp, ANNE)
    assert said(on_server.open(key).dossier) == "malgré tout"


def test_a_connection_that_breaks_off_in_the_middle_of_a_save_is_said(
    on_server: Store, raw: psycopg.Connection
) -> None:
    key, _ = on_server.create(letter(), ANNE)

    def broken_off() -> None:
        with on_server._database.writing() as connection:
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            connection.exec_driver_sql("UPDATE dossier SET title = 'à moitié'")
            raw.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
            connection.exec_driver_sql("UPDATE dossier SET title = 'jamais'")

    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        broken_off()
    assert on_server.open(key).dossier == letter()


def test_a_database_that_is_not_there_is_said(server: Path) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        open_store(servers.address(server, "nowhere"))


@pytest.mark.usefixtures("on_server")
def test_a_store_of_a_newer_version_is_refused(server: Path, raw: psycopg.Connection) -> None:
    raw.execute("UPDATE schema_version SET version_num = '9999'")
    with pytest.raises(StoreUnavailable, match="newer version"):
        open_store(servers.address(server, "postgres"))


@pytest.mark.usefixtures("on_server")
def test_somebody_who_may_only_read_is_told_so(server: Path, raw: psycopg.Connection) -> None:
    raw.execute("DROP ROLE IF EXISTS reader")
    raw.execute("CREATE ROLE reader LOGIN")
    raw.execute("GRANT USAGE ON SCHEMA public TO reader")
    raw.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    as_reader = servers.address(server, "postgres").replace(servers.USER + "@", "reader@")
    try:
        with pytest.raises(StoreUnavailable, match="right to write"):
            open_store(as_reader)
    finally:
        raw.execute("DROP OWNED BY reader")
        raw.execute("DROP ROLE reader")

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePosixPath

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from plpmission.errors import StoreUnavailable
from plpmission.store import Store, default_url, drives, engine, open_store, schema
from tests.store.letters import ANNE, letter, said
from tests.store.servers import NOBODY


def opened(url: str) -> None:
    open_store(url).dispose()


def test_the_tables_are_those_that_the_migrations_make(url: str) -> None:
    opened(url)
    database = engine.Database(url)
    with database.writing() as connection:
        command.check(schema.config_for(connection))
    database.engine.dispose()


def test_the_last_migration_is_the_version_that_the_program_knows() -> None:
    with sa.create_engine("sqlite://").connect() as nothing:
        scripts = ScriptDirectory.from_config(schema.config_for(nothing))
    assert scripts.get_heads() == [schema.SCHEMA]


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(
    in_file: Store, file: Path
) -> None:
    in_file.dispose()
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE schema_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(StoreUnavailable, match="newer version"):
        opened(f"sqlite:///{file}")
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all" * 200, b"SQLite format 3\0" * 300])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(
    file: Path, content: bytes
) -> None:
    file.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="not a store of this program"):
        opened(f"sqlite:///{file}")
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_as_it_is(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("CREATE TABLE cookies (name TEXT)")
    before = file.read_bytes()
    with pytest.raises(StoreUnavailable, match="not a store of this program"):
        opened(f"sqlite:///{file}")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "url",
    [
        "",
        "store.sqlite3",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "mysql://anne:geheim@host/store",
        "postgresql+psycopg://anne:geheim@host",
        "postgresql+psycopg://anne:geheim@host:port/store",
        "http://anne:geheim@host/store",
    ],
)
def test_what_is_no_address_of_a_store_is_said_without_repeating_it(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plpmission.store.store.default_url", lambda: "nothing")
    with pytest.raises(StoreUnavailable, match="not the address of a store") as refused:
        opened(url)
    assert "geheim" not in str(refused.value)


def test_a_server_that_does_not_answer_is_said_without_the_password() -> None:
    with pytest.raises(StoreUnavailable, match="cannot be reached") as refused:
        opened("postgresql+psycopg://anne:geheim@127.0.0.1:1/store")
    assert "anne" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_a_folder_in_the_files_place_is_said(file: Path) -> None:
    file.mkdir()
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        opened(f"sqlite:///{file}")


def test_a_folder_that_cannot_be_made_is_said(file: Path) -> None:
    file.write_text("in the way")
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        opened(f"sqlite:///{file}/below/store.sqlite3")


@contextmanager
def an_ordinary_user() -> Iterator[None]:
    """Rights to files count for nothing where tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(("of_folder", "of_file"), [(0o755, 0o444), (0o555, 0o666)])
def test_a_store_that_may_only_be_read_is_refused_when_it_is_opened(
    of_folder: int, of_file: int
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / "store.sqlite3"
        opened(f"sqlite:///{file}")
        file.chmod(of_file)
        folder.chmod(of_folder)
        try:
            with an_ordinary_user(), pytest.raises(StoreUnavailable, match="right to") as refused:
                opened(f"sqlite:///{file}")
        finally:
            folder.chmod(0o755)
        assert str(file) in str(refused.value)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.2)


@pytest.mark.usefixtures("impatient")
def test_a_locked_store_is_said_and_can_be_used_when_it_is_free(in_file: Store, file: Path) -> None:
    key, stamp = in_file.create(letter(), ANNE)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for ask in (
            lambda: in_file.save_draft(key, letter(text="x"), stamp, ANNE),
            in_file.list,
            lambda: opened(f"sqlite:///{file}"),
        ):
            with pytest.raises(StoreUnavailable, match="in use by another program"):
                ask()
        other.execute("ROLLBACK")
    in_file.save_draft(key, letter(text="x"), stamp, ANNE)
    assert said(in_file.open(key).dossier) == "x"


@pytest.mark.usefixtures("impatient")
def test_a_thread_that_never_gets_its_turn_says_so(in_file: Store) -> None:
    key, stamp = in_file.create(letter(), ANNE)
    started, finish = threading.Event(), threading.Event()

    def hold() -> None:
        with in_file._database.writing():
            started.set()
            finish.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    started.wait(5)
    try:
        with pytest.raises(StoreUnavailable, match="in use"):
            in_file.save_draft(key, letter(text="x"), stamp, ANNE)
    finally:
        finish.set()
        holder.join()


def test_a_full_disk_is_said_and_what_was_saved_stays(in_file: Store) -> None:
    key, stamp = in_file.create(letter(text="gardé"), ANNE)
    with in_file._database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    in_file.dispose()

    def fill(raw: sqlite3.Connection, _: object) -> None:
        raw.execute(f"PRAGMA max_page_count={pages}")

    sa.event.listen(in_file._database.engine, "connect", fill)
    noise = os.urandom(60_000).hex()
    with pytest.raises(StoreUnavailable, match="full"):
        in_file.save_draft(key, letter(text=noise), stamp, ANNE)
    assert said(in_file.open(key).dossier) == "gardé"
    assert in_file.verify() == ()


FULL = """
import resource, signal, sys
from plpmission.errors import StoreUnavailable
from plpmission.store import open_store
from tests.store.letters import ANNE, letter
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store(sys.argv[1])
key, stamp = store.create(letter(text="gardé"), ANNE)
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
noise = "".join(chr(33 + n * n % 7919 % 90) + str(n * 7919 % 104729) for n in range(200_000))
for _ in range(2):
    try:
        store.save_draft(key, letter(text=noise[:190_000]), stamp, ANNE)
    except StoreUnavailable as error:
        print(error)
print(key)
"""


def test_a_file_that_may_not_grow_is_said_and_what_was_saved_stays(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, f"sqlite:///{file}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    first, second, key = done.stdout.splitlines()
    assert first == second
    assert "disk" in first
    store = open_store(f"sqlite:///{file}")
    assert said(store.open(key).dossier) == "gardé"
    assert store.verify() == ()
    store.dispose()


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/zone /zone nfs4 rw 0 0
//server/zone /mnt/zone\\040de\\040police cifs rw 0 0
tmpfs /zone/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/store", "ext4"),
        ("/zone/anne/store", "nfs4"),
        ("/zone/local/store", "tmpfs"),
        ("/mnt/zone de police/store", "cifs"),
        ("/zones", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_deepest_mount(path: str, kind: str) -> None:
    assert drives.file_system(PurePosixPath(path), MOUNTS.replace("\\\\", "\\")) == kind


def test_a_network_drive_is_warned_of(
    in_file: Store, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert in_file.warnings == ()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/ {tmp_path} nfs rw 0 0\n")
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    store = open_store(f"sqlite:///{file}")
    (warning,) = store.warnings
    assert "network drive" in warning.message
    store.dispose()


def test_many_programs_may_make_the_same_store_at_once(url: str) -> None:
    script = "import sys; from plpmission.store import *; s = open_store(sys.argv[1]); s.list()"
    started = [subprocess.Popen([sys.executable, "-c", script, url]) for _ in range(3)]
    assert [process.wait(60) for process in started] == [0, 0, 0]


def test_the_default_store_is_in_the_users_own_folder() -> None:
    assert default_url().startswith("sqlite:///")
    assert "plpmission" in default_url()
    with suppress(RuntimeError):
        assert str(Path.home()) in default_url()


def test_a_new_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    opened(f"sqlite:///{tmp_path / 'data' / 'store.sqlite3'}")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_each_write_waits_for_the_disk(in_file: Store) -> None:
    with in_file._database.engine.connect() as connection:
        ask = connection.exec_driver_sql
        assert ask("PRAGMA synchronous").scalar() == 2
        assert str(ask("PRAGMA journal_mode").scalar()).upper() == engine.JOURNAL
        assert ask("PRAGMA foreign_keys").scalar() == 1


def test_opening_a_letter_imports_neither_migrations_nor_what_documents_need(
    in_file: Store, file: Path
) -> None:
    key, _ = in_file.create(letter(), ANNE)
    script = (
        "import sys; from plpmission.store import open_store\n"
        "open_store(sys.argv[1]).open(sys.argv[2])\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} | set(sys.modules)))"
    )
    run = [sys.executable, "-c", script, f"sqlite:///{file}", key]
    done = subprocess.run(run, check=True, capture_output=True, text=True)
    imported = set(done.stdout.split())
    unwanted = {"alembic", "sqlalchemy.orm", "psycopg", "pandas", "numpy", "nbconvert", "typst"}
    assert not imported & unwanted

"""A PostgreSQL server of one's own, from the system's package, on a socket in a short folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

NOBODY = 65534
USER = "plpmission"


def binaries() -> Path | None:
    """The folder of the newest server on this machine; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _version(initdb: Path) -> int:
    name = initdb.parents[1].name
    return int(name) if name.isdigit() else 0


def _unprivileged() -> dict[str, Any]:
    """The server refuses to run as root."""
    return {} if os.geteuid() else {"user": NOBODY, "group": NOBODY, "extra_groups": []}


@contextmanager
def postgresql(programs: Path, *, lasting: bool = False) -> Iterator[Path]:
    """A running server; the folder of its socket. One that is ``lasting`` waits for the disk."""
    with tempfile.TemporaryDirectory(prefix="plp-") as made:
        folder = Path(made)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        data = str(folder / "data")
        options = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C"]
        _run(folder, [programs / "initdb", "-D", data, "--no-sync", *options])
        start(programs, folder, lasting=lasting)
        try:
            yield folder
        finally:
            _run(folder, [programs / "pg_ctl", "-D", data, "-w", "-s", "-m", "immediate", "stop"])


def start(programs: Path, folder: Path, *, lasting: bool = False) -> None:
    """Start a server that does not run."""
    settings = f"-k {folder} -c listen_addresses='' -c fsync={'on' if lasting else 'off'}"
    control = [programs / "pg_ctl", "-D", str(folder / "data"), "-w", "-s"]
    _run(folder, [*control, "-l", str(folder / "log"), "-o", settings, "start"])


def _run(folder: Path, command: list[Any]) -> None:
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **_unprivileged())


def kill(folder: Path) -> None:
    """Kill a server with all its processes, as a power loss would; they are gone on return."""
    while alive := list(_processes(folder)):
        for process in alive:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        time.sleep(0.01)
    # A process that nobody has taken leave of yet looks alive to the next server.
    for lock in (folder / "data" / "postmaster.pid", folder / ".s.PGSQL.5432.lock"):
        lock.unlink(missing_ok=True)


def _processes(folder: Path) -> Iterator[int]:
    """A server's processes work in its data's folder."""
    data = str((folder / "data").resolve())
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str((process / "cwd").readlink()) == data:
                yield int(process.name)


def new_database(folder: Path, name: str) -> str:
    """The address, for a store, of a database made on that server."""
    _tell(folder, "postgres", f'CREATE DATABASE "{name}"')
    return address(folder, name)


def emptied(folder: Path, name: str = "postgres") -> str:
    """The address of a database of which nothing is left: quicker than making another."""
    _tell(folder, name, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return address(folder, name)


def address(folder: Path, name: str) -> str:
    return f"postgresql+psycopg://{USER}@/{name}?host={folder}"


def _tell(folder: Path, database: str, *statements: str) -> None:
    with psycopg.connect(host=str(folder), user=USER, dbname=database, autocommit=True) as server:
        for statement in statements:
            server.execute(statement.encode())

"""A PostgreSQL server of one's own, from the system's package, on a socket in a short folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
def postgresql(programs: Path) -> Iterator[Path]:
    """A running server; the folder of its socket."""
    with tempfile.TemporaryDirectory(prefix="plp-") as made:
        folder = Path(made)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        run = {"cwd": folder, "stdout": subprocess.DEVNULL, **_unprivileged()}
        data = str(folder / "data")
        options = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C"]
        subprocess.run([programs / "initdb", "-D", data, "--no-sync", *options], check=True, **run)
        settings = f"-k {folder} -c listen_addresses='' -c fsync=off"
        control = [programs / "pg_ctl", "-D", data, "-w", "-s"]
        log = ["-l", str(folder / "log")]
        subprocess.run([*control, *log, "-o", settings, "start"], check=True, **run)
        try:
            yield folder
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, **run)


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

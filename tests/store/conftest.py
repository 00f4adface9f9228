"""Stores to test: one in a file, one on a server, the same tests for both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plpmission.store import Store, open_store
from tests.store import servers


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The socket's folder of a PostgreSQL server."""
    programs = servers.binaries()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    with servers.postgresql(programs) as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite3'}"
    return servers.emptied(request.getfixturevalue("server"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.dispose()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a store on SQLite."""
    return tmp_path / "store.sqlite3"


@pytest.fixture
def in_file(file: Path) -> Iterator[Store]:
    """A store in that file."""
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.dispose()

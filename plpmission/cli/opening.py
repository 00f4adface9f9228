"""What a command works on: a dossier's file, or a dossier of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plpmission.errors import InvalidValue
from plpmission.model import Dossier, read_dossier

if TYPE_CHECKING:
    from plpmission.store import Store


def opened(dossier: str, store: str | None) -> Dossier:
    """The dossier of a file, or of that id in the store."""
    path = as_file(dossier)
    if path:
        return read_dossier(path)
    with opened_store(store) as store_:
        return store_.open(dossier).dossier


def version(dossier: str, wanted: str, store: str | None) -> Dossier:
    """A version of a dossier: by its number or name in the store, or another dossier file.

    Raises:
        StoreError: the dossier has no such version.
    """
    path = as_file(wanted)
    if path:
        return read_dossier(path)
    if as_file(dossier):
        raise InvalidValue(
            "A file has no versions: name another dossier file instead of “{wanted}”.",
            wanted=wanted,
        )
    with opened_store(store) as store_:
        named = {one.name: one.number for one in store_.revisions(dossier) if one.name}
        number = named.get(wanted) or (int(wanted) if wanted.isdecimal() else 0)
        return store_.read(dossier, number)


def kept(dossier: Dossier, store: str | None) -> str:
    """Keep a dossier in the store; gives its id."""
    from plpmission.store import Actor

    with opened_store(store) as store_:
        return store_.create(dossier, Actor(""))[0]


def as_file(dossier: str) -> Path | None:
    """The file that is meant, or None where an id is."""
    path = Path(dossier)
    return path if path.suffix == ".json" or len(path.parts) > 1 or path.is_file() else None


@contextmanager
def opened_store(url: str | None) -> Iterator[Store]:
    from plpmission.store import open_store

    store = open_store(url)
    try:
        yield store
    finally:
        store.dispose()

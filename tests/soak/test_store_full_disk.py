"""A disk that is really full: a small file system in memory, where one may mount it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plpmission.errors import StoreUnavailable
from plpmission.store import Stamp, Store, open_store
from tests.store.letters import ANNE, letter, said


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a file system cannot be mounted here")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def _fill(store: Store, key: str, stamp: Stamp) -> Stamp:
    while True:
        try:
            stamp = store.save(key, letter(text=os.urandom(90_000).hex()), stamp, ANNE)
        except StoreUnavailable:
            return stamp


def test_nothing_is_lost_and_it_is_said_that_the_disk_is_full(tiny: Path) -> None:
    store = open_store(f"sqlite:///{tiny / 'store.sqlite3'}")
    key, stamp = store.create(letter(text="gardé"), ANNE)
    stamp = _fill(store, key, stamp)
    with pytest.raises(StoreUnavailable, match="full"):
        store.save(key, letter(text=os.urandom(90_000).hex()), stamp, ANNE)
    assert len(store.revisions(key)) == stamp.head
    assert store.verify() == ()
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        store.back_up(tiny / "backup")
    store.save_draft(key, letter(text="court"), stamp, ANNE)
    assert said(store.open(key).dossier) == "court", "what fits is still saved"
    assert store.verify() == ()
    store.dispose()

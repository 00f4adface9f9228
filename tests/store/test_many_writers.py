"""Several threads, several programs, and programs that are killed."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from plpmission.errors import StaleSave
from plpmission.store import Store
from tests.store.letters import ANNE, letter, said

WRITER = Path(__file__).with_name("writer.py")


def test_of_threads_that_save_at_once_one_wins_and_all_are_kept(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    won, asides = [], []

    def save(text: str) -> None:
        try:
            store.save_draft(key, letter(text=text), stamp, ANNE)
            won.append(text)
        except StaleSave as refused:
            asides.append((text, refused.aside))

    texts = [f"texte {number}" for number in range(8)]
    threads = [threading.Thread(target=save, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [said(store.open(key).dossier)] == won
    assert {text: said(store.aside(key, number)) for text, number in asides} == {
        text: text for text in texts if text not in won
    }


def test_programs_that_write_at_once_lose_nothing_that_was_acknowledged(
    store: Store, url: str
) -> None:
    keys = [store.create(letter(f"Lettre {number}"), ANNE)[0] for number in range(3)]
    run = [sys.executable, str(WRITER), url]
    writers = [
        subprocess.Popen([*run, key, "25"], stdout=subprocess.PIPE, text=True) for key in keys
    ]
    for key, writer in zip(keys, writers, strict=True):
        acknowledged = writer.communicate(timeout=60)[0].split()
        assert (writer.returncode, len(acknowledged)) == (0, 25)
        assert said(store.open(key).dossier) == acknowledged[-1]
    assert store.verify() == ()


def test_a_killed_program_loses_nothing_that_was_acknowledged(store: Store, url: str) -> None:
    key, _ = store.create(letter(), ANNE)
    run = [sys.executable, str(WRITER), url, key, "100000"]
    for lines in (1, 15):
        with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            acknowledged = [writer.stdout.readline().strip() for _ in range(lines)]
            writer.kill()
            acknowledged += writer.stdout.read().split()
        found = int(said(store.open(key).dossier))
        assert found >= int(acknowledged[-1]), "a save whose answer got lost may be there"
        assert store.verify() == ()

"""The store against its model, for as long as it takes to be sure."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.store.conftest import server
from tests.store.test_machine import OnServer, Stores

__all__ = ["server"]
LONG = settings(max_examples=400, stateful_step_count=60, deadline=None)


def test_whatever_two_people_do_on_sqlite() -> None:
    run_state_machine_as_test(Stores, settings=LONG)


def test_whatever_two_people_do_on_a_server(server: Path) -> None:
    OnServer.folder_of_server = server
    run_state_machine_as_test(OnServer, settings=settings(LONG, max_examples=100))

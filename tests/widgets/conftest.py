"""A store of one's own, dossiers in it, and the page that works on them."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from plpmission.model import Dossier, read_dossier
from plpmission.store import Actor, Store, open_store
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.desk import Desk
from plpmission_widgets.state import LetterState

SAMPLES = Path(__file__).parents[2] / "sample_data"
ANNE, BEN = Actor("Anne Wauters", "chief of corps"), Actor("Ben Claes", "adviser")


@pytest.fixture(scope="session")
def sample() -> Dossier:
    return read_dossier(SAMPLES / "haute-semois.plp.json")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def letter(store: Store, sample: Dossier) -> LetterState:
    made, _ = store.create(sample, ANNE)
    return LetterState(store, made, ANNE)


@pytest.fixture
def desk(store: Store, sample: Dossier) -> Desk:
    """A page open on the full sample."""
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    made, _ = store.create(sample, ANNE)
    page = Desk(store)
    page.open(made)
    return page


def ask(desk: Desk, do: str, **values: Any) -> Answer:
    """Send a message to a page, as the browser does."""
    answer = dispatch(desk, {"do": do, "seq": 1, **values})
    assert isinstance(answer, Answer)
    return answer


def bring(desk: Desk, name: str, content: bytes, parts: int = 1) -> Answer:
    """Bring a file to the list of dossiers, in so many parts; the last answer."""
    size = -(-len(content) // parts)
    for at in range(parts):
        data = base64.b64encode(content[at * size : (at + 1) * size]).decode()
        message = {"do": "bring_part", "name": name, "at": at, "of": parts, "data": data}
        answer = dispatch(desk, message)
    return answer if isinstance(answer, Answer) else in_a_loop(_last(answer))


async def _last(answers: AsyncIterator[Answer]) -> Answer:
    return [answer async for answer in answers][-1]


def in_a_loop(work: Coroutine[Any, Any, Any]) -> Any:
    """Run to the end in a loop of its own, whatever loop the test's own thread may be in."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()

"""As many dossiers as Belgium has zones: opened, compared, drawn; checked in full, in one process.

Seconds of processor time, so that what else the machine does is not counted; on the screen, by
the clock.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from plpmission.checks import check, signals
from plpmission.compare import compare
from plpmission.compare.shelf import shelved
from plpmission.compare.tables import overview_text
from plpmission.model import Dossier, read_dossier
from plpmission.store import Actor, open_store
from plpmission_widgets.summaries import summary
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.compare.zones import ZONES, zones
from tests.serving import serving

DRAWN, CHECKED = 3.0, 10.0
WARMED = 10_000
"""Milliseconds until the server's processes have loaded what they keep."""
DRAWN_ROWS = """async (rows) => {
  const named = (one) => one.textContent.trim() === 'Comparer';
  const drawn = () => document.querySelectorAll('.plp-many__table tbody tr').length;
  const start = performance.now();
  [...document.querySelectorAll('button')].find(named).click();
  while (drawn() < rows) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


@dataclass(frozen=True)
class Row:
    """One line of the report."""

    line: str


def figures() -> Iterator[Row]:
    """The rows of the report."""
    with TemporaryDirectory() as folder:
        paths = zones(Path(folder))
        compare(read_dossier(paths[0]))  # what is imported once is not counted
        start = time.process_time()
        held = shelved((path.name, read_dossier(path)) for path in paths)
        overview_text(held)
        yield _timed("of a folder: opened, compared, listed", time.process_time() - start, DRAWN)
        signals._analysed.clear()  # what comparing left known is not taken for granted
        start = time.process_time()
        for one in held:
            check(one.dossier)
        yield _timed("checked in full", time.process_time() - start, CHECKED)
        yield from _of_a_store(Path(folder), [one.dossier for one in held])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Row(f"{'memory at most, this process':<48} {memory:8.0f} MB")


def _of_a_store(folder: Path, dossiers: list[Dossier]) -> Iterator[Row]:
    """The screen by a browser's clock: from the click until the last line stands there."""
    url = f"sqlite:///{folder / 'store.db'}"
    store = open_store(url)
    store.settings.set("actor", {"name": "Bench", "role": ""})
    for dossier in dossiers:
        store.create(dossier, Actor("Bench"), summary=summary(dossier))
    store.dispose()
    with ExitStack() as stack:
        served = stack.enter_context(serving(url, folder / "serve.log"))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.goto(served.to(view="view-partnerships"))  # where nothing is read ahead
        compare_all = page.get_by_role("button", name="Comparer").first
        compare_all.wait_for(timeout=60_000)
        page.wait_for_timeout(WARMED)
        for visit in ("first visit", "next visit"):
            took = page.evaluate(DRAWN_ROWS, ZONES) / 1000
            yield _timed(f"click to drawn, {visit}, by the clock", took, DRAWN)
            page.get_by_role("button", name="Partenariats").first.click()
            page.locator(".plp-many__table").wait_for(state="detached")


def _timed(name: str, seconds: float, goal: float) -> Row:
    verdict = "reached" if seconds <= goal else "not reached"
    return Row(f"{f'{ZONES} dossiers {name}':<48} {seconds:8.2f} s   goal ≤ {goal:g}  {verdict}")

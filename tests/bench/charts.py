"""Charts in the apps: a row opened until its chart is drawn, and what that costs the kernel."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from plpmission.store import open_store
from tests.bench.figures import Figure
from tests.bench.screens import SAMPLE, memory
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.serving import serving

ROUNDS = 3
"""Times that each row is opened; the first opening of all, with the library, is told apart."""
OPENED = """async (row) => {
  const toggle = document.querySelectorAll('.plp-sparks__toggle')[row];
  const drawn = () => document.querySelector('.plp-plot__area[data-drawn]');
  while (drawn()) await new Promise(requestAnimationFrame);
  const start = performance.now();
  toggle.click();
  while (!drawn()) await new Promise(requestAnimationFrame);
  const took = performance.now() - start;
  toggle.click();
  while (drawn()) await new Promise(requestAnimationFrame);
  return took;
}"""
"""Opens a row by the browser's own clock, and closes it again."""


def table(page: Page, url: str) -> None:
    """The table of all indicators."""
    page.goto(f"{url}&section=view-trends")
    page.locator(".plp-sparks__toggle").first.wait_for(timeout=60_000)


COMPARED = Path(__file__).parents[2] / "sample_data" / "val-de-lorne-fautes.plp.json"
COMPARED_ROW = """async (row) => {
  const toggle = document.querySelectorAll('.plp-tri__toggle')[row];
  const drawn = () => document.querySelector('.plp-tri .plp-plot__area[data-drawn]');
  const start = performance.now();
  toggle.click();
  while (!drawn()) await new Promise(requestAnimationFrame);
  const took = performance.now() - start;
  toggle.click();
  while (drawn()) await new Promise(requestAnimationFrame);
  return took;
}"""


def compared() -> Iterator[Figure]:
    """A row of the comparison opened until its chart is drawn; each of them has one indicator."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        store = f"sqlite:///{folder / 'store.db'}"
        open_store(store).settings.set("actor", {"name": "Anne Wauters", "role": ""})
        served = stack.enter_context(serving(store, folder / "serve.log", str(COMPARED)))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{served.url}&section=view-compare")
        page.locator(".plp-tri__toggle").first.wait_for(timeout=60_000)
        page.evaluate(COMPARED_ROW, 0)
        took = [page.evaluate(COMPARED_ROW, row) for _ in range(ROUNDS) for row in range(6)]
        browser.close()
    yield Figure(
        "comparison: row opened until its chart is drawn", statistics.median(took), 300, "ms"
    )


def figures() -> Iterator[Figure]:
    """The rows of the report."""
    yield from compared()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        store = f"sqlite:///{folder / 'store.db'}"
        open_store(store).settings.set("actor", {"name": "Anne Wauters", "role": ""})
        served = stack.enter_context(serving(store, folder / "serve.log", str(SAMPLE)))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(served.url)
        page.locator("main h1").first.wait_for(timeout=60_000)
        before = memory(served)
        table(page, page.url)
        before = min(before, memory(served))
        rows = page.locator(".plp-sparks__toggle").count()
        first = page.evaluate(OPENED, 0)
        later = [page.evaluate(OPENED, row) for _ in range(ROUNDS) for row in range(rows)]
        grown = memory(served) / before
        browser.close()
    yield Figure("row opened until its chart is drawn, median", statistics.median(later), 300, "ms")
    yield Figure("the same, the page's first chart", first, 1000, "ms")
    yield Figure("kernel after charts / before, memory", grown, 1.1)


if __name__ == "__main__":
    for figure in figures():
        print(json.dumps(figure.__dict__))

"""A page on which any figure can be shown, without a kernel: the notebook's own chart widget."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from plpmission_widgets.charts import shown
from tests.charts.samples import ALL
from tests.serving import checkout

DRAWN = ".plp-plot__area[data-drawn]"


@contextmanager
def served() -> Iterator[str]:
    """The page's address, while the checkout's files are served."""
    with checkout() as address:
        yield f"{address}/widgets/js/dev/chart.html"


def show(page: Page, address: str, *names: str) -> None:
    """Open the page and show figures of ``samples``, until all are drawn."""
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    add(page, *names)


def add(page: Page, *names: str) -> None:
    """Show more figures on the open page."""
    before = page.locator(DRAWN).count()
    page.evaluate("show", [json.loads(json.dumps(shown(ALL[name]))) for name in names])
    plots = sum(4 if name == "multiples" else name != "sparks" for name in names)
    page.wait_for_function(
        "([drawn, count]) => document.querySelectorAll(drawn).length === count",
        arg=[DRAWN, before + plots],
    )

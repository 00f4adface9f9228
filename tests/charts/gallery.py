"""A page on which any figure can be shown, without a kernel: the notebook's own chart widget."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from plpmission_widgets.charts import shown
from tests.charts.samples import ALL

ROOT = Path(__file__).parents[2]
DRAWN = ".plp-plot__area[data-drawn]"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """The page's address, while the checkout's files are served."""
    handler = functools.partial(_Quiet, directory=str(ROOT))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/widgets/js/dev/chart.html"
        server.shutdown()
        thread.join()


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

"""Real Chromium, driven by Playwright, against the real server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.serving import Served, serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each opens contexts of its own."""
    if CHROMIUM is None:
        pytest.fail("Chromium is missing: run `make system`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    """The apps on an empty store."""
    with serving(f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "server.log") as served:
        yield served


class Visitor:
    """A person at a browser of their own; remembers what the page asked of other hosts."""

    def __init__(self, context: BrowserContext, served: Served) -> None:
        self.context = context
        self.served = served
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.page = self.opened()

    def opened(self) -> Page:
        """Another tab."""
        page = self.context.new_page()
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(20_000)
        return page

    def _asked(self, url: str) -> None:
        own = (self.served.base, self.served.base.replace("http", "ws", 1), "data:", "blob:")
        if not url.startswith((*own, "about:")):
            self.elsewhere.append(url)


@pytest.fixture
def visit(chromium: Browser) -> Iterator:
    """Opens visitors; at the end none has asked anything of another host."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def arrive(served: Served, **options) -> Visitor:
        options.setdefault("viewport", {"width": 1280, "height": 800})
        options.setdefault("locale", "fr-BE")
        context = chromium.new_context(accept_downloads=True, **options)
        contexts.append(context)
        visitors.append(Visitor(context, served))
        return visitors[-1]

    yield arrive
    for context in contexts:
        context.close()
    for visitor in visitors:
        assert visitor.elsewhere == []

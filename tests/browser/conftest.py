"""Real Chromium, driven by Playwright, against the real server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.screens import Open
from tests.serving import Served, checkout

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--process-per-site",  # twenty pages of one visitor load the app's script once, not each
]
ROOT = Path(__file__).parent.parent.parent

expect.set_options(timeout=20_000)  # a busy machine answers late; one that is idle at once


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each opens contexts of its own."""
    if CHROMIUM is None:
        pytest.fail("Chromium is missing: run `make system`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def drawn(chromium: Browser) -> Iterator[tuple[Page, str]]:
    """One page for all screens as data, and the address of the checkout's files.

    A context of its own for each would cost five times as much as loading a screen anew does.
    """
    with checkout() as address:
        page = chromium.new_context(locale="fr-BE").new_page()
        yield page, f"{address}/widgets/js/dev"
        page.context.close()


@pytest.fixture
def open_screen(chromium: Browser, drawn: tuple[Page, str]) -> Iterator[Open]:
    """Opens a screen as if nobody had opened one before; at the end no script has failed."""
    shared, address = drawn
    apart: list[Page] = []
    failures: list[str] = []

    def failed(error: Any) -> None:
        failures.append(str(error))

    def fresh() -> Page:
        page = chromium.new_context(locale="fr-BE").new_page()
        page.on("pageerror", failed)
        apart.append(page)
        return page

    def opened(
        screen: str = "section", query: str = "", *, clock: bool = False, viewport: Any = None
    ) -> Page:
        page = fresh() if clock else shared
        if clock:
            page.clock.install()
        page.goto(f"{address}/model.js")  # what the last screen kept in the browser is forgotten
        page.evaluate("localStorage.clear()")
        page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
        page.set_viewport_size(viewport or {"width": 1280, "height": 800})
        page.goto(f"{address}/index.html?screen={screen}{query}")
        page.wait_for_selector(".plp-bar")
        return page

    shared.on("pageerror", failed)
    yield opened
    shared.remove_listener("pageerror", failed)
    for page in apart:
        page.context.close()
    assert failures == []


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
        page.set_default_timeout(60_000)
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

"""``make screenshots``: the pictures of the README, from the running app and from real exports."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

from plpmission.export import export
from plpmission.model import read_dossier
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT
from tests.browser.person import Writer
from tests.serving import Served, serving

PICTURES = ROOT / "docs" / "screens"
SAMPLE = ROOT / "sample_data" / "haute-semois.plp.json"
WIDE = {"width": 1280, "height": 800}
ZOOMED = {"width": 640, "height": 800}
"""What 200 % zoom leaves of 1280 pixels."""
PAGES = {"cover": 0, "contents": 1}
"""Pages of the letter that stand at a known place."""


def picture(page: Page, name: str) -> None:
    """What the page shows now, once it rests."""
    page.wait_for_timeout(700)
    page.screenshot(path=PICTURES / f"{name}.png")


def arrive(browser: Browser, url: str, **options) -> Writer:
    """A page on the apps, in French."""
    options = {"viewport": WIDE, "locale": "fr-BE", **options}
    page = browser.new_context(**options).new_page()
    page.goto(url)
    page.locator("main h1").first.wait_for(timeout=60_000)
    return Writer(page)


def screens(browser: Browser, served: Served) -> None:
    """A walk through the letter."""
    me = arrive(browser, served.url)
    me.declare("Camille Exemple", "Chef de corps")
    for number, name in (
        ("3.1.1", "section"),
        ("3.2.1", "swot"),
        ("3.2.3", "plans"),
        ("3.5", "means"),
    ):
        me.go(number)
        picture(me.page, name)
    me.go("3.2.2")
    picture(me.page, "objectives")
    me.page.locator(".plp-list__open").first.click()
    me.heading("OS 1")
    picture(me.page, "objective")
    me.go("3.3.3")
    me.page.locator(".plp-list__open").first.click()
    me.heading("IND 1")
    picture(me.page, "indicator")
    me.button("Exporter").click()
    picture(me.page, "export")
    me.page.keyboard.press("Escape")
    here = me.page.url
    me.page.get_by_role("link", name="Tous les dossiers").click()
    me.heading("Vos dossiers")
    picture(me.page, "home")
    key = parse_qs(urlsplit(served.url).query)["token"][0]
    address = f"{served.base}/?token={key}&{urlsplit(here).query}"
    picture(arrive(browser, address, color_scheme="dark").page, "dark")
    picture(arrive(browser, address, viewport=ZOOMED).page, "zoom-200")


def pages(folder: Path) -> None:
    """Pages of the finished letter."""
    path = folder / "letter.pdf"
    export(read_dossier(SAMPLE), "letter", "pdf", path)
    document = pypdfium2.PdfDocument(path)
    found = dict(PAGES)
    for index, page in enumerate(document):
        words = page.get_textpage().get_text_range()
        for name, told in (("page-swot", "Forces"), ("page-plans", "PT 1"), ("page-text", "3.1.1")):
            if told in words and index > 2:
                found.setdefault(name, index)
    for name, index in found.items():
        document[index].render(scale=1.2).to_pil().save(PICTURES / f"pdf-{name}.png")
    document.close()


def main() -> None:
    """Take them all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(f"sqlite:///{folder / 'store.db'}", folder / "log", str(SAMPLE)) as served:
            screens(browser, served)
        browser.close()
        pages(folder)


if __name__ == "__main__":
    main()

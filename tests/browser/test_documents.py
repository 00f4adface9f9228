"""The letter as one HTML page, in a real browser: accessible, closed to the outside, narrow too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from plpmission.export import export
from plpmission.export.style import Style, checked, logo_of
from plpmission.model import Document, read_dossier
from tests.browser.conftest import ROOT
from tests.browser.screens import violations_in_both_themes

SAMPLES = sorted((ROOT / "sample_data").glob("[!p]*.plp.json"))
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 2"><path d="M0 0h6v2z"/></svg>'

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("harness")]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One for all: a context of its own for each takes longer than reading it does."""
    context = chromium.new_context(bypass_csp=True)  # axe is a script, and the page allows none
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name.split(".")[0])
def test_a_page_passes_axe_in_both_themes_and_asks_nothing_of_anybody(
    page: Page, sample: Path, tmp_path: Path
) -> None:
    style = checked(Style(accent="#1d6b3f", logo=logo_of(LOGO, "ZP")))
    own = None if sample.name.startswith("haute") else style
    made = tmp_path / "letter.html"
    export(read_dossier(sample), "letter", "html", made, draft=own is not None, style=own)
    _accessible(page, made)


@pytest.mark.parametrize(
    ("sample", "document"),
    [
        ("plp-winkelkern", "submission-package"),
        ("plp-les-tilleuls", "partnership-evaluation"),
        ("plp-les-tilleuls", "launch-papers"),
    ],
)
def test_a_paper_of_a_partnership_passes_axe_too(
    page: Page, sample: str, document: Document, tmp_path: Path
) -> None:
    made = tmp_path / "paper.html"
    export(read_dossier(ROOT / "sample_data" / f"{sample}.plp.json"), document, "html", made)
    _accessible(page, made)


def _accessible(page: Page, made: Path) -> None:
    asked: list[str] = []

    def keep(request: Request) -> None:
        asked.append(request.url)

    page.on("request", keep)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(made.as_uri())
    assert violations_in_both_themes(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.remove_listener("request", keep)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []

"""Charts in real Chromium: drawn by one library a page, for every theme, width and reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plpmission_widgets.charts import shown
from tests.browser.conftest import ROOT
from tests.browser.person import Writer
from tests.browser.screens import violations
from tests.charts.gallery import DRAWN, add
from tests.charts.samples import ALL
from tests.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("harness")]


@pytest.fixture
def gallery(drawn: tuple[Page, str]) -> Iterator[Page]:
    """A page for figures; at the end no script has failed, and the library came once."""
    page, address = drawn
    failures: list[str] = []
    asked: list[str] = []
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.set_viewport_size({"width": 1280, "height": 900})
    told = {
        "pageerror": lambda error: failures.append(str(error)),
        "request": lambda request: asked.append(request.url),
    }
    for event, keep in told.items():
        page.on(event, keep)
    page.goto(f"{address}/chart.html")
    page.wait_for_selector("body[data-ready]")
    yield page
    for event, keep in told.items():
        page.remove_listener(event, keep)
    assert failures == []
    assert sum("charts.js" in url for url in asked) <= 1
    assert all(url.startswith(("http://127.0.0.1", "data:", "blob:")) for url in asked)


def test_every_kind_of_figure_is_accessible_in_both_themes_and_fits_every_width(
    gallery: Page,
) -> None:
    add(gallery, *ALL)
    assert violations(gallery) == []
    gallery.emulate_media(color_scheme="dark")
    assert violations(gallery) == []
    for width in (640, 320):
        gallery.set_viewport_size({"width": width, "height": 800})
        gallery.wait_for_function(
            "[...document.querySelectorAll('.plp-plot')].every("
            "(el) => el.querySelector('.main-svg').clientWidth <= el.clientWidth)"
        )
        assert gallery.evaluate("document.documentElement.scrollWidth") <= width


def test_twelve_charts_load_the_library_once(gallery: Page) -> None:
    add(gallery, *["control", "phases", "run"] * 4)  # the fixture counts what was asked for


def test_a_chart_is_said_in_words_and_its_table_is_reached_by_keyboard(gallery: Page) -> None:
    add(gallery, "control")
    chart = gallery.locator(".plp-plot")
    assert "Aucun signal" in (chart.get_attribute("aria-label") or "")
    summary = gallery.locator("summary", has_text="Les chiffres en tableau")
    for _ in range(8):
        gallery.keyboard.press("Tab")
        if summary.evaluate("(el) => el === document.activeElement"):
            break
    gallery.keyboard.press("Enter")
    table = gallery.get_by_role("table", name="Cambriolages")
    expect(table.get_by_role("row")).to_have_count(29)
    gallery.keyboard.press("Tab")
    assert gallery.evaluate("document.activeElement.contains(document.querySelector('table'))")
    assert violations(gallery) == []


def test_hovering_a_signal_names_its_rule(gallery: Page) -> None:
    add(gallery, "phases")
    low = gallery.locator(".scatterlayer .trace").last.locator(".point").first
    box = low.bounding_box()
    gallery.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(gallery.locator(".hoverlayer")).to_contain_text("86,9 %")
    expect(gallery.locator(".hoverlayer")).to_contain_text("hors d’une limite")


def test_a_chart_follows_the_theme(gallery: Page) -> None:
    add(gallery, "control")
    line = gallery.locator(".js-line").last
    light = line.evaluate("(el) => getComputedStyle(el).stroke")
    gallery.emulate_media(color_scheme="dark")
    gallery.wait_for_function(
        "(before) => getComputedStyle([...document.querySelectorAll('.js-line')].at(-1)).stroke "
        "!== before",
        arg=light,
    )


def test_without_the_library_the_table_still_says_it(gallery: Page) -> None:
    gallery.route("**/charts.js", lambda route: route.abort())
    gallery.evaluate("show", [json.loads(json.dumps(shown(ALL["control"])))])
    expect(gallery.get_by_text("Le graphique n’a pas pu être dessiné")).to_be_visible()
    gallery.locator("summary", has_text="Les chiffres en tableau").click()
    expect(gallery.get_by_role("row")).to_have_count(29)
    gallery.unroute("**/charts.js")


MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin"]


def test_figures_come_in_from_a_file_and_their_trend_is_seen(visit, tmp_path: Path) -> None:
    file = tmp_path / "faits.csv"
    rows = [f"{month} {year};{(at * 5) % 7 + 2},5" for year in (2023, 2024, 2025)
            for at, month in enumerate(MONTHS)]  # fmt: skip
    file.write_bytes("\r\n".join(["Mois;Faits", *rows]).encode("cp1252"))
    bad = tmp_path / "mauvais.csv"
    bad.write_text("Mois;Faits\nmars 2025;beaucoup\navril 2025;3\n", encoding="utf-8")
    sample = ROOT / "sample_data" / "haute-semois.plp.json"
    with serving(f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "log", str(sample)) as served:
        visitor = visit(served)
        page, said = visitor.page, []
        page.on("console", lambda message: said.append(message.text))
        page.goto(served.url)
        me = Writer(page)
        me.declare()
        me.go("3.3.3")
        me.button("Ajouter un indicateur").click()
        me.button("Apporter des chiffres").click()
        chosen = page.locator("dialog input[type=file]")
        chosen.set_input_files(bad)
        places = page.get_by_role("group", name="Rien n’a été lu")
        expect(places).to_contain_text("Ligne 2, colonne « Faits »".replace("« ", "«\u00a0")
                                       .replace(" »", "\u00a0»"))  # fmt: skip
        assert violations(page) == []
        chosen.set_input_files(file)
        expect(page.locator(".plp-import__rows tbody tr")).to_have_count(18)
        me.button("Reprendre 18 chiffres").click()
        expect(page.locator(".plp-toast")).to_contain_text("18 chiffres repris")
        me.button("Voir la tendance").click()
        expect(page.locator(DRAWN).first).to_be_visible()
        found = page.evaluate("axe.run('main', { resultTypes: ['violations'] })")
        assert [one["id"] for one in found["violations"]] == []
        me.button("Annuler", page.locator(".plp-toast")).click()
        expect(page.locator(".plp-series tbody tr")).to_have_count(0)
        assert [text for text in said if "Content Security Policy" in text] == []
    assert visitor.errors == []

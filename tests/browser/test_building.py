"""Building a strategy in Chromium: the analysis crossed, SMART, plans on the calendar, the map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.person import Writer
from tests.browser.screens import violations_in_both_themes
from tests.serving import Served, serving

AROUND = ("landmark-unique", "landmark-no-duplicate-banner")
"""The landmarks of the page around the app are looked at elsewhere."""
SAMPLE = ROOT / "sample_data" / "haute-semois.plp.json"
VAGUE = "La zone ramène les cambriolages dans les habitations de 128 à 90 par an, au plus vite."

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("building")]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The apps on the full sample, for all tests of this file."""
    folder: Path = tmp_path_factory.mktemp("building")
    with serving(f"sqlite:///{folder / 'store.db'}", folder / "log", str(SAMPLE)) as running:
        yield running


@pytest.fixture(scope="module")
def me(served: Served, chromium: Browser) -> Iterator[Writer]:
    """A writer on one page of the sample; at the end no script has failed."""
    page = chromium.new_context(
        locale="fr-BE", reduced_motion="reduce", viewport={"width": 1280, "height": 800}
    ).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(20_000)
    page.goto(served.url)
    page.locator("main h1").first.wait_for(timeout=120_000)
    writer = Writer(page)
    writer.declare()
    yield writer
    page.context.close()
    assert errors == []


def violations(page: Page) -> list[str]:
    """What axe finds in the app, in both themes."""
    found = violations_in_both_themes(page, "'.plp-panes, dialog'")
    return [one for one in found if not one.startswith(AROUND)]


def fits(page: Page) -> None:
    """Nothing but frames of their own is wider than the page."""
    for width in (1280, 640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#plp-main").evaluate("(el) => el.scrollWidth <= el.clientWidth")
    page.set_viewport_size({"width": 1280, "height": 800})


def view(me: Writer, name: str) -> None:
    """Turn to a view beside the sections."""
    me.page.locator(".plp-beside__links").get_by_role("button", name=name).click()
    me.heading(name)


def plan(me: Writer, code: str) -> Locator:
    number = me.page.locator(".plp-gantt__n", has_text=re.compile(f"^{code}$"))
    return me.page.locator(".plp-gantt__row").filter(has=number)


def test_an_objective_grows_from_a_pair_chosen_on_the_board(me: Writer) -> None:
    me.go("3.2.1")
    choose = me.page.get_by_role("button", name=re.compile(r"^Croiser « Fa.2 »$"))
    choose.focus()
    me.page.keyboard.press("Enter")
    expect(choose).to_have_attribute("aria-pressed", "true")
    me.page.get_by_role("button", name=re.compile(r"^Croiser « Me.1 »$")).click()
    expect(me.page.locator(".plp-cross [aria-pressed=true]")).to_contain_text("Se prémunir")
    expect(me.page.get_by_role("heading", name=re.compile("Fa.2 × Me.1"))).to_be_visible()
    assert violations(me.page) == []
    fits(me.page)
    me.button("Commencer un objectif").click()
    me.heading("OS 6")
    expect(me.page.locator(".plp-input--words textarea").first).to_have_value(
        "Une seule personne formée au conseil en prévention"
    )
    linked = me.page.locator(".plp-aside").filter(has_text="Répond à")
    expect(linked.locator(".plp-ref")).to_have_text([re.compile("Fa.2"), re.compile("Me.1")])


def test_a_proposal_is_taken_over_and_undone(me: Writer) -> None:
    me.go("3.2.2")
    me.page.locator(".plp-list__open").nth(1).click()
    me.heading("OS 2")
    text = me.page.get_by_label("L’objectif en une phrase")
    before = text.input_value()
    dial = me.page.locator("[data-dial=T]")
    expect(dial).to_have_attribute("data-state", "held")
    text.fill(VAGUE)
    offer = me.page.locator(".plp-offer")
    expect(offer.locator("del")).to_have_text("au plus vite")
    expect(offer.locator("ins")).to_contain_text("31/12/2029")
    assert violations(me.page) == []
    fits(me.page)
    me.button("Reprendre", offer).click()
    expect(text).to_have_value(re.compile("au plus tard le 31/12/2029"))
    expect(offer).to_have_count(0)
    me.button("Annuler", me.page.locator(".plp-toast")).click()
    expect(text).to_have_value(VAGUE)
    me.button("Écarter", offer).click()
    expect(offer).to_have_count(0)
    text.fill(before)
    text.blur()
    me.saved()


def test_an_objective_is_written_from_a_sentence_by_keyboard(me: Writer) -> None:
    me.go("3.2.2")
    me.button("Partir d’une phrase type").focus()
    me.page.keyboard.press("Enter")
    dialog = me.page.locator("dialog[open]")
    expect(dialog.get_by_role("radio").first).to_be_focused()
    assert violations(me.page) == []
    me.page.keyboard.press("ArrowDown")
    me.page.keyboard.press("Enter")
    expect(dialog.locator(".plp-error")).to_have_count(6)
    for answer in ("La zone", "les visites de conseil", "dans les quatre communes", "72", "200"):
        me.page.keyboard.press("Tab")
        me.page.keyboard.type(answer)
    me.page.keyboard.press("Tab")
    me.page.keyboard.type("31/12/2029")
    me.page.keyboard.press("Enter")
    expect(me.page.get_by_role("heading", level=1)).to_have_text(
        re.compile("Les visites de conseil$")
    )
    expect(me.page.locator("[data-dial=M]")).to_have_attribute("data-state", "held")
    expect(me.page.locator("[data-dial=A]")).to_have_attribute("data-state", "open")


def test_a_date_typed_in_the_table_moves_the_bar(me: Writer) -> None:
    me.go("3.2.3")
    row = plan(me, "PT.1")
    bar = row.get_by_role("slider")
    before = bar.bounding_box()
    row.get_by_label("Fin").fill("31/12/2029")
    expect(bar).to_have_attribute("aria-valuetext", "du 01/10/2026 au 31/12/2029")
    after = bar.bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"] * 1.5
    row.get_by_label("Fin").blur()
    me.saved()
    assert violations(me.page) == []
    fits(me.page)
    view(me, "Les plans au calendrier")
    bar = plan(me, "PT.1").get_by_role("slider")
    expect(bar).to_have_attribute("aria-valuetext", "du 01/10/2026 au 31/12/2029")


def test_a_bar_is_dragged_and_moved_by_keyboard(me: Writer) -> None:
    view(me, "Les plans au calendrier")
    row = plan(me, "PT.2")
    bar, start = row.get_by_role("slider"), row.get_by_label("Début")
    box = bar.bounding_box()
    assert box
    me.page.mouse.move(box["x"] + 20, box["y"] + 4)
    me.page.mouse.down()
    me.page.mouse.move(box["x"] + 80, box["y"] + 4, steps=4)
    expect(row.locator(".plp-gantt__tip")).to_be_visible()
    me.page.mouse.up()
    expect(start).not_to_have_value("01/10/2026")
    dragged = start.input_value()
    zooms = me.page.locator(".plp-gantt__head")
    me.button("Trimestre", zooms).click()
    expect(me.page.locator(".plp-gantt__when")).to_be_visible()
    me.button("Mandat", zooms).click()
    bar.focus()
    me.page.keyboard.press("ArrowLeft")
    expect(start).not_to_have_value(dragged)
    me.page.keyboard.press("Shift+ArrowRight")
    me.saved()
    assert violations(me.page) == []
    fits(me.page)


def test_the_map_is_walked_through_by_keyboard(me: Writer) -> None:
    view(me, "Carte stratégique")
    first = me.page.locator(".plp-map__box--objective").first
    first.focus()
    expect(me.page.locator(".plp-map__drawing--at")).to_have_count(1)
    assert violations(me.page) == []
    fits(me.page)
    first.focus()
    me.page.keyboard.press("Enter")
    me.heading("OS 1")
    view(me, "Carte stratégique")
    me.page.locator(".plp-map__box--indicator").first.click()
    me.heading("IND 1")


def test_the_ledger_leads_to_the_line_that_lacks(me: Writer) -> None:
    view(me, "Grand livre des moyens")
    assert violations(me.page) == []
    fits(me.page)
    me.button("Voir la ligne").click()
    me.heading("3.5 ")
    expect(me.page.locator("[data-path$=granted] input:focus")).to_have_count(1)

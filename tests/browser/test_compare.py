"""A commission at work in Chromium: three documents side by side, judged, heard, exported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.person import Writer
from tests.browser.test_building import fits, violations
from tests.serving import serving

SAMPLE = ROOT / "sample_data" / "val-de-lorne-fautes.plp.json"
GROUNDS = {
    "obj-victimes": "Le registre des rappels le montre pour chaque année.",
    "obj-route": "La série baisse, le rapport n’en dit rien.",
}

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("building")]


@pytest.fixture(scope="module")
def me(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    """A member on the faulty sample; at the end no script has failed."""
    folder: Path = tmp_path_factory.mktemp("compare")
    store = f"sqlite:///{folder / 'store.db'}"
    with serving(store, folder / "log", str(SAMPLE)) as served:
        page = chromium.new_context(
            locale="fr-BE", reduced_motion="reduce", viewport={"width": 1280, "height": 800}
        ).new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_default_timeout(20_000)
        page.goto(served.url.replace("/?", "/compare?"))
        page.locator("main h1").first.wait_for(timeout=120_000)
        writer = Writer(page)
        writer.declare("Hélène Essai", "Membre de la commission")
        expect(page.get_by_role("button", name="Comparer")).to_have_attribute(
            "aria-current", "page"
        )
        row(page, "obj-suivi").wait_for(timeout=120_000)
        yield writer
        page.context.close()
        assert errors == []


def row(page: Page, about: str) -> Locator:
    return page.locator(f".plp-tri [data-row='{about}']")


def toggle(page: Page, about: str) -> Locator:
    return row(page, about).locator(".plp-tri__toggle")


def shown(page: Page) -> list[str]:
    return [str(one.get_attribute("data-row")) for one in page.locator(".plp-tri__item").all()]


def test_what_was_missed_is_seen_first_and_opens_to_its_reasons(me: Writer) -> None:
    page = me.page
    first = page.locator(".plp-tri__item").first
    expect(first.locator(".plp-tri__toggle")).to_contain_text("Manqué")
    expect(first).to_contain_text("65\u00a0%, pour une cible de 70")
    assert first.bounding_box()["y"] < 400
    toggle(page, "obj-suivi").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(toggle(page, "obj-suivi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row(page, "obj-suivi").locator("[data-drawn]")).to_be_visible()
    expect(row(page, "obj-suivi")).to_contain_text("E003")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(toggle(page, "obj-suivi")).to_have_attribute("aria-expanded", "false")
    expect(toggle(page, "obj-suivi")).to_be_focused()


def test_a_filter_keeps_the_rows_that_it_counts(me: Writer) -> None:
    page = me.page
    every = len(shown(page))
    for name, kept in (
        ("Cible manquée 2", {"obj-suivi", "obj-accueil"}),
        ("Non rapporté 1", {"obj-route"}),
        ("Chiffres en désaccord 1", {"obj-habitat"}),
        ("Sans preuve 1", {"obj-victimes"}),
        ("Ancienne cible 1", {"obj-urgence"}),
    ):
        page.get_by_role("button", name=name).click()
        assert set(shown(page)) == kept
    page.get_by_role("button", name="Tout 7").click()
    assert len(shown(page)) == every
    page.get_by_role("button", name="voir le calcul").click()
    page.get_by_role("region", name="Comment ce chiffre").get_by_role(
        "button", name="Un drone pour les recherches"
    ).click()
    expect(toggle(page, "res-drone")).to_be_focused()
    page.get_by_role("button", name="voir le calcul").click()


def judge(page: Page, about: str, level: str) -> None:
    if toggle(page, about).get_attribute("aria-expanded") == "false":
        toggle(page, about).click()
    here = row(page, about)
    here.get_by_text(level, exact=True).last.click()
    expect(here.get_by_role("radio", name=level, exact=True)).to_be_checked()
    ground = here.get_by_label("Motif", exact=True)
    ground.fill(GROUNDS[about])
    ground.blur()


def test_two_objectives_are_judged_and_stand_in_the_exported_report(
    me: Writer, tmp_path: Path
) -> None:
    page = me.page
    page.get_by_role("button", name="Juger : OS 3").click()
    judge(page, "obj-victimes", "Tenu")
    judge(page, "obj-route", "Non tenu")
    me.saved()
    expect(row(page, "obj-route").locator("[data-col]").last).to_contain_text("Non tenu")
    expect(page.locator(".plp-tri__head")).to_contain_text("6 objectifs jugés sur 6")
    me.button("Exporter").click()
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_label("Document", exact=True)).to_have_value("evaluation-report")
    for box in dialog.get_by_role("checkbox").all():
        if box.is_checked() and "PDF" not in (box.locator("xpath=..").text_content() or ""):
            box.uncheck()
    with page.expect_download(timeout=60_000) as coming:
        me.button("Exporter", dialog).click()
    made = tmp_path / coming.value.suggested_filename
    coming.value.save_as(made)
    page.keyboard.press("Escape")
    read = pypdfium2.PdfDocument(made)
    try:
        text = " ".join(" ".join(one.get_textpage().get_text_range() for one in read).split())
    finally:
        read.close()
    for words in GROUNDS.values():
        assert words.replace("’", "'") in text.replace("’", "'")


def test_a_note_of_ones_own_becomes_a_question(me: Writer) -> None:
    page = me.page
    page.get_by_role("button", name="Fiche d’audition").click()
    me.heading("Fiche d’audition")
    here = page.locator("[data-row='obj-accueil']")
    note = here.get_by_label("Mes notes")
    note.fill("Demander ce que les 8 000 euros auraient permis.")
    here.get_by_role("button", name=re.compile("Faire de ma note une question")).click()
    question = here.get_by_label("Question", exact=True)
    expect(question).to_have_value("Demander ce que les 8 000 euros auraient permis.")
    expect(question).to_be_focused()
    assert violations(page) == []
    fits(page)
    page.emulate_media(media="print")
    expect(note).to_be_hidden()
    page.emulate_media(media="screen")


def test_the_comparison_fits_small_screens_and_paper(me: Writer) -> None:
    page = me.page
    page.get_by_role("button", name="Promis, fait, jugé").click()
    toggle(page, "obj-urgence").click()
    row(page, "obj-urgence").locator("[data-drawn]").wait_for()
    fits(page)
    page.get_by_text("La même chose en tableau").click()
    lane = page.locator(".plp-flow tbody tr").filter(has_text="Des routes plus sûres")
    expect(lane).to_contain_text("Non rapporté")
    page.get_by_role("button", name="Par section").click()
    expect(page.locator(".plp-tri__item").first).to_contain_text("Fonctionnement propre")
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Par section")).to_be_hidden()
    page.emulate_media(media="screen")

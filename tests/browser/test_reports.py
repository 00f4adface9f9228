"""The reports in Chromium: written from the letter, judged, carried into the next letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plpmission.model import read_dossier
from plpmission.store import Actor, open_store
from plpmission_widgets.summaries import summary
from tests.browser.conftest import ROOT
from tests.browser.person import Writer
from tests.browser.test_building import fits, violations
from tests.serving import serving

SAMPLE = ROOT / "sample_data" / "val-de-lorne.plp.json"
FACTS = b"annee;faits\n2024;20\n"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("building")]


@pytest.fixture(scope="module")
def me(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    """A holder whose letter was set and amended, and who has reported nothing yet."""
    folder: Path = tmp_path_factory.mktemp("reports")
    url = f"sqlite:///{folder / 'store.db'}"
    store = open_store(url)
    store.settings.set("actor", {"name": "Claire Essai", "role": "Chef de corps"})
    full = read_dossier(SAMPLE)
    bare = full.model_copy(update={"activity_reports": (), "evaluation_reports": ()})
    bare = bare.with_value("title", "Val-de-Lorne")
    made, _ = store.create(bare, Actor("Claire Essai"), summary=summary(bare))
    store.dispose()
    with serving(url, folder / "log") as served:
        page = chromium.new_context(
            locale="fr-BE", reduced_motion="reduce", viewport={"width": 1280, "height": 800}
        ).new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_default_timeout(20_000)
        page.goto(served.to(dossier=made, section="view-report"))
        page.locator("main h1").first.wait_for(timeout=120_000)
        yield Writer(page)
        page.context.close()
        assert errors == []


def part(page: Page, title: str) -> None:
    """Open a part of the report in view."""
    page.locator(".plp-part", has_text=title).click()
    expect(page.locator(".plp-part[aria-current]")).to_contain_text(title)


def choose(page: Page, group: str, level: str) -> None:
    """Choose a segment; the button itself lies hidden under its words."""
    held = page.get_by_role("radiogroup", name=group, exact=True)
    held.locator("label", has_text=level).first.click()


def test_a_report_is_written_from_the_letter(me: Writer, tmp_path: Path) -> None:
    page = me.page
    me.button("Partir de la lettre").click()
    expect(page.locator(".plp-part")).to_have_count(10)
    part(page, "Des habitations mieux protégées")
    expect(page.locator(".plp-parts__aside")).to_contain_text("Ce qui était promis")
    choose(page, "Où il en est", "Atteint")
    me.fill("Résultat", "Les cambriolages sont passés sous 24 faits par trimestre.")
    me.saved()
    expect(page.locator(".plp-part[aria-current] .plp-mark")).to_have_text("Atteint")

    file = tmp_path / "faits.csv"
    file.write_bytes(FACTS)
    page.locator(".plp-evidence input[type=file]").set_input_files(file)
    expect(page.locator(".plp-prints dd")).to_have_text(hashlib.sha256(FACTS).hexdigest())
    assert violations(page) == []
    fits(page)

    part(page, "Demande de renouvellement")
    expect(page.locator(".plp-points__verdict")).to_have_text(
        "Pas encore recevable : voyez ce qui manque."
    )
    me.button("Y aller").click()
    expect(page.locator("#plp-part")).to_contain_text("Une équipe vite sur place")


def test_a_text_from_elsewhere_is_confirmed_passage_by_passage(me: Writer) -> None:
    page = me.page
    me.button("Un rapport écrit ailleurs").click()
    page.get_by_label("Texte du rapport").fill(
        "Les équipes arrivent plus vite aux appels urgents.\n\n"
        "Les plaignants sont plus satisfaits du suivi de leur plainte qu’avant.\n\n"
        "Un repas a réuni les anciens de la maison."
    )
    me.button("Trouver les objectifs").click()
    rows = page.locator(".plp-match__row")
    expect(rows).to_have_count(3)
    rows.nth(0).get_by_role("checkbox").check()
    rows.nth(2).get_by_role("combobox").select_option(label="OS\u00a04 · Un accueil formé")
    expect(rows.nth(2).get_by_role("checkbox")).to_be_checked()
    assert violations(page) == []
    page.reload()
    expect(rows.nth(2).get_by_role("checkbox")).to_be_checked()
    expect(rows.nth(2)).to_contain_text("choisi par vous")
    me.button("Prendre dans le rapport").click()
    part(page, "Une équipe vite sur place")
    expect(page.get_by_label("Résultat", exact=True)).to_have_value(
        "Les équipes arrivent plus vite aux appels urgents."
    )


def test_an_evaluation_is_made_and_the_next_letter_begun(me: Writer) -> None:
    page = me.page
    me.button("Rapport d’évaluation").click()
    me.button("Commencer l’évaluation").click()
    me.button("Ajouter : Membres").click()
    me.fill("Membres, ligne 1", "Présidente de la commission")
    part(page, "Des habitations mieux protégées")
    expect(page.locator(".plp-parts__main .plp-head__over")).to_contain_text("Un résultat")
    me.button("Tenu", page.locator(".plp-begin")).click()
    me.fill("Motif", "La série trimestrielle reste sous la cible.")
    page.get_by_role("button", name="Choisir : Le motif renvoie à").click()
    page.get_by_role("option", name="faits.csv").click()
    page.keyboard.press("Escape")
    expect(page.locator(".plp-chips")).to_contain_text("Preuve : faits.csv")
    me.saved()
    assert violations(page) == []

    part(page, "La prochaine lettre")
    me.button("Une ligne par objectif").click()
    page.get_by_label("Dans la prochaine lettre, ligne 4").select_option(label="Prend fin")
    me.saved()
    me.button("Commencer la prochaine lettre").click()
    me.heading("1.1 ")
    me.go("3.2.2")
    expect(page.locator(".plp-list__open")).to_have_count(5)


def test_both_dossiers_stand_in_one_table(me: Writer) -> None:
    page = me.page
    page.get_by_role("link", name="Tous les dossiers").click()
    me.heading("Vos dossiers")
    me.button("Comparer").click()
    rows = page.locator(".plp-many__table tbody tr")
    expect(rows).to_have_count(2)
    page.get_by_label("Objectifs").select_option(label="Atteint")
    expect(rows).to_have_count(1)
    me.button("Tout montrer").click()
    with page.expect_download() as taken:
        me.button("Excel").click()
    assert taken.value.suggested_filename == "plpmission.xlsx"
    for label, at in (("Première lettre", 1), ("Deuxième lettre", 2)):
        page.get_by_label(label).select_option(index=at)
    expect(page.locator(".plp-many__panel").first).to_contain_text("parties sur")
    found = page.evaluate("axe.run('main', { resultTypes: ['violations'] })")["violations"]
    assert [one["id"] for one in found] == []
    fits(page)

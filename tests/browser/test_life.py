"""A letter is set, stands still, and is amended, as two people would do it in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plpmission.model import read_dossier
from plpmission.store import Actor, open_store
from plpmission_widgets.summaries import summary
from tests.browser.person import Writer
from tests.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"


def kept(url: str) -> str:
    """The sample, set nowhere yet, in a store."""
    store = open_store(url)
    store.settings.set("actor", {"name": "Claire Essai", "role": "Chef de corps"})
    dossier = read_dossier(SAMPLE)
    bare = dossier.letter.model_copy(update={"setting": type(dossier.letter.setting)()})
    dossier = dossier.model_copy(update={"letter": bare})
    made, _ = store.create(dossier, Actor("Claire Essai"), summary=summary(dossier))
    store.dispose()
    return made


def step(page: Page, title: str, **fields: str) -> None:
    """Open a step's short form, fill it in, record it."""
    card = page.locator(".plp-life__move", has_text=title)
    card.get_by_role("button", name=title).click()
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(value)
    card.locator("button[type=submit]").click()


def now(page: Page, stage: str) -> None:
    expect(page.locator("[aria-current=step]")).to_contain_text(stage)


def life_of(page: Page) -> None:
    page.goto(page.url.split("&section=")[0] + "&section=view-life")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vie de la lettre")


def test_a_letter_is_set_stands_still_and_is_amended(tmp_path: Path, visit) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    dossier = kept(url)
    with serving(url, tmp_path / "server.log") as served:
        visitor = visit(served)
        page, me = visitor.page, Writer(visitor.page)
        page.goto(served.to(dossier=dossier, section="view-life"))

        step(page, "Proposer la lettre", Date_de_la_proposition="18/05/2026")
        now(page, "Proposée")
        step(
            page,
            "Noter la décision de l’autorité",
            Date_de_la_décision="01/05/2026",
            Référence_de_la_décision="Point 4",
        )
        expect(page.locator(".plp-life__form .plp-error")).to_contain_text("avant la proposition")
        page.get_by_label("Date de la décision", exact=True).fill("24/06/2026")
        page.locator(".plp-life__form button[type=submit]").click()
        now(page, "Fixée")
        expect(page.locator(".plp-life__imprint")).to_contain_text("Empreinte du contenu")

        me.go("1.2")
        me.fill("Catégorie", "Catégorie 4")
        expect(page.locator(".plp-error").first).to_contain_text("amendement")

        life_of(page)
        step(
            page,
            "Noter la copie à l’inspecteur général",
            Envoyée_le="01/07/2026",
            Comment_elle_est_partie="Recommandé",
        )
        step(page, "Noter l’entrée en vigueur")
        now(page, "En vigueur")
        amend(page, me)
    assert visitor.errors == []


def amend(page: Page, me: Writer) -> None:
    """Begin an amendment, write it, propose it, set it; what it replaced stays in view."""
    card = page.locator(".plp-life__move", has_text="Commencer un amendement")
    card.get_by_role("button", name="Commencer un amendement").click()
    page.get_by_label("De quoi il s’agit", exact=True).fill("Moins de patrouilles")
    page.get_by_label("Qui le propose", exact=True).select_option("holder")
    page.get_by_label("Ce qui change", exact=True).select_option("objectives")
    page.get_by_label("Quel changement essentiel le rend nécessaire").fill("Gel des recrutements")
    card.locator("button[type=submit]").click()
    page.get_by_role("button", name="Rédiger l’amendement").click()
    me.heading("Moins de patrouilles")
    me.button("Ajouter un objectif").click()
    row = page.locator("[data-path*='.objectives[suo-']").first
    row.locator(".plp-drop").click()
    page.locator("[role=listbox] [role=option]").first.click()
    row.get_by_role("textbox").first.fill("Un nouvel énoncé de l’objectif")
    row.get_by_role("textbox").last.fill("Moins d’agents")
    row.get_by_role("textbox").last.blur()
    me.saved()
    life_of(page)
    step(page, "Proposer l’amendement", Date_de_la_proposition="15/09/2026")
    step(
        page,
        "Noter la décision sur l’amendement",
        Date_de_la_décision="20/10/2026",
        Référence_de_la_décision="Point 2",
    )
    replaced = page.locator("[data-path='life.superseded']")
    expect(replaced).to_contain_text("Un nouvel énoncé de l’objectif")
    expect(replaced).to_contain_text("Moins d’agents")
    expect(page.locator(".plp-life__imprint")).to_contain_text("avec un amendement depuis")
    me.go("3.2.2")
    expect(page.get_by_role("main").last).to_contain_text("OS 1")

"""Partnerships in Chromium: from the idea to the package, from a file of messages to the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
import pytest
from playwright.sync_api import Browser, Download, Page, expect

from plpmission.model import dumps, read_dossier
from plpmission.store import Actor, Member, open_store
from plpmission_widgets.summaries import summary
from tests.browser.conftest import ROOT
from tests.browser.person import Writer
from tests.browser.test_building import fits, violations
from tests.serving import Served, serving

SAMPLE = ROOT / "sample_data" / "plp-les-tilleuls.plp.json"
FIRST = "nbh-tilleuls"
MEMBER = Member(name="Zéphyrine Introuvable", contact="zephyrine@nulle-part.example", adult=True)
SECRETS = ("Zéphyrine", "Introuvable", "zephyrine")
"""What stands on the list of members and must stand nowhere else."""

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("building")]


@dataclass
class Office:
    """A mandated officer at work: the page, the store behind it, the register's id."""

    me: Writer
    served: Served
    url: str
    register: str
    folder: Path

    @property
    def page(self) -> Page:
        return self.me.page

    def go(self, section: str) -> None:
        """Open a section of the register by its address."""
        address = self.served.to(dossier=self.register, section=section)
        self.page.goto(address)
        self.page.locator("main h1").first.wait_for(timeout=120_000)

    def card(self, title: str, act: str, **fields: str) -> None:
        """Open the short form of what can be done now, fill it in, record it."""
        held = self.page.locator(".plp-life__move", has_text=title)
        held.get_by_role("button", name=act).first.click()
        for label, value in fields.items():
            held.get_by_label(label.replace("_", " "), exact=True).fill(value)
        if fields:
            held.locator("button[type=submit]").click()

    def export(self) -> list[Path]:
        """Make the document of the open dialog, as PDF and for Word."""
        dialog, files = self.page.locator("dialog[open]"), []

        def keep(one: Download) -> None:
            files.append(one)

        self.page.on("download", keep)
        self.me.button("Exporter", dialog).click()
        expect(dialog.locator(".plp-done li")).to_have_count(2, timeout=60_000)
        paths = [self.folder / one.suggested_filename for one in files]
        for one, path in zip(files, paths, strict=True):
            one.save_as(path)
        self.page.keyboard.press("Escape")
        return paths


@pytest.fixture(scope="module")
def office(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The register of the sample, with a member on the list of its first partnership."""
    folder: Path = tmp_path_factory.mktemp("partnerships")
    url = f"sqlite:///{folder / 'store.db'}"
    store = open_store(url)
    store.settings.set("actor", {"name": "Claire Essai", "role": "Mandatée"})
    sample = read_dossier(SAMPLE)
    register, _ = store.create(sample, Actor("Claire Essai"), summary=summary(sample))
    store.members.add(register, FIRST, [MEMBER], Actor("Claire Essai"))
    store.dispose()
    with serving(url, folder / "log") as served:
        page = chromium.new_context(
            locale="fr-BE", reduced_motion="reduce", viewport={"width": 1280, "height": 800}
        ).new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_default_timeout(20_000)
        yield Office(Writer(page), served, url, register, folder)
        page.context.close()
        assert errors == []


def text_of(path: Path) -> str:
    """All words of a PDF or a Word file, and what it carries."""
    if path.suffix == ".docx":
        held = docx.Document(str(path))
        cells = (cell.text for table in held.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(one.text for one in held.paragraphs), *cells])
    document = pypdfium2.PdfDocument(path)
    words = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return words


def nobody_named(*texts: str) -> None:
    for text in texts:
        assert not [secret for secret in SECRETS if secret in text]


def criterion(me: Writer, number: str) -> None:
    """Open a criterion by its number in the outline."""
    row = me.page.locator("nav.plp-panes__left .plp-task", has_text=number).first
    row.click()
    expect(row).to_have_attribute("aria-current", "page")


def criteria(me: Writer) -> None:
    """What only this partnership can say; the rest is the zone's."""
    page = me.page
    criterion(me, "01")
    page.get_by_label("Les citoyens", exact=True).check()
    page.locator(".plp-check", has_text="Certains faits").locator("input").check()
    criterion(me, "03")
    me.fill("Rues", "Rue des Saules\nRue du Pont")
    criterion(me, "04")
    me.fill("Habitations", "48")
    me.saved()
    me.button("Personnes et réunions").click()
    me.heading("Personnes et réunions")
    me.button("Ajouter un coordinateur").click()
    for column, value in {
        "Nom": "Ambroise Lecharme",
        "Adresse": "Rue du Pont 2",
        "Téléphone": "04 000 00 00",
        "E-mail": "saules@plp.example",
    }.items():
        me.fill(f"{column}, ligne 1", value)
    me.saved()


def signatures(me: Writer) -> None:
    """The text is final, and signed by the three that must."""
    page = me.page
    criterion(me, "17")
    me.fill("Le texte était définitif le", "20/02/2026")
    for who in ("Le bourgmestre", "Le chef de corps", "Le coordinateur"):
        group = page.get_by_role("group", name=who)
        group.get_by_label("Nom").fill(f"{who} en personne")
        group.get_by_label("Signé le").fill("24/02/2026")
        group.get_by_label("Signé le").blur()
    me.saved()


def test_a_partnership_from_the_idea_to_the_package_for_the_ministry(office: Office) -> None:
    page, me = office.page, office.me
    page.goto(office.served.url)
    me.button("Partenariats").click()
    me.button("Ouvrir", page.locator("main")).click()
    me.heading("Partenariats de Zone de police Val de Lorne")
    expect(page.locator(".plp-register tbody tr")).to_have_count(1)
    assert violations(page) == []
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})

    me.button("Nouveau partenariat").click()
    me.heading("Page de couverture")
    me.fill("Nom du partenariat", "Les Saules")
    me.fill("Commune", "Aubremont")
    me.saved()
    me.button("Lancement").click()
    me.heading("De l’idée à la reconnaissance")
    office.card("Commencer le lancement", "Commencer", Commencé_le="05/01/2026")
    expect(page.locator("[aria-current=step]")).to_contain_text("En cours de lancement")
    page.locator(".plp-launch__step").first.get_by_label("Assez de voisins le souhaitent").check()

    criteria(me)

    criterion(me, "09")
    expect(page.locator(".plp-ticks li").first).to_be_visible()
    expect(page.locator(".plp-head__facts")).to_contain_text("Repris du plan de la zone")
    assert violations(page) == []
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    me.button("Voir ce qui manque").click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("3 éléments obligatoires manquent.")
    page.keyboard.press("Escape")

    signatures(me)
    me.button("Envoi et courrier").click()
    me.heading("Envoi et courrier")
    office.card("Fixer la charte signée", "Fixer")
    page.locator(".plp-life__form button[type=submit]").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Charte signée")

    me.button("Préparer l’envoi").click()
    files = office.export()
    assert sorted(one.suffix for one in files) == [".docx", ".pdf"]
    said = [text_of(one) for one in files]
    assert all("Les Saules" in text and "Rue des Saules" in text for text in said)
    nobody_named(*said)
    office.card("Noter l’envoi au SPF Intérieur", "Noter", Envoyé_le="01/03/2026")
    expect(page.locator("[aria-current=step]")).to_contain_text("Envoyé au SPF Intérieur")


def test_an_evaluation_from_a_file_of_messages_to_the_report(office: Office) -> None:
    page, me = office.page, office.me
    office.go(f"{FIRST}/evaluation")
    me.button("Commencer une évaluation").click()
    expect(page.locator(".plp-ticks")).to_contain_text("Nombre de messages")
    for label, day in {"Période du": "01/01/2026", "au": "30/06/2026"}.items():
        me.fill(label, day)
    me.saved()
    rows = [
        f"{day:02}/0{month}/2026;{'chaud' if day % 3 == 0 else 'froid'};1;oui"
        for month in range(1, 7)
        for day in range(1, 11)
    ]
    file = office.folder / "messages.csv"
    file.write_text("\n".join(["Date;Type;Niveaux;Suivi", *rows, "01/01/2020;chaud;1;oui"]))
    page.locator("input[type=file]").first.set_input_files(file)
    read = page.locator(".plp-taken__read")
    expect(read).to_contain_text(re.compile(r"peuvent être repris\s: 60\s; laissés\s: 1"))
    me.button("Reprendre", read).click()
    expect(page.locator(".plp-told--note")).to_contain_text("18 messages chauds et 42 froids")
    me.button("Reprendre ces chiffres").click()
    expect(page.get_by_label("Messages chauds", exact=True)).to_have_value("18")
    assert violations(page) == []
    me.button("Rapport d’évaluation").click()
    said = [text_of(one) for one in office.export()]
    assert all("18" in text and "42" in text for text in said)
    nobody_named(*said)


def test_members_stand_on_their_list_and_nowhere_else(office: Office) -> None:
    page, me = office.page, office.me
    office.go(f"{FIRST}/people")
    expect(page.locator(".plp-rows", has_text="Membres (1)")).to_contain_text(MEMBER.name)
    assert violations(page) == []
    me.button("Est d’accord").click()
    expect(page.locator(".plp-rows", has_text="Membres (1)")).not_to_contain_text("manque")
    me.button("Effacer").click()
    expect(page.locator(".plp-rows", has_text="Membres (0)")).to_be_visible()
    store = open_store(office.url)
    held = dumps(store.open(office.register).dossier).decode()
    told = [f"{one.action} {one.detail}" for one in store.audit.entries(dossier=office.register)]
    files = [path.read_bytes() for path in office.folder.glob("*.db*")]
    store.dispose()
    nobody_named(held, *told)
    assert any(one.startswith("members-delete") for one in told)
    assert not [one for one in files if SECRETS[2].encode() in one]

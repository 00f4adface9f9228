"""Documents that were not born here become letters; our own Word files come back and are merged."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from plpmission.export import export
from plpmission.model import Dossier, read_dossier
from plpmission.store import Actor, Store, open_store
from tests.browser.conftest import ROOT
from tests.browser.person import Writer
from tests.browser.screens import violations
from tests.importers.reviewing import reviewed, rewrite, track
from tests.serving import serving

SAMPLE = ROOT / "sample_data" / "haute-semois.plp.json"
MISSION = "letter.purpose.mission"
ACTOR = Actor("Claire Essai")
PATIENCE = 60_000
"""Milliseconds that reading may take on a machine that does other things too."""
DROP = """async ([name, content]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const held = new DataTransfer();
  held.items.add(new File([bytes], name));
  const place = document.querySelector("main");
  for (const kind of ["dragover", "drop"])
    place.dispatchEvent(
      new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }),
    );
}"""


pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("intake")]


@dataclass(frozen=True)
class Office:
    """One page and one server for all that is brought here; ``store`` is what it keeps."""

    me: Writer
    store: Store
    sample: Dossier
    file: bytes
    """The sample's letter as a Word file."""

    def home(self) -> None:
        """Back at the list of dossiers."""
        if self.me.page.locator("main h1", has_text="Vos dossiers").count() == 0:
            self.me.page.get_by_role("link", name="Tous les dossiers").click()
        self.me.heading("Vos dossiers")

    def keep(self, title: str) -> str:
        """The sample once more, its mission changed since the file was made; gives its id."""
        said = str(self.sample.value(MISSION))
        mine = said.replace("pas répété ici", "pas répété dans ce point")
        dossier = self.sample.with_value("title", title).with_value(MISSION, mine)
        return self.store.create(dossier, ACTOR)[0]

    def bring(self, path: Path) -> None:
        """Choose a file at the list of dossiers."""
        self.home()
        self.me.page.locator("input[type=file]").set_input_files(path)


@pytest.fixture(scope="module")
def office(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """At the list of dossiers, as somebody; the page asks nothing of another host."""
    folder: Path = tmp_path_factory.mktemp("intake")
    store = open_store(f"sqlite:///{folder / 'store.db'}")
    store.settings.set("actor", {"name": "Claire Essai", "role": "Chef de corps"})
    sample = read_dossier(SAMPLE)
    with serving(f"sqlite:///{folder / 'store.db'}", folder / "log") as served:
        context = chromium.new_context(
            accept_downloads=True,
            locale="fr-BE",
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 800},
        )
        page, errors, asked = context.new_page(), list[str](), list[str]()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.set_default_timeout(20_000)
        page.goto(served.url)
        page.locator("main h1").first.wait_for(timeout=PATIENCE)
        yield Office(Writer(page), store, sample, export(sample, "letter", "docx"))
        context.close()
    store.dispose()
    own = (served.base, "data:", "blob:", "about:")
    assert errors == [one for one in asked if not one.startswith(own)] == []


def test_a_word_letter_is_dropped_reviewed_by_keyboard_and_becomes_a_letter_that_exports(
    office: Office,
) -> None:
    me, page = office.me, office.me.page
    page.evaluate(DROP, ["Lettre 2020.docx", base64.b64encode(an_old_letter()).decode()])
    read(me, "Reprendre un document")
    place = page.locator(".plp-passage--here")
    place.focus()
    decided(page, 0)
    page.keyboard.press("Enter")
    decided(page, 1)
    page.keyboard.press("x")
    decided(page, 2)
    page.keyboard.press("u")
    decided(page, 1)
    expect(place).to_be_focused()
    page.keyboard.press("m")
    page.keyboard.type("culture")
    expect(page.get_by_role("option", name="3.1.2")).to_be_visible()
    page.keyboard.press("Enter")
    decided(page, 2)
    expect(page.locator(".plp-run", has_text="3.1.2")).to_be_visible()
    assert violations(page, "'main'") == []
    page.get_by_role("link", name="Tous les dossiers").click()
    me.heading("Vos dossiers")
    page.locator(".plp-imports").get_by_role("button", name="Lettre 2020.docx").first.click()
    me.heading("Reprendre un document")
    decided(page, 2)
    page.get_by_label("Lesquels").select_option("0")
    page.locator(".plp-intake__over").get_by_role("button").click()
    expect(page.locator(".plp-passage--open")).to_have_count(0)
    me.button("Créer le dossier").click()
    page.get_by_label("Nom du dossier").fill("Lettre d’avant")
    me.button("Créer le dossier", page.locator("dialog[open]")).click()
    me.heading("1.1 ")
    me.go("3.2.2")
    expect(page.locator(".plp-list__open").first).to_contain_text("ambriolages")
    page.get_by_role("button", name="de Lettre 2020.docx").click()
    me.heading("D’où cela vient")
    expect(page.get_by_text("se réunissent deux fois par an")).to_be_visible()
    expect(page.locator(".plp-picture img")).to_have_js_property("naturalWidth", 8)
    me.button("Exporter").click()
    dialog = page.locator("dialog[open]")
    for fmt in ("PDF", "HTML"):
        dialog.get_by_role("checkbox", name=fmt).uncheck()
    with page.expect_download(timeout=PATIENCE) as download:
        me.button("Exporter", dialog).click()
    page.keyboard.press("Escape")
    said = "\n".join(one.text for one in docx.Document(download.value.path()).paragraphs)
    assert "se réunissent deux fois par an" in said


def decided(page: Page, count: int) -> None:
    """Wait until so many passages are said to be decided."""
    expect(page.locator(".plp-intake__progress")).to_contain_text(f"{count} sur ")


def an_old_letter() -> bytes:
    """As people write them: numbers typed by hand, headings in bold."""
    made = docx.Document()
    for line in OLD.strip().splitlines():
        if line.startswith("**"):
            made.add_paragraph().add_run(line.strip("*")).bold = True
        elif line:
            made.add_paragraph(line)
    made.add_picture(BytesIO(PICTURE))
    content = BytesIO()
    made.save(content)
    return content.getvalue()


PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAADElEQVR4nGNYxYACASqQBVHR0mccAAAAAElFTkSuQmCC"
)
"""Eight by eight points of one colour."""
OLD = """
**LETTRE DE MISSION 2020-2025**
Zone de police Haute-Semois
**1. Contexte**
La zone compte quatre communes rurales et 23 400 habitants. La population âgée augmente.
**2. Mission et valeurs**
La zone protège ses habitants et écoute avant d’agir.
Nos valeurs sont la proximité, la franchise et le soin.
**3. Objectifs stratégiques**
**Objectif 1 : Moins de cambriolages**
Réduire de 12 % le nombre de cambriolages d’ici le 31 décembre 2024, par rapport à 2019.
**4. Partenaires**
Le parquet, les écoles et les maisons médicales se réunissent deux fois par an.
"""


def test_a_word_file_comes_back_with_changes_and_comments_and_is_merged(
    office: Office, tmp_path: Path
) -> None:
    me, page = office.me, office.me.page
    here = office.keep("Haute-Semois")
    (tmp_path / "lettre.docx").write_bytes(a_file_come_back(office.file))
    office.bring(tmp_path / "lettre.docx")
    read(me, "Fichier Word revenu")
    change = row(page, "Paul Essai, 19/11/2026")
    expect(change.locator("ins").last).to_contain_text("jour", timeout=PATIENCE)
    me.button("Reprendre", change).click()
    expect(me.button("Reprendre 1 élément")).to_be_visible()
    settle(page)
    me.button("Reprendre", row(page, "Depuis quand ?")).click()
    me.button("Reprendre 3 éléments").click()
    expect(page.locator(".plp-toast")).to_contain_text("3 éléments repris")
    expect(row(page, "Lequel ?")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".plp-change")).to_have_count(1)
    merged = str(office.store.open(here).dossier.value(MISSION))
    assert "chaque jour" in merged
    assert "[Contexte sociétal](ref:context) et n’est pas repris ici" in merged
    assert [comment.text for comment in office.store.comments.list(here)] == ["Depuis quand ?"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_file_that_libreoffice_saved_goes_to_the_letter_that_one_says_and_is_merged(
    office: Office, tmp_path: Path
) -> None:
    me, page = office.me, office.me.page
    office.keep("Une copie")
    here = office.keep("Celle du conseil")
    office.bring(saved_by_libreoffice(a_file_come_back(office.file), tmp_path))
    dialog = page.locator("dialog[open]", has_text="De quel dossier")
    dialog.get_by_label("Celle du conseil").check(timeout=PATIENCE)
    assert violations(page, "'dialog[open]'") == []
    me.button("Continuer", dialog).click()
    read(me, "Fichier Word revenu")
    change = row(page, "Paul Essai, 19/11/2026")
    expect(change.locator("ins").last).to_contain_text("jour", timeout=PATIENCE)
    settle(page)
    me.button("Prendre tout sauf les conflits").click()
    me.button("Reprendre 4 éléments").click()
    expect(page.get_by_text("Il ne reste rien à examiner")).to_be_visible(timeout=PATIENCE)
    merged = str(office.store.open(here).dossier.value(MISSION))
    assert "chaque jour" in merged
    assert "[Contexte sociétal](ref:context) et n’est pas repris ici" in merged
    said = {(one.author.name, one.text) for one in office.store.comments.list(here)}
    assert said == {("Service juridique", "Depuis quand ?"), ("Paul Essai", "Lequel ?")}


def settle(page: Page) -> None:
    """Resolve the only conflict: the file's words stay."""
    both = page.get_by_role("group", name="Modifié des deux côtés")
    expect(both).to_contain_text("dans ce point")
    both.get_by_role("radio").nth(1).check()


def saved_by_libreoffice(content: bytes, folder: Path) -> Path:
    """The file as LibreOffice writes it again."""
    (folder / "lettre.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir"]
    command += [str(folder / "out"), str(folder / "lettre.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "out" / "lettre.docx"


def a_file_come_back(content: bytes) -> bytes:
    """Two changes, one of them tracked, and two comments."""

    def change(body: Any) -> None:
        track(body, "travaille chaque semaine", "travaille chaque jour", "Paul Essai", "2026-11-19")
        rewrite(body, "n’est pas répété ici", "n’est pas repris ici")

    said = ("Service juridique", "Depuis quand ?")
    return reviewed(
        content, change, {"écoute avant": said, "le parquet": ("Paul Essai", "Lequel ?")}
    )


def read(me: Writer, title: str) -> None:
    """Wait until a file is read: a process of its own starts for it."""
    expect(me.page.get_by_role("heading", level=1)).to_contain_text(title, timeout=PATIENCE)


def row(page: Page, words: str) -> Locator:
    """The proposal that says some words."""
    return page.locator(".plp-change", has_text=words)

"""What was typed is there again: after a dead kernel, a stopped server, beside somebody else."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from plpmission.model import Dossier
from plpmission.store import Actor, Store, open_store
from tests.browser.person import Writer
from tests.browser.test_building import fits, violations
from tests.serving import Served, free_port, serving, stop

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("lost")]
MISSION = "letter.purpose.mission"
CLAIRE = Actor("Claire Essai", "Chef de corps")


class Desk:
    """A store with one dossier, and the server in front of it, which can go and come back."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder / 'store.db'}"
        self.log = folder / "server.log"
        self.port = free_port()
        self.store: Store = open_store(self.url)
        self.store.settings.set("actor", {"name": CLAIRE.name, "role": CLAIRE.role})
        self.begin()

    def begin(self) -> None:
        """Another dossier, from here on."""
        self.key, _ = self.store.create(Dossier(title="Zone de l’Essai"), CLAIRE)

    def serving(self):
        """The same address each time: what a browser keeps belongs to it."""
        return serving(self.url, self.log, port=self.port)

    def kept(self, path: str = MISSION) -> str:
        return str(self.store.open(self.key).dossier.value(path))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("lost"))
    yield made
    made.store.dispose()


@pytest.fixture(scope="module")
def served(desk: Desk) -> Iterator[Served]:
    with desk.serving() as running:
        yield running


def at_mission(page: Page, served: Served, desk: Desk) -> Writer:
    page.goto(served.to(dossier=desk.key, section="mission-values"))
    me = Writer(page)
    me.heading("3.1.1")
    return me


def kernels(served: Served) -> list[psutil.Process]:
    """The kernels of a server: they are forked from it, or started by it."""
    below = psutil.Process(served.process.pid).children(recursive=True)
    return [process for process in below if _is_kernel(process)]


def _is_kernel(process: psutil.Process) -> bool:
    try:
        return any("LISTEN" in connection.status for connection in process.net_connections())
    except psutil.Error:
        return False


def test_a_dead_kernel_is_said_and_what_was_typed_is_there_after_a_reload(
    desk: Desk, served: Served, visit
) -> None:
    page = visit(served).page
    me = at_mission(page, served, desk)
    me.write("Mission", "Enregistré avant. ")
    me.saved()
    for kernel in kernels(served):
        os.kill(kernel.pid, signal.SIGKILL)
    killed = time.monotonic()
    me.write("Mission", "Tapé après.")
    expect(page.locator(".plp-banner")).to_contain_text("ne répond pas", timeout=15_000)
    said_after = time.monotonic() - killed
    print(f"a dead kernel is said after {said_after:.1f} s")
    expect(page.locator(".plp-save--not")).to_be_visible()
    page.reload()
    me.heading("3.1.1")
    me.button("Voir les deux versions").click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("Enregistré avant. Tapé après.")
    expect(dialog).to_contain_text("Enregistré dans la lettre")
    me.button("Continuer avec ceux-ci", dialog).click()
    expect(page.get_by_role("textbox", name="Mission", exact=True)).to_contain_text("Tapé après.")
    me.saved()
    assert desk.kept() == "Enregistré avant. Tapé après."


def test_of_two_in_one_section_neither_is_overwritten_and_each_sees_the_other(
    desk: Desk, served: Served, visit
) -> None:
    claire, bram = visit(served).page, visit(served).page
    mine = at_mission(claire, served, desk)
    bram.goto(served.to(dossier=desk.key, section="mission-values"))
    theirs = Writer(bram)
    theirs.heading("3.1.1")
    expect(claire.locator(".plp-person")).to_have_count(1)
    expect(claire.locator(".plp-task[aria-current] .plp-here")).to_have_count(1)

    theirs.write("Vision", "Une vision de Bram.")
    theirs.saved()
    mine.write("Mission", " Claire ajoute ceci.")
    mine.saved()
    assert desk.kept("letter.purpose.vision") == "Une vision de Bram."
    assert desk.kept().endswith("Claire ajoute ceci.")
    expect(claire.get_by_role("textbox", name="Vision", exact=True)).to_contain_text("de Bram")

    mine.write("Vision", " Et de Claire.")
    mine.saved()
    theirs.write("Vision", " Bram continue.")
    dialog = bram.locator("dialog[open]")
    expect(dialog).to_contain_text("Et de Claire.")
    expect(dialog).to_contain_text("Bram continue.")
    theirs.button("Continuer avec", dialog).click()
    expect(dialog).to_have_count(0)
    theirs.saved()
    assert "Bram continue." in desk.kept("letter.purpose.vision")
    texts = [
        str(desk.store.read(desk.key, entry.number).value("letter.purpose.vision"))
        for entry in desk.store.revisions(desk.key)
    ]
    assert any("Et de Claire." in text for text in texts), "the side not chosen is in the history"


def test_two_in_different_sections_write_side_by_side(desk: Desk, served: Served, visit) -> None:
    claire, bram = visit(served).page, visit(served).page
    mine = at_mission(claire, served, desk)
    bram.goto(served.to(dossier=desk.key, section="culture"))
    theirs = Writer(bram)
    theirs.heading("3.1.2")
    before = desk.kept()
    box = bram.locator(".plp-panes__main [role=textbox]").first
    box.click()
    bram.keyboard.type("La culture selon Bram.")
    mine.write("Mission", " Et la mission.")
    theirs.saved()
    mine.saved()
    assert desk.kept() == before + " Et la mission."
    assert "La culture selon Bram." in desk.store.open(desk.key).dossier.model_dump_json()
    expect(claire.locator("dialog[open]")).to_have_count(0)
    expect(bram.locator("dialog[open]")).to_have_count(0)


def test_versions_comments_and_audit_can_be_read_by_everybody(
    desk: Desk, served: Served, visit
) -> None:
    for text in ("Un texte.", "Un autre texte, plus long."):
        opened = desk.store.open(desk.key)
        changed = opened.dossier.with_value("letter.purpose.vision", text)
        desk.store.save(desk.key, changed, opened.stamp, CLAIRE, "Note")
    page = visit(served, reduced_motion="reduce").page
    me = at_mission(page, served, desk)
    me.button("Commenter").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Votre commentaire").fill("À préciser.")
    assert violations(page) == []
    me.button("Commenter", dialog).click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".plp-comment")).to_contain_text("À préciser.")
    assert violations(page) == []
    for view, shown in (
        ("view-history", ".plp-version"),
        ("view-comments", ".plp-comment"),
        ("view-audit", ".plp-audit__table"),
    ):
        page.goto(served.to(dossier=desk.key, section=view))
        expect(page.locator(shown).first).to_be_visible(timeout=60_000)
        if view == "view-history":
            page.get_by_role("main").get_by_role("button", name="Comparer").click()
            expect(page.locator(".plp-compared")).to_contain_text("plus long")
        assert violations(page) == []
        fits(page)
    with page.expect_download() as coming:
        me.button("Télécharger en tableau").click()
    assert coming.value.suggested_filename == "audit.csv"


def test_what_was_typed_is_there_once_a_stopped_server_runs_again(
    desk: Desk, served: Served, visit
) -> None:
    """The last of this file: it stops the server that the others use."""
    desk.begin()
    page = visit(served).page
    me = at_mission(page, served, desk)
    me.write("Mission", "Avant.")
    me.saved()
    stop(served.process)
    me.write("Mission", " Pendant.")
    expect(page.locator(".plp-banner")).to_contain_text("ne répond pas", timeout=15_000)
    with desk.serving() as second:
        page.goto(second.to(dossier=desk.key, section="mission-values"))
        me.heading("3.1.1")
        me.button("Le reprendre").click()
        me.saved()
        assert desk.kept() == "Avant. Pendant."

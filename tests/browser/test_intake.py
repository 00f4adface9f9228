"""Documents that were not born here become letters; our own Word files come back and are merged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from plpmission.export import export
from plpmission.model import read_dossier
from plpmission.store import Actor, open_store
from tests.browser.conftest import ROOT, Visitor
from tests.browser.person import Writer
from tests.importers.reviewing import reviewed, rewrite, track
from tests.serving import Served

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


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Any]:
    opened = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    yield opened
    opened.dispose()


def arrive(visit: Any, served: Served) -> Writer:
    """At the list of dossiers, as somebody."""
    visitor: Visitor = visit(served)
    visitor.page.goto(served.url)
    me = Writer(visitor.page)
    me.declare()
    return me


def test_a_word_file_comes_back_with_changes_and_comments_and_is_merged(
    store: Any, server: Served, visit: Any, tmp_path: Path
) -> None:
    sample = read_dossier(SAMPLE)
    said = str(sample.value(MISSION))
    here, _ = store.create(
        sample.with_value(MISSION, said.replace("pas répété ici", "pas répété dans ce point")),
        ACTOR,
    )
    (tmp_path / "lettre.docx").write_bytes(a_file_come_back(export(sample, "letter", "docx")))
    me = arrive(visit, server)
    me.page.locator("input[type=file]").set_input_files(tmp_path / "lettre.docx")
    read(me, "Fichier Word revenu")
    change = row(me.page, "Paul Essai, 19/11/2026")
    expect(change.locator("ins").last).to_contain_text("jour", timeout=PATIENCE)
    me.button("Reprendre", change).click()
    expect(me.button("Reprendre 1 élément")).to_be_visible()
    both = me.page.get_by_role("group", name="Modifié des deux côtés")
    expect(both).to_contain_text("dans ce point")
    both.get_by_role("radio").nth(1).check()
    me.button("Reprendre", row(me.page, "Depuis quand ?")).click()
    me.button("Reprendre 3 éléments").click()
    expect(me.page.locator(".plp-toast")).to_contain_text("3 éléments repris")
    expect(row(me.page, "Lequel ?")).to_be_visible(timeout=PATIENCE)
    expect(me.page.locator(".plp-change")).to_have_count(1)
    merged = str(store.open(here).dossier.value(MISSION))
    assert "chaque jour" in merged
    assert "n’est pas repris ici" in merged
    assert [comment.text for comment in store.comments.list(here)] == ["Depuis quand ?"]


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

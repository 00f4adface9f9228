"""The notebook that Voila serves is the one that an analyst runs in JupyterLab."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT
from tests.serving import free_port, started

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_letter_runs_in_a_cell_of_jupyterlab(chromium: Browser, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(ROOT / "notebooks" / "letter.ipynb", work)
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
        "--ip=127.0.0.1", f"--port={free_port()}",
        f"--ServerApp.root_dir={work}", "--IdentityProvider.token=abc", "--LabApp.news_url=",
    ]  # fmt: skip
    environment = {
        "PLPMISSION_STORE": f"sqlite:///{tmp_path / 'store.db'}",
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(tmp_path / "workspaces"),
    }
    with started(command, tmp_path / "log", **environment) as served:
        page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(f"{served.base}/lab/tree/letter.ipynb?token=abc")
        page.locator(".jp-Notebook .jp-CodeCell").wait_for(timeout=90_000)
        page.get_by_text("(ipykernel) | Idle").wait_for(timeout=60_000)
        page.locator(".jp-Notebook .jp-CodeCell .jp-InputArea-editor").click()
        page.keyboard.press("Shift+Enter")
        app = page.locator(".jp-OutputArea .plp")
        expect(app.get_by_label("Nom", exact=True).first).to_be_visible(timeout=90_000)
        app.get_by_label("Nom", exact=True).first.fill("Camille Exemple")
        app.get_by_role("button", name="Continuer").click()
        expect(app.get_by_role("heading", name="Vos dossiers")).to_be_visible()
        page.context.close()

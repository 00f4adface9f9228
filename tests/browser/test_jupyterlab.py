"""JupyterLab: the notebook that Voila serves runs in a cell; a tile leads to charts and back."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plpmission.model import Dossier, read_dossier, write_dossier
from plpmission.model.indicators import Indicator
from tests.browser.conftest import ROOT
from tests.serving import Served, free_port, started

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

QUARTERS = "\n".join(f"{2019 + at // 4}-Q{at % 4 + 1};{at * 7 % 11}" for at in range(24))


def the_lab(folder: Path, work: Path):
    """JupyterLab as an analyst starts it in a folder; what it keeps of its own goes to another."""
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
        "--ip=127.0.0.1", f"--port={free_port()}",
        f"--ServerApp.root_dir={work}", "--IdentityProvider.token=abc", "--LabApp.news_url=",
        f"--LabApp.extra_labextensions_path={ROOT / 'widgets/plpmission_widgets/labextensions'}",
    ]  # fmt: skip
    own = {f"JUPYTERLAB_{name}_DIR": str(folder / name) for name in ("SETTINGS", "WORKSPACES")}
    store = f"sqlite:///{folder / 'store.db'}"
    environment = {"JUPYTER_CONFIG_DIR": str(folder / "config"), "PLPMISSION_STORE": store, **own}
    return started(command, folder / "log", **environment)


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab, and the folder that it shows."""

    served: Served
    work: Path


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One for both tests, with a copy of the letter's notebook."""
    folder: Path = tmp_path_factory.mktemp("lab")
    work = folder / "work"
    work.mkdir()
    shutil.copy(ROOT / "notebooks" / "letter.ipynb", work)
    with the_lab(folder, work) as served:
        yield Lab(served, work)


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """An analyst's browser: what JupyterLab loads comes once."""
    made = chromium.new_context(viewport={"width": 1280, "height": 1000}, locale="fr-BE")
    made.set_default_timeout(60_000)
    yield made
    made.close()


def test_the_letter_runs_in_a_cell(context: BrowserContext, lab: Lab) -> None:
    page = context.new_page()
    page.goto(f"{lab.served.base}/lab/workspaces/letter/tree/letter.ipynb?token=abc")
    page.locator(".jp-Notebook .jp-CodeCell").wait_for(timeout=90_000)
    page.get_by_text("(ipykernel) | Idle").wait_for(timeout=60_000)
    page.locator(".jp-Notebook .jp-CodeCell .jp-InputArea-editor").click()
    page.keyboard.press("Shift+Enter")
    app = page.locator(".jp-OutputArea .plp")
    expect(app.get_by_label("Nom", exact=True).first).to_be_visible(timeout=90_000)
    app.get_by_label("Nom", exact=True).first.fill("Camille Exemple")
    app.get_by_role("button", name="Continuer").click()
    expect(app.get_by_role("heading", name="Vos dossiers")).to_be_visible()
    page.close()


def chart_is_drawn(page: Page) -> None:
    expect(page.locator(".plp-plot__area[data-drawn]").first).to_be_visible(timeout=60_000)


def test_from_the_launcher_to_a_chart_and_back_into_the_dossier(
    context: BrowserContext, lab: Lab
) -> None:
    target = Indicator.new(name="Plaintes")
    write_dossier(Dossier(indicators=(target,)), lab.work / "zone.plp.json")
    (lab.work / "faits.csv").write_text(f"trimestre;faits\n{QUARTERS}\n", encoding="utf-8")
    page = context.new_page()
    page.goto(f"{lab.served.base}/lab?token=abc")
    page.locator(".jp-LauncherCard", has_text="Tendances").click(timeout=90_000)
    page.get_by_label("Dossier ou fichier de chiffres").fill("faits.csv")
    page.get_by_role("button", name="Ouvrir", exact=True).click()
    expect(page.locator(".plp-sparks tbody tr")).to_have_count(1, timeout=15_000)
    page.get_by_label("Graphique", exact=True).select_option("Carte de contrôle")
    chart_is_drawn(page)
    assert page.evaluate("document.querySelectorAll('.plp-plot svg.main-svg').length") > 0
    page.get_by_role("button", name="Montrer le code").click()
    code = page.locator("textarea:visible").input_value()
    assert "control_figure(analyse(frame), 0, lang='fr')" in code
    page.get_by_label("Dans le dossier").fill("zone.plp.json")
    page.get_by_label("Dans le dossier").press("Enter")
    page.get_by_label("Comme chiffres de l’indicateur").select_option(target.name)
    page.get_by_role("button", name="Mettre les chiffres dans le dossier").click()
    expect(page.get_by_text("24 chiffres repris")).to_be_visible()
    page.close()
    taken = read_dossier(lab.work / "zone.plp.json").item(target.id)
    assert [(m.period, m.value) for m in taken.measurements[-1:]] == [("2024-Q4", 7.0)]

"""An analyst's way in JupyterLab: a tile, a file, a chart, its code, and back into the dossier."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plpmission.model import Dossier, read_dossier, write_dossier
from plpmission.model.indicators import Indicator
from tests.browser.conftest import ROOT
from tests.serving import free_port, started

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

QUARTERS = "\n".join(f"2019-Q{at % 4 + 1};{at * 7 % 11}".replace("2019", str(2019 + at // 4))
                     for at in range(24))  # fmt: skip


def the_lab(folder: Path, work: Path):
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
        "--ip=127.0.0.1", f"--port={free_port()}",
        f"--ServerApp.root_dir={work}", "--IdentityProvider.token=abc", "--LabApp.news_url=",
        f"--LabApp.extra_labextensions_path={ROOT / 'widgets/plpmission_widgets/labextensions'}",
    ]  # fmt: skip
    own = {f"JUPYTERLAB_{name}_DIR": str(folder / name) for name in ("SETTINGS", "WORKSPACES")}
    environment = {"JUPYTER_CONFIG_DIR": str(folder / "config"), **own}
    return started(command, folder / "log", **environment)


def drawn(page: Page) -> None:
    expect(page.locator(".plp-plot__area[data-drawn]").first).to_be_visible(timeout=60_000)


def test_from_the_launcher_to_a_chart_and_back_into_the_dossier(
    chromium: Browser, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    target = Indicator.new(name="Plaintes")
    write_dossier(Dossier(indicators=(target,)), work / "zone.plp.json")
    (work / "faits.csv").write_text(f"trimestre;faits\n{QUARTERS}\n", encoding="utf-8")
    with the_lab(tmp_path, work) as served:
        page = chromium.new_context(
            viewport={"width": 1280, "height": 1000}, locale="fr-BE"
        ).new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{served.base}/lab?token=abc")
        page.locator(".jp-LauncherCard", has_text="Tendances").click(timeout=90_000)
        page.get_by_label("Dossier ou fichier de chiffres").fill("faits.csv")
        page.get_by_role("button", name="Ouvrir", exact=True).click()
        expect(page.locator(".plp-sparks tbody tr")).to_have_count(1, timeout=15_000)
        page.get_by_label("Graphique", exact=True).select_option("Carte de contrôle")
        drawn(page)
        assert page.evaluate("document.querySelectorAll('.plp-plot svg.main-svg').length") > 0
        page.get_by_role("button", name="Montrer le code").click()
        code = page.locator("textarea:visible").input_value()
        assert "control_figure(analyse(frame), 0, lang='fr')" in code
        page.get_by_label("Dans le dossier").fill("zone.plp.json")
        page.get_by_label("Dans le dossier").press("Enter")
        page.get_by_label("Comme chiffres de l’indicateur").select_option(target.name)
        page.get_by_role("button", name="Mettre les chiffres dans le dossier").click()
        expect(page.get_by_text("24 chiffres repris")).to_be_visible()
        page.context.close()
    taken = read_dossier(work / "zone.plp.json").item(target.id)
    assert [(m.period, m.value) for m in taken.measurements[-1:]] == [("2024-Q4", 7.0)]

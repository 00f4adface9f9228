"""``python -m tests.printed_charts``: every chart as it is printed, on one picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from plpmission.kpi.chance_figure import chance_figure
from plpmission.kpi.descriptions import Figure
from plpmission.kpi.figure import control_figure, multiples, run_figure, spark_table
from plpmission.kpi.figure_areas import funnel_figure
from plpmission.kpi.figure_time import before_after_figure, season_figure
from plpmission.kpi.indicators import analyse_indicators, indicator_figure, indicator_table
from plpmission.model import read_dossier
from plpmission.model.indicators import Rebasing
from plpmission.render.figures.charts import draw
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT

PICTURE = ROOT / "docs" / "screens" / "print-charts.png"
SAMPLE = ROOT / "sample_data" / "haute-semois.plp.json"
TODAY = dt.date(2026, 6, 1)
STYLE = "margin:24px;display:grid;grid-template-columns:640px 640px;gap:36px;background:#fff"


def figures() -> Iterator[Figure]:
    """One of each kind, from the sample and from invented zones."""
    dossier = read_dossier(SAMPLE)
    delay = next(one for one in dossier.indicators if one.unit == "minutes")
    made = Rebasing(period="2023-06", by="A. Exemple", reason="Nouveau système de mesure")
    delay = delay.model_copy(update={"rebases": (made,)})
    crimes, speed = (
        next(one for one in dossier.indicators if word in one.name)
        for word in ("Cambriolages", "excès")
    )
    control = indicator_figure(dossier, delay, lang="fr", today=TODAY)
    chance = chance_figure(crimes, lang="fr")
    yield from (one for one in (control, chance) if isinstance(one, Figure))
    found = analyse_indicators(dossier.indicators, today=TODAY)
    names = {one.id: one.name for one in dossier.indicators}
    analysis = next(iter(found.values()))[0]
    yield spark_table(analysis, lang="fr", names=names)
    charts = [control_figure(*place, lang="fr", title=names[k]) for k, place in found.items()]
    yield multiples(charts[:4], title="")
    yield season_figure(indicator_table([speed]), lang="fr", unit=speed.unit)
    yield run_figure(indicator_table([speed]), lang="fr", unit=speed.unit)
    table = indicator_table([crimes])
    yield before_after_figure(table, "2020", lang="fr", unit=crimes.unit, words="Nouveau plan")
    noise = np.random.default_rng(3)
    people = np.exp(noise.normal(9.8, 0.8, 60))
    counts = noise.poisson(people * 0.006 * np.where(np.arange(60) % 15 == 0, 1.6, 1))
    zones = [f"Zone {place}" for place in range(60)]
    yield funnel_figure(zones, counts, people, lang="fr", direction="down")


def take(browser: Browser) -> None:
    """The picture of all of them."""
    page = browser.new_page(viewport={"width": 1364, "height": 800})
    drawn = "".join(f"<div>{draw(figure)}</div>" for figure in figures())
    page.set_content(f'<body style="{STYLE}">{drawn}</body>')
    page.screenshot(path=PICTURE, full_page=True)


def main() -> None:
    """Take it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        take(browser)
        browser.close()


if __name__ == "__main__":
    main()

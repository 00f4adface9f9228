"""``make screenshots``: the pictures of the README, from the running app and from real exports."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

from plpmission.export import export
from plpmission.model import read_dossier
from plpmission.render import Earlier
from plpmission.render.figures.charts import draw
from plpmission.store import Actor, open_store
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT
from tests.browser.person import Writer
from tests.browser.test_intake import a_file_come_back
from tests.browser.test_jupyterlab import the_lab
from tests.charts import gallery
from tests.charts.samples import ALL
from tests.importers.set.making import made
from tests.importers.set.written import document
from tests.serving import Served, serving

PICTURES = ROOT / "docs" / "screens"
SAMPLE = ROOT / "sample_data" / "haute-semois.plp.json"
EVALUATED = ROOT / "sample_data" / "val-de-lorne-fautes.plp.json"
REGISTER = ROOT / "sample_data" / "plp-les-tilleuls.plp.json"
WIDE = {"width": 1280, "height": 800}
ZOOMED = {"width": 640, "height": 800}
"""What 200 % zoom leaves of 1280 pixels."""
PAGES = {"cover": 0, "contents": 1}
"""Pages of the letter that stand at a known place."""


def picture(page: Page, name: str) -> None:
    """What the page shows now, once it rests."""
    page.wait_for_timeout(700)
    page.screenshot(path=PICTURES / f"{name}.png")


def arrive(browser: Browser, url: str, **options) -> Writer:
    """A page on the apps, in French."""
    options = {"viewport": WIDE, "locale": "fr-BE", **options}
    page = browser.new_context(**options).new_page()
    page.goto(url)
    page.locator("main h1").first.wait_for(timeout=60_000)
    return Writer(page)


def screens(browser: Browser, served: Served) -> None:
    """A walk through the letter."""
    me = arrive(browser, served.url)
    me.declare("Camille Exemple", "Chef de corps")
    for number, name in (
        ("3.1.1", "section"),
        ("3.2.1", "swot"),
        ("3.2.3", "plans"),
        ("3.5", "means"),
    ):
        me.go(number)
        picture(me.page, name)
    me.go("3.2.2")
    picture(me.page, "objectives")
    me.page.locator(".plp-list__open").first.click()
    me.heading("OS 1")
    picture(me.page, "objective")
    me.go("3.3.3")
    me.page.locator(".plp-list__open").first.click()
    me.heading("IND 1")
    picture(me.page, "indicator")
    me.button("Exporter").click()
    picture(me.page, "export")
    me.page.keyboard.press("Escape")
    here = me.page.url
    me.page.get_by_role("link", name="Tous les dossiers").click()
    me.heading("Vos dossiers")
    picture(me.page, "home")
    key = parse_qs(urlsplit(served.url).query)["token"][0]
    address = f"{served.base}/?token={key}&{urlsplit(here).query}"
    picture(arrive(browser, address, color_scheme="dark").page, "dark")
    picture(arrive(browser, address, viewport=ZOOMED).page, "zoom-200")


AROUND = {
    "life": "Vie de la lettre",
    "map": "Carte stratégique",
    "gantt": "Les plans au calendrier",
    "ledger": "Grand livre des moyens",
    "history": "Historique et versions",
}
"""What stands around the letter, as the bar calls it."""


def around(me: Writer) -> None:
    """The views beside the sections; the history of a letter that was worked on a little."""
    me.go("1.4")
    me.page.locator(".plp-editor [contenteditable]").first.click()
    me.page.keyboard.type(" Relu avec l’équipe de direction.")
    me.saved()
    me.go("1.1")
    for name, label in AROUND.items():
        me.page.locator(".plp-bar__apps [aria-haspopup]").click()
        me.page.get_by_role("menuitem", name=label).click()
        me.heading(label)
        picture(me.page, name)


def comparison(browser: Browser, folder: Path) -> None:
    """The three documents side by side, a row opened, the flow, and the hearing sheet."""
    store = f"sqlite:///{folder / 'compared.db'}"
    with serving(store, folder / "compared.log", str(EVALUATED)) as served:
        me = arrive(browser, served.url.replace("/?", "/compare?"))
        me.declare("Hélène Exemple", "Membre de la commission")
        me.page.locator(".plp-tri__item").first.wait_for()
        picture(me.page, "compare")
        me.page.locator("[data-row=obj-urgence] .plp-tri__toggle").click()
        me.page.locator(gallery.DRAWN).first.wait_for()
        picture(me.page, "compare-row")
        me.page.locator(".plp-flow").evaluate("(el) => el.scrollIntoView()")
        picture(me.page, "compare-flow")
        me.button("Fiche d’audition").click()
        me.heading("Fiche d’audition")
        me.page.locator("[data-row=obj-suivi] .plp-mark").first.wait_for()
        me.page.locator("[data-row=obj-suivi]").evaluate("(el) => el.scrollIntoView()")
        note = me.page.locator("[data-row=obj-suivi]").get_by_label("Mes notes")
        note.fill("Demander pourquoi le marché a duré trois ans.")
        me.saved()
        picture(me.page, "hearing")


OF_THE_ZONE = """Nom;Commune;Type;État;Coordinateur;Mandaté;Membres;Reconnu le;Dernière évaluation
PLP Hautebise;Aubremont;riverains;reconnu;Anselme Brisy;;54;12/03/2022;20/01/2025
PLP Le Lavoir;Sart-le-Moulin;riverains;reconnu;Odile Fontane;Firmin Delsarte-Noël;38;04/05/2023;
PLP-I Grand-Place;Aubremont;indépendants;envoyé;Rita Vandaele;Firmin Delsarte-Noël;21;;
PLP Les Prés;Sart-le-Moulin;riverains;lancement;;Firmin Delsarte-Noël;;;
PLP La Halte;Aubremont;riverains;idée;;;;;
PLP Vieux-Pont;Sart-le-Moulin;riverains;reconnu;Luc Hennaux;;47;01/10/2023;15/11/2024
PLP-I Zoning;Aubremont;indépendants;terminé;Marc Tilly;Firmin Delsarte-Noël;12;10/06/2019;
"""
"""An invented register, as a zone may keep it."""


def partnerships(browser: Browser, folder: Path) -> None:
    """A zone's register, and a criterion of a charter beside its check list."""
    url = f"sqlite:///{folder / 'partnerships.db'}"
    with serving(url, folder / "log", str(REGISTER)) as served:
        me = arrive(browser, served.url)
        me.declare("Camille Exemple", "Mandatée PLP")
        me.button("Reprendre un registre Excel").click()
        file = folder / "registre.csv"
        file.write_text(OF_THE_ZONE, encoding="utf-8")
        me.page.locator("input[type=file]").set_input_files(file)
        me.button("Reprendre", me.page.locator(".plp-taken__read")).click()
        me.page.locator(".plp-register tbody tr").nth(5).wait_for()
        me.page.locator(".plp-toast button").click()
        picture(me.page, "partnerships")
        me.page.get_by_role("button", name="Les Tilleuls", exact=True).first.click()
        me.page.locator(".plp-outline .plp-task", has_text="09").click()
        me.page.locator(".plp-ticks").wait_for()
        picture(me.page, "charter")


SIZES = {"": 760, "-narrow": 320}
"""Widths at which each chart is looked at."""


def charts(browser: Browser) -> None:
    """Each kind of chart on screen, in both themes, and on paper."""
    with gallery.served() as address:
        for name, figure in ALL.items():
            for theme in ("light", "dark"):
                for end, width in SIZES.items():
                    if end and theme == "dark":
                        continue  # the width and the theme do not meet in anything
                    size = {"width": width, "height": 700}
                    page = browser.new_context(viewport=size, color_scheme=theme).new_page()
                    gallery.show(page, address, name)
                    page.wait_for_timeout(200)
                    dark = "-dark" if theme == "dark" else ""
                    path = PICTURES / "charts" / f"{name}{end}{dark}.png"
                    page.locator("main").screenshot(path=path)
                    page.context.close()
            on_paper(browser, name, draw(figure))


def on_paper(browser: Browser, name: str, svg: str) -> None:
    """A chart as it stands in a document."""
    page = browser.new_context(viewport={"width": 700, "height": 400}).new_page()
    page.set_content(f'<body style="margin:12px">{svg}</body>')
    page.locator("svg").first.screenshot(path=PICTURES / "charts" / f"{name}-print.png")
    page.context.close()


def trends(me: Writer) -> None:
    """Figures brought in, an indicator's trend, and the table of all."""
    me.go("3.3.3")
    me.page.locator(".plp-list__open").first.click()
    me.heading("IND 1")
    me.button("Voir la tendance").click()
    me.page.locator(gallery.DRAWN).first.wait_for()
    me.page.locator(".plp-trend").scroll_into_view_if_needed()
    picture(me.page, "trend")
    me.button("Apporter des chiffres").click()
    with TemporaryDirectory() as name:
        file = Path(name) / "permanences.csv"
        rows = [f"{at % 12 + 1:02}/{2025 + at // 12};{at * 5 % 7 + 4}" for at in range(15)]
        file.write_text("\n".join(["Mois;Permanences", *rows]), encoding="utf-8")
        me.page.locator("dialog input[type=file]").set_input_files(file)
        me.page.locator(".plp-import__rows").wait_for()
        picture(me.page, "figures")
    me.page.keyboard.press("Escape")
    me.page.get_by_role("button", name="Tendances").click()
    me.page.locator(".plp-sparks__toggle").nth(2).click()
    me.page.locator(gallery.DRAWN).first.wait_for()
    picture(me.page, "trends")


def notebook(browser: Browser, folder: Path) -> None:
    """The analyst's notebook in JupyterLab, on a dossier."""
    work = folder / "work"
    work.mkdir()
    shutil.copy(SAMPLE, work)
    with the_lab(folder, work) as served:
        size = {"width": 1280, "height": 1000}
        page = browser.new_context(viewport=size, locale="fr-BE").new_page()
        page.set_default_timeout(90_000)
        page.goto(f"{served.base}/lab?token=abc")
        page.get_by_role("button", name="No", exact=True).click()
        page.locator(".jp-LauncherCard", has_text="Tendances").click()
        page.get_by_label("Dossier ou fichier de chiffres").fill(SAMPLE.name)
        page.get_by_role("button", name="Ouvrir", exact=True).click()
        page.get_by_label("Graphique", exact=True).select_option("Carte de contrôle")
        page.locator(gallery.DRAWN).first.wait_for()
        page.get_by_role("button", name="Montrer le code").click()
        picture(page, "notebook")
        page.context.close()


def reports(browser: Browser, folder: Path) -> None:
    """Both reports of a mandate, and many dossiers in one table."""
    dossiers = folder / "dossiers"
    dossiers.mkdir()
    for name in ("val-de-lorne-fautes", "val-de-lorne", "haute-semois", "leiestreek"):
        shutil.copy(SAMPLE.with_name(f"{name}.plp.json"), dossiers)
    with serving(f"sqlite:///{folder / 'many.db'}", folder / "log", str(dossiers)) as served:
        me = arrive(browser, served.url)
        me.declare("Camille Exemple", "Membre de la commission")
        picture(me.page, "across")
        me.page.get_by_role("button", name="(dossier avec fautes)").first.click()
        me.page.get_by_role("button", name="Rapports").click()
        me.heading("Rapport d’activité")
        me.page.locator(".plp-part", has_text="Un accueil formé").click()
        picture(me.page, "report")
        me.page.get_by_role("button", name="Rapport d’évaluation").click()
        me.heading("Rapport d’évaluation")
        me.page.locator(".plp-part", has_text="Des plaignants").click()
        picture(me.page, "evaluation")


def pages(folder: Path) -> None:
    """Pages of the finished letter."""
    path = folder / "letter.pdf"
    export(read_dossier(SAMPLE), "letter", "pdf", path)
    document = pypdfium2.PdfDocument(path)
    found = dict(PAGES)
    for index, page in enumerate(document):
        words = page.get_textpage().get_text_range()
        for name, told in (("page-swot", "Forces"), ("page-plans", "PT 1"), ("page-text", "3.1.1")):
            if told in words and index > 2:
                found.setdefault(name, index)
    for name, index in found.items():
        document[index].render(scale=1.2).to_pil().save(PICTURES / f"pdf-{name}.png")
    document.close()


def compared(folder: Path) -> None:
    """A page of a letter with its changes."""
    before = read_dossier(SAMPLE)
    objective = before.letter.objectives[1]
    after = before.with_value(f"letter.objectives[{objective.id}].deadline", "2030-06-30")
    said = objective.text.replace("31 décembre 2029", "30 juin 2030")
    after = after.with_value(f"letter.objectives[{objective.id}].text", said)
    path = folder / "redline.pdf"
    export(after, "redline", "pdf", path, earlier=Earlier(dossier=before))
    document = pypdfium2.PdfDocument(path)
    page = next(p for p in document if "30 juin 2030" in p.get_textpage().get_text_range())
    page.render(scale=1.2).to_pil().save(PICTURES / "pdf-redline.png")
    document.close()


def imports(browser: Browser, folder: Path) -> None:
    """An old letter on its way to becoming a dossier; a Word file that came back."""
    url, mission = f"sqlite:///{folder / 'imports.db'}", "letter.purpose.mission"
    sample = read_dossier(SAMPLE)
    said = str(sample.value(mission)).replace("répété ici", "redit ici")
    store = open_store(url)
    store.create(sample.with_value(mission, said), Actor("Camille Exemple"))
    store.dispose()
    with serving(url, folder / "log") as served:
        me = arrive(browser, served.url)
        me.declare("Camille Exemple", "Chef de corps")
        bring_in(me, folder, *made(document("fr02")))
        me.page.locator(".plp-passage--here").focus()
        for key in ("Enter", "Enter", "Enter", "x"):
            me.page.keyboard.press(key)
            me.page.wait_for_timeout(300)
        picture(me.page, "intake")
        me.page.get_by_role("link", name="Tous les dossiers").click()
        bring_in(me, folder, "lettre.docx", a_file_come_back(export(sample, "letter", "docx")))
        me.page.locator(".plp-change").first.wait_for(timeout=60_000)
        picture(me.page, "returned")


def bring_in(me: Writer, folder: Path, name: str, content: bytes) -> None:
    """A file to the list of dossiers; wait until its screen is there."""
    me.heading("Vos dossiers")
    (folder / name).write_bytes(content)
    me.page.locator("input[type=file]").set_input_files(folder / name)
    me.page.locator(".plp-beside").wait_for(timeout=60_000)


def main() -> None:
    """Take them all."""
    (PICTURES / "charts").mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(f"sqlite:///{folder / 'store.db'}", folder / "log", str(SAMPLE)) as served:
            screens(browser, served)
            trends(arrive(browser, served.url))
            around(arrive(browser, served.url))
        reports(browser, folder)
        comparison(browser, folder)
        partnerships(browser, folder)
        imports(browser, folder)
        charts(browser)
        notebook(browser, folder)
        browser.close()
        pages(folder)
        compared(folder)


if __name__ == "__main__":
    main()

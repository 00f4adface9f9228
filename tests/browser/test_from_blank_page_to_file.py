"""The main job, as one person does it: from a blank page to three files, beside a colleague."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import docx
import lxml.html
import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.person import Writer
from tests.serving import ALONE, Served, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MISSION = "Protéger les habitants des quatre vallées, de nuit comme de jour."
OBJECTIVE = "Ramener les cambriolages de 128 à 90 par an, au plus tard le 31 décembre 2029."
INDICATOR = "Faits de cambriolage par an"
THREAT = "Des bandes itinérantes remontent par la route du sud"
MINE = "Notre conclusion, écrite au bureau."
THEIRS = "Notre conclusion, écrite à la maison."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    """The apps on an empty store, with each of their processes, as a person starts them."""
    with serving(f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "log", **ALONE) as served:
        yield served


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def docx_sections(path: Path) -> dict[str, str]:
    """The text under each heading."""
    found: dict[str, str] = {}
    heading = ""
    for element in docx.Document(str(path)).element.body.iter():
        if not element.tag.endswith("}p"):
            continue
        style = element.find(".//{*}pStyle")
        words = "".join(run.text or "" for run in element.iter("{*}t"))
        if style is not None and "eading" in next(iter(style.attrib.values())):
            heading = words
        found[heading] = found.get(heading, "") + " " + words
    return found


def html_sections(path: Path) -> dict[str, str]:
    page = lxml.html.fromstring(path.read_bytes())
    found: dict[str, str] = {}
    heading = ""
    for element in page.find(".//main").iter():
        if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            heading = element.text_content()
            found.setdefault(heading, "")
        elif element.tag in ("p", "td", "th", "dd", "dt", "text", "li"):
            found[heading] = found.get(heading, "") + " " + element.text_content()
    return found


def under(sections: dict[str, str], title: str, words: str) -> bool:
    """Whether words stand under a heading of that title (spaces of typography folded)."""
    return any(
        title in heading and words in " ".join(text.split()) for heading, text in sections.items()
    )


def type_a_letter(me: Writer) -> None:
    """A text, a SWOT item, an indicator and an objective."""
    me.go("3.1.1")
    me.write("Mission", MISSION)
    me.go("3.2.1")
    threats = me.page.get_by_role("region", name="Menaces")
    me.button("Ajouter", threats).click()
    threats.get_by_role("textbox").last.fill(THREAT)
    me.go("3.3.3")
    me.button("Ajouter un indicateur").click()
    me.fill("Nom", INDICATOR)
    me.go("3.2.2")
    me.button("Ajouter un objectif").click()
    me.fill("Titre court", "Moins de cambriolages")
    me.fill("L’objectif en une phrase", OBJECTIVE)
    me.saved()


def all_there(me: Writer) -> None:
    """What was typed stands where it was typed."""
    me.heading("OS 1 · Moins de cambriolages")
    expect(me.page.get_by_label("L’objectif en une phrase")).to_have_value(OBJECTIVE)
    me.go("3.1.1")
    expect(me.page.get_by_role("textbox", name="Mission", exact=True)).to_contain_text(MISSION)
    me.go("3.2.1")
    expect(me.page.get_by_role("region", name="Menaces")).to_contain_text("Me 1")
    expect(me.page.get_by_role("textbox", name="Me 1")).to_have_value(THREAT)
    me.go("3.3.3")
    expect(me.page.get_by_role("main").last).to_contain_text(INDICATOR)


def disagree(me: Writer, colleague: Writer) -> str:
    """Two browsers write in the same place: both texts are shown; the one that is kept."""
    colleague.heading("4 ")
    colleague.write("Conclusion", THEIRS)
    colleague.saved()
    me.write("Conclusion", MINE)
    conflict = me.page.locator("dialog[open]")
    expect(conflict).to_contain_text(MINE)
    expect(conflict).to_contain_text(THEIRS)
    conflict.get_by_role("radio").first.check()
    conflict.locator("button[type=submit]").click()
    expect(me.page.locator("dialog[open]")).to_have_count(0)
    me.saved()
    return me.page.get_by_role("textbox", name="Conclusion", exact=True).inner_text().strip()


def holds_the_words(files: dict[str, Path], conclusion: str) -> None:
    """Each export holds what was typed, in the right section."""
    for sections in (docx_sections(files["docx"]), html_sections(files["html"])):
        assert under(sections, "Mission, vision et valeurs", MISSION)
        assert under(sections, "Moins de cambriolages", OBJECTIVE)
        assert under(sections, "Conclusion", conclusion)
        assert any(INDICATOR in heading + text for heading, text in sections.items())
    # The SWOT is a drawing: its words stand in the page, or in the drawing's description.
    assert THREAT in " ".join(lxml.html.parse(files["html"]).getroot().text_content().split())
    with zipfile.ZipFile(files["docx"]) as parts:
        assert THREAT in parts.read("word/document.xml").decode()
    text = pdf_text(files["pdf"])
    order = [text.rindex(words) for words in (MISSION, OBJECTIVE, conclusion)]
    assert order == sorted(order)


def test_what_is_typed_survives_a_reload_a_colleague_and_an_export(
    server: Served, visit, tmp_path: Path
) -> None:
    visitor, other = visit(server), visit(server)
    me, colleague = Writer(visitor.page), Writer(other.page)
    visitor.page.goto(server.url)
    me.declare()
    me.begin("ZP Essai 2027–2032")
    type_a_letter(me)
    me.page.reload()
    all_there(me)
    me.go("4")
    me.page.wait_for_url("**section=conclusion*")
    other.page.goto(f"{server.url}&{urlsplit(me.page.url).query}")
    kept = disagree(me, colleague)
    assert kept == MINE
    files = me.export(tmp_path)
    assert sorted(files) == ["docx", "html", "pdf"]
    holds_the_words(files, kept)
    assert visitor.errors == other.errors == []

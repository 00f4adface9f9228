from __future__ import annotations

import re
from itertools import pairwise

from lxml import html

from plpmission.export.html import html_of
from plpmission.render.blocks import Column, Figure, Heading, Paragraph, Run, Table
from tests.export.letters import document, draft, drawing, heading, letter, para


def page(source: str) -> html.HtmlElement:
    return html.document_fromstring(source.encode())


def test_the_page_asks_nothing_of_any_server() -> None:
    source = html_of(letter())
    tree = page(source)
    assert tree.xpath("//@src | //link/@href | //img | //iframe | //object") == []
    assert {h[0] for h in tree.xpath("//@href")} == {"#"}
    assert "url(" not in tree.xpath("string(//style)").replace("url(#", "")
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert tree.xpath("//*[@style]") == []


def test_the_page_has_a_language_landmarks_and_a_way_past_them() -> None:
    tree = page(html_of(letter(lang="nl")))
    assert tree.get("lang") == "nl"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(tree.xpath(f"//body//{landmark}")) == 1
    [skip] = tree.xpath("//a[@class='skip']")
    assert (skip.get("href"), skip.text) == ("#text", "Naar de tekst")


def test_headings_are_nested_and_the_contents_lead_to_them() -> None:
    tree = page(html_of(letter()))
    levels = [
        int(heading.tag[1])
        for heading in tree.xpath("//h1 | //main//*[@id][starts-with(name(), 'h')]")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    targets = [link.get("href")[1:] for link in tree.xpath("//nav//a")]
    assert len(targets) == 31
    ids = tree.xpath("//@id")
    assert set(targets) <= set(ids)
    assert len(ids) == len(set(ids))


def test_words_stand_under_their_heading() -> None:
    tree = page(html_of(letter()))
    [said] = tree.xpath("//blockquote")
    before = said.xpath("preceding::*[self::h2 or self::h3 or self::h4][1]")
    assert before[0].text_content() == "3.1.1 Mission, vision et valeurs"


def test_tables_have_headers_with_their_scope_and_drawings_their_words() -> None:
    tree = page(html_of(letter()))
    assert set(tree.xpath("//thead//th/@scope")) == {"col"}
    assert set(tree.xpath("//tbody//th/@scope")) == {"row"}
    captions = [" ".join(found.text_content().split()) for found in tree.xpath("//caption")]
    assert captions[0] == "Tableau 1 Budget de la zone, en euros"
    for figure in tree.xpath("//figure"):
        [image] = figure.xpath(".//*[@role='img']")
        assert image[0].text
    assert tree.xpath("//details[@class='data']//td/text()")


def test_what_a_writer_types_stays_text() -> None:
    hostile = "<script>alert(1)</script> {{ 7*7 }} {% raw %} &amp; ]]>"
    source = html_of(
        document(
            Heading(level=1, text=hostile, anchor="x'\" onclick=alert(1)"),
            para(hostile),
            title=hostile,
            header=hostile,
            payload='{"text": "</script><script>alert(1)</script><!--"}',
        )
    )
    tree = page(source)
    assert [element.get("type") for element in tree.xpath("//script")] == ["application/json"]
    assert tree.xpath("//@onclick") == []
    assert tree.xpath("string(//main/p)") == hostile
    assert tree.xpath("string(//title)") == hostile


def test_a_line_break_and_a_language_of_a_passage_are_kept() -> None:
    runs = (Run(text="un\ndeux", bold=True, italic=True), Run(text="een", lang="nl"))
    source = html_of(document(Paragraph(runs=runs)))
    assert '<p><strong><em>un<br>deux</em></strong><span lang="nl">een</span></p>' in source


def test_a_draft_shows_what_is_empty_and_what_is_remarked() -> None:
    tree = page(html_of(draft()))
    assert tree.xpath("string(//p[@class='empty'])") == "Pas encore rempli"
    assert "échéance" in tree.xpath("string(//p[@class='finding'])")
    assert tree.xpath("string(//p[@class='mark'])") == "Projet"


def test_ids_in_drawings_do_not_meet() -> None:
    twice = html_of(letter())
    assert len(set(re.findall(r'<title id="([^"]+)">', twice))) == 6


def test_a_document_without_a_cover_still_has_a_title() -> None:
    tree = page(html_of(document(blocks=(para("x"),), header="")))
    assert tree.xpath("string(//h1)") == "Lettre de mission"
    assert tree.xpath("//nav | //footer") == []


def test_a_table_behind_a_drawing_may_have_a_caption_and_a_note() -> None:
    cell = (Run(text="1"), Run(text="", note="Relevé du 1er mars"))
    table = Table(columns=(Column(title="a"),), rows=((cell,),), caption="Chiffres")
    figure = Figure(svg=drawing(90, 90), alt="x", caption="Dessin", table=table)
    source = html_of(document(heading("1"), figure))
    assert source.count("<caption>") == 0
    assert '<li id="note-1">Relevé' in source

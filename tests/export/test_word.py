from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from python_calamine import CalamineWorkbook

from plpmission.export.templates.make_template import TEMPLATE, packed
from plpmission.export.word import docx_of
from plpmission.export.word.numbering import Numbered, numbered
from plpmission.model import read_dossier
from plpmission.render import render
from plpmission.render.blocks import Figure, Heading, ListBlock, Paragraph, Rendered, Run
from tests.export.letters import document, draft, drawing, heading, letter, para

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"


def opened(rendered: Rendered) -> Any:
    return docx.Document(BytesIO(docx_of(rendered)))


def fields(file: Any) -> list[str]:
    return [" ".join(code.text.split()) for code in file.element.body.iter(qn("w:instrText"))]


def test_the_template_is_made_of_its_parts() -> None:
    assert TEMPLATE.read_bytes() == packed()


def test_the_heading_tree_is_native() -> None:
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in opened(letter()).paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert headings[:3] == [
        ("Heading 1", "Mandat et titulaire"),
        ("Heading 2", "Identification du titulaire"),
        ("Heading 2", "Description du mandat"),
    ]
    assert ("Heading 4", "OS 1 · Moins de cambriolages dans les habitations") in headings


def test_words_stand_under_their_heading() -> None:
    texts = [paragraph.text for paragraph in opened(letter()).paragraphs]
    said = next(at for at, text in enumerate(texts) if text.startswith("Être là, écouter"))
    assert texts.index("Mission, vision et valeurs") < said < texts.index("Culture voulue")


def test_the_contents_are_a_field_that_is_already_filled_in() -> None:
    file = opened(letter())
    assert r'TOC \o "1-3" \h \z \u' in fields(file)
    entries = [
        "".join(text.text for text in paragraph.iter(qn("w:t")))
        for paragraph in file.element.body.iter(qn("w:p"))
        if paragraph.find(f".//{qn('w:pStyle')}[@{qn('w:val')}='TOC1']") is not None
    ]
    assert [entry.split("\t")[:2] for entry in entries] == [
        ["1", "Mandat et titulaire"],
        ["2", "L’entité de police"],
        ["3", "Mise en pratique"],
        ["4", "Conclusion"],
    ]
    pages = [int(entry.split("\t")[2]) for entry in entries]
    assert pages == sorted(pages)
    assert pages[0] == 3


def test_references_are_fields_or_links_to_bookmarks_that_exist() -> None:
    file = opened(letter())
    body = file.element.body
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert r"REF at_objectives \r \h" in fields(file)
    asked = {code.split()[1] for code in fields(file) if code.startswith(("REF", "PAGEREF"))}
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert asked | links <= names
    assert not any("-" in name or len(name) > 40 for name in names)
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids))


def test_captions_count_themselves() -> None:
    file = opened(letter())
    captions = [p.text for p in file.paragraphs if p.style.name == "Caption"]
    assert captions[0].replace("\u2002", " ") == "Tableau\u00a01 Budget de la zone, en euros"
    assert r"SEQ Tableau \* ARABIC" in fields(file)
    assert r"SEQ Figure \* ARABIC" in fields(file)


def test_tables_have_a_header_row_that_repeats() -> None:
    file = opened(letter())
    tables = [table for table in file.tables if table.style.name == "Letter Table"]
    assert len(tables) == 4
    for table in tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None


def test_a_drawing_is_svg_with_a_png_beside_it() -> None:
    made = docx_of(document(Figure(svg=drawing(), alt="Ce que l’on voit")))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        names = archive.namelist()
        body = archive.read("word/document.xml").decode()
    assert [name.rpartition(".")[2] for name in names if "/media/" in name] == ["png", "svg"]
    assert "svgBlip" in body
    assert 'descr="Ce que l’on voit"' in body


def test_each_heading_carries_its_section() -> None:
    tags = [tag.get(qn("w:val")) for tag in opened(letter()).element.body.iter(qn("w:tag"))]
    assert tags[:3] == ["part-mandate", "identification", "mandate"]
    assert len(tags) == len(set(tags))


def test_the_file_says_what_it_is() -> None:
    file = opened(letter(lang="nl"))
    core = file.core_properties
    assert (core.title, core.author, core.language) == (
        "Lettre de mission",
        "Noé Walhin",
        "nl-BE",
    )
    assert core.created.date().isoformat() == "2026-03-03"
    assert file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-BE"
    footer = file.sections[0].footer._element
    assert [code.text.strip() for code in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_text_that_looks_like_xml_or_a_field_stays_text() -> None:
    hostile = '</w:t></w:r> { HYPERLINK "http://example.org" } &amp; ]]> <w:p/>'
    file = opened(
        document(
            Heading(level=1, text=hostile, anchor="a b", section='"><x'),
            Paragraph(runs=(Run(text=hostile), Run(text="x", ref="a b"))),
            header=hostile,
            title=hostile,
            payload='{"a": "]]></dossier>\ufffe"}',
        )
    )
    texts = [paragraph.text for paragraph in file.paragraphs]
    assert texts.count(hostile) == 1
    assert hostile + "x" in texts
    assert not any("example" in code for code in fields(file))


def test_an_indicator_is_a_chart_with_its_workbook() -> None:
    dossier = read_dossier(SAMPLE)
    made = docx_of(render(dossier))
    with zipfile.ZipFile(BytesIO(made)) as file:
        names = file.namelist()
        charts = [name for name in names if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        books = [name for name in names if name.startswith("word/embeddings/")]
        first = etree.fromstring(file.read(charts[0]))
        rows = CalamineWorkbook.from_filelike(BytesIO(file.read(books[0]))).get_sheet_by_index(0)
    assert len(charts) == len(books) == len(dossier.indicators)
    title, *measured = [row[1] for row in rows.to_python()]
    assert title == "Mesuré"
    drawn = first.find(".//{*}val//{*}numCache")
    shown = [float(value.text) for value in drawn.iter("{*}v")]
    assert shown == [value for value in measured if value != ""]
    assert len(shown) == len(dossier.indicators[0].measurements)


def test_a_draft_says_so_on_every_page() -> None:
    file = opened(draft())
    assert "Projet" in file.sections[0].header.paragraphs[0].text
    assert "Letter Empty" in {paragraph.style.name for paragraph in file.paragraphs}


def test_lists_in_lists_keep_their_level_and_begin_at_one() -> None:
    inner = ListBlock(ordered=True, entries=((para("b"), para("c")),))
    twice = ListBlock(ordered=True, entries=((para("d"),),))
    file = opened(document(ListBlock(entries=((para("a"), inner),)), twice))
    found = [
        (p.style.name, p._p.pPr.numPr.ilvl.val if p._p.pPr.numPr is not None else None)
        for p in file.paragraphs
        if p.style.name.startswith("List")
    ]
    assert found == [
        ("List Bullet", 0),
        ("List Number", 1),
        ("List Continue", None),
        ("List Number", 0),
    ]
    lists = {p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"}
    assert len(lists) == 2


def counted(*numbers: str) -> list[Numbered]:
    """How headings of these numbers are numbered; their level follows from the number."""
    template = zipfile.ZipFile(TEMPLATE).read("word/numbering.xml")
    headings = [
        Heading(level=max(1, number.count(".") + 1), text="x", number=number) for number in numbers
    ]
    return numbered(headings, etree.fromstring(template))


def test_one_list_numbers_a_whole_letter() -> None:
    found = counted("1", "1.1", "1.2", "2", "2.1", "3", "3.1", "3.1.1", "3.2", "4")
    assert {how.list_id for how in found} == {1}


def test_a_new_list_begins_where_a_section_is_missing() -> None:
    ids = [how.list_id for how in counted("1", "1.1", "1.3", "1.4", "2", "2.1", "2.1.2")]
    assert ids[:2] == [1, 1]
    assert ids[2] == ids[3] != 1
    assert ids[4] == ids[5] != ids[3]
    assert ids[6] != ids[5]


@pytest.mark.parametrize("number", ["", "1bis", "A", "1.2"])
def test_a_number_that_no_list_can_give_is_text(number: str) -> None:
    assert numbered(
        [Heading(level=1, text="x", number=number)],
        etree.fromstring(zipfile.ZipFile(TEMPLATE).read("word/numbering.xml")),
    ) == [Numbered(text=number)]


def test_the_deepest_headings_share_the_last_style() -> None:
    deep = [Heading(level=level, text=f"n{level}") for level in range(1, 8)]
    styles = [p.style.name for p in opened(document(*deep)).paragraphs if p.text.startswith("n")]
    assert styles[-3:] == ["Heading 5"] * 3


def test_a_letter_without_its_second_section_still_numbers_it_so() -> None:
    file = opened(document(heading("1"), heading("1.1"), para("x"), heading("1.3")))
    numbering = file.part.numbering_part.element
    third = next(p for p in file.paragraphs if p.text == "Entrée en fonction")
    number = third._p.pPr.numPr.numId.val
    listed = numbering.num_having_numId(number).abstractNumId.val
    levels = numbering.findall(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{listed}']/*")
    starts = [level.find(qn("w:start")).get(qn("w:val")) for level in levels if "lvl" in level.tag]
    assert starts[:3] == ["1", "3", "1"]

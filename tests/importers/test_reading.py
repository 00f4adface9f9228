"""Documents of others, read: what a passage is, and that no word is lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plpmission.importers import Passage, Source, as_json, from_json, read
from tests.importers.papers import W, docx, odt, paragraph, part, pdf, run, table

PROSE = (
    "La zone s’étend sur quatre communes et compte 41 806 habitants, répartis en villages le long "
    "de la rivière et sur le plateau. L’éloignement des services détermine la charge de travail."
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
_WORD = re.compile(r"[^\W_]+")


def kinds(source: Source) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in source.passages]


def headings(source: Source) -> list[tuple[int | None, str, str]]:
    found = (passage for passage in source.passages if passage.kind == "heading")
    return [(passage.level, passage.number, passage.text) for passage in found]


def words_of(source: Source) -> Counter[str]:
    said = [f"{passage.number} {passage.plain}" for passage in source.passages]
    said += [left.what for left in source.left]
    return Counter(word for text in said for word in _WORD.findall(text))


# Headings


def test_headings_without_a_style_are_found_by_how_they_look() -> None:
    body = ""
    for number, title in (("1", "Mandat"), ("1.1", "Titulaire"), ("2", "Entité de police")):
        body += paragraph(f"{number}. {title}", "<w:b/>") + paragraph(PROSE)
    assert headings(read(docx(body), "a.docx")) == [
        (1, "1", "Mandat"),
        (2, "1.1", "Titulaire"),
        (1, "2", "Entité de police"),
    ]


def test_a_style_alone_makes_no_heading_of_a_paragraph() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    long = f"{PROSE} {PROSE} {PROSE}"
    style = '<w:pStyle w:val="T1"/>'
    body = paragraph("Analyse", properties=style) + paragraph(long, properties=style)
    source = read(docx(body, {"word/styles.xml": part("styles", styles)}), "a.docx")
    assert kinds(source) == [("heading", "Analyse"), ("paragraph", long)]


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("STRATÉGIE", ""),
        ("Stratégie et politique", '<w:sz w:val="32"/>'),
        ("Strategische doelstellingen", "<w:b/>"),
        ("Strategische Ziele", '<w:b/><w:u w:val="single"/>'),
        ("Chapitre 3 : La mise en pratique", "<w:b/>"),
    ],
)
def test_titles_by_hand_in_any_look(title: str, marks: str) -> None:
    body = paragraph(PROSE) + paragraph(title, marks) + paragraph(PROSE) * 2
    [found] = [p for p in read(docx(body), "a.docx").passages if p.kind == "heading"]
    assert f"{found.number} {found.text}".split()[-1] == title.rsplit(maxsplit=1)[-1]


def test_entries_of_a_list_by_hand_are_no_headings() -> None:
    body = "".join(paragraph(f"{at}. Une action de la zone") for at in range(1, 6))
    found = read(docx(paragraph(PROSE) + body), "a.docx").passages
    assert [(passage.kind, passage.number) for passage in found[1:]] == [
        ("item", str(at)) for at in range(1, 6)
    ]


def test_a_line_of_the_contents_list_is_known_as_a_heading() -> None:
    listed = paragraph("Sommaire") + paragraph("Ce qui nous porte........ 3")
    body = listed + paragraph(PROSE) + paragraph("Ce qui nous porte") + paragraph(PROSE)
    source = read(docx(body), "a.docx")
    assert [passage.kind for passage in source.passages[:2]] == ["contents"] * 2
    assert headings(source) == [(1, "", "Ce qui nous porte")]


# Word


def test_numbers_that_word_works_out_are_in_front() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, how, text in ((0, "decimal", "%1."), (1, "lowerLetter", "%2)"), (2, "bullet", "•"))
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )

    def listed(depth: int, key: int = 1) -> str:
        where = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr>'
        return paragraph("une action de la zone", properties=where)

    body = "".join((listed(0), listed(1), listed(1), listed(2), listed(0), listed(1), listed(0, 2)))
    source = read(docx(body, {"word/numbering.xml": part("numbering", numbering)}), "a.docx")
    shown = [(passage.kind, passage.number, passage.signs.indent) for passage in source.passages]
    assert shown == [
        ("item", number, depth)
        for number, depth in (
            ("1.", 0),
            ("a)", 1),
            ("b)", 1),
            ("", 2),
            ("2.", 0),
            ("a)", 1),
            ("1.", 0),
        )
    ]


def test_emphasis_and_footnotes_are_markdown() -> None:
    notes = part("footnotes", f'<w:footnote w:id="2">{paragraph("Voir [1] la loi.")}</w:footnote>')
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    words = run("Un ") + run("mot", "<w:b/>") + run(" et ") + run("deux", "<w:i/>") + note
    source = read(docx(f"<w:p>{words}</w:p>", {"word/footnotes.xml": notes}), "a.docx")
    assert source.passages[0].text == "Un **mot** et *deux*^[Voir (1) la loi.]"
    assert source.passages[0].plain == "Un mot et deux\nVoir (1) la loi."


def test_tracked_changes_are_accepted_and_what_they_took_out_is_listed() -> None:
    by = 'w:id="1" w:author="Ada" w:date="2026-03-02T10:00:00Z"'
    gone = "<w:r><w:delText>cent vingt</w:delText></w:r>"
    words = (
        f"{run('Il y a ')}<w:del {by}>{gone}</w:del><w:ins {by}>{run('90')}</w:ins>{run(' faits.')}"
    )
    source = read(docx(f"<w:p>{words}</w:p>"), "a.docx")
    assert source.passages[0].text == "Il y a 90 faits."
    [taken_out, accepted] = source.left
    assert taken_out.what == "cent vingt"
    assert taken_out.said("fr") == "Supprimé en suivi des modifications par Ada (2026-03-02)."
    assert "1" in accepted.said("nl")


def test_a_paragraph_mark_taken_out_joins_two_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    source = read(docx(paragraph("Un début ", properties=mark) + paragraph("et sa fin.")), "a.docx")
    assert kinds(source) == [("paragraph", "Un début et sa fin.")]


def test_tables_with_data_stay_tables_and_tables_for_layout_do_not() -> None:
    data = table(("Plan", "Fin"), ("Rondes", "12/2028"))
    layout = table((paragraph("Le contexte", "<w:b/>"), paragraph(PROSE) * 2))
    source = read(docx(data + layout), "a.docx")
    assert [passage.kind for passage in source.passages] == [
        "table",
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert source.passages[0].rows == (("Plan", "Fin"), ("Rondes", "12/2028"))


def test_a_table_that_holds_a_whole_text_is_read_row_by_row() -> None:
    def row(*cells: tuple[int, str]) -> str:
        spans = ((f'<w:tcPr><w:gridSpan w:val="{wide}"/></w:tcPr>', text) for wide, text in cells)
        return "".join(f"<w:tc>{span}{paragraph(text)}</w:tc>" for span, text in spans)

    rows = (row((4, "LETTRE DE MISSION")), row((1, "Contexte"), (3, PROSE)))
    rows += (row(*((1, text) for text in ("N°", "Plan", "Début", "Fin"))),)
    rows += (row(*((1, text) for text in ("1", "Rondes", "2026", "2028"))),)
    body = f"<w:tbl>{''.join(f'<w:tr>{one}</w:tr>' for one in rows)}</w:tbl>"
    source = read(docx(body), "a.docx")
    assert [one.kind for one in source.passages] == ["heading", "heading", "paragraph", "table"]
    assert source.passages[3].rows[1] == ("1", "Rondes", "2026", "2028")


def test_a_contents_list_without_a_title_is_known_by_its_rising_pages() -> None:
    titles = ("Le mandat", "La zone", "Les valeurs", "Les moyens")
    body = "".join(paragraph(f"{title}\t{at * 3}") for at, title in enumerate(titles, 1))
    source = read(docx(body + paragraph(PROSE)), "a.docx")
    assert [one.kind for one in source.passages] == ["contents"] * 4 + ["paragraph"]


def test_text_boxes_are_read_once_and_heads_are_not_repeated() -> None:
    box = f"<w:txbxContent>{paragraph('Dans un cadre.')}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p>{run('Autour.')}<w:r>{drawing}</w:r></w:p>"
    source = read(docx(body, {"word/header.xml": part("hdr", paragraph("Zone X"))}), "a.docx")
    assert [passage.text for passage in source.passages] == ["Autour.", "Dans un cadre."]
    assert [left.what for left in source.left] == ["Zone X"]


def test_pictures_are_kept_with_what_they_show() -> None:
    drawing = (
        '<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Le territoire"/>'
        '<a:blip r:embed="rId11"/></wp:inline></w:drawing>'
    )
    body = paragraph(PROSE) + f"<w:p><w:r>{drawing}</w:r></w:p>"
    related = {"rId11": ("image", "media/image1.png")}
    source = read(docx(body, {"word/media/image1.png": PNG}, related=related), "a.docx")
    [image] = source.images
    assert (image.media, image.content, image.alt) == ("image/png", PNG, "Le territoire")
    assert (source.passages[1].kind, source.passages[1].image) == ("image", image.id)
    assert from_json(as_json(source)) == source


def test_a_strict_word_file_is_read_too() -> None:
    content = docx(paragraph("Lettre de mission"))
    whole = f'<w:document xmlns:w="{W}"><w:body>{paragraph("Lettre")}</w:body></w:document>'
    strict = docx(raw=whole.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").encode())
    assert read(strict, "a.docx").passages[0].text == "Lettre"
    assert read(content, "wrong name.pdf").kind == "docx"


# PDF


def test_a_pdf_gives_paragraphs_headings_and_lists() -> None:
    lines = [
        (72.0, 760.0, 16.0, "F2", "2.1 Entite de police"),
        (
            72.0,
            735.0,
            11.0,
            "F1",
            "La zone compte quatre communes et un plateau ou la charge de travail",
        ),
        (
            72.0,
            721.0,
            11.0,
            "F1",
            "est determinee par la distance bien plus que par le nombre des habi-",
        ),
        (72.0, 707.0, 11.0, "F1", "tants."),
        (72.0, 680.0, 11.0, "F1", "- une equipe d'intervention commune aux quatre postes ;"),
        (72.0, 666.0, 11.0, "F1", "- un accueil ouvert sept jours sur sept."),
    ]
    source = read(pdf([lines]), "a.pdf")
    assert headings(source) == [(1, "2.1", "Entite de police")]
    assert source.passages[1].text.endswith("par le nombre des habitants.")
    assert [passage.kind for passage in source.passages[2:]] == ["item", "item"]


def test_running_heads_and_page_numbers_are_left_and_columns_are_read_in_order() -> None:
    def page(number: int) -> list[tuple[float, float, float, str, str]]:
        lines = [(72.0, 810.0, 9.0, "F1", "Zone de police Haute-Semois")]
        for side, left in (("gauche", 60.0), ("droite", 320.0)):
            for at in range(8):
                text = f"page {number} {side} ligne {at} de la colonne du texte"
                lines.append((left, 700.0 - 14 * at, 10.0, "F1", text))
        return [*lines, (290.0, 30.0, 9.0, "F1", f"{number} / 3")]

    source = read(pdf([page(1), page(2), page(3)]), "a.pdf")
    text = " ".join(passage.plain for passage in source.passages)
    assert "Haute-Semois" not in text
    assert text.index("page 1 gauche ligne 7") < text.index("page 1 droite ligne 0")
    assert text.index("page 1 droite ligne 7") < text.index("page 2 gauche ligne 0")
    assert {left.what for left in source.left} >= {"Zone de police Haute-Semois"}


def test_a_table_of_a_pdf_has_rows_and_cells() -> None:
    rows = [
        ("Plan", "Service", "Fin"),
        ("Rondes", "Proximite", "12/2028"),
        ("Vols", "Recherche", "6/2027"),
    ]
    lines = [
        (72.0 + 150 * at, 700.0 - 16 * row, 10.0, "F1", cell)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]
    [found] = read(pdf([lines]), "a.pdf").passages
    assert found.rows == tuple(rows)


# OpenDocument, Markdown, text


def test_an_opendocument_text_gives_the_same() -> None:
    body = (
        '<text:h text:outline-level="2">Analyse</text:h>'
        "<text:p>Un<text:s/>mot<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>La loi.</text:p></text:note-body></text:note>.</text:p>"
        "<text:list><text:list-item><text:p>un point</text:p><text:list><text:list-item>"
        "<text:p>plus bas</text:p></text:list-item></text:list></text:list-item></text:list>"
    )
    source = read(odt(body), "a.odt")
    assert kinds(source) == [
        ("heading", "Analyse"),
        ("paragraph", "Un mot^[La loi.]."),
        ("item", "un point"),
        ("item", "plus bas"),
    ]
    assert [passage.signs.indent for passage in source.passages[2:]] == [0, 1]


def test_markdown_is_read_as_it_is_meant() -> None:
    text = "# Lettre\n\nUn **mot**[^1].\n\n2. deux\n   - sous\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: La loi.\n"
    source = read(text.encode(), "a.md")
    assert kinds(source) == [
        ("heading", "Lettre"),
        ("paragraph", "Un **mot**^[La loi.]."),
        ("item", "deux"),
        ("item", "sous"),
        ("table", ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_text_is_read_in_the_encoding_that_it_has(encoding: str) -> None:
    text = f"Le contexte sociétal\n\n{PROSE}\n\n- l’accueil\n- la proximité\n"
    source = read(text.encode(encoding), "a.txt")
    assert [passage.kind for passage in source.passages] == ["heading", "paragraph", "item", "item"]
    assert source.passages[1].text == PROSE
    assert source.lang == "fr"


# Nothing is lost

SIGNS = "abcdefgh éèßœıİŁ 0123456789 .,;:-–()[]{}<>&*_#`'’«»|~^!?/\\%€\u00a0 \u0301"
TEXTS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=60).filter(str.strip)
MARKS = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:caps/>", '<w:sz w:val="36"/>'])


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(w for text in texts for w in _WORD.findall(unicodedata.normalize("NFC", text)))


@given(st.lists(st.tuples(TEXTS, MARKS), min_size=1, max_size=8), st.booleans())
def test_every_word_of_a_word_file_is_kept(parts: list[tuple[str, str]], in_table: bool) -> None:
    if in_table:
        body = table(*([text, text] for text, _ in parts))
    else:
        body = "".join(paragraph(text, marks) for text, marks in parts)
    source = read(docx(body), "a.docx")
    expected = words(text for text, _ in parts for _ in range(1 + in_table))
    assert expected - words_of(source) == Counter()


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_every_word_of_a_text_is_kept(lines: list[str]) -> None:
    source = read("\n\n".join(lines).encode(), "a.txt")
    assert words(lines) - words_of(source) == Counter()


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_markdown_shows_exactly_the_words(lines: list[str]) -> None:
    from plpmission.render.prose import _parser  # what the letter itself is read with

    for passage in read(docx("".join(map(paragraph, lines))), "a.docx").passages:
        tokens = _parser().parse(passage.text)
        shown = "".join(
            child.content for token in tokens for child in token.children or () if child.content
        )
        assert _WORD.findall(shown) == _WORD.findall(passage.plain.split("\n")[0])


def test_passages_know_their_place() -> None:
    split = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    source = read(docx(paragraph("Un.") + split + paragraph("Deux.")), "a.docx")
    assert [(p.signs.page, p.signs.at_top) for p in source.passages] == [(1, True), (2, True)]
    assert [passage.id for passage in source.passages] == ["p0001", "p0002"]


def test_progress_is_told_from_nothing_to_all() -> None:
    told: list[float] = []
    read(docx(paragraph(PROSE) * 900), "a.docx", progress=lambda part, _: told.append(part))
    assert told == sorted(told)
    assert told[0] == 0.0
    assert len(told) > 4


def test_reading_grows_with_the_length_of_the_document() -> None:
    from tests.growth import growth

    body = paragraph("Titre de la partie", "<w:b/>") + paragraph(PROSE) * 4
    assert growth(lambda many: read(docx(body * many), "a.docx"), 150) < 6


def test_what_a_passage_says_without_marks() -> None:
    passage = Passage(id="p0001", kind="table", rows=(("**a**", "b"), ("c", "d\\*")))
    assert passage.plain == "a\tb\nc\td*"

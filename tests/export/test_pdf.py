from __future__ import annotations

from io import BytesIO

import page
import pikepdf
import pypdfium2
import pytest

from plpmission.errors import ExportError
from plpmission.export import glyphs
from plpmission.export.pdf import pdf_of
from plpmission.render.blocks import (
    Block,
    Column,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Rendered,
    Run,
    Table,
)
from tests.export.letters import document, draft, letter, para, says

ONE = Heading(level=1, text="Mandat", number="1", anchor="mandate")
ANY_SIZE = page.SafetyLimits.unlimited()


def valid(content: bytes) -> list[str]:
    """What is wrong with a PDF that claims PDF/UA-1 and PDF/A-3a."""
    reports = [
        page.validate_pdf_bytes(content, profile=profile, limits=ANY_SIZE)
        for profile in ("ua1", "3a")
    ]
    return [failure.message for report in reports for failure in report.failures]


def text_of(content: bytes) -> str:
    pdf = pypdfium2.PdfDocument(content)
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in pdf)


@pytest.fixture(scope="module")
def full() -> bytes:
    return pdf_of(letter())


@pytest.mark.parametrize("made", [letter, draft])
@pytest.mark.parametrize("lang", ["fr", "nl", "de", "en"])
def test_every_file_is_accessible_and_fit_for_archives(made: object, lang: str) -> None:
    rendered: Rendered = made() if made is draft else made(lang=lang)  # type: ignore[operator]
    assert valid(pdf_of(rendered)) == []


def test_the_letter_has_bookmarks_numbers_and_pages(full: bytes) -> None:
    with pikepdf.open(BytesIO(full)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles == [
            "1 Mandat et titulaire",
            "2 L’entité de police",
            "3 Mise en pratique",
            "4 Conclusion",
        ]
        assert str(pdf.docinfo.Title) == "Lettre de mission"
        assert str(pdf.Root.Lang) == "fr-BE"
        count = len(pdf.pages)
    text = text_of(full)
    assert f"page {count} sur {count}" in text
    assert "Tableau 3" in text


def test_words_stand_under_their_heading(full: bytes) -> None:
    text = text_of(full)
    text = text[text.index("Lettre de mission · ZP") :]
    heading = text.rindex("Mission, vision et valeurs")
    assert heading < text.rindex("Être là, écouter") < text.rindex("Culture voulue")


def test_the_first_cell_of_each_row_is_a_header_where_it_is_one() -> None:
    table = Table(
        columns=(Column(title="a"), Column(title="b")),
        rows=((says("r"), says("1")),),
        row_headers=True,
    )
    plain = Table(columns=table.columns, rows=table.rows)
    made = pdf_of(document(ONE, table, plain, Facts(facts=())))
    with pikepdf.open(BytesIO(made)) as pdf:
        kinds = [
            (str(entry.S), "Row" in str(entry.get("/A")))
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") in ("/TH", "/TD")
        ]
    assert sorted(kinds) == [
        ("/TD", False),
        ("/TD", False),
        ("/TD", False),
        *[("/TH", False)] * 4,
        ("/TH", True),
    ]


def test_text_that_looks_like_typst_stays_text() -> None:
    hostile = '#import "x": y $a$ @ref <label> *b* _c_ `d` \\u{41} // e /* f */ = g'
    made = pdf_of(document(ONE, para(hostile), title=hostile, header=hostile))
    assert hostile in text_of(made).replace("\r\n", " ")


def test_names_in_any_script_make_a_good_file() -> None:
    said = "Żółć Ελλάδα Привет مرحبا 😀 👩‍🔬 ✓ → 你好 עברית"
    runs = (Run(text=said), Run(text=said, bold=True, italic=True, lang="ar"))
    made = pdf_of(document(ONE, Paragraph(runs=runs)))
    assert valid(made) == []
    assert "Żółć Ελλάδα Привет" in text_of(made)


def test_signs_that_no_font_has_become_a_box() -> None:
    assert glyphs.shown("a你ż\u00a0\u202f→😀") == "a□ż\u00a0\u202f→😀"


def test_a_word_of_three_hundred_letters_does_not_run_off_the_page() -> None:
    word = "x" * 300
    table = Table(columns=(Column(title=word), Column(title="b")), rows=((says(word), says("1")),))
    made = pdf_of(document(ONE, para(word), table))
    assert valid(made) == []
    pages = pypdfium2.PdfDocument(made)
    for sheet in pages:
        text = sheet.get_textpage()
        right = [text.get_charbox(at)[2] for at in range(text.count_chars())]
        assert max(right) < sheet.get_width() - 50


def test_a_table_of_many_rows_repeats_its_header() -> None:
    rows = tuple((says(str(at)), says("x")) for at in range(200))
    made = pdf_of(
        document(ONE, Table(columns=(Column(title="Entête"), Column(title="b")), rows=rows))
    )
    assert valid(made) == []
    assert text_of(made).count("Entête") >= 4


def test_a_figure_too_large_for_the_page_is_made_smaller() -> None:
    from tests.export.letters import drawing

    made = pdf_of(document(ONE, Figure(svg=drawing(3000, 9000), alt="x")))
    assert valid(made) == []
    assert len(pypdfium2.PdfDocument(made)) <= 3


def test_what_cannot_be_set_is_named_by_its_section() -> None:
    deep: Block = para("x")
    for _ in range(60):
        deep = ListBlock(entries=((deep,),))
    other = Heading(level=1, text="Entité", number="2", section="entity", anchor="entity")
    with pytest.raises(ExportError, match="something under “Entité”") as refused:
        pdf_of(document(ONE, para("x"), other, para("y"), deep))
    assert refused.value.where == "entity"
    assert "typst" not in str(refused.value)


def test_a_document_with_no_heading_no_date_and_no_data_is_made() -> None:
    made = pdf_of(document(blocks=(para("x"),), date="", payload="", author=""))
    assert valid(made) == []

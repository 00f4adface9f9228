"""A house style: legible, harmless, and the same in all formats."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.errors import ExportError
from plpmission.export import FORMATS, file_of
from plpmission.export.colour import WHITE, contrast, nearest
from plpmission.export.style import Style, checked, from_json, logo_of, read_style, to_json
from plpmission.export.word import TEMPLATE
from tests.export.letters import document, heading, letter, para
from tests.export.test_pdf import text_of, valid

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"{}>{}</svg>'
BOX = '<rect width="60" height="20" fill="#1d6b3f"/>'
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
SMALL = document(heading("1"), para("Être là"))


def png(width: int, height: int) -> bytes:
    def part(kind: bytes, content: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + sum_

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x1d\x6b\x3f" * width for _ in range(min(height, 99))))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def template(**parts: str) -> bytes:
    """A Word template: ours with some parts replaced or added."""
    made = BytesIO()
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(made, "w") as target:
        held = {name: source.read(name).decode() for name in source.namelist()}
        for name, text in {**held, **parts}.items():
            target.writestr(name, text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Base"/><w:rPr><w:color w:val="AA0000"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base maison"/>'
    '<w:rPr><w:rFonts w:ascii="Georgia"/></w:rPr></w:style></w:styles>'
)


def refused(style: Style) -> ExportError:
    with pytest.raises(ExportError) as error:
        checked(style)
    return error.value


@settings(deadline=None)
@given(COLOURS, COLOURS)
def test_the_nearest_colour_passes_on_any_ground_that_lets_one(colour: str, ground: str) -> None:
    asked = 4.5 if max(contrast(ground, "#000000"), contrast(ground, WHITE)) >= 4.6 else 1.0
    assert contrast(nearest(colour, ground, asked), ground) >= asked


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


@settings(deadline=None)
@given(COLOURS.filter(lambda colour: contrast(colour, WHITE) < 4.5))
def test_a_colour_that_is_refused_comes_with_one_that_passes(colour: str) -> None:
    error = refused(Style(accent=colour))
    assert error.where == "colours.accent"
    assert checked(Style(accent=str(error.parameters["suggestion"])))


@settings(deadline=None)
@given(COLOURS)
def test_every_shade_of_a_style_can_be_read_where_it_stands(colour: str) -> None:
    accent = nearest(colour, WHITE, 5.4)
    shades = checked(Style(accent=accent)).shades
    said, soft = shades.get("#17498a", "#17498a"), shades.get("#e9f0f9", "#e9f0f9")
    cover = shades.get("#0f3569", "#0f3569")
    assert contrast(said, soft) >= 4.5
    assert contrast(cover, soft) >= 4.5
    assert contrast(shades.get("#d5e2f3", "#d5e2f3"), cover) >= 4.5
    assert contrast(shades.get("#96bcf2", "#96bcf2"), "#182027") >= 4.5


def test_a_style_file_is_read_with_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG.format("", BOX))
    (tmp_path / "own.dotx").write_bytes(template())
    (tmp_path / "style.toml").write_text(
        '[colours]\naccent = "#1D6B3F"\n[logo]\nfile = "logo.svg"\nalt = "ZP"\n'
        '[page]\nheader = "Zone"\nfooter = "Rue 1"\n[word]\ntemplate = "own.dotx"\n'
    )
    style = read_style(tmp_path / "style.toml")
    assert (style.accent, style.header, style.footer) == ("#1d6b3f", "Zone", "Rue 1")
    assert style.logo is not None
    assert (style.logo.width, style.logo.alt) == (60, "ZP")
    assert from_json(to_json(style)) == style


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("colours = 3", "colours"),
        ("[colours]\nacent = '#000000'", "colours.acent"),
        ("[colours]\naccent = 'red'", "colours.accent"),
        ("[colours]\naccent = '#ffee00'", "colours.accent"),
        ("[page]\nheader = 3", "page.header"),
        (f"[page]\nfooter = '{'x' * 200}'", "page.footer"),
        ("[fonts]\ntext = 'Comic Serif'", "fonts.text"),
        ("[logo]\nfile = 'none.svg'", "logo.file"),
        ("[logo\n", "style"),
    ],
)
def test_what_a_style_file_gets_wrong_is_said_with_its_field(
    tmp_path: Path, text: str, where: str
) -> None:
    (tmp_path / "style.toml").write_text(text)
    with pytest.raises(ExportError) as error:
        read_style(tmp_path / "style.toml")
    assert error.value.where == where


@pytest.mark.parametrize(
    "content",
    [
        SVG.format("", "<script>alert(1)</script>").encode(),
        SVG.format(' onload="alert(1)"', BOX).encode(),
        SVG.format("", "<foreignObject/>").encode(),
        SVG.format("", '<use href="https://example.org/a.svg#x"/>').encode(),
        SVG.format("", "<style>@import 'a.css';</style>").encode(),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("", BOX).encode(),
        b"GIF89a",
        b"%PDF-1.7",
        png(20, 20)[:60],
        png(9000, 9000),
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"<svg" + b" " * (40 * 1024 * 1024),
    ],
)
def test_a_logo_that_could_do_harm_or_cannot_be_shown_is_refused(content: bytes) -> None:
    with pytest.raises(ExportError) as error:
        logo_of(content)
    assert error.value.where == "logo.file"


def test_colours_of_a_style_sheet_inside_a_logo_are_kept() -> None:
    made = logo_of(
        SVG.format(
            "", '<style>.a{fill:#1d6b3f}</style><rect class="a" width="9" height="9"/>'
        ).encode()
    )
    assert b'fill="#1d6b3f"' in made.content


@pytest.mark.parametrize("picture", [SVG.format("", BOX).encode(), png(40, 30)])
def test_a_styled_letter_is_as_good_a_file_as_any(picture: bytes) -> None:
    style = checked(
        Style(accent="#1d6b3f", header="Zone maison", footer="Rue 1", logo=logo_of(picture, "ZP"))
    )
    rendered = letter()
    made = {fmt: file_of(rendered, fmt, style) for fmt in FORMATS}
    assert valid(made["pdf"]) == []
    assert text_of(made["pdf"]).count("Zone maison") > 3
    assert "Rue 1" in text_of(made["pdf"])
    page = made["html"].decode()
    assert "#1d6b3f" in page
    assert "img-src data:" in page
    assert 'alt="ZP"' in page
    word = docx.Document(BytesIO(made["docx"]))
    assert "Zone maison" in word.sections[0].header.paragraphs[0].text
    assert (
        word.styles["Heading 4"].font.color.rgb
        != docx.Document(str(TEMPLATE)).styles["Heading 4"].font.color.rgb
    )
    assert made == {fmt: file_of(rendered, fmt, style) for fmt in FORMATS}


def test_a_word_template_gives_its_styles_and_what_it_lacks_stays_ours() -> None:
    style = checked(Style(template=template(**{"word/styles.xml": STYLES})))
    word = docx.Document(BytesIO(file_of(SMALL, "docx", style)))
    first = word.styles["Heading 1"]
    assert str(first.font.color.rgb) == "AA0000"
    assert first.base_style.name == "Base maison"
    assert first.element.find(".//{*}numPr") is not None
    assert word.styles["Heading 2"].font.size is not None
    assert [p.text for p in word.paragraphs if p.style == first] == ["Mandat et titulaire"]


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/styles.xml", b"<a>" + b" " * 80_000_000 + b"</a>")
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"not a zip",
        bomb(),
        template(**{"word/vbaProject.bin": "x"}),
        template(**{"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        template(**{"word/styles.xml": "<broken"}),
    ],
    ids=["no zip", "bomb", "macros", "entities", "broken"],
)
def test_a_word_template_that_is_none_or_does_harm_is_refused(content: bytes) -> None:
    assert refused(Style(template=content)).where == "word.template"


def test_a_pdf_in_the_machines_fonts_holds_them() -> None:
    from plpmission.export.fonts import families

    own = next((name for name in ("Liberation Serif", "DejaVu Serif") if name in families()), "")
    if not own:
        pytest.skip("no font that is known on this machine")
    made = file_of(SMALL, "pdf", checked(Style(text_font=own)))
    with pikepdf.open(BytesIO(made)) as pdf:
        names = {str(entry.get("/FontName", "")) for entry in pdf.objects if hasattr(entry, "get")}
    assert any(own.replace(" ", "") in name for name in names)

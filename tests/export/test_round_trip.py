"""What goes out comes back: exactly the part of the dossier that the document is made of."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from typer.testing import CliRunner

from plpmission.cli import app
from plpmission.errors import UnreadableDossier
from plpmission.export import FORMATS, Format, export
from plpmission.export.payload import bring, brought
from plpmission.i18n import LANGUAGES, Lang
from plpmission.model import Dossier, read_dossier
from tests.export.test_pdf import valid
from tests.strategies import dossiers

SAMPLES = sorted((Path(__file__).parents[2] / "sample_data").glob("[!p]*.plp.json"))
DRAFT = next(path for path in SAMPLES if path.name.startswith("brouillon"))


@pytest.mark.parametrize("fmt", ["html", "docx"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name.split(".")[0])
def test_every_sample_comes_back(sample: Path, fmt: Format) -> None:
    dossier = read_dossier(sample)
    back = brought(f"a.{fmt}", export(dossier, "letter", fmt))
    assert back.dossier == dossier.part_for("letter")
    assert back.changed == ()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name.split(".")[0])
def test_every_sample_is_a_good_pdf_in_every_language_and_comes_back(
    sample: Path, lang: Lang
) -> None:
    dossier = read_dossier(sample)
    made = export(dossier, "letter", "pdf", lang=lang)
    assert valid(made) == []
    assert brought("a.pdf", made).dossier == dossier.part_for("letter")


@settings(max_examples=6, deadline=None)
@given(dossiers())
def test_any_dossier_comes_back(dossier: Dossier) -> None:
    for fmt in FORMATS:
        back = brought(f"a.{fmt}", export(dossier, "public-copy", fmt))
        assert back.dossier == dossier.part_for("public-copy")
        assert back.changed == ()


def with_text(word_file: bytes, before: bytes, after: bytes) -> bytes:
    """A Word file whose text was changed, as an editor would."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            if name == "word/document.xml":
                held = held.replace(before, after)
            target.writestr(name, held)
    return made.getvalue()


def test_a_word_file_that_was_changed_says_where() -> None:
    dossier = read_dossier(DRAFT).with_section("conclusion", text="La zone avance.")
    content = export(dossier, "letter", "docx")
    back = brought("a.docx", with_text(content, b"La zone avance", b"La zone recule"))
    assert back.changed == ("conclusion",)
    assert back.dossier == dossier.part_for("letter")


def test_a_word_file_with_a_damaged_text_is_refused_in_a_sentence() -> None:
    content = export(Dossier(title="A"), "letter", "docx")
    with pytest.raises(UnreadableDossier, match=r"a\.docx is damaged"):
        brought("a.docx", with_text(content, b"</w:body>", b""))


def test_the_command_takes_a_file_back_and_never_writes_over_another(tmp_path: Path) -> None:
    dossier, file = read_dossier(DRAFT), tmp_path / "lettre.html"
    export(dossier, "letter", "html", file)
    out = tmp_path / "repris.plp.json"
    ask = ["import", str(file), "-o", str(out), "--lang", "fr"]
    assert CliRunner().invoke(app, ask).exit_code == 0
    assert read_dossier(out) == dossier.part_for("letter")
    again = CliRunner().invoke(app, ask)
    assert again.exit_code == 2
    assert "repris.plp.json" in again.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"PK broken"),
        ("a.pdf", b"%PDF broken"),
        ("a.html", b"<p>"),
        ("a.xlsx", b""),
        ("a.plp.json", b"{"),
    ],
)
def test_what_is_not_ours_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableDossier):
        bring(tmp_path / name)


def test_data_that_unpack_to_more_than_a_dossier_can_be_are_refused() -> None:
    made = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["dossier.plp.json"] = pikepdf.AttachedFileSpec(pdf, b"x")
        stream = pdf.attachments["dossier.plp.json"].obj.EF.F
        stream.write(zlib.compress(b" " * (65 * 1024 * 1024)), filter=pikepdf.Name.FlateDecode)
        pdf.save(made)
    with pytest.raises(UnreadableDossier, match="larger"):
        brought("a.pdf", made.getvalue())

"""``plpmission import``: documents of others, and our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from plpmission import cli
from plpmission.i18n.build import compile_catalogues
from plpmission.i18n.catalogue import LOCALE
from plpmission.model import read_dossier
from tests.importers import attacks
from tests.importers.papers import docx, paragraph

TEXT = "Le conseil de police fixe la lettre ; le chef de corps en rend compte chaque année."


@pytest.fixture(scope="module", autouse=True)
def catalogues() -> None:
    compile_catalogues(LOCALE)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, ["import", *map(str, arguments)])


def test_a_letter_of_others_becomes_a_dossier_and_what_it_doubts_is_said(tmp_path: Path) -> None:
    body = paragraph("3.7 Communication externe", "<w:b/>") + paragraph(TEXT)
    body += paragraph("Mes lectures de chevet", "<w:b/>") + paragraph("Quelques livres, sans plus.")
    (tmp_path / "old.docx").write_bytes(docx(body))
    made = run(tmp_path / "old.docx", "-o", tmp_path / "new.plp.json", "--lang", "fr")
    assert made.exit_code == 0, made.output
    dossier = read_dossier(tmp_path / "new.plp.json")
    assert TEXT in dossier.letter.note("communication").text
    assert "Mes lectures de chevet" in [section.title for section in dossier.letter.added]
    assert "Mes lectures de chevet" in made.stderr


def test_what_is_not_safe_ends_with_a_sentence_and_2(tmp_path: Path) -> None:
    (tmp_path / "bomb.docx").write_bytes(attacks.billion_laughs())
    made = run(tmp_path / "bomb.docx", "-o", tmp_path / "new.plp.json", "--lang", "nl")
    assert made.exit_code == 2
    assert made.stderr.startswith("Het bestand is beschadigd")
    assert not (tmp_path / "new.plp.json").exists()


def test_a_large_file_is_not_read_to_see_whose_it_is(tmp_path: Path) -> None:
    with (tmp_path / "huge.docx").open("wb") as file:
        file.truncate(2 * 1024**3)
    made = run(tmp_path / "huge.docx", "-o", tmp_path / "new.plp.json", "--lang", "de")
    assert made.exit_code == 2
    assert "64 MB" in made.stderr

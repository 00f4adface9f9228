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


def test_what_was_found_what_is_less_sure_and_what_was_left_is_said(tmp_path: Path) -> None:
    body = paragraph("Lettre de mission", "<w:b/>") + paragraph("Le mandataire", "<w:b/>")
    body += paragraph("Nom : Bastin, Odile") + paragraph("Grade : commissaire de police")
    body += paragraph("La « pêche » au bord de l’eau", "<w:b/>")
    body += paragraph("Le brouillard se lève sur les sapins, les biches passent et l’eau dort.")
    (tmp_path / "old.docx").write_bytes(docx(body))
    made = run(
        tmp_path / "old.docx", "-o", tmp_path / "new.plp.json", "--lang", "en", "--over", "0.99"
    )
    said = made.stderr
    assert made.exit_code == 0, made.output
    assert said.startswith("Taken for a mission letter.")
    assert "Not found: Name, Rank" in said
    assert "Objectives: 0." in said
    assert "less sure than 0.99" in said
    assert "“La pêche au bord de l’eau” became a section of your own" in said
    assert "sapins, les biches passent et…" in said
    assert "Left out (" in said


def test_a_program_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("import os\n\nprint(os.name)\n", encoding="utf-8")
    made = run(tmp_path / "x.py", "-o", tmp_path / "new.plp.json", "--lang", "en")
    assert made.exit_code == 2
    assert "x.py is no document" in made.stderr
    assert not (tmp_path / "new.plp.json").exists()


def test_a_text_that_is_nothing_of_ours_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("lorem ipsum dolor sit amet\n", encoding="utf-8")
    made = run(tmp_path / "x.txt", "-o", tmp_path / "new.plp.json", "--lang", "en")
    assert made.exit_code == 0, made.output
    assert made.stderr.startswith("Nothing in this file looks like")

"""Word files in a word processor that is at hand."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pypdfium2
import pytest

from plpmission.export import export
from plpmission.export.payload import bring, payload_of
from plpmission.export.word import docx_of
from plpmission.model import read_dossier
from plpmission.render.blocks import Contents, Heading, Paragraph, Run
from tests.export.letters import PAYLOAD, document, heading, letter, para

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")

SAMPLE = Path(__file__).parents[2] / "sample_data" / "brouillon.plp.json"
# Sections are missing: 1.2, 2.1, 3.1.1 and all of 3.3; one is of the writer's own.
GAPS = ("1", "1.1", "1.3", "1.4", "2", "2.2", "2.3", "3", "3.1", "3.1.2", "3.2", "3.2.1", "3.2.2")


def converted(path: Path, to: str) -> Path:
    """The file as LibreOffice writes it in another format."""
    out = path.parent / "out"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(path.parent / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out / f"{path.stem}.{to}"


def test_headings_show_the_models_numbers_although_sections_are_missing(tmp_path: Path) -> None:
    own = Heading(level=3, text="Les cent premiers jours", number="3.2.3bis")
    blocks = [block for number in GAPS for block in (heading(number), para("Texte."))]
    last = [heading("3.4"), Paragraph(runs=(Run(text="3.4", ref="people"),)), heading("4")]
    made = document(Contents(title="Table"), *blocks, own, *last)
    (tmp_path / "gaps.docx").write_bytes(docx_of(made))
    pdf = pypdfium2.PdfDocument(converted(tmp_path / "gaps.docx", "pdf"))
    pages = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]
    assert len(pages) == 6
    body = " ".join(pages[2:])
    for found in [*(heading(number) for number in (*GAPS, "3.4", "4")), own]:
        assert re.search(rf"(?<![\d.]){re.escape(found.number)} {found.text}", body), found.number
    assert f"{len(pages)}" in pages[-1]
    contents = dict(re.findall(r"(\d) ([A-ZL][\w ’é]+?)\.{3}", pages[1]))
    assert contents["3"] == "Mise en pratique"


def test_a_file_saved_by_libreoffice_still_gives_its_data_and_its_headings(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(docx_of(letter()))
    saved = converted(tmp_path / "letter.docx", "docx")
    assert json.loads(payload_of(saved)) == json.loads(PAYLOAD)
    headings = [p.text for p in docx.Document(str(saved)).paragraphs if "Heading" in p.style.name]
    assert "Objectifs stratégiques" in headings


def test_what_libreoffice_saves_gives_the_dossier_and_no_section_seems_changed(
    tmp_path: Path,
) -> None:
    dossier = read_dossier(SAMPLE)
    export(dossier, "letter", "docx", tmp_path / "letter.docx")
    back = bring(converted(tmp_path / "letter.docx", "docx"))
    assert back.dossier == dossier.part_for("letter")
    assert back.changed == ()

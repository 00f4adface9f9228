from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import get_args

import docx
import nbformat
import pikepdf
import pytest
from nbconvert.exporters import get_exporter

from plpmission.errors import ExportError, UnreadableDossier
from plpmission.export import FORMATS, Format, export, file_of
from plpmission.export.notebook import to_notebook
from plpmission.export.payload import payload_of
from plpmission.i18n import say
from plpmission.model import Dossier, read_dossier
from tests.export.letters import PAYLOAD, document, heading, letter, para
from tests.export.test_pdf import text_of, valid

SAMPLE = Path(__file__).parents[2] / "sample_data" / "brouillon.plp.json"
SMALL = document(heading("1"), para("Être là"))


@pytest.mark.parametrize("fmt", FORMATS)
def test_two_runs_give_the_same_bytes(fmt: Format) -> None:
    assert file_of(letter(), fmt) == file_of(letter(), fmt)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("payload", [PAYLOAD, '{"a": "</script> ]]> \\u003c <!-- é 😀"}'])
def test_each_file_gives_its_data_back(tmp_path: Path, fmt: Format, payload: str) -> None:
    path = tmp_path / f"letter.{fmt}"
    path.write_bytes(file_of(document(heading("1"), para("x"), payload=payload), fmt))
    assert json.loads(payload_of(path)) == json.loads(payload)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<p>x"),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.docx", b"PK broken"),
        ("a.txt", b"x"),
    ],
)
def test_a_file_of_somebody_else_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableDossier, match="carries no dossier") as refused:
        payload_of(tmp_path / name)
    assert "ne porte pas de dossier" in say(refused.value, "fr")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDossier, match="cannot be read"):
        payload_of(tmp_path / "none.pdf")


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_dossier_becomes_a_file_and_the_way_there_is_told(tmp_path: Path, fmt: Format) -> None:
    told: list[tuple[float, str]] = []
    dossier = read_dossier(SAMPLE)
    path = tmp_path / f"letter.{fmt}"
    made = export(dossier, "letter", fmt, path, draft=True, progress=lambda *at: told.append(at))
    assert path.read_bytes() == made
    assert [part for part, _ in told] == sorted(part for part, _ in told)
    assert told[-1] == (1.0, "Done")
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "letter.html").mkdir()
    with pytest.raises(ExportError, match="cannot be written"):
        export(read_dossier(SAMPLE), "letter", "html", tmp_path / "letter.html")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.html"]


def test_a_table_of_two_thousand_rows_is_a_good_file_in_every_format() -> None:
    rows = "\n".join(f"| ligne {at} | {at} |" for at in range(2000))
    dossier = Dossier(lang="fr").with_section(
        "conclusion", text=f"| Nom | Nombre |\n|---|---|\n{rows}"
    )
    made = {fmt: export(dossier, "letter", fmt) for fmt in FORMATS}
    assert made["html"].count(b"<tr>") == 2001
    assert len(docx.Document(BytesIO(made["docx"])).tables[0].rows) == 2001
    with pikepdf.open(BytesIO(made["pdf"])) as pdf:
        assert len(pdf.pages) > 30


def test_a_note_stands_at_the_foot_of_the_page_in_every_format() -> None:
    text = "Vingt agents^[Tableau RH du 1er mars.] sur **trente**\\^\\[Cadre fermé.\\]."
    dossier = Dossier(lang="fr").with_section("conclusion", text=text)
    made = {fmt: export(dossier, "letter", fmt) for fmt in FORMATS}
    page = made["html"].decode()
    assert page.count('role="doc-noteref"') == 2
    assert '<li id="note-1">Tableau RH du 1er' in page
    with zipfile.ZipFile(BytesIO(made["docx"])) as word:
        assert "Cadre fermé." in word.read("word/footnotes.xml").decode()
        assert word.read("word/document.xml").count(b"<w:footnoteReference ") == 2
    assert valid(made["pdf"]) == []
    assert "^[" not in text_of(made["pdf"])


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ExportError, match="no format “odt”"):
        file_of(letter(), "odt")  # type: ignore[arg-type]


def test_jupyter_makes_the_pdf_of_a_notebook(tmp_path: Path) -> None:
    nbformat.write(to_notebook(SMALL), tmp_path / "letter.ipynb")
    command = ["-m", "nbconvert", "--to", "mission-letter-pdf", "letter.ipynb"]
    subprocess.run([sys.executable, *command], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "letter.pdf").read_bytes() == file_of(SMALL, "pdf")


@pytest.mark.parametrize("fmt", FORMATS)
def test_an_exporter_gives_the_same_file_as_the_library(fmt: Format) -> None:
    exporter = get_exporter(f"mission-letter-{fmt}")()
    made, resources = exporter.from_notebook_node(to_notebook(SMALL))
    assert (made.encode() if fmt == "html" else made) == file_of(SMALL, fmt)
    assert resources["output_extension"] == f".{fmt}"


def test_the_room_is_entered_without_loading_what_makes_files() -> None:
    heavy = ("typst", "docx", "lxml", "pikepdf", "nbconvert", "nbformat", "jinja2", "plotly")
    script = (
        "import sys; from plpmission.export import export; from plpmission.export.client import "
        f"ExportClient; print([name for name in {heavy} if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_formats_are_those_of_the_type() -> None:
    assert get_args(Format) == FORMATS

"""Real figures of Antwerp and Leuven go through the whole path: file, letter, three exports."""

from __future__ import annotations

from pathlib import Path

import docx
import lxml.html
import pypdfium2
import pytest

from plpmission.checks import check
from plpmission.export import export
from plpmission.i18n import number
from plpmission.model import Dossier, read_dossier, write_dossier
from tests.real_figures import letter_with_real_figures


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    path = tmp_path_factory.mktemp("real") / "letter.plp.json"
    write_dossier(letter_with_real_figures(), path)
    return read_dossier(path)


def words_of(path: Path) -> str:
    """All the words of an exported file, spaces of every kind folded into one."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    elif path.suffix == ".docx":
        body = docx.Document(str(path)).element.body
        text = " ".join(run.text or "" for run in body.iter("{*}t"))
    else:
        page = lxml.html.fromstring(path.read_bytes())
        text = page.find(".//main").text_content()
    return " ".join(text.split())


@pytest.mark.parametrize("fmt", ["pdf", "docx", "html"])
def test_each_export_shows_baselines_targets_and_measurements_right(
    dossier: Dossier, fmt: str, tmp_path: Path
) -> None:
    path = tmp_path / f"letter.{fmt}"
    export(dossier, "letter", fmt, path)
    words = words_of(path)
    assert len(dossier.indicators) == 7
    for indicator in dossier.indicators:
        assert indicator.name in words
        last = indicator.measurements[-1]
        for value in (indicator.baseline.value, indicator.target.value, last.value):
            assert value is not None
            shown = {
                " ".join(number(value, dossier.lang, digits=digits).split())
                for digits in (0, 1, 2, None)
            }
            assert any(figure in words for figure in shown), (indicator.name, value, shown)


def test_the_letter_with_real_figures_has_no_finding_of_a_wrong_figure(dossier: Dossier) -> None:
    assert [found for found in check(dossier) if found.severity == "error"] == []

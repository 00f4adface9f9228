"""Many dossiers at once: all that can be made is made, and the rest is said."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from plpmission import cli
from plpmission.export.many import Order, export_many, tasks
from plpmission.export.payload import payload_of
from plpmission.model import Dossier, dumps, loads

SAMPLES = Path(__file__).parents[2] / "sample_data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two dossiers, one of them a floor below, and one that is broken."""
    inside = tmp_path / "in"
    (inside / "north").mkdir(parents=True)
    (inside / "a.plp.json").write_bytes(dumps(Dossier(title="A")))
    (inside / "north" / "b.plp.json").write_bytes(dumps(Dossier(title="B", lang="nl")))
    (inside / "broken.plp.json").write_text("{")
    (inside / "notes.txt").write_text("not a dossier")
    return inside


def run(*arguments: object) -> Any:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def test_one_bad_dossier_does_not_stop_the_others(folder: Path, tmp_path: Path) -> None:
    done = run("export-all", folder, "letter", "--to", "html,pdf", "-o", tmp_path / "out",
               "--lang", "fr", "--jobs", "1")  # fmt: skip
    assert done.exit_code == 1
    assert "2 dossiers sur 3" in done.stdout
    assert "broken.plp.json" in done.stderr
    assert "Traceback" not in done.output
    out = tmp_path / "out"
    made = sorted(str(path.relative_to(out)) for path in out.rglob("*.*"))
    assert made == [
        "a-letter.html", "a-letter.pdf", "north/b-letter.html", "north/b-letter.pdf",
    ]  # fmt: skip
    carried = loads(payload_of(out / "north" / "b-letter.pdf"))
    assert carried.title == "B"


def test_a_folder_without_dossiers_and_a_format_that_is_none_are_said(tmp_path: Path) -> None:
    empty = run("export-all", tmp_path, "letter", "--to", "pdf", "-o", tmp_path / "out")
    assert (empty.exit_code, empty.stdout) == (2, "")
    (tmp_path / "a.plp.json").write_bytes(dumps(Dossier()))
    odd = run("export-all", tmp_path, "letter", "--to", "odt", "-o", tmp_path / "out")
    assert odd.exit_code == 2
    assert "odt" in odd.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_said_for_each(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    order = Order(document="letter", formats=("html",), folder=tmp_path / "out")
    found = list(export_many(tasks(folder, order), order, jobs=1))
    assert [bool(one.fault) for one in found] == [True, True, True]
    assert (tmp_path / "out").read_text() == "a file where the folder should be"


def test_a_dossier_gets_all_of_its_documents_or_none(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "a-letter.pdf").mkdir(parents=True)
    order = Order(document="letter", formats=("html", "pdf"), folder=out)
    first = tasks(folder, order)[0]
    [found] = export_many([first], order, jobs=1)
    assert "a-letter.pdf" in found.fault
    assert [path.name for path in out.iterdir()] == ["a-letter.pdf"]


class Deadly:
    """Ends the process that reads it, as a crash in a library would."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_a_process_that_breaks_down_is_said_and_the_work_goes_on(
    folder: Path, tmp_path: Path
) -> None:
    order = Order(document="letter", formats=("html",), folder=tmp_path / "out")
    good, bad = tasks(folder, order)[0], tasks(folder, order)[2]
    deadly = replace(bad, target=Deadly())  # type: ignore[arg-type]
    found = {one.source: one for one in export_many([deadly, good], order, jobs=2)}
    assert "failed" in found[bad.source].fault
    assert [path.name for path in found[good.source].made] == ["a-letter.html"]


def test_a_report_that_most_lack_is_said_for_each(folder: Path, tmp_path: Path) -> None:
    done = run("export-all", folder, "activity-report", "--to", "html", "-o", tmp_path / "out",
               "--jobs", "1")  # fmt: skip
    assert done.exit_code == 1
    assert "0 of 3" in done.stdout
    assert "no such report" in done.stderr

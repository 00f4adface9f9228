"""The command line, as a person or a script uses it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from plpmission import cli
from plpmission.checks import check
from plpmission.cli import command
from plpmission.errors import ServeError
from plpmission.i18n.build import compile_catalogues
from plpmission.i18n.catalogue import LOCALE
from plpmission.model import Dossier, dumps, read_dossier
from plpmission.store import Actor, open_store

ROOT = Path(__file__).parents[1]
HALF_BEGUN = ROOT / "sample_data" / "brouillon.plp.json"
FINISHED = ROOT / "sample_data" / "haute-semois.plp.json"


@pytest.fixture(scope="module", autouse=True)
def catalogues() -> None:
    compile_catalogues(LOCALE)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder, a store and a language of the test's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLPMISSION_STORE", store_url(tmp_path))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    command._added.cache_clear()
    yield
    command._added.cache_clear()


def store_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'store.sqlite3'}"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def test_new_makes_an_empty_dossier_file() -> None:
    assert run("new", "zone.plp.json", "--lang", "nl").exit_code == 0
    assert read_dossier("zone.plp.json") == Dossier(title="zone", lang="nl")


def test_new_leaves_a_file_that_is_there_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "zone.plp.json"
    file.write_text("mine")
    done = run("new", file)
    assert done.exit_code == 2
    assert "There is a file zone.plp.json already" in done.stderr
    assert file.read_text() == "mine"


def test_new_makes_a_dossier_in_the_store_and_says_its_id(tmp_path: Path) -> None:
    done = run("new", "Zone Val de Lorne")
    store = open_store(store_url(tmp_path))
    assert store.open(done.stdout.strip()).dossier == Dossier(title="Zone Val de Lorne")
    store.dispose()


def test_check_prints_findings_for_scripts() -> None:
    done = run("check", HALF_BEGUN, "--format", "json", "--lang", "nl")
    assert done.exit_code == 1
    findings = json.loads(done.stdout)
    wanted = check(read_dossier(HALF_BEGUN), "nl")
    assert [one["where"] for one in findings] == [one.where for one in wanted]
    assert findings[0].keys() >= {"code", "severity", "where", "message", "source"}
    assert {one["severity"] for one in findings} == {"error", "warning", "advice"}


def test_check_prints_findings_for_people_by_section() -> None:
    done = run("check", HALF_BEGUN, "--lang", "fr")
    assert done.exit_code == 1
    assert done.stdout.index("1.2 ") < done.stdout.index("3.5 ") < done.stdout.index("Erreurs")
    assert "L001 erreur" in done.stdout


def test_check_covers_partnerships_criterion_by_criterion() -> None:
    faulty = FINISHED.with_name("plp-charrons-fautes.plp.json")
    done = run("check", faulty, "--lang", "nl")
    assert done.exit_code == 1
    assert "09 Van politie naar burger: warme berichten" in done.stdout
    assert "P09" in done.stdout
    whole = run("check", FINISHED.with_name("plp-les-tilleuls.plp.json"))
    assert whole.exit_code == 0


def test_check_is_good_where_the_law_asks_nothing_more() -> None:
    done = run("check", FINISHED)
    assert done.exit_code == 0
    assert "Nothing to remark." in done.stdout
    assert json.loads(run("check", FINISHED, "--format", "json").stdout) == []


def test_check_takes_a_dossier_of_the_store() -> None:
    made = run("new", "Zone").stdout.strip()
    done = run("check", made, "--format", "json")
    assert done.exit_code == 1
    assert {one["code"] for one in json.loads(done.stdout)} >= {"L001", "L010"}


def test_square_brackets_in_a_finding_are_text(tmp_path: Path) -> None:
    dossier = Dossier().with_value("letter.place", "[bold red]<partenaire>[/]")
    (tmp_path / "d.plp.json").write_bytes(dumps(dossier))
    assert "<partenaire>" in run("check", "d.plp.json").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file zone.plp.json."),
        ("{", "broken or cut off"),
        ('{"format": 9}', "format version 9"),
        ('{"format": 1, "title": 5}', "  title: A text is expected here."),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["export", "--to", "html"]])
def test_what_cannot_be_read_is_said_in_a_sentence(
    tmp_path: Path, content: str | None, said: str, command: list[str]
) -> None:
    if content is not None:
        (tmp_path / "zone.plp.json").write_text(content)
    more = ["letter"] if command[0] == "export" else []
    done = run(command[0], "zone.plp.json", *more, *command[1:])
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_a_refusal_is_said_in_the_language_asked_for_else_in_the_system_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "de_BE.UTF-8")
    assert "Es gibt keine Datei" in run("check", "nix.plp.json").stderr
    assert "Er is geen bestand" in run("check", "nix.plp.json", "--lang", "nl").stderr


@pytest.mark.parametrize("dossier", ["dos-000000000000", "zone"])
def test_an_unknown_id_is_said(dossier: str) -> None:
    done = run("check", dossier)
    assert done.exit_code == 2
    assert dossier in done.stderr


def test_a_store_that_cannot_be_reached_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("check", "zone", "--store", f"sqlite:///{tmp_path / 'file' / 'store.sqlite3'}")
    assert done.exit_code == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.output


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    done = run("new", tmp_path / "nowhere" / "zone.plp.json")
    assert done.exit_code == 2
    assert "zone.plp.json" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "x", "--format", "xml"], ["export", "x"], ["nothing"]]
)
def test_a_command_that_is_not_understood_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_schema_is_that_of_dossier_files() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["properties"]["letter"]["$ref"] == "#/$defs/Letter"
    assert schema["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("to", ["html", "pdf", "docx"])
def test_export_writes_the_letter_where_it_is_asked(tmp_path: Path, to: str) -> None:
    done = run("export", FINISHED, "letter", "--to", to, "-o", tmp_path / f"out.{to}")
    assert done.exit_code == 0, done.output
    assert (tmp_path / f"out.{to}").stat().st_size > 10_000
    assert done.stdout.strip().endswith(f"out.{to}")


def test_export_names_the_file_after_the_dossier(tmp_path: Path) -> None:
    run("new", "zone.plp.json", "--lang", "nl")
    assert run("export", "zone.plp.json", "letter", "--to", "html", "--draft").exit_code == 0
    assert (tmp_path / "zone-letter.html").exists()


def test_an_export_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = run("export", FINISHED, "letter", "--to", "html", "-o", tmp_path / "no" / "x.html")
    assert done.exit_code == 2
    assert "x.html" in done.stderr


def refuse(number: int = 1) -> None:
    """Serve nothing."""
    raise ServeError("Port {port} is in use or not allowed. Stop the other program.", port=number)


def test_commands_of_other_packages_are_found_and_speak_as_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    added = EntryPoint(name="refuse", value=f"{__name__}:refuse", group=cli.COMMANDS)
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    monkeypatch.setattr(command, "entry_points", lambda group: [added])
    assert "refuse" in run("--help").stdout
    done = run("refuse", "--number", "7")
    assert done.exit_code == 2
    assert done.stderr.strip() == "Port 7 is in use or not allowed. Stop the other program."


def test_help_is_in_the_language_of_the_system() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "plpmission.cli", "check", "--help"],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "nl_BE.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    assert "Zegt wat aan de brief ontbreekt." in done.stdout


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    program = f"{sys.executable} -m plpmission.cli schema | head -1"
    done = subprocess.run(
        ["sh", "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr


def test_a_comparison_of_two_files_marks_what_changed(tmp_path: Path) -> None:
    before = read_dossier(FINISHED)
    (tmp_path / "before.plp.json").write_bytes(dumps(before))
    (tmp_path / "after.plp.json").write_bytes(dumps(before.with_value("letter.place", "Ailleurs")))
    done = run("export", "after.plp.json", "redline", "--to", "html", "--from", "before.plp.json")
    assert done.exit_code == 0, done.stderr
    page = (tmp_path / "after-redline.html").read_text()
    assert "before.plp.json" in page
    none = run("export", "after.plp.json", "redline", "--to", "html", "--from", "3")
    assert none.exit_code == 2
    assert "A file has no versions" in none.stderr


def test_versions_of_the_store_are_compared_by_number(tmp_path: Path) -> None:
    made = run("new", "Zone").stdout.strip()
    store = open_store(store_url(tmp_path))
    opened = store.open(made)
    changed = opened.dossier.with_value("letter.place", "Namur")
    store.save(made, changed, opened.stamp, Actor("A"))
    store.dispose()
    done = run("export", made, "redline", "--to", "html", "--from", "1", "--to-version", "2")
    assert done.exit_code == 0, done.stderr
    missing = run("export", made, "redline", "--to", "html", "--from", "9")
    assert missing.exit_code == 2
    assert "Traceback" not in missing.output

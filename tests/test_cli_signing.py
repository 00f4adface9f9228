"""``sign``, ``verify`` and ``due`` as a person or a script uses them."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import pytest
from typer.testing import CliRunner, Result

import plpmission as plp
from plpmission import cli
from plpmission.model import write_dossier
from plpmission.store import Actor, open_store
from tests.export.keys import NAME, PASSPHRASE, key_file
from tests.life.letters import as_first_set, in_force


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a store, a key and a language of the test's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLPMISSION_STORE", f"sqlite:///{tmp_path / 'store.sqlite3'}")
    monkeypatch.setenv("PLPMISSION_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    Path("key.p12").write_bytes(key_file())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, list(arguments))


def exported() -> None:
    store = open_store(f"sqlite:///{Path.cwd() / 'store.sqlite3'}")
    store.create(as_first_set(), Actor("Anne Exemple"))
    store.dispose()
    plp.export(as_first_set(), "letter", "pdf", "letter.pdf")


def test_a_letter_is_signed_and_known_again_by_its_bytes() -> None:
    exported()
    assert run("sign", "letter.pdf", "--key", "key.p12").exit_code == 0
    done = run("verify", "letter.signed.pdf")
    assert done.exit_code == 0
    assert f"nothing has changed since {NAME} signed it" in done.output
    assert "byte for byte" in done.output
    assert "version 1 of “Z”" in done.output


def test_a_changed_byte_ends_with_one_and_is_said_in_json_too() -> None:
    exported()
    run("sign", "letter.pdf", "--key", "key.p12")
    content = bytearray(Path("letter.signed.pdf").read_bytes())
    content[2000] ^= 1
    Path("letter.signed.pdf").write_bytes(content)
    done = run("verify", "letter.signed.pdf", "--format", "json")
    assert done.exit_code == 1
    told = json.loads(done.output)
    assert (told["good"], told["intact"]) == (False, False)
    assert told["sentences"]


def test_an_export_without_a_signature_is_compared_with_the_store() -> None:
    exported()
    done = run("verify", "letter.pdf")
    assert done.exit_code == 0
    assert "not signed" in done.output


def test_a_file_that_is_not_there_or_no_key_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exported()
    assert run("verify", "nowhere.pdf").exit_code == 2
    assert run("sign", "letter.pdf").exit_code == 2
    monkeypatch.setenv("PLPMISSION_PASSPHRASE", "wrong")
    refused = run("sign", "letter.pdf", "--key", "key.p12")
    assert refused.exit_code == 2
    assert "passphrase" in refused.output
    assert not Path("letter.signed.pdf").exists()


def test_what_falls_due_is_listed_and_written_as_a_calendar() -> None:
    write_dossier(in_force(), "zone.plp.json")
    assert "End of the mandate" in run("due", "zone.plp.json").output
    assert run("due", "zone.plp.json", "--ics", "zone.ics").exit_code == 0
    assert icalendar.Calendar.from_ical(Path("zone.ics").read_bytes()).walk("VEVENT")

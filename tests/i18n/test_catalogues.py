"""Every sentence that the program says is there in French, Dutch and German."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from plpmission.i18n.build import compile_catalogues
from tests.i18n import sentences

SAID = {
    "checks": sentences.said_in_checks,
    "cli": sentences.said_in_cli,
    "errors": sentences.said_in_errors,
    "importers": sentences.said_in_importers,
    "kpi": sentences.said_in_kpi,
    "model": sentences.said_in_model,
    "partners": sentences.said_in_partners,
}
CATALOGUES = [(domain, lang) for domain in SAID for lang in ("fr", "nl", "de")]


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


@pytest.mark.parametrize(("domain", "lang"), CATALOGUES)
def test_every_sentence_is_translated(domain: str, lang: str) -> None:
    catalogue = sentences.catalogue(domain, lang)
    translated = {str(message.id) for message in messages(catalogue) if message.string}
    said = SAID[domain]()
    assert said - translated == set(), "not translated yet"
    assert translated - said == set(), "no longer said"


@pytest.mark.parametrize(("domain", "lang"), CATALOGUES)
def test_a_translation_keeps_the_parameters(domain: str, lang: str) -> None:
    for message in messages(sentences.catalogue(domain, lang)):
        assert parameters(str(message.string)) == parameters(str(message.id))
        assert not message.fuzzy


def parameters(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("domain", SAID)
def test_french_is_set_with_its_own_spaces_and_apostrophes(domain: str) -> None:
    for message in messages(sentences.catalogue(domain, "fr")):
        french = str(message.string)
        assert "'" not in french
        assert not re.search(r" [:;!?»]|« ", french), french


def test_catalogues_are_compiled_beside_their_sources(tmp_path: Path) -> None:
    source = tmp_path / "fr" / "LC_MESSAGES" / "app.po"
    source.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    source.write_text(
        f'{head}msgid "Saved"\nmsgstr "Enregistré"\n\n#, fuzzy\nmsgid "Lost"\nmsgstr "?"\n',
        encoding="utf-8",
    )
    [compiled] = compile_catalogues(tmp_path)
    assert compiled == source.with_suffix(".mo")
    assert "Enregistré".encode() in compiled.read_bytes()
    assert b"Lost" not in compiled.read_bytes()
    assert sorted(path.name for path in source.parent.iterdir()) == ["app.mo", "app.po"]

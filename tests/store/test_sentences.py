"""Every sentence that the store says is there in French, Dutch and German."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from plpmission import store
from plpmission.errors import StaleSave, StoreUnavailable, UnknownDossier
from plpmission.i18n.catalogue import LOCALE

SENTENCE = re.compile(r"[A-Z“].* .*\.$", re.DOTALL)
PLACEHOLDER = re.compile(r"\{\w+\}")


def said() -> set[str]:
    modules = Path(store.__file__).parent.glob("*.py")
    return {sentence for module in modules for sentence in _sentences(module)}


def _sentences(module: Path) -> Iterator[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = getattr(node, "value", None)
        loose = isinstance(node, ast.Constant) and id(node) not in docstrings
        if loose and isinstance(text, str) and SENTENCE.match(text):
            yield text


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_each_sentence_is_translated_with_what_fills_it(lang: str) -> None:
    path = LOCALE / lang / "LC_MESSAGES" / "store.po"
    with path.open("rb") as file:
        catalogue = {entry.id: entry.string for entry in read_po(file, locale=lang) if entry.id}
    assert catalogue.keys() == said()
    for sentence, translated in catalogue.items():
        assert translated
        assert sorted(PLACEHOLDER.findall(translated)) == sorted(PLACEHOLDER.findall(sentence))


def test_the_stores_errors_are_translated_in_its_own_catalogue() -> None:
    assert {kind.domain for kind in (StaleSave, StoreUnavailable, UnknownDossier)} == {"store"}

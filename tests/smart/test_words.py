"""The room's sentences are whole in French, Dutch and German; its data files hold together."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from plpmission.i18n import LANGUAGES
from plpmission.i18n.catalogue import LOCALE
from plpmission.smart.words import data

ROOM = Path(__file__).parents[2] / "plpmission" / "smart"
_SENTENCE = re.compile(r"^[A-Z“{].* |^(?:by|at|with|no|namely) \w+ \w")


_NOT_HERE = {"Fill in every part of the sentence first."}
"""An error's sentence, of another domain."""


def _said() -> set[str]:
    """Strings of the modules that speak, but for docstrings and errors."""
    found = set()
    for name in ("smart", "proposals", "patterns"):
        tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
        loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        found |= {str(node.value) for node in texts if id(node) not in loose}
    return {text for text in found if _SENTENCE.match(text)} - _NOT_HERE


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_every_sentence_is_translated_and_none_is_left_over(lang: str) -> None:
    with (LOCALE / lang / "LC_MESSAGES" / "smart.po").open("rb") as file:
        catalogue = read_po(file, locale=lang, abort_invalid=True)
    translated = {message.id for message in catalogue if message.id and message.string}
    assert translated == _said()


@pytest.mark.parametrize("name", ["dates", "numbers", "amounts", "vague", "commitment"])
def test_the_data_of_all_languages_have_the_same_keys(name: str) -> None:
    optional = {"teens"}
    keys = {lang: set(data(name, lang)) - optional for lang in LANGUAGES}
    assert len({frozenset(found) for found in keys.values()}) == 1

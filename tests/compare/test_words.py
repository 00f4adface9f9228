"""Every sentence of a comparison is there in French, Dutch and German."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plpmission.compare.listing import FLAG_WORDS, STATES
from plpmission.compare.themes import known_themes
from tests.i18n.sentences import catalogue

ROOM = Path(__file__).parents[2] / "plpmission" / "compare"
SENTENCE = re.compile(r"[A-Z“{].*[.:}]$")
"""What is said in a sentence stands as a string; headings stand in a call of ``t``."""


def said() -> set[str]:
    found = {word for word in (*STATES.values(), *FLAG_WORDS.values()) if word}
    found |= {theme.title for theme in known_themes().values()}
    for path in ROOM.glob("*.py"):
        found |= set(_said_in(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def _said_in(tree: ast.AST) -> Iterator[str]:
    docs = {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t":
            yield from (one.value for one in node.args if isinstance(one, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_sentence = SENTENCE.match(node.value) and " " in node.value
            if is_sentence and node.value not in docs:
                yield node.value


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_every_sentence_is_translated_and_none_is_left_over(lang: str) -> None:
    listed = catalogue("compare", lang)
    translated = {str(one.id) for one in listed if one.id and one.string and not one.fuzzy}
    # {share} % ends in a sign of its own
    spoken = {one for one in said() if not one.startswith("(")}
    assert spoken - translated == set()
    assert {one for one in translated if not one.endswith("%")} - spoken == set()

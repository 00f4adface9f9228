"""Every word that a letter says by itself is there in French, Dutch and German."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import plpmission.render
from plpmission.i18n.catalogue import LOCALE
from plpmission.render import _WORDS
from plpmission.render.documents import KINDS
from plpmission.render.letter_means import _CAPTIONS

FOLDER = Path(plpmission.render.__file__).parent
SAYING = {
    "say": (0,), "Col": (0,), "figures": (0,), "titled": (1,), "label": (1,),
    "_chapter": (1,), "_front": (1,), "_count": (2, 3),
}  # fmt: skip
"""Functions that put sentences into the reader's language, and which arguments they are."""


def said() -> set[str]:
    found = {*_WORDS.values(), *_CAPTIONS.values(), *(kind.title for kind in KINDS.values())}
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= set(sentences(node))
    return found


def sentences(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for at in SAYING.get(name, ()):
        if len(call.args) > at:
            yield from constants(call.args[at])
    if name == "facts":
        for pair in call.args[1:]:
            if isinstance(pair, ast.Tuple):
                yield from constants(pair.elts[0])


def constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


# Said through a variable.
BY_VARIABLE = {
    "at least {value}", "at most {value}", "{value}",
    "{amount} needed", "{amount} promised", "{amount} granted",
    "Result", "Explanation", "Obstacles", "Means received",
    "Letter", "Amended", "Plans", "Indicators", "Evidence", "Judgement",
}  # fmt: skip


@pytest.fixture(params=["fr", "nl", "de"])
def catalogue(request: pytest.FixtureRequest) -> dict[str, str]:
    path = LOCALE / request.param / "LC_MESSAGES" / "render.po"
    with path.open("rb") as file:
        listed = read_po(file, locale=request.param, abort_invalid=True)
    return {str(message.id): str(message.string) for message in listed if message.id}


def test_every_sentence_is_translated_and_none_is_left_over(catalogue: dict[str, str]) -> None:
    assert {key for key, text in catalogue.items() if text} == said() | BY_VARIABLE


def test_a_translation_keeps_the_parameters(catalogue: dict[str, str]) -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert all(names(key) == names(text) for key, text in catalogue.items())


def test_apostrophes_are_the_typographers(catalogue: dict[str, str]) -> None:
    assert not [text for text in catalogue.values() if re.search(r"\w'\w", text)]

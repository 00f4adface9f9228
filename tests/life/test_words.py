"""What is said of a letter's life, of signatures and of dates is there in three languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plpmission.life import STAGE_WORDS, STATE_WORDS
from tests.i18n import sentences
from tests.i18n.test_catalogues import parameters

ROOT = Path(__file__).parents[2] / "plpmission"
MODULES = (
    *sorted((ROOT / "life").glob("*.py")),
    ROOT / "due.py",
    *sorted((ROOT / "export").glob("signing*.py")),
    ROOT / "cli" / "signing.py",
)


def said() -> set[str]:
    """Every sentence of these modules: those that look like one, and those that are spoken."""
    written = {text for path in MODULES for text in sentences._strings(path)}
    looks = {text for text in written if re.match(r"[A-Z“…]\S*[ …]", text) and "\n" not in text}
    names = {"t", "LifeError", "SigningError"}
    called = {one for path in MODULES for one in sentences._first_words(path, names)}
    return (
        looks | called | {*STAGE_WORDS.values(), *STATE_WORDS.values()}
    ) - sentences.said_in_cli()


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_every_sentence_is_translated_with_its_parameters(lang: str) -> None:
    catalogue = sentences.catalogue("life", lang)
    translated = {str(one.id): str(one.string) for one in catalogue if one.id and one.string}
    assert said() - translated.keys() == set()
    for english, words in translated.items():
        assert parameters(words) == parameters(english), english

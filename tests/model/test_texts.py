"""Texts are stored clean: what hides or breaks is taken out, what was said stays."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plpmission.errors import InvalidValue, UnreadableDossier
from plpmission.model import Dossier, dumps, loads
from plpmission.model.base import LINE_LIMIT, TEXT_LIMIT, clean

ANY_TEXT = st.text(st.characters())
NOTE = "letter.sections[context].text"


@given(ANY_TEXT)
def test_a_clean_text_is_composed_and_can_be_encoded(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {"\0", "\r", "\u202e", "\u2066", "\ufeff"} & set(cleaned)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"),
        ("a\ud800b", "ab"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("e\u0301te\u0301", "été"),
        ("un\r\ndeux\rtrois\u2028quatre", "un\ndeux\ntrois\nquatre"),
        ("\x07sonnette\x9b", "sonnette"),
        ("emoji \U0001f46e reste", "emoji \U0001f46e reste"),
        ("un mot\u202f; espace fine", "un mot\u202f; espace fine"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_what_is_kept_of_a_text(typed: str, kept: str) -> None:
    assert Dossier().with_value(NOTE, typed).value(NOTE) == kept
    read = loads(json.dumps({"format": 1, "letter": {"place": typed}}))
    assert read.letter.place == " ".join(kept.split("\n"))
    assert loads(dumps(read)) == read


def test_a_line_is_one_line() -> None:
    assert Dossier().with_value("title", "un\r\ndeux").title == "un deux"


@pytest.mark.parametrize(
    ("path", "limit"), [("letter.holder.name", LINE_LIMIT), (NOTE, TEXT_LIMIT)]
)
def test_a_text_that_is_too_long_is_refused_with_the_limit(path: str, limit: int) -> None:
    assert Dossier().with_value(path, "x" * limit).value(path)
    with pytest.raises(InvalidValue, match=str(limit)) as refused:
        Dossier().with_value(path, "x" * (limit + 1))
    assert refused.value.where == path


def test_a_megabyte_in_one_field_of_a_file_is_refused_at_its_place() -> None:
    with pytest.raises(UnreadableDossier) as refused:
        loads(json.dumps({"format": 1, "letter": {"place": "x" * 1_000_000}}))
    assert [problem.where for problem in refused.value.problems] == ["letter.place"]

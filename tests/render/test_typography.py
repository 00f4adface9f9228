"""What print asks of a text, case by case (``typography.toml``) and for any text at all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plpmission.i18n import LANGUAGES, Lang
from plpmission.render.typography import typeset, typeset_pieces
from tests.growth import growth

CASES = tomllib.loads(Path(__file__).with_name("typography.toml").read_text(encoding="utf-8"))
LISTED = [(lang, case["text"], case["set"]) for lang, cases in CASES.items() for case in cases]

typed = st.text(st.sampled_from(list("ab l1200 '\"«»“”‘’„;:!?.,-–—%€()/@\u00a0\u202f\u2009\n")))
languages = st.sampled_from(LANGUAGES)


def shown(text: str) -> str:
    return text.replace("\u00a0", "_").replace("\u202f", "~")


@pytest.mark.parametrize(("lang", "text", "expected"), LISTED)
def test_a_listed_text_is_set_as_listed(lang: Lang, text: str, expected: str) -> None:
    assert shown(typeset(text, lang)) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), LISTED)
def test_a_listed_text_does_not_change_when_set_again(lang: Lang, text: str, expected: str) -> None:
    once = typeset(text, lang)
    assert typeset(once, lang) == once


@given(typed, languages)
@settings(max_examples=400, deadline=None)
def test_what_is_well_set_stays_as_it_is(text: str, lang: Lang) -> None:
    once = typeset(text, lang)
    assert typeset(once, lang) == once


@given(st.text(max_size=80), languages)
@settings(max_examples=150, deadline=None)
def test_letters_and_figures_are_never_lost(text: str, lang: Lang) -> None:
    def kept(of: str) -> str:
        return "".join(character for character in of if character.isalnum())

    assert kept(typeset(text, lang)) == kept(text)


@given(st.lists(typed, min_size=1, max_size=5), languages)
@example(["0", ".", ".", "."], "fr")  # one sign in the place of three pieces
@settings(max_examples=150, deadline=None)
def test_pieces_are_set_like_the_whole(pieces: list[str], lang: Lang) -> None:
    assert "".join(typeset_pieces(pieces, lang)) == typeset("".join(pieces), lang)


def test_marks_find_their_pair_across_bold_words() -> None:
    pieces = typeset_pieces(('un "', "mot", '" dit'), "fr")
    assert [shown(piece) for piece in pieces] == ["un «~", "mot~", "» dit"]


def test_a_fixed_piece_stays_as_typed() -> None:
    pieces = typeset_pieces(("Tapez ", 'dir "x" ; y', " ; puis"), "fr", frozenset({1}))
    assert pieces[1].rstrip("\u202f") == 'dir "x" ; y'


@pytest.mark.parametrize(
    "unit", ["a", ";", '"', "'", "a ", "1 ", "@", "a.", "« ", "a@b.be ; ", "`"]
)
def test_very_long_texts_are_set_in_no_time(unit: str) -> None:
    def set_text(length: int) -> None:
        typeset(('("' * length + unit * length)[:length], "fr")
        typeset('("' * (length // 50) + (unit * length)[:length], "fr")

    assert growth(set_text, 25_000) < 8

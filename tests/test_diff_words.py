from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plpmission.diff import Piece, words
from tests.growth import growth

TEXTS = st.text(alphabet=st.sampled_from("ab é\n.,’ -"), max_size=60) | st.text(max_size=40)


def both(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    before = "".join(piece.text for piece in pieces if piece.kind != "added")
    after = "".join(piece.text for piece in pieces if piece.kind != "removed")
    return before, after


@given(before=TEXTS, after=TEXTS)
def test_the_pieces_give_back_both_texts(before: str, after: str) -> None:
    pieces = words(before, after)
    assert both(pieces) == (before, after)
    assert all(piece.text for piece in pieces)
    kinds = [piece.kind for piece in pieces]
    assert all(one != next_one for one, next_one in pairwise(kinds))


@given(text=TEXTS)
def test_the_same_text_is_one_piece(text: str) -> None:
    assert words(text, text) == ((Piece("same", text),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "mot", [("added", "mot")]),
        ("mot", "", [("removed", "mot")]),
        ("a b c", "x y z", [("removed", "a b c"), ("added", "x y z")]),
        (
            "Le plan sera prêt.",
            "Le plan est prêt.",
            [("same", "Le plan "), ("removed", "sera"), ("added", "est"), ("same", " prêt.")],
        ),
        (
            "fin 2026",
            "fin 2026, au plus tard",
            [("same", "fin 2026"), ("added", ", au plus tard")],
        ),
    ],
)
def test_what_changed_is_shown_in_whole_words(
    before: str, after: str, expected: list[tuple[str, str]]
) -> None:
    assert [(piece.kind, piece.text) for piece in words(before, after)] == expected


def _rewritten(length: int) -> tuple[str, str]:
    """A long text of few different words, and the same with every tenth one exchanged."""
    chance = random.Random(length)
    before = [f"mot{chance.randrange(400)}" for _ in range(length)]
    after = [f"neuf{n}" if n % 10 == 3 else word for n, word in enumerate(before)]
    return " ".join(before), " ".join(after)


def test_the_time_grows_about_as_the_text_does() -> None:
    texts = {length: _rewritten(length) for length in (4_000, 16_000)}
    assert growth(lambda length: words(*texts[length]), 4_000) < 9
    before, after = texts[16_000]
    pieces = words(before, after)
    assert both(pieces) == (before, after)
    removed = sum(len(piece.text) for piece in pieces if piece.kind == "removed")
    assert removed < len(before) / 8, "what stayed is seen, though no word stands once"


def test_two_long_texts_that_share_nothing_are_shown_whole() -> None:
    before, after = "a " * 30_000, "b " * 30_000
    assert both(words(before, after)) == (before, after)

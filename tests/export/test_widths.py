from __future__ import annotations

import pytest

from plpmission.export.widths import ROOM, shares
from plpmission.render.blocks import Column
from tests.export.letters import says

SENTENCE = "Les habitants connaissent leur inspecteur de quartier par son nom et par son visage. "


def widths(titles: list[str], *rows: list[str]) -> list[float]:
    columns = [Column(title=title) for title in titles]
    cells = [tuple(says(text) for text in row) for row in rows]
    return [ROOM * share for share in shares(columns, cells)]


def test_a_column_of_years_leaves_room_for_sentences() -> None:
    year, text = widths(["Année", "Fait"], ["2026", SENTENCE * 3], ["2027", SENTENCE])
    assert year < 90
    assert text > 480


def test_no_word_is_cut_where_there_is_room() -> None:
    long = "Bevolkingsbevraging"
    first, *_ = widths(["a", "b", "c"], [long, SENTENCE * 4, SENTENCE * 4])
    assert first > 110


def test_short_tables_follow_the_shares_that_the_document_wants() -> None:
    columns = [Column(title="a", width=3), Column(title="b", width=1)]
    wide, narrow = shares(columns, [(says("x"), says("y"))])
    assert wide > 2.5 * narrow


@pytest.mark.parametrize("count", [1, 2, 12, 60])
def test_shares_are_whole_whatever_the_number_of_columns(count: int) -> None:
    found = widths(["Colonne"] * count, ["mot " * at for at in range(count)])
    assert sum(found) == pytest.approx(ROOM)
    assert min(found) > 0

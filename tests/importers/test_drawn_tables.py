"""Tables that a PDF draws with lines: merged cells, long cells, and over the page."""

from __future__ import annotations

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.importers import Passage, Source, read
from plpmission.importers.pdf_grids import Grid, grids_of, joined
from plpmission.importers.pdf_rules import Rule
from plpmission.importers.pdf_words import Word
from plpmission.importers.placing import place

GOALS = (
    "Réduire de 15 % le nombre d’accidents avec blessés sur les routes régionales",
    "Contrôler chaque année au moins 12 000 conducteurs sur l’alcool",
    "Porter à 25 % le taux d’élucidation des vols dans les habitations",
)
MERGED = (
    "#table(columns: (2.6cm, 4.2cm, 3.2cm, 1.9cm, 2.7cm),\n"
    "[], [], table.cell(colspan: 3)[Mesure],\n"
    "[Axe], [Objectif], [Indicateur], [Cible], [Échéance],\n"
    f"table.cell(rowspan: 2)[Circulation], [{GOALS[0]}], [Blessés], [-15 %], [31/12/2029],\n"
    f"[{GOALS[1]}], [Conducteurs contrôlés], [12 000], [31/12/2028],\n"
    f"[Vols], table.cell(rowspan: 2)[{GOALS[2]}], [Taux d’élucidation], [25 %], [31/12/2030],\n"
    "[Vols], [Enquêtes de voisinage], [300], [31/12/2030],\n"
    ")"
)


def read_pdf(*blocks: str, height: str = "29.7cm") -> Source:
    """A PDF of these blocks, read."""
    page = f'#set page(width: 21cm, height: {height})\n#set text(size: 10pt, lang: "fr")'
    return read(typst.compile("\n\n".join((page, *blocks)).encode()), "lettre.pdf")


def tables(source: Source) -> list[Passage]:
    return [one for one in source.passages if one.kind == "table"]


def test_a_table_with_merged_cells_is_read_cell_by_cell_and_its_objectives_are_found() -> None:
    heading = '#block(text(size: 16pt, weight: "bold")[3.2.2 Objectifs stratégiques])'
    source = read_pdf(heading, "Les objectifs sont repris ci-dessous.", MERGED, "Suit le reste.")
    [table] = tables(source)
    assert table.rows[0] == ("", "", "Mesure", "", "")
    assert [row[0] for row in table.rows[2:]] == ["Circulation", "", "Vols", "Vols"]
    assert [row[1] for row in table.rows[2:]] == [*GOALS, ""]
    assert [one.text for one in source.passages if one.kind != "table"][-1] == "Suit le reste."
    items = place(source).items
    assert [one.fields["title"] for one in items if one.kind == "objective"] == list(GOALS)
    assert [len(one.links["indicators"]) for one in items if one.kind == "objective"] == [1, 1, 2]


@pytest.mark.parametrize("head", [True, False])
def test_a_table_that_goes_on_over_the_page_is_one(head: bool) -> None:
    titles = "[Objectif], [Échéance]"
    begins = f"table.header({titles})" if head else titles
    rows = "".join(
        f"[Recevoir chaque plaignant du service {at}], [20{at}]," for at in range(30, 45)
    )
    source = read_pdf(f"#table(columns: (6cm, 4cm), {begins}, {rows})", height="9cm")
    [table] = tables(source)
    assert [row[1] for row in table.rows] == ["Échéance", *(f"20{at}" for at in range(30, 45))]


def test_a_row_that_the_page_cuts_is_whole_again() -> None:
    above = [[["Objectif"], ["Cible"]], [["Recevoir chaque", "plaignant dans"], ["2028"]]]
    below = [[["Objectif"], ["Cible"]], [["les quinze minutes"], []], [["Écouter"], ["2029"]]]
    assert joined(above, below)[1:] == [
        [["Recevoir chaque", "plaignant dans", "les quinze minutes"], ["2028"]],
        [["Écouter"], ["2029"]],
    ]


def test_text_in_boxes_is_no_table() -> None:
    long = "La zone écoute ses habitants et le dit dans chaque commune. " * 8
    source = read_pdf(
        f"#table(columns: (8cm, 8cm), [{long}], [{long}], [{long}], [{long}])",
        "#rect[Une remarque dans un cadre.]",
    )
    assert "Une remarque dans un cadre." in [one.text for one in source.passages]
    assert not any(
        len(row) == 2 and len(row[0]) > 300 for one in tables(source) for row in one.rows
    )


def test_a_table_open_at_its_sides_has_its_outer_columns() -> None:
    across = [Rule(at, 50.0, 350.0) for at in (100.0, 120.0, 140.0)]
    words = [_word(f"{x}/{y}", x, y) for y in (110.0, 130.0) for x in (60.0, 160.0, 260.0)]
    [grid], rest = grids_of((across, [Rule(150.0, 100.0, 140.0), Rule(250.0, 100.0, 140.0)]), words)
    assert rest == []
    assert isinstance(grid, Grid)
    assert [[cell[0] for cell in row] for row in grid.cells()] == [
        ["60.0/130.0", "160.0/130.0", "260.0/130.0"],
        ["60.0/110.0", "160.0/110.0", "260.0/110.0"],
    ]


_AT = st.integers(0, 40).map(lambda at: at * 5.0)
_RULES = st.lists(
    st.builds(lambda at, start, length: Rule(at, start, start + length), _AT, _AT, _AT)
)


@settings(deadline=None, max_examples=60)
@given(across=_RULES, down=_RULES, places=st.lists(st.tuples(_AT, _AT), max_size=30))
def test_whatever_lines_a_page_draws_no_word_is_lost(
    across: list[Rule], down: list[Rule], places: list[tuple[float, float]]
) -> None:
    words = [_word(f"w{at}", left, middle) for at, (left, middle) in enumerate(places)]
    grids, rest = grids_of((across, down), words)
    cells = [cell for grid in grids for row in grid.cells() for cell in row]
    said = " ".join(line for cell in cells for line in cell).split()
    assert sorted([*said, *(word.text for word in rest)]) == sorted(word.text for word in words)


def _word(text: str, left: float, middle: float) -> Word:
    return Word(text, left, left + 30, middle - 4, middle + 4, 8.0, bold=False, italic=False)

"""Many dossiers: a shelf of them, tables of it, two letters, and a text without ids."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from plpmission.cli import app
from plpmission.compare.letters import letters
from plpmission.compare.passages import MOST, placed, split
from plpmission.compare.shelf import Held, before, criteria, shelved, themes
from plpmission.compare.tables import harmless, overview_csv, overview_json, overview_xlsx
from plpmission.compare.themes import known_themes
from plpmission.compare.vocabulary import known_concepts
from plpmission.errors import InvalidValue
from plpmission.i18n import LANGUAGES, translator
from plpmission.model import Dossier, read_dossier, write_dossier
from plpmission.model.objectives import Objective
from tests.growth import growth

SAMPLES = Path(__file__).parents[2] / "sample_data"
LORNE, SEMOIS, LEIE = (
    read_dossier(SAMPLES / f"{name}.plp.json")
    for name in ("val-de-lorne", "haute-semois", "leiestreek")
)


@pytest.fixture(scope="module")
def shelf() -> tuple[Held, ...]:
    named = LORNE.with_value("letter.entity.name", "=cmd|' /C calc'!A0")
    return shelved([("lorne", named), ("semois", SEMOIS), ("leie", LEIE)])


def test_themes_are_known_in_all_languages_and_rest_on_known_concepts() -> None:
    for theme in known_themes().values():
        assert theme.concepts <= known_concepts()
        for lang in LANGUAGES:
            assert translator("compare", lang)(theme.title).strip()
        assert translator("compare", "nl")(theme.title) != theme.title or theme.title == "Drugs"


def test_what_is_covered_rests_on_places_that_are_there(shelf: tuple[Held, ...]) -> None:
    by_key = {one.key: one.dossier for one in shelf}
    found = {one.id: one for one in themes(shelf)}
    assert set(found["burglary"].dossiers) == {"lorne", "semois", "leie"}
    for covering in found.values():
        for key, ids in covering.dossiers.items():
            assert set(ids) <= {one.id for one in by_key[key].letter.objectives}
    assert [one.id for one in criteria(shelf)] == list("1234567")
    assert criteria(())[0].places == 0


def test_the_former_letter_is_the_same_zone_s_mandate_before() -> None:
    later = LORNE.with_value("letter.mandate.start", "2025-09-01")
    later = later.with_value("letter.mandate.end", "2030-08-31")
    held = shelved([("new", later), ("old", LORNE), ("other", SEMOIS)])
    found = before(held, "new")
    assert found is not None
    assert found.key == "old"
    assert before(held, "old") is before(held, "nowhere") is None


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_table_is_a_formula(text: str, shelf: tuple[Held, ...]) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless(-1) == -1
    [held, *_] = shelf
    rows = list(csv.reader(io.StringIO(overview_csv([held]).decode("utf-8-sig")), delimiter=";"))
    assert rows[1][2].startswith("'=cmd")
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for row in rows for cell in row)


def test_a_workbook_has_the_overview_and_where_each_count_stands(shelf: tuple[Held, ...]) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(overview_xlsx(shelf, "nl")))
    assert book.sheet_names[:3] == ["Overzicht", "Thema’s", "EFQM-criteria"]
    lines = book.get_sheet_by_name("Overzicht").to_python()
    assert len(lines) == 4
    places = book.get_sheet_by_name("Thema’s").to_python()[1:]
    assert sum(row[0] == "Inbraak en diefstal" for row in places) == themes(shelf)[0].places
    listed = json.loads(overview_json(shelf))
    assert [one["key"] for one in listed] == ["lorne", "semois", "leie"]
    with pytest.raises(InvalidValue):
        overview_csv(shelf, "xx")


def test_a_folder_is_compared_and_a_broken_file_does_not_stop_it(tmp_path: Path) -> None:
    write_dossier(LORNE, tmp_path / "a.plp.json")
    (tmp_path / "sub").mkdir()
    write_dossier(LEIE, tmp_path / "sub" / "b.plp.json")
    (tmp_path / "broken.plp.json").write_text("{", encoding="utf-8")
    done = CliRunner().invoke(app, ["compare", str(tmp_path), "--format", "csv", "--lang", "nl"])
    assert done.exit_code == 0
    assert [line.split(";")[0] for line in done.stdout.splitlines()[1:]] == [
        "a.plp.json",
        "sub/b.plp.json",
    ]
    assert "broken.plp.json" in done.stderr
    listed = json.loads(
        CliRunner().invoke(app, ["compare", str(tmp_path), "--format", "json"]).stdout
    )
    assert listed[0]["reached"] == 3
    text = CliRunner().invoke(app, ["compare", str(tmp_path), "--lang", "fr"]).stdout
    assert "pas encore de rapport" in text
    (tmp_path / "empty").mkdir()
    assert CliRunner().invoke(app, ["compare", str(tmp_path / "empty")]).exit_code != 0
    one = str(tmp_path / "a.plp.json")
    assert CliRunner().invoke(app, ["compare", one, "--format", "csv"]).exit_code != 0


# One letter against another


def shapes(old: Dossier, new: Dossier) -> list[tuple[str, str, str]]:
    found = letters(old, new)
    return [(one.before, one.after, one.shape) for one in found if one.kind == "objective"]


def test_the_words_of_both_letters_are_given_back_whole() -> None:
    for one in letters(LORNE, SEMOIS):
        if one.kind == "section":
            old = "".join(piece.text for piece in one.pieces if piece.kind != "added")
            assert old.split() == _plain(LORNE.letter.note(one.before).text).split()  # type: ignore[arg-type]


def _plain(text: str) -> str:
    import re

    return re.sub(r"\[([^\]]*)\]\(ref:[^)]*\)", r"\1", text)


def test_a_letter_beside_itself_has_nothing_changed() -> None:
    assert not any(one.changed for one in letters(LORNE, LORNE))


def test_an_objective_that_was_split_is_found_in_both_parts() -> None:
    first, *rest = LORNE.letter.objectives
    halves = tuple(
        Objective.new(title=first.title, text=f"{first.text[:-1]}, dans {where}.")
        for where in ("les villages", "le centre")
    )
    new = LORNE.with_value("letter.objectives", (*halves, *rest))
    found = shapes(LORNE, new)
    assert {(first.id, one.id, "split") for one in halves} <= set(found)
    assert len(found) == len(rest) + 2


def test_objectives_that_were_merged_stand_beside_the_one() -> None:
    first, *rest = LORNE.letter.objectives
    twin = Objective.new(title=first.title, text=f"{first.text[:-1]}, en hiver.")
    whole = Objective.new(title=first.title, text=first.text)
    old = LORNE.with_value("letter.objectives", (first, twin, *rest))
    new = LORNE.with_value("letter.objectives", (whole, *rest))
    found = shapes(old, new)
    assert {(first.id, whole.id), (twin.id, whole.id)} <= {pair[:2] for pair in found}
    assert {pair[2] for pair in found if pair[1] == whole.id} == {"merged"}


# A text without ids


def test_a_text_is_split_at_its_headings_or_its_paragraphs() -> None:
    headed = "1. Vols\nMoins de vols dans les maisons.\n\nEncore.\n\n2. Routes\nMoins d’accidents."
    assert split(headed) == [
        "1. Vols\nMoins de vols dans les maisons.\nEncore.",
        "2. Routes\nMoins d’accidents.",
    ]
    bare = "Moins de vols cette année.\nMoins d’accidents cette année."
    assert split(bare) == bare.split("\n")
    assert split("") == split("Titre") == []


def test_every_result_of_the_sample_s_report_finds_its_objective_without_ids() -> None:
    results = LORNE.activity_reports[0].results
    text = "\n\n".join(f"{one.result} {one.explanation}" for one in results)
    found = placed(LORNE, text)
    assert [one.objective for one in found.passages] == [one.objective for one in results]


def test_a_text_in_another_language_is_told_and_matched_by_sense() -> None:
    found = placed(LORNE, "Er wordt minder ingebroken in de woningen van de zone dan vroeger.")
    assert (found.lang, found.passages[0].objective) == ("nl", "obj-habitat")


def test_what_fits_no_objective_is_proposed_for_none() -> None:
    [one] = placed(LORNE, "Le menu du jour comprend une soupe de potiron.").passages
    assert one.objective is None
    assert placed(Dossier(), "Un passage sans objectif en face.").passages[0].objective is None


def test_a_very_long_text_is_read_as_far_as_is_sensible() -> None:
    passage = "Les accidents avec blessés ont diminué sur les trois axes.\n\n"
    found = placed(LORNE, passage * (MOST + 5))
    assert (len(found.passages), found.cut) == (MOST, 5)
    assert growth(lambda n: split(passage * n), 500) < 8

"""Letter, activity report and evaluation report, side by side."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

import plpmission as plp
from plpmission.cli import app
from plpmission.compare import Comparison, compare, compare_many
from plpmission.compare.listing import as_json, as_xlsx
from plpmission.i18n import LANGUAGES
from plpmission.model import Dossier, read_dossier
from plpmission.render import render
from tests.compare.zones import zones
from tests.strategies import dossiers

SAMPLES = Path(__file__).parents[2] / "sample_data"
CLEAN, FAULTY = SAMPLES / "val-de-lorne.plp.json", SAMPLES / "val-de-lorne-fautes.plp.json"
CODES = ["R001", "R002", "R003", "R004", "R005", "R006", "E001", "E002", "E003"]


@pytest.fixture(scope="module")
def clean() -> Comparison:
    return compare(read_dossier(CLEAN))


@pytest.fixture(scope="module")
def faulty() -> Comparison:
    return compare(read_dossier(FAULTY))


@pytest.mark.parametrize(("path", "codes"), [(CLEAN, []), (FAULTY, CODES)])
def test_the_command_finds_each_mistake_of_the_faulty_trio_and_none_in_the_clean_one(
    path: Path, codes: list[str]
) -> None:
    done = CliRunner().invoke(app, ["compare", str(path), "--format", "json"])
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert [*found][:2] == ["rows", "findings"]
    assert [one["code"] for one in found["findings"]] == codes


def test_each_finding_stands_on_the_row_where_it_belongs(faulty: Comparison) -> None:
    seen = {row.about: row.codes for row in faulty.rows if row.codes}
    assert seen == {
        "obj-habitat": ("R003",),
        "obj-urgence": ("R004",),
        "obj-victimes": ("R005", "E001"),
        "obj-accueil": ("R006", "E002"),
        "obj-suivi": ("E003",),
        "obj-route": ("R001",),
        "res-drone": ("R002",),
    }


def test_a_row_holds_what_was_promised_done_given_and_concluded(clean: Comparison) -> None:
    row = next(row for row in clean.rows if row.about == "obj-urgence")
    assert (row.state, row.judged.judgement, row.flags) == ("reached", "Tenu", ())
    assert [piece.text for piece in row.promised.wording if piece.kind != "same"] == ["12", "13"]
    [indicator] = row.indicators
    assert indicator.superseded[0].target.value == 12.0
    assert (indicator.verdict, indicator.meets) == ("improvement", True)
    assert [given.granted for given in row.means] == [2.0, 2.0]


def test_sections_are_rows_too_and_own_functioning_is_judged(clean: Comparison) -> None:
    sections = {row.about: row for row in clean.rows if row.kind == "section"}
    assert sections["own-functioning"].judged.judgement == "Tenu"
    assert "curriculum" not in sections  # left out of the letter


def test_the_score_is_what_its_parts_add_up_to(faulty: Comparison, clean: Comparison) -> None:
    assert clean.score.value == 1.0
    asked = sum(len(part.asked) for part in faulty.score.parts)
    failed = [about for part in faulty.score.parts for about in part.failed]
    assert faulty.score.value == (asked - len(failed)) / asked
    assert set(failed) <= {row.about for row in faulty.rows}
    assert str(asked) in faulty.score.formula


def test_the_flow_leads_from_the_mission_to_every_judgement_of_an_objective(
    clean: Comparison,
) -> None:
    reached = {"mission"}
    for _ in range(6):
        reached |= {end for start, end in clean.flow.links if start in reached}
    objectives = {node.id for node in clean.flow.nodes if node.step < 5}
    assert objectives <= reached
    assert {"jud-habitat", "jud-route"} <= reached


@settings(max_examples=25, deadline=None)
@given(dossiers())
def test_every_dossier_can_be_compared(dossier: Dossier) -> None:
    found = compare(dossier)
    known = {row.about for row in found.rows if row.kind == "objective"}
    assert known == {objective.id for objective in dossier.letter.objectives}
    json.loads(as_json(found))
    nodes = {node.id for node in found.flow.nodes}
    assert {end for link in found.flow.links for end in link} <= nodes


def test_a_comparison_is_said_in_the_reader_s_language() -> None:
    dossier = read_dossier(FAULTY)
    said = {lang: compare(dossier, lang).score.formula for lang in LANGUAGES}
    assert len(set(said.values())) == 4


def test_an_excel_cell_is_never_a_formula() -> None:
    dossier = read_dossier(CLEAN).with_value("letter.objectives[obj-route].title", "=1+1")
    content = as_xlsx([compare(dossier)])
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    [rows, *others] = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    assert len(others) == 3
    assert "=1+1" in [line[2] for line in rows]


def test_the_comparison_is_a_document() -> None:
    rendered = render(read_dossier(FAULTY), "comparison", lang="nl")
    headings = [block.text for block in rendered.blocks if hasattr(block, "level")]
    assert "Doelstelling per doelstelling" in headings
    assert "Des routes plus sûres" in headings


def test_many_dossiers_are_compared_as_each_alone(tmp_path: Path) -> None:
    held = [read_dossier(path) for path in zones(tmp_path, 10)]
    for dossier, found in zip(held, compare_many(held), strict=True):
        assert as_json(found) == as_json(compare(dossier))


# What does not fit together


def trio(**changes: Any) -> list[str]:
    """What is said of the clean sample with parts of its report changed."""
    dossier = read_dossier(CLEAN)
    for name, value in changes.items():
        dossier = dossier.with_value(f"activity_reports[0].{name}", value)
    return list(compare(dossier, "en").notes)


def test_a_report_that_names_another_letter_is_told() -> None:
    [note] = trio(letter_date="2015-03-01")
    assert "2015" in note


def test_a_report_on_no_objective_of_the_letter_may_be_another_letter_s() -> None:
    [note] = trio(results=[{"id": "res-1", "objective": "obj-ailleurs", "result": "Fait."}])
    assert "may report on another one" in note


def test_a_report_outside_the_mandate_is_told() -> None:
    [note] = trio(start="2010-01-01", end="2014-12-31")
    assert "outside the mandate" in note


def test_an_empty_report_is_told_and_the_letter_is_shown() -> None:
    [note] = trio(results=[], plans=[], conclusion="")
    assert "is empty" in note


def test_two_reports_for_one_period_are_told_and_the_later_one_speaks() -> None:
    dossier = read_dossier(CLEAN)
    [report] = dossier.activity_reports
    again = report.model_copy(
        update={
            "id": "rep-2",
            "date": report.date.replace(month=6) if report.date else None,
            "results": (report.results[0].model_copy(update={"id": "res-x", "result": "Neuf."}),),
            "plans": (),
        }
    )
    found = compare(dossier.model_copy(update={"activity_reports": (again, report)}), "en")
    assert any("of one period" in note for note in found.notes)
    rows = {row.about: row for row in found.rows}
    assert rows["obj-habitat"].reported.result == "Neuf."
    assert rows["obj-route"].reported.id == "res-route"


def test_an_objective_reported_in_parts_is_shown_together() -> None:
    dossier = read_dossier(CLEAN)
    first = dossier.activity_reports[0].results[0]
    part = first.model_copy(update={"id": "res-2", "result": "Et à Marchevaux.", "evidence": ()})
    part = part.model_copy(update={"figures": ()})
    found = compare(dossier.with_item("activity_reports[0].results", part), "en")
    [note] = found.notes
    assert "in 2 parts" in note
    assert found.rows[0].reported.parts == 2
    assert "Marchevaux" in found.rows[0].reported.result


def test_a_report_in_another_language_is_told() -> None:
    dutch = "De ploegen zijn sneller ter plaatse en er wordt minder ingebroken in de woningen."
    results = [{"id": "res-1", "objective": "obj-habitat", "state": "reached", "result": dutch}]
    assert any("another language" in note for note in trio(results=results))


def test_the_face_offers_both() -> None:
    assert plp.compare(read_dossier(CLEAN)).findings == ()
    assert plp.match(["a cambriolage"], ["cambriolages"])[0].right == 0

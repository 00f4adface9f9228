"""What ``check`` promises, whatever the dossier."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings

from plpmission.checks import CHECKS, Finding, check, collect
from plpmission.checks.leftovers import left_in
from plpmission.errors import InvalidValue
from plpmission.i18n import LANGUAGES
from plpmission.model import Dismissal, Dossier, dumps, read_dossier
from plpmission.model.letter import LegalReference
from plpmission.model.objectives import Objective
from tests.growth import growth
from tests.strategies import dossiers

SAMPLES = sorted((Path(__file__).parents[2] / "sample_data").glob("*.plp.json"))
HALF_BEGUN = next(path for path in SAMPLES if path.name.startswith("brouillon"))
FAULTY = SAMPLES[0].with_name("val-de-lorne-fautes.plp.json")
FAULTY_PARTNERSHIP = SAMPLES[0].with_name("plp-charrons-fautes.plp.json")


def codes(found: list[Finding]) -> set[str]:
    return {one.code for one in found}


def test_codes_are_in_order_and_each_stands_once() -> None:
    assert [rule.code for rule in CHECKS] == [
        *("L001", "L002", "L003", "L004", "L010", "L011", "L012", "L013"),
        *("W001", "W002"),
        *("S001", "S002", "S003", "S004", "S005", "S006", "S007", "S008"),
        *("T001", "K001", "K002", "K003", "M001", "M002", "M003", "A001", "C001", "G001"),
        *("R001", "R002", "R003", "R004", "R005", "R006", "E001", "E002", "E003"),
        *(f"P{number:02}" for number in range(18)),
        *(f"V{number:02}" for number in range(1, 7)),
        *(f"D{number:02}" for number in range(1, 12)),
        *(f"N{number:02}" for number in range(1, 12)),
    ]


def test_all_but_what_the_law_and_plain_disagreement_ask_is_advice() -> None:
    of_letters = [rule for rule in CHECKS if rule.of == "letter"]
    severe = {rule.code: rule.severity for rule in of_letters if rule.severity != "advice"}
    assert severe == {
        **dict.fromkeys(("L001", "L004"), "error"),
        **dict.fromkeys(("L002", "L003", "L011", "L012", "S007", "R003", "R004"), "warning"),
    }


def test_of_partnerships_only_what_the_law_forbids_is_an_error() -> None:
    rules = [rule for rule in CHECKS if rule.of == "partnerships"]
    assert {rule.code for rule in rules if rule.severity == "error"} == {"N01", "N03"}
    advice = {"V04", "V05", "V06", "D11", "N05", "N08", "N10"}
    assert {rule.code for rule in rules if rule.severity == "advice"} == advice


@settings(max_examples=40, deadline=None)
@given(dossiers())
def test_every_dossier_is_checked_in_every_language(dossier: Dossier) -> None:
    before = dumps(dossier)
    places = [(one.code, one.where, one.about) for one in check(dossier)]
    for lang in LANGUAGES:
        found = check(dossier, lang)
        assert [(one.code, one.where, one.about) for one in found] == places
        for one in found:
            dossier.value(one.where)
            assert all((one.message, one.why, one.hint, one.source, one.section, one.about))
    assert dumps(dossier) == before


@settings(max_examples=20, deadline=None)
@given(dossiers())
def test_a_section_shows_what_the_whole_letter_shows_of_it(dossier: Dossier) -> None:
    found = check(dossier)
    for section in {one.section for one in found} | {"context", "nowhere"}:
        of_section = [one for one in found if one.section == section]
        assert check(dossier, section=section) == of_section


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_finished_sample_has_no_finding_above_advice(path: Path) -> None:
    dossier = read_dossier(path)
    above = [one for one in check(dossier) if one.severity != "advice"]
    assert (above == []) is (path not in {HALF_BEGUN, FAULTY, FAULTY_PARTNERSHIP})


def test_the_half_begun_sample_shows_every_code_of_the_letter() -> None:
    of_the_letter = {r.code for r in CHECKS if r.of == "letter" and r.code[0] not in "RE"}
    assert codes(check(read_dossier(HALF_BEGUN))) == of_the_letter


def test_the_faulty_trio_shows_every_code_of_the_reports_once() -> None:
    shown = [one.code for one in check(read_dossier(FAULTY))]
    assert sorted(shown) == sorted(rule.code for rule in CHECKS if rule.code[0] in "RE")


def test_messages_are_said_in_the_reader_s_language() -> None:
    dossier = read_dossier(HALF_BEGUN)
    said = {lang: [one.message for one in check(dossier, lang)] for lang in LANGUAGES}
    for one, other in [("fr", "nl"), ("nl", "de"), ("de", "en"), ("en", "fr")]:
        same = {left for left, right in zip(said[one], said[other], strict=True) if left == right}
        assert not same


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InvalidValue):
        check(Dossier(), "it")


def test_a_finding_is_frozen() -> None:
    [one, *_] = check(Dossier())
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.code = "L999"  # type: ignore[misc]


def test_a_new_letter_lacks_what_the_law_asks_once_each() -> None:
    errors = [one for one in check(Dossier()) if one.severity == "error"]
    assert [(one.code, one.section) for one in errors] == [
        ("L001", "objectives"),
        ("L001", "resources"),
    ]


def aside(code: str, about: str) -> Dossier:
    dismissal = Dismissal(id="dis-1", code=code, about=about, reason="Voir le plan zonal")
    return Dossier().with_value("dismissals", (dismissal,))


def test_advice_is_set_aside_for_one_section_and_given_apart() -> None:
    dossier = aside("L010", "context")
    kept = [one.about for one in check(dossier) if one.code == "L010"]
    assert "context" not in kept
    assert "people" in kept
    assert [(one.code, one.about) for one in check(dossier, dismissed=True)] == [
        ("L010", "context")
    ]


@pytest.mark.parametrize(("code", "about"), [("L001", "objectives"), ("L002", "objectives")])
def test_errors_and_warnings_cannot_be_set_aside(code: str, about: str) -> None:
    assert check(aside(code, about)) == check(Dossier())
    assert check(aside(code, about), dismissed=True) == []


def test_items_are_named_by_their_id_and_placed_by_their_index() -> None:
    objectives = (Objective(id="obj-7", title="Clair"), Objective(id="obj-3", title="D’ici 20xx"))
    dossier = Dossier().with_value("letter.objectives", objectives)
    [found] = [one for one in check(dossier) if one.code == "L012"]
    assert (found.where, found.about, found.section) == (
        "letter.objectives[1].title",
        "obj-3",
        "objectives",
    )
    assert "20xx" in found.message


def test_dates_are_written_as_the_reader_writes_them() -> None:
    law = LegalReference(id="law-1", act="LFP", date="1992-08-08")
    dossier = Dossier().with_value("letter.legal", (law,))
    for lang, date in [("fr", "08/08/1992"), ("de", "08.08.1992")]:
        [found] = [one for one in check(dossier, lang) if one.code == "L011"]
        assert date in found.message


def test_collecting_needs_no_language() -> None:
    dossier = read_dossier(HALF_BEGUN)
    assert [rule.code for rule, _ in collect(dossier)] == [one.code for one in check(dossier)]


def test_checking_grows_with_the_number_of_objectives_only() -> None:
    text = "Ramener de {0} à {1} les faits constatés dans le quartier {0}, avec les communes {1}."

    def checked(count: int) -> None:
        many = tuple(
            Objective(id=f"obj-{one}", title=f"OS {one}", text=text.format(one, one + 1))
            for one in range(count)
        )
        check(Dossier().with_value("letter.objectives", many))

    assert growth(checked, 125) < 8


@pytest.mark.parametrize("piece", ["<a", "](a", "XX ", ": ", "[", ".", "x", "à compléter\n", "   "])
def test_a_text_made_to_be_slow_is_read_in_time(piece: str) -> None:
    def read(length: int) -> None:
        text = piece * (length // len(piece))
        left_in(text)
        check(Dossier().with_value("letter.sections[legal-framework].text", text))

    assert growth(read, 50_000, runs=2) < 8


@pytest.mark.parametrize(
    "piece", ["1 ", "2022 1 ", "mesure récente ", "| 2022 ", ". ", "2022 : 1 ; "]
)
def test_figures_made_to_be_slow_are_read_in_time(piece: str) -> None:
    def read(length: int) -> None:
        text = f"2019, 2020, 2021 {piece * (length // len(piece))}a"
        dossier = Dossier().with_value("letter.date", dt.date(2026, 5, 1))
        for section in ("management-control", "objectives"):
            dossier = dossier.with_section(section, text=text)
        check(dossier)

    assert growth(read, 40_000, runs=2) < 8

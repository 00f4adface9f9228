"""Analysis, objectives, plans, indicators and means: what is said, where, and to whom."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from plpmission.checks import CHECKS, Coverage, Finding, check, coverage
from plpmission.checks.ages import is_old
from plpmission.checks.asked import OWNED
from plpmission.checks.measurements import series
from plpmission.checks.reading import note_path
from plpmission.model import Dossier, read_dossier
from plpmission.outline import outline
from tests.bench.many import many
from tests.growth import growth

SAMPLES = Path(__file__).parents[2] / "sample_data"
OBJECTIVE = {"id": "obj-1", "title": "Homes", "text": "The zone brings burglaries down to 90."}


def found(code: str, lang: str = "en", *, dossier: Any = None, **letter: Any) -> list[Finding]:
    """What one rule says of a letter."""
    whole = Dossier.model_validate({"letter": letter, **(dossier or {})})
    return [one for one in check(whole, lang) if one.code == code]


DRAFT = {
    "L001": ["letter.means"],
    "L002": ["letter.objectives"],
    "L003": ["letter.mandate.category", "letter.setting.set_on"],
    "L004": ["letter.setting.set_by", "letter.setting.copy_sent_on"],
    "L010": [
        note_path("governance"),
        note_path("culture", "left_out_reason"),
        note_path("work-processes"),
        note_path("conclusion"),
    ],
    "L011": ["letter.legal[0].date", "letter.legal[3].act", "letter.legal[4].act"],
    "L012": [
        note_path("legal-framework"),
        note_path("entity"),
        *("letter.objectives[1].text", "letter.plans[1].text"),
    ],
    "L013": ["letter.purpose.mission"],
    "W001": ["letter.analysis.date", "letter.analysis.others[0].date"],
    "W002": [
        *("letter.analysis.swot[0].text", "letter.analysis.swot[2].text"),
        *("letter.objectives[0].answers", "letter.objectives[1].answers"),
    ],
    "S001": [f"letter.objectives[{at}].text" for at in (0, 1, 3)],
    "S002": [f"letter.objectives[{at}].indicators" for at in (0, 1, 3)],
    "S003": [f"letter.objectives[{at}].consulted" for at in range(4)],
    "S004": [f"letter.objectives[{at}].text" for at in (0, 1, 3)],
    "S005": [f"letter.objectives[{at}].deadline" for at in (0, 1, 3)],
    "S006": [f"letter.objectives[{at}].kind" for at in (0, 1, 3)],
    "S007": ["letter.objectives[2].indicators", "letter.objectives[2].text"],
    "S008": [f"letter.objectives[{at}].stakeholders" for at in range(4)],
    "T001": ["letter.plans[0].end", "letter.plans[1].objectives"],
    "K001": ["indicators[1].baseline.date"],
    "K002": [note_path("objectives")],
    "K003": [note_path("management-control")],
    "M001": ["letter.people.impact", "letter.resources.impact"],
    "M002": ["letter.structure_changes[0].serves"],
    "M003": ["letter.means[0].granted", "letter.means[1].objectives"],
    "A001": ["letter.procedure.adjustment"],
    "C001": ["letter.communication[0].audience", "letter.communication[1].rhythm"],
    "G001": [
        *(note_path("mission-values"), note_path("own-functioning"), note_path("analysis")),
        *(note_path("people"), note_path("resources"), note_path("partners")),
        note_path("communication"),
    ],
}


def test_the_half_begun_sample_shows_each_mistake_at_its_place() -> None:
    places: dict[str, list[str]] = {}
    for one in check(read_dossier(SAMPLES / "brouillon.plp.json")):
        places.setdefault(one.code, []).append(one.where)
    assert places == DRAFT
    of_letters = {rule.code for rule in CHECKS if rule.code[0] in "LWSTKMACG"}
    assert places.keys() == of_letters


@pytest.mark.parametrize("name", ["brouillon", "haute-semois", "leiestreek"])
def test_each_finding_of_a_sample_has_a_place_of_its_own(name: str) -> None:
    dossier = read_dossier(SAMPLES / f"{name}.plp.json")
    told = [*check(dossier), *check(dossier, dismissed=True)]
    assert len({(one.code, one.about, one.where) for one in told}) == len(told)


@pytest.mark.parametrize(("name", "aside"), [("haute-semois", 4), ("leiestreek", 3)])
def test_what_a_complete_letter_sets_aside_has_its_reason(name: str, aside: int) -> None:
    dossier = read_dossier(SAMPLES / f"{name}.plp.json")
    gone = check(dossier, dismissed=True)
    assert {(one.code, one.about) for one in gone} == {
        (held.code, held.about) for held in dossier.dismissals
    }
    assert len(gone) == aside
    assert all(held.reason and held.by and held.on for held in dossier.dismissals)


def test_a_check_brings_nothing_heavy() -> None:
    said = (
        "import sys; from plpmission.checks import check; from plpmission.model import *;"
        f"check(read_dossier({str(SAMPLES / 'leiestreek.plp.json')!r}), dismissed=True);"
        "print(*{'numpy', 'pandas', 'scipy', 'plotly', 'nbconvert'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("section", [None, "objectives", "people"])
def test_a_check_after_a_change_grows_no_faster_than_the_letter(section: str | None) -> None:
    sample = read_dossier(SAMPLES / "haute-semois.plp.json")
    letters = {count: many(sample, count) for count in (60, 240)}

    def checked(count: int) -> None:
        for at in range(5):
            path, text = "letter.objectives[0].text", f"La zone ramène les vols à {at} par an."
            check(letters[count].with_value(path, text), section=section)

    assert growth(checked, 60) < 8


# Ages


def test_an_age_is_counted_to_the_day() -> None:
    at = dt.date(2026, 5, 1)
    assert is_old(dt.date(2024, 5, 1), at, 24)
    assert not is_old(dt.date(2024, 5, 2), at, 24)
    assert is_old(dt.date(2025, 8, 31), dt.date(2026, 2, 28), 6)
    assert not is_old(dt.date(1990, 1, 1), None, 24)


# Analysis and objectives


def test_each_side_of_the_analysis_is_told_in_its_own_section() -> None:
    swot = [{"id": "swot-1", "text": "Staff"}, {"id": "swot-2", "text": "Thefts"}]
    two = [{**OBJECTIVE, "answers": ["swot-1"]}, {"id": "obj-2", "title": "Desk"}]
    told = found("W002", analysis={"swot": swot}, objectives=two)
    assert [(one.section, one.about) for one in told] == [
        ("analysis", "swot-2"),
        ("objectives", "obj-2"),
    ]


def test_a_reference_in_the_other_section_joins_them_too() -> None:
    swot = [{"id": "swot-1", "text": "Staff"}]
    sections = [
        {"id": "analysis", "text": "From this came [homes](ref:obj-1)."},
        {"id": "objectives", "text": "They rest on [our staff](ref:swot-1)."},
    ]
    assert found("W002", analysis={"swot": swot}, objectives=[OBJECTIVE], sections=sections) == []


def test_the_outlook_of_a_target_is_told_with_the_advice() -> None:
    figures = [{"period": str(2016 + at), "value": 100.0 + at % 3} for at in range(10)]
    target = {"value": 10, "deadline": "2028-12-31"}
    held = {"id": "ind-1", "name": "Burglaries", "direction": "down", "measurements": figures}
    objective = {**OBJECTIVE, "indicators": ["ind-1"]}
    dossier = {"indicators": [{**held, "target": target}]}
    means = [{"id": "mea-1", "granted": 1, "objectives": ["obj-1"]}]
    [told] = found("S004", dossier=dossier, objectives=[objective], means=means)
    assert told.where == "letter.objectives[0].indicators"
    assert "Burglaries" in told.message
    assert "%" in told.why


def test_an_objective_without_a_plan_is_told_in_the_coverage_and_not_held_against_it() -> None:
    assert found("T001", objectives=[OBJECTIVE]) == []
    dossier = Dossier.model_validate({"letter": {"objectives": [OBJECTIVE]}})
    assert coverage(dossier).objectives_without_plan == ("obj-1",)


def test_the_coverage_of_a_complete_letter_has_no_loose_end() -> None:
    whole = coverage(read_dossier(SAMPLES / "haute-semois.plp.json"))
    assert whole == Coverage(
        objectives=5,
        objectives_without_plan=(),
        objectives_without_indicator=(),
        objectives_without_means=(),
        objectives_without_point=(),
        points_without_objective=(),
        plans_without_objective=(),
        indicators_without_objective=(),
    )
    draft = coverage(read_dossier(SAMPLES / "brouillon.plp.json"))
    assert draft.objectives_without_plan == ("obj-qualite", "obj-cooperation", "obj-delais")
    assert draft.points_without_objective == ("swot-fo", "swot-op")
    assert draft.plans_without_objective == ("plan-accueil",)


# Plans


def plan(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"plan-{name}", "title": name, **fields}


def whole(name: str, **fields: Any) -> dict[str, Any]:
    run = {"owner": "CP", "start": "2027-01-01", "end": "2027-12-31", "objectives": ["obj-1"]}
    return plan(name, **{**run, **fields})


def test_what_a_plan_leaves_open_is_asked_in_one_finding_at_the_first_place() -> None:
    [told] = found("T001", plans=[plan("a", owner="CP")], objectives=[OBJECTIVE])
    assert told.where == "letter.plans[0].objectives"
    questions = "Which objective does it serve? When does it start? When does it end?"
    assert told.message == f"“a”: {questions}"


def test_a_circle_of_plans_is_told_once_with_its_way_round() -> None:
    plans = [
        plan("x"),
        whole("a", after=["plan-b"]),
        whole("b", after=["plan-c"]),
        whole("c", after=["plan-a", "plan-b"]),
    ]
    told = [one for one in found("T001", plans=plans, objectives=[OBJECTIVE]) if "→" in one.message]
    assert [one.where for one in told] == ["letter.plans[1].after", "letter.plans[2].after"]
    assert "a → b → c → a" in told[0].message
    assert "b → c → b" in told[1].message


def test_a_long_chain_of_plans_is_walked_without_end_or_recursion() -> None:
    names = [str(number) for number in range(3000)]
    chain = [whole(a, after=[f"plan-{b}"]) for a, b in pairwise(names)]
    told = found("T001", plans=[*chain, whole(names[-1], after=["plan-0"])])
    assert sum(one.where.endswith(".after") for one in told) == 1


def test_a_plan_that_waits_for_what_is_not_there_is_let_pass() -> None:
    assert found("T001", plans=[whole("a", after=["plan-z"])], objectives=[OBJECTIVE]) == []


# Indicators and measurements


def test_a_baseline_called_recent_is_held_to_its_own_date() -> None:
    baseline = {"value": 1, "date": "2025-01-31", "source": "x", "method": "Mesure très récente"}
    held = {"id": "ind-1", "name": "Vols", "unit": "%", "baseline": baseline}
    [told] = found("K002", "fr", date="2026-01-01", dossier={"indicators": [held]})
    assert told.where == "indicators[0].baseline.date"
    assert "31/01/2025" in told.message


@pytest.mark.parametrize(
    ("direction", "base", "target", "field"),
    [
        ("up", 10, {"value": 9}, "value"),
        ("up", 10, {"value": 10}, None),
        ("up", 10, {"low": 5, "high": 9}, "high"),
        ("up", 10, {"low": 9}, None),
        ("down", 10, {"value": 11}, "value"),
        ("down", 10, {"low": 11, "high": 12}, "low"),
        ("keep", 10, {"low": 20, "high": 30}, None),
        ("keep", None, {"low": 30, "high": 20}, "low"),
        ("down", None, {"value": 11}, None),
    ],
)
def test_a_target_on_the_other_side_is_told_at_its_field(
    direction: str, base: float | None, target: dict[str, float], field: str | None
) -> None:
    baseline = {"value": base, "date": "2025-12-31", "source": "BNG"}
    held = {"id": "ind-1", "name": "x", "unit": "%", "direction": direction, "baseline": baseline}
    told = found("K001", dossier={"indicators": [{**held, "target": target}]})
    assert [one.where for one in told] == ([f"indicators[0].target.{field}"] if field else [])


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("18,4 minutes en 2020, 17,9 en 2021 et 17,1 en 2022", "fr", True),
        ("en 2020 : 18,4 ; en 2021 : 17,9 ; en 2022 : 17,1", "fr", True),
        ("146 in 2022, 141 in 2023, 139 in 2024", "nl", True),
        ("146 im März 2024, 141 im April 2024 und 139 im Mai 2024", "de", True),
        ("| 2022 | 2023 | 2024 |\n| 1 | 2 | 3 |", "en", True),
        ("17,9 en 2021 et 17,1 en 2022", "fr", False),
        (
            "les audits de 2021, 2022 et 2023 couvrent 12 risques, 5 services et 3 postes",
            "fr",
            False,
        ),
        (
            "la loi du 5 août 1992, art. 44, celle du 3 mai 2001, art. 5, du 2 juin 2003, art. 7",
            "fr",
            False,
        ),
        ("section 3.2.1 en 2021, 3.2.2 en 2022, 3.2.3 en 2023", "fr", False),
        ("15 in 2027, 14 in 2028, 13 in 2029", "en", False),
        ("", "en", False),
    ],
)
def test_aseries_is_figures_with_their_past_years(text: str, lang: Any, told: bool) -> None:
    assert bool(series(text, lang, 2026)) is told


# Means


def test_years_in_which_the_same_means_lack_are_told_together() -> None:
    lacking = [
        {
            "id": f"mea-{year}",
            "title": "Officers",
            "year": year,
            "needed": 2,
            "granted": 1,
            "objectives": ["obj-1"],
        }
        for year in (2029, 2027, 2028)
    ]
    [told] = found("M003", objectives=[OBJECTIVE], means=lacking)
    assert (told.about, told.where) == ("mea-2027", "letter.means[1].granted")
    assert told.message == (
        "From 2027 to 2029, “Homes” needs 1 FTE more than is granted: “Officers”"
    )


def test_a_set_letter_is_told_of_an_amendment() -> None:
    lacking = [{"id": "mea-1", "title": "Cars", "needed": 2, "objectives": ["obj-1"]}]
    [draft] = found("M003", objectives=[OBJECTIVE], means=lacking)
    [set_] = found("M003", objectives=[OBJECTIVE], means=lacking, setting={"set_on": "2026-06-24"})
    assert "amendment" not in draft.hint
    assert "amendment" in set_.hint


# Questions of the model


def test_no_question_is_asked_twice() -> None:
    prompts = {prompt.id for held in outline().sections for prompt in held.prompts}
    assert prompts >= OWNED
    for one in check(read_dossier(SAMPLES / "brouillon.plp.json"), "en"):
        if one.code == "G001":
            assert "How often?" not in one.hint
            assert "budget" not in one.hint

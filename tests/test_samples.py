"""The samples are what people learn from: complete, invented, and right in their figures."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plpmission import partners
from plpmission.checks import check
from plpmission.life import Stage, stage
from plpmission.model import SECTION_IDS, Dossier, Part, dumps, loads, paths, read_dossier
from plpmission.model.partnership_terms import MailKind, SocialDuty, SurveyQuestion
from plpmission.model.terms import (
    BudgetKind,
    MeansKind,
    PartnershipKind,
    Quadrant,
    StaffCategory,
)
from plpmission.outline import acts
from plpmission.outline.contents import state_of
from plpmission.partners.evaluating import missing as missing_elements
from plpmission.partners.evaluating import summary
from tests.real_figures import letter_with_real_figures

SAMPLES = Path(__file__).parents[1] / "sample_data"
LETTERS = ("haute-semois", "leiestreek", "brouillon", "val-de-lorne", "val-de-lorne-fautes")
REGISTERS = ("plp-les-tilleuls", "plp-winkelkern", "plp-charrons-fautes")
NAMES = (*LETTERS, *REGISTERS)
COMPLETE = ("haute-semois", "leiestreek")
REFERENCE = re.compile(r"\]\(ref:([^)]*)\)")
PERSONAL = re.compile(
    r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b"  # national register number
    r"|(?:\+32|\b0(?!00))[ /.]?\d{1,3}(?:[ /.]\d{2,3}){2,}"  # telephone; none begins with 000
    r"|[\w.]+@[\w.-]+\.(?!invalid)\w+"  # e-mail; nobody has one under .invalid
    r"|\bBE\d{2}(?: ?\d{4}){3}\b"  # account
)


def sample(name: str) -> Dossier:
    return read_dossier(SAMPLES / f"{name}.plp.json")


@pytest.fixture(params=NAMES)
def any_sample(request: pytest.FixtureRequest) -> Dossier:
    return sample(request.param)


@pytest.fixture(params=COMPLETE)
def complete(request: pytest.FixtureRequest) -> Dossier:
    return sample(request.param)


def fields(part: Part, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a dossier that is no part, with the names that lead to it."""
    for name in type(part).model_fields:
        value, here = getattr(part, name), f"{path}.{name}".strip(".")
        for element in value if isinstance(value, tuple) else (value,):
            if isinstance(element, Part):
                yield from fields(element, here)
            elif element is not None:
                yield here, element


def missing(part: Part, *names: str) -> list[str]:
    """Which of these fields hold nothing."""
    return [name for name in names if getattr(part, name) in (None, "", ())]


def mandate(dossier: Dossier) -> tuple[dt.date, dt.date]:
    start, end = dossier.letter.mandate.start, dossier.letter.mandate.end
    assert start is not None
    assert end is not None
    return start, end


# Every sample


def test_every_file_of_the_folder_is_tried_here() -> None:
    assert {path.name.removesuffix(".plp.json") for path in SAMPLES.glob("*.json")} == set(NAMES)


def test_a_sample_survives_a_round_trip_to_the_byte(any_sample: Dossier) -> None:
    assert loads(dumps(any_sample)) == any_sample


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_stored_as_the_program_writes_it(name: str) -> None:
    content = (SAMPLES / f"{name}.plp.json").read_bytes()
    assert dumps(loads(content), indent=2) + b"\n" == content


def test_ids_begin_with_their_kind_and_stand_once(any_sample: Dossier) -> None:
    ids = [item.id for _, item in paths.items(any_sample)]
    assert [item for item, count in Counter(ids).items() if count > 1] == []
    assert all(item.id.startswith(item.KIND + "-") for _, item in paths.items(any_sample))


def test_every_reference_leads_somewhere(any_sample: Dossier) -> None:
    known = {item.id for _, item in paths.items(any_sample)} | set(SECTION_IDS)
    held = [str(value) for _, value in fields(any_sample)]
    assert {ref for text in held for ref in REFERENCE.findall(text)} <= known
    for _, item in paths.items(any_sample):
        for name in paths.reference_fields(type(item)):
            value = getattr(item, name)
            refs = value if isinstance(value, tuple) else (value,) if value else ()
            assert set(refs) <= known, (item.id, name)


def test_no_sample_holds_what_identifies_a_person(any_sample: Dossier) -> None:
    found = [PERSONAL.search(str(value)) for _, value in fields(any_sample)]
    assert [hit[0] for hit in found if hit] == []


def test_periods_are_in_order_and_stand_once(any_sample: Dossier) -> None:
    for indicator in any_sample.indicators:
        periods = [measurement.period for measurement in indicator.measurements]
        assert periods == sorted(set(periods)), indicator.name


# The complete letters


@pytest.mark.parametrize(
    ("name", "objectives", "plans", "indicators"),
    [("haute-semois", 5, 12, 10), ("leiestreek", 4, 8, 6)],
)
def test_a_complete_letter_has_what_the_readme_says(
    name: str, objectives: int, plans: int, indicators: int
) -> None:
    dossier = sample(name)
    assert len(dossier.letter.objectives) == objectives
    assert len(dossier.letter.plans) == plans
    assert len(dossier.indicators) == indicators
    long_series = [i for i in dossier.indicators if len(i.measurements) == 60]
    assert len(long_series) >= 2
    assert len(dossier.letter.added) == 1


def test_haute_semois_has_seven_series_of_sixty_months() -> None:
    series = [i.measurements for i in sample("haute-semois").indicators]
    assert sum(len(measurements) == 60 for measurements in series) == 7


def test_the_checks_find_nothing_in_a_complete_letter(complete: Dossier) -> None:
    assert [(f.code, f.where, f.message) for f in check(complete)] == []


def test_no_section_is_empty_unless_left_out_with_a_reason(complete: Dossier) -> None:
    for note in complete.letter.sections:
        assert state_of(complete, note.id) != "empty", note.id
        assert bool(note.left_out_reason) == note.left_out, note.id


def test_references_stand_only_in_rich_texts(complete: Dossier) -> None:
    rich = {"sections.text", "added.text", "purpose.mission", "purpose.vision"}
    rich |= {
        f"{part}.{name}" for part in ("people", "resources") for name in ("impact", "procedure")
    }
    holding = {path for path, value in fields(complete) if REFERENCE.search(str(value))}
    assert {path.removeprefix("letter.") for path in holding} <= rich


def test_acts_are_the_registers_own(complete: Dossier) -> None:
    for reference in complete.letter.legal:
        assert reference.date == acts()[reference.act].date, reference.act
    assert len(complete.letter.legal) >= 12


def test_objectives_hold_all_that_smart_asks(complete: Dossier) -> None:
    start, end = mandate(complete)
    for objective in complete.letter.objectives:
        assert missing(objective, "text", "kind", "owner", "deadline", "indicators") == []
        assert missing(objective, "stakeholders", "follows", "answers", "consulted") == []
        assert start < objective.deadline <= end
        assert not any(missing(talk, "body", "date") for talk in objective.consulted)
        for indicator in map(complete.item, objective.indicators):
            assert indicator.target.deadline == objective.deadline, indicator.name


def test_indicators_start_from_a_dated_baseline_of_less_than_six_months(complete: Dossier) -> None:
    for indicator in complete.indicators:
        asked = ("name", "definition", "formula", "unit", "source", "measurements")
        assert missing(indicator, *asked) == []
        assert missing(indicator.baseline, "value", "date", "source", "method") == []
        age = complete.letter.date - indicator.baseline.date
        assert dt.timedelta(0) < age < dt.timedelta(days=182), indicator.name
        target = indicator.target
        assert target.value is not None or None not in (target.low, target.high), indicator.name
        assert all(measurement.value >= 0 for measurement in indicator.measurements)


def test_baselines_agree_with_their_series(complete: Dossier) -> None:
    for indicator in complete.indicators:
        year = str(indicator.baseline.date.year)
        series = [measurement.value for measurement in indicator.measurements]
        last = [m.value for m in indicator.measurements if m.period.startswith(year)]
        ways = (series[-1], sum(series[-3:]) / 3, sum(last) / len(last))
        nearest = min(abs(indicator.baseline.value - way) for way in ways)
        assert nearest <= 0.01 * indicator.baseline.value, (indicator.name, ways)


def test_each_swot_item_and_each_expectation_is_answered(complete: Dossier) -> None:
    analysis = complete.letter.analysis
    answered = {ref for objective in complete.letter.objectives for ref in objective.answers}
    assert answered == {item.id for item in (*analysis.swot, *analysis.expectations)}
    counted = Counter(item.quadrant for item in analysis.swot)
    assert all(counted[quadrant] >= 3 for quadrant in Quadrant)


def test_the_analysis_is_less_than_two_years_old(complete: Dossier) -> None:
    age = complete.letter.date - complete.letter.analysis.date
    assert dt.timedelta(0) < age < dt.timedelta(days=730)


def test_plans_keep_their_dates_in_order_and_inside_the_mandate(complete: Dossier) -> None:
    start, end = mandate(complete)
    for plan in complete.letter.plans:
        assert missing(plan, "text", "objectives", "owner", "status", "actions") == []
        assert start <= plan.start < plan.end <= end, plan.title
        for action in plan.actions:
            assert missing(action, "title", "owner") == []
            assert plan.start <= action.start < action.end <= plan.end, action.title
        for milestone in plan.milestones:
            assert plan.start <= milestone.date <= plan.end, milestone.title
        assert all(complete.item(earlier).end < plan.start for earlier in plan.after), plan.title


def test_plans_are_over_when_their_first_objective_falls_due(complete: Dossier) -> None:
    for plan in complete.letter.plans:
        assert plan.end <= complete.item(plan.objectives[0]).deadline, plan.title


def test_the_money_of_the_plans_is_the_money_of_the_means(complete: Dossier) -> None:
    letter = complete.letter
    for objective in letter.objectives:
        planned = sum(p.budget or 0 for p in letter.plans if p.objectives[0] == objective.id)
        asked = [m for m in letter.means if m.kind is MeansKind.BUDGET]
        needed = sum(m.needed or 0 for m in asked if m.objectives == (objective.id,))
        assert planned == needed, objective.title


def test_totals_said_in_the_texts_are_those_of_the_tables(complete: Dossier) -> None:
    letter = complete.letter
    separator, comma = "\u00a0" if complete.lang == "fr" else ".", ","
    money = f"{sum(plan.budget for plan in letter.plans):,.0f}".replace(",", separator)
    staff = f"{sum(plan.staff for plan in letter.plans):g}".replace(".", comma)
    assert f" {staff} " in letter.note("plans").text
    texts = (letter.note("plans").text, letter.note("conclusion").text, letter.resources.impact)
    assert all(money in text for text in texts)


def test_new_posts_are_what_the_staff_table_grows_by(complete: Dossier) -> None:
    letter = complete.letter
    posts: Counter[int] = Counter()
    for row in letter.staff:
        posts[row.year] += row.establishment
    last = max(posts)
    granted = [m.granted for m in letter.means if m.kind is MeansKind.STAFF and m.year == last]
    assert posts[last] - posts[min(posts)] == sum(granted)


def test_the_organigrams_hold_the_staff_of_the_table(complete: Dossier) -> None:
    letter = complete.letter
    filled: Counter[int] = Counter()
    for row in letter.staff:
        filled[row.year] += row.filled
    drawn = {min(filled): letter.organisation.as_is, max(filled): letter.organisation.to_be}
    for year, units in drawn.items():
        if units:
            assert 15 <= len(units) <= 20
            assert sum(unit.staff for unit in units) == pytest.approx(filled[year])
            assert [unit.id for unit in units if unit.parent is None] == [units[0].id]


def test_each_year_has_staff_of_both_kinds(complete: Dossier) -> None:
    rows = complete.letter.staff
    for year in {row.year for row in rows}:
        assert {row.category for row in rows if row.year == year} == set(StaffCategory)


def test_each_years_budget_balances(complete: Dossier) -> None:
    for year in {line.year for line in complete.letter.budget}:
        lines = [line for line in complete.letter.budget if line.year == year]
        spent = sum(line.planned for line in lines if line.kind is not BudgetKind.REVENUE)
        assert [li.planned for li in lines if li.kind is BudgetKind.REVENUE] == [spent], year


def test_haute_semois_keeps_one_small_gap_between_need_and_grant() -> None:
    means = sample("haute-semois").letter.means
    assert {m.title for m in means if m.granted < m.needed} == {"Conseillers en prévention du vol"}
    assert all(m.promised == m.granted for m in means)


def test_communication_says_to_whom_how_and_how_often(complete: Dossier) -> None:
    for line in complete.letter.communication:
        assert missing(line, "audience", "subject", "channel", "rhythm") == []


def test_one_letter_is_proposed_and_one_was_set_by_its_authority() -> None:
    assert stage(sample("haute-semois")) is Stage.PROPOSED
    done = sample("leiestreek")
    setting = done.letter.setting
    assert setting.proposed_on < setting.set_on < setting.copy_sent_on
    assert setting.set_by == done.letter.mandate.authority


# The half-begun letter


def test_the_draft_shows_each_rule_of_the_letter_at_work() -> None:
    found = {finding.code for finding in check(sample("brouillon"))}
    assert found >= {f"L{n:03}" for n in (1, 2, 3, 4, 10, 11, 12, 13)} | {"G001"}


# Real figures


def test_real_figures_stand_in_the_letter_as_they_were_published() -> None:
    indicators = {i.name: i for i in letter_with_real_figures().indicators}
    speeding = indicators["Inbreuken: Snelheid"]
    assert [m.value for m in speeding.measurements][-2:] == [840_113, 799_244]
    assert speeding.baseline.value == 799_244
    crime = indicators["Criminaliteitsgraad"]
    assert len(crime.measurements) == 17
    assert crime.baseline.value == pytest.approx(142.34, abs=0.01)


# Partnerships


@pytest.fixture(params=REGISTERS[:2])
def register(request: pytest.FixtureRequest) -> Dossier:
    return sample(request.param)


def test_a_complete_partnership_is_let_pass_by_every_check(register: Dossier) -> None:
    assert register.holds == "partnerships"
    assert [(one.code, one.where, one.message) for one in check(register)] == []


def test_a_complete_partnership_has_its_whole_way_from_idea_to_evaluation(
    register: Dossier,
) -> None:
    [held] = register.zone.partnerships
    assert partners.share(register.zone, held) == (45, 45)
    assert all(one.ok for one in partners.checklist(register.zone, held) if one.level != "optional")
    assert partners.current_step(held) is None
    assert held.mail[-1].kind is MailKind.APPROVED
    assert partners.owed(register.zone, held) == ()
    assert [missing_elements(evaluation) for evaluation in held.evaluations] == [
        () for _ in held.evaluations
    ]


def test_the_figures_of_a_complete_evaluation_bear_what_its_words_say() -> None:
    [tilleuls] = sample("plp-les-tilleuls").zone.partnerships
    told = summary(tilleuls.evaluations[-1])
    [thefts] = told.series
    assert (thefts.verdict, thefts.compared.verdict) == ("better", "better")
    by_night = next(one for one in told.survey if one.question is SurveyQuestion.SAFE_NIGHT)
    assert by_night.verdict == "too_few_to_say"
    [shops] = sample("plp-winkelkern").zone.partnerships
    assert summary(shops.evaluations[0]).series[0].compared.verdict == "better"


def test_the_dutch_partnership_keeps_to_the_annex_on_social_media() -> None:
    zone = sample("plp-winkelkern").zone
    [held] = zone.partnerships
    annex = partners.inherited_rules(zone, held).social_media
    assert annex.closed
    assert set(annex.duties) == set(SocialDuty)
    assert held.kind is PartnershipKind.INDEPENDENTS


def test_the_faulty_partnership_is_faulty_in_more_than_a_dozen_ways() -> None:
    found = check(sample("plp-charrons-fautes"))
    above = {one.code for one in found if one.severity != "advice"}
    assert len(above) >= 20
    assert above >= {"P05", "P09", "P14", "P15", "D02", "D05", "D06", "N01", "N02", "N03"}

"""A register: what partnerships inherit, what is ticked, what a change makes owed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings

from plpmission import partners
from plpmission.checks import check
from plpmission.due import Kind, due
from plpmission.errors import UnknownItem
from plpmission.i18n import LANGUAGES
from plpmission.model import Dossier, dumps, loads
from plpmission.model.charter import Charter, CommunicationPlan, HotMessages, InternalRules
from plpmission.model.partnership import Partnership, PartnershipYear
from plpmission.model.partnership_terms import (
    ChangeKind,
    LaunchCondition,
    MailKind,
    MeasureStep,
    Towards,
)
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.outline.charter import CRITERIA, DISAGREEMENTS, charter_texts
from plpmission.outline.contents import section_of
from plpmission.partners import figures, passages
from plpmission.partners.inheriting import PLANNED, blank, getter, said
from plpmission.partners.launching import STEPS
from plpmission.partners.owing import OwedKind
from plpmission.partners.sanctions import LADDER, next_rungs, unmet
from tests.growth import growth
from tests.partnerships import TODAY, register
from tests.strategies import _part

DAY = dt.date


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return register(40)


@pytest.fixture(scope="module")
def zone(dossier: Dossier) -> Zone:
    return dossier.zone


@pytest.fixture(scope="module")
def recognised(zone: Zone) -> Partnership:
    known = [one for one in zone.partnerships if one.state is PartnershipState.RECOGNISED]
    return next(one for one in known if one.evaluations)


# Inheritance

CHARTERS = _part(Charter).map(Charter.model_validate)
PLANS = _part(CommunicationPlan).map(CommunicationPlan.model_validate)
RULES = _part(InternalRules).map(InternalRules.model_validate)


@settings(max_examples=60, deadline=None)
@given(CHARTERS, PLANS)
def test_each_field_says_what_is_its_own_and_else_what_the_plan_says(
    own: Charter, plan: CommunicationPlan
) -> None:
    held = Partnership(id="par-1", charter=own)
    resolved = partners.inherited(Zone(plan=plan), held)
    for name in PLANNED:
        mine, planned, read = (getattr(of, name) for of in (own, plan, resolved))
        for field in type(mine).model_fields:
            value = getattr(mine, field)
            expected = value if said(value) else getattr(planned, field)
            assert getattr(read, field) == expected
    assert resolved.signatures == own.signatures


@settings(max_examples=60, deadline=None)
@given(CHARTERS, PLANS, RULES)
def test_a_partnership_that_says_nothing_reads_as_the_plan_and_differs_nowhere(
    own: Charter, plan: CommunicationPlan, rules: InternalRules
) -> None:
    zone = Zone(plan=plan)
    silent = Partnership(id="par-1")
    assert partners.inherited(zone, silent).hot == plan.hot
    assert partners.own_fields(zone, silent) == ()
    spoken = Partnership(id="par-1", charter=own, rules=rules)
    for differing in partners.own_fields(zone, spoken):
        assert differing.own != differing.plans
        assert said(differing.own)
        assert said(differing.plans)
    resolved = partners.inherited(zone, spoken)
    again = Partnership(id="par-1", charter=resolved)
    assert partners.inherited(zone, again) == resolved  # what is resolved inherits nothing more


def test_the_people_of_the_register_stand_in_the_charter(
    zone: Zone, recognised: Partnership
) -> None:
    charter = partners.inherited(zone, recognised)
    [coordinator] = recognised.coordinators
    assert charter.coordinator.name == coordinator.contact.name
    officer = next(one for one in zone.officers if one.id == recognised.officers[0])
    assert charter.officer.email == officer.contact.email
    assert charter.cover.municipality == recognised.municipality
    assert charter.mayor.name


def test_signatures_are_nobody_else_s(zone: Zone) -> None:
    plan = zone.plan.model_copy(update={"internal_rules": partners.full_rules()})
    held = Partnership(id="par-1")
    rules = partners.inherited_rules(zone.model_copy(update={"plan": plan}), held)
    assert rules.duties == partners.full_rules().duties
    assert rules.signatures == InternalRules().signatures


# The check list


def test_every_element_leads_to_a_field_and_has_its_words() -> None:
    assert [one.id for one in CRITERIA] == ["cover", *(f"c{n:02}" for n in range(1, 18))]
    for criterion in CRITERIA:
        for element in criterion.elements:
            for field in element.fields:
                assert field.startswith(criterion.part)
                getter(field)(Charter())
    for lang in ("fr", "nl", "de", "en"):
        words = charter_texts(lang)
        assert {key: set(one.elements) for key, one in words.criteria.items()} == {
            one.id: {element.id for element in one.elements} for one in CRITERIA
        }
        assert set(words.disagreements) == {one.id for one in DISAGREEMENTS}
        assert list(words.steps) == list(STEPS)


def test_an_empty_charter_ticks_nothing_and_a_whole_one_all_that_is_mandatory(
    zone: Zone, recognised: Partnership
) -> None:
    empty = Partnership(id="par-1")
    assert set(partners.state_of(Zone(), empty).values()) == {"empty"}
    assert partners.share(Zone(), empty)[0] == 0
    assert partners.share(zone, recognised) == (45, 45)
    assert set(partners.state_of(zone, recognised).values()) == {"done"}


@pytest.mark.parametrize(
    ("path", "value", "missing"),
    [
        ("evaluation.every_months", 48, ("c15", "frequency")),
        ("hot.platform", "", ("c09", "platform")),
        ("objectives.bounds", (), ("c02", "no_police_tasks")),
        ("to_police.direct", False, ("c08", "direct")),
        ("meetings.per_year", 0, ("c11", "frequency")),
    ],
)
def test_what_the_list_asks_beyond_a_word_in_a_field(
    zone: Zone, recognised: Partnership, path: str, value: Any, missing: tuple[str, str]
) -> None:
    part, _, field = path.partition(".")
    charter = partners.inherited(zone, recognised)
    charter = charter.model_copy(
        update={part: getattr(charter, part).model_copy(update={field: value})}
    )
    left = [one for one in partners.ticked(charter) if one.level == "mandatory" and not one.ok]
    assert missing in {(one.criterion, one.element) for one in left}


def test_without_a_fee_its_amount_and_use_do_not_apply(zone: Zone, recognised: Partnership) -> None:
    ticks = [one for one in partners.checklist(zone, recognised) if one.criterion == "c14"]
    assert [one.applies for one in ticks] == [True, False, False, False]
    assert all(one.ok for one in ticks)


# Launch


def test_a_step_is_open_once_the_one_before_it_is_met() -> None:
    idea = partners.from_idea(Zone(municipalities=("Aubremont",)), "Rue Haute")
    assert idea.municipality == "Aubremont"
    assert [one.state for one in partners.steps(idea)] == ["open", *["waiting"] * 6]
    met = (LaunchCondition.SUPPORT, LaunchCondition.ZONE_BACKS, LaunchCondition.EXPECTED)
    step = idea.launch.s1.model_copy(update={"met": met, "done_on": DAY(2026, 1, 5)})
    begun = idea.model_copy(update={"launch": idea.launch.model_copy(update={"s1": step})})
    assert [one.state for one in partners.steps(begun)][:3] == ["done", "open", "waiting"]
    assert partners.current_step(begun) == 2


def test_of_the_reasons_for_a_territory_one_is_enough() -> None:
    needed = STEPS[2].needed[0]
    assert len(needed) == 4
    for one in needed:
        step = Partnership(id="par-1").launch.s2.model_copy(update={"met": (one,)})
        held = Partnership(id="par-1").model_copy(
            update={"launch": Partnership(id="par-1").launch.model_copy(update={"s2": step})}
        )
        assert needed not in partners.steps(held)[1].waits


# Notices


def test_one_officer_who_changes_makes_all_the_notices_owed(zone: Zone) -> None:
    officers = tuple(
        one.model_copy(
            update={"contact": one.contact.model_copy(update={"name": "Berthe Quintaine"})}
        )
        if one.id == "off-1"
        else one
        for one in zone.officers
    )
    after = zone.model_copy(update={"officers": officers})
    told = partners.notices(zone, after)
    concerned = {
        one.id
        for one in zone.partnerships
        if one.officers == ("off-1",) and one.state in {"sent", "recognised", "suspended"}
    }
    assert {one.partnership for one in told} == concerned
    assert {one.kind for one in told} == {ChangeKind.OFFICER}
    assert not any(one.amends_charter for one in told)
    carried = partners.carried_out(after, told, DAY(2026, 6, 2), "Nouvelle mandatée")
    for held in carried.partnerships:
        drafts = [mail for mail in held.mail if mail.kind is MailKind.NOTICE]
        assert [mail.on for mail in drafts] == ([None] if held.id in concerned else [])
        assert len(held.versions) == len(held.versions[:1])  # the charter itself stays


def test_another_system_amends_every_charter_that_inherits_it(zone: Zone) -> None:
    plan = zone.plan.model_copy(
        update={"hot": zone.plan.hot.model_copy(update={"platform": "Une autre plateforme"})}
    )
    after = zone.model_copy(update={"plan": plan})
    told = partners.notices(zone, after)
    assert {one.kind for one in told} == {ChangeKind.COMMUNICATION}
    assert all(one.amends_charter for one in told)
    assert [field.path for field in told[0].fields] == ["hot.platform"]
    carried = partners.carried_out(after, told, DAY(2026, 6, 2), "Autre plateforme")
    amended = {one.id for one in carried.partnerships if len(one.versions) == 2}
    assert amended == {one.partnership for one in told}
    one = next(held for held in carried.partnerships if held.id in amended)
    assert one.versions[-1].charter.hot.platform == "Une autre plateforme"
    twice = partners.carried_out(carried, told, DAY(2026, 6, 3), "Encore")
    drafts = next(held for held in twice.partnerships if held.id == one.id).mail
    assert len([mail for mail in drafts if mail.kind is MailKind.NOTICE]) == 1


def test_a_change_is_owed_until_its_notice_is_dated(zone: Zone, recognised: Partnership) -> None:
    other = recognised.coordinators[0].model_copy(update={"id": "coo-other", "since": TODAY})
    other = other.model_copy(
        update={"contact": other.contact.model_copy(update={"name": "Anatole Vaubrun"})}
    )
    changed = recognised.model_copy(update={"coordinators": (other,)})
    [notice] = partners.owed(zone, changed)
    assert (notice.kind, notice.since) == (ChangeKind.COORDINATOR, TODAY)
    held = zone.model_copy(update={"partnerships": (changed,)})
    prepared = partners.carried_out(held, [notice], TODAY, "Autre coordinateur").partnerships[0]
    assert partners.owed(zone, prepared) == (notice,)
    *rest, draft = prepared.mail
    early = draft.model_copy(update={"on": TODAY - dt.timedelta(days=1)})
    assert partners.owed(zone, prepared.model_copy(update={"mail": (*rest, early)})) == (notice,)
    sent = draft.model_copy(update={"on": TODAY})
    assert partners.owed(zone, prepared.model_copy(update={"mail": (*rest, sent)})) == ()


@settings(max_examples=60, deadline=None)
@given(CHARTERS, CHARTERS)
def test_a_notice_names_what_differs_and_nothing_else(one: Charter, other: Charter) -> None:
    told = partners.change_notice(one, other)
    for field in told:
        assert getter(field.path)(one) == field.before != field.after == getter(field.path)(other)
    assert partners.change_notice(one, one) == ()
    back = partners.change_notice(other, one)
    assert [field.path for field in back] == [field.path for field in told]
    rest = other.model_copy(update={name: getattr(one, name) for name in _told(told)})
    assert partners.change_notice(one, rest) == ()


def _told(fields: tuple[partners.ChangedField, ...]) -> set[str]:
    return {field.path.partition(".")[0] for field in fields}


# Measures


def test_each_ladder_holds_every_step_and_one_of_them_can_be_appealed() -> None:
    assert all([one.step for one in ladder] == list(MeasureStep) for ladder in LADDER.values())
    appealable = [
        (towards, one.step) for towards in Towards for one in LADDER[towards] if one.appealable
    ]
    assert appealable == [(Towards.COORDINATOR, MeasureStep.REMOVAL)]


def test_a_removal_needs_talk_advice_reasons_letter_and_copy(recognised: Partnership) -> None:
    dossier = Dossier().with_value("zone.partnerships", (recognised,))
    path = f"zone.partnerships[{recognised.id}].measures"
    measure = {"id": "san-1", "step": "removal", "on": "2026-03-02"}
    held = dossier.with_value(path, (measure,)).value(path)[0]
    assert unmet(held) == ("heard_on", "advice_on", "reasons", "written_on", "copy_on")
    with_it = recognised.model_copy(update={"measures": (held,)})
    assert next_rungs(with_it, Towards.COORDINATOR) == ()
    assert len(next_rungs(with_it, Towards.MEMBER)) == 5


# What falls due, and figures


def test_an_evaluation_that_is_late_stays_on_the_list(zone: Zone, recognised: Partnership) -> None:
    alone = recognised.model_copy(update={"evaluations": (), "meetings": ()})
    held = Dossier(holds="partnerships", zone=zone.model_copy(update={"partnerships": (alone,)}))
    late = DAY(2035, 1, 1)
    kinds = {one.kind: one for one in due(held, late)}
    assert kinds[Kind.PARTNERSHIP].date < late
    assert kinds[Kind.PARTNERSHIP_MEETING].reminder
    assert all(held.value(one.where) is not None for one in kinds.values())
    assert {Kind(one) for one in OwedKind} <= set(Kind)


def test_a_signed_charter_that_was_not_sent_is_owed(zone: Zone, recognised: Partnership) -> None:
    signed = recognised.model_copy(update={"state": PartnershipState.SIGNED, "mail": ()})
    held = Dossier(zone=zone.model_copy(update={"partnerships": (signed,)}))
    assert Kind.PARTNERSHIP_SENDING in {one.kind for one in due(held, TODAY)}


def test_figures_flow_to_the_letter_and_its_indicators(zone: Zone) -> None:
    letter = figures.with_references(Dossier(), zone)
    assert [one.source for one in letter.partnerships] == [one.id for one in zone.partnerships]
    again = figures.with_references(letter, zone)
    assert again == letter  # the same references, not new ones
    series = figures.indicator_series(zone, "members")
    year = series[-1].period
    total = sum(
        known.members or 0
        for one in zone.partnerships
        for known in figures.years(one)
        if str(known.year) == year
    )
    assert series[-1].value == total
    counted = figures.indicator_series(zone, "partnerships")
    assert [one.period for one in counted] == sorted(one.period for one in counted)


def test_a_longer_period_s_messages_are_no_year_s_figures(recognised: Partnership) -> None:
    last = recognised.evaluations[-1]
    long = last.model_copy(update={"start": DAY(2000, 1, 1)})
    typed = PartnershipYear(year=last.end.year, members=3, hot_messages=9)
    held = recognised.model_copy(update={"evaluations": (long,), "years": (typed,)})
    [known] = figures.years(held)
    assert (known.hot_messages, known.members) == (9, long.members_after)


# One partnership's documents


def test_a_document_of_one_partnership_carries_no_other(dossier: Dossier) -> None:
    recognised = next(one for one in dossier.zone.partnerships if one.evaluations)
    for document in ("charter", "internal-rules", "change-notice", "partnership-evaluation"):
        part = partners.part_of(dossier, recognised.id, document)
        written = dumps(part).decode()
        others = [one for one in dossier.zone.partnerships if one.id != recognised.id]
        assert [one.id for one in part.zone.partnerships] == [recognised.id]
        assert not any(f'"{one.id}"' in written for one in others)
        assert len(part.zone.officers) == 1
        assert part.zone.campaigns == ()
        holds = bool(part.zone.partnerships[0].evaluations)
        assert holds is (document == "partnership-evaluation")
        assert partners.inherited(part.zone, part.zone.partnerships[0]) == partners.inherited(
            dossier.zone, recognised
        )
    with pytest.raises(UnknownItem):
        partners.part_of(dossier, "par-nowhere")


# Many


def test_a_register_is_written_and_read_back_whole(dossier: Dossier) -> None:
    assert loads(dumps(dossier)) == dossier


def test_letter_rules_are_silent_on_a_register(dossier: Dossier) -> None:
    assert {one.code[0] for one in check(dossier)} <= set("PVDN")
    mixed = dossier.with_value("holds", "mandate")
    assert "L001" in {one.code for one in check(mixed)}
    assert {one.code[0] for one in check(Dossier())} <= set("LWSTKMACGRE")


def test_checks_grow_with_the_register_and_no_faster() -> None:
    held = {count: register(count) for count in (40, 160)}
    assert growth(lambda count: check(held[count]), 40, runs=2) < 6


def test_a_section_s_findings_are_those_of_the_whole(dossier: Dossier) -> None:
    found = check(dossier)
    for section in sorted({one.section for one in found})[:6]:
        assert check(dossier, section=section) == [one for one in found if one.section == section]


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("zone.partnerships[par-1].charter.hot.platform", "par-1/c09"),
        ("zone.partnerships[par-1].charter.rules.together", "par-1/c16"),
        ("zone.partnerships[par-1].rules.own", "par-1/rules"),
        ("zone.partnerships[par-1].launch.s3.done_on", "par-1/launch"),
        ("zone.partnerships[par-1].mail[cor-1].on", "par-1/letters"),
        ("zone.partnerships[par-1].name", "par-1/cover"),
        ("zone.plan.hot.platform", "plan"),
        ("zone.pzs_passage", "texts"),
        ("zone.officers[off-1].contact.name", "zone"),
        ("letter.objectives[obj-1].title", "objectives"),
    ],
)
def test_every_place_of_a_register_has_its_section(path: str, section: str) -> None:
    assert section_of(path) == section


def test_each_charter_part_has_a_section_of_its_own() -> None:
    found = [section_of(f"zone.partnerships[par-1].charter.{one}") for one in Charter.model_fields]
    assert found == [f"par-1/{one.id}" for one in CRITERIA]


def test_drafts_say_only_what_the_register_holds(zone: Zone) -> None:
    for lang in LANGUAGES:
        said = passages.for_zonal_plan(zone, lang)
        alive = [one for one in zone.partnerships if one.state in {"recognised", "sent", "signed"}]
        assert str(len(alive)) in said
        assert passages.for_letter(zone, lang)
        report = passages.for_report(zone, 2025, lang)
        assert "2025" in report
        assert passages.for_report(zone, 1999, lang) == ""
        assert passages.for_letter(Zone(), lang) == ""
        names = {one.contact.name for held in zone.partnerships for one in held.coordinators}
        assert not any(name in said + report for name in names)


def test_the_schema_describes_a_charter_s_fields() -> None:
    schema = Dossier.model_json_schema()["$defs"]
    assert {"Zone", "Partnership", "Charter", "InternalRules", "PartnershipEvaluation"} <= set(
        schema
    )
    assert schema["HotMessages"]["properties"]["levels"]["description"]
    assert all(one in schema["Charter"]["properties"] for one in PLANNED)
    assert "id" not in schema["Charter"]["properties"]  # former charters are kept whole


def test_blank_parts_are_shared() -> None:
    assert blank(HotMessages) is blank(HotMessages)

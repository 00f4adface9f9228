"""A register: what partnerships inherit, what is ticked, what a change makes owed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings

from plpmission import partners
from plpmission.model import Dossier
from plpmission.model.charter import Charter, CommunicationPlan, InternalRules
from plpmission.model.partnership import Partnership
from plpmission.model.partnership_terms import (
    ChangeKind,
    LaunchCondition,
    MailKind,
    MeasureStep,
    Towards,
)
from plpmission.model.zone import Zone
from plpmission.outline.charter import CRITERIA, DISAGREEMENTS, charter_texts
from plpmission.partners.inheriting import PLANNED, getter, said
from plpmission.partners.launching import STEPS
from plpmission.partners.sanctions import LADDER, next_rungs, unmet
from tests.partnerships import TODAY
from tests.strategies import _part

DAY = dt.date

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

"""A register: what falls due, the figures that flow from it, and what a file of it holds."""

from __future__ import annotations

import datetime as dt

import pytest

from plpmission import partners
from plpmission.checks import check
from plpmission.due import Kind, due
from plpmission.errors import UnknownItem
from plpmission.i18n import LANGUAGES
from plpmission.model import Dossier, dumps, loads
from plpmission.model.charter import Charter, HotMessages
from plpmission.model.partnership import Partnership, PartnershipYear
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.outline.charter import CRITERIA
from plpmission.outline.contents import section_of
from plpmission.partners import figures, passages
from plpmission.partners.inheriting import PLANNED, blank
from plpmission.partners.owing import OwedKind
from tests.growth import growth
from tests.partnerships import TODAY, register

DAY = dt.date


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

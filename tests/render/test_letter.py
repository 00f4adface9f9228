"""A letter as blocks: what is there, in which order, and what a draft says besides."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from plpmission.checks import check
from plpmission.errors import ExportError, InvalidValue
from plpmission.i18n import LANGUAGES, Lang
from plpmission.model import SECTION_IDS, AddedSection, Dossier, Letter, loads, read_dossier
from plpmission.model.indicators import Baseline, Indicator, Measurement, Target
from plpmission.model.letter import BudgetLine, Holder, Mandate, Municipality, StaffYear
from plpmission.model.objectives import Means, Objective, TacticalPlan
from plpmission.model.swot import Analysis, SwotItem
from plpmission.model.terms import (
    BudgetKind,
    Direction,
    MeansKind,
    Quadrant,
    Source,
    StaffCategory,
)
from plpmission.outline import outline
from plpmission.render import render
from plpmission.render.blocks import Contents, Cover, Figure, Heading, Paragraph, Table
from plpmission.render.letter import SECTIONS
from plpmission.render.typography import typeset
from tests.render import reading as r
from tests.strategies import dossiers

SAMPLES = sorted((Path(__file__).parents[2] / "sample_data").glob("[!p]*.plp.json"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest) -> Dossier:
    return read_dossier(request.param)


def of(**fields: object) -> Dossier:
    return Dossier(letter=Letter.model_validate(fields))


# The whole


def test_an_empty_letter_has_a_cover_and_no_heading() -> None:
    found = r.blocks(Dossier())
    assert isinstance(found[0], Cover)
    assert r.every(found, Contents)
    assert not r.every(found, Heading)


def test_a_section_without_content_is_not_in_a_finished_letter_and_is_in_a_draft() -> None:
    dossier = Dossier().with_section("conclusion", text="Voilà.")
    assert r.headings(r.blocks(dossier)) == ["4 Conclusion"]
    draft = r.blocks(dossier, draft=True)
    assert len(r.paragraphs(draft, "empty")) == len(SECTION_IDS) - 1
    assert {block.section for block in r.every(draft, Heading)} >= set(SECTION_IDS)


def test_a_group_with_nothing_under_it_is_no_heading() -> None:
    dossier = Dossier().with_section("culture", text="Oser se parler.")
    numbers = [heading.number for heading in r.every(r.blocks(dossier), Heading)]
    assert numbers == ["3", "3.1", "3.1.2"]


def test_every_section_of_the_outline_has_its_function_in_order() -> None:
    assert [section.id for section in SECTIONS] == [spec.id for spec in outline().sections]


def test_a_section_left_out_stands_in_a_draft_with_its_reason_only() -> None:
    dossier = Dossier().with_section(
        "culture", text="Non montré", left_out=True, left_out_reason="Traité ailleurs"
    )
    assert r.headings(r.blocks(dossier)) == []
    draft = r.section(r.blocks(dossier, draft=True), "culture")
    assert r.paragraphs(draft) == ["Laissée hors de la lettre : Traité ailleurs"]


def test_numbers_stay_the_models_when_sections_are_left_out() -> None:
    dossier = (
        Dossier().with_section("start", text="x").with_section("identification", left_out=True)
    )
    assert r.headings(r.blocks(dossier))[-1].startswith("1.3 ")


@pytest.mark.parametrize(
    ("after", "numbers"),
    [
        ("resources", ["3.5bis", "3.5ter"]),
        ("communication", ["3.8", "3.9"]),
        ("amendment-procedure", ["3.2.6", "3.2.7"]),
        ("conclusion", ["5", "6"]),
    ],
)
def test_an_own_section_gets_the_next_number_beside_its_neighbour(
    after: str, numbers: list[str]
) -> None:
    added = tuple(
        AddedSection(id=f"sec-{at}", title=f"Titre {at}", text="x", after=after) for at in (1, 2)
    )
    found = [heading.number for heading in r.every(r.blocks(of(added=added)), Heading)]
    assert found[-2:] == numbers


def test_an_own_section_stands_right_after_its_neighbour() -> None:
    dossier = of(added=(AddedSection(id="sec-a", title="Crise", text="x", after="entity"),))
    dossier = dossier.with_section("entity", text="a").with_section("governance", text="b")
    assert [h.split(" ")[0] for h in r.headings(r.blocks(dossier))] == ["2", "2.1", "2.1bis", "2.2"]


def test_the_cover_says_who_what_where_and_when() -> None:
    dossier = of(
        holder=Holder(name="Noé Walhin", rank="Premier commissaire"),
        mandate=Mandate(title="Chef de corps", start=dt.date(2026, 3, 1), end=dt.date(2031, 2, 28)),
        place="Ciney",
        date=dt.date(2026, 2, 1),
    )
    cover = r.every(r.blocks(dossier, draft=True), Cover)[0]
    assert (cover.title, cover.mark) == ("Lettre de mission", "Projet")
    assert [r.plain(line) for line in cover.lines] == [
        "Premier commissaire Noé Walhin",
        "Chef de corps, mandat 2026–2031",
        "Ciney, le 1er février 2026",
    ]


def test_the_payload_is_the_part_of_the_dossier_that_the_letter_is_made_of(
    sample: Dossier,
) -> None:
    assert loads(render(sample).payload) == sample.part_for("letter")
    assert json.loads(render(sample).payload)["format"] == 1


def test_an_unknown_document_is_refused_with_those_that_can_be_made() -> None:
    with pytest.raises(ExportError, match=r"“poem”.*letter"):
        render(Dossier(), "poem")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InvalidValue):
        render(Dossier(), lang="la")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_can_be_made_in_another_language_than_its_own(lang: Lang) -> None:
    rendered = render(read_dossier(SAMPLES[1]), lang=lang)
    assert rendered.lang == lang
    titles = {"fr": "Lettre de mission", "nl": "Opdrachtbrief", "de": "Auftragsschreiben"}
    assert rendered.title.startswith(titles.get(lang, "Mission letter"))


def test_findings_stand_in_a_draft_in_their_section_and_nowhere_else() -> None:
    dossier = Dossier().with_section("context", text="lorem ipsum dolor")
    findings = check(dossier, lang="fr")
    draft = render(dossier, draft=True, findings=findings).blocks
    remarks = r.paragraphs(r.section(draft, "context"), "finding")
    assert any(remark.startswith("L012 ") for remark in remarks)
    assert len(r.paragraphs(draft, "finding")) == len(findings)
    assert not r.paragraphs(render(dossier, findings=findings).blocks, "finding")


# What holds for every letter


def test_every_reference_leads_to_an_anchor_that_is_there(sample: Dossier) -> None:
    found = tuple(r.unfolded(render(sample).blocks))
    anchors = [block.anchor for block in found if getattr(block, "anchor", "")]
    assert len(anchors) == len(set(anchors))
    assert all(re.fullmatch(r"[a-z0-9-]+", anchor) for anchor in anchors)
    refs = set(re.findall(r"ref='([^']+)'", repr(found)))
    assert refs <= set(anchors)


def test_heading_levels_never_skip(sample: Dossier) -> None:
    level = 0
    for heading in r.every(render(sample, draft=True).blocks, Heading):
        assert heading.level <= level + 1
        level = heading.level


def test_every_text_is_set_once_and_for_all(sample: Dossier) -> None:
    rendered = render(sample)
    loose = [text for text in r.texts(rendered) if typeset(text, rendered.lang) != text]
    assert not loose


def test_every_figure_has_words_and_fits_a_page(sample: Dossier) -> None:
    for figure in r.every(render(sample, draft=True).blocks, Figure):
        width, height = (
            float(n) for n in re.findall(r' (?:width|height)="([\d.]+)"', figure.svg)[:2]
        )
        assert width <= 640
        assert height <= 900
        assert figure.alt
        assert figure.caption


def test_the_same_dossier_makes_the_same_document(sample: Dossier) -> None:
    assert render(sample) == render(sample)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a whole dossier takes long to shrink
)
@given(dossiers())
def test_any_dossier_becomes_a_letter_and_a_draft(dossier: Dossier) -> None:
    for draft in (False, True):
        rendered = render(dossier, draft=draft)
        assert dataclasses.asdict(rendered)["blocks"]
        for heading in r.every(rendered.blocks, Heading):
            assert heading.text


# Typed content


def objective_of(**fields: object) -> Objective:
    return Objective.model_validate({"id": "obj-a", "title": "Moins de vols", **fields})


def test_an_objective_is_a_card_with_all_that_is_said_about_it() -> None:
    dossier = Dossier(
        letter=Letter(
            objectives=(
                objective_of(
                    text="Ramener les vols de 128 à 90.",
                    deadline="2029-12-31",
                    owner="CP Walhin",
                    follows=(Source.PZS,),
                    follows_note="priorité 1",
                    answers=("swot-a",),
                    indicators=("ind-a",),
                ),
            ),
            plans=(TacticalPlan(id="plan-a", title="Visites", objectives=("obj-a",)),),
            means=(
                Means(
                    id="mea-a",
                    title="Conseiller",
                    year=2027,
                    needed=2,
                    promised=1,
                    objectives=("obj-a",),
                ),
            ),
            analysis=Analysis(
                swot=(SwotItem(id="swot-a", quadrant=Quadrant.THREAT, text="Des bandes"),)
            ),
        ),
        indicators=(
            Indicator(
                id="ind-a",
                name="Vols",
                unit="faits",
                direction=Direction.DOWN,
                baseline=Baseline(value=128, date=dt.date(2025, 12, 31)),
                target=Target(value=90, deadline=dt.date(2029, 12, 31)),
            ),
        ),
    )
    card = r.section(r.blocks(dossier), "objectives")
    assert r.headings(card) == ["OS 1 · Moins de vols"]
    assert r.paragraphs(card, "lead") == ["Ramener les vols de 128 à 90."]
    known = r.facts(card)
    assert known["Échéance"] == "31 décembre 2029"
    assert known["Responsable"] == "CP Walhin"
    assert known["Découle de"] == "Plan zonal de sécurité\npriorité 1"
    assert known["Répond à"] == "Me 1 · Des bandes"
    assert known["Indicateurs"] == (
        "IND 1 · Vols : 128 faits (31 décembre 2025) → au plus 90 faits pour le 31 décembre 2029"
    )
    assert known["Mis en œuvre par"] == "PT 1 · Visites"
    assert known["Moyens"] == "Conseiller (2027) : demandé : 2 ETP, promis : 1 ETP"


def test_dutch_objectives_are_called_sd() -> None:
    dossier = of(objectives=(objective_of(),)).model_copy(update={"lang": "nl"})
    assert "SD 1 · Moins de vols" in r.headings(r.blocks(dossier))


def test_the_budget_has_years_across_and_sums() -> None:
    lines = (
        BudgetLine(id="bud-a", year=2026, kind=BudgetKind.REVENUE, planned=1000),
        BudgetLine(id="bud-b", year=2026, kind=BudgetKind.STAFF, planned=700, actual=650),
        BudgetLine(id="bud-c", year=2026, kind=BudgetKind.OPERATING, planned=200),
        BudgetLine(id="bud-d", year=2027, kind=BudgetKind.STAFF, planned=800),
    )
    found = r.table(r.blocks(of(budget=lines)), "Budget par année, en euros")
    assert [r.plain(c.title) for c in found.columns][1:] == ["2026, prévu", "2026, réalisé", "2027"]
    rows = {row[0]: row[1:] for row in r.cells(found)}
    assert rows["Total des dépenses"] == ["900", "650", "800"]
    assert rows["Solde"] == ["100", "-650", "-800"]


def test_kinds_of_revenue_of_the_same_year_stand_apart_with_their_sum() -> None:
    lines = tuple(
        BudgetLine(id=f"bud-{value}", year=2026, kind=BudgetKind.REVENUE, planned=value, note=note)
        for note, value in (("communes", 600), ("fédéral", 300))
    )
    rows = r.cells(r.table(r.blocks(of(budget=lines)), "Budget par année, en euros"))
    assert [row[0] for row in rows] == [
        "Recettes : communes",
        "Recettes : fédéral",
        "Recettes : somme",
    ]
    assert rows[-1][1] == "900"


def test_staff_has_a_row_a_year_with_what_is_vacant() -> None:
    staff = (
        StaffYear(id="stf-a", year=2026, establishment=64, filled=58),
        StaffYear(
            id="stf-b",
            year=2026,
            category=StaffCategory.ADMINISTRATIVE,
            establishment=14,
            filled=13.5,
        ),
    )
    found = r.table(r.blocks(of(staff=staff)), "Effectif par année, en équivalents temps plein")
    assert r.cells(found) == [["2026", "64", "58", "14", "13,5", "78", "71,5", "6,5"]]


def test_the_ledger_of_means_has_sums_by_year_and_a_gap() -> None:
    means = (
        Means(id="mea-a", kind=MeansKind.BUDGET, title="A", year=2026, needed=100, promised=60),
        Means(id="mea-b", kind=MeansKind.BUDGET, title="B", year=2026, needed=50, granted=50),
        Means(id="mea-c", kind=MeansKind.BUDGET, title="C", year=2027, needed=10),
    )
    found = r.cells(r.table(r.blocks(of(means=means)), "Budget pour les objectifs, en euros"))
    assert ["Somme 2026", "", "150", "60", "50", "40"] in found
    assert ["Toutes les années", "", "160", "60", "50", "50"] in found


def test_municipalities_have_totals_only_where_every_figure_is_known() -> None:
    places = (
        Municipality(id="mun-a", name="Hautebise", inhabitants=7350, area=118),
        Municipality(id="mun-b", name="Nordelle", inhabitants=4450),
    )
    found = r.table(r.blocks(of(entity={"municipalities": places})), "Communes")
    assert r.cells(found)[-1] == ["Total", "11 800", "–"]


def test_a_table_whose_cells_hold_pages_becomes_facts() -> None:
    dossier = of(culture=({"id": "cul-a", "principle": "Oser", "practice": "Long. " * 500},))
    found = r.section(r.blocks(dossier), "culture")
    assert not r.every(found, Table)
    assert r.facts(found)["Principe"] == "Oser"


def test_an_indicator_is_drawn_once_beside_its_first_objective() -> None:
    dossier = Dossier(
        letter=Letter(
            objectives=(
                objective_of(indicators=("ind-a",)),
                objective_of(id="obj-b", indicators=("ind-a",)),
            )
        ),
        indicators=(
            Indicator(
                id="ind-a",
                name="Vols",
                measurements=(
                    Measurement(period="2024", value=130),
                    Measurement(period="2025", value=127),
                ),
            ),
        ),
    )
    found = r.blocks(dossier)
    assert len(r.every(found, Figure)) == 1
    assert r.every(r.section(found, "objectives"), Figure)
    assert "IND 1 · Vols" in r.headings(r.section(found, "management-control"))


def test_months_stand_in_a_table_of_years_by_months() -> None:
    months = tuple(
        Measurement(period=f"{year}-{month:02d}", value=month)
        for year in (2024, 2025)
        for month in range(1, 13)
    )
    dossier = Dossier(indicators=(Indicator(id="ind-a", name="Vols", measurements=months),))
    figure = r.every(r.blocks(dossier), Figure)[0]
    assert figure.table is not None
    assert len(figure.table.columns) == 13
    assert [row[0] for row in r.cells(figure.table)] == ["2024", "2025"]


def test_the_swot_is_a_board_with_the_same_as_a_table() -> None:
    items = tuple(
        SwotItem(id=f"swot-{at}", quadrant=quadrant, text=f"Constat {at}")
        for at, quadrant in enumerate(Quadrant)
    )
    figure = r.every(r.blocks(of(analysis=Analysis(swot=items))), Figure)[0]
    assert figure.table is not None
    assert [row[0] for row in r.cells(figure.table)] == ["Fo 1", "Fa 1", "Op 1", "Me 1"]
    assert "Menaces : Me 1 Constat 3." in r.plain(figure.alt)


def test_a_superseded_target_stays_with_the_reason() -> None:
    dossier = Dossier(
        letter=Letter.model_validate(
            {
                "amendments": [
                    {
                        "id": "amd-a",
                        "title": "Cible revue",
                        "targets": [
                            {
                                "id": "sut-a",
                                "indicator": "ind-a",
                                "target": {"value": 80},
                                "reason": "Moyens réduits",
                            }
                        ],
                    }
                ]
            }
        ),
        indicators=(Indicator(id="ind-a", name="Vols", unit="faits"),),
    )
    found = r.section(r.blocks(dossier), "amendment-procedure")
    assert r.paragraphs(found, "label") == ["Cible revue"]
    [table] = r.every(found, Table)
    assert r.cells(table) == [["IND 1 · Vols", "au moins 80 faits", "Moyens réduits"]]


def test_paragraphs_of_a_section_come_before_its_tables() -> None:
    dossier = of(career=({"id": "car-a", "function": "Commissaire"},))
    found = r.section(r.blocks(dossier.with_section("curriculum", text="Je…")), "curriculum")
    assert [type(block) for block in found] == [Paragraph, Table]

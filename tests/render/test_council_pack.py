"""The papers for a council: filled from the dossier, and lines to write on where it is silent."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from plpmission.i18n import LANGUAGES, Lang
from plpmission.model import Dossier, read_dossier
from plpmission.model.letter import BudgetLine
from plpmission.model.life import FollowUp, Renewal, RenewalDocument
from plpmission.model.objectives import Means
from plpmission.model.terms import MeansKind
from plpmission.render.blocks import Heading, Table
from plpmission.render.council_pack import BLANK, _texts
from tests.render import reading as r

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"


@pytest.fixture(scope="module")
def sample() -> Dossier:
    return read_dossier(SAMPLE)


def sentences(value: object) -> list[str]:
    if isinstance(value, dict):
        return [said for inner in value.values() for said in sentences(inner)]
    return [str(inner) for inner in value] if isinstance(value, list) else [str(value)]


def holes(lang: Lang) -> dict[str, set[str]]:
    return {
        name: {
            hole
            for said in sentences(paper)
            for _, hole, _, _ in Formatter().parse(said)
            if hole is not None
        }
        for name, paper in _texts(lang).items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_four_papers_stand_in_each_language_with_the_same_facts(lang: Lang) -> None:
    assert holes(lang) == holes("fr")
    shapes = {name: {key: type(said) for key, said in paper.items()} for name, paper in
              _texts(lang).items()}  # fmt: skip
    french = {name: {key: type(said) for key, said in paper.items()} for name, paper in
              _texts("fr").items()}  # fmt: skip
    assert shapes == french


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_dossier_gives_papers_to_fill_in(lang: Lang) -> None:
    made = r.blocks(Dossier(), document="council-pack", lang=lang)
    assert len(r.every(made, Heading)) == 4
    assert any(BLANK in said for said in r.paragraphs(made))
    assert not any("{" in said for said in r.paragraphs(made))


def test_the_decision_names_holder_objectives_and_means(sample: Dossier) -> None:
    made = r.blocks(sample, document="council-pack")
    said = " ".join(r.paragraphs(made))
    assert "lettre de mission de Maëlle Rensonnet, chef de corps" in said
    assert "5 objectifs stratégiques" in said
    objectives, means, documents = r.every(made, Table)
    assert [row[1] for row in r.cells(objectives)] == [o.title for o in sample.letter.objectives]
    assert any(row[-1].replace(" ", "").startswith("698000") for row in r.cells(means))
    assert len(documents.rows) == 2


def test_means_are_added_up_by_year_and_pieces_are_not_mixed() -> None:
    means = (
        Means.new(kind=MeansKind.BUDGET, year=2026, promised=100),
        Means.new(kind=MeansKind.BUDGET, year=2026, promised=50),
        Means.new(kind=MeansKind.EQUIPMENT, title="Vélos", year=2027, promised=4),
        Means.new(kind=MeansKind.EQUIPMENT, title="Radars", year=2027, promised=1),
    )
    made = r.blocks(Dossier().with_value("letter.means", means), document="council-pack", lang="en")
    [table, _] = r.every(made, Table)
    rows = {row[0]: row[1:] for row in r.cells(table)}
    assert rows["Vélos"][1] == "4"
    assert rows["Radars"][1] == "1"
    assert rows["Budget"][0] == "€150"


def test_the_holders_own_documents_join_the_renewal_request(sample: Dossier) -> None:
    joined = Renewal.new(documents=(RenewalDocument.new(title="Audit de 2029"),))
    asked = sample.model_copy(update={"follow_up": FollowUp(renewals=(joined,))})
    *_, documents = r.every(r.blocks(asked, document="council-pack"), Table)
    assert r.cells(documents)[-1][0] == "Audit de 2029"


def test_nothing_typed_is_taken_for_a_hole(sample: Dossier) -> None:
    odd = sample.with_value("letter.holder.name", "{authority} {0}")
    assert "{authority} {0}" in " ".join(r.paragraphs(r.blocks(odd, document="council-pack")))


def test_a_budget_line_is_not_taken_for_means(sample: Dossier) -> None:
    more = (*sample.letter.budget, BudgetLine.new(year=2026, planned=9_999_999))
    changed = sample.with_value("letter.budget", more)
    made = r.blocks(changed, document="council-pack")
    assert made == r.blocks(sample, document="council-pack")

"""Activity and evaluation reports as documents, from what the dossier holds of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from plpmission.errors import ExportError
from plpmission.model import Dossier, read_dossier
from plpmission.model.reports import (
    ActivityReport,
    EvaluationReport,
    Evidence,
    Judgement,
    Result,
)
from plpmission.model.terms import ResultState
from plpmission.render.blocks import Cover, Table
from tests.render import reading as r

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The sample with both reports, written in another order than the letter's."""
    sample = read_dossier(SAMPLE)
    first, second, *_ = sample.letter.objectives
    evidence = Evidence.new(title="Statistiques", location="annexe 2", sha256="ab" * 32)
    report = ActivityReport.new(
        context_changes="Deux communes ont **fusionné**.",
        results=(
            Result.new(result="Un mur peint"),
            Result.new(objective=second.id, state=ResultState.PARTLY, obstacles="Peu de monde"),
            Result.new(objective=first.id, result="Douze", evidence=(evidence,)),
        ),
    )
    judged = Judgement.new(about=first.id, judgement="Atteint", ground="Annexe 2", dissent="Non")
    evaluation = EvaluationReport.new(members=("A", "B"), judgements=(judged,))
    return sample.model_copy(
        update={"activity_reports": (report,), "evaluation_reports": (evaluation,)}
    )


def test_results_come_in_the_letters_order_and_lone_ones_last(dossier: Dossier) -> None:
    made = r.blocks(dossier, document="activity-report")
    first, second, *_ = dossier.letter.objectives
    assert [name for name in r.headings(made) if "OS" in name or "hors" in name.lower()] == [
        f"OS 1 · {r.plain(first.title)}",
        f"OS 2 · {r.plain(second.title)}",
        "En dehors des objectifs de la lettre",
    ]
    assert r.facts(made)["État"] == "Atteint en partie"
    [evidence] = r.every(made, Table)
    assert r.cells(evidence) == [["Statistiques", "annexe 2", "abababababababab"]]


def test_a_judgement_stands_with_its_ground_and_the_divergent_opinion(dossier: Dossier) -> None:
    made = r.blocks(dossier, document="evaluation-report")
    said = r.paragraphs(made)
    assert said[said.index("Fondement") + 1] == "Annexe 2"
    assert said[said.index("Avis divergent") + 1] == "Non"
    assert r.facts(made)["Membres"] == "A\nB"
    assert r.every(made, Cover)[0].title == "Rapport d’évaluation"


@pytest.mark.parametrize("document", ["activity-report", "evaluation-report"])
def test_a_report_that_is_not_there_is_said(dossier: Dossier, document: str) -> None:
    with pytest.raises(ExportError, match="no such report"):
        r.blocks(Dossier(), document=document)
    with pytest.raises(ExportError, match="no such report"):
        r.blocks(dossier, document=document, item="rep-none")

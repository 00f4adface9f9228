"""A letter as amended: each change with what it replaced, and the letter as it was beside it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plpmission import life
from plpmission.model import Dossier, read_dossier
from plpmission.model.life import (
    Amendment,
    SupersededMeans,
    SupersededObjective,
    SupersededTarget,
)
from plpmission.model.objectives import Objective
from plpmission.model.terms import AmendedPart, AuthorityKind, ProposedBy
from plpmission.render.blocks import Cover, Heading, Table
from tests.render import reading as r

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"
TODAY = dt.date(2028, 5, 1)


@pytest.fixture(scope="module")
def amended() -> Dossier:
    """The sample in force, with one amendment set and another under way."""
    council, day = AuthorityKind.POLICE_COUNCIL, dt.date(2026, 6, 24)
    sample = life.set_by_authority(read_dossier(SAMPLE), day, council, "p. 4", today=TODAY)
    sample = life.record_copy(sample, dt.date(2026, 7, 1), "Courrier", today=TODAY)
    first, *_, last = sample.letter.objectives
    indicator, means = sample.indicators[0], sample.letter.means[0]
    target = indicator.target.model_copy(update={"value": 18})
    made = Amendment.new(
        title="Premier amendement",
        proposed_by=ProposedBy.HOLDER,
        changes=AmendedPart.BOTH,
        reason="Moins de moyens que prévu",
        objectives=(
            SupersededObjective.new(objective=first.id, new_title="Plus près", reason="Clair"),
            SupersededObjective.new(objective=last.id, dropped=True, reason="Fait"),
        ),
        targets=(SupersededTarget.new(indicator=indicator.id, new_target=target, reason="Haut"),),
        means=(SupersededMeans.new(means=means.id, new_promised=1, reason="Budget"),),
        added_objectives=(Objective.new(title="Un nouvel objectif", text="Faire ceci."),),
    )
    if life.stage(sample) is not life.Stage.IN_FORCE:
        sample = life.put_in_force(sample, dt.date(2026, 9, 1), today=TODAY)
    held = sample.with_value("letter.amendments", (made,))
    held = life.propose_amendment(held, made.id, dt.date(2028, 1, 10), today=TODAY)
    authority = AuthorityKind.POLICE_COUNCIL
    held = life.set_amendment(held, made.id, dt.date(2028, 3, 1), authority, "p. 7", today=TODAY)
    waiting = Amendment.new(title="Deuxième amendement")
    return held.with_value("letter.amendments", (*held.letter.amendments, waiting))


def changes(dossier: Dossier) -> list[list[str]]:
    made = r.blocks(dossier, document="consolidated-letter")
    [table] = [table for table in r.every(made, Table) if "amendement" in table.caption]
    return r.cells(table)


def test_each_change_stands_with_what_it_replaced(amended: Dossier) -> None:
    rows = changes(amended)
    assert rows[0][1:] == ["Une police à portée de chaque village", "Plus près", "Clair"]
    assert rows[1][2:] == ["Abandonné", "Fait"]
    assert ("22 villages" in rows[2][1], "18 villages" in rows[2][2]) == (True, True)
    assert rows[3][2].endswith("1 €")
    assert rows[4][0].endswith("Un nouvel objectif")


def test_the_consolidated_letter_holds_what_is_set_and_nothing_under_way(amended: Dossier) -> None:
    made = r.blocks(amended, document="consolidated-letter")
    cover = r.every(made, Cover)[0]
    assert cover.title == "Lettre de mission consolidée"
    assert "1er mars 2028" in r.plain(cover.lines[-1])
    said = r.paragraphs(made)
    assert "Premier amendement" in said
    assert "Deuxième amendement" not in said


def test_a_comparison_starts_from_the_letter_as_it_was_set(amended: Dossier) -> None:
    made = r.blocks(amended, document="redline")
    titles = [heading.text for heading in r.every(made, Heading) if heading.change == "added"]
    assert any("Plus près" in title for title in titles)
    assert any("Un nouvel objectif" in title for title in titles)
    assert "telle que fixée" in r.plain(r.every(made, Cover)[0].lines[-2])

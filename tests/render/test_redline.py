"""A letter with its changes: rejecting every mark gives what stood, accepting what stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plpmission.errors import ExportError
from plpmission.model import Dossier, read_dossier
from plpmission.render import Earlier, render
from plpmission.render.blocks import (
    Block,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
)
from plpmission.render.redline import is_changed, redlined
from tests.render import reading as r
from tests.strategies import dossiers

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"


@pytest.fixture(scope="module")
def before() -> Dossier:
    return read_dossier(SAMPLE)


@pytest.fixture(scope="module")
def after(before: Dossier) -> Dossier:
    """The sample with a title, a target, a partner and a passage changed."""
    letter = before.letter
    changed = before.with_value(f"letter.objectives[{letter.objectives[0].id}].title", "Plus près")
    changed = changed.with_value(f"indicators[{before.indicators[0].id}].target.value", 99)
    changed = changed.without_item(letter.partners[2].id)
    said = letter.note("conclusion").text
    return changed.with_section("conclusion", text=f"{said}\n\nUn paragraphe de plus.")


def comparison(before: Dossier, after: Dossier, **choices: bool) -> tuple[Block, ...]:
    earlier = Earlier(dossier=before, name="la version 3", name_now="la version 5", **choices)
    return render(after, "redline", earlier=earlier).blocks


def words(blocks: tuple[Block, ...] | list[Block], without: str = "") -> str:
    """All words of blocks in order, but for those marked in one way."""
    said: list[str] = []
    for block in r.unfolded(blocks):
        if isinstance(block, Heading) and (not without or block.change != without):
            said.append(f"{block.number} {block.text}")
        if isinstance(block, Figure) and (not without or block.change != without):
            said.append(block.alt)
        if isinstance(block, Facts):
            rows = [((Run(text=fact.label), *fact.runs), fact.runs) for fact in block.facts]
            said += [told(row, without) for row, runs in rows if told(runs, without)]
        if isinstance(block, Paragraph):
            said.append(told(block.runs, without))
        if isinstance(block, Table):
            said += [told(cell, without) for row in block.rows for cell in row]
    return " ".join(" ".join(said).split())


def told(runs: tuple[Run, ...], without: str) -> str:
    return "".join(run.text for run in runs if not without or run.change != without)


def test_each_change_stands_at_its_place(before: Dossier, after: Dossier) -> None:
    made = comparison(before, after)
    marks = {run.text: run.change for block in r.every(made, Paragraph) for run in block.runs}
    assert marks["Un paragraphe de plus."] == "added"
    [renamed] = [block for block in r.every(made, Heading) if block.change]
    assert renamed.text.endswith("Plus près")
    targets = [
        run
        for block in r.every(made, Facts)
        for fact in block.facts
        for run in fact.runs
        if fact.label == "Cible" and run.change
    ]
    assert [(run.text, run.change) for run in targets] == [("22", "removed"), ("99", "added")]


def test_the_cover_says_which_versions_and_what_the_marks_mean(
    before: Dossier, after: Dossier
) -> None:
    cover = comparison(before, after)[0]
    assert r.plain(cover.lines[-2]) == "De la version 3 à la version 5"
    assert "barré" in cover.lines[-1]


def test_two_columns_show_the_changed_passages_alone(before: Dossier, after: Dossier) -> None:
    made = comparison(before, after, side_by_side=True)
    rows = [row for block in made if isinstance(block, Table) for row in r.cells(block)]
    assert ["", "Un paragraphe de plus."] in rows
    assert any("22 villages" in old and "99 villages" in new for old, new in rows)
    assert any(old and not new for old, new in rows)
    assert "2" not in {heading.number for heading in r.every(made, Heading)}


def test_nothing_changed_is_said(before: Dossier) -> None:
    assert [p for p in r.paragraphs(comparison(before, before)) if "Rien n’a changé" in p]


def test_a_comparison_without_an_earlier_version_is_refused(before: Dossier) -> None:
    with pytest.raises(ExportError, match="earlier version"):
        render(before, "redline")


def test_what_is_taken_out_leads_nowhere_and_is_led_to_by_nothing(
    before: Dossier, after: Dossier
) -> None:
    for block in r.unfolded(comparison(after, before)):
        runs = [run for runs in getattr(block, "rows", ()) for cell in runs for run in cell]
        assert not [run for run in runs if run.change == "removed" and (run.ref or run.href)]


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
@given(dossiers(), dossiers())
def test_both_versions_can_be_read_back(before: Dossier, after: Dossier) -> None:
    old, new = render(before, lang="fr").blocks, render(after, lang="fr").blocks
    made = list(redlined(old, new))
    assert sorted(words(made, "removed").split()) == sorted(words(list(new)).split())


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_paragraphs_come_in_the_order_of_both_versions(old: list[str], new: list[str]) -> None:
    def paragraphs(letters: list[str]) -> list[Block]:
        return [Paragraph(runs=(Run(text=letter * 3),)) for letter in letters]

    made = list(redlined(paragraphs(old), paragraphs(new)))
    assert words(made, "added") == " ".join(letter * 3 for letter in old)
    assert words(made, "removed") == " ".join(letter * 3 for letter in new)


def test_a_list_keeps_its_entries_apart() -> None:
    def listed(*texts: str) -> ListBlock:
        return ListBlock(entries=tuple((Paragraph(runs=(Run(text=text),)),) for text in texts))

    [made] = redlined([listed("un chat noir", "deux")], [listed("un chat gris", "deux", "trois")])
    assert is_changed(made)
    assert words([made], "removed") == "un chat gris deux trois"
    assert words([made], "added") == "un chat noir deux"

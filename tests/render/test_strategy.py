"""The strategic map and the amounts by year: nothing lost, nothing clipped, all translated."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.i18n.catalogue import LOCALE
from plpmission.model import Dossier, read_dossier
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Means, Objective, TacticalPlan
from plpmission.model.terms import MeansKind
from plpmission.render import strategy
from plpmission.render.blocks import Figure
from plpmission.render.figures import HEIGHT, WIDTH, budget
from plpmission.render.figures import strategic_map as drawing
from plpmission.render.scope import Scope
from tests.render.test_figures import HOSTILE, assert_fits, texts

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"
NODES = st.integers(0, 24)


@pytest.fixture(scope="module")
def scope() -> Scope:
    return Scope(dossier=read_dossier(SAMPLE), lang="fr")


def words(svg: str) -> str:
    return " ".join("".join(text.itertext()) for text in texts(svg))


def node(kind: str, at: int, name: str = "Nom") -> drawing.Node:
    return drawing.Node(id=f"{kind}-{at}", label=f"{kind.upper()} {at}", name=name)


@st.composite
def maps(draw: st.DrawFn) -> drawing.Map:
    counts = {kind: draw(NODES) for kind in ("obj", "plan", "ind")}
    name = draw(st.sampled_from(["Court", HOSTILE, "Un nom assez long pour prendre deux lignes"]))
    nodes = {kind: tuple(node(kind, at, name) for at in range(n)) for kind, n in counts.items()}
    links = {
        kind: tuple(
            (f"obj-{one}", f"{kind}-{other}")
            for one in range(counts["obj"])
            for other in range(counts[kind])
            if (one * 7 + other * 5) % 3 == 0
        )
        for kind in ("plan", "ind")
    }
    return drawing.Map(
        mission=draw(st.sampled_from(["", "Servir", HOSTILE])),
        titles=("Mission", "Objectifs", "Plans", "Indicateurs"),
        objectives=nodes["obj"],
        plans=nodes["plan"],
        indicators=nodes["ind"],
        carried=links["plan"],
        judged=links["ind"],
    )


@settings(max_examples=10, deadline=None)
@given(maps())
def test_a_map_shows_every_node_and_fits_whatever_it_holds(drawn: drawing.Map) -> None:
    sheets = drawing.draw(drawn)
    shown = " ".join(map(words, sheets))
    for one in (*drawn.objectives, *drawn.plans, *drawn.indicators):
        assert one.label in shown
    for svg in sheets:
        assert_fits(svg)
        assert float(ET.fromstring(svg).get("width", 0)) <= WIDTH


def test_boxes_of_a_map_do_not_lie_over_each_other(scope: Scope) -> None:
    placed = drawing.layout(strategy.map_of(scope))
    for column in drawing.COLUMNS:
        boxes = sorted((b for b in placed.boxes if b.kind == column), key=lambda box: box.y)
        for above, below in pairwise(boxes):
            assert above.y + above.height < below.y


def test_what_serves_two_objectives_stands_once_with_two_lines(scope: Scope) -> None:
    placed = drawing.layout(strategy.map_of(scope))
    ids = [box.node.id for box in placed.boxes]
    assert len(ids) == len(set(ids))
    assert len([line for line in placed.lines if line.target == "plan-partenariats"]) == 2


def test_what_hangs_on_nothing_is_marked_and_named_in_words(scope: Scope) -> None:
    plan, indicator = TacticalPlan.new(title="Seul"), Indicator.new(name="Orpheline")
    dossier = scope.dossier.with_item("letter.plans", plan).with_item("indicators", indicator)
    dossier = dossier.with_item("letter.objectives", Objective.new(title="Nu"))
    drawn = strategy.map_of(Scope(dossier=dossier, lang="fr"))
    alone = [n.name for n in (*drawn.objectives, *drawn.plans, *drawn.indicators) if n.mark]
    assert alone == ["Nu", "Seul", "Orpheline"]
    assert "ni plan ni indicateur" in strategy.map_in_words(drawn, "fr")


def test_a_long_map_takes_several_pages_of_which_one_has_the_table(scope: Scope) -> None:
    dossier = scope.dossier
    for at in range(12):
        dossier = dossier.with_item("letter.objectives", Objective.new(title=f"Objectif {at}"))
    figures = list(strategy.strategic_map(Scope(dossier=dossier, lang="nl")))
    assert len(figures) > 1
    assert [bool(figure.table) for figure in figures] == [False] * (len(figures) - 1) + [True]
    assert all(float(ET.fromstring(f.svg).get("height", 0)) <= HEIGHT for f in figures)


def test_an_empty_letter_has_neither_map_nor_amounts() -> None:
    empty = Scope(dossier=Dossier(), lang="fr")
    assert list(strategy.strategic_map(empty)) == []
    assert list(strategy.amounts_by_year(empty)) == []
    assert list(strategy.budget_figure(empty)) == []


def test_amounts_say_in_words_and_in_a_table_what_the_bars_show(scope: Scope) -> None:
    figures = [*strategy.amounts_by_year(scope), *strategy.budget_figure(scope)]
    assert len(figures) == 3
    for figure in figures:
        assert isinstance(figure, Figure)
        assert figure.table
        assert_fits(figure.svg)
        for row in figure.table.rows:
            assert row[0][0].text in figure.alt


def test_series_that_say_nothing_are_left_out() -> None:
    means = Means.new(kind=MeansKind.STAFF, year=2027, needed=2.0)
    bars = strategy.means_by_year(Dossier().with_item("letter.means", means), MeansKind.STAFF, "en")
    assert bars
    assert (bars.series, bars.groups[0].values) == (("Needed",), (2.0,))


@given(st.floats(1e-6, 1e15))
def test_the_scale_reaches_over_the_largest_amount_in_few_steps(most: float) -> None:
    found = budget.steps(most)
    assert found[0] == 0
    assert found[-1] >= most * (1 - 1e-9)
    assert len(found) <= 6


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_every_sentence_of_these_figures_is_translated(lang: str) -> None:
    tree = ast.parse(Path(strategy.__file__).read_text(encoding="utf-8"))
    said = {
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "t"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    }
    catalogue = (LOCALE / lang / "LC_MESSAGES" / "builder.po").read_text(encoding="utf-8")
    assert {one for one in said if f'msgid "{one}"' not in catalogue} == set()

"""Charts on paper: every kind is drawn, fits its page, and reads without colours."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from plpmission.kpi import Rebase, analyse
from plpmission.kpi.chance_figure import chance_figure
from plpmission.kpi.descriptions import BaselineLine, ControlFigure, Figure, GoalLine, Mark
from plpmission.kpi.figure import control_figure, multiples, run_figure, spark_table
from plpmission.kpi.figure_areas import funnel_figure
from plpmission.kpi.figure_time import before_after_figure, season_figure
from plpmission.model.indicators import Indicator, Measurement, Target
from plpmission.model.terms import Direction
from plpmission.render.figures.charts import draw
from tests.kpi.shared import long_table
from tests.render.test_figures import HOSTILE, assert_fits, assert_no_overlap

RNG = np.random.default_rng(7)
CALM = 50 + RNG.normal(size=36) * 3
REBASE = Rebase(period="2002-01", by="A. Peeters", reason="Another way of counting")


def control(**more: Any) -> ControlFigure:
    values = [*CALM, 70, 71]
    found = analyse(long_table(values, direction="down", target=45), rebases=[REBASE])
    return replace(control_figure(found, 0, lang="fr", marks=[REBASE]), **more)


def full() -> ControlFigure:
    day = dt.date(2002, 3, 1)
    return control(
        unit="faits par mois",
        baseline=BaselineLine(value=48, words="Mesure de référence : 48", day=day),
        goals=(
            GoalLine(low=-np.inf, high=44, words="Ancienne cible", last=day, superseded=True),
            GoalLine(low=40, high=46, words="Cible : 40 – 46", first=day, last=dt.date(2005, 1, 1)),
        ),
        marks=tuple(
            Mark(period="2002-03", words=f"Plan {at}", kind="plan", day=day + dt.timedelta(days=at))
            for at in range(6)
        ),
    )


def indicator() -> Indicator:
    measured = tuple(
        Measurement(period=str(2014 + at), value=80 - 3 * at + at % 3) for at in range(9)
    )
    return Indicator(
        id="ind-a",
        name="Vols",
        unit="faits",
        direction=Direction.DOWN,
        target=Target(value=40, deadline=dt.date(2026, 12, 31)),
        measurements=measured,
    )


def chance() -> Figure:
    found = chance_figure(indicator(), lang="nl")
    assert isinstance(found, Figure)
    return found


def funnel() -> Figure:
    people = np.geomspace(2_000, 200_000, 30)
    counts = np.round(people * 0.006 * np.where(np.arange(30) % 9 == 4, 1.8, 1))
    names = [f"Zone {at}" for at in range(30)]
    return funnel_figure(names, counts, people, lang="fr", direction="down")


FIGURES: dict[str, Any] = {
    "control": full,
    "few": lambda: control_figure(analyse(long_table([1, 5, 2])), 0, lang="de"),
    "one": lambda: control_figure(analyse(long_table([1])), 0, lang="de"),
    "constant": lambda: control_figure(analyse(long_table([0.0] * 15)), 0, lang="en"),
    "empty": lambda: replace(control(), dots=(), rows=(), limits=False),
    "run": lambda: run_figure(long_table(CALM), lang="en", unit="%"),
    "sparks": lambda: spark_table(
        analyse(long_table([CALM, [*CALM[:5]] + [np.nan] * 31])), lang="nl"
    ),
    "multiples": lambda: multiples([control(), full(), control()], title="x", shared=True),
    "season": lambda: season_figure(long_table(CALM), lang="de", unit="h"),
    "before": lambda: before_after_figure(long_table(CALM), "2002-01", lang="fr", words="Plan"),
    "chance": chance,
    "funnel": funnel,
}


@pytest.mark.parametrize("name", FIGURES)
def test_every_chart_fits_its_page_with_words_that_do_not_touch(name: str) -> None:
    figure = FIGURES[name]()
    drawn = draw(figure)
    assert "nan" not in drawn
    assert "inf" not in drawn.replace("infér", "")
    assert_fits(drawn)
    assert_no_overlap(drawn)
    assert figure.alt
    assert all(len(row) == len(figure.heading) for row in figure.rows)


def test_what_is_typed_cannot_break_the_drawing() -> None:
    figure = control(
        unit=HOSTILE,
        title=HOSTILE,
        marks=(Mark(period="2002-03", words=HOSTILE, day=dt.date(2002, 3, 1)),),
        goals=(GoalLine(low=45, high=np.inf, words=HOSTILE),),
    )
    for drawn in (draw(figure), draw(multiples([figure], title=HOSTILE))):
        assert "<script" not in drawn
        assert_fits(drawn)


def test_signals_differ_by_shape_and_not_by_colour_alone() -> None:
    values = [*CALM, 90]
    better = control_figure(analyse(long_table(values, direction="up")), 0, lang="en")
    worse = control_figure(analyse(long_table(values, direction="down")), 0, lang="en")
    neither = control_figure(analyse(long_table(values)), 0, lang="en")
    assert [one.dots[-1].meaning for one in (better, worse, neither)] == [
        "better",
        "worse",
        "change",
    ]

    def shapes(figure: ControlFigure) -> tuple[int, int, int]:
        drawn = draw(figure)
        return drawn.count("<circle"), drawn.count("<rect"), drawn.count("<polygon")

    assert len({shapes(figure) for figure in (better, worse)}) == 2
    colour = "#86478c"
    sign = draw(neither).split(f'fill="{colour}"')[0].rsplit("<", 1)[1]
    assert sign.startswith("polygon")


def test_limits_of_each_phase_are_lines_of_their_own() -> None:
    drawn = draw(control())
    assert drawn.count('stroke-dasharray="5 3"') == 4
    assert "Another way of counting" in drawn
    assert drawn.count("<polyline") == 7


def test_a_replaced_target_is_drawn_apart_and_named() -> None:
    drawn = draw(full())
    assert "Ancienne cible" in drawn
    assert drawn.count('stroke-dasharray="2 4"') == 2


def test_nothing_draws_what_is_no_chart() -> None:
    bare = Figure(title="", lang="en", alt="", heading=(), rows=())
    with pytest.raises(TypeError):
        draw(bare)

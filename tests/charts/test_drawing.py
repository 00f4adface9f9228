"""Figure descriptions become charts: without plotly, in one template, for eyes of every kind."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plpmission.kpi import descriptions as d
from plpmission_widgets.charts import drawn, figure, shown
from plpmission_widgets.charts.axes import place, scale, time_axis
from plpmission_widgets.charts.paint import NAMES, painted, palette, template
from plpmission_widgets.charts.words import Edge, Upright, edges, uprights
from tests.charts.samples import ALL, CHANCE, CONTROL, FUNNEL, PHASES, SHORT

ROOT = Path(__file__).parents[2]
SINGLE = [name for name in ALL if name not in ("multiples", "sparks")]


@pytest.mark.parametrize("name", list(ALL))
def test_what_is_shown_is_plain_data_with_alternative_text_and_a_table(name: str) -> None:
    told = json.loads(json.dumps(shown(ALL[name]), allow_nan=False))
    assert told["alt"]
    assert told["says"]
    assert told["table"]["rows"]
    assert {len(row) for row in told["table"]["rows"]} == {len(told["table"]["heading"])}


@pytest.mark.parametrize("name", SINGLE)
def test_the_same_chart_is_a_plotly_figure_in_the_registered_template(name: str) -> None:
    import plotly.io

    made = figure(ALL[name], "dark")
    assert len(made.data) == len(drawn(ALL[name])["data"])
    assert NAMES["dark"] in plotly.io.templates
    assert "var(" not in made.to_json()


def test_charts_are_described_without_plotly_pandas_or_numpy() -> None:
    script = (
        "import sys; from tests.charts.samples import ALL; from plpmission_widgets.charts import "
        "shown; [shown(one) for one in ALL.values()]; "
        "print([m for m in ('plotly', 'pandas', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_every_colour_is_a_token_of_the_design() -> None:
    css = (ROOT / "widgets/js/src/css/tokens.css").read_text(encoding="utf-8")
    for theme in ("light", "dark"):
        for name, value in palette(theme).items():
            assert f"--plp-{name}: {value};" in css, (theme, name)
    for description in (ALL[name] for name in SINGLE):
        text = json.dumps(drawn(description))
        assert not re.search(r"#[0-9a-f]{3,6}\b|rgb\(", text)
        used = set(re.findall(r"var\(--plp-([\w-]+)\)", text))
        assert used <= set(palette("light"))


def test_a_signal_differs_by_shape_too_and_hovering_names_its_rule() -> None:
    signals = [trace for trace in drawn(PHASES)["data"] if trace["showlegend"]]
    assert len({trace["marker"]["symbol"] for trace in signals}) == len(signals) == 2
    worse = next(trace for trace in signals if trace["marker"]["symbol"] == "square")
    assert "hors d’une limite" in worse["hovertext"][0]
    assert "86,9 %" in worse["hovertext"][0]


def test_each_phase_has_its_own_limits() -> None:
    bands = [trace for trace in drawn(PHASES)["data"] if trace.get("fill") == "toself"]
    assert [max(band["y"]) for band in bands] == [pytest.approx(94.9), pytest.approx(98.6)]


def test_a_target_that_no_longer_holds_is_dotted_and_ends_where_the_next_begins() -> None:
    lines = [t for t in drawn(CONTROL)["data"] if t["hoverinfo"] == "text" and t["mode"] == "lines"]
    former, now = lines
    assert former["line"]["dash"] != now["line"]["dash"]
    assert former["x"][1] == pytest.approx(now["x"][0])
    assert any(note["name"] == "old" for note in drawn(CONTROL)["layout"]["annotations"])


def test_too_few_points_have_no_limits_and_no_signal() -> None:
    chart = drawn(SHORT)
    assert not any(trace.get("fill") for trace in chart["data"])
    assert not any(trace["showlegend"] for trace in chart["data"])
    assert [note["text"] for note in chart["layout"]["annotations"]] == ["<b>67 cible</b>"]


def test_what_is_typed_is_text_and_never_markup() -> None:
    sly = "<a href='javascript:1'>x</a>&<b>"
    marks = (d.Mark(period="2021-Q1", words=sly),)
    told = shown(replace(CONTROL, marks=marks, unit=sly))
    drawing = json.dumps(told["plot"])
    assert "<a " not in drawing
    assert "&lt;a href" in drawing
    assert told["marks"][0]["words"] == sly


FIGURES = st.lists(
    st.floats(-1e9, 1e9).map(lambda value: round(value, 3)) | st.sampled_from([0.0022, 32.0, 0.0]),
    min_size=1,
)


@given(FIGURES)
def test_every_figure_stands_on_a_scale_with_a_few_round_lines(values: list[float]) -> None:
    y = scale(values, 200)
    ticks = y.axis("fr")["tickvals"]
    assert 2 <= len(ticks) <= 9
    assert len(set(y.axis("fr")["ticktext"])) == len(ticks)
    assert all(y.low <= value <= y.high for value in (*values, *ticks[1:-1]))


def test_words_beside_the_plot_do_not_cover_each_other() -> None:
    y = scale([0, 100], 200)
    said = [Edge(value=value, text="x") for value in (50, 51, 52, 100)]
    heights = [y.px(note["y"]) + note["yshift"] for note in edges(said, y)]
    assert all(b - a >= 15.9 for a, b in pairwise(heights))
    assert max(heights) <= 208


def test_words_above_the_plot_do_not_cover_each_other() -> None:
    said = [Upright(at=2020 + at / 50, text=f"decision {at}", period="") for at in range(20)]
    above = uprights(said, 2020, 2026, 430)
    assert len(above["shapes"]) == 20
    assert 3 <= len(above["annotations"]) < 20
    assert above["rows"] == 3


def test_a_period_stands_in_the_middle_of_its_time() -> None:
    assert place("2024") == pytest.approx(2024.5)
    assert place("2024-Q1") == pytest.approx(2024.125, abs=0.01)
    assert place("2024-07") == pytest.approx(2024.54, abs=0.01)
    assert place("17") == 17


def test_a_long_axis_names_few_years_and_a_short_one_its_periods() -> None:
    long = time_axis([str(year) for year in range(1990, 2026)], "fr")
    assert len(long["ticktext"]) <= 9
    short = time_axis(["2024-Q3", "2024-Q4", "2025-Q1"], "nl")
    assert short["ticktext"] == ["K3 2024", "K4 2024", "K1 2025"]


def test_a_forecast_says_its_interval_and_a_funnel_names_who_is_outside() -> None:
    said = json.dumps(drawn(CHANCE), ensure_ascii=False)
    assert "8 fois sur 10 entre 95 et 159" in said
    names = {note["text"] for note in drawn(FUNNEL)["layout"]["annotations"]}
    assert {"ZP Ourthe-Lienne", "ZP Haute-Semois"} <= names


def test_the_template_is_one_file_and_both_themes_come_from_it() -> None:
    light, dark = (painted(template(), theme) for theme in ("light", "dark"))
    assert light != dark
    assert light["layout"].keys() == dark["layout"].keys()

"""Drawings: nothing clipped, nothing lost, whatever the data holds."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.render.figures import HEIGHT, WIDTH, gantt, measure, organigram, series, swot
from plpmission.render.figures.time_axis import Axis

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("x")</script> & \x00 العربية Ελλάδα 🙂 ' + "x" * 300
DAY = dt.date(2026, 3, 1)


def texts(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{SVG}text"))


def spans(svg: str) -> list[tuple[float, float, float, str]]:
    """Each line of text: left, right, baseline, words."""
    found = []
    for text in texts(svg):
        words = "".join(text.itertext())
        bold = text.get("font-weight") == "bold"
        wide = measure.width(words, float(text.get("font-size", 0)), bold=bold)
        x = float(text.get("x", 0))
        left = {"middle": x - wide / 2, "end": x - wide}.get(text.get("text-anchor", ""), x)
        found.append((left, left + wide, float(text.get("y", 0)), words))
    return found


def assert_fits(svg: str) -> None:
    root = ET.fromstring(svg)
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    assert width <= WIDTH
    assert height <= HEIGHT + 20
    for left, right, baseline, words in spans(svg):
        assert left >= -1, words
        assert right <= width + 1, words
        assert 0 < baseline <= height, words


def assert_no_overlap(svg: str) -> None:
    listed = spans(svg)
    for at, (left, right, y, words) in enumerate(listed):
        for other_left, other_right, other_y, other in listed[at + 1 :]:
            apart = right <= other_left + 1 or other_right <= left + 1 or abs(y - other_y) >= 10
            assert apart, (words, other)


# Text


def test_text_wraps_at_the_measured_width() -> None:
    lines = measure.wrap("Un texte assez long pour plusieurs lignes", 12, 90)
    assert len(lines) > 2
    assert all(measure.width(line, 12) <= 90 for line in lines)


def test_a_word_wider_than_its_room_is_cut_and_whole() -> None:
    lines = measure.wrap("x" * 300, 12, 90)
    assert "".join(lines) == "x" * 300


def test_what_goes_beyond_the_last_line_ends_in_an_ellipsis() -> None:
    assert measure.wrap("mot " * 500, 12, 90, lines=2)[-1].endswith("…")
    assert len(measure.wrap("mot " * 500, 12, 90, lines=2)) == 2


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.integers(20, 300), st.integers(1, 5))
def test_no_line_is_wider_than_its_room(text: str, room: int, lines: int) -> None:
    found = measure.wrap(text, 12, room, lines=lines)
    assert len(found) <= lines
    assert all(measure.width(line, 12) <= room or len(line) == 1 for line in found)


# SWOT


def board(count: int, text: str) -> swot.Board:
    quadrants = [
        swot.Quadrant(
            title=name,
            aside="chez nous",
            notes=tuple(
                swot.Note(label=f"Fo {at}", text=text, weight=at % 3 + 1)
                for at in range(1, count + 1)
            ),
        )
        for name in ("Forces", "Faiblesses", "Opportunités", "Menaces")
    ]
    first, second, third, fourth = quadrants
    return swot.Board(quadrants=(first, second, third, fourth), more="… et {count} de plus")


@pytest.mark.parametrize("count", [0, 1, 3, 8, 60])
@pytest.mark.parametrize("text", ["Court", "Un constat plus long que les autres " * 8, HOSTILE])
def test_a_swot_board_fits_a_page(count: int, text: str) -> None:
    svg = swot.draw(board(count, text))
    assert_fits(svg)
    assert_no_overlap(svg)


def test_a_swot_board_says_how_many_notes_it_has_no_room_for() -> None:
    assert "… et 53 de plus" in swot.draw(board(60, "Un constat assez long pour deux lignes " * 2))


# Organisation


def chart(*pairs: tuple[str, str], text: str = "Unité") -> organigram.Chart:
    units = tuple(
        organigram.Unit(key=key, name=f"{text} {key}", under=under, lines=("CP Untel", "3 ETP"))
        for key, under in pairs
    )
    return organigram.Chart(units=units, continued="(suite)")


SHAPES = {
    "one": [("a", "")],
    "flat": [("a", ""), *((f"u{at}", "a") for at in range(59))],
    "deep": [("u0", ""), *((f"u{at}", f"u{at - 1}") for at in range(1, 60))],
    "wide": [("a", ""), *((f"u{at}", "a" if at < 6 else f"u{at % 6}") for at in range(59))],
    "circle": [("a", "b"), ("b", "c"), ("c", "a"), ("d", "d")],
    "orphans": [(f"u{at}", "nobody") for at in range(20)],
    "twice": [("a", ""), ("a", "b"), ("b", "a")],
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "text", ["Unité", "Direction de la proximité et de l’intervention", HOSTILE]
)
def test_every_unit_gets_a_box_and_every_drawing_fits_a_page(shape: str, text: str) -> None:
    drawn = organigram.draw(chart(*SHAPES[shape], text=text))
    for svg in drawn:
        assert_fits(svg)
        assert_no_overlap(svg)
    boxes = sum(svg.count("<rect") for svg in drawn)
    assert boxes >= len({key for key, _ in SHAPES[shape]})


def test_a_unit_in_a_circle_is_listed_once() -> None:
    listed = organigram.branches(chart(*SHAPES["circle"]).units)
    assert sorted(unit.key for unit, _ in listed) == ["a", "b", "c", "d"]


def test_no_units_no_drawing() -> None:
    assert organigram.draw(chart()) == ()


def test_new_units_have_a_dashed_outline_and_a_legend() -> None:
    units = (organigram.Unit(key="a", name="A"), organigram.Unit(key="b", name="B", new=True))
    [svg] = organigram.draw(organigram.Chart(units=units, continued="", new="Nouveau"))
    assert "stroke-dasharray" in svg
    assert "Nouveau" in svg


# Plans


def schedule(*plans: gantt.Plan, start: dt.date | None = DAY) -> gantt.Schedule:
    return gantt.Schedule(
        plans=plans,
        start=start,
        end=start and start.replace(year=start.year + 5),
        start_words="mandat du 1er mars 2026",
        end_words="au 1er mars 2031",
        undated="pas encore de dates",
        milestone="jalon",
        done="Terminé",
    )


def plan(at: int, name: str = "Visites de conseil") -> gantt.Plan:
    first = DAY + dt.timedelta(days=30 * at)
    return gantt.Plan(
        label=f"PT {at}",
        name=name,
        start=first,
        end=first + dt.timedelta(days=400),
        milestones=(first + dt.timedelta(days=200),),
        after="après PT 1" if at > 3 else "",
        done=at == 2,
    )


@pytest.mark.parametrize(
    "name", ["Visites", "Un nom de plan qui prend plusieurs lignes " * 4, HOSTILE]
)
@pytest.mark.parametrize("count", [1, 12, 80])
def test_a_calendar_fits_a_page_and_goes_on_in_the_next(count: int, name: str) -> None:
    drawn = gantt.draw(schedule(*(plan(at, name) for at in range(1, count + 1))))
    assert len(drawn) >= -(-count // gantt.ROWS)
    for svg in drawn:
        assert_fits(svg)
        assert_no_overlap(svg)


def test_plans_without_dates_or_with_one_have_a_row_too() -> None:
    [svg] = gantt.draw(
        schedule(
            gantt.Plan(label="PT 1", name="Rien"),
            gantt.Plan(label="PT 2", name="Début", start=DAY),
            gantt.Plan(label="PT 3", name="Fin", end=DAY),
            gantt.Plan(label="PT 4", name="À l’envers", start=dt.date(2029, 1, 1), end=DAY),
        )
    )
    assert "pas encore de dates" in svg
    assert_fits(svg)


@pytest.mark.parametrize("first", [dt.date(1, 1, 1), dt.date(1926, 1, 1), dt.date(9994, 12, 1)])
def test_a_mistyped_year_does_not_break_the_calendar(first: dt.date) -> None:
    for svg in gantt.draw(schedule(gantt.Plan(label="PT 1", name="x", start=first))):
        assert_fits(svg)


def test_no_dates_no_calendar() -> None:
    assert gantt.draw(schedule(gantt.Plan(label="PT 1", name="x"), start=None)) == ()


@settings(max_examples=80, deadline=None)
@given(st.dates(), st.dates())
def test_an_axis_names_at_most_a_dozen_dates(first: dt.date, last: dt.date) -> None:
    axis = Axis(min(first, last), max(first, last), 100, 600)
    assert len(axis.labels()) <= 13
    assert all(100 <= x <= 600 for x, _ in axis.labels())


# Indicators


def line(*values: float, **parts: object) -> series.Series:
    points = tuple((dt.date(2016 + at, 7, 1), value) for at, value in enumerate(values))
    return series.Series(points=points, unit="Faits par an", lang="fr", **parts)  # type: ignore[arg-type]


GOAL = series.Goal(low=90, high=None, day=dt.date(2029, 12, 31), words="Cible : au plus 90 " * 3)
START = series.Start(value=128, day=dt.date(2025, 12, 31), words="Référence : 128 faits par an")


@pytest.mark.parametrize(
    "drawn",
    [
        line(176, 168, 150, 157, 127, start=START, goal=GOAL),
        line(128, 128, 128),
        line(0, 0),
        line(1e15, -1e15),
        line(1e-9, 2e-9),
        line(start=START, goal=GOAL),
        line(90.5, 91, goal=series.Goal(low=85, high=95, day=None, words="Cible " + "x" * 300)),
        line(*range(60)),
    ],
)
def test_an_indicator_is_drawn_whatever_its_figures(drawn: series.Series) -> None:
    assert series.drawable(drawn)
    svg = series.draw(drawn)
    assert_fits(svg)
    assert_no_overlap(svg)


def test_one_figure_alone_is_not_drawn() -> None:
    assert not series.drawable(line(12))
    assert not series.drawable(series.Series(points=(), unit="", lang="fr"))


def test_the_axis_has_round_steps() -> None:
    assert series.Scale.over([117, 176]).ticks() == [100, 120, 140, 160, 180]
    assert series.Scale.over([88.1, 97.4]).digits == 1
    assert series.Scale.over([3, 20]).low == 0


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-1e15, 1e15), min_size=2, max_size=8))
def test_any_figures_fit_their_scale(values: list[float]) -> None:
    scale = series.Scale.over(values)
    assert scale.low <= min(values) <= max(values) <= scale.high * (1 + 1e-9) + 1e-9
    assert 2 <= len(scale.ticks()) <= 9


# Safety


def test_text_in_a_drawing_is_data() -> None:
    for svg in (
        swot.draw(board(2, HOSTILE)),
        *organigram.draw(chart(("a", ""), text=HOSTILE)),
        *gantt.draw(schedule(plan(1, HOSTILE))),
    ):
        assert "<script" not in svg
        assert not re.search(r"href|style=|url\(|on\w+=", svg)
        assert {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()} <= {
            "svg",
            "text",
            "rect",
            "line",
            "circle",
            "polygon",
            "polyline",
        }

"""Whether a target is realistic, by the indicator's own history."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from plpmission.kpi.chance import Chances, TooFew, chances
from plpmission.kpi.forecast import forecast
from plpmission.kpi.goal import goal, per
from plpmission.kpi.indicators import chance_of_target, indicator_table
from plpmission.kpi.outlook import student
from plpmission.model.indicators import Indicator, Measurement, Rebasing, Target
from plpmission.model.terms import Direction

FALLING = [176, 168, 151, 157, 118, 121, 134, 130, 127, 127]


def yearly(values: list[float], *, first: int = 2016, **fields: Any) -> Indicator:
    measured = tuple(
        Measurement(period=str(first + place), value=value) for place, value in enumerate(values)
    )
    told = {"target": Target(value=90, deadline=dt.date(2029, 12, 31)), **fields}
    return Indicator(
        id="ind-x",
        direction=told.pop("direction", Direction.DOWN),
        **{"measurements": measured, **told},
    )


def told(indicator: Indicator, **how: Any) -> Chances:
    found = chances(indicator, lang=how.get("lang", "en"))
    assert isinstance(found, Chances), found.sentence
    return found


def test_asking_for_a_chance_brings_no_pandas() -> None:
    code = (
        "import sys, plpmission.kpi.chance; "
        "print(sorted({'numpy', 'pandas', 'scipy'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 10, 57, 118])
def test_students_law_is_scipys(freedom: int) -> None:
    for t in (-8.0, -1.3, 0.0, 0.4, 2.5, 9.0):
        assert student(t, freedom) == pytest.approx(stats.t.cdf(t, freedom), abs=1e-12)


FIGURES = st.floats(0, 500).map(lambda value: round(value, 1))


@settings(max_examples=30, deadline=None)
@given(
    st.one_of(
        st.tuples(st.just("Y"), st.lists(FIGURES, min_size=6, max_size=14, unique=True)),
        st.tuples(st.just("M"), st.lists(FIGURES, min_size=13, max_size=40, unique=True)),
        st.tuples(st.just("Q"), st.lists(FIGURES, min_size=13, max_size=20, unique=True)),
    ),
    st.floats(0, 500),
    st.sampled_from([Direction.UP, Direction.DOWN]),
    st.sets(st.integers(1, 10), max_size=3),
)
def test_the_chance_is_that_of_the_forecast(
    series: tuple[str, list[float]], target: float, direction: Direction, gaps: set[int]
) -> None:
    rhythm, values = series
    shape = {"Y": (1, "{0}"), "M": (12, "{0}-{1:02}"), "Q": (4, "{0}-Q{1}")}[rhythm]
    periods = [shape[1].format(2010 + at // shape[0], at % shape[0] + 1) for at in range(60)]
    free = [period for at, period in enumerate(periods) if at not in gaps]
    measured = tuple(Measurement(period=p, value=v) for p, v in zip(free, values, strict=False))
    last = int(measured[-1].period[:4])
    one = Indicator(
        id="ind-x",
        direction=direction,
        measurements=measured,
        target=Target(value=target, deadline=dt.date(last + 1, 12, 31)),
    )
    table = forecast(
        indicator_table([one]), dt.date(last + 1, 12, 31), target=target, direction=direction.value
    )
    found = chances(one, lang="fr")
    if isinstance(found, TooFew):  # the figures may cover less time than is left
        return
    assert found.as_now == pytest.approx(float(table["chance"].iloc[0]), abs=1e-6)
    assert found.expected == pytest.approx(float(table["value"].iloc[0]), rel=1e-6, abs=1e-6)
    assert chance_of_target(one) == found.as_now


def test_the_sentence_says_both_chances_and_what_is_asked() -> None:
    found = told(yearly(FALLING))
    assert found.as_now == pytest.approx(0.204, abs=0.001)
    assert found.as_now < found.as_ever == pytest.approx(0.753, abs=0.001)
    # From 176 in 2016 to 118 in 2020: 58 in as long a time as is left.
    assert found.seen == pytest.approx(-58 / 4)
    assert found.sentence == (
        "If things go on as they are, the chance of reaching the target (≤\u00a090, 31/12/2029) is "
        "about 20 %; if they change as much as they ever did in as long a time, about 75 %. It "
        "asks for a change of −9.32 a year; the most ever seen in as long a time is −14.5 a year."
    )
    assert any("few" in assumed for assumed in found.assumptions)
    assert (found.history.n, found.history.first, found.history.last) == (10, "2016", "2025")


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_each_language_says_it_in_its_own_words(lang: str) -> None:
    said = told(yearly(FALLING), lang=lang)
    english = told(yearly(FALLING))
    assert said.as_now == english.as_now
    assert said.sentence != english.sentence
    assert not set(said.assumptions) & set(english.assumptions)


def test_too_few_figures_are_too_few_to_say() -> None:
    few = chances(yearly(FALLING[:5], first=2021), lang="en")
    assert isinstance(few, TooFew)
    assert few.sentence == "Too few figures to say: 5, and 6 are needed."
    short = chances(
        yearly(FALLING[:6], target=Target(value=90, deadline=dt.date(2040, 1, 1))), lang="en"
    )
    assert isinstance(short, TooFew)
    assert "they cover 6 years, and the target lies 19 ahead" in short.sentence


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"target": Target(value=90)}, "no target with a date"),
        ({"target": Target(deadline=dt.date(2029, 1, 1))}, "no target with a date"),
        ({"direction": Direction.KEEP}, "no target with a date"),
        ({"target": Target(value=90, deadline=dt.date(2025, 6, 1))}, "not after the last figure"),
        ({"measurements": ()}, "0, and 6 are needed"),
    ],
)
def test_what_cannot_be_told_says_why(fields: dict[str, Any], said: str) -> None:
    found = chances(yearly(FALLING, **fields), lang="en")
    assert isinstance(found, TooFew)
    assert said in found.sentence


def test_a_band_is_reached_from_either_side_and_kept() -> None:
    inside = Target(low=100, high=150, deadline=dt.date(2027, 12, 31))
    above = Target(low=20, high=40, deadline=dt.date(2027, 12, 31))
    kept = told(yearly(FALLING, target=inside, direction=Direction.KEEP))
    far = told(yearly(FALLING, target=above, direction=Direction.KEEP))
    assert kept.as_now > 0.7
    assert kept.needed == 0
    assert "asks for" not in kept.sentence
    assert far.as_now < 0.05
    assert far.needed < 0
    assert "20 – 40" in far.sentence


def test_figures_before_a_rebasing_do_not_count() -> None:
    made = Rebasing(period="2020", by="A. Peeters", reason="Another way of counting")
    found = told(
        yearly(FALLING, rebases=(made,), target=Target(value=90, deadline=dt.date(2027, 1, 1)))
    )
    assert found.history.first == "2020"
    assert any("2020" in assumed and "anew" in assumed for assumed in found.assumptions)


def test_what_does_not_count_is_said() -> None:
    measured = tuple(Measurement(period=str(2015 + k), value=50 + k % 3) for k in range(8))
    odd = (
        Measurement(period="2016-Q1", value=9),
        Measurement(period="2018", value=99),
        Measurement(period="2024", value=3, denominator=0),
    )
    found = told(yearly([], measurements=measured + odd))
    assert found.history.n == 7
    assert found.assumptions[-1] == "Left out: 2018, 2016-Q1, 2024."


def test_counts_over_a_denominator_are_in_the_targets_unit() -> None:
    measured = tuple(
        Measurement(period=str(2015 + k), value=60 + k, denominator=100) for k in range(8)
    )
    found = told(
        yearly(
            [],
            measurements=measured,
            unit="%",
            direction=Direction.UP,
            target=Target(value=80, deadline=dt.date(2026, 12, 31)),
        )
    )
    assert found.level == pytest.approx(67, abs=1)


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("%", 100),
        ("procent van de dossiers", 100),
        ("faits pour 1 000 habitants", 1000),
        ("feiten per 10.000 inwoners", 10_000),
        ("pro 100 000 Einwohner", 100_000),
        ("‰", 1000),
        ("faits", 1),
        ("11 000 faits", 1),
    ],
)
def test_a_unit_says_out_of_how_many(unit: str, factor: float) -> None:
    assert per(unit) == factor


def test_a_band_counts_before_a_value() -> None:
    asked = goal(Target(value=3, low=5, high=4), Direction.UP)
    assert asked is not None
    assert (asked.low, asked.high) == (4, 5)
    assert asked.holds(4.5)
    assert not asked.holds(3)

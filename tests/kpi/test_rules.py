"""Which points are signals, and how often noise gives one."""

from __future__ import annotations

from math import factorial

import numpy as np
import pytest
from scipy.stats import norm

from plpmission.errors import KpiError
from plpmission.kpi.rules import (
    BIT,
    Lines,
    Rules,
    marks,
    run_ends,
    side_of,
    trend_ends,
    two_of_three,
)

SERIES, POINTS = 10_000, 120


def lines(rows: int = 1, center: float = 0.0, half: float = 3.0) -> Lines:
    column = np.full((rows, 1), center)
    return Lines(column, column - half, column + half)


def marked(values: list[float], rule: str, rules: Rules | None = None) -> list[int]:
    found = marks(np.array([values], dtype=float), lines(), rules or Rules())
    return np.flatnonzero(found[0] & BIT[rule]).tolist()  # type: ignore[index]


def test_a_point_beyond_a_limit_is_marked_and_one_on_it_is_not() -> None:
    assert marked([0, 3, 3.1, -3, -3.1], "beyond_limit") == [2, 4]


def test_all_points_of_a_run_are_marked() -> None:
    assert marked([-1, 1, 1, 1, 1, 1, 1, 1, -1], "one_side") == [1, 2, 3, 4, 5, 6, 7]


def test_a_point_on_the_centre_ends_a_run() -> None:
    assert marked([1, 1, 1, 0, 1, 1, 1, 1], "one_side") == []


def test_six_or_eight_points_can_make_a_run() -> None:
    six, eight = [1.0] * 6, [1.0] * 7
    assert marked(six, "one_side") == []
    assert marked(six, "one_side", Rules(one_side=6)) == list(range(6))
    assert marked(eight, "one_side", Rules(one_side=8)) == []
    with pytest.raises(KpiError):
        Rules(one_side=5)


def test_runs_do_not_reach_from_one_series_into_the_next() -> None:
    found = marks(np.array([[-1, 1, 1, 1], [1, 1, 1, 1.0]]), lines(2))
    assert not found.any()
    rising = marks(np.array([[9, 0, 1, 2], [3, 4, 5, 6.0]]) / 9, lines(2))
    assert not (rising & BIT["rising_or_falling"]).any()


def test_only_points_near_the_limit_are_marked_as_near() -> None:
    assert marked([2.5, 1, 2.5], "near_limit") == [0, 2]
    assert marked([2.5, -1, 2.5], "near_limit") == []
    assert marked([2.5, 3.5, 1], "near_limit") == []


def test_a_rule_can_be_left_off() -> None:
    assert marked([5], "beyond_limit", Rules(off=frozenset({"beyond_limit"}))) == []


def test_a_trend_points_where_it_goes_and_all_else_where_it_lies() -> None:
    values = np.array([[-1.4, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2]])
    found = marks(values, lines())
    assert side_of(values, np.zeros((1, 1)), found).tolist() == [[1.0] * 7]
    beyond = np.array([[0.0, 4.0, -4.0]])
    assert side_of(beyond, np.zeros((1, 1)), marks(beyond, lines())).tolist() == [[0, 1, -1]]


def near_by_chance() -> float:
    """The chance that 3 values lie on one side, 2 or more of them between 2 and 3 sigmas."""
    close = norm.cdf(3) - norm.cdf(2)
    two_and_one = 3 * close**2 * (0.5 - close) + close**3
    return float(2 * two_and_one)


@pytest.fixture(scope="module")
def noise() -> np.ndarray:
    return np.random.default_rng(1931).standard_normal((SERIES, POINTS))


def test_the_false_alarms_of_each_rule_are_those_of_theory(
    noise: np.ndarray, record_property: pytest.FixtureRequest
) -> None:
    """A window's chance of a false alarm, with known centre and sigma, within 10 % of theory."""
    close = (np.abs(noise) > 2) & (np.abs(noise) <= 3)
    rising, falling = trend_ends(noise)
    windows = {
        "beyond_limit": np.abs(noise) > 3,
        "one_side": (run_ends(noise > 0) | run_ends(noise < 0))[:, 6:],
        "rising_or_falling": (rising | falling)[:, 6:],
        "near_limit": np.concatenate(
            [
                (two_of_three(part, side[:, at : at + 3] > 0))[:, :1]
                | (two_of_three(part, side[:, at : at + 3] < 0))[:, :1]
                for at in range(POINTS - 2)
                for part, side in [(close[:, at : at + 3], noise)]
            ],
            axis=1,
        ),
    }
    theory = {
        "beyond_limit": 2 * norm.sf(3),
        "one_side": 2 * 0.5**7,
        "rising_or_falling": 2 / factorial(7),
        "near_limit": near_by_chance(),
    }
    for rule, found in windows.items():
        seen = found.mean()
        print(f"{rule:<18} seen {seen:.6f}  theory {theory[rule]:.6f}")
        assert seen == pytest.approx(theory[rule], rel=0.10)


def test_marks_agree_with_the_windows_that_theory_counts(noise: np.ndarray) -> None:
    """A point is marked where a window over it alarms: a run's points, 8/128 of them in theory."""
    found = marks(noise, lines(SERIES))
    assert ((found & BIT["beyond_limit"]) > 0).mean() == pytest.approx(2 * norm.sf(3), rel=0.1)
    inner = ((found & BIT["one_side"]) > 0)[:, 20:-20]
    assert inner.mean() == pytest.approx(8 / 128, rel=0.1)

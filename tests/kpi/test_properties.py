"""What holds for any figures."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.kpi import analyse, control_limits, xmr_limits
from plpmission.kpi.ragged import blocks
from plpmission.kpi.rules import Lines, marks
from tests.kpi.shared import long_table

SERIES = st.lists(st.integers(-1000, 1000), min_size=2, max_size=40)
"""Whole numbers: shifts and doublings of them are exact, so that ties stay ties."""
MIRRORED = {"improvement": "concern", "concern": "improvement"}


def chart(values: np.ndarray) -> tuple[np.ndarray, ...]:
    limits = xmr_limits(values)
    lines = Lines(*(side[:, None] for side in (limits.center, limits.lower, limits.upper)))
    return limits.center, limits.lower, limits.upper, marks(values, lines)


@given(SERIES, st.integers(-500, 500), st.sampled_from([0.25, 0.5, 2.0, 8.0]))
def test_limits_move_and_grow_with_the_figures(values: list[int], shift: int, scale: float) -> None:
    plain = np.array([values], dtype=float)
    one, two = chart(plain), chart(plain * scale + shift)
    for before, after in zip(one[:3], two[:3], strict=True):
        np.testing.assert_allclose(before * scale + shift, after, rtol=1e-9, atol=1e-6)


@given(st.lists(SERIES, min_size=1, max_size=6), st.integers(1, 5))
def test_padding_changes_nothing(series: list[list[int]], extra: int) -> None:
    width = max(map(len, series)) + extra
    padded = np.full((len(series), width), np.nan)
    for row, values in enumerate(series):
        padded[row, : len(values)] = values
    together = chart(padded)
    for row, values in enumerate(series):
        alone = chart(np.array([values], dtype=float))
        for one, two in zip(alone[:3], together[:3], strict=True):
            np.testing.assert_allclose(one[0], two[row], rtol=1e-12)
        assert together[3][row, : len(values)].tolist() == alone[3][0].tolist()
        assert not together[3][row, len(values) :].any()


@given(st.lists(st.integers(0, 300), max_size=300))
def test_blocks_hold_every_cell_once(lengths: list[int]) -> None:
    sizes = np.array(lengths, dtype=np.int64)
    flat = np.arange(float(sizes.sum()))
    copy = np.full(len(flat), -1.0)
    for block in blocks(sizes):
        block.put(copy, block.take(flat))
    np.testing.assert_array_equal(copy, flat)


@settings(max_examples=25, deadline=None)
@given(st.lists(SERIES, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_series_changes_nothing(series, random) -> None:  # type: ignore[no-untyped-def]
    width = max(map(len, series))
    matrix = np.array([[*values, *[np.nan] * (width - len(values))] for values in series])
    table = long_table(matrix)
    rows = list(range(len(table)))
    random.shuffle(rows)
    one = control_limits(table).set_index("series").sort_index()
    two = control_limits(table.iloc[rows]).set_index("series").sort_index()
    np.testing.assert_allclose(one.to_numpy(float), two.to_numpy(float), rtol=1e-12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-50, 50), min_size=1, max_size=40))
def test_turning_the_direction_turns_the_verdict(values: list[int]) -> None:
    up, down = (
        analyse(long_table(np.array(values, float), direction=way)).verdict(0)
        for way in ("up", "down")
    )
    assert down == MIRRORED.get(up, up)
    mirrored = analyse(long_table(-np.array(values, float), direction="down")).verdict(0)
    assert mirrored == up


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.floats(width=32), st.integers(-3, 3).map(float)), min_size=1, max_size=30)
)
def test_any_figures_give_a_conclusion(values: list[float]) -> None:
    table = long_table(np.zeros(len(values))).assign(value=values, direction="up", target=1.0)
    [found] = analyse(table)
    assert found.n <= len(values)
    assert found.n >= 13 or found.verdict == "too_few_points"

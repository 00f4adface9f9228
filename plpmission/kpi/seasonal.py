"""Limits for figures that have a season, or a trend.

*Season*: each month's (quarter's) usual distance from the level is estimated, taken away, limits
are drawn on what is left, and the season is put back: limits follow the year.

    season(m) = mean of (value − its year-long centred mean) over all m, made to sum to 0
    limits    = season + centre ± 2.66 × mean moving range of (value − season)

Source: Wheeler, Understanding Variation (1993), on seasonal figures; classical decomposition as in
Hyndman & Athanasopoulos, Forecasting (3rd ed.), 3.4. Two full years are needed.

*Trend*: a least-squares line is the centre, limits run along it, from the moving range of the
residuals. Source: Montgomery, Statistical Quality Control, 8th ed., 10.3 (tool wear charts).
"""

from __future__ import annotations

import numpy as np

from plpmission.kpi.charts import Figures
from plpmission.kpi.constants import YEARS
from plpmission.kpi.ragged import Bools, Floats, Ints
from plpmission.kpi.xmr import Limits, around, center_and_range


def seasons(values: Floats, ordinals: Ints, per_year: Ints) -> Floats:
    """The season of every point of a matrix ``(series, points)``, in the values' unit.

    ``ordinals`` are the points' periods, ``per_year`` how many make a year, a row. 0 for rows of
    yearly, weekly, daily or plain figures, and of less than two years. Formula: module.
    """
    season = np.zeros_like(values)
    count = np.count_nonzero(~np.isnan(values), axis=1)
    for cycle in (4, 12):
        rows = np.flatnonzero((per_year == cycle) & (count >= YEARS * cycle))
        if rows.size:
            season[rows] = _season(values[rows], ordinals[rows] % cycle, cycle)
    return season


def _season(values: Floats, part: Ints, cycle: int) -> Floats:
    inside = ~np.isnan(values)
    distance = np.where(inside, values - _year_mean(values, inside, cycle), 0.0)
    cell = np.arange(len(values))[:, None] * cycle + part
    shape = (len(values), cycle)
    size = len(values) * cycle
    total = np.bincount(cell[inside], weights=distance[inside], minlength=size).reshape(shape)
    number = np.bincount(cell[inside], minlength=size).reshape(shape)
    mean = total / np.maximum(number, 1)
    mean -= mean.mean(axis=1, keepdims=True)
    return np.where(inside, np.take_along_axis(mean, part, axis=1), np.nan)


def _year_mean(values: Floats, inside: Bools, cycle: int) -> Floats:
    """Mean of the year around each point; nearer the ends, of the first or last full year."""
    count = np.count_nonzero(inside, axis=1)
    run = np.cumsum(np.where(inside, values, 0.0), axis=1)
    run = np.concatenate([np.zeros((len(values), 1)), run], axis=1)
    column = np.arange(values.shape[1])
    first = np.clip(column - cycle // 2, 0, np.maximum(count - cycle, 0)[:, None])
    year = np.take_along_axis(run, first + cycle, axis=1) - np.take_along_axis(run, first, axis=1)
    return np.asarray(year / cycle)


def without_season(values: Floats, ordinals: Ints, per_year: Ints) -> Floats:
    """The values less their season (see ``seasons``)."""
    return values - np.nan_to_num(seasons(values, ordinals, per_year))


def strength(values: Floats, ordinals: Ints, per_year: Ints) -> Floats:
    """How much of a row's movement within the year is season: 0 none, 1 all.

    1 − Var(rest) / Var(rest + season); source: Hyndman & Athanasopoulos, Forecasting (3rd ed.),
    4.3; from 0.64 on they take a series for seasonal.
    """
    season = np.nan_to_num(seasons(values, ordinals, per_year))
    found = np.zeros(len(values))
    inside = ~np.isnan(values)
    for cycle in (4, 12):
        rows = np.flatnonzero((per_year == cycle) & (np.count_nonzero(season, axis=1) > 0))
        if not rows.size:
            continue
        moves = np.where(inside, values, np.nan)[rows] - _year_mean(
            values[rows], inside[rows], cycle
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.nanvar(moves - season[rows], axis=1) / np.nanvar(moves, axis=1)
        found[rows] = np.clip(1 - np.nan_to_num(share, nan=1.0), 0, 1)
    return found


def seasonal_limits(figures: Figures, ordinals: Ints, per_year: Ints) -> Limits:
    """Limits that follow the season: ``(series, points)`` arrays. Formula, source: module."""
    season = seasons(figures.rates, ordinals, per_year)
    level = figures.first(figures.rates - np.nan_to_num(season))
    center, ranges = center_and_range(level, screen=figures.method.screen)
    return around(center[:, None] + season, ranges[:, None], figures.method)


def trended_limits(figures: Figures) -> Limits:
    """Limits along the least-squares line: ``(series, points)`` arrays. Formula, source: module."""
    values = figures.first(figures.rates)
    inside = ~np.isnan(values)
    count = np.count_nonzero(inside, axis=1)[:, None]
    time = np.arange(values.shape[1]) - (count - 1) / 2
    shown, filled = np.where(inside, time, 0.0), np.where(inside, values, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (shown * filled).sum(axis=1, keepdims=True) / (shown**2).sum(axis=1, keepdims=True)
        mean = filled.sum(axis=1, keepdims=True) / count
    line = mean + np.nan_to_num(slope) * time
    ranges = center_and_range(values - line, screen=figures.method.screen)[1]
    return around(line, ranges[:, None], figures.method)

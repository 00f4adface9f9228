"""Where a series goes until the deadline, and the chance that it reaches the target.

The Theta method: exponential smoothing of the level, and half of the slope as drift,

    level[t]     = α x[t] + (1 − α) level[t − 1]
    forecast[h]  = level[n] + ½ slope · (h − 1 + 1/α − (1 − α)ⁿ/α),   slope by least squares
    variance[h]  = σ² (1 + (h − 1) α² + (h α)² / n)

α is the one of 0.05 … 1 with the least error one step ahead. Series with a strong season (see
``seasonal``) are first cleared of it, and it is put back. Source: Assimakopoulos & Nikolopoulos,
International J. of Forecasting 16 (2000), in the form of Hyndman & Billah, ibid. 19 (2003).
Intervals are Student's t with n − 3 degrees of freedom. Units: the values', or with a denominator
counts per unit of it. Where periods are missing, h counts steps as long as those between figures.

It says how things go if nothing changes. Fewer than 6 yearly figures, or 13 others, get none.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from plpmission.kpi.constants import ALPHAS, FEWEST, MINIMUM, STRONG
from plpmission.kpi.dates import FREQUENCIES, PER_YEAR, label, ordinal_of
from plpmission.kpi.panel import Panel, panel
from plpmission.kpi.ragged import Floats, Ints, blocks
from plpmission.kpi.seasonal import seasons, strength
from plpmission.kpi.verdict import direction_sign


def forecast(
    frame: Any,
    deadline: dt.date,
    *,
    target: float | None = None,
    direction: str = "",
    confidence: float = 0.95,
) -> Any:
    """Each series of a long table at the period in which ``deadline`` lies; see the module.

    Returns:
        a frame series, n, period, ahead (periods from the last figure), value, low, high, and
        chance: that the figure then lies at ``target`` or on the better side of it (``direction``
        up or down); NaN without target or direction. NaN throughout for too few points (see the
        module), and where the deadline is past.
    """
    from scipy.stats import t

    data = panel(frame)
    sign = direction_sign(direction)
    periods = np.array([ordinal_of(name, deadline) for name in FREQUENCIES])[data.frequency]
    last = np.append(data.ordinals, 0)[data.starts + data.lengths - 1]
    ahead = np.where(data.lengths > 0, periods - last, 0)
    value, error = _forecasts(data, ahead)
    freedom = np.maximum(data.lengths - 3, 1)
    reach = t.ppf((1 + confidence) / 2, freedom) * error
    chance = np.full(len(value), np.nan)
    if target is not None and sign:
        with np.errstate(divide="ignore", invalid="ignore"):
            chance = np.where(error > 0, t.cdf(sign * (value - target) / error, freedom), np.nan)
        chance = np.where(error == 0, (sign * (value - target) >= 0).astype(float), chance)
    return pd.DataFrame(
        {
            "series": data.names,
            "n": data.lengths,
            "period": [
                label(data.frequency_of(at), int(number)) for at, number in enumerate(periods)
            ],
            "ahead": ahead,
            "value": value,
            "low": value - reach,
            "high": value + reach,
            "chance": chance,
        }
    )


def _forecasts(data: Panel, ahead: Ints) -> tuple[Floats, Floats]:
    rows = len(data.lengths)
    value, error = np.full(rows, np.nan), np.full(rows, np.nan)
    rhythm = np.array([PER_YEAR[name] for name in FREQUENCIES])[data.frequency]
    fewest = np.array([FEWEST.get(name, MINIMUM) for name in FREQUENCIES])[data.frequency]
    rates = data.values if data.denominators is None else data.values / data.denominators
    steps = _steps_ahead(data, ahead)
    for block in blocks(data.lengths):
        at = np.arange(rows)[block.rows]
        good = (data.lengths[at] >= fewest[at]) & (ahead[at] >= 1)
        if not good.any():
            continue
        at, values = at[good], block.take(rates)[good]
        times = block.take(data.ordinals, padding=0)[good]
        strong = strength(values, times, rhythm[at]) >= STRONG
        season = np.where(strong[:, None], np.nan_to_num(seasons(values, times, rhythm[at])), 0.0)
        level, spread = theta(values - season, data.lengths[at], steps[at])
        # A season costs a figure of each part of the year but one, and is as uncertain as its mean.
        lost, count = np.where(strong, rhythm[at] - 1, 0), data.lengths[at]
        spread *= np.sqrt((count - 3) / (count - 3 - lost) * (1 + lost / count))
        value[at] = level + _season_then(season, times, data.lengths[at], ahead[at], rhythm[at])
        error[at] = spread
    return value, error


def _steps_ahead(data: Panel, ahead: Ints) -> Floats:
    """Periods ahead in steps between figures; see ``outlook.steps_ahead``."""
    filled = data.lengths > 1
    first, last = (np.append(data.ordinals, 0)[data.starts + end] for end in (0, data.lengths - 1))
    apart = np.where(filled, last - first, 1) / np.where(filled, data.lengths - 1, 1)
    return np.asarray(np.maximum(ahead / apart, 1.0))


def _season_then(season: Floats, times: Ints, count: Ints, ahead: Ints, rhythm: Ints) -> Floats:
    """The season of the period forecast: that of the latest point of the same part of the year."""
    cycle = np.maximum(rhythm, 1)[:, None]
    column = np.arange(season.shape[1])
    then = np.take_along_axis(times, count[:, None] - 1, axis=1) + ahead[:, None]
    same = (times % cycle == then % cycle) & (column < count[:, None])
    place = np.where(same, column, -1).max(axis=1)
    found = season[np.arange(len(season)), np.maximum(place, 0)]
    return np.where(place >= 0, found, 0.0)


def theta(values: Floats, count: Ints, ahead: Floats) -> tuple[Floats, Floats]:
    """Forecast and its standard error of each row, ``ahead`` steps on; see the module.

    ``values`` are padded with NaN after ``count`` points.
    """
    inside = ~np.isnan(values)
    filled = np.where(inside, values, 0.0)
    time = np.where(inside, np.arange(values.shape[1]) - (count[:, None] - 1) / 2, 0.0)
    slope = (time * filled).sum(axis=1) / (time**2).sum(axis=1)
    best = np.full(len(values), np.inf)
    level, alpha = np.zeros(len(values)), np.zeros(len(values))
    for one in ALPHAS:
        ended, square = _smoothed(filled, inside, slope / 2, one)
        better = square < best
        best = np.where(better, square, best)
        level, alpha = np.where(better, ended, level), np.where(better, one, alpha)
    sigma = np.sqrt(best / np.maximum(count - 3, 1))
    drift = slope / 2 * (ahead - 1 + 1 / alpha - (1 - alpha) ** count / alpha)
    # The drift is as uncertain as the mean of the level's own steps, α σ / √n each.
    own = (ahead - 1) * alpha**2 + (ahead * alpha) ** 2 / count
    return level + drift, sigma * np.sqrt(1 + own)


def _smoothed(values: Floats, inside: Any, drift: Floats, alpha: float) -> tuple[Floats, Floats]:
    """The level at each row's end, and the sum of its squared errors one step ahead."""
    level, square = values[:, 0].copy(), np.zeros(len(values))
    for column in range(1, values.shape[1]):
        shown = inside[:, column]
        step = drift * (1 / alpha - (1 - alpha) ** column / alpha)
        miss = np.where(shown, values[:, column] - level, 0.0)
        square += np.where(shown, (miss - step) ** 2, 0.0)
        level += alpha * miss
    return level, square

"""Where one series goes: the Theta method of ``forecast``, of one series and without NumPy.

    level[t]     = α x[t] + (1 − α) level[t − 1]
    forecast[h]  = level[n] + ½ slope · (h − 1 + 1/α − (1 − α)ⁿ/α),   slope by least squares
    variance[h]  = σ² (1 + (h − 1) α² + (h α)² / n)

Source and season: see ``forecast``, which does the same for whole tables; a test holds both to the
same figures. Units: the values'; ``h`` in steps between figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plpmission.kpi.constants import ALPHAS, STRONG, YEARS

Row = Sequence[float]


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What comes ``h`` steps on, if things go on as they are."""

    level: float
    """Where the series stands now, without its season."""
    drift: float
    """How far it moves until then."""
    season: float
    """What the time of the year adds then."""
    error: float
    """The forecast's standard error."""
    freedom: int
    """Degrees of freedom of ``error``, for Student's t."""

    @property
    def value(self) -> float:
        """The forecast."""
        return self.level + self.drift + self.season

    def reach(self, share: float) -> float:
        """How many standard errors the interval goes out that holds this share of outcomes."""
        low, high = 0.0, 1.0
        while student(high, self.freedom) < (1 + share) / 2:
            high *= 2
        for _ in range(40):
            middle = (low + high) / 2
            inside = student(middle, self.freedom) < (1 + share) / 2
            low, high = (middle, high) if inside else (low, middle)
        return high

    def chance(self, low: float, high: float, center: float | None = None) -> float:
        """The chance that the figure then lies from ``low`` to ``high``."""
        middle = self.value if center is None else center
        if self.error == 0:
            return float(low <= middle <= high)
        above = student((high - middle) / self.error, self.freedom)
        return above - student((low - middle) / self.error, self.freedom)


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """A series as the method sees it, from which any number of periods ahead can be told."""

    times: tuple[int, ...]
    cycle: int
    """Periods that make a year."""
    flat: tuple[float, ...]
    """The figures without their season."""
    season: dict[int, float]
    """What each part of the year adds; empty without a season."""
    level: float
    slope: float
    alpha: float
    sigma: float

    def ahead(self, periods: int) -> Outlook:
        """The outlook so many periods after the last figure."""
        n, alpha, steps = len(self.flat), self.alpha, steps_ahead(self.times, periods)
        drift = self.slope / 2 * (steps - 1 + 1 / alpha - (1 - alpha) ** n / alpha)
        own = (steps - 1) * alpha**2 + (steps * alpha) ** 2 / n
        error = self.sigma * math.sqrt(1 + own)
        if self.season:
            # A season costs a figure of each of its parts but one, and is as unsure as its mean.
            lost = self.cycle - 1
            error *= math.sqrt((n - 3) / (n - 3 - lost) * (1 + lost / n))
        then = self.season.get((self.times[-1] + periods) % self.cycle, 0.0)
        return Outlook(
            level=self.level, drift=drift, season=then, error=error, freedom=max(n - 3, 1)
        )


def fitted(values: Row, times: Sequence[int], cycle: int) -> Fitted:
    """The method fitted to a series.

    Arguments: ``values`` of at least 6 figures at ``times`` (ordinals, rising); ``cycle`` periods
    make a year.
    """
    season = season_of(values, times, cycle)
    flat = tuple(v - season.get(time % cycle, 0.0) for v, time in zip(values, times, strict=True))
    slope = _slope(flat)
    square, alpha, level = min(_smoothed(flat, slope / 2, alpha) for alpha in ALPHAS)
    return Fitted(
        times=tuple(times),
        cycle=cycle,
        flat=flat,
        season=season,
        level=level,
        slope=slope,
        alpha=alpha,
        sigma=math.sqrt(square / max(len(flat) - 3, 1)),
    )


def steps_ahead(times: Sequence[int], ahead: int) -> float:
    """Periods ahead in steps between figures, which may lie more than a period apart."""
    return max(ahead * (len(times) - 1) / (times[-1] - times[0]), 1.0)


def _slope(values: Row) -> float:
    middle = (len(values) - 1) / 2
    rise = sum((place - middle) * value for place, value in enumerate(values))
    return rise / sum((place - middle) ** 2 for place in range(len(values)))


def _smoothed(values: Row, drift: float, alpha: float) -> tuple[float, float, float]:
    """The squared errors one step ahead, ``alpha``, and the level at the end."""
    level, square = values[0], 0.0
    left, most = (1 - alpha) / alpha, 1 / alpha
    for value in values[1:]:
        miss = value - level
        square += (miss - drift * (most - left)) ** 2
        level += alpha * miss
        left *= 1 - alpha
    return square, alpha, level


def season_of(values: Row, times: Sequence[int], cycle: int) -> dict[int, float]:
    """What each part of the year adds; nothing where the season is weak or cannot be told.

    Formula and source: ``seasonal``.
    """
    if cycle not in (4, 12) or len(values) < YEARS * cycle:
        return {}
    moves = [value - mean for value, mean in zip(values, _year_mean(values, cycle), strict=True)]
    parts = [time % cycle for time in times]
    means = [
        _mean([m for m, p in zip(moves, parts, strict=True) if p == part]) for part in range(cycle)
    ]
    middle = _mean(means)
    season = {part: mean - middle for part, mean in enumerate(means) if part in parts}
    whole = _variance(moves)
    rest = _variance([move - season[part] for move, part in zip(moves, parts, strict=True)])
    return season if whole > 0 and 1 - rest / whole >= STRONG else {}


def _year_mean(values: Row, cycle: int) -> list[float]:
    """Mean of the year around each point; nearer the ends, of the first or last full year."""
    run = [0.0]
    for value in values:
        run.append(run[-1] + value)
    last = len(values) - cycle
    firsts = (min(max(place - cycle // 2, 0), last) for place in range(len(values)))
    return [(run[first + cycle] - run[first]) / cycle for first in firsts]


def _mean(values: Row) -> float:
    return sum(values) / len(values) if values else 0.0


def _variance(values: Row) -> float:
    middle = _mean(values)
    return _mean([(value - middle) ** 2 for value in values])


def student(t: float, freedom: int) -> float:
    """The chance that Student's t with ``freedom`` degrees of freedom lies below ``t``.

    Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
    """
    if math.isinf(t):
        return float(t > 0)
    angle = math.atan(t / math.sqrt(freedom))
    sine, square = math.sin(angle), math.cos(angle) ** 2
    odd = freedom % 2
    term, total = (math.cos(angle), 0.0) if odd else (1.0, 1.0)
    if odd and freedom > 1:
        total = term
    for k in range(3 if odd else 2, freedom - 1, 2):
        term *= square * (k - 1) / k
        total += term
    both = 2 / math.pi * (angle + sine * total) if odd else sine * total
    return 0.5 + both / 2

"""Where figures stand: periods along a line of years, values between round figures."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from plpmission.i18n import Lang, number
from plpmission.kpi.dates import first_day, parse_period

Json = dict[str, Any]

LETTER = 7.0
"""Pixels that a letter of the charts' font takes, about."""

_QUARTER: dict[Lang, str] = {"fr": "T", "nl": "K", "de": "Q", "en": "Q"}
_MOST_TICKS = 9
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


def place(period: str) -> float:
    """The middle of a period as a year with decimals; a plain number as it is.

    A day, as of a decision, stands where it lies in its year.
    """
    frequency, ordinal = parse_period(period)
    if frequency in (None, "N"):
        return float(ordinal)
    start = year_of(first_day(frequency, ordinal))
    if frequency == "D":
        return start
    return (start + year_of(first_day(frequency, ordinal + 1))) / 2


def year_of(day: dt.date) -> float:
    """A day as a year with decimals."""
    first, after = dt.date(day.year, 1, 1), dt.date(day.year + 1, 1, 1)
    return day.year + (day - first).days / (after - first).days


def written(period: str, lang: Lang) -> str:
    """A period as the reader writes it: 2025, T3 2025, 07/2025."""
    year, _, part = period.partition("-")
    if len(part) == 2 and part[0] == "Q":
        return f"{_QUARTER[lang]}{part[1]} {year}"
    if len(part) == 2 and part.isdigit():
        return f"{part}/{year}"
    return period


def time_axis(periods: Sequence[str], lang: Lang, until: float | None = None) -> Json:
    """The axis under periods, up to ``until`` where that lies beyond them."""
    places = [place(period) for period in periods]
    low, high = min(places), max(*places, until or places[-1])
    reach = max(high - low, 1.0)
    yearly = {"range": [low - reach * 0.03, high + reach * 0.03]}
    ticks, words = _named(periods, lang, low, high)
    return {**yearly, "tickmode": "array", "tickvals": ticks, "ticktext": words}


def _named(
    periods: Sequence[str], lang: Lang, low: float, high: float
) -> tuple[list[float], list[str]]:
    """Years where there are several, else the periods themselves."""
    frequency, _ = parse_period(periods[0])
    if frequency in (None, "N") or high - low < 2:
        shown = periods[:: max(1, math.ceil(len(periods) / 6))]
        return [place(period) for period in shown], [written(period, lang) for period in shown]
    shift = 0.5 if frequency == "Y" else 0.0
    first, last = math.ceil(low - shift - 0.01), math.floor(high - shift + 0.01)
    years = last - first + 1
    step = next((one for one in _YEAR_STEPS if years / one <= _MOST_TICKS), _YEAR_STEPS[-1])
    shown_years = [year for year in range(first, last + 1) if (year - first) % step == 0]
    return [year + shift for year in shown_years], [str(year) for year in shown_years]


@dataclass(frozen=True)
class Scale:
    """Values from ``low`` to ``high`` on a plot ``height`` px high, a line every ``step``."""

    low: float
    high: float
    step: float
    height: float

    def px(self, value: float) -> float:
        """How high above the axis a value stands, in px."""
        return (value - self.low) / (self.high - self.low) * self.height

    def axis(self, lang: Lang) -> Json:
        """The axis as plotly takes it, its figures in the reader's language."""
        first = math.ceil(self.low / self.step - 1e-9)
        count = math.floor(self.high / self.step + 1e-9) - first + 1
        ticks = [round((first + at) * self.step, 12) for at in range(count)]
        return {
            "range": [self.low, self.high],
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [number(tick, lang) for tick in ticks],
        }

    def room(self, lang: Lang) -> float:
        """Pixels that the axis's words take."""
        return max(len(text) for text in self.axis(lang)["ticktext"]) * LETTER + 14


def scale(values: Iterable[float | None], height: float, *, lines: int = 4) -> Scale:
    """A scale on which all these values stand, with some air above and below."""
    known = [value for value in values if value is not None and math.isfinite(value)] or [0.0]
    low, high = min(known), max(known)
    if high - low <= abs(high) * 1e-9:  # a level line stands in the middle
        half = abs(high) / 2 or 0.5
        low, high = low - half, high + half
    reach = high - low
    rough = reach / lines
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(part * power for part in (1, 2, 2.5, 5, 10) if part * power >= rough * 0.999)
    air = reach * 0.08
    floor = 0.0 if low >= 0 and low - air < 0 else low - air
    return Scale(floor, high + air, step, height)

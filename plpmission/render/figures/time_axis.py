"""Dates along a line: where each stands, and which of them are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

MOST_LABELS = 12
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Axis:
    """From ``start`` to ``end`` between ``left`` and ``right`` px."""

    start: dt.date
    end: dt.date
    left: float
    right: float

    def at(self, day: dt.date) -> float:
        """The place of a date in px."""
        days = max((self.end - self.start).days, 1)
        return self.left + (self.right - self.left) * (day - self.start).days / days

    def ticks(self) -> list[dt.date]:
        """The dates that get a line: years, or quarters where there are few years."""
        return [day for day in self._steps() if self.start <= day <= self.end]

    def labels(self) -> list[tuple[float, str]]:
        """Names with the middle of their place in px: a year's in the middle of it."""
        if self._quarterly():
            return [(self.at(day), f"{day:%m/%Y}") for day in self.ticks()]
        named = [(self._middle(day), f"{day.year:04d}") for day in self._steps()]
        return [(x, name) for x, name in named if self.left <= x <= self.right]

    def _middle(self, day: dt.date) -> float:
        if self._step() > 1:
            return self.at(day)
        first, last = max(day, self.start), min(dt.date(day.year, 12, 31), self.end)
        return (self.at(first) + self.at(last)) / 2 if (last - first).days > 120 else -1

    def _quarterly(self) -> bool:
        return (self.end - self.start).days < 2 * 366

    def _step(self) -> int:
        years = self.end.year - self.start.year + 1
        return next((step for step in _STEPS if years / step <= MOST_LABELS), _STEPS[-1])

    def _steps(self) -> Iterator[dt.date]:
        if self._quarterly():
            years = range(self.start.year, self.end.year + 1)
            yield from (dt.date(year, month, 1) for year in years for month in (1, 4, 7, 10))
            return
        step = self._step()
        first = max(self.start.year - self.start.year % step, 1)
        yield from (dt.date(year, 1, 1) for year in range(first, self.end.year + 1, step))

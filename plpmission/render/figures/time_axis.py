"""Dates along a line: where each stands, and which of them are named."""

from __future__ import annotations

import datetime as dt
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
        if self._quarterly():
            years = range(self.start.year, self.end.year + 1)
            days = [dt.date(year, month, 1) for year in years for month in (1, 4, 7, 10)]
        else:
            step = self._step()
            days = self._years(1 if step == 2 else step)
        return [day for day in days if self.start <= day <= self.end]

    def labels(self) -> list[tuple[float, str]]:
        """Names with the middle of their place in px: a year's in the middle of it."""
        if self._quarterly():
            return [(self.at(day), f"{day:%m/%Y}") for day in self.ticks()]
        step = self._step()
        place = self._middle if step <= 2 else self.at
        named = [(place(day), f"{day.year:04d}") for day in self._years(step)]
        return [(x, name) for x, name in named if self.left <= x <= self.right]

    def _middle(self, day: dt.date) -> float:
        """The middle of what is shown of a year; outside where that is too little."""
        first, last = max(day, self.start), min(dt.date(day.year, 12, 31), self.end)
        return (self.at(first) + self.at(last)) / 2 if (last - first).days > 100 else -1

    def _quarterly(self) -> bool:
        return (self.end - self.start).days < 2 * 366

    def _step(self) -> int:
        years = self.end.year - self.start.year + 1
        return next((step for step in _STEPS if years / step <= MOST_LABELS), _STEPS[-1])

    def _years(self, step: int) -> list[dt.date]:
        first = max(self.start.year - self.start.year % step, 1)
        return [dt.date(year, 1, 1) for year in range(first, self.end.year + 1, step)]

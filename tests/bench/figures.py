"""One row of the benchmark's report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, the ratio (or the ms where the unit says so), and the goal."""

    name: str
    value: float
    goal: float
    unit: str = "×"

    @property
    def line(self) -> str:
        """The row as printed."""
        verdict = "reached" if self.value <= self.goal else "not reached"
        return f"{self.name:<48} {self.value:8.2f} {self.unit:<3} goal ≤ {self.goal:g}  {verdict}"

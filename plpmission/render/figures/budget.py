"""Amounts by year, side by side: what is needed, promised and granted, or planned and spent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, log10

from plpmission.render.figures import WIDTH, measure, palette, svg

LEFT = 78.0
TOP = 34.0
TALL = 190.0
FOOT = 26.0
SIZE = 11.0
MOST = 34.0
"""The widest bar, in px."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """A year; a value for each series, None where nothing is said."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Groups of bars: at most three series, each with its name; ``ticks`` value and words."""

    series: tuple[str, ...]
    groups: tuple[Group, ...]
    ticks: tuple[tuple[float, str], ...]


def steps(most: float) -> tuple[float, ...]:
    """Round values from nothing to at least ``most``, in about four steps."""
    if most <= 0:
        return (0.0, 1.0)
    rough = most / 4
    power = 10.0 ** int(log10(rough) // 1)
    step = next(part * power for part in (1, 2, 2.5, 5, 10) if part * power >= rough)
    return tuple(step * at for at in range(ceil(most / step - 1e-9) + 1))


def draw(bars: Bars) -> str:
    """The bars as SVG; fill, hatching and outline tell the series apart."""
    return _Figure(bars).drawn()


class _Figure:
    """One figure while it is drawn."""

    def __init__(self, bars: Bars) -> None:
        self.bars = bars
        self.most = max((value for value, _ in bars.ticks), default=1.0) or 1.0
        self.room = (WIDTH - LEFT) / max(len(bars.groups), 1)
        self.wide = min(self.room * 0.8 / max(len(bars.series), 1), MOST)

    def drawn(self) -> str:
        height = TOP + TALL + FOOT
        return svg.drawing(WIDTH, height, [*self.legend(), *self.scale(), *self.columns()])

    def legend(self) -> Iterator[str]:
        x = LEFT
        for at, name in enumerate(self.bars.series):
            yield self.bar(at, x, 6, 18, 12)
            yield svg.words(x + 24, 16, name, SIZE, palette.INK_2)
            x += 44 + measure.width(name, SIZE)

    def scale(self) -> Iterator[str]:
        for value, said in self.bars.ticks:
            y = self.y(value)
            line = palette.INK_3 if value == 0 else palette.GRID
            yield svg.line(LEFT, y, WIDTH, y, line)
            yield svg.words(LEFT - 8, y + 4, said, SIZE, palette.INK_2, text_anchor="end")

    def columns(self) -> Iterator[str]:
        for at, group in enumerate(self.bars.groups):
            middle = LEFT + self.room * (at + 0.5)
            first = middle - self.wide * len(self.bars.series) / 2
            for place, value in enumerate(group.values):
                if value is not None:
                    y = self.y(max(value, 0.0))
                    x = first + place * self.wide
                    yield self.bar(place, x + 1, y, self.wide - 2, TOP + TALL - y)
            yield svg.words(
                middle, TOP + TALL + 18, group.label, SIZE, palette.INK, text_anchor="middle"
            )

    def y(self, value: float) -> float:
        return TOP + TALL * (1 - min(value / self.most, 1.0))

    @staticmethod
    def bar(place: int, x: float, y: float, wide: float, tall: float) -> str:
        """Outlined, hatched, filled: from what is asked to what is there."""
        if place == 2:
            return svg.box(x, y, wide, tall, palette.SERIES_1, stroke=palette.SERIES_1)
        frame = svg.box(x, y, wide, tall, palette.SURFACE, stroke=palette.INK, stroke_width=1.25)
        return frame if place == 0 else frame + svg.hatched(x, y, wide, tall, palette.INK_2)

"""A funnel plot on paper: rates of areas by their population, between the limits of chance."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from plpmission.i18n import number, translator
from plpmission.kpi.descriptions import Area, FunnelFigure
from plpmission.kpi.words import AREA_WORDS
from plpmission.render.figures import WIDTH, measure, palette, svg
from plpmission.render.figures.plot import SIZE, legend, marker, polyline
from plpmission.render.figures.series import Scale

TOP, BOTTOM = 30.0, 290.0
NAMED = 12
"""Areas beyond the limits that are named, at most."""


def draw(figure: FunnelFigure) -> str:
    """The plot as SVG."""
    return _Funnel(figure).drawn()


class _Funnel:
    """The plot while it is drawn; populations stand on a scale of ratios."""

    def __init__(self, figure: FunnelFigure) -> None:
        self.figure = figure
        rates = [area.rate for area in figure.areas]
        ends = [end for limit in figure.limits for end in (limit.lower_95, limit.upper_95)]
        outer = max([*rates, *ends]) * 1.15
        far = [limit.upper_998 for limit in figure.limits if limit.upper_998 <= outer]
        self.scale = Scale.over([*rates, *ends, *far], TOP, BOTTOM)
        digits = self.scale.digits
        self.names = [(v, number(v, figure.lang, digits=digits)) for v in self.scale.ticks()]
        self.left = measure.widest((name for _, name in self.names), SIZE) + 10
        self.right = WIDTH - 16.0
        self.sizes = [limit.population for limit in figure.limits]

    def x(self, population: float) -> float:
        low, high = math.log(self.sizes[0]), math.log(self.sizes[-1])
        share = (math.log(population) - low) / (high - low) if high > low else 0.5
        return self.left + (self.right - self.left) * share

    def y(self, value: float) -> float:
        return self.scale.at(min(max(value, self.scale.low), self.scale.high))

    def drawn(self) -> str:
        figure = self.figure
        t = translator("kpi", figure.lang)
        there = {area.meaning for area in figure.areas}
        signs = [(marker(0, 0, m), t(words)) for m, words in AREA_WORDS.items() if m in there]
        dashes = (("5 3", "95 %"), ("1.5 3", "99,8 %" if figure.lang != "en" else "99.8 %"))
        lines = [
            (polyline("-7,0 7,0", palette.INK_3, stroke_dasharray=dash), words)
            for dash, words in dashes
        ]
        below, height = legend(4, BOTTOM + 58, WIDTH - 8, [*signs, *lines])
        unit = measure.wrap(figure.unit, SIZE, WIDTH - 12, lines=1)
        parts = [
            svg.paragraph(0, 12, unit, SIZE, palette.INK_2),
            *self.ground(),
            *self.limits(),
            *self.points(),
            *self.named(),
            *below,
        ]
        return svg.drawing(WIDTH, height, parts)

    def ground(self) -> Iterator[str]:
        for value, name in self.names:
            y = self.y(value)
            yield svg.line(self.left, y, self.right, y, palette.GRID)
            yield svg.words(self.left - 8, y + 4, name, SIZE, palette.INK_2, text_anchor="end")
        yield svg.line(self.left, BOTTOM, self.right, BOTTOM, palette.INK_3)
        for population in _round(self.sizes[0], self.sizes[-1]):
            x, name = self.x(population), number(population, self.figure.lang)
            yield svg.line(x, BOTTOM, x, BOTTOM + 4, palette.INK_3)
            half = measure.width(name, SIZE) / 2
            middle = min(max(x, self.left + half), WIDTH - half - 2)
            yield svg.words(middle, BOTTOM + 18, name, SIZE, palette.INK_2, text_anchor="middle")
        yield svg.words(
            self.right, BOTTOM + 36, self.figure.people, SIZE, palette.INK_2, text_anchor="end"
        )

    def limits(self) -> Iterator[str]:
        y = self.y(self.figure.center)
        yield svg.line(self.left, y, self.right, y, palette.INK_2, stroke_width=1.2)
        for name, dash in (("95", "5 3"), ("998", "1.5 3")):
            for side in ("lower", "upper"):
                ends = [getattr(limit, f"{side}_{name}") for limit in self.figure.limits]
                points = " ".join(
                    f"{self.x(size):.1f},{self.y(end):.1f}"
                    for size, end in zip(self.sizes, ends, strict=True)
                )
                yield polyline(points, palette.INK_3, stroke_dasharray=dash, stroke_width=1.2)

    def points(self) -> Iterator[str]:
        for area in sorted(self.figure.areas, key=lambda one: one.meaning != "usual"):
            yield marker(self.x(area.population), self.y(area.rate), area.meaning, 3.2)

    def named(self) -> Iterator[str]:
        """The names of areas beyond the limits, where there is room beside their points."""
        taken: list[tuple[float, float, float]] = []
        for area in _most_telling(self.figure)[:NAMED]:
            [said] = measure.wrap(area.name, SIZE, 150, lines=1) or ("",)
            wide, y = measure.width(said, SIZE), self.y(area.rate) + 4
            x = self.x(area.population) + 8
            x = x if x + wide < WIDTH - 2 else x - wide - 16
            clear = all(x > b or x + wide < a or abs(y - other) > 11 for a, b, other in taken)
            if said and clear and x > self.left:
                taken.append((x, x + wide, y))
                yield svg.words(x, y, said, SIZE, palette.INK, **svg.HALO)


def _most_telling(figure: FunnelFigure) -> Sequence[Area]:
    odd = [area for area in figure.areas if area.meaning != "usual"]
    return sorted(odd, key=lambda area: -abs(area.rate - figure.center) * area.population**0.5)


def _round(low: float, high: float) -> list[float]:
    """Round populations on the axis."""
    found = []
    power = 10 ** math.floor(math.log10(low))
    while power <= high:
        found += [power * by for by in (1, 2, 5) if low <= power * by <= high]
        power *= 10
    step = max(1, -(-len(found) // 7))
    return found[::step]

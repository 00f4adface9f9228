"""A table of sparklines on paper: one row a series."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.kpi.descriptions import Spark, SparkTable
from plpmission.render.figures import WIDTH, measure, palette, svg
from plpmission.render.figures.plot import marker, polyline

SIZE = 10.0
ROW, HEAD = 34.0, 24.0
COLUMNS = (0.0, 142.0, 268.0, 356.0, 452.0, 548.0)
"""Left edges: name, course, latest, usually, conclusion, target."""
SPARK = 112.0
ROWS = 24
"""Series shown; more do not fit a page."""


def draw(figure: SparkTable) -> str:
    """The table as SVG."""
    name, latest, usual, verdict, target = figure.heading
    parts = [
        svg.paragraph(
            x,
            12,
            measure.wrap(said, SIZE, wide(at), lines=1, bold=True),
            SIZE,
            palette.INK_2,
            font_weight="bold",
        )
        for at, (x, said) in enumerate(
            zip(COLUMNS, (name, "", latest, usual, verdict, target), strict=True)
        )
        if said
    ]
    shown = figure.sparks[:ROWS]
    for place, spark in enumerate(shown):
        parts.extend(_row(spark, HEAD + place * ROW))
    return svg.drawing(WIDTH, HEAD + len(shown) * ROW + 4, parts)


def wide(column: int) -> float:
    """The room of a column, in px."""
    ends = (*COLUMNS[1:], float(WIDTH))
    return ends[column] - COLUMNS[column] - 8


def _row(spark: Spark, top: float) -> Iterator[str]:
    yield svg.line(0, top - 6, WIDTH, top - 6, palette.GRID)
    texts = (spark.name, "", spark.latest, spark.usual, spark.verdict, spark.assurance)
    for at, said in enumerate(texts):
        lines = measure.wrap(said, SIZE, wide(at), lines=2)
        yield svg.paragraph(COLUMNS[at], top + 8, lines, SIZE, palette.INK)
    yield from _course(spark, COLUMNS[1] + 4, top - 1)


def _course(spark: Spark, left: float, top: float) -> Iterator[str]:
    """The figures over the band of their limits; the last one with its sign."""
    values = [*spark.values, *spark.lower, *spark.upper]
    finite = [value for value in values if value == value]  # noqa: PLR0124 - NaN is not itself
    if not spark.values or not finite:
        return
    low, high = min(finite), max(finite)
    tall = ROW - 14

    def y(value: float) -> float:
        return top + tall - tall * ((value - low) / (high - low) if high > low else 0.5)

    def x(place: int) -> float:
        return left + SPARK * place / max(len(spark.values) - 1, 1)

    if spark.lower:
        ends = [(x(at), y(value)) for at, value in enumerate(spark.upper)]
        back = [(x(at), y(value)) for at, value in enumerate(spark.lower)]
        outline = " ".join(f"{a:.1f},{b:.1f}" for a, b in (*ends, *reversed(back)))
        yield svg.tag("polygon", points=outline, fill=palette.BAND)
    points = " ".join(f"{x(at):.1f},{y(value):.1f}" for at, value in enumerate(spark.values))
    yield polyline(points, palette.INK_2, stroke_width=1.2)
    last = len(spark.values) - 1
    yield marker(x(last), y(spark.values[last]), spark.meaning, 2.6)

"""A partnership's territory as a drawing: its outline to scale, north above."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from plpmission.render.blocks import Figure
from plpmission.render.figures import palette, svg
from plpmission.render.papers.scope import PaperScope

WIDTH, HEIGHT = 560.0, 460.0
LEAST = 220.0
"""Px that the drawing is wide at least: room for the bar and the arrow."""
MARGIN = 24.0
SIZE = 12.0
METRES = 111_320.0
"""A degree of latitude, in metres."""
STEPS = (50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)

Point = tuple[float, float]


def drawn(scope: PaperScope, rings: Sequence[str]) -> Iterator[Figure]:
    """The territory's outline; nothing where no geometry is given."""
    shapes = [_points(ring) for ring in rings]
    if not shapes:
        return
    metres = _in_metres(shapes)
    width, height = _size(metres)
    if width <= 0 or height <= 0:
        return
    scale = min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 3 * MARGIN) / height)
    streets = ", ".join(scope.charter.territory.streets)
    said = scope.say(
        "Outline of the territory of {name}: about {width} m from west to east and {height} m "
        "from south to north.",
        name=scope.name,
        width=scope.number(round(width, -1)),
        height=scope.number(round(height, -1)),
    )
    within = scope.say("Streets: {streets}", streets=streets) if streets else ""
    yield Figure(
        svg=_svg(scope, metres, scale),
        alt=" ".join(filter(None, (said, within))),
        caption=scope.say("Territory of {name}", name=scope.name),
        anchor="territory",
    )


def _points(ring: str) -> list[Point]:
    return [
        (float(lon), float(lat)) for lon, lat in (pair.strip().split() for pair in ring.split(","))
    ]


def _in_metres(shapes: Sequence[list[Point]]) -> list[list[Point]]:
    """Metres from the south-west corner; over some kilometres the earth is flat."""
    every = [point for shape in shapes for point in shape]
    west, south = min(x for x, _ in every), min(y for _, y in every)
    middle = sum(y for _, y in every) / len(every)
    across = METRES * math.cos(math.radians(middle))
    return [[((x - west) * across, (y - south) * METRES) for x, y in shape] for shape in shapes]


def _size(shapes: Sequence[list[Point]]) -> Point:
    every = [point for shape in shapes for point in shape]
    return max(x for x, _ in every), max(y for _, y in every)


def _svg(scope: PaperScope, shapes: Sequence[list[Point]], scale: float) -> str:
    bottom = HEIGHT - 2 * MARGIN
    outlines = (
        svg.tag(
            "path",
            d=f"M{'L'.join(_place(point, scale, bottom) for point in shape)}Z",
            fill=palette.ACCENT_SOFT,
            stroke=palette.ACCENT,
            stroke_width=2.0,
            stroke_linejoin="round",
        )
        for shape in shapes
    )
    reach = max(_size(shapes)[0] * scale + 3 * MARGIN, LEAST)
    return svg.drawing(reach, HEIGHT, [*outlines, *_bar(scope, scale), *_north(scope, reach)])


def _place(point: Point, scale: float, bottom: float) -> str:
    return f"{MARGIN + point[0] * scale:.1f} {bottom - point[1] * scale:.1f}"


def _bar(scope: PaperScope, scale: float) -> Iterator[str]:
    """A bar of a round length, at most a third of the width."""
    fitting = [step for step in STEPS if step * scale <= LEAST / 2] or [STEPS[0]]
    metres, y = fitting[-1], HEIGHT - 18
    end = MARGIN + metres * scale
    path = f"M{MARGIN:g} {y - 5:g}V{y:g}H{end:.1f}V{y - 5:g}"
    yield svg.tag("path", d=path, fill="none", stroke=palette.INK_2, stroke_width=1.5)
    said = scope.say("{count} m", count=scope.number(metres))
    yield svg.words(end + 8, y + 1, said, SIZE, palette.INK_2)


def _north(scope: PaperScope, width: float) -> Iterator[str]:
    x, y = width - MARGIN, HEIGHT - 40
    yield svg.tag("path", d=f"M{x:g} {y:g}l6 18l-6 -4l-6 4Z", fill=palette.INK_2)
    yield svg.words(x, y + 32, scope.say("N"), SIZE, palette.INK_2, text_anchor="middle")

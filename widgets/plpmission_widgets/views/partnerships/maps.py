"""Territories drawn from their own lines alone: no background, nothing from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from plpmission.i18n import translator
from plpmission.model.partnership import Partnership
from plpmission_widgets.views.partnerships.page import PlpPage
from plpmission_widgets.views.partnerships.words import SHAPES

DOMAIN = "partnerships"
Json = dict[str, Any]
Point = tuple[float, float]

_WIDTH = 400.0
_MARGIN, _MARGIN_OF_ONE = 12.0, 70.0
_SIZE, _SIZE_OF_ONE = 15, 24
"""Of a single territory: what is around it is seen, and its name fits in it."""
_NAME = 18
"""Characters of a name that fit; a longer one stands under its number."""
_STREETS = 300


def of_zone(page: PlpPage) -> Iterator[Json]:
    """All territories that are drawn; the streets of the others."""
    held = page.dossier.zone.partnerships
    yield drawn(page, held, page.t("Territories"))


def drawn(page: PlpPage, held: Sequence[Partnership], label: str) -> Json:
    """A map of these partnerships; of those without lines, the streets."""
    outlined = [one for one in held if one.charter.territory.rings]
    rings = [[points(ring) for ring in one.charter.territory.rings] for one in outlined]
    alone = len(outlined) == 1
    margin = _MARGIN_OF_ONE if alone else _MARGIN
    frame = _Frame([point for mine in rings for ring in mine for point in ring], margin)
    shapes = [
        _shape(at, one, mine, frame, page)
        for at, (one, mine) in enumerate(zip(outlined, rings, strict=True), 1)
    ]
    if alone and 0 < len(outlined[0].name) <= _NAME:
        shapes[0]["label"] = outlined[0].name
    bare = (one for one in held if not one.charter.territory.rings)
    streets = [one for one in bare if one.charter.territory.streets]
    return {
        "kind": "plp-map",
        "path": "map",
        "label": label,
        "box": f"0 0 {_WIDTH:.0f} {frame.height:.0f}",
        "size": _SIZE_OF_ONE if alone else _SIZE,
        "shapes": shapes,
        "note": _note(page, len(held), len(outlined)),
        "streets": [
            {"id": one.id, "name": one.name, "text": ", ".join(one.charter.territory.streets)}
            for one in streets[:_STREETS]
        ],
        "streets_label": page.t("Streets of the others ({count})", count=len(streets)),
    }


def _note(page: PlpPage, count: int, outlined: int) -> str:
    if outlined == count:
        return ""
    if not outlined:
        return page.t("No territory has been drawn yet: bring in a GeoJSON file at criterion 03.")
    return page.t("{drawn} of {count} territories are drawn.", drawn=outlined, count=count)


def points(ring: str) -> list[Point]:
    """The points of a line, as longitude and latitude."""
    pairs = (pair.split() for pair in ring.split(", "))
    return [(float(longitude), float(latitude)) for longitude, latitude in pairs]


class _Frame:
    """From degrees to the drawing; a degree of longitude is as short as it is there."""

    def __init__(self, held: Sequence[Point], margin: float) -> None:
        longitudes = [point[0] for point in held] or [0.0]
        latitudes = [point[1] for point in held] or [0.0]
        self._west, self._north = min(longitudes), max(latitudes)
        middle = math.radians((self._north + min(latitudes)) / 2)
        self._narrow = max(math.cos(middle), 0.01)
        wide = (max(longitudes) - self._west) * self._narrow or 1e-6
        tall = (self._north - min(latitudes)) or 1e-6
        self._margin = margin
        self._scale = (_WIDTH - 2 * margin) / max(wide, tall)
        self._left = (_WIDTH - wide * self._scale) / 2
        self.height = tall * self._scale + 2 * margin

    def at(self, point: Point) -> Point:
        """Where a point is drawn."""
        across = (point[0] - self._west) * self._narrow * self._scale + self._left
        return across, (self._north - point[1]) * self._scale + self._margin


def _shape(
    at: int, one: Partnership, rings: Sequence[Sequence[Point]], frame: _Frame, page: PlpPage
) -> Json:
    lines = [[frame.at(point) for point in ring] for ring in rings]
    x, y = _middle(lines[0])
    return {
        "id": one.id,
        "section": f"{one.id}/c03",
        "number": at,
        "label": str(at),
        "name": one.name or page.t("Partnership without a name"),
        "shape": SHAPES[one.state],
        "state_label": translator("model", page.lang)(one.state.label),
        "d": " ".join(_path(line) for line in lines),
        "x": round(x, 1),
        "y": round(y, 1),
    }


def _path(line: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) + "Z"


def _middle(line: Sequence[Point]) -> Point:
    return (
        sum(point[0] for point in line) / len(line),
        sum(point[1] for point in line) / len(line),
    )

"""The territory of a charter: its map, brought in as GeoJSON."""

from __future__ import annotations

from typing import Any

from plpmission_widgets.views.partnerships import maps, taking
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, _: str) -> list[Json]:
    """The map where there is one, and the way to bring one in."""
    t, here = page.t, page.open
    drawn: list[Json] = []
    if here.charter.territory.rings:
        drawn.append({**maps.drawn(page, [here], t("Map of the territory")), "streets": []})
        act = {"label": t("Remove the map"), "message": {"do": "plp_unmap"}, "small": True}
        drawn.append({"kind": "plp-acts", "path": "unmap", "acts": [act]})
    drop = taking.drop(
        page,
        "geometry",
        "",
        t("The territory’s outline as GeoJSON, as any map program writes it."),
        ".geojson,.json",
    )
    return [*drawn, drop]

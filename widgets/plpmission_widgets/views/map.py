"""The strategic map to look at: a drawing that can be clicked through, and the same as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plpmission.i18n import Translate, translator
from plpmission.render.figures import WIDTH
from plpmission.render.figures import strategic_map as drawing
from plpmission.render.scope import Scope
from plpmission.render.strategy import map_in_words, map_of
from plpmission_widgets.page import Page
from plpmission_widgets.views.linked import reference

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "builder"
Json = dict[str, Any]


def fields(desk: Desk) -> list[Json]:
    """The map, the same as a list, and what stands alone."""
    page = desk.page()
    t = translator(DOMAIN, page.lang)
    if not page.dossier.letter.objectives:
        return [_none(page, t)]
    drawn = map_of(Scope(dossier=page.dossier, lang=page.lang))
    placed = drawing.layout(drawn)
    return [
        {
            "kind": "map",
            "path": "letter.map",
            "label": t("Strategic map"),
            "alt": map_in_words(drawn, page.lang),
            "width": WIDTH,
            "height": placed.height,
            "wide": drawing.WIDE,
            "step": drawing.STEP,
            "top": placed.top,
            "mission": {"title": drawn.titles[0], "lines": placed.mission},
            "titles": [
                {"x": x, "text": title}
                for x, title in zip(drawing.COLUMNS.values(), drawn.titles[1:], strict=True)
            ],
            "boxes": [_box(box, page) for box in placed.boxes],
            "lines": [_line(line) for line in placed.lines],
            "trunk": placed.trunk,
            "list": _listed(drawn, page),
            "alone": [reference(page, node.id) | {"mark": node.mark} for node in _alone(drawn)],
            "words": {
                "list": t("The same as a list"),
                "alone": t("What stands alone"),
                "carried": t("Carried by"),
                "judged": t("Judged by"),
                "none": t("none yet"),
                "legend_carried": t("a plan carries the objective"),
                "legend_judged": t("an indicator judges it"),
                "legend_alone": t("stands alone"),
                "keys": t("Tab goes from one to the next; Enter opens it."),
            },
        }
    ]


def _none(page: Page, t: Translate) -> Json:
    return {
        "kind": "note",
        "text": t("The map draws itself once there is an objective."),
        "go": {"section": "objectives", "label": page.label("objectives")},
    }


def _box(box: drawing.Box, page: Page) -> Json:
    return {
        **reference(page, box.node.id),
        "kind": box.kind,
        "x": box.x,
        "y": box.y,
        "height": box.height,
        "lines": box.lines,
        "mark": box.node.mark,
        "findings": page.counts.get(box.node.id, 0),
    }


def _line(line: drawing.Line) -> Json:
    return {"from": line.source, "to": line.target, "path": line.path, "judged": line.judged}


def _listed(drawn: drawing.Map, page: Page) -> list[Json]:
    return [
        {
            **reference(page, objective.id),
            "plans": [
                reference(page, key) for source, key in drawn.carried if source == objective.id
            ],
            "indicators": [
                reference(page, key) for source, key in drawn.judged if source == objective.id
            ],
        }
        for objective in drawn.objectives
    ]


def _alone(drawn: drawing.Map) -> list[drawing.Node]:
    return [
        node
        for nodes in (drawn.objectives, drawn.plans, drawn.indicators)
        for node in nodes
        if node.mark
    ]

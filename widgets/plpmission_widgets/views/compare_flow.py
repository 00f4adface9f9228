"""The way from the mission to the judgements as a picture, and the same as a table.

Each objective heads a band: what carries it, what measures it, what came of it, what is concluded.
Where a step is missing its place stays open, so that one sees where the thread breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plpmission.compare import Comparison, Row
from plpmission.compare.rows import Node
from plpmission.i18n import Translate
from plpmission.render.figures import measure
from plpmission_widgets.views.compare_rows import Told, level_of, state, unmarked

DOMAIN = "compared"
Json = dict[str, Any]

STEPS = (1, 2, 3, 4, 5)
"""Objectives, plans, indicators, results, judgements; the mission stands above them."""
WIDE, GAP = 204.0, 44.0
WIDTH = 5 * WIDE + 4 * GAP
SIZE, STEP = 12.0, 16.0
BETWEEN, BAND = 8.0, 18.0
LINES = 2
MISSION_LINES = 2
HEAD = 22.0


def flow(found: Comparison, told: Told) -> Json | None:
    """The picture's parts at their places; None where there is no objective to begin with."""
    if not found.coverage:
        return None
    return _Flow(found, told).whole()


@dataclass(frozen=True, kw_only=True)
class _Box:
    id: str
    row: str
    x: float
    y: float
    height: float
    label: str
    lines: tuple[str, ...]
    mark: Json | None
    gap: str
    """Of a step that has nothing: ``broken``, or ``calm`` while its document is awaited."""

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class _Flow:
    """A flow while its boxes are put down, band by band."""

    def __init__(self, found: Comparison, told: Told) -> None:
        self.found, self.told = found, told
        self.nodes: Mapping[str, Node] = {node.id: node for node in found.flow.nodes}
        self.boxes: dict[str, _Box] = {}
        self.gaps: list[tuple[str, str]] = []
        mission = next((n.title for n in found.flow.nodes if not n.step), "")
        self.mission = measure.wrap(unmarked(mission), SIZE, WIDTH - 24, lines=MISSION_LINES)
        self.top = 28 + max(len(self.mission), 1) * STEP + 24

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The row of each objective and of each result beside them."""
        return {one.about: one for one in self.found.rows if one.kind != "section"}

    @cached_property
    def owner(self) -> Mapping[str, str]:
        """The row that a result or a judgement belongs to."""
        by_report = {one.reported.id: key for key, one in self.rows.items() if one.reported.id}
        return by_report | {one.judged.id: one.about for one in self.found.rows if one.judged.id}

    def chain(self, objective: str) -> tuple[tuple[str, ...], ...]:
        """What an objective is tied to, step by step; not what else a shared plan leads to."""
        row, plans = self.rows[objective], self.told.page.dossier.letter.plans
        mine = {one.id for one in plans if objective in one.objectives}
        mine |= {one.id for one in row.indicators}
        mine |= {key for key, owner in self.owner.items() if owner == objective}
        return tuple(
            tuple(one for one in self.nodes if one in mine and self.nodes[one].step == step)
            for step in STEPS[1:]
        )

    def whole(self) -> Json:
        y, lanes = self.top + HEAD, []
        for one in self.found.coverage:
            chain = self.chain(one.about)
            y = self.band(one.about, chain, y) + BAND
            lanes.append(self.lane(one.about, chain))
        height = self.alone(y)
        return {
            "width": WIDTH,
            "height": height,
            "wide": WIDE,
            "step": STEP,
            "mission": {"title": self.told.t("Mission"), "lines": list(self.mission)},
            "top": self.top,
            "titles": [
                {"x": _x(step), "text": title}
                for step, title in zip(STEPS, _titles(self.told.t), strict=True)
            ],
            "trunk": self.trunk(),
            "boxes": [_shown(box) for box in self.boxes.values()],
            "lines": [*self.links(), *self.breaks()],
            "lanes": lanes,
        }

    def band(self, objective: str, chain: Sequence[tuple[str, ...]], y: float) -> float:
        """Put an objective with what is first its own; gives where the band ends."""
        ends = [self.column(1, (objective,), objective, y)]
        before: tuple[str, ...] = (objective,)
        for step, held in zip(STEPS[1:], chain, strict=True):
            here = held or (f"gap-{objective}-{step}",)
            if not held or before[0].startswith("gap-"):
                self.gaps += [(one, other) for one in before for other in here]
            fresh = [one for one in here if one not in self.boxes]
            ends.append(self.column(step, fresh, objective, y))
            before = here
        return max(ends)

    def column(self, step: int, ids: Iterable[str], objective: str, y: float) -> float:
        for id_ in ids:
            box = self.box(id_, step, objective, y)
            self.boxes[id_] = box
            y += box.height + BETWEEN
        return y - BETWEEN

    def box(self, id_: str, step: int, objective: str, y: float) -> _Box:
        gap = id_ not in self.nodes
        label, name, mark = self.said(id_, step)
        lines = measure.wrap(name, SIZE, WIDE - 18, lines=LINES) if name else ()
        return _Box(
            id=id_,
            row=self.owner.get(id_, objective),
            x=_x(step),
            y=y,
            height=(20 if label or mark else 4) + len(lines) * STEP + 8,
            label=label,
            lines=lines,
            mark=mark,
            gap=("calm" if self.calm(step) else "broken") if gap else "",
        )

    def said(self, id_: str, step: int) -> tuple[str, str, Json | None]:
        """What stands in a box: a code or a state, and a name."""
        node, t = self.nodes.get(id_), self.told.t
        if node is None:
            return "", self.missing()[step], None
        row = self.rows.get(self.owner.get(id_, id_))
        if step == 4 and row:
            return "", node.title, state(row.state, t)
        if step == 5:
            level = level_of(node.title, self.told.evaluation) if node.title else None
            return "", self.section(id_), level
        known = self.told.page.names.get(id_)
        return (known.code, known.name, None) if known else ("", node.title, None)

    def missing(self) -> dict[int, str]:
        """What stands where a step has nothing."""
        t = self.told.t
        return {
            2: t("No plan"),
            3: t("No indicator"),
            4: t("Not reported") if self.told.reported else t("No report yet"),
            5: t("Not judged"),
        }

    def calm(self, step: int) -> bool:
        """Whether a gap is no omission: the document is not there yet."""
        return {4: not self.told.reported, 5: self.told.evaluation is None}.get(step, False)

    def section(self, judgement: str) -> str:
        """Which section a judgement is on; empty where it is on an objective."""
        about = self.owner.get(judgement, "")
        return "" if not about or about in self.rows else self.told.page.label(about)

    def alone(self, y: float) -> float:
        """What hangs on no objective stands at the foot of its column."""
        rest = [node for node in self.nodes.values() if node.step and node.id not in self.boxes]
        ends = [self.column(step, [n.id for n in rest if n.step == step], "", y) for step in STEPS]
        return max(ends) + 4

    def links(self) -> Iterator[Json]:
        """Lines between neighbours; a line over a missing step is told by the gap."""
        for source, target in self.found.flow.links:
            one, other = self.boxes.get(source), self.boxes.get(target)
            if one and other and self.nodes[target].step - self.nodes[source].step == 1:
                yield {"path": _curve(one, other), "broken": False}

    def breaks(self) -> Iterator[Json]:
        for source, target in self.gaps:
            yield {"path": _curve(self.boxes[source], self.boxes[target]), "broken": True}

    def trunk(self) -> str:
        heads = [self.boxes[one.about] for one in self.found.coverage]
        down = f"M-8 {self.top - 20:g}V{heads[-1].middle:g}"
        return down + "".join(f"M-8 {box.middle:g}H{box.x:g}" for box in heads)

    def lane(self, objective: str, chain: Sequence[tuple[str, ...]]) -> Json:
        """A line of the table: the objective, and each step in words."""
        cells = [
            [self.in_words(one, step) for one in held] or [self.missing()[step]]
            for step, held in zip(STEPS[1:], chain, strict=True)
        ]
        return {"id": objective, "name": self.in_words(objective, 1), "cells": cells}

    def in_words(self, id_: str, step: int) -> str:
        label, name, mark = self.said(id_, step)
        return " · ".join(filter(None, (label, mark["word"] if mark else "", name)))


def _x(step: int) -> float:
    return (step - 1) * (WIDE + GAP)


def _titles(t: Translate) -> tuple[str, ...]:
    return t("Objectives"), t("Plans"), t("Indicators"), t("Results"), t("Judgements")


def _curve(one: _Box, other: _Box) -> str:
    """From the right of a box to the left of another, level at both ends."""
    x1, y1, x2, y2 = one.x + WIDE, one.middle, other.x, other.middle
    middle = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"


def _shown(box: _Box) -> Json:
    return {
        "id": box.id,
        "row": box.row,
        "x": box.x,
        "y": box.y,
        "height": box.height,
        "label": box.label,
        "lines": list(box.lines),
        "mark": box.mark,
        "gap": box.gap,
    }

"""Crossing the board: a strength for an opportunity, a weakness before a threat, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plpmission.i18n import Translate, translator
from plpmission.model.objectives import Objective
from plpmission.model.swot import SwotItem
from plpmission.model.terms import Quadrant
from plpmission_widgets.options import terms
from plpmission_widgets.page import Page

DOMAIN = "builder"
Json = dict[str, Any]
Pair = tuple[str, str]
"""The ids of an element with us and of one around us."""

INSIDE = (Quadrant.STRENGTH, Quadrant.WEAKNESS)
OUTSIDE = (Quadrant.OPPORTUNITY, Quadrant.THREAT)


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """One of the four ways to cross the board, with its name and the question that it asks."""

    inside: Quadrant
    outside: Quadrant
    label: str
    question: str


def crossings(t: Translate) -> tuple[Crossing, ...]:
    """The four ways, row by row of the small table."""
    return (
        Crossing(
            inside=Quadrant.STRENGTH,
            outside=Quadrant.OPPORTUNITY,
            label=t("Seize"),
            question=t("What does this strength let you make of this opportunity?"),
        ),
        Crossing(
            inside=Quadrant.STRENGTH,
            outside=Quadrant.THREAT,
            label=t("Ward off"),
            question=t("How can this strength keep this threat at bay?"),
        ),
        Crossing(
            inside=Quadrant.WEAKNESS,
            outside=Quadrant.OPPORTUNITY,
            label=t("Catch up"),
            question=t("How can this opportunity help to mend this weakness?"),
        ),
        Crossing(
            inside=Quadrant.WEAKNESS,
            outside=Quadrant.THREAT,
            label=t("Protect"),
            question=t("Weak here, threatened there: what must be protected first?"),
        ),
    )


def seed(inside: SwotItem, outside: SwotItem, t: Translate) -> tuple[str, str]:
    """Title and first sentence of an objective grown from a pair, in the letter's language."""
    said = {"inside": _bare(inside.text), "outside": _bare(outside.text)}
    sentences = {
        (Quadrant.STRENGTH, Quadrant.OPPORTUNITY): (
            outside,
            t("Build on “{inside}” to seize “{outside}”.", **said),
        ),
        (Quadrant.STRENGTH, Quadrant.THREAT): (
            outside,
            t("Build on “{inside}” to ward off “{outside}”.", **said),
        ),
        (Quadrant.WEAKNESS, Quadrant.OPPORTUNITY): (
            inside,
            t("Use “{outside}” to mend “{inside}”.", **said),
        ),
        (Quadrant.WEAKNESS, Quadrant.THREAT): (
            inside,
            t("Mend “{inside}” before “{outside}” weighs on it.", **said),
        ),
    }
    aimed, sentence = sentences[inside.quadrant, outside.quadrant]
    return _bare(aimed.text), sentence


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;:,")


def cross(page: Page) -> Json:
    """The small table of crossings, what can be crossed, and what answers it already."""
    t = translator(DOMAIN, page.lang)
    held = [item for item in page.dossier.letter.analysis.swot if item.text.strip()]
    ids = {item.id for item in held}
    answered = [one for one in page.dossier.letter.objectives if ids.intersection(one.answers)]
    names = {option["value"]: option["label"] for option in terms(Quadrant, page.lang)}
    inside, outside = _of(held, INSIDE), _of(held, OUTSIDE)
    linked = set(_linked(answered, inside, outside))
    return {
        "kind": "cross",
        "heading": t("Cross"),
        "count": t(
            "{count} pairs, {linked} linked", count=len(inside) * len(outside), linked=len(linked)
        ),
        "path": "letter.analysis.swot",
        "columns": [names[quadrant.value] for quadrant in OUTSIDE],
        "rows": [names[quadrant.value] for quadrant in INSIDE],
        "cells": [_cell(way, held, answered, linked, t) for way in crossings(t)],
        "inside": [_item(item, page) for item in inside],
        "outside": [_item(item, page) for item in outside],
        "objectives": [_objective(one, page) for one in answered],
        "words": {
            "inside": t("With us"),
            "outside": t("Around us"),
            "none": t("Choose…"),
            "ask": t("Choose one element with us and one around us, on the board or here."),
            "chosen": t("2 elements chosen"),
            "begin": t("Start an objective"),
            "will": t("It will be linked to both elements."),
            "already": t("Already linked:"),
            "choose": t("Cross “{name}”", name="{name}"),
        },
    }


def _of(held: Iterable[SwotItem], quadrants: tuple[Quadrant, ...]) -> list[SwotItem]:
    """The items of one side, quadrant by quadrant."""
    return [item for quadrant in quadrants for item in held if item.quadrant is quadrant]


def _linked(objectives: Iterable[Objective], *sides: Iterable[SwotItem]) -> Iterator[Pair]:
    """The pairs that an objective answers both elements of."""
    inside, outside = ({item.id for item in side} for side in sides)
    for one in objectives:
        for first in inside.intersection(one.answers):
            for second in outside.intersection(one.answers):
                yield first, second


def _cell(
    way: Crossing,
    held: list[SwotItem],
    answered: list[Objective],
    linked: set[Pair],
    t: Translate,
) -> Json:
    sides = _of(held, (way.inside,)), _of(held, (way.outside,))
    count = sum(1 for one in answered if any(_linked([one], *sides)))
    said = t("1 objective") if count == 1 else t("{count} objectives", count=count)
    if not count:
        said = t("no objective")
    return {
        "id": f"{way.inside.value}-{way.outside.value}",
        "label": way.label,
        "count": said,
        "question": way.question,
        "inside": way.inside.value,
        "outside": way.outside.value,
        "suggest": _suggested(*sides, linked),
    }


def _suggested(inside: list[SwotItem], outside: list[SwotItem], linked: set[Pair]) -> list[str]:
    """A pair of the heaviest elements that no objective answers yet; else the heaviest."""
    first, second = (sorted(side, key=lambda item: -item.weight) for side in (inside, outside))
    pairs = ((one.id, other.id) for one in first for other in second)
    free = next((pair for pair in pairs if pair not in linked), None)
    if free:
        return list(free)
    return [first[0].id, second[0].id] if first and second else []


def _item(item: SwotItem, page: Page) -> Json:
    name = page.names[item.id]
    return {
        "id": item.id,
        "code": name.code,
        "label": name.label,
        "text": item.text,
        "quadrant": item.quadrant.value,
    }


def _objective(one: Objective, page: Page) -> Json:
    name = page.names[one.id]
    return {"id": one.id, "short": name.code, "label": name.label, "answers": list(one.answers)}

"""What a charter takes over from the zone and the register, said at each field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from plpmission.i18n import day, number, translator
from plpmission.model import Part
from plpmission.model.terms import Term
from plpmission.outline.charter import BY_ID
from plpmission.outline.contents import filled
from plpmission.partners.inheriting import said
from plpmission_widgets.views.fields import plain
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]

_LONGEST = 60
_OF_THE_PLAN = frozenset(
    {"c02", "c08", "c09", "c10", "c11", "c12", "c13", "c14", "c15", "c16", "rules"}
)


def mark(drawn: list[Json], page: PlpPage) -> None:
    """Say at each field what stands there from elsewhere, or that it was changed here."""
    here, plan = page.open, page.dossier.zone.plan
    sources = {
        f"{page.base}charter.": (here.charter, page.inherited, plan),
        f"{page.base}rules.": (here.rules, page.inherited_rules, plan.internal_rules),
    }
    for one in _inside(drawn):
        for start, (own, taken, planned) in sources.items():
            if one.get("path", "").startswith(start):
                place = one["path"].removeprefix(start)
                _say(one, _at(own, place), _at(taken, place), _at(planned, place), page)


def lacking(drawn: list[Json], page: PlpPage) -> None:
    """Say at the field itself what is mandatory and missing, once the criterion is begun."""
    if page.states.get(page.part) != "begun":
        return
    words = page.charter.criteria[page.part].elements
    asked = {element.id: element for element in BY_ID[page.part].elements}
    missing = {
        f"{page.base}charter.{asked[one.element].fields[0]}": translator("partners", page.lang)(
            one.note
        )
        if one.note
        else page.t("Missing: {element}", element=words[one.element])
        for one in page.ticks
        if one.criterion == page.part and one.level == "mandatory" and not one.ok
    }
    for one in _inside(drawn):
        if one.get("path") in missing:
            one["error"] = missing[one["path"]]


def _inside(drawn: list[Json]) -> Iterator[Json]:
    for one in drawn:
        if one["kind"] == "group":
            yield from _inside(one["fields"])
        else:
            yield one


def _say(one: Json, own: Any, taken: Any, planned: Any, page: PlpPage) -> None:
    if said(own):
        if said(planned) and planned != own:
            one["hint"] = page.t("Changed here")
        return
    if said(taken):
        _take(one, taken, page)


def _take(one: Json, taken: Any, page: PlpPage) -> None:
    """Show what stands there from elsewhere."""
    text = in_words(taken, page)
    if one["kind"] in {"choice", "choices", "rows"}:
        one["value"] = plain(taken)
        one["hint"] = page.t("Taken over")
    elif one["kind"] in {"text", "lines"} and text:
        one["placeholder"] = text
        one["hint"] = page.t("Taken over")
    elif text:
        short = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
        one["hint"] = page.t("Taken over: {value}", value=short)


def _at(node: Any, place: str) -> Any:
    """What stands at a place; None where the part has no such place."""
    for step in place.split("."):
        node = getattr(node, step, None)
    return node


def in_words(value: Any, page: PlpPage) -> str:
    """A value as one reads it."""
    for kind, write in _WORDS:
        if isinstance(value, kind):
            return write(value, page)
    return str(value or "")


def _joined(held: Iterable[Any], page: PlpPage, between: str) -> str:
    return between.join(filter(None, (in_words(one, page) for one in held)))


_WORDS: tuple[tuple[Any, Callable[[Any, PlpPage], str]], ...] = (
    (bool, lambda yes, page: translator("app", page.lang)("yes" if yes else "no")),
    (Term, lambda term, page: translator("model", page.lang)(term.label)),
    (dt.date, lambda date, page: day(date, page.lang)),
    ((int, float), lambda figure, page: number(figure, page.lang)),
    (tuple, lambda held, page: _joined(held, page, ", ")),
    (Part, lambda part, page: _joined((held for _, held in part), page, " ")),
)


def facts(page: PlpPage) -> list[Json]:
    """Whether the section stands on the zone's plan, and how often it departs from it."""
    part = BY_ID[page.part].part if page.part in BY_ID else ""
    plan = getattr(page.dossier.zone.plan, part, None) if part else None
    if plan is None or not filled(plan):
        return []
    own = getattr(page.open.charter, part)
    changed = sum(
        filled(held) and filled(getattr(plan, name)) and held != getattr(plan, name)
        for name, held in own
    )
    t = page.t
    if changed == 0:
        text = t("Taken over from the zone’s plan")
    elif changed == 1:
        text = t("Taken over from the zone’s plan, 1 change")
    else:
        text = t("Taken over from the zone’s plan, {count} changes", count=changed)
    return [{"text": text, "go": {"section": "plan"}}]

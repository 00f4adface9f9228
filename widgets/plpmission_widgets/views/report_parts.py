"""What the screens of both reports are built of: a list of parts, the one in view, what is beside.

``item`` of the open letter says which part is in view: ``REPORT`` (its frame), ``REPORT:PART``, or
the id of a result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plpmission.i18n import moment, translator

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "reports"
Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A line of the list of parts; ``mark`` is (icon, words, tone)."""

    item: str
    title: str
    number: str = ""
    mark: tuple[str, str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts under one heading, and what can be added to them."""

    label: str
    rows: Sequence[Part]
    acts: Sequence[Json] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The part in view: its head, its fields, and what stands beside it."""

    title: str
    fields: Sequence[Json]
    over: str = ""
    cards: Sequence[Json] = ()
    beside: Json | None = None
    """What is asked for the cards that are worked out apart (see ``report_cards``)."""
    acts: Sequence[Json] = field(default_factory=tuple)


def beside(view: str, report: str, about: str = "") -> Json:
    """What is asked for the cards beside a part: the frame's, or those of an objective."""
    return {"view": view, "report": report, "about": about, "id": f"{report}:{about}"}


def drawn(groups: Iterable[Parts], item: str, shown: Shown, **more: Any) -> Json:
    """The field that the browser draws."""
    held = list(groups)
    every = [part for parts in held for part in parts.rows]
    at = next((n for n, part in enumerate(every) if part.item == item), 0)
    ways = {"prev": at - 1, "next": at + 1}
    return {
        "kind": "parts",
        "groups": [
            {
                "label": parts.label,
                "acts": list(parts.acts),
                "rows": [_row(part, part.item == item) for part in parts.rows],
            }
            for parts in held
        ],
        "item": item,
        "title": shown.title,
        "over": shown.over,
        "fields": list(shown.fields),
        "acts": list(shown.acts),
        "cards": list(shown.cards),
        "beside": shown.beside,
        **{name: _way(every[to]) if 0 <= to < len(every) else None for name, to in ways.items()},
        **more,
    }


def _row(part: Part, current: bool) -> Json:
    mark = dict(zip(("icon", "label", "tone"), part.mark, strict=True)) if part.mark else None
    return {
        "item": part.item,
        "number": part.number,
        "title": part.title,
        "mark": mark,
        "current": current,
    }


def _way(part: Part) -> Json:
    return {"item": part.item, "label": " ".join(filter(None, (part.number, part.title)))}


def given(fields: Iterable[Json], name: str, options: Sequence[Json]) -> list[Json]:
    """The same fields, the one whose path ends with ``name`` offering these options."""
    return [_given(one, name, options) for one in fields]


def _given(one: Json, name: str, options: Sequence[Json]) -> Json:
    if one["kind"] == "group":
        return {**one, "fields": given(one["fields"], name, options)}
    if str(one.get("path", "")).endswith(f".{name}"):
        return {**one, "options": list(options)}
    return one


def here(desk: Desk) -> tuple[str, str]:
    """The report and the part that are asked for; empty where none is."""
    asked = (desk.letter.item if desk.letter else "") or ""
    report, _, part = asked.partition(":")
    return report, part


def kept(desk: Desk, report: str) -> list[Json]:
    """The versions of a report that are kept as official, with the hash of each."""
    assert desk.letter is not None  # noqa: S101 - a report is in an open dossier
    t = translator(DOMAIN, desk.lang)
    found = [one for one in desk.store.frozen(desk.letter.id) if one.reference == report]
    facts = [
        {
            "label": moment(one.at, desk.lang),
            "text": t("Version {number}, {hash}…", number=one.revision, hash=one.hash[:16]),
        }
        for one in found
    ]
    return [{"title": t("Kept as official"), "facts": facts}] if facts else []


def keeping(desk: Desk, report: str) -> Json:
    """The button that keeps the version at hand."""
    t = translator(DOMAIN, desk.lang)
    return {"do": "keep_report", "report": report, "label": t("Keep this version as official")}


def in_full(table: Json) -> Json:
    """The same table, its items called by their whole names rather than by their numbers."""
    columns = [
        {
            **one,
            "options": [
                {"id": o["id"], "label": o["label"], "group": o["group"]} for o in one["options"]
            ],
        }
        if one["kind"] == "picks"
        else one
        for one in table["columns"]
    ]
    return {**table, "columns": columns}

"""From a field's description to what the browser draws, with the value that stands there now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from plpmission.i18n import Lang, Translate, translator
from plpmission.model import Item, Part
from plpmission.model.indicators import Indicator
from plpmission.model.swot import SwotItem
from plpmission.model.terms import Direction, Quadrant
from plpmission_widgets import options
from plpmission_widgets.forms import fields as f
from plpmission_widgets.page import Page
from plpmission_widgets.views.subtitles import subtitle

Json = dict[str, Any]

_DATES: Mapping[Lang, tuple[str, str]] = {
    "fr": ("jj/mm/aaaa", "dd/mm/yyyy"),
    "nl": ("dd/mm/jjjj", "dd/mm/yyyy"),
    "de": ("TT.MM.JJJJ", "dd.mm.yyyy"),
    "en": ("dd/mm/yyyy", "dd/mm/yyyy"),
}
"""How a date is typed in each language: what the empty field shows, and its pattern."""


def form(entries: f.Form, page: Page, base: str = "") -> list[Json]:
    """The fields of a form, with values; ``base`` is the path of the item they belong to."""
    return [drawn for entry in entries for drawn in _entry(entry, page, base)]


def _entry(entry: f.Entry, page: Page, base: str) -> Iterator[Json]:
    if isinstance(entry, f.When):
        if str(page.decides(base + entry.path)) in entry.values:
            yield from form(entry.fields, page, base)
        return
    if isinstance(entry, f.Shown):
        yield from import_module(entry.module).fields(page, base)
        return
    if isinstance(entry, f.Level):
        yield {"kind": "plp-part", **_said(page.t, label=entry.label, note=entry.text)}
        return
    if isinstance(entry, f.Note):
        yield {"kind": "note", "text": page.t(entry.text)}
        return
    if isinstance(entry, f.Group):
        yield {
            "kind": "group",
            **_said(page.t, label=entry.label, help=entry.help),
            "columns": entry.columns,
            "fields": form(entry.fields, page, base),
        }
        return
    yield field(entry, page, base)


def field(entry: f.Field, page: Page, base: str = "") -> Json:
    """One field with its value."""
    path = base + entry.path.replace("[own]", f"[{page.section}]")
    said = _said(page.t, label=entry.label, help=entry.help, hint=entry.hint)
    return {"path": path, **said, **_DRAWN[type(entry)](entry, page, path)}


def _said(t: Translate, **sentences: str) -> Json:
    return {name: t(sentence) for name, sentence in sentences.items() if sentence}


def plain(value: Any) -> Any:
    """A value of the model as JSON holds it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(element) for element in value]
    if isinstance(value, Part):
        return {name: plain(held) for name, held in value if held is not None}
    return str(value) if isinstance(value, str) else value


def _text(entry: f.Text, page: Page, path: str) -> Json:
    return {"kind": "text", "words": entry.words, "value": plain(page.dossier.value(path))}


def _lines(entry: f.Lines, page: Page, path: str) -> Json:
    return {"kind": "lines", "words": entry.words, "value": plain(page.dossier.value(path))}


def _rich(_: f.Rich, page: Page, path: str) -> Json:
    return {"kind": "rich", "value": plain(page.dossier.value(path))}


def _date(_: f.Date, page: Page, path: str) -> Json:
    return {**date_form(page.lang), "value": plain(page.dossier.value(path))}


def date_form(lang: Lang) -> Json:
    """How a date is typed in a language."""
    placeholder, pattern = _DATES[lang]
    return {"kind": "date", "placeholder": placeholder, "format": pattern}


def _number(entry: f.Number, page: Page, path: str) -> Json:
    return {**_number_form(entry, page), "value": plain(page.dossier.value(path))}


def _number_form(entry: f.Number, page: Page) -> Json:
    unit = page.t(entry.unit) if entry.unit else ""
    return {"kind": "number", "unit": unit} | ({"year": True} if entry.year else {})


def _choice(entry: f.Choice, page: Page, path: str) -> Json:
    return {**_choice_form(entry, page), "value": _chosen(page.dossier.value(path))}


def _choice_form(entry: f.Choice, page: Page) -> Json:
    offered = options.options(entry.options, page.dossier, page.lang)
    return {"kind": "choice", "options": offered, "style": entry.style, "none": entry.none}


def _choices(entry: f.Choices, page: Page, path: str) -> Json:
    offered = options.options(entry.options, page.dossier, page.lang)
    return {"kind": "choices", "options": offered, "value": plain(page.dossier.value(path))}


def _check(_: f.Check, page: Page, path: str) -> Json:
    return {"kind": "check", "value": page.dossier.value(path)}


def _yes_no(_: f.YesNo, page: Page, path: str) -> Json:
    t = translator("app", page.lang)
    answers = ((True, t("yes").capitalize()), (False, t("no").capitalize()))
    offered = [{"value": value, "label": label} for value, label in answers]
    value = page.dossier.value(path)
    return {
        "kind": "choice",
        "style": "segments",
        "none": True,
        "options": offered,
        "value": value,
    }


def _listed(_: f.Listed, page: Page, path: str) -> Json:
    return {"kind": "lines", "words": False, "value": "\n".join(page.dossier.value(path))}


def _short_rows(entry: f.Rows, page: Page, path: str) -> Json:
    return {
        "kind": "rows",
        "columns": [
            {
                "name": column.name,
                "label": page.t(column.label),
                "kind": column.kind,
                "at": column.at,
                "options": options.options(column.options, page.dossier, page.lang)
                if column.options
                else [],
            }
            for column in entry.columns
        ],
        "value": plain(page.dossier.value(path)),
        "add_label": page.t(entry.add),
    }


def _picks(entry: f.Picks, page: Page, path: str) -> Json:
    return {**_picks_form(entry, page), "value": picked(page.dossier.value(path))}


def _picks_form(entry: f.Picks, page: Page) -> Json:
    offered = options.picks(entry, page)
    return {"kind": "picks", "options": offered, "one": entry.one}


def picked(value: Any) -> list[str]:
    """What is picked, as a list, whether the field holds one or several."""
    if isinstance(value, tuple):
        return list(value)
    return [value] if value else []


def _series(_: f.Series, page: Page, path: str) -> Json:
    indicator: Indicator = page.dossier.value(path.rpartition(".")[0])
    rows = plain(indicator.measurements)
    keeps = indicator.direction is Direction.KEEP
    aims = ("low", "high") if keeps else ("value",)
    return {
        "kind": "series",
        "rows": rows,
        "unit": indicator.unit,
        "denominator": any("denominator" in row for row in rows),
        "chart": {
            "baseline": indicator.baseline.value,
            "target": {name: getattr(indicator.target, name) for name in aims},
        },
        "tools": {
            "id": indicator.id,
            "label": indicator.name,
            "again": indicator.profile is not None,
        },
    }


def _period(_: f.Period, page: Page, path: str) -> Json:
    return {"kind": "period", "value": plain(page.dossier.value(path))}


def _entries(entry: f.Entries, page: Page, path: str) -> Json:
    value = plain(page.dossier.value(path))
    return {"kind": "entries", "day": date_form(page.lang) if entry.days else None, "value": value}


def _table(entry: f.Table, page: Page, path: str) -> Json:
    return {"kind": "table", **_rows(entry, page, path)}


def _rows(entry: f.Table | f.Tree, page: Page, path: str) -> Json:
    held = page.dossier.value(path)
    return {
        "columns": [_column(column, page) for column in entry.columns],
        "rows": [{"id": row.id, "cells": _cells(entry.columns, row)} for row in held],
        "add_label": page.t(entry.add) if entry.add else "",
        "item_label": page.t(entry.item),
        "new": {},
    }


def _column(column: f.Field, page: Page) -> Json:
    said = _said(page.t, label=column.label, help=column.help, hint=column.hint)
    placed: Json = {"under": column.under} if column.under else {}
    if column.room:
        placed["width"] = column.room
    return {"name": column.path, **said, **placed, **_COLUMNS[type(column)](column, page)}


def _cells(columns: tuple[f.Field, ...], row: Item) -> Json:
    return {column.path: _cell(column, row) for column in columns}


def _cell(column: f.Field, row: Item) -> Any:
    if isinstance(column, f.Gap):
        return _gap(column, row)
    value: Any = row
    for step in column.path.split("."):
        value = getattr(value, step)
    if isinstance(column, f.Picks):
        return picked(value)
    return _chosen(value) if isinstance(column, f.Choice) else plain(value)


def _chosen(value: Any) -> Any:
    """What a choice holds; a text that is empty is none."""
    return None if value == "" else plain(value)


def _gap(column: f.Gap, row: Item) -> float | None:
    needed, given = getattr(row, column.needed), getattr(row, column.given)
    return None if needed is None or given is None else round(needed - given, 6)


def _tree(entry: f.Tree, page: Page, path: str) -> Json:
    held = page.dossier.value(path)
    drawn = {"kind": "tree", **_rows(entry, page, path)}
    drawn["rows"] = [
        {"id": unit.id, "parent": unit.parent, **_cells(entry.columns, unit)} for unit in held
    ]
    if entry.start_from and not held and page.dossier.value(entry.start_from):
        drawn["start"] = {"label": page.t(entry.start_label)}
    return drawn


PLACES = {
    Quadrant.STRENGTH: "with us",
    Quadrant.WEAKNESS: "with us",
    Quadrant.OPPORTUNITY: "around us",
    Quadrant.THREAT: "around us",
}


def _swot(entry: f.Swot, page: Page, path: str) -> Json:
    labels = {option["value"]: option["label"] for option in options.terms(Quadrant, page.lang)}
    held: tuple[SwotItem, ...] = page.dossier.value(path)
    return {
        "kind": "swot",
        "columns": {column.path: page.t(column.label) for column in entry.columns},
        "quadrants": [
            {
                "id": quadrant.value,
                "label": labels[quadrant.value],
                "hint": page.t(place),
                "short": _short(quadrant, page.lang),
            }
            for quadrant, place in PLACES.items()
        ],
        "rows": [
            {"id": row.id, "number": page.names[row.id].code, **_cells(entry.columns, row)}
            for row in held
        ],
        "add_label": page.t(entry.add),
        "item_label": page.t(entry.item),
    }


def _short(quadrant: Quadrant, lang: Lang) -> str:
    """What numbers a quadrant's items in the letter: ``S`` of ``S 1``."""
    return translator("render", lang)(f"{quadrant.name[0]} {{number}}", number="").strip()


def _detail(entry: f.Detail, page: Page, path: str) -> Json:
    held: tuple[Item, ...] = page.dossier.value(path)
    current = page.item if any(item.id == page.item for item in held) else None
    return {
        "kind": "detail",
        "rows": [
            {
                "id": item.id,
                "number": page.names[item.id].code,
                "title": page.names[item.id].name,
                "subtitle": subtitle(item, page.lang),
                "findings": page.counts.get(item.id, 0),
            }
            for item in held
        ],
        "current": current,
        "fields": form(entry.fields, page, f"{path}[{current}].") if current else [],
        "add_label": page.t(entry.add) if entry.add else "",
        "item_label": page.t(entry.item),
        "empty": {"title": page.t(entry.empty_title), "text": page.t(entry.empty_text)},
    }


_DRAWN: Mapping[type[f.Field], Callable[[Any, Page, str], Json]] = {
    f.Text: _text,
    f.Lines: _lines,
    f.Rich: _rich,
    f.Date: _date,
    f.Number: _number,
    f.Choice: _choice,
    f.Choices: _choices,
    f.Check: _check,
    f.YesNo: _yes_no,
    f.Listed: _listed,
    f.Rows: _short_rows,
    f.Picks: _picks,
    f.Series: _series,
    f.Period: _period,
    f.Entries: _entries,
    f.Table: _table,
    f.Tree: _tree,
    f.Swot: _swot,
    f.Detail: _detail,
}

_COLUMNS: Mapping[type[f.Field], Callable[[Any, Page], Json]] = {
    f.Text: lambda _column, _page: {"kind": "text"},
    f.Lines: lambda _column, _page: {"kind": "lines"},
    f.Date: lambda _column, page: date_form(page.lang),
    f.Number: _number_form,
    f.Period: lambda _column, _page: {"kind": "period"},
    f.Check: lambda _column, _page: {"kind": "check"},
    f.Gap: lambda _column, _page: {"kind": "number", "readonly": True},
    f.Choice: _choice_form,
    f.Picks: _picks_form,
}

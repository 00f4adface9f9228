"""The audit as files: a table for people (CSV), a line of JSON an entry for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from plpmission.store.records import AuditEntry
from plpmission.store.tables import stored

_HEADINGS = (
    *("number", "at", "actor", "role", "kind"),
    *("action", "dossier", "detail", "before", "after"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


def as_csv(entries: Iterable[AuditEntry]) -> bytes:
    """A table that spreadsheets open, and in which no text is a formula."""
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(_HEADINGS)
    for entry in entries:
        table.writerow(_harmless(value) for value in _row(entry).values())
    return file.getvalue().encode("utf-8-sig")


def as_json_lines(entries: Iterable[AuditEntry]) -> bytes:
    """One object a line."""
    lines = (json.dumps(_row(entry), ensure_ascii=False) for entry in entries)
    return "".join(f"{line}\n" for line in lines).encode()


def _row(entry: AuditEntry) -> dict[str, object]:
    actor = (entry.actor.name, entry.actor.role, entry.actor.kind)
    what = (entry.action, entry.dossier, entry.detail, entry.before, entry.after)
    return dict(zip(_HEADINGS, (entry.number, stored(entry.at), *actor, *what), strict=True))


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value

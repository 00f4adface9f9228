"""All indicators in a table, each with its course; a row opens its charts.

The figures are worked out off the page, so what is drawn first is only the place where they come.
"""

from __future__ import annotations

from typing import Any

from plpmission_widgets.desk import Desk

Json = dict[str, Any]


def fields(desk: Desk) -> list[Json]:
    """The table's place, and how many rows it will have."""
    dossier = desk.letter.dossier if desk.letter else None
    return [{"kind": "trends", "count": len(dossier.indicators) if dossier else 0}]

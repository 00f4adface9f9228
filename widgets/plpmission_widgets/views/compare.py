"""Letter, activity report and evaluation report side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "compared"
Json = dict[str, Any]


def fields(_: Desk) -> list[Json]:
    """What is drawn."""
    return []

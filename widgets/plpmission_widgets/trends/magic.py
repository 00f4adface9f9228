"""``%plpmission [file]``: trends of a dossier or a file of figures, in the cell below."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plpmission_widgets.trends.app import TrendsApp


def plpmission(line: str = "") -> TrendsApp:
    """Open a dossier (``.plp.json``) or a file of figures; without one, choose there."""
    from plpmission_widgets.trends.app import TrendsApp

    return TrendsApp(line.strip().strip("\"'") or None)

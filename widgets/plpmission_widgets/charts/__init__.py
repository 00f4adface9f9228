"""Figure descriptions (``plpmission.kpi.descriptions``) as charts on screens, in one look.

``drawn`` gives plain plotly JSON without importing plotly; ``figure`` a plotly figure for those
who go on working with it; ``shown`` what our own widget draws: the chart, what it says, what it
supposes, and its table.
"""

from __future__ import annotations

from pathlib import Path

from plpmission_widgets.charts.figures import drawn, figure, shown
from plpmission_widgets.charts.paint import register

__all__ = ["LIBRARY", "drawn", "figure", "register", "shown"]

_VOILA = Path(__file__).parents[1] / "voila" / "templates" / "plpmission"
LIBRARY = _VOILA / "static" / "charts.js"
"""The drawing library, where pages of our own load it from."""

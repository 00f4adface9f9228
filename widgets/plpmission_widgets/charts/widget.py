"""One figure as a widget of a notebook: drawn, said, with what it supposes and its table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from plpmission.i18n import Lang, as_lang
from plpmission.kpi.descriptions import Figure
from plpmission_widgets.charts import LIBRARY
from plpmission_widgets.charts.figures import shown
from plpmission_widgets.words import browser_texts

_STATIC = Path(__file__).parents[1] / "static"


def _sent() -> Any:
    return traitlets.Any(allow_none=True).tag(sync=True)


class ChartWidget(anywidget.AnyWidget):
    """A figure's description on the screen; the drawing library is sent once a page."""

    _esm = _STATIC / "chart.js"
    _css = _STATIC / "app.css"

    figure = _sent()
    ui = _sent()

    def __init__(self, description: Figure | None = None, *, lang: Lang | None = None) -> None:
        spoken = lang or as_lang(description.lang if description else "fr")
        ui: dict[str, Any] = {"lang": spoken, "langs": [], "texts": browser_texts(spoken)}
        super().__init__(ui=ui, figure=shown(description) if description else None)
        self.on_msg(self._received)

    def show(self, description: Figure) -> None:
        """Show another figure in the same place."""
        self.figure = shown(description)

    def _received(self, _: Any, message: Any, __: Any) -> None:
        if isinstance(message, dict) and message.get("do") == "library":
            self.send({"library": True}, [LIBRARY.read_bytes()])

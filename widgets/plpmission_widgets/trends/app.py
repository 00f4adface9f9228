"""The analyst's notebook: a dossier or a file in, charts and a table out, and the code for them.

The model (``Workbench``) knows no widget; the view links it to ipywidgets and the chart widget.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as w

from plpmission.errors import MissionError
from plpmission.i18n import Lang, Translate, say, translator
from plpmission.kpi.descriptions import Figure
from plpmission_widgets.charts.widget import ChartWidget
from plpmission_widgets.trends.returning import put_conclusion, put_figures
from plpmission_widgets.trends.sources import (
    DOSSIER,
    MANY,
    DossierSource,
    FileSource,
    Kind,
    code,
    open_source,
)

DOMAIN = "trends"
ENDINGS = (DOSSIER, ".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet")
FIRST = 4
"""Series that are chosen at first."""


class Workbench:
    """What is looked at, how, and the figure of it."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.source: DossierSource | FileSource | None = None
        self.chosen: tuple[str, ...] = ()
        self.kind: Kind = "table"
        self.start = ""

    def open(self, path: str | Path) -> None:
        """Look at a dossier or a file.

        Raises:
            MissionError: it cannot be read; what was open stays open.
        """
        self.source = open_source(path)
        self.chosen = tuple(self.source.names)[:FIRST]
        if self.kind not in self.source.kinds:
            self.kind = "table"

    def figure(self) -> Figure | None:
        """The figure of what is chosen; None while nothing is.

        Raises:
            KpiError: the figures do not bear it.
        """
        if self.source is None or not self.chosen:
            return None
        return self.source.figure(self.kind, self.chosen, self.start, self.lang)

    def code(self) -> str:
        """The lines that make the same figure without widgets."""
        if self.source is None:
            return ""
        return code(self.source, self.kind, self.chosen, self.start, self.lang)


class TrendsApp(w.VBox):  # type: ignore[misc]
    """Trends in a notebook: ``TrendsApp("zone.plp.json")`` or ``TrendsApp("figures.csv")``."""

    def __init__(self, source: str | Path | None = None, *, lang: Lang = "fr") -> None:
        self.bench = Workbench(lang)
        self._offering = False
        t = translator(DOMAIN, lang)
        self.path = w.Combobox(
            options=_files(),
            placeholder="zone.plp.json",
            **_named(t("Dossier or file of figures"), width="34rem"),
        )
        self.opener = w.Button(description=t("Open"), button_style="primary")
        self.series = w.SelectMultiple(**_named(t("Series"), width="34rem"))
        self.kind = w.Dropdown(**_named(t("Chart"), width="34rem"))
        self.start = w.Text(
            placeholder="2024-Q3",
            continuous_update=False,
            **_named(t("From which period on"), width="34rem"),
        )
        self.said = w.Label()
        self.chart = ChartWidget(lang=lang)
        self.shows = w.ToggleButton(description=t("Show code"), icon="code")
        self.code = w.Textarea(
            disabled=False, rows=9, layout=w.Layout(width="100%", max_width="46rem")
        )
        self.back = _Back(self, t)
        self._tools = [
            w.HBox(
                [self.series, w.VBox([self.kind, self.start])],
                layout=w.Layout(flex_flow="row wrap", grid_gap="1rem"),
            ),
            self.chart,
            self.shows,
            self.code,
            self.back.box,
        ]
        super().__init__([w.HBox([self.path, self.opener]), self.said, *self._tools])
        self._link()
        self._show_tools()
        if source is not None:
            self.path.value = str(source)
            self._open()

    def _link(self) -> None:
        self.opener.on_click(lambda _: self._open())
        self.series.observe(self._chose, "value")
        self.kind.observe(self._chose, "value")
        self.start.observe(self._chose, "value")
        self.shows.observe(lambda _: self._show_tools(), "value")

    def _open(self) -> None:
        def read() -> None:
            self.bench.open(self.path.value.strip())

        if self.try_(read):
            self._offer()
            self._draw()

    def _offer(self) -> None:
        """The series and charts of what was opened."""
        source, chosen, kind = self.bench.source, self.bench.chosen, self.bench.kind
        if source is None:
            return
        words = kind_words(self.bench.lang)
        self._offering = True
        self.series.rows = min(max(len(source.names), 2), 8)
        self.series.options = [(name, id_) for id_, name in source.names.items()]
        self.series.value = chosen
        self.kind.options = [(words[one], one) for one in source.kinds]
        self.kind.value = kind
        self._offering = False
        self.back.offer()

    def _chose(self, _: Any) -> None:
        if self._offering:
            return
        self.bench.chosen = tuple(self.series.value)
        self.bench.kind = self.kind.value or "table"
        self.bench.start = self.start.value
        self._draw()

    def _draw(self) -> None:
        def draw() -> None:
            if figure := self.bench.figure():
                self.chart.show(figure)

        self.try_(draw)
        self.code.value = self.bench.code()
        self._show_tools()

    def _show_tools(self) -> None:
        """Only what can be used is there."""
        some = self.bench.source is not None
        for tool in self._tools:
            _shown(tool, yes=some)
        _shown(self.code, yes=some and self.shows.value)
        from_file = isinstance(self.bench.source, FileSource)
        _shown(self.start, yes=from_file and self.bench.kind == "around")

    def try_(self, what: Callable[[], None]) -> bool:
        """Do it; what cannot be done is said in a sentence. Tells whether it was done."""
        try:
            what()
        except MissionError as error:
            self.said.value = say(error, self.bench.lang)
            return False
        except OSError as error:
            self.said.value = error.strerror or str(error)
            return False
        self.said.value = ""
        return True


class _Back:
    """Results taken back: a file's figures into an indicator, a conclusion into the report."""

    def __init__(self, app: TrendsApp, t: Translate) -> None:
        self.app, self.t = app, t
        dossiers = [name for name in _files() if name.endswith(DOSSIER)]
        self.into = w.Combobox(
            options=dossiers,
            placeholder="zone.plp.json",
            **_named(t("Into the dossier"), width="34rem"),
        )
        self.indicator = w.Dropdown(**_named(t("As figures of the indicator"), width="34rem"))
        self.figures = w.Button(
            description=t("Put the figures into the dossier"), layout=w.Layout(width="auto")
        )
        self.report = w.Button(
            description=t("Put the conclusion into the report"), layout=w.Layout(width="auto")
        )
        self.done = w.Label()
        self.into.observe(self._listed, "value")
        self.figures.on_click(lambda _: self._put_figures())
        self.report.on_click(lambda _: self._put_conclusion())
        self._for_file = w.VBox([self.into, self.indicator, self.figures])
        self.box = w.VBox([self._for_file, self.report, self.done])

    def offer(self) -> None:
        """A file's figures go into a dossier; a dossier's conclusion goes into its own report."""
        from_file = isinstance(self.app.bench.source, FileSource)
        _shown(self._for_file, yes=from_file)
        _shown(self.report, yes=not from_file)
        self.done.value = ""

    def _listed(self, _: Any) -> None:
        path = self.into.value.strip()
        if not path.endswith(DOSSIER) or not Path(path).is_file():
            self.indicator.options = []
            return

        def read() -> None:
            found = DossierSource(Path(path)).dossier.indicators
            self.indicator.options = [(one.name or "–", one.id) for one in found]

        self.app.try_(read)

    def _put_figures(self) -> None:
        bench = self.app.bench

        def put() -> None:
            if bench.source is None or not self.indicator.value:
                return
            into = Path(self.into.value.strip())
            count = put_figures(bench.source.path, bench.chosen, into, self.indicator.value)
            self.done.value = self.t("{count} figures taken over", count=count)

        self.app.try_(put)

    def _put_conclusion(self) -> None:
        bench = self.app.bench

        def put() -> None:
            figure = bench.figure()
            if bench.source is None or figure is None or bench.kind in MANY:
                self.done.value = self.t("Choose a chart of one indicator first.")
                return
            saved = put_conclusion(bench.source.path, bench.chosen[0], figure)
            t = self.t
            self.done.value = t(
                "The conclusion stands in the activity report; its drawing is {name}.",
                name=saved.name,
            )

        self.app.try_(put)


def kind_words(lang: Lang) -> dict[Kind, str]:
    """What each chart is called."""
    t = translator(DOMAIN, lang)
    return {
        "table": t("Table with small courses"),
        "course": t("Control chart"),
        "side": t("Side by side"),
        "ahead": t("What follows"),
        "around": t("Before and after"),
        "season": t("Seasons"),
        "median": t("Median"),
        "funnel": t("Areas by population"),
    }


def _named(words: str, *, width: str) -> dict[str, Any]:
    """A control's words, tied to it, and its width."""
    return {
        "description": words,
        "style": {"description_width": "12rem"},
        "layout": w.Layout(width=width, max_width="100%"),
    }


def _shown(tool: Any, *, yes: bool) -> None:
    tool.layout.display = None if yes else "none"


def _files() -> list[str]:
    """Dossiers and files of figures in the notebook's folder, dossiers first."""
    found = sorted(path.name for path in Path().iterdir() if path.name.endswith(ENDINGS))
    return sorted(found, key=lambda name: not name.endswith(DOSSIER))

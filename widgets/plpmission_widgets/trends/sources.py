"""What an analyst looks at, a dossier's indicators or the series of a file, and its figures.

Each figure can also be had without the widgets: ``code`` says how.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol

from plpmission.errors import KpiError
from plpmission.i18n import Lang
from plpmission.kpi.analysis import analyse
from plpmission.kpi.dates import parse_period
from plpmission.kpi.descriptions import Figure
from plpmission.kpi.figure import control_figure, multiples, run_figure, spark_table
from plpmission.kpi.figure_time import before_after_figure, season_figure
from plpmission.kpi.reading import read_series
from plpmission.model import Dossier, read_dossier
from plpmission.model.indicators import Indicator
from plpmission_widgets.trends import drawing
from plpmission_widgets.trends.places import known_indicator

DOMAIN = "trends"

Kind = Literal["table", "course", "side", "ahead", "around", "season", "median", "funnel"]
MANY: tuple[Kind, ...] = ("table", "side", "funnel")
"""Figures of several series; the others are of one."""
DOSSIER = ".plp.json"


class SourceRefusal(KpiError):
    """A figure that cannot be drawn of what was chosen."""

    domain = DOMAIN


class Source(Protocol):
    """Where figures come from."""

    path: Path
    kinds: tuple[Kind, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """What can be chosen: each series' id with its name."""

    def figure(self, kind: Kind, chosen: Sequence[str], start: str, lang: Lang) -> Figure:
        """The figure of the series chosen.

        Raises:
            KpiError: their figures do not bear it.
        """


class DossierSource:
    """The indicators of a dossier's file."""

    kinds: tuple[Kind, ...] = ("table", "course", "side", "ahead", "around", "season", "median")

    def __init__(self, path: Path) -> None:
        self.path = path
        self.dossier: Dossier = read_dossier(path)

    @property
    def names(self) -> Mapping[str, str]:
        """The indicators that have figures."""
        return {one.id: one.name or "–" for one in self.dossier.indicators if one.measurements}

    def figure(self, kind: Kind, chosen: Sequence[str], start: str, lang: Lang) -> Figure:  # noqa: ARG002
        """The figure of the indicators chosen, with what the dossier writes on it."""
        indicators = [known_indicator(self.dossier, one) for one in chosen]
        if kind == "table":
            return _there(drawing.sparks(self.dossier, indicators, lang))
        if kind == "side":
            return drawing.side_by_side(self.dossier, indicators, lang)
        return _there(self._one(kind, indicators[0], lang))

    def _one(self, kind: Kind, one: Indicator, lang: Lang) -> Figure | None:
        if kind == "ahead":
            return drawing.ahead(one, lang)
        if kind == "around":
            return drawing.around(self.dossier, one, lang)
        if kind == "season":
            return drawing.seasons(one, lang)
        if kind == "median":
            return drawing.runs(self.dossier, one, lang)
        return drawing.course(self.dossier, one, lang)


def _there(figure: Figure | None) -> Figure:
    if figure is None:
        raise SourceRefusal("There are too few figures for this chart, or no date for it.")
    return figure


class FileSource:
    """The series of a CSV, Excel or Parquet file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.frame: Any = read_series(path)
        counted: tuple[Kind, ...] = ("funnel",) if "denominator" in self.frame.columns else ()
        self.kinds: tuple[Kind, ...] = (
            *("table", "course", "side"),
            *("around", "season", "median"),
            *counted,
        )

    @property
    def names(self) -> Mapping[str, str]:
        """The series, in the file's order."""
        return {str(name): str(name) or "–" for name in self.frame["series"].unique()}

    def figure(self, kind: Kind, chosen: Sequence[str], start: str, lang: Lang) -> Figure:
        """The figure of the series chosen."""
        many = kind in MANY
        frame = self.frame[self.frame["series"].isin(chosen if many else chosen[:1])]
        if kind == "around":
            if not start.strip():
                raise SourceRefusal("Say from which period on: 2024, 2024-Q3 or 2024-07.")
            return before_after_figure(frame, start, lang=lang)
        if kind == "season":
            return season_figure(frame, lang=lang)
        if kind == "median":
            return run_figure(frame, lang=lang)
        if kind == "funnel":
            return _funnel(frame, lang)
        found = analyse(frame)
        if kind == "table":
            return spark_table(found, lang=lang)
        charts = [control_figure(found, place, lang=lang) for place in range(len(found))]
        return multiples(charts, title="") if many else charts[0]


def _funnel(frame: Any, lang: Lang) -> Figure:
    """The areas' rates in the latest period of all."""
    from plpmission.kpi.figure_areas import funnel_figure

    latest = max(frame["period"].unique(), key=parse_period)
    now = frame[frame["period"] == latest]
    return funnel_figure(
        now["series"].tolist(), now["value"], now["denominator"], lang=lang, title=str(latest)
    )


def open_source(path: str | Path) -> DossierSource | FileSource:
    """A dossier by its ending, else a file of figures.

    Raises:
        MissionError: it cannot be read; the sentence says why.
    """
    file = Path(path).expanduser()
    return DossierSource(file) if file.name.endswith(DOSSIER) else FileSource(file)


def code(source: Source, kind: Kind, chosen: Sequence[str], start: str, lang: Lang) -> str:
    """The lines that make the same figure without widgets."""
    texts = _code()["dossier" if isinstance(source, DossierSource) else "file"]
    used = list(chosen) if kind in MANY else list(chosen[:1])
    filled = {
        "path": repr(str(source.path)),
        "chosen": repr(used),
        "one": repr(used[0] if used else ""),
        "start": repr(start),
        "lang": repr(lang),
    }
    return "\n".join(texts[name].strip().format(**filled) for name in ("begin", kind))


@cache
def _code() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("code.toml").open("rb") as file:
        read: dict[str, dict[str, str]] = tomllib.load(file)
    return read

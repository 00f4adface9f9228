"""An analysis for people in a terminal, and for other programs as JSON."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import numpy as np

from plpmission.i18n import Lang, translator
from plpmission.kpi.analysis import Analysis, Point, Result
from plpmission.kpi.ragged import Floats
from plpmission.kpi.verdict import Verdict
from plpmission.kpi.words import ASSURANCE_WORDS, VERDICT_WORDS, labelled, written

if TYPE_CHECKING:
    from rich.console import Console

BARS = "▁▂▃▄▅▆▇█"
SPARK = 24
"""Latest points of a sparkline."""

HEADINGS = ("Series", "Course", "Latest", "Usually between", "Conclusion", "Target")

_COLORS: dict[Verdict, str] = {
    "improvement": "blue",
    "concern": "yellow",
    "special_cause": "magenta",
    "common_cause": "dim",
    "too_few_points": "dim",
}


def as_json(found: Analysis, lang: Lang) -> str:
    """A JSON list of one object a series, one a line; no NaN, but null."""
    return "[\n" + ",\n".join(_record(found, place, lang) for place in range(len(found))) + "\n]"


def _record(found: Analysis, place: int, lang: Lang) -> str:
    one = found.result(place, lang)
    head = {
        "series": one.series,
        "n": one.n,
        "center": _plain(one.center),
        "lower": _plain(one.lower),
        "upper": _plain(one.upper),
    }
    tail = {
        "signals": [signal._asdict() for signal in one.signals],
        "verdict": one.verdict,
        "assurance": one.assurance,
        "notes": [one.sentence, *one.notes],
    }
    before, after = (json.dumps(half, ensure_ascii=False, allow_nan=False) for half in (head, tail))
    return f'{before[:-1]}, "points": [{_points_said(found, place)}], {after[1:]}'


def _plain(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _points_said(found: Analysis, place: int) -> str:
    """A series' points as JSON objects, written out: ``json`` would take five times as long.

    Periods and figures need no escaping.
    """
    periods, *columns, phases = found.columns(place)
    figures = [_figures_said(column) for column in columns]
    quoted = [f'"{period}"' for period in periods]
    return ", ".join(map(_POINT.format, quoted, *figures, phases))


_POINT = "{{" + ", ".join(f'"{name}": {{}}' for name in Point._fields) + "}}"


def _figures_said(column: list[float]) -> list[str]:
    """Figures as JSON; one that stands often, as limits do, is put in words once."""
    said = {value: repr(value) if math.isfinite(value) else "null" for value in set(column)}
    return [said.get(value, "null") for value in column]


def sparkline(values: Floats) -> str:
    """The latest values as bars, from the lowest to the highest of them."""
    shown = np.asarray(values[-SPARK:], dtype=np.float64)
    if not len(shown):
        return ""
    low, high = shown.min(), shown.max()
    if low == high:
        return BARS[3] * len(shown)
    steps = np.floor((shown - low) / (high - low) * (len(BARS) - 1) + 0.5).astype(int)
    return "".join(BARS[step] for step in steps)


def print_table(found: Analysis, lang: Lang, console: Console) -> None:
    """A row a series, and under the table what was left out or should be known."""
    from rich.table import Table

    t = translator("kpi", lang)
    table = Table(box=None, pad_edge=False)
    for heading in HEADINGS:
        table.add_column(t(heading), overflow="fold", no_wrap=heading in {"Course", "Latest"})
    results = [found.result(place, lang) for place in range(len(found))]
    for one in results:
        table.add_row(*_cells(one, lang), style=_COLORS[one.verdict])
    console.print(table)
    said = [
        f"{one.series}: {note}" if one.series else note for one in results for note in one.notes
    ]
    if said:
        console.print("\n".join(said), soft_wrap=True)


def _cells(one: Result, lang: Lang) -> tuple[str, ...]:
    t = translator("kpi", lang)
    latest = one.points[-1] if one.points else None
    known = one.verdict != "too_few_points"
    said = labelled(latest.period, written(latest.value, lang), lang) if latest else "–"
    return (
        one.series,
        sparkline(np.array(one.found.columns(one.place)[1])),
        said,
        f"{written(one.lower, lang)} – {written(one.upper, lang)}" if known else "–",
        t(VERDICT_WORDS[one.verdict]),
        t(ASSURANCE_WORDS[one.assurance]),
    )

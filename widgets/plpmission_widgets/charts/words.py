"""Texts on charts: beside a line, above a mark, on hovering; a reader's words are only text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plpmission_widgets.charts.axes import LETTER, Scale
from plpmission_widgets.charts.paint import token

Json = dict[str, Any]

LINE = 16.0
"""Pixels from one line of text to the next."""
_ROWS = 3
"""Lines of words above the plot."""
_LONGEST = 28
"""Letters of such words; the list below the chart has all of them."""


def escaped(text: str) -> str:
    """Text that plotly does not read as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def hover(*lines: str) -> str:
    """What hovering shows, line by line; empty ones are left out."""
    return "<br>".join(escaped(line) for line in lines if line)


@dataclass(frozen=True, kw_only=True)
class Edge:
    """Words at the right end of a line."""

    value: float
    text: str
    colour: str = "ink-2"
    strong: bool = False


def sorted_edges(said: Sequence[Edge]) -> list[Edge]:
    """Words beside the plot from the lowest line up."""
    return sorted(said, key=lambda edge: edge.value)


def edges(said: Sequence[Edge], scale: Scale) -> list[Json]:
    """Words beside the plot, moved apart where they would cover each other."""
    ordered = sorted_edges(said)
    heights: list[float] = []
    for edge in ordered:
        lowest = heights[-1] + LINE if heights else float("-inf")
        heights.append(max(scale.px(edge.value), lowest))
    above = max(heights, default=0.0) - scale.height - LINE / 2
    moved = [height - max(above, 0.0) for height in heights]
    return [
        {
            "name": "edge",
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 8,
            "y": edge.value,
            "yref": "y",
            "yshift": round(height - scale.px(edge.value), 1),
            "showarrow": False,
            "text": f"<b>{escaped(edge.text)}</b>" if edge.strong else escaped(edge.text),
            "font": {"color": token(edge.colour)},
        }
        for edge, height in zip(ordered, moved, strict=True)
    ]


def edge_room(said: Sequence[Edge]) -> float:
    """Pixels that words beside the plot take."""
    return max((len(edge.text) for edge in said), default=0) * LETTER + 16


@dataclass(frozen=True, kw_only=True)
class Upright:
    """A moment with its words: a plan's start, an amendment, a decision."""

    at: float
    text: str
    period: str


def uprights(said: Sequence[Upright], low: float, high: float, width: float) -> Json:
    """Lines across the plot with words above it, on as many rows as they need.

    Words that find no room are left to hovering and to the list below the chart. ``width`` is what
    the plot has in px at most.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_ROWS)]
    notes: list[Json] = []
    for mark in sorted(said, key=lambda one: one.at):
        shown = (
            mark.text if len(mark.text) <= _LONGEST else f"{mark.text[: _LONGEST - 1].rstrip()}…"
        )
        place = (mark.at - low) / (high - low) * width
        long = len(shown) * LETTER + 10
        right = place + long > width
        span = (place - long, place) if right else (place, place + long)
        row = next((row for row, spans in enumerate(taken) if _free(span, spans)), None)
        if row is not None:
            taken[row].append(span)
            notes.append(_upright_words(mark.at, shown, row, right=right))
    return {
        "annotations": notes,
        "rows": max((int(note["yshift"] / LINE) + 1 for note in notes), default=0),
        "shapes": [_line(mark.at) for mark in said],
    }


def _free(span: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
    return all(span[1] < start or end < span[0] for start, end in taken)


def _upright_words(at: float, text: str, row: int, *, right: bool) -> Json:
    return {
        "name": "mark",
        "x": at,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": row * LINE,
        "xanchor": "right" if right else "left",
        "xshift": -3 if right else 3,
        "showarrow": False,
        "text": escaped(text),
    }


def _line(at: float) -> Json:
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": token("line-strong"), "width": 1, "dash": "dot"},
    }

"""SVG as text, escaped: no script, no style sheet, no address can come in through what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from xml.sax.saxutils import escape, quoteattr

from plpmission.model.base import clean
from plpmission.render.figures import palette

FONTS = "'Noto Sans', 'Source Sans 3', 'Liberation Sans', Arial, sans-serif"

Value = str | float

HALO: Mapping[str, Value] = {"stroke": palette.SURFACE, "stroke_width": 3, "paint_order": "stroke"}
"""Attributes of a text that stands over lines."""


def drawing(width: float, height: float, children: Iterable[str]) -> str:
    """A whole figure, ``width`` by ``height`` px."""
    return tag(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        font_family=FONTS,
    )


def tag(name: str, *children: str, **attributes: Value) -> str:
    """An element holding ``children``; in an attribute's name, ``_`` stands for ``-``."""
    given = "".join(
        [
            f" {_dashed(key)}={_quoted(value)}"
            if isinstance(value, str)
            else f' {_dashed(key)}="{round(value, 1):g}"'
            for key, value in attributes.items()
        ]
    )
    return f"<{name}{given}>{''.join(children)}</{name}>" if children else f"<{name}{given}/>"


@cache
def _dashed(name: str) -> str:
    return name.replace("_", "-")


_quoted = lru_cache(maxsize=1024)(quoteattr)
"""The few colours, anchors and fonts are the same in thousands of elements."""


def _short(value: float) -> str:
    return f"{round(value, 1):g}"


def words(x: float, y: float, text: str, size: float, fill: str, **attributes: Value) -> str:
    """A line of text whose baseline starts at (x, y)."""
    said = escape(clean(text))
    return tag("text", said, x=x, y=y, font_size=size, fill=fill, **attributes) if said else ""


def leading(size: float) -> float:
    """The step from a line of text to the next one, in px."""
    return round(size + 3)


def paragraph(
    x: float, y: float, lines: Iterable[str], size: float, fill: str, **more: Value
) -> str:
    """Lines of text below each other; ``y`` is the first one's baseline."""
    step = leading(size)
    return "".join(
        words(x, y + at * step, said, size, fill, **more) for at, said in enumerate(lines)
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, **attributes: Value) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, **attributes)


def box(x: float, y: float, width: float, height: float, fill: str, **attributes: Value) -> str:
    """A rectangle."""
    return tag("rect", x=x, y=y, width=width, height=height, fill=fill, **attributes)


def hatched(x: float, y: float, width: float, height: float, stroke: str) -> str:
    """Slanting lines inside a rectangle, drawn one by one: some readers of SVG know no patterns."""
    step = 7.0
    lines, at = [], step
    while at < width + height:
        left, right = max(0.0, at - height), min(at, width)
        lines.append(line(x + left, y + at - left, x + right, y + at - right, stroke))
        at += step
    return "".join(lines)

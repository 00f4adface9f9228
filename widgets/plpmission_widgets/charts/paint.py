"""The one look of all charts: its template, and what its colours are in each theme.

In the apps a colour is the name of a design token, which the browser looks up in the theme that is
shown; elsewhere ``painted`` puts the token's value in its place.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

Theme = Literal["light", "dark"]

NAMES: dict[Theme, str] = {"light": "plpmission", "dark": "plpmission_dark"}
"""What the template is called among plotly's own, in each theme."""

_HERE = Path(__file__).parent
_TOKEN = re.compile(r"var\(--plp-([\w-]+)\)")


@cache
def palette(theme: Theme) -> dict[str, str]:
    """The value of each token that charts use."""
    read = json.loads((_HERE / "palette.json").read_text(encoding="utf-8"))
    tokens: dict[str, str] = read[theme]
    return tokens


@cache
def template() -> dict[str, Any]:
    """The template as plotly takes it, its colours as tokens."""
    read: dict[str, Any] = json.loads((_HERE / "template.json").read_text(encoding="utf-8"))
    return read


def token(name: str) -> str:
    """A colour by the name of its token, such as ``series-1``."""
    return f"var(--plp-{name})"


def painted(value: Any, theme: Theme) -> Any:
    """The same value with each token's colour in the place of its name."""
    if isinstance(value, str):
        return _TOKEN.sub(lambda found: palette(theme)[found[1]], value)
    if isinstance(value, dict):
        return {name: painted(held, theme) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [painted(held, theme) for held in value]
    return value


def register() -> None:
    """Put the template among plotly's own, once a theme: ``plpmission``, ``plpmission_dark``."""
    import plotly.io

    for theme, name in NAMES.items():
        if name not in plotly.io.templates:
            plotly.io.templates[name] = painted(template(), theme)

"""A document as one HTML file: styles, drawings and data inside, nothing asked of any server."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plpmission.export.pages import page_data
from plpmission.export.ready import ready
from plpmission.export.style import PLAIN, Style
from plpmission.export.svg import Drawing, harmless
from plpmission.render.blocks import Figure, Rendered

TEMPLATE = Path(__file__).parent / "templates" / "mission-letter"
FONTS = "'Segoe UI', 'Noto Sans', 'Open Sans', 'Liberation Sans', system-ui, sans-serif"
_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
STYLES = ("tokens.css", "page.css", "print.css")


def html_of(rendered: Rendered, style: Style = PLAIN) -> str:
    """The document as an HTML page.

    Raises:
        ExportError: something in it cannot be shown; ``where`` leads to it.
    """
    template = _environment().get_template("index.html.j2")
    return template.render(resources={"page": page_of(rendered, style)})


def page_of(rendered: Rendered, style: Style = PLAIN) -> dict[str, Any]:
    """What the template reads, as ``resources.page``."""
    document = ready(rendered, style.header)
    data = page_data(document, partial(_drawn, shades=style.shades))
    kinds = {block["kind"]: block for block in data["blocks"]}
    headings = [block for block in data["blocks"] if block["kind"] == "Heading"]
    for at, heading in enumerate(headings):
        heading["id"] = heading["anchor"] or f"h-{at}"
    contents = kinds.get("Contents", {"depth": 0, "title": ""})
    bare = {"title": document.title, "subtitle": document.subject, "lines": [], "mark": ""}
    return {
        **data,
        "cover": kinds.get("Cover", bare),
        "contents": [heading for heading in headings if heading["level"] <= contents["depth"]],
        "contents_title": contents["title"],
        "payload": _in_script(document.payload),
        "style": _style(style),
        "policy": _policy(style),
        "footer": style.footer,
        "logo": _logo(style, document),
    }


def _drawn(figure: Figure, prefix: str, shades: Mapping[str, str]) -> Drawing:
    return harmless(
        figure.svg,
        prefix=prefix,
        fonts=FONTS,
        title=figure.alt,
        where=figure.anchor,
        shades=shades,
    )


def _logo(style: Style, document: Rendered) -> dict[str, Any] | None:
    if style.logo is None:
        return None
    from plpmission.export.logo import as_svg

    coded = base64.b64encode(as_svg(style.logo).encode()).decode("ascii")
    return {
        "address": f"data:image/svg+xml;base64,{coded}",
        "alt": style.logo.alt or document.author or document.title,
        "width": style.logo.width,
        "height": style.logo.height,
    }


def _in_script(payload: str) -> str:
    """JSON that cannot end the element it stands in: ``<`` is written as an escape of JSON."""
    return payload.replace("<", "\\u003c")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined
    )


@cache
def _sheet() -> str:
    return "\n".join((TEMPLATE / name).read_text(encoding="utf-8") for name in STYLES)


@lru_cache(maxsize=8)
def _style(style: Style) -> str:
    """The page's style sheet in a house's colours and fonts."""
    sheet = _sheet()
    if style.shades:
        sheet = _COLOUR.sub(lambda found: style.shades.get(found[0], found[0]), sheet)
    for name, font in (("sans", style.heading_font), ("serif", style.text_font)):
        if font:
            sheet = sheet.replace(f"--{name}: ", f'--{name}: "{font}", ', 1)
    return sheet


@lru_cache(maxsize=8)
def _policy(style: Style) -> str:
    """Only this very style may act; no script, no address, no frame; a logo is in the page."""
    digest = base64.b64encode(hashlib.sha256(_style(style).encode()).digest()).decode()
    pictures = "; img-src data:" if style.logo else ""
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'{pictures}; "
        "base-uri 'none'; form-action 'none'"
    )

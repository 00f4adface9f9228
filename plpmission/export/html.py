"""A document as one HTML file: styles, drawings and data inside, nothing asked of any server."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plpmission.export.pages import page_data
from plpmission.export.ready import ready
from plpmission.export.svg import Drawing, harmless
from plpmission.render.blocks import Figure, Rendered

TEMPLATE = Path(__file__).parent / "templates" / "mission-letter"
FONTS = "'Segoe UI', 'Noto Sans', 'Open Sans', 'Liberation Sans', system-ui, sans-serif"
STYLES = ("tokens.css", "page.css", "print.css")


def html_of(rendered: Rendered) -> str:
    """The document as an HTML page.

    Raises:
        ExportError: something in it cannot be shown; ``where`` leads to it.
    """
    template = _environment().get_template("index.html.j2")
    return template.render(resources={"page": page_of(rendered)})


def page_of(rendered: Rendered) -> dict[str, Any]:
    """What the template reads, as ``resources.page``."""
    document = ready(rendered)
    data = page_data(document, _drawn)
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
        "style": _style(),
        "policy": _policy(),
    }


def _drawn(figure: Figure, prefix: str) -> Drawing:
    return harmless(figure.svg, prefix=prefix, fonts=FONTS, title=figure.alt, where=figure.anchor)


def _in_script(payload: str) -> str:
    """JSON that cannot end the element it stands in: ``<`` is written as an escape of JSON."""
    return payload.replace("<", "\\u003c")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined
    )


@cache
def _style() -> str:
    return "\n".join((TEMPLATE / name).read_text(encoding="utf-8") for name in STYLES)


@cache
def _policy() -> str:
    """Only this very style may act; no script, no address, no frame."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"

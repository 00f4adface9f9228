"""The house style: its fields, what is wrong in one of them, and a sample of how it looks."""

from __future__ import annotations

import base64
from typing import Any

from plpmission.errors import ExportError
from plpmission.i18n import Lang, number, say, translator

DOMAIN = "style"

Json = dict[str, Any]

FIELDS = {
    "colours.accent": "accent",
    "colours.cover": "cover",
    "colours.text": "text",
    "fonts.text": "text_font",
    "fonts.headings": "heading_font",
    "page.header": "header",
    "page.footer": "footer",
    "logo.file": "logo",
    "word.template": "template",
}
"""Where an error of a style file points to, and the field of the dialog."""


def dialog(kept: Json, lang: Lang, *, error: ExportError | None = None) -> Json:
    """The dialog with the values of a style (as ``to_json`` gives them), and what is wrong."""
    t = translator(DOMAIN, lang)
    return {
        "kind": "style",
        "values": {name: kept.get(name, "") for name in TEXTS},
        "standard": dict(zip(("accent", "cover", "text"), _standard(), strict=True)),
        "fonts": _fonts(t("As shipped")),
        "logo": _logo(kept),
        "alt": kept.get("logo", {}).get("alt", ""),
        "template": bool(kept.get("template")),
        "error": _said(error, lang) if error else None,
        "shades": _shades(kept) if not error else None,
        "sample": {
            "title": t("Mission letter"),
            "name": t("Police zone"),
            "heading": t("Strategic objectives"),
            "text": t("The zone answers urgent calls within 14 minutes."),
            "link": t("objective 1"),
        },
    }


TEXTS = ("accent", "cover", "text", "text_font", "heading_font", "header", "footer")


def _labels(lang: Lang) -> dict[str, str]:
    t = translator(DOMAIN, lang)
    return {
        "accent": t("Colour of numbers and links"),
        "cover": t("Colour of the cover and titles"),
        "text": t("Colour of the text"),
        "text_font": t("Font of the text"),
        "heading_font": t("Font of titles and tables"),
        "header": t("Header"),
        "footer": t("Footer"),
        "logo": t("Logo"),
        "template": t("Word template"),
    }


def _standard() -> tuple[str, str, str]:
    from plpmission.export.style import PLAIN

    return PLAIN.accent, PLAIN.cover, PLAIN.text


def _fonts(none: str) -> list[Json]:
    from plpmission.export.fonts import families

    names = [{"value": name, "label": name} for name in families()]
    return [{"value": "", "label": none}, *names]


def _logo(kept: Json) -> str:
    """The logo as an address that a picture can show."""
    held = kept.get("logo")
    if not held:
        return ""
    content = base64.b64decode(held["content"])
    kind = {b"\x89PNG": "png", b"\xff\xd8": "jpeg"}
    named = next((name for start, name in kind.items() if content.startswith(start)), "svg+xml")
    return f"data:image/{named};base64,{held['content']}"


def _shades(kept: Json) -> Json:
    """The colours of the sample."""
    from plpmission.export.style import from_json

    colours = {name: kept[name] for name in ("accent", "cover", "text") if kept.get(name)}
    shades = from_json(colours).shades
    names = {"accent": "#17498a", "cover": "#0f3569", "soft": "#e9f0f9", "ink": "#16212b"}
    names |= {"rule": "#96bcf2", "under": "#d5e2f3"}
    return {name: shades.get(colour, colour) for name, colour in names.items()}


def _said(error: ExportError, lang: Lang) -> Json:
    """What is wrong; a field is called as the dialog calls it."""
    field = FIELDS.get(error.where, "")
    told = dict(error.parameters)
    if field and "field" in told:
        told["field"] = _labels(lang)[field]
    if "found" in told:
        told["found"] = number(float(str(told["found"])), lang)
    return {
        "field": field,
        "text": say(ExportError(error.message, where=error.where, **told), lang),
        "suggestion": error.parameters.get("suggestion", ""),
    }

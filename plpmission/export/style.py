"""A zone's house style: colours, fonts, logo, header and footer, a Word template.

It is one small TOML file; files that it names lie beside it::

    [colours]
    accent = "#17498a"          # numbers, links, heads of tables
    cover = "#0f3569"           # the field of the first page; headings
    text = "#16212b"

    [fonts]
    text = "Source Serif 4"     # shipped with the program, or installed on the machine
    headings = "Source Sans 3"

    [logo]
    file = "logo.svg"           # SVG, PNG or JPEG
    alt = "Zone de police Haute-Semois"

    [page]
    header = "Zone de police Haute-Semois"
    footer = "Rue de la Fontaine 1, Florenville"

    [word]
    template = "modele.dotx"    # its styles are taken over

All of it may be left out. What is refused is said in a sentence with the field's name.
"""

from __future__ import annotations

import base64
import binascii
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plpmission.errors import ExportError
from plpmission.export.colour import TEXT, WHITE, contrast, is_colour, mixed, nearest
from plpmission.model.base import clean

SIZE_LIMIT = 64 * 1024
"""Bytes that a style file may have."""
LOGO_LIMIT = 2 * 1024 * 1024
"""Bytes that a logo may have."""
TEMPLATE_LIMIT = 16 * 1024 * 1024
"""Bytes that a Word template may have."""
LONGEST_LINE = 160
"""Characters of a header or footer."""

ACCENT, COVER, INK = "#17498a", "#0f3569", "#16212b"


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A picture made harmless, with its size in px and the words for who cannot see it."""

    content: bytes
    kind: str
    width: float
    height: float
    alt: str = ""


@dataclass(frozen=True, kw_only=True)
class Style:
    """A house style. Without any value given, documents look as they do without a style."""

    accent: str = ACCENT
    cover: str = COVER
    text: str = INK
    text_font: str = ""
    heading_font: str = ""
    header: str = ""
    footer: str = ""
    logo: Logo | None = None
    template: bytes = field(default=b"", repr=False)

    @property
    def shades(self) -> Mapping[str, str]:
        """From each colour of the templates to the one that stands there in this style."""
        return _shades(self)


PLAIN = Style()
"""The style of those who have none."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "colours": {"accent": "accent", "cover": "cover", "text": "text"},
    "fonts": {"text": "text_font", "headings": "heading_font"},
    "page": {"header": "header", "footer": "footer"},
    "logo": {"file": "logo", "alt": "logo"},
    "word": {"template": "template"},
}
"""Each table of the file with its keys, and the field that each fills."""


def read_style(path: str | Path) -> Style:
    """The style of a TOML file.

    Raises:
        ExportError: it cannot be read or used; ``where`` names the field.
    """
    path = Path(path)
    data = _parsed(_bytes_of(path, SIZE_LIMIT, "style"))
    beside = path.parent
    return made(data, lambda name, limit, where: _bytes_of(beside / name, limit, where))


def made(data: Mapping[str, Any], fetch: Callable[[str, int, str], bytes]) -> Style:
    """The style of a file's tables; ``fetch`` gives the bytes of a file that it names.

    Raises:
        ExportError: a field cannot be used; ``where`` names it.
    """
    _refuse_unknown(data)
    values: dict[str, Any] = {}
    for table in ("colours", "fonts", "page"):
        for key, name in FIELDS[table].items():
            if text := _text(data, table, key):
                values[name] = text.lower() if table == "colours" else text
    if name := _text(data, "logo", "file"):
        content = fetch(name, LOGO_LIMIT, "logo.file")
        values["logo"] = logo_of(content, _text(data, "logo", "alt"))
    if name := _text(data, "word", "template"):
        values["template"] = fetch(name, TEMPLATE_LIMIT, "word.template")
    return checked(Style(**values))


def checked(style: Style) -> Style:
    """The style itself, where every part of it can be used.

    Raises:
        ExportError: a colour would not be legible (``suggestion`` is the nearest that is), a font
            is not there, a template is not one; ``where`` names the field.
    """
    _check_colours(style)
    _check_fonts(style)
    for key in ("header", "footer"):
        if len(getattr(style, key)) > LONGEST_LINE:
            raise ExportError(
                "The text of “{field}” is too long for one line: {limit} characters at most.",
                where=f"page.{key}",
                field=f"page.{key}",
                limit=LONGEST_LINE,
            )
    if style.template:
        from plpmission.export.word.template import styles_of

        styles_of(style.template)
    return style


def logo_of(content: bytes, alt: str = "") -> Logo:
    """A logo from a file's bytes.

    Raises:
        ExportError: it is too large, of no kind that is known, or not harmless.
    """
    from plpmission.export.logo import checked_logo

    return checked_logo(content, clean(alt).strip())


def to_json(style: Style) -> dict[str, Any]:
    """The style as plain data, for a store or a worker."""
    data = {key: getattr(style, key) for key in _PLAIN if getattr(style, key)}
    if style.logo:
        data["logo"] = {"content": _coded(style.logo.content), "alt": style.logo.alt}
    if style.template:
        data["template"] = _coded(style.template)
    return data


def from_json(data: Mapping[str, Any]) -> Style:
    """The style of what ``to_json`` made; read as carefully as a file.

    Raises:
        ExportError: a field cannot be used; ``where`` names it.
    """
    values: dict[str, Any] = {key: clean(str(data[key])) for key in _PLAIN if data.get(key)}
    try:
        if held := data.get("logo"):
            content = base64.b64decode(held["content"], validate=True)
            values["logo"] = logo_of(content, str(held.get("alt", "")))
        if held := data.get("template"):
            values["template"] = base64.b64decode(held, validate=True)
    except (binascii.Error, KeyError, TypeError):
        raise ExportError("The style cannot be read: it is broken.", where="style") from None
    return checked(Style(**values))


_PLAIN = ("accent", "cover", "text", "text_font", "heading_font", "header", "footer")


def _coded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes_of(path: Path, limit: int, where: str) -> bytes:
    try:
        if path.stat().st_size > limit:
            raise ExportError(
                "The file of “{field}” is too large: {limit} at most.",
                where=where,
                field=where,
                limit=f"{limit // 1024 // 1024} MB" if limit >= 2**20 else f"{limit // 1024} kB",
            )
        return path.read_bytes()
    except OSError as error:
        raise ExportError(
            "The file {name} of “{field}” cannot be read: {reason}.",
            where=where,
            field=where,
            name=path.name,
            reason=error.strerror or "",
        ) from None


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExportError(
            "The style file is not TOML: {reason}.", where="style", reason=str(error).rstrip(".")
        ) from None


def _refuse_unknown(data: Mapping[str, Any]) -> None:
    for table, held in data.items():
        keys = held if isinstance(held, Mapping) else {"": None}
        known = FIELDS.get(table, {})
        for key in keys:
            if key not in known:
                raise ExportError(
                    "The style has no field “{field}”. Those that it can have: {known}.",
                    where=f"{table}.{key}".strip("."),
                    field=f"{table}.{key}".strip("."),
                    known=", ".join(f"{t}.{k}" for t, names in FIELDS.items() for k in names),
                )


def _text(data: Mapping[str, Any], table: str, key: str) -> str:
    held = data.get(table, {}).get(key, "")
    if not isinstance(held, str) or "\n" in held:
        raise ExportError(
            "The field “{field}” of the style takes one line of text.",
            where=f"{table}.{key}",
            field=f"{table}.{key}",
        )
    return str(clean(held)).strip()


def _check_colours(style: Style) -> None:
    for key in ("accent", "cover", "text"):
        colour, where = getattr(style, key), f"colours.{key}"
        if not is_colour(colour):
            raise ExportError(
                "“{colour}” is not a colour: write it like #17498a.",
                where=where,
                field=where,
                colour=colour,
            )
        ground = mixed(WHITE, style.accent, 0.09) if key == "accent" else WHITE
        if contrast(colour, ground) < TEXT:
            raise ExportError(
                "The colour {colour} of “{field}” is too light to be read: its contrast is "
                "{found} to 1, and 4.5 to 1 is needed (WCAG 2.2 AA). The nearest that passes is "
                "{suggestion}.",
                where=where,
                field=where,
                colour=colour,
                found=f"{contrast(colour, ground):.1f}",
                suggestion=_passing(colour, on_itself=key == "accent"),
            )


def _passing(colour: str, *, on_itself: bool) -> str:
    """The nearest shade that passes, also on a light tint of itself where it stands on one."""
    tries = [nearest(colour, WHITE, TEXT + extra * 0.1) for extra in range(20)]
    if not on_itself:
        return tries[0]
    return next((c for c in tries if contrast(c, mixed(WHITE, c, 0.09)) >= TEXT), INK)


def _check_fonts(style: Style) -> None:
    wanted = {"fonts.text": style.text_font, "fonts.headings": style.heading_font}
    for where, name in wanted.items():
        if name:
            from plpmission.export.fonts import families

            if name not in families():
                raise ExportError(
                    "There is no font “{font}” on this machine (“{field}”). Those that are close: "
                    "{known}.",
                    where=where,
                    field=where,
                    font=name,
                    known=", ".join(_close(name, families())),
                )


def _close(name: str, known: tuple[str, ...]) -> list[str]:
    from difflib import get_close_matches

    found = get_close_matches(name, known, n=3, cutoff=0.5)
    return list(dict.fromkeys((*found, "Source Serif 4", "Source Sans 3")))


def _shades(style: Style) -> Mapping[str, str]:
    shades: dict[str, str] = {}
    if style.accent != ACCENT:
        soft = mixed(WHITE, style.accent, 0.09)
        shades |= {
            ACCENT: style.accent,
            "#e9f0f9": soft,
            "#a9c1e2": mixed(WHITE, style.accent, 0.37),
            "#96bcf2": nearest(mixed(WHITE, style.accent, 0.4), "#182027"),
            "#bcd5f8": nearest(mixed(WHITE, style.accent, 0.25), "#182027", 7.0),
            "#1b2d45": mixed("#182027", style.accent, 0.25),
        }
    if style.cover != COVER or style.accent != ACCENT:
        cover = style.cover if style.cover != COVER else nearest(style.accent, WHITE, 9.0)
        shades |= {
            COVER: cover,
            "#d5e2f3": nearest(mixed(WHITE, cover, 0.15), cover),
            "#0d2444": mixed(cover, "#000000", 0.3),
        }
    if style.text != INK:
        shades[INK] = style.text
    return shades

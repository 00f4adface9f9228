"""A logo made harmless, whoever drew it: SVG, PNG or JPEG.

What a logo cannot be shown without is refused with a sentence rather than left out: nobody wants
half a coat of arms on a letter.
"""

from __future__ import annotations

import base64
import json
import re
import struct
from collections.abc import Iterator
from typing import Any

from lxml import etree

from plpmission.errors import ExportError
from plpmission.export.style import LOGO_LIMIT, Logo
from plpmission.export.svg import ELEMENTS, SVG, XLINK_HREF, harmless, parsed

WHERE = "logo.file"
PIXELS = 16_000_000
"""Points that a picture may have: it takes four bytes each when it is opened."""
LARGEST, SMALLEST = 4000, 8
_PNG = b"\x89PNG\r\n\x1a\n"
_IGNORED = {"style", "metadata", "switch"}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VIEW = re.compile(r"[\s,]+")
_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_SIZE = re.compile(r"^\s*([\d.]+)\s*(px|pt|mm|cm|in)?\s*$")


def checked_logo(content: bytes, alt: str) -> Logo:
    """The logo of a file's bytes.

    Raises:
        ExportError: it is too large, of no kind that is known, broken or not harmless.
    """
    if len(content) > LOGO_LIMIT:
        raise _refused("The logo is too large: 2 MB at most.")
    if content.startswith(_PNG):
        return _picture(content, "png", _png_size(content), alt)
    if content.startswith(b"\xff\xd8"):
        return _picture(content, "jpeg", _jpeg_size(content), alt)
    if b"<svg" in content[:65536] or b":svg" in content[:65536]:
        return _drawing(content, alt)
    raise _refused("The logo is no picture that can be used: bring an SVG, PNG or JPEG file.")


def as_svg(logo: Logo) -> str:
    """The logo as one SVG, a picture of points inside it."""
    if logo.kind == "svg":
        return logo.content.decode()
    size = f'width="{logo.width:g}" height="{logo.height:g}"'
    data = f"data:image/{logo.kind};base64,{base64.b64encode(logo.content).decode('ascii')}"
    return f'<svg xmlns="{SVG}" {size}><image {size} href="{data}"/></svg>'


def _refused(sentence: str, **parameters: object) -> ExportError:
    return ExportError(sentence, where=WHERE, **parameters)


def _picture(content: bytes, kind: str, size: tuple[int, int], alt: str) -> Logo:
    width, height = size
    if min(size) < SMALLEST or max(size) > LARGEST or width * height > PIXELS:
        raise _refused(
            "The logo is {width} × {height} points: bring one of {smallest} to {largest} a side.",
            width=width,
            height=height,
            smallest=SMALLEST,
            largest=LARGEST,
        )
    logo = Logo(content=content, kind=kind, width=width, height=height, alt=alt)
    _look_at(logo)
    return logo


def _look_at(logo: Logo) -> None:
    """Open the picture once as the documents will: a broken one must not stop an export."""
    import typst

    from plpmission.export.fonts import compiler

    source = b"#set page(width: auto, height: auto)\n#image(bytes(json(bytes(sys.inputs.logo))))"
    inputs = {"logo": json.dumps(list(logo.content))}
    try:
        compiler().compile(input=source, format="png", ppi=18, sys_inputs=inputs)
    except typst.TypstError:
        raise _refused("The logo cannot be opened: the file is broken.") from None


def _png_size(content: bytes) -> tuple[int, int]:
    if len(content) < 33 or content[12:16] != b"IHDR":
        raise _refused("The logo cannot be opened: the file is broken.")
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 10 < len(content) and content[at] == 0xFF:
        mark, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width, parts = struct.unpack_from(">HHB", content, at + 5)
            if parts == 4:
                raise _refused("The logo has the colours of a printing press: save it as RGB.")
            return width, height
        at += 2 + length
    raise _refused("The logo cannot be opened: the file is broken.")


def _drawing(content: bytes, alt: str) -> Logo:
    try:
        root = parsed(content.decode("utf-8"), WHERE)
    except UnicodeDecodeError:
        raise _refused("The logo cannot be opened: the file is broken.") from None
    for element in root.iter():
        _refuse_active(element)
    _spread_classes(root)
    _give_size(root)
    svg = etree.tostring(root, encoding="unicode")
    drawn = harmless(svg, prefix="logo-", fonts="Source Sans 3, sans-serif", where=WHERE)
    return Logo(
        content=drawn.svg.encode(), kind="svg", width=drawn.width, height=drawn.height, alt=alt
    )


def _refuse_active(element: Any) -> None:
    space, _, name = element.tag.rpartition("}")
    if space == f"{{{SVG}" and name not in ELEMENTS and name not in _IGNORED:
        raise _refused(
            "The logo holds “{element}”, which a document cannot show safely: save it as plain SVG "
            "or as PNG.",
            element=name,
        )
    for key, value in element.attrib.items():
        if key.lower().startswith("on"):
            raise _refused(
                "The logo holds “{element}”, which a document cannot show safely: save it as plain "
                "SVG or as PNG.",
                element=key,
            )
        if key in ("href", XLINK_HREF) and not value.startswith("#"):
            raise _refused("The logo leads to another file: save it as one plain SVG or as PNG.")


def _spread_classes(root: Any) -> None:
    """Colours that a style sheet inside the drawing gives become the elements' own."""
    rules: dict[str, list[str]] = {}
    for selector, declarations in _rules(root):
        rules.setdefault(selector, []).append(declarations)
    for element in root.iter():
        names = [
            *(f".{name}" for name in element.get("class", "").split()),
            f"#{element.get('id')}",
        ]
        held = [declarations for name in names for declarations in rules.get(name, ())]
        if held:
            element.set("style", ";".join((*held, element.get("style", ""))))


def _rules(root: Any) -> Iterator[tuple[str, str]]:
    for sheet in root.iter(f"{{{SVG}}}style"):
        text = re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)
        if "@import" in text or "url(" in re.sub(r"url\(\s*['\"]?#", "", text):
            raise _refused("The logo leads to another file: save it as one plain SVG or as PNG.")
        for found in _RULE.finditer(text):
            for selector in found[1].split(","):
                yield selector.strip(), found[2].strip()


def _give_size(root: Any) -> None:
    """Width and height in px, from what the drawing says in other units or from its view box."""
    sizes = [_px(root.get(side, "")) for side in ("width", "height")]
    view = [float(part) for part in _VIEW.split(root.get("viewBox", "").strip()) if _number(part)]
    if not all(sizes) and len(view) == 4:
        sizes = view[2:]
    if not all(size and 0 < size <= 20_000 for size in sizes):
        raise _refused("The logo does not say how large it is: save it as plain SVG or as PNG.")
    if len(view) != 4:
        root.set("viewBox", f"0 0 {sizes[0]:g} {sizes[1]:g}")
    for side, size in zip(("width", "height"), sizes, strict=True):
        root.set(side, f"{size:g}")


def _px(text: str) -> float:
    found = _SIZE.match(text)
    return float(found[1]) * _PX[found[2] or ""] if found and _number(found[1]) else 0.0


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?|-?\.\d+", text))

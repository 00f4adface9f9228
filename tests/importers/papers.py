"""Small documents of every kind that is read, made by hand, byte by byte."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = " ".join(
    f'xmlns:{short}="{_ODF}{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
Related = Mapping[str, tuple[str, str]]


def run(text: str, marks: str = "") -> str:
    """A run of Word; ``marks`` are its properties, such as ``<w:b/>``."""
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, marks: str = "", properties: str = "") -> str:
    """A paragraph of Word."""
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{run(text, marks)}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of Word; a cell is text, or paragraphs as XML."""
    cells = [[c if c.startswith("<w:") else paragraph(c) for c in row] for row in rows]
    lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in cells)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def docx(
    body: str = "",
    parts: Mapping[str, bytes] | None = None,
    *,
    raw: bytes = b"",
    related: Related | None = None,
    outside: Related | None = None,
    stored: bool = False,
) -> bytes:
    """A Word file; ``related`` names parts by id as kind and target, ``outside`` addresses."""
    kinds = {f"rId{at}": (kind, f"{kind}.xml") for at, kind in enumerate(_kinds(parts or {}), 1)}
    listing = _listing({**kinds, **(related or {})}, outside or {})
    whole = f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>".encode()
    top = _listing({"rId1": ("officeDocument", "word/document.xml")}, {})
    return _zip(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": top,
            "word/_rels/document.xml.rels": listing,
            "word/document.xml": raw or whole,
            **(parts or {}),
        },
        stored=stored,
    )


def part(tag: str, content: str) -> bytes:
    """A part of Word such as ``styles`` or ``footnotes``."""
    return f"<w:{tag} {_NAMES}>{content}</w:{tag}>".encode()


def _kinds(parts: Mapping[str, bytes]) -> list[str]:
    known = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")
    return [kind for kind in known if f"word/{kind}.xml" in parts]


def _listing(related: Related, outside: Related) -> bytes:
    inside = "".join(_relation(key, *one, "") for key, one in related.items())
    other = "".join(_relation(key, *one, ' TargetMode="External"') for key, one in outside.items())
    return f'<Relationships xmlns="{_RELATIONS}">{inside}{other}</Relationships>'.encode()


def _relation(key: str, kind: str, target: str, mode: str) -> str:
    return f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{escape(target)}"{mode}/>'


def odt(
    body: str, parts: Mapping[str, bytes] | None = None, *, styles: str = "", automatic: str = ""
) -> bytes:
    """An OpenDocument text; ``styles`` are shared ones, ``automatic`` those of the text."""
    content = (
        f"<office:document-content {_ODF_NAMES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    shared = f"<office:document-styles {_ODF_NAMES}><office:styles>{styles}</office:styles>"
    return _zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "styles.xml": f"{shared}</office:document-styles>".encode(),
            **(parts or {}),
        }
    )


Placed = tuple[float, float, float, str, str]
"""A line of a PDF: from the left, from the bottom, size, font (F1 or F2 for bold), words."""


def pdf(
    pages: Sequence[Sequence[str | Placed]], *, raw_page: tuple[bytes, str] | None = None
) -> bytes:
    """A PDF of lines; those that are text alone stand below each other."""
    streams = [_content(lines) for lines in pages]
    packed = [(zlib.compress(stream), "/FlateDecode") for stream in streams]
    if raw_page:
        packed = [raw_page]
    count = len(packed)
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for at, (stream, how) in enumerate(packed):
        page = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << "
            f"/F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * at} 0 R >>"
        )
        head = f"<< /Length {len(stream)} /Filter {how} >>\nstream\n".encode()
        objects += [page.encode(), head + stream + b"\nendstream"]
    return _numbered(objects)


def _font(name: str) -> bytes:
    kind = "/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding"
    return f"<< {kind} /BaseFont /{name} >>".encode()


def _content(lines: Sequence[str | Placed]) -> bytes:
    made, y = [], 760.0
    for line in lines:
        placed = line if isinstance(line, tuple) else (72.0, y, 11.0, "F1", line)
        left, bottom, size, font, text = placed
        y = bottom - 14
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        made.append(f"BT /{font} {size} Tf {left} {bottom} Td ({shown}) Tj ET")
    return "\n".join(made).encode("cp1252", "replace")


def _numbered(objects: Sequence[bytes]) -> bytes:
    made, places = BytesIO(), []
    made.write(b"%PDF-1.7\n")
    for at, content in enumerate(objects, 1):
        places.append(made.tell())
        made.write(f"{at} 0 obj\n".encode() + content + b"\nendobj\n")
    start = made.tell()
    made.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        made.write(f"{place:010d} 00000 n \n".encode())
    made.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode())
    made.write(f"startxref\n{start}\n%%EOF\n".encode())
    return made.getvalue()


def _zip(parts: Mapping[str, bytes], *, stored: bool = False) -> bytes:
    made = BytesIO()
    how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(made, "w", how, compresslevel=6) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()

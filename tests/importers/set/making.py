"""Files made of the written set, each in the look that its text asks for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

import docx
import typst
from docx.document import Document
from docx.shared import Pt
from PIL import Image

from tests.importers.set.written import Block, Written


def made(document: Written) -> tuple[str, bytes]:
    """The file's name and its bytes."""
    kind, _, look = document.look.partition("-")
    return f"{document.id}.{kind}", _MAKERS[kind](document, look)


def _as_docx(document: Written, look: str) -> bytes:
    file = docx.Document()
    if "toc" in look:
        _contents(file, document)
    if look == "layout":
        _layout(file, document)
    else:
        for at, block in enumerate(document.blocks):
            _docx_block(file, block, look, at)
    if "scan" in look:
        file.add_picture(io.BytesIO(_scan()))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _docx_block(file: Document, block: Block, look: str, at: int) -> None:
    if block.kind == "heading":
        _docx_heading(file, block, look, at)
    elif block.kind == "table":
        _docx_table(file, block)
    elif block.kind == "item":
        file.add_paragraph(block.text, style="List Number" if block.number else "List Bullet")
    else:
        file.add_paragraph(block.text)


def _docx_heading(file: Document, block: Block, look: str, at: int) -> None:
    styled = "styles" in look or ("half" in look and at % 3 != 1) or "scan" in look
    if styled:
        file.add_heading(block.text, block.level)
        return
    run = file.add_paragraph().add_run(block.text.upper() if "caps" in look else block.text)
    run.bold = "caps" not in look
    if "numbered" in look and block.level < 3:
        run.font.size = Pt(14 - block.level)


def _docx_table(file: Document, block: Block) -> None:
    table = file.add_table(rows=0, cols=max(map(len, block.rows)))
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text


def _contents(file: Document, document: Written) -> None:
    heads = [one for one in document.blocks if one.kind == "heading"]
    for page, block in enumerate(heads):
        file.add_paragraph(f"{block.text}\t{page + 2}")
    file.add_page_break()
    file.sections[0].header.paragraphs[0].text = document.blocks[0].text


def _layout(file: Document, document: Written) -> None:
    """Titles in a left column, the text in a right one; data tables stand between."""
    rows: list[tuple[str, list[Block]]] = []
    for block in document.blocks:
        if block.kind == "heading":
            rows.append((block.text, []))
        else:
            rows[-1][1].append(block)
    for title, blocks in rows:
        table = file.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        left.text = title
        left.paragraphs[0].runs[0].bold = True
        right.text = "\n".join(one.text for one in blocks if one.kind != "table")
        for one in blocks:
            if one.kind == "table":
                _docx_table(file, one)


def _scan() -> bytes:
    """A page without text, as a scanner gives it."""
    out = io.BytesIO()
    Image.new("L", (420, 594), 210).save(out, "PNG")
    return out.getvalue()


def _as_odt(document: Written, look: str) -> bytes:
    body = "".join(_odt_block(block) for block in document.blocks)
    names = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in _ODT}
    spaces = " ".join(f'xmlns:{name}="{urn}"' for name, urn in names.items())
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODT_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", _ODT_TYPE)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_ODT = ("office", "text", "table", "style")
_ODT_TYPE = "application/vnd.oasis.opendocument.text"


def _odt_block(block: Block) -> str:
    text = escape(block.text)
    if block.kind == "heading":
        return f'<text:h text:outline-level="{block.level}">{text}</text:h>'
    if block.kind == "item":
        return f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
    if block.kind == "table":
        cells = (
            "".join(
                f"<table:table-cell><text:p>{escape(c)}</text:p></table:table-cell>" for c in row
            )
            for row in block.rows
        )
        rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        return f'<table:table table:name="t">{rows}</table:table>'
    return f"<text:p>{text}</text:p>"


def _as_pdf(document: Written, look: str) -> bytes:
    columns = 2 if look == "columns" else 1
    lines = [
        f'#set page(paper: "a4", margin: 2cm, numbering: "1", columns: {columns}, '
        f"header: [{_safe(document.blocks[0].text)}])",
        f'#set text(size: 10pt, lang: "{document.lang}")',
        "#set par(justify: true)",
    ]
    if look == "toc":
        lines += [_safe_line(one) for one in document.blocks if one.kind == "heading"]
        lines.append("#pagebreak()")
    lines += [_pdf_block(block, look) for block in document.blocks]
    if look == "scan":
        lines.insert(len(lines) // 2, _SCANNED)
    return typst.compile("\n\n".join(lines).encode())


_SCANNED = (
    "#pagebreak()\n#image(bytes((210,) * 600), width: 100%, "
    'format: (encoding: "luma8", width: 20, height: 30))\n#pagebreak()'
)


def _safe(text: str) -> str:
    return re.sub(r"([\\#$*_`@<>\[\]~/=+-])", r"\\\1", text).replace("1. ", "1\\. ")


def _safe_line(block: Block) -> str:
    return f"{_safe(block.text)} #box(width: 1fr, repeat[.]) {block.level + 1}"


def _pdf_block(block: Block, look: str) -> str:
    if block.kind == "heading":
        size = 10 if look == "bold" else 18 - 2 * block.level
        weight = "regular" if look == "size" else "bold"
        return f'#block(text(size: {size}pt, weight: "{weight}")[{_safe(block.text)}])'
    if block.kind == "item":
        mark = f"{block.number} " if block.number else "• "
        return _safe(mark) + _safe(block.text)
    if block.kind == "table":
        cells = ", ".join(f"[{_safe(cell)}]" for row in block.rows for cell in row)
        return f"#table(columns: {max(map(len, block.rows))}, {cells})"
    return re.sub(r"^(\d)\.", r"\1\\.", _safe(block.text))


def _as_md(document: Written, look: str) -> bytes:
    return "\n\n".join(_md_block(block) for block in document.blocks).encode()


def _md_block(block: Block) -> str:
    if block.kind == "heading":
        return "#" * block.level + " " + block.text
    if block.kind == "item":
        return f"{block.number or '-'} {block.text}"
    if block.kind == "table":
        rows = [" | ".join(row) for row in block.rows]
        rows.insert(1, " | ".join("---" for _ in block.rows[0]))
        return "\n".join(f"| {row} |" for row in rows)
    return block.text


def _as_txt(document: Written, look: str) -> bytes:
    return "\n\n".join(_txt_block(block) for block in document.blocks).encode()


def _txt_block(block: Block) -> str:
    if block.kind == "heading":
        return f"{block.text}\n{'-' * len(block.text)}" if block.level > 1 else block.text
    return f"- {block.text}" if block.kind == "item" else block.text


_MAKERS: Mapping[str, Callable[[Written, str], bytes]] = {
    "docx": _as_docx,
    "odt": _as_odt,
    "pdf": _as_pdf,
    "md": _as_md,
    "txt": _as_txt,
}

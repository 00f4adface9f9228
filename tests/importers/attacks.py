"""Files that were made to do harm, or are not what they seem; made here, kept nowhere."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from tests.importers.papers import W, docx, odt, paragraph, pdf

MILLION = 1_000_000


def zipped(parts: Mapping[str, bytes], *, stored: bool = False) -> bytes:
    """A zip of some parts."""
    made = BytesIO()
    how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def zip_bomb() -> bytes:
    """A part that is 100 MB of spaces."""
    body = f'<w:document xmlns:w="{W}"><w:body>{paragraph("x")}'.encode() + b" " * 100 * MILLION
    return docx(raw=body)


def nested_bomb() -> bytes:
    """A zip in a zip in a zip, ten at each level, as a picture."""
    inner = zipped({"0.dll": b"\0" * 10 * MILLION})
    for _ in range(3):
        inner = zipped({f"{at}.zip": inner for at in range(10)})
    body = paragraph("Lettre") + (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main" r:embed="rId90"/></w:drawing></w:r></w:p>'
    )
    return docx(
        body, {"word/media/image1.png": inner}, related={"rId90": ("image", "media/image1.png")}
    )


def many_entries() -> bytes:
    """A zip of 20,000 parts."""
    return docx(paragraph("x"), {f"word/media/{at}.bin": b"" for at in range(20_000)})


def long_listing(*, in_long_numbers: bool) -> bytes:
    """A zip that says that it has three parts, and lists eight hundred thousand."""
    entry = zipped({"word/document.xml": b""})
    at = entry.index(b"PK\1\2")
    listing = entry[at : at + 46 + len("word/document.xml")] * (8 * MILLION // 10)
    if not in_long_numbers:
        return (
            entry[:at] + listing + struct.pack("<4s4xHHLLH", b"PK\5\6", 3, 3, len(listing), at, 0)
        )
    end = at + len(listing)
    long = struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 3, 3, len(listing), at)
    where = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    return (
        entry[:at] + listing + long + where + struct.pack("<4s4xHHLLH", b"PK\5\6", 3, 3, 9, at, 0)
    )


def entity(kind: str) -> bytes:
    """A document whose words are another file, or an address."""
    target = {"file": "file:///etc/hostname", "address": "http://127.0.0.1:9/x"}[kind]
    head = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{target}">]>'
    return docx(raw=_whole(paragraph("&x;"), head))


def billion_laughs() -> bytes:
    """Ten entities, each ten times the one before."""
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10)]
    return docx(raw=_whole(paragraph("&a9;"), f"<!DOCTYPE x [{''.join(lines)}]>"))


def hidden_doctype() -> bytes:
    """A document type in UTF-16, where a search for its letters finds nothing."""
    head = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    text = '<?xml version="1.0" encoding="UTF-16"?>' + _whole(paragraph("&x;"), head).decode()
    return docx(raw=text.encode("utf-16"))


def empty_paragraphs(*, stored: bool) -> bytes:
    """Eight million paragraphs with nothing in them."""
    return docx(raw=_whole("<w:p/>" * 8 * MILLION), stored=stored)


def nested_tables() -> bytes:
    """Three thousand tables, each in the one before."""
    open_, close = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return docx(raw=_whole(open_ * 3_000 + paragraph("x") + close * 3_000))


def nested_odt() -> bytes:
    """The same for OpenDocument."""
    open_, close = (
        "<table:table><table:table-row><table:table-cell>",
        ("</table:table-cell></table:table-row></table:table>"),
    )
    return odt(open_ * 3_000 + "<text:p>x</text:p>" + close * 3_000)


def cells_without_end() -> bytes:
    """A cell that says that it stands in two thousand million columns."""
    repeated = '<table:table-cell table:number-columns-repeated="2000000000"><text:p>x</text:p>'
    row = f"<table:table><table:table-row>{repeated}</table:table-cell></table:table-row>"
    return odt(f"{row}</table:table>")


def renamed_doc() -> bytes:
    """A file of an older Word."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument".encode("utf-16-le") * 9
    )


def encrypted_docx() -> bytes:
    """A Word file with a password, as Word keeps it."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le")
    )


def encrypted_odt() -> bytes:
    """An OpenDocument text with a password."""
    listing = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        "</manifest:file-entry></manifest:manifest>"
    )
    return odt("<text:p>x</text:p>", {"META-INF/manifest.xml": listing.encode()})


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    import pikepdf

    made = BytesIO()
    with pikepdf.open(BytesIO(pdf([["Lettre de mission"]]))) as held:
        held.save(made, encryption=pikepdf.Encryption(user="secret", owner="other"))
    return made.getvalue()


def pdf_without_text() -> bytes:
    """A PDF whose only page is empty of words."""
    return pdf([[]])


def pdf_bomb() -> bytes:
    """A page that unpacks to 100 MB."""
    packed = zlib.compress(zlib.compress(b" " * 100 * MILLION, 6), 6)
    return pdf([], raw_page=(packed, "[/FlateDecode /FlateDecode]"))


def half(content: bytes) -> bytes:
    """The first half of a file."""
    return content[: len(content) // 2]


def spreadsheet() -> bytes:
    """An Excel file."""
    return zipped({"xl/workbook.xml": b"<workbook/>", "_rels/.rels": b"<Relationships/>"})


def tree_of_data() -> bytes:
    """Eight million elements where a file of ours keeps its dossier."""
    data = b'<dossier xmlns="urn:plpmission:dossier">' + b"<a/>" * 8 * MILLION + b"</dossier>"
    return docx(paragraph("Lettre"), {"customXml/item1.xml": data}, stored=True)


def _whole(body: str, head: str = "") -> bytes:
    return f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


REFUSED: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "a zip bomb": ("letter.docx", zip_bomb),
    "a zip of 20,000 parts": ("letter.docx", many_entries),
    "a long list of parts": ("letter.docx", lambda: long_listing(in_long_numbers=False)),
    "a long list of parts, said in long numbers": (
        "letter.docx",
        lambda: long_listing(in_long_numbers=True),
    ),
    "a document that is another file": ("letter.docx", lambda: entity("file")),
    "a document that is an address": ("letter.docx", lambda: entity("address")),
    "a billion laughs": ("letter.docx", billion_laughs),
    "a document type in UTF-16": ("letter.docx", hidden_doctype),
    "eight million paragraphs, packed": ("letter.docx", lambda: empty_paragraphs(stored=False)),
    "eight million paragraphs": ("letter.docx", lambda: empty_paragraphs(stored=True)),
    "three thousand nested tables": ("letter.docx", nested_tables),
    "three thousand nested tables in ODT": ("letter.odt", nested_odt),
    "a renamed .doc": ("letter.docx", renamed_doc),
    "a Word file with a password": ("letter.docx", encrypted_docx),
    "an ODT with a password": ("letter.odt", encrypted_odt),
    "a PDF with a password": ("letter.pdf", encrypted_pdf),
    "a PDF without text": ("letter.pdf", pdf_without_text),
    "a PDF bomb": ("letter.pdf", pdf_bomb),
    "half a Word file": ("letter.docx", lambda: half(docx(paragraph("Lettre") * 50))),
    "half an ODT": ("letter.odt", lambda: half(odt("<text:p>Lettre</text:p>" * 50))),
    "a spreadsheet": ("letter.docx", spreadsheet),
    "a picture": ("letter.docx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
    "a program": ("letter.txt", lambda: b"\x7fELF" + bytes(range(256)) * 9),
    "an empty file": ("letter.docx", lambda: b""),
    "rich text": ("letter.doc", lambda: b"{\\rtf1 Lettre}"),
}
"""Files that are refused: by what they are, a name and how they are made."""

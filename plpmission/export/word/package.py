"""The file around the body: properties, headers, language, data, and bytes that never vary."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter
from lxml import etree

from plpmission.export.word.sections import SECTIONS, part_of, sums_of
from plpmission.export.word.text import REGIONS, words
from plpmission.export.word.xml import Element, W, field, w
from plpmission.render.blocks import Cover, Rendered

DATA = "urn:plpmission:dossier"
"""The namespace of the part that holds the document's data."""
DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
PROPERTIES_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
)
UNDATED = "2000-01-01"
"""The date of files whose document has none."""
THE_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can hold."""

# What XML cannot hold, JSON can write as an escape of its own.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def describe(file: Any, document: Rendered, footer: str, marks: Mapping[str, str]) -> None:
    """Fill in the file's properties, language, header, footer and data.

    ``marks`` gives the bookmark of each section's heading.
    """
    _properties(file.core_properties, document)
    _language(file, REGIONS[document.lang])
    _header(file.sections[0].header.paragraphs[0]._p, document)
    _footer(file.sections[0].footer.paragraphs[0]._p, document.words, footer)
    if document.payload:
        _attach(file.part, document, marks)


def _properties(core: Any, document: Rendered) -> None:
    core.title = document.title[:255]
    core.subject = document.subject[:255]
    core.author = document.author[:255]
    core.last_modified_by = document.author[:255]
    core.language = REGIONS[document.lang]
    core.created = core.modified = dt.datetime.fromisoformat(document.date or UNDATED)
    core.revision = 1


def _language(file: Any, region: str) -> None:
    for part in (file.styles.element, file.settings.element):
        for element in part.iter(f"{{{W}}}lang", f"{{{W}}}themeFontLang"):
            element.set(f"{{{W}}}val", region)


def _header(paragraph: Element, document: Rendered) -> None:
    marks = [block.mark for block in document.blocks if isinstance(block, Cover)]
    paragraph.append(words(document.header))
    if document.draft and marks:
        paragraph.append(words("\t" + marks[0], b=w("b"), color=w("color", val="7A4D00")))


def _footer(paragraph: Element, texts: dict[str, str], own: str) -> None:
    if own:
        paragraph.append(words(own))
    paragraph.append(words(f"\t{texts['page']} "))
    paragraph.extend(field("PAGE", [words("2")]))
    paragraph.append(words(f" {texts['of']} "))
    paragraph.extend(field("NUMPAGES", [words("2")]))


def _attach(part: Any, document: Rendered, marks: Mapping[str, str]) -> None:
    root = etree.Element(f"{{{DATA}}}dossier", document=document.document, nsmap={None: DATA})
    root.text = _NOT_XML.sub(_escaped, document.payload)
    _keep(part, 1, DATA, root)
    _keep(part, 2, SECTIONS, part_of(sums_of(part.element.body, marks), marks))


def _keep(part: Any, number: int, namespace: str, root: Element) -> None:
    """Add a part of data that word processors carry along without looking at it."""
    name = PackURI(f"/customXml/item{number}.xml")
    item = Part(name, "application/xml", _xml(root), part.package)
    store = etree.Element(
        f"{{{DATA_STORE}}}datastoreItem",
        {f"{{{DATA_STORE}}}itemID": "{" + str(uuid5(NAMESPACE_URL, namespace)).upper() + "}"},
        nsmap={"ds": DATA_STORE},
    )
    references = etree.SubElement(store, f"{{{DATA_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{DATA_STORE}}}schemaRef", {f"{{{DATA_STORE}}}uri": namespace})
    uri = PackURI(f"/customXml/itemProps{number}.xml")
    item.relate_to(Part(uri, PROPERTIES_TYPE, _xml(store), part.package), PROPERTIES_RELATION)
    part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def _xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


PACKED_ALREADY = ("png", "jpeg", "jpg", "xlsx")
"""Endings of parts that packing would not make smaller."""


class _Zip:
    """Where python-docx writes a package's parts: each once, with a fixed date."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def write(self, name: PackURI, content: bytes) -> None:
        how = zipfile.ZIP_STORED if name.ext in PACKED_ALREADY else zipfile.ZIP_DEFLATED
        entry = zipfile.ZipInfo(name.membername, THE_DAY)
        self._archive.writestr(entry, content, how, 4)


def packed(file: Any) -> bytes:
    """The file's bytes: the same for the same content, whenever it is made."""
    package, made = file.part.package, BytesIO()
    parts = package.parts
    for part in parts:
        part.before_marshal()
    with zipfile.ZipFile(made, "w") as archive:
        # ``package.save`` does this too, but packs by the clock, and slowly.
        target: Any = _Zip(archive)
        writer: Any = PackageWriter
        writer._write_content_types_stream(target, parts)
        writer._write_pkg_rels(target, package.rels)
        writer._write_parts(target, parts)
    return made.getvalue()

"""A Word file of ours as reviewers leave it: changes tracked or not, and comments."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from lxml import etree

from plpmission.importers.docx_styles import q

Element = Any
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def reviewed(
    content: bytes,
    change: Callable[[Element], None],
    comments: dict[str, tuple[str, str]] | None = None,
) -> bytes:
    """The file with its body changed; ``comments`` are author and text, by the words quoted."""
    parts = _parts(content)
    body = etree.fromstring(parts["word/document.xml"])
    change(body)
    if comments:
        _comment(parts, body, comments)
    parts["word/document.xml"] = etree.tostring(body, xml_declaration=True, encoding="UTF-8")
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return made.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(body: Element, words: str) -> Element:
    """The paragraph that says some words."""
    for paragraph in body.iter(q("p")):
        if words in "".join(paragraph.itertext(q("t"))):
            return paragraph
    raise AssertionError(words)


def rewrite(body: Element, old: str, new: str) -> None:
    """Words typed over, without tracking."""
    for text in said(body, old).iter(q("t")):
        if old in (text.text or ""):
            text.text = text.text.replace(old, new)
            return
    raise AssertionError(old)


def track(body: Element, old: str, new: str, author: str, day: str) -> None:
    """Words in one run replaced, with changes tracked."""
    run = next(r for r in said(body, old).iter(q("r")) if old in "".join(r.itertext(q("t"))))
    text = "".join(run.itertext(q("t")))
    before, _, after = text.partition(old)
    made = [_run(before), _marked("del", _run(old, "delText"), author, day)]
    made += [_marked("ins", _run(new), author, day), _run(after)] if new else [_run(after)]
    for element in made:
        run.addprevious(element)
    run.getparent().remove(run)


def track_deletion(body: Element, words: str, author: str, day: str) -> None:
    """A whole paragraph taken out, with changes tracked."""
    paragraph = said(body, words)
    for run in list(paragraph.iter(q("r"))):
        for text in run.iter(q("t")):
            text.tag = q("delText")
        around = _marked("del", None, author, day)
        run.addprevious(around)
        around.append(run)
    properties = paragraph.find(q("pPr"))
    mark = etree.SubElement(properties, q("rPr"))
    mark.append(_marked("del", None, author, day))


def track_insertion(body: Element, after: str, words: str, author: str, day: str) -> None:
    """A new paragraph after another one, with changes tracked."""
    above = said(body, after)
    made = etree.Element(q("p"))
    properties = etree.SubElement(made, q("pPr"))
    etree.SubElement(properties, q("rPr")).append(_marked("ins", None, author, day))
    made.append(_marked("ins", _run(words), author, day))
    above.addnext(made)


def _marked(kind: str, run: Element | None, author: str, day: str) -> Element:
    given = {q("id"): "900", q("author"): author, q("date"): f"{day}T10:00:00Z"}
    element = etree.Element(q(kind), given)
    if run is not None:
        element.append(run)
    return element


def _run(text: str, tag: str = "t") -> Element:
    run = etree.Element(q("r"))
    held = etree.SubElement(run, q(tag))
    held.text = text
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _comment(parts: dict[str, bytes], body: Element, comments: dict[str, tuple[str, str]]) -> None:
    root = etree.Element(q("comments"), nsmap={"w": q("x")[1:].split("}")[0]})
    for at, (words, (author, text)) in enumerate(comments.items()):
        given = {q("id"): str(at), q("author"): author, q("date"): "2026-11-20T09:00:00Z"}
        comment = etree.SubElement(root, q("comment"), given)
        etree.SubElement(comment, q("p")).append(_run(text))
        run = next(
            r for r in said(body, words).iter(q("r")) if words in "".join(r.itertext(q("t")))
        )
        run.addprevious(etree.Element(q("commentRangeStart"), {q("id"): str(at)}))
        mark = etree.Element(q("r"))
        etree.SubElement(mark, q("commentReference"), {q("id"): str(at)})
        run.addnext(mark)
        run.addnext(etree.Element(q("commentRangeEnd"), {q("id"): str(at)}))
    parts["word/comments.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    name = "word/_rels/document.xml.rels"
    relations = etree.fromstring(parts[name])
    given = {"Id": "rId900", "Type": f"{R}/comments", "Target": "comments.xml"}
    etree.SubElement(relations, f"{_RELATIONS}Relationship", given)
    parts[name] = etree.tostring(relations, xml_declaration=True, encoding="UTF-8")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    types = etree.fromstring(parts["[Content_Types].xml"])
    space = types.tag.split("}")[0] + "}"
    given = {"PartName": "/word/comments.xml", "ContentType": kind}
    etree.SubElement(types, f"{space}Override", given)
    parts["[Content_Types].xml"] = etree.tostring(types, xml_declaration=True, encoding="UTF-8")

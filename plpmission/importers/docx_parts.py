"""What stands beside the text of a Word file: notes, comments, running heads, pictures, objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plpmission.export.archive import UnsafeArchive
from plpmission.importers import reasons
from plpmission.importers.docx_package import Package
from plpmission.importers.docx_styles import q
from plpmission.importers.pictures import Pictures
from plpmission.importers.source import Left

ADDRESSES = 200
"""Addresses behind words that are listed."""
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_CHARTED = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
Element = Any


def notes_of(package: Package) -> Mapping[tuple[str, str], str]:
    """The text of each footnote and endnote, by its kind and number."""
    return {
        (kind, str(note.get(q("id")))): text
        for kind in ("footnote", "endnote")
        for name in package.named(f"{kind}s")
        for note in package.xml(name).iter(q(kind))
        if (text := text_of(note))
    }


def text_of(element: Element) -> str:
    """The words of some paragraphs, one after the other."""
    lines = ("".join(_signs(paragraph)) for paragraph in element.iter(q("p")))
    return " ".join(line.strip() for line in lines if line.strip())


def _signs(paragraph: Element) -> Iterator[str]:
    for part in paragraph.iter(q("t"), q("tab"), q("br"), q("noBreakHyphen")):
        if part.tag == q("t"):
            yield part.text or ""
        else:
            yield "\u2011" if part.tag == q("noBreakHyphen") else " "


def comments_of(package: Package) -> Iterator[Left]:
    """Remarks that reviewers left: beside the text, so no part of it."""
    for name in package.named("comments"):
        for comment in package.xml(name).iter(q("comment")):
            author = str(comment.get(q("author")) or "?")
            yield Left(
                where=name,
                what=text_of(comment),
                why=reasons.REMARK,
                parameters=(("author", author),),
            )


def heads_of(package: Package) -> Iterator[Left]:
    """Running heads and feet, each text once."""
    seen = set()
    for kind in ("header", "footer"):
        for name in package.named(kind):
            text = text_of(package.xml(name))
            if text and text not in seen:
                seen.add(text)
                yield Left(where=name, what=text, why=reasons.HEAD)


def others_of(package: Package, links: list[str]) -> Iterator[Left]:
    """What a file carries beside text and pictures, and where it would lead outside."""
    yield from _addresses(package, links)
    yield from _outside(package)
    for name in sorted(package.names):
        folder, _, last = name.lower().rpartition("/")
        if last == "vbaproject.bin":
            yield Left(where=name, why=reasons.MACROS)
        elif folder.endswith("embeddings"):
            yield Left(where=name, why=reasons.OBJECT)
        elif folder.endswith("activex"):
            yield Left(where=name, why=reasons.CONTROL)
    yield from _bodies(package)


def _addresses(package: Package, links: list[str]) -> Iterator[Left]:
    known = package.around
    targets = dict.fromkeys(known[key].target for key in links if key in known)
    for target in list(targets)[:ADDRESSES]:
        yield Left(where=package.main, what=target, why=reasons.ADDRESS)


def _outside(package: Package) -> Iterator[Left]:
    for one in package.around.values():
        if one.outside and one.kind not in ("hyperlink", "image"):
            yield Left(where=package.main, what=one.target, why=reasons.ELSEWHERE)


def _bodies(package: Package) -> Iterator[Left]:
    for name in package.named("aFChunk"):
        yield Left(where=name, why=reasons.PIECE)


def picture_of(package: Package, relation: str, alt: str, pictures: Pictures, where: str) -> str:
    """The id of the picture that a relation names; empty where none is kept."""
    found = package.around.get(relation)
    if found is None:
        return ""
    if found.outside:
        pictures.lose(where, found.target, reasons.PICTURE_ELSEWHERE)
    elif found.kind != "image":
        _drawn(package, found.target, pictures, where)
    elif found.target not in package.names:
        pictures.lose(where, found.target, reasons.PICTURE_MISSING)
    elif package.archive.size(found.target) > pictures.room:
        pictures.lose(where, found.target, reasons.PICTURE_ROOM)
    else:
        name = found.target.rpartition("/")[2]
        return pictures.keep(name, package.archive.read(found.target), alt, where)
    return ""


def _drawn(package: Package, name: str, pictures: Pictures, where: str) -> None:
    """A chart or a diagram: what it says, as it cannot be drawn here."""
    said = ""
    if name in package.names:
        try:
            said = " ".join(t.text for t in package.xml(name).iter(_DRAWN, _CHARTED) if t.text)
        except UnsafeArchive:
            said = ""
    pictures.left.append(Left(where=where, what=said, why=reasons.DRAWN))

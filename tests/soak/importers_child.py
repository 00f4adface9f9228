"""Reads broken documents, one after the other: ``python -m tests.soak.importers_child SEED COUNT``.

In a process of its own, so that whoever started it sees a crash or a hang as one.
"""

from __future__ import annotations

import random
import sys
import time
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import psutil

from plpmission.errors import UnreadableDocument
from plpmission.export import export
from plpmission.importers import as_json, from_json, read
from plpmission.model import read_dossier
from tests.importers.papers import docx, odt, paragraph, part, pdf, table

SAMPLE = Path(__file__).parents[2] / "sample_data" / "brouillon.plp.json"
SETTLED = 60
"""Documents after which memory has what it needs."""
GROWTH = 220
"""MB by which memory may be above that at the end."""
SLOWEST = 10.0
"""CPU seconds that one broken document may cost; a good one of this size costs a tenth of one."""
TOKENS = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"<w:r>", b"<w:t>", b"<w:sdt>", b"<",
    b">", b'"', b"&", b"&amp;", b"<!--", b"]]>", b"<!DOCTYPE x>", b"\0", b"\xff\xfe", b"999999999",
    b"-1", b"w:val", b"<w:del>", b"<w:ins>", b"<w:fldChar w:fldCharType='begin'/>", b"obj",
    b"endstream", b"stream", b"/Kids", b"/Count 9999999", b"<<", b">>", b"BT", b"ET", b"Tj",
    b"<text:list>", b"<table:table-cell table:number-columns-repeated='99999999'>", b"#" * 40,
    b"| a | b |\n|---|---|\n", b"[" * 60, b"> " * 50, b"- " * 50, b"\t" * 30, b"1.1.1.1.1 ",
)  # fmt: skip


def main(seed: int, count: int) -> int:
    chance = random.Random(seed)
    held = psutil.Process()
    good = documents()
    settled = 0
    for at in range(count):
        name, content = broken(chance, *chance.choice(good))
        begun = time.process_time()
        try:
            source = read(content, name)
            assert from_json(as_json(source)) == source
        except UnreadableDocument:
            pass
        except BaseException:
            Path(f"soak-{seed}-{at}-{name}").write_bytes(content)
            raise
        if time.process_time() - begun > SLOWEST:
            Path(f"soak-{seed}-{at}-{name}").write_bytes(content)
            print(f"{seed}/{at} {name}: {time.process_time() - begun:.1f} s")
            return 1
        if at == SETTLED:
            settled = held.memory_info().rss
    grown = (held.memory_info().rss - settled) // 2**20 if settled else 0
    print(f"{count} read, {grown} MB more")
    return int(grown > GROWTH)


def documents() -> Sequence[tuple[str, bytes]]:
    """Good documents to begin with."""
    dossier = read_dossier(SAMPLE)
    styles = part("styles", '<w:style w:styleId="A"><w:name w:val="heading 1"/></w:style>')
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    entry = '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph("Analyse", properties=entry) + paragraph("Le contexte de la zone.") * 5
    body += table(("Plan", "Fin"), ("Rondes", "12/2028"))
    text = "# Lettre\n\n1. un\n   - deux\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    text += "Mot[^1].\n\n[^1]: Loi.\n"
    lines: list[str] = ["2.1 Entite", "La zone compte quatre communes, et com-", "bien de rues."]
    return [
        ("a.docx", docx(body, {"word/styles.xml": styles, "word/numbering.xml": numbering})),
        ("b.docx", export(dossier, "letter", "docx")),
        ("c.pdf", pdf([lines * 9, lines])),
        ("d.pdf", export(dossier, "letter", "pdf")),
        ("e.odt", odt("<text:p>La zone</text:p><text:list><text:list-item><text:p>un</text:p>"
                      "</text:list-item></text:list>" * 4)),
        ("f.md", text.encode()),
        ("g.txt", text.encode("utf-16")),
    ]  # fmt: skip


def broken(chance: random.Random, name: str, content: bytes) -> tuple[str, bytes]:
    """A document with something wrong in it: in the file, or in a part of it."""
    if name.endswith((".docx", ".odt")) and chance.random() < 0.8:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        wrong = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
        wrong = chance.choice([wrong, "word/document.xml", "content.xml"])
        if wrong in parts:
            parts[wrong] = changed(chance, parts[wrong])
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for one, held in parts.items():
                archive.writestr(one, held)
        return name, made.getvalue()
    return name, changed(chance, content)


def changed(chance: random.Random, content: bytes) -> bytes:
    """Bytes with some flipped, cut out, doubled, moved, or put in."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(made) + 1)
        length = min(chance.choice((1, 4, 30, 400, 5_000)), max(len(made) - at, 0))
        how = chance.randrange(6)
        if how == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            del made[at : at + length]
        elif how == 2:
            made[at:at] = made[at : at + length] * chance.choice((1, 2, 30))
        elif how == 3:
            made[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 3, 300))
        elif how == 4:
            piece = bytes(made[at : at + length])
            del made[at : at + length]
            to = chance.randrange(len(made) + 1)
            made[to:to] = piece
        else:
            made[at : at + length] = chance.randbytes(length)
    return bytes(made)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))

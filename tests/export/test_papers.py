"""Papers of partnerships as files: accessible, whole on the way back, and with nobody's data."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import docx
import pikepdf
import pytest
from lxml import html
from typer.testing import CliRunner

from plpmission.checks import check
from plpmission.cli import app
from plpmission.export import FORMATS, export
from plpmission.export.payload import brought
from plpmission.i18n import LANGUAGES, Lang
from plpmission.model import Document, Dossier, dumps, read_dossier
from plpmission.model.charter import (
    Charter,
    Cost,
    Cover,
    HotMessages,
    InternalRules,
    Members,
    Reach,
    Signatures,
    SocialMedia,
    Territory,
)
from plpmission.model.indicators import Measurement
from plpmission.model.partnership import CharterVersion, Partnership
from plpmission.model.partnership_evaluation import FigureSeries, PartnershipEvaluation
from plpmission.model.zone import Zone
from plpmission.render.papers.choosing import of_evaluation, of_launch, of_one
from plpmission.store import Member, Message, Screening, open_store
from tests.export.test_pdf import text_of, valid
from tests.partnerships import register
from tests.store.letters import ANNE

SAMPLES = Path(__file__).parents[2] / "sample_data"
RESIDENTS = read_dossier(SAMPLES / "plp-les-tilleuls.plp.json")
INDEPENDENTS = read_dossier(SAMPLES / "plp-winkelkern.plp.json")
FAULTY = read_dossier(SAMPLES / "plp-charrons-fautes.plp.json")
LAUNCH: tuple[Document, ...] = (
    "launch-papers",
    "invitation-letter",
    "membership-form",
    "presentation-outline",
    "launch-agenda",
    "launch-minutes",
)
MADE: list[tuple[Dossier, Document, Lang]] = [
    (RESIDENTS, "submission-package", "fr"),
    (INDEPENDENTS, "submission-package", "nl"),
    (FAULTY, "change-notice", "fr"),
    (RESIDENTS, "partnership-evaluation", "de"),
    (INDEPENDENTS, "partnership-evaluation", "nl"),
    (RESIDENTS, "launch-papers", "en"),
    (register(20), "partnership-evaluation", "fr"),
]
"""Every page that there is, each language at least once."""


def expected(dossier: Dossier, document: Document) -> Dossier:
    if document == "partnership-evaluation":
        return of_evaluation(dossier, document, "")
    if document in LAUNCH:
        return of_launch(dossier, document, "")
    return of_one(dossier, document, "")


@pytest.mark.parametrize(
    ("dossier", "document", "lang"), MADE, ids=[f"{one[1]}-{one[2]}" for one in MADE]
)
def test_a_paper_is_a_good_pdf_and_comes_back(
    dossier: Dossier, document: Document, lang: Lang
) -> None:
    made = export(dossier, document, "pdf", lang=lang)
    assert valid(made) == []
    assert brought("a.pdf", made).dossier == expected(dossier, document)


def test_languages_are_all_there() -> None:
    assert {lang for _, _, lang in MADE} == set(LANGUAGES)


@pytest.mark.parametrize("document", ["charter", "internal-rules", "partnership-evaluation"])
def test_html_and_word_come_back_with_their_headings(document: Document) -> None:
    page = export(INDEPENDENTS, document, "html")
    assert brought("a.html", page).dossier == expected(INDEPENDENTS, document)
    levels = [
        int(heading.tag[1])
        for heading in html.document_fromstring(page).xpath(
            "//h1 | //main//*[@id][starts-with(name(), 'h')]"
        )
    ]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    word = export(INDEPENDENTS, document, "docx")
    assert brought("a.docx", word).dossier == expected(INDEPENDENTS, document)
    styles = [paragraph.style.name for paragraph in docx.Document(io.BytesIO(word)).paragraphs]
    assert styles.count("Heading 1") >= 1
    assert styles.count("Heading 2") >= 8


def test_a_paper_made_twice_is_the_same_file() -> None:
    for fmt in FORMATS:
        first, second = (export(INDEPENDENTS, "internal-rules", fmt) for _ in range(2))
        assert first == second


PLANTED = ("Zéphyrine Plantée", "0499 98 76 54", "Camionnette blanche rue Introuvable")
"""A member's name, a telephone number, and a message."""


def inside(name: str, content: bytes) -> Iterator[bytes]:
    """All that a file holds, unpacked."""
    yield content
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for entry in packed.namelist():
                yield from inside(entry, packed.read(entry))
    if name.endswith(".pdf"):
        yield text_of(content).encode()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for one in pdf.objects:
                if isinstance(one, pikepdf.Stream):
                    raw = bytes(one.read_raw_bytes())
                    yield raw
                    if str(one.get("/Filter", "")) == "/FlateDecode":
                        yield zlib.decompressobj().decompress(raw)


def test_members_and_messages_are_in_no_file_no_audit_and_no_finding(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    key, _ = store.create(FAULTY, ANNE)
    held = FAULTY.zone.partnerships[0].id
    name, phone, text = PLANTED
    when = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    members = [Member(name=name, contact=phone, adult=False)]
    [member] = store.members.add(key, held, members, ANNE)
    store.members.leave(key, [member.id], when.date(), ANNE)
    store.messages.add_many(key, held, [Message(kind="hot", sent=when, text=text)], ANNE)
    done = Screening(partnership=held, person="coo-1", on=when.date(), result="unfit")
    store.screenings.add(key, done, ANNE)
    store.notes.set(key, "res-1", f"{name} {phone} {text}", ANNE)
    dossier = store.open(key).dossier
    made = {
        f"{document}.{fmt}": export(
            dossier, document, fmt, draft=True, findings=check(dossier, "fr")
        )
        for document in (
            *("charter", "internal-rules", "submission-package", "change-notice"),
            *("partnership-evaluation", "launch-papers"),
        )
        for fmt in FORMATS
    }
    made["audit"] = str(store.audit.entries()).encode()
    made["findings"] = str(check(dossier, "fr")).encode()
    made["dossier"] = dumps(dossier)
    store.members.delete(key, [member.id], ANNE)
    made["audit afterwards"] = str(store.audit.entries()).encode()
    store.dispose()
    for file, content in made.items():
        parts = list(inside(file, content))
        assert "." not in file or any(b"Aubremont" in part for part in parts), "it can be found"
        for part in parts:
            for planted in (*PLANTED, "unfit"):
                assert planted.encode() not in part, (file, planted)


def test_the_command_asks_which_partnership_where_there_are_several(tmp_path: Path) -> None:
    file, out = tmp_path / "zone.plp.json", tmp_path / "charte.html"
    several = register(3)
    file.write_bytes(dumps(several))
    ask = ["export", str(file), "charter", "--to", "html", "-o", str(out), "--lang", "fr"]
    refused = CliRunner().invoke(app, ask)
    assert refused.exit_code == 2
    held = several.zone.partnerships[1]
    assert held.id in refused.stderr
    assert not out.exists()
    done = CliRunner().invoke(app, [*ask, "--item", held.id])
    assert done.exit_code == 0, done.output
    assert held.name in out.read_text(encoding="utf-8")


def test_signatures_stay_together_in_word() -> None:
    unsigned = INDEPENDENTS.with_value(
        "zone.partnerships[nbh-markt].charter.signatures", Signatures()
    )
    made = docx.Document(io.BytesIO(export(unsigned, "charter", "docx")))
    rows = made.tables[-2].rows  # the last one is the annex’s
    assert len(rows) == 5
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    assert kept == [True, True, True, True, None]


ODD = "{0} {name} <script>alert(1)</script> & | ** [x](ref:y) \\ \" ' ^[n]"


def odd_register() -> Dossier:
    """A register in which every text is what no template expects."""
    charter = Charter(
        cover=Cover(name=ODD, zone=ODD, municipality=ODD),
        territory=Territory(
            streets=(ODD,) * 10,
            sector=ODD,
            rings=("4.3 50.8, 4.3 50.8, 4.3 50.8", "4.3 50.8, 4.4 50.8, 4.4 50.9"),
        ),
        hot=HotMessages(platform=ODD, plan=ODD, reaches=(Reach(group=ODD),)),
        cost=Cost(fee=True, amount=0.1, use=ODD * 30),
        members=Members(homes=0),
    )
    figures = (Measurement(period="2024", value=3), Measurement(period="2025", value=2))
    series = FigureSeries(id="crs-1", title=ODD, unit=ODD, measurements=figures, start="2025")
    evaluation = PartnershipEvaluation(
        id="pev-1", quality=ODD, series=(series, FigureSeries(id="crs-2"))
    )
    media = SocialMedia(used=True, text=ODD)
    held = Partnership(
        id="par-odd",
        name=ODD,
        municipality=ODD,
        charter=charter,
        rules=InternalRules(own=ODD, social_media=media),
        versions=(CharterVersion(id="chv-1"),),
        evaluations=(evaluation,),
    )
    return Dossier(holds="partnerships", lang="nl", zone=Zone(name=ODD, partnerships=(held,)))


def empty_register() -> Dossier:
    held = Partnership(id="par-empty", evaluations=(PartnershipEvaluation(id="pev-1"),))
    return Dossier(holds="partnerships", zone=Zone(partnerships=(held,)))


@pytest.mark.parametrize("made", [odd_register, empty_register])
def test_whatever_stands_in_a_register_it_makes_papers(made: Callable[[], Dossier]) -> None:
    dossier = made()
    for document in ("submission-package", "partnership-evaluation", "launch-papers"):
        page = export(dossier, document, "html")
        assert b"<script>alert" not in page.split(b'id="plp-dossier"', maxsplit=1)[0]
        assert brought("a.html", page).dossier == expected(dossier, document)
    assert valid(export(dossier, "submission-package", "pdf", draft=True)) == []

"""What was made to do harm, is broken, or is not what it seems."""

from __future__ import annotations

import socket
import string
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plpmission.errors import UnreadableDocument
from plpmission.export.payload import carried
from plpmission.i18n import LANGUAGES, say
from plpmission.importers import read
from plpmission.importers.safety import SIZE_LIMIT
from tests.importers import attacks
from tests.importers.papers import docx, odt, paragraph, pdf, run

GOOD = paragraph("Lettre de mission") + paragraph("Le conseil de police fixe la lettre.") * 4000


@pytest.fixture(scope="module")
def a_good_file() -> float:
    """CPU seconds of reading some eighty pages, after what reading loads is loaded."""
    content = docx(GOOD)
    read(content, "good.docx")
    begun = time.process_time()
    read(content, "good.docx")
    return time.process_time() - begun


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whoever opens a connection is caught."""
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    return asked


@pytest.mark.parametrize("what", attacks.REFUSED)
def test_it_is_refused_with_a_sentence_sooner_than_a_good_file_is_read(
    what: str, a_good_file: float, no_network: list[object]
) -> None:
    name, make = attacks.REFUSED[what]
    content = make()
    begun = time.process_time()
    with pytest.raises(UnreadableDocument) as refused:
        read(content, name)
    assert time.process_time() - begun < 4 * a_good_file + 0.3
    assert no_network == []
    sentences = {say(refused.value, lang) for lang in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert not any(set(sentence) & set("{}") for sentence in sentences)


def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(UnreadableDocument, match="larger than can be read"):
        read(path)
    with pytest.raises(UnreadableDocument, match="larger than can be read"):
        read(bytes(SIZE_LIMIT + 1), "letter.docx")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"gone\.docx cannot be opened"):
        read(tmp_path / "gone.docx")


def test_pictures_links_and_templates_elsewhere_are_listed_and_not_fetched(
    no_network: list[object],
) -> None:
    body = (
        f'<w:p><w:hyperlink r:id="rId11">{run("le plan")}</w:hyperlink></w:p>'
        '<w:p><w:r><w:drawing><a:blip r:link="rId12"/></w:drawing></w:r></w:p>'
    )
    outside = {
        "rId11": ("hyperlink", "http://10.0.0.1/plan"),
        "rId12": ("image", "http://10.0.0.1/pixel.png"),
        "rId13": ("attachedTemplate", "http://10.0.0.1/evil.dotm"),
    }
    source = read(docx(body, outside=outside), "letter.docx")
    assert [passage.text for passage in source.passages] == ["le plan"]
    assert {left.what for left in source.left} == {target for _, target in outside.values()}
    assert no_network == []


def test_macros_objects_and_controls_are_listed_and_not_read() -> None:
    parts = {
        "word/vbaProject.bin": b"x",
        "word/embeddings/oleObject1.bin": b"x",
        "word/activeX/activeX1.bin": b"x",
    }
    source = read(docx(paragraph("Lettre"), parts), "letter.docm")
    assert {left.where for left in source.left} == set(parts)


def test_a_part_outside_of_the_file_is_neither_read_nor_written(tmp_path: Path) -> None:
    outside = tmp_path / "secret.png"
    outside.write_bytes(b"\x89PNG\r\n\x1a\n")
    before = sorted(tmp_path.iterdir())
    body = '<w:p><w:r><w:drawing><a:blip r:embed="rId11"/></w:drawing></w:r></w:p>'
    related = {"rId11": ("image", f"../../../../../../../..{outside}")}
    parts = {f"../../../../../../../..{tmp_path}/out.txt": b"x"}
    source = read(docx(paragraph("Lettre") + body, parts, related=related), "letter.docx")
    assert source.images == ()
    assert any("secret.png" in left.what for left in source.left)
    assert sorted(tmp_path.iterdir()) == before


def test_elements_without_end_in_the_place_of_our_data_are_not_made_a_tree(
    a_good_file: float,
) -> None:
    content = attacks.tree_of_data()
    begun = time.process_time()
    assert carried("letter.docx", content) is None
    assert time.process_time() - begun < 4 * a_good_file + 0.3


def test_a_bomb_in_a_picture_is_kept_packed_and_left_out() -> None:
    source = read(attacks.nested_bomb(), "letter.docx")
    assert [passage.text for passage in source.passages] == ["Lettre"]
    assert [left.what for left in source.left] == ["image1.png"]


def test_a_cell_in_two_thousand_million_columns_stands_in_a_few() -> None:
    source = read(attacks.cells_without_end(), "letter.odt")
    assert [passage.text for passage in source.passages] == ["x"]


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_text_that_looks_like_markup_stays_text(make: Callable[[str], bytes]) -> None:
    words = "<script>alert(1)</script> {{7*7}} `x` *a* [b](http://c) ^[d] # e"
    escaped = words.replace("<", "&lt;")
    body = f"<text:p>{escaped}</text:p>" if make is odt else paragraph(words)
    [passage] = read(make(body), "letter").passages
    assert passage.plain == words
    assert "[b](http" not in passage.text


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    source = read(docx(begin + paragraph("Tout le reste de la lettre.")), "letter.docx")
    assert [passage.text for passage in source.passages] == ["Tout le reste de la lettre."]


def test_a_pdf_cut_in_half_is_refused_or_read() -> None:
    content = pdf([["Lettre de mission", "Le conseil de police fixe la lettre."]] * 30)
    try:
        source = read(attacks.half(content), "letter.pdf")
    except UnreadableDocument:
        return
    assert all(set(passage.plain) <= set(string.printable) for passage in source.passages)


def test_long_runs_of_signs_cost_no_more_than_their_length() -> None:
    from tests.growth import growth

    def work(length: int) -> object:
        signs = paragraph("." * length + "a" + "." * length, "<w:b/>") + paragraph("\t" * length)
        text = ("[" * length + " " * length + "x^[").encode()
        return read(docx(signs), "a.docx"), read(text, "a.md"), read(text, "a.txt")

    assert growth(work, 20_000, times=4, runs=2) < 9

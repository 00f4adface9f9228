"""A document from elsewhere: placed decision by decision, left, taken up again, made a letter."""

from __future__ import annotations

from typing import Any

import pytest

from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from tests.importers.papers import docx, paragraph
from tests.widgets.conftest import ask, bring, in_a_loop
from tests.widgets.reading import in_process  # noqa: F401 - a fixture

Json = dict[str, Any]

LETTER = """\
# Lettre de mission 2020-2025

## 1. Mission et valeurs

La zone protège 23 400 habitants répartis sur quatre communes. Elle écoute avant d’agir.

Nos valeurs sont la proximité, la franchise et le soin.

## 2. Objectifs stratégiques

**Objectif 1 : les cambriolages.** Réduire de 12 % le nombre de cambriolages d’ici le 31 décembre \
2024, par rapport à 2019.

## 3. Partenaires

Le parquet, les écoles et les maisons médicales se réunissent deux fois par an.

## 4. Recette de la tarte au riz

Prendre du riz rond, du lait entier et de la patience.
"""
pytestmark = pytest.mark.usefixtures("in_process")


@pytest.fixture
def placing(desk: Desk) -> Desk:
    """A page with the letter brought in."""
    ask(desk, "home")
    bring(desk, "Lettre 2020.md", LETTER.encode(), parts=2)
    return desk


def field(desk: Desk) -> Json:
    return traits(desk, "section")["section"]["fields"][0]


def rows(desk: Desk) -> list[Json]:
    shown = field(desk)
    return [shown["changed"][id_] for id_ in shown["rows"]]


def find(desk: Desk, words: str) -> Json:
    return next(row for row in rows(desk) if words in row["text"])


def test_another_documents_passages_are_shown_with_the_sections_proposed(placing: Desk) -> None:
    shown = field(placing)
    assert placing.screen == "beside"
    assert traits(placing, "section")["section"]["wide"]
    assert shown["name"] == "Lettre 2020.md"
    assert find(placing, "écoute avant")["section"] == "mission-values"
    assert find(placing, "maisons médicales")["section"] == "partners"
    assert {row["sure_label"] for row in rows(placing)} <= {"Sûr", "Probable", "À vérifier"}
    assert shown["progress"]["done"] == 0
    assert " sur " in shown["progress_text"]
    [objective] = [
        shown["changed"][id_]
        for id_ in shown["items"]
        if "cambriolages" in str(shown["changed"][id_]["fields"])
    ][:1]
    assert objective["section"] == "objectives"


def test_each_decision_is_kept_and_only_what_it_changed_is_sent(placing: Desk) -> None:
    total = field(placing)["progress"]["total"]
    first = find(placing, "écoute avant")["id"]
    answer = ask(placing, "intake_decide", what="accept", ids=[first])
    assert answer.refresh == "nothing"
    sent = answer.ack["intake"]
    assert sent["rows"] is None
    assert [one["state"] for one in sent["changed"].values() if "kind" in one] == ["accepted"]
    assert sent["progress"] == {"done": 1, "total": total}
    riz = find(placing, "riz rond")["id"]
    ask(placing, "intake_decide", what="leave_out", ids=[riz])
    ask(placing, "intake_move", ids=[find(placing, "franchise")["id"]], section="culture")
    again = Desk(placing.store)
    ask(again, "home")
    [waiting] = traits(again, "screen")["home"]["intakes"]
    ask(again, "intake_open", id=waiting["id"])
    assert find(again, "écoute avant")["state"] == "accepted"
    assert find(again, "riz rond")["state"] == "left_out"
    assert find(again, "franchise")["section"] == "culture"
    assert field(again)["progress"]["done"] == 3


def test_passages_are_cut_and_joined_and_each_step_is_taken_back(placing: Desk) -> None:
    before = rows(placing)
    cut = find(placing, "écoute avant")
    at = cut["text"].index("Elle")
    ask(placing, "intake_split", id=cut["id"], at=at)
    assert find(placing, "Elle écoute")["text"].startswith("Elle")
    assert len(rows(placing)) == len(before) + 1
    ask(placing, "intake_move", ids=[find(placing, "Elle écoute")["id"]], section="culture")
    assert find(placing, "23 400")["section"] == "mission-values"
    ask(placing, "intake_join", id=find(placing, "23 400")["id"])
    assert len(rows(placing)) == len(before)
    for _ in range(3):
        ask(placing, "intake_undo")
    assert rows(placing) == before
    assert not field(placing)["undo"]
    ask(placing, "intake_join", id=cut["id"])
    assert "franchise" in find(placing, "23 400")["text"]


def test_all_that_is_sure_enough_is_accepted_at_once(placing: Desk) -> None:
    shown = field(placing)
    [all_of_them] = [one["count"] for one in shown["over"] if one["value"] == 0]
    assert all_of_them == shown["progress"]["total"]
    sent = ask(placing, "intake_over", percent=0).ack["intake"]
    assert sent["progress"]["done"] == all_of_them
    assert sent["rest"] == ""
    assert ask(placing, "intake_over", percent=0).ack.get("refused")


def test_a_field_of_what_was_recognised_is_put_right(placing: Desk) -> None:
    shown = field(placing)
    found = next(
        one for one in map(shown["changed"].get, shown["items"]) if one["section"] == "objectives"
    )
    name = next(one["name"] for one in found["fields"] if one["name"] in {"title", "text"})
    sent = ask(placing, "intake_fill", id=found["id"], name=name, value="Moins de vols").ack[
        "intake"
    ]
    [changed] = [one for one in sent["changed"].values() if one["id"] == found["id"]]
    assert "Moins de vols" in {one["value"] for one in changed["fields"]}
    for value, refused in (("2029-06-30", False), ("soon", True)):
        asked = {"id": found["id"], "name": "deadline", "value": value}
        assert ("refused" in ask(placing, "intake_fill", **asked).ack) is refused
    ask(placing, "intake_make", title="Avant")
    [objective] = placing.letter.dossier.letter.objectives
    assert str(objective.deadline) == "2029-06-30"


def test_the_dossier_is_made_and_every_word_of_the_source_stays_readable(placing: Desk) -> None:
    riz = find(placing, "riz rond")["id"]
    ask(placing, "intake_decide", what="leave_out", ids=[riz])
    assert "refused" in ask(placing, "intake_make", title="  ").ack
    made = ask(placing, "intake_make", title="Lettre d’avant").ack["added"]
    dossier = placing.letter.dossier
    assert (placing.letter.id, dossier.title) == (made, "Lettre d’avant")
    assert "écoute avant" in dossier.model_dump_json()
    assert "riz rond" not in dossier.model_dump_json()
    assert not traits_of_home(placing)["intakes"]
    ask(placing, "open", dossier=made, section="objectives")
    assert any(
        "Lettre 2020.md" in said for said in traits(placing, "section")["section"]["origins"]
    )
    ask(placing, "visit", view="view-source")
    [source] = field(placing)["files"]
    told = " ".join(row["text"] for row in source["rows"])
    assert all(word in told for word in ("écoute avant", "riz rond", "Partenaires"))
    [left] = [row for row in source["rows"] if "riz rond" in row["text"]]
    assert left["said"] == "Laissé de côté"
    [push] = ask(placing, "intake_file", id=source["id"]).then
    assert push.content == LETTER.encode()


def traits_of_home(desk: Desk) -> Json:
    ask(desk, "home")
    return traits(desk, "screen")["home"]


def test_an_import_is_given_up_after_a_question(placing: Desk) -> None:
    [waiting] = traits_of_home(placing)["intakes"]
    ask(placing, "ask", dialog="intake_forget", about=waiting["id"])
    assert "Lettre 2020.md" in placing.dialog["title"]
    ask(placing, **placing.dialog["do"])
    assert not traits_of_home(placing)["intakes"]
    ask(placing, "visit", view="view-intake")
    assert field(placing)["empty"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lettre.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("lettre.docx", b"PK\x03\x04half"),
        ("lettre.pdf", b"%PDF-1.4"),
        ("lettre.docx", b""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    desk: Desk, name: str, content: bytes
) -> None:
    ask(desk, "home")
    bring(desk, name, content or b" ")
    assert desk.dialog["kind"] == "problem"
    assert desk.dialog["text"].endswith((".", "!"))
    assert not traits_of_home(desk)["intakes"]


@pytest.mark.parametrize(
    ("do", "values"),
    [
        ("intake_decide", {"what": "accept", "ids": ["nothing"]}),
        ("intake_decide", {"what": "eat", "ids": ["p0001"]}),
        ("intake_decide", {"what": "accept", "ids": [{}]}),
        ("intake_move", {"ids": ["p0001"], "section": "nowhere"}),
        ("intake_move", {"ids": ["p0001"], "section": "own:"}),
        ("intake_split", {"id": "p0001", "at": 100_000}),
        ("intake_split", {"id": "p0001", "at": -1}),
        ("intake_split", {"id": "nothing", "at": 1}),
        ("intake_join", {"id": "nothing"}),
        ("intake_fill", {"id": "nothing", "name": "title", "value": "x"}),
        ("intake_kind", {"document": "novel"}),
        ("intake_open", {"id": "int-nothing"}),
        ("intake_over", {"percent": "80"}),
        ("intake_make", {"title": ""}),
        ("bring_part", {"name": "a", "at": 1, "of": 1, "data": ""}),
        ("bring_part", {"name": "a", "at": 0, "of": 1, "data": "%%"}),
    ],
)
def test_a_forged_message_gets_a_sentence_and_decides_nothing(
    placing: Desk, do: str, values: Json
) -> None:
    before = rows(placing)
    assert ask(placing, do, **values).ack["refused"]["message"]
    assert rows(placing) == before


def test_reading_is_given_up_with_its_dialog(desk: Desk) -> None:
    ask(desk, "home")
    message = {"do": "bring_part", "name": "a.md", "at": 0, "of": 1, "data": "IyBB"}

    async def close() -> list[Answer]:
        seen = []
        async for answer in dispatch(desk, message):
            seen.append(answer)
            desk.dialog = None
        return seen

    in_a_loop(close())
    assert desk.screen == "home"
    assert not traits_of_home(desk)["intakes"]


REPORT = """\
# Rapport d’activité 2021-2025

## Résultats par objectif

**Objectif 1 : les cambriolages.** L’objectif est atteint : 110 faits en 2025, contre 128 en 2021.

## Conclusion

Le mandat s’achève avec une zone plus sûre.
"""


def test_a_report_goes_into_the_dossier_of_its_letter(desk: Desk) -> None:
    here = desk.letter.id
    before = desk.letter.dossier
    ask(desk, "home")
    bring(desk, "Rapport.md", REPORT.encode())
    ask(desk, "intake_kind", document="activity-report")
    assert {one["value"] for one in field(desk)["beside"]} == {here}
    assert ask(desk, "intake_make", title="", into="elsewhere").ack["refused"]["path"] == "into"
    ask(desk, "intake_make", title="", into=here)
    assert desk.letter.id == here
    assert len(desk.letter.dossier.activity_reports) == len(before.activity_reports) + 1
    assert desk.letter.dossier.letter == before.letter
    listed = [view["id"] for view in traits(desk, "section")["outline"]["beside"]]
    assert "view-source" in listed
    ask(desk, "undo")
    assert desk.letter.dossier == before


def test_pictures_stand_at_their_place_and_are_read_from_the_file_when_shown(desk: Desk) -> None:
    ask(desk, "home")
    bring(desk, "Lettre.docx", with_a_picture())
    [row] = [row for row in rows(desk) if row["image"]]
    id_ = field(desk)["id"]
    assert [one["id"] for one in field(desk)["images"]] == [row["image"]]
    [push] = [p for a in answered(desk, "intake_pictures", id=id_) for p in a.then]
    named = {"document": id_, "id": row["image"], "media": "image/png"}
    assert (push.message, push.content) == ({"picture": named}, PIXEL)
    ask(desk, "intake_make", title="Lettre")
    ask(desk, "visit", view="view-source")
    [source] = field(desk)["files"]
    assert [one["image"] for one in source["rows"]] == ["", row["image"], ""]


def answered(desk: Desk, do: str, **values: Any) -> list[Answer]:
    """All that a message is answered with, one after the other."""

    async def each() -> list[Answer]:
        answers = dispatch(desk, {"do": do, "seq": 1, **values})
        assert not isinstance(answers, Answer)
        return [answer async for answer in answers]

    held: list[Answer] = in_a_loop(each())
    return held


def with_a_picture() -> bytes:
    """A Word file of two paragraphs with a picture between them."""
    shown = '<w:p><w:r><w:drawing><a:blip r:embed="rId90"/></w:drawing></w:r></w:p>'
    body = paragraph("La zone.") + shown + paragraph("Elle écoute.")
    related = {"rId90": ("image", "media/image1.png")}
    return docx(body, {"word/media/image1.png": PIXEL}, related=related)


PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(40)

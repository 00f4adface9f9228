"""Our own Word file, changed by others in Word or LibreOffice, and taken back."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from plpmission.export import export
from plpmission.importers.docx_styles import q
from plpmission.importers.returning import Change, Returned, kinship, returned, take
from plpmission.model import AddedSection, Dossier
from plpmission.model.letter import Letter
from tests.importers.reviewing import (
    Element,
    reviewed,
    rewrite,
    track,
    track_deletion,
    track_insertion,
)

CULTURE = "letter.sections[culture].text"
ONE = "La zone est un corps solide, serviable et discret, qui règle les problèmes sans en parler."
TWO = "La culture visée rend dicible ce qui se fait bien, sans aucun groupe de travail permanent."
THREE = "Une remarque d’un habitant est restée au mur jusqu’au soir."
LISTED = "- On mesure pour apprendre, *pas* pour surveiller.\n- On décide là où l’on sait le mieux."


@pytest.fixture(scope="module")
def base() -> Dossier:
    own = AddedSection(
        id="sec-jours", title="Les cent premiers jours", text="Écouter d’abord tout le monde."
    )
    dossier = Dossier(title="ZP Val de Lorne", letter=Letter(added=(own,)))
    dossier = dossier.with_value(CULTURE, f"{ONE}\n\n{TWO}\n\n{LISTED}\n\n{THREE}")
    dossier = dossier.with_value("letter.sections[conclusion].text", "Je m’y engage pour cinq ans.")
    dossier = dossier.with_value("letter.holder.name", "Marie-Ange Dewaele")
    return dossier.part_for("letter")


@pytest.fixture(scope="module")
def file(base: Dossier) -> bytes:
    return export(base, "letter", "docx")


def by_reviewers(body: Element) -> None:
    rewrite(body, "serviable et discret", "serviable, discret et fier")
    track(
        body,
        "aucun groupe de travail permanent",
        "un seul groupe de travail",
        "Juriste",
        "2026-11-18",
    )
    track_deletion(body, "Une remarque d’un habitant", "Bourgmestre", "2026-11-19")
    track_insertion(body, "serviable, discret et fier", "Elle écoute.", "Secrétaire", "2026-11-20")


COMMENTS = {"Je m’y engage": ("Bourgmestre", "Pour six ans ?"), "On décide": ("Juriste", "Qui ?")}


def shown(change: Change) -> tuple[str, str, str]:
    return change.kind, change.author, change.section


def test_an_unchanged_file_brings_nothing(base: Dossier, file: bytes) -> None:
    assert returned(file, base, base) == Returned()


def test_changes_come_back_with_author_and_date_each_at_its_place(
    base: Dossier, file: bytes
) -> None:
    found = returned(reviewed(file, by_reviewers, COMMENTS), base, base)
    assert [shown(change) for change in found.sections] == [
        ("changed", "", "culture"),
        ("inserted", "Secrétaire", "culture"),
        ("changed", "Juriste", "culture"),
        ("deleted", "Bourgmestre", "culture"),
    ]
    assert {change.where for change in found.sections} == {CULTURE}
    assert found.sections[2].on == dt.date(2026, 11, 18)
    assert (found.sections[0].before, found.sections[3].before) == (ONE, THREE)
    assert found.conflicts == ()
    assert Returned.from_json(found.as_json()) == found


def test_comments_stand_on_their_passage(base: Dossier, file: bytes) -> None:
    found = returned(reviewed(file, lambda _: None, COMMENTS), base, base)
    assert found.sections == ()
    assert [(r.author, r.text, r.where) for r in found.comments] == [
        ("Bourgmestre", "Pour six ans ?", "letter.sections[conclusion].text"),
        ("Juriste", "Qui ?", CULTURE),
    ]
    assert found.comments[0].quote == "Je m’y engage pour cinq ans."


def test_nothing_is_taken_without_a_yes_and_all_of_it_with_one(base: Dossier, file: bytes) -> None:
    found = returned(reviewed(file, by_reviewers, COMMENTS), base, base)
    assert take(base, found, ()) == (base, ())
    every = [one.id for one in (*found.sections, *found.comments)]
    dossier, comments = take(base, found, every)
    assert dossier.value(CULTURE) == "\n\n".join(
        (
            ONE.replace("serviable et discret", "serviable, discret et fier"),
            "Elle écoute.",
            TWO.replace("aucun groupe de travail permanent", "un seul groupe de travail"),
            LISTED,
        )
    )
    assert comments == found.comments
    again = returned(reviewed(file, by_reviewers, COMMENTS), base, dossier)
    assert again.sections == ()


def test_a_place_that_both_sides_changed_is_a_conflict_and_another_one_is_not(
    base: Dossier, file: bytes
) -> None:
    ours = TWO.replace("dicible", "visible")
    current = base.with_value(CULTURE, base.value(CULTURE).replace(TWO, ours))
    current = current.with_value(
        "letter.sections[conclusion].text", "Je m’y engage, avec vous tous."
    )
    found = returned(reviewed(file, by_reviewers), base, current)
    [conflict] = found.conflicts
    assert (conflict.author, conflict.before, conflict.current) == ("Juriste", TWO, ours)
    others = [change.id for change in found.sections if not change.conflict]
    kept, _ = take(current, found, others)
    assert ours in kept.value(CULTURE)
    taken, _ = take(current, found, [conflict.id])
    assert conflict.after in taken.value(CULTURE)
    assert ours not in taken.value(CULTURE)
    assert taken.value("letter.sections[conclusion].text") == "Je m’y engage, avec vous tous."


def test_a_heading_taken_out_takes_nothing_else_with_it(base: Dossier, file: bytes) -> None:
    def change(body: Element) -> None:
        titled = [p for p in body.iter(q("p")) if "Conclusion" in "".join(p.itertext(q("t")))]
        titled[-1].getparent().remove(titled[-1])

    found = returned(reviewed(file, change), base, base)
    assert [(one.kind, one.before) for one in found.sections] == [("deleted", "Conclusion")]


def test_an_entry_of_a_list_and_a_section_of_ones_own_change_in_place(
    base: Dossier, file: bytes
) -> None:
    def change(body: Element) -> None:
        rewrite(body, "On décide là où l’on sait", "On décide où l’on sait")
        rewrite(body, "Écouter d’abord", "Écouter et voir d’abord")

    found = returned(reviewed(file, change), base, base)
    dossier, _ = take(base, found, [change.id for change in found.sections])
    assert LISTED.replace("là où", "où") in dossier.value(CULTURE)
    assert dossier.value("letter.added[sec-jours].text").startswith("Écouter et voir")


def test_a_typed_field_takes_what_its_cell_says(base: Dossier, file: bytes) -> None:
    def change(body: Element) -> None:
        for text in body.iter(q("t")):
            if text.text and "Marie-Ange" in text.text:
                text.text = text.text.replace("Marie-Ange", "Marie")

    found = returned(reviewed(file, change), base, base)
    [changed] = found.sections
    assert changed.where == "letter.holder.name"
    dossier, _ = take(base, found, [changed.id])
    assert dossier.letter.holder.name == "Marie Dewaele"


def test_the_cover_s_lines_go_back_to_their_fields() -> None:
    cover = {
        "letter.entity.name": "ZP Val de Lorne",
        "letter.holder.rank": "Commissaire",
        "letter.holder.name": "Marie-Ange Dewaele",
        "letter.mandate.title": "Cheffe de corps",
        "letter.mandate.start": "2026-09-01",
        "letter.place": "Lorne",
        "letter.date": "2026-06-24",
    }
    base = Dossier(title="ZP Val de Lorne")
    for path, value in cover.items():
        base = base.with_value(path, value)
    base = base.part_for("letter")

    def change(body: Element) -> None:
        rewrite(body, "Marie-Ange", "Marie")
        rewrite(body, "ZP Val de Lorne", "ZP Val de Lorne et Semois")
        rewrite(body, "juin", "juillet")
        rewrite(body, ", mandat", ", mandat de")

    file = reviewed(export(base, "letter", "docx", lang="fr"), change)
    current = base.with_value("letter.entity.name", "ZP du Val")
    found = returned(file, base, current)
    on_cover = [one for one in found.sections if one.section == "cover"]
    assert [(one.where, one.after, one.conflict) for one in on_cover] == [
        ("letter.entity.name", "ZP Val de Lorne et Semois", True),
        ("letter.holder.name", "Marie Dewaele", False),
        ("", "Cheffe de corps, mandat de 2026", False),
        ("letter.date", "2026-07-24", False),
    ]
    taken, remarks = take(current, found, [one.id for one in on_cover])
    letter = taken.letter
    assert (letter.entity.name, letter.holder.name) == (
        "ZP Val de Lorne et Semois",
        "Marie Dewaele",
    )
    assert letter.date == dt.date(2026, 7, 24)
    assert [(one.where, one.text) for one in remarks] == [
        ("identification", "Cheffe de corps, mandat de 2026")
    ]


def test_what_no_field_takes_becomes_a_comment(base: Dossier) -> None:
    change = Change(
        id="c001", where="", section="start", kind="changed", before="2026", after="2027"
    )
    lost = Change(
        id="c002", where="letter.plans[pln-gone].title", section="plans", kind="changed", after="X"
    )
    dossier, comments = take(base, Returned(sections=(change, lost)), ["c001", "c002"])
    assert dossier == base
    assert [(one.where, one.text) for one in comments] == [("start", "2027"), ("plans", "X")]


def test_the_letter_that_a_file_was_made_of_is_known_by_its_items(base: Dossier) -> None:
    assert kinship(base, base) == 1.0
    assert kinship(base, Dossier(title="Another")) == 0.0


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_what_libreoffice_saved_brings_the_same(base: Dossier, file: bytes, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(reviewed(file, by_reviewers, COMMENTS))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir"]
    command += [str(tmp_path / "out"), str(tmp_path / "letter.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = returned((tmp_path / "out" / "letter.docx").read_bytes(), base, base)
    before = returned((tmp_path / "letter.docx").read_bytes(), base, base)
    assert saved.sections == before.sections
    assert {(r.author, r.text, r.where) for r in saved.comments} == {
        (r.author, r.text, r.where) for r in before.comments
    }

"""Registers, lists of members and messages, as offices keep them: read, judged, then taken over."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys

import pytest
import xlsxwriter

from plpmission.model.partnership_terms import MailKind
from plpmission.model.terms import PartnershipKind, PartnershipState
from plpmission.model.zone import Zone
from plpmission.partners.columns import day_of
from plpmission.partners.member_lists import read_members
from plpmission.partners.messages import figures_of, moment_of, read_messages
from plpmission.partners.taking_over import read_register, taken_over
from plpmission.store import Member
from plpmission.store.message_rows import BELGIUM
from plpmission.store.messages import MessageFigures as Counted
from tests.growth import growth

TODAY = dt.date(2026, 5, 4)
NOW = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)


def sheet(*rows: tuple[object, ...]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet("PLP")
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return file.getvalue()


def doubts(found: object) -> list[tuple[str, str]]:
    return [(one.where, one.message) for one in found.doubts]  # type: ignore[attr-defined]


REGISTER = sheet(
    ("Registre des partenariats de la zone",),
    ("Nom du PLP", "Commune", "Statut", "Coordinateur", "Mandaté", "Rues", "Nombre de membres",
     "Charte signée le", "Reconnu le", "Cotisation", "Remarques du chef"),
    ("PLP Les Tilleuls", "Aubremont", "reconnu", "A. Exemple", "I. Modèle", "Rue A; Rue B", 64,
     dt.date(2024, 3, 5), dt.date(2024, 6, 1), "5 €", "ne pas reprendre"),
    ("PLP-I Les Halles", "Aubremont", "actif", "B. Exemple", "I. Modèle", "", 12,
     "05/03/2025", "bientôt", "non", ""),
    ("PLP Les Tilleuls", "Aubremont", "", "", "", "", "", "", "", "", ""),
    ("", "Aubremont", "", "", "", "", "", "", "", "", ""),
    ("PLP Du Parc", "Bourg", "en pause", "", "", "", "beaucoup", "", "", "", ""),
)  # fmt: skip


def test_a_register_in_excel_is_shown_before_it_is_taken_over_in_one_go() -> None:
    zone = Zone(name="Val de Lorne")
    read = read_register(REGISTER, name="plp.xlsx", zone=zone)
    assert read.problem is None
    assert [column.field for column in read.columns if not column.field] == [""]
    assert read.columns[-1].samples == (), "a column that is not recognised is not shown"
    found = taken_over(zone, read)
    first, second, third = found.partnerships
    assert (first.name, first.state) == ("PLP Les Tilleuls", PartnershipState.RECOGNISED)
    assert first.charter.territory.streets == ("Rue A", "Rue B")
    assert (first.charter.members.homes, first.charter.cost.amount) == (64, 5.0)
    assert first.charter.signatures.final_on == dt.date(2024, 3, 5)
    assert [one.on for one in first.mail if one.kind is MailKind.APPROVED] == [dt.date(2024, 6, 1)]
    assert (second.kind, second.charter.members.independents) == (
        PartnershipKind.INDEPENDENTS,
        12,
    )
    assert second.charter.cost.fee is False
    assert third.state is PartnershipState.IDEA
    assert len(found.officers) == 1, "the same officer follows both"
    assert second.officers == first.officers == (found.officers[0].id,)
    assert found.municipalities == ("Aubremont", "Bourg")
    assert "ne pas reprendre" not in found.model_dump_json()
    rows = {where for where, _ in doubts(read)}
    assert rows == {"4", "5", "6", "7"}, "a day, a recognition; twice; no name; state and number"


def test_what_is_in_the_register_already_stays_as_it_is() -> None:
    zone = taken_over(Zone(), read_register(REGISTER, name="plp.xlsx", zone=Zone()))
    again = read_register(REGISTER, name="plp.xlsx", zone=zone)
    assert again.rows == ()
    assert taken_over(zone, again) == zone


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Gemeente", "municipality"),
        ("Naam BIN", "name"),
        ("Gemandateerd politieambtenaar", "officer"),
        ("Erkend op", "recognised_on"),
        ("E-mail coördinator", "coordinator_email"),
        ("Straten (lijst)", "streets"),
        ("Gemeinde", "municipality"),
        ("Last evaluation", "evaluated_on"),
    ],
)
def test_columns_are_known_in_four_languages(heading: str, field: str) -> None:
    raw = f"Naam;{heading}\nX;Y\n" if field != "name" else f"{heading};Commune\nX;Y\n"
    read = read_register(raw.encode(), name="bin.csv", zone=Zone())
    assert field in {column.field for column in read.columns}


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"", "plp.csv"),
        (b"PK\x03\x04 no", "plp.xlsx"),
        (b"a\0b", "plp.csv"),
        (b"x;y\n1;2", "p.csv"),
    ],
)
def test_what_is_no_register_is_said(raw: bytes, name: str) -> None:
    for read in (
        read_register(raw, name=name, zone=Zone()),
        read_members(raw, name=name, today=TODAY),
        read_messages(raw, name=name, now=NOW),
    ):
        assert read.problem is not None


MEMBERS = """Nom;Prénom;E-mail;Date de naissance;Consentement;Membre depuis
Exemple;Anne;anne@exemple.be;02/01/1980;oui;03/02/2025
EXEMPLE;ANNE;anne@exemple.be;;;
Voorbeeld;Bram;bram@voorbeeld.be;05/05/2008;01/02/2026;
Juste;Léa;lea@exemple.be;04/05/2008;01/02/2026;
Muster;Carl;;;;hier
Déjà;Vu;;01/01/1970;01/01/2026;
"""


def test_duplicates_minors_and_missing_consent_are_said_and_nobody_is_named() -> None:
    there = [Member(name="Vu Déjà")]
    read = read_members(MEMBERS.encode(), name="m.csv", today=TODAY, there=there)
    faults = {row.number: row.faults for row in read.rows}
    assert faults == {
        2: frozenset(),
        3: {"twice", "age", "consent"},
        4: {"minor"},
        5: frozenset(),
        6: {"age", "consent"},
        7: {"there"},
    }
    assert [one.name for one in read.members()] == ["Anne Exemple", "Léa Juste", "Carl Muster"]
    assert [one.name for one in read.members(also=[4])][1] == "Bram Voorbeeld"
    first = read.members()[0]
    assert (first.adult, first.consent_on) == (True, dt.date(2025, 2, 3))
    said = str(read.doubts)
    assert not any(word in said for word in ("Exemple", "Bram", "@", "hier"))


MESSAGES = """Envoyé le;Type;Niveaux;Fait connu;Relayé le;Suivi;Clair;Texte
2025-03-01 10:00;chaud;1;2025-03-01 09:50;2025-03-01 10:02;oui;oui;Un
2025-02-01 10:00;froid;;;;2025-02-03;;Deux
2025-03-02T10:00:00Z;urgent;2;;2025-03-02T09:00:00Z;;non;Trois
2024-01-01 10:00;froid;;;;;;Avant
2027-01-01 10:00;froid;;;;;;Après
un jour;froid;;;;;;Jamais
2025-03-03 10:00;tiède;;;;;;Quatre
"""


def test_messages_out_of_order_before_the_launch_and_of_two_zones_are_said() -> None:
    since = {"": dt.date(2024, 6, 1)}
    read = read_messages(MESSAGES.encode(), name="m.csv", now=NOW, since=since)
    (messages,) = read.messages.values()
    assert [one.text for one in messages] == ["Deux", "Un", "Trois"]
    assert read.left_out == 4
    assert messages[1].delay == dt.timedelta(minutes=12), "from the fact known"
    assert messages[1].quality == {"clear": True}
    assert messages[2].relayed is None, "it cannot be relayed before it was sent"
    assert messages[0].sent.tzinfo is BELGIUM
    whole = [one.message for one in read.doubts if one.where == "0"]
    assert len(whole) == 3, "two zones, some without, not in order"
    assert {one.where for one in read.doubts} == {"0", "4", "5", "6", "7", "8"}
    assert "Trois" not in str(read.doubts)


def test_a_file_of_several_partnerships_is_divided_by_their_names() -> None:
    raw = (
        "BIN;Datum;Uur;Soort\nBIN Noord;1/2/2025;9u30;warm\n"
        "bin zuid;02.02.2025;10:15;koud\nX;1/1/2025;;koud\n"
    )
    called = {"BIN Noord": "par-00000001", "BIN Zuid": "par-00000002"}
    read = read_messages(raw.encode(), name="m.csv", now=NOW, called=called)
    assert {key: len(each) for key, each in read.messages.items()} == {
        "par-00000001": 1,
        "par-00000002": 1,
    }
    assert read.messages["par-00000001"][0].sent == dt.datetime(2025, 2, 1, 9, 30, tzinfo=BELGIUM)
    assert read.left_out == 1


@pytest.mark.parametrize("text", ["32/01/2025", "2025-13-01", "1/2/2025 25:00", "", "x", "1/2/25"])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment_of(text) is None


def test_days_are_read_as_people_write_them() -> None:
    assert day_of("4 mai 2026") is None
    assert {day_of("04/05/2026"), day_of("2026-05-04")} == {TODAY}


def test_an_evaluation_takes_the_figures_that_the_store_counted() -> None:
    counted = Counted(partnership="par-1", hot=3, cold=2, rated=0, median_delay=dt.timedelta(0, 90))
    figures = figures_of(counted)
    assert (figures.hot, figures.median_delay, figures.rated, figures.good) == (3, 1.5, None, None)


def test_reading_messages_takes_time_by_their_number_and_no_pandas() -> None:
    rows = [f"2025-03-01 10:00:00;chaud;message {n}" for n in range(8000)]

    def read(size: int) -> object:
        raw = "\n".join(["Envoyé le;Type;Texte", *rows[:size]]).encode()
        return read_messages(raw, name="m.csv", now=NOW)

    assert growth(read, 2000) < 8
    loaded = "import sys, plpmission.partners.messages, plpmission.partners.taking_over as t\n"
    heavy = (
        "print([m for m in ('pandas', 'numpy', 'scipy', 'python_calamine') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", loaded + heavy], check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "[]"

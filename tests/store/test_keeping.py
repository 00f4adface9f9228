"""What is set stays: append-only tables, hashes, the chain, and what ``verify`` says of damage."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from plpmission.errors import StoreError, StoreUnavailable
from plpmission.store import Actor, Store, open_store, signed, verify_records, versions
from plpmission.store.content import packed
from tests.store.letters import ANNE, BRAM, large_letter, letter, signed_file

Saved = tuple[Store, str]


@pytest.fixture
def saved(in_file: Store) -> Saved:
    """A dossier with four revisions, a draft, and a content put aside."""
    key, first = in_file.create(letter(), ANNE)
    stamp = first
    for text in ("un", "deux", "trois"):
        stamp = in_file.save(key, letter(text=text), stamp, ANNE, f"note {text}")
    in_file.save_draft(key, letter(text="quatre"), stamp, BRAM)
    with pytest.raises(StoreError):
        in_file.save_draft(key, letter(text="refusé"), first, ANNE)
    assert in_file.verify() == ()
    return in_file, key


@pytest.fixture
def raw(file: Path) -> Iterator[sqlite3.Connection]:
    """Somebody who writes into the file past the program."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


def unguarded(raw: sqlite3.Connection) -> None:
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET note = 'autre' WHERE number = 2",
        "DELETE FROM revision WHERE number = 4",
        "DELETE FROM revision",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision WHERE number = 2",
        "REPLACE INTO revision SELECT * FROM revision",
    ],
)
def test_the_database_itself_refuses_to_change_revisions(
    saved: Saved, raw: sqlite3.Connection, statement: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a revision is never"):
        raw.execute(statement)


def test_the_database_itself_refuses_to_change_tombstones(
    saved: Saved, raw: sqlite3.Connection
) -> None:
    store, key = saved
    store.bin(key, ANNE)
    store.purge(key, ANNE)
    assert raw.execute("SELECT revisions FROM tombstone").fetchall() == [(4,)]
    assert raw.execute("SELECT count(*) FROM revision").fetchone() == (0,)
    for statement in (
        "UPDATE tombstone SET actor = ''",
        "DELETE FROM tombstone",
        "REPLACE INTO tombstone SELECT * FROM tombstone",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="a tombstone is never"):
            raw.execute(statement)


@pytest.mark.parametrize("table", ["audit", "frozen", "signed"])
def test_the_database_itself_refuses_to_change_its_records(
    saved: Saved, raw: sqlite3.Connection, table: str
) -> None:
    store, key = saved
    store.freeze(key, 2, "set", ANNE)
    store.signed.record(signed_file(key))
    for statement in (
        f"UPDATE {table} SET dossier = 'dos-x'",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
            raw.execute(statement)
    assert store.verify() == ()


@pytest.mark.parametrize(
    ("change", "places"),
    [
        ("UPDATE revision SET note = 'autre' WHERE number = 2", ["[2]"]),
        ("UPDATE revision SET actor = 'Personne' WHERE number = 3", ["[3]"]),
        ("UPDATE revision SET actor_kind = 'verified' WHERE number = 1", ["[1]"]),
        ("UPDATE revision SET at = replace(at, '20', '19') WHERE number = 4", ["[4]"]),
        ("UPDATE revision SET base = 1 WHERE number = 3", ["[3]"]),
        ("DELETE FROM revision WHERE number = 4", [""]),
        ("DELETE FROM revision WHERE number = 2", ["", "[3]"]),
        ("UPDATE revision SET content = x'00' WHERE number = 2", ["[2]"]),
        ("UPDATE draft SET content = 'text'", [".draft"]),
        ("UPDATE draft SET sha256 = replace(sha256, 'a', 'b')", ["", ".draft"]),
        ("UPDATE aside SET content = zeroblob(90)", [".aside[1]"]),
        ("DELETE FROM draft", [""]),
    ],
)
def test_what_was_changed_past_the_program_is_said_with_its_place(
    saved: Saved, raw: sqlite3.Connection, change: str, places: list[str]
) -> None:
    store, key = saved
    unguarded(raw)
    raw.execute(change)
    assert [found.where for found in store.verify()] == [key + place for place in places]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE audit SET actor = 'Personne' WHERE number = 2", "audit[2]"),
        ("UPDATE audit SET after = before WHERE number = 3", "audit[3]"),
        ("UPDATE audit SET at = replace(at, '20', '19') WHERE number = 1", "audit[1]"),
        ("UPDATE audit SET chain = replace(chain, 'a', 'b') WHERE number = 4", "audit[4]"),
        ("DELETE FROM audit WHERE number = 2", "audit[3]"),
        ("DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)", "audit"),
        ("DELETE FROM audit_end", "audit"),
        ("UPDATE frozen SET reference = 'jamais'", "[2]"),
        ("UPDATE frozen SET kind = 'closed'", "[2]"),
        ("UPDATE frozen SET sha256 = replace(sha256, substr(sha256, 1, 1), 'x')", "[2]"),
        ("UPDATE frozen SET seal = replace(seal, substr(seal, 1, 1), 'x')", "[2]"),
        ("UPDATE frozen SET revision = 3", "[3]"),
        ("DELETE FROM frozen", ""),
        ("UPDATE signed SET signer = 'Personne'", ""),
        ("UPDATE signed SET revision = 4", ""),
        ("DELETE FROM signed", ""),
    ],
)
def test_what_was_changed_of_the_records_is_said(
    saved: Saved, raw: sqlite3.Connection, change: str, place: str
) -> None:
    store, key = saved
    store.freeze(key, 2, "set", ANNE, reference="Conseil")
    store.signed.record(signed_file(key))
    assert store.verify() == ()
    unguarded(raw)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(change)
    found = {problem.where for problem in store.verify()}
    assert (place if place.startswith("audit") else key + place) in found


def test_a_record_forged_with_its_seal_is_said_because_the_audit_tells_otherwise(
    saved: Saved, raw: sqlite3.Connection
) -> None:
    store, key = saved
    made = store.freeze(key, 2, "set", ANNE, reference="Conseil")
    file = signed_file(key)
    store.signed.record(file)
    unguarded(raw)
    third = raw.execute("SELECT sha256 FROM revision WHERE number = 3").fetchone()[0]
    other = replace(made, revision=3, hash=third)
    raw.execute(
        "UPDATE frozen SET revision = 3, sha256 = ?, seal = ?", (other.hash, versions.seal(other))
    )
    strange = replace(file, sha256="f" * 64)
    raw.execute(
        "INSERT INTO signed SELECT ?, name, dossier, revision, document, signer, at, ? FROM signed",
        (strange.sha256, signed.seal_of(signed._row(strange))),
    )
    said = {problem.message for problem in store.verify()}
    assert said == {verify_records.NOT_AS_SET, verify_records.SIGNED_NOT_TOLD}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE draft SET content = CAST(x'28b52ffd' AS TEXT)",
        "UPDATE dossier SET changed = '2026-13-01'",
        "UPDATE dossier SET summary = '{'",
        "ALTER TABLE aside RENAME COLUMN sha256 TO sha257",
    ],
)
def test_what_cannot_even_be_read_is_said(
    saved: Saved, raw: sqlite3.Connection, change: str
) -> None:
    raw.execute(change)
    (found,) = saved[0].verify()
    assert found.where == ""
    assert "Restore a backup" in found.message


def test_a_content_exchanged_with_its_hash_breaks_the_chain(
    saved: Saved, raw: sqlite3.Connection
) -> None:
    store, key = saved
    unguarded(raw)
    forged = packed(letter(text="jamais écrit"))
    new = (forged.content, forged.sha256)
    raw.execute("UPDATE revision SET content = ?, sha256 = ? WHERE number = 2", new)
    (found,) = store.verify()
    assert found.where == f"{key}[2]"
    assert "history" in found.message


def test_a_chain_does_not_hold_in_another_dossier(saved: Saved, raw: sqlite3.Connection) -> None:
    store, _ = saved
    other, _ = store.create(letter("Une autre"), ANNE)
    unguarded(raw)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("UPDATE revision SET dossier = 'dos-x' WHERE dossier = ?", (other,))
    raw.execute("UPDATE dossier SET id = 'dos-x' WHERE id = ?", (other,))
    assert [found.where for found in store.verify()] == ["dos-x[1]"]


def test_what_is_left_of_a_dossier_that_is_gone_is_said(
    saved: Saved, raw: sqlite3.Connection
) -> None:
    store, key = saved
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DELETE FROM dossier")
    assert [found.where for found in store.verify()] == [key] * 3


def test_a_damaged_content_is_said_when_it_is_opened_and_the_others_can_be_read(
    saved: Saved, raw: sqlite3.Connection
) -> None:
    store, key = saved
    raw.execute("UPDATE draft SET content = x'00'")
    with pytest.raises(StoreError, match="damaged"):
        store.open(key)
    assert store.read(key, 4) == letter(text="trois")
    assert [listed.id for listed in store.list()] == [key], "the list reads no contents"


def test_a_flipped_bit_anywhere_in_the_file_is_never_taken_for_what_was_saved(
    in_file: Store, file: Path
) -> None:
    dossier = large_letter(60)
    key, stamp = in_file.create(dossier, ANNE)
    in_file.save(key, dossier.with_section("mandate", text="x"), stamp, ANNE)
    in_file.dispose()
    sound = file.read_bytes()
    place = random.Random(20260131)
    unseen = 0
    for _ in range(40):
        damaged = bytearray(sound)
        damaged[place.randrange(len(sound))] ^= 1 << place.randrange(8)
        file.write_bytes(damaged)
        unseen += not _said_or_harmless(file, key, dossier)
    assert unseen == 0


def _said_or_harmless(file: Path, key: str, dossier: object) -> bool:
    """Whether damage is said, or the first revision is what it was with nothing to say."""
    try:
        store = open_store(f"sqlite:///{file}")
    except StoreUnavailable:
        return True
    try:
        return bool(store.verify()) or store.read(key, 1) == dossier
    except StoreError:
        return True
    finally:
        store.dispose()


def test_a_clock_that_went_back_breaks_no_chain(in_file: Store, raw: sqlite3.Connection) -> None:
    key, stamp = in_file.create(letter(), ANNE)
    stamp = in_file.save_draft(key, letter(text="x"), stamp, ANNE)
    raw.execute("UPDATE draft SET at = '1999-12-31T23:59:59.000000+00:00'")
    in_file.commit(key, stamp, ANNE)
    assert in_file.verify() == ()
    assert in_file.revisions(key)[1].at.year == 1999


def test_who_is_said_with_how_sure_that_is(in_file: Store) -> None:
    verified = Actor("Anne Exemple", "holder", "verified")
    key, stamp = in_file.create(letter(), ANNE)
    stamp = in_file.save_draft(key, letter(text="x"), stamp, ANNE)
    in_file.save(key, letter(text="y"), stamp, verified)
    kinds = [entry.actor.kind for entry in in_file.revisions(key)]
    assert kinds == ["declared", "declared", "verified"]

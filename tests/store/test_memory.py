"""What the store remembers beside contents: deeds, names, official versions, remarks, pages."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from plpmission.errors import StaleSave, StoreError, UnknownDossier
from plpmission.store import Actor, Store, audit, open_store, presence, writing
from tests.store.letters import ANNE, BRAM, letter, said, signed_file

VERIFIED = Actor("Anne Exemple", "holder", "verified")


def told(store: Store, **wanted: str) -> list[tuple[str, str]]:
    return [(entry.action, entry.actor.name) for entry in store.audit.entries(**wanted)]


def test_every_action_is_told_with_who_and_the_hashes(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    stamp = store.save(key, letter(text="x"), stamp, BRAM, "Note")
    first, second = store.revisions(key)
    made, revised = store.audit.entries(dossier=key)
    assert (made.action, made.actor, made.before, made.after) == (
        "create",
        ANNE,
        None,
        first.sha256,
    )
    assert (revised.action, revised.actor, revised.detail) == ("revise", BRAM, "2")
    assert (revised.before, revised.after) == (first.sha256, second.sha256)
    store.name_version(key, 1, "Première version", ANNE)
    store.freeze(key, 2, "proposed", VERIFIED)
    store.bin(key, ANNE)
    store.restore(key, BRAM)
    store.audit.add(ANNE, "export", dossier=key, detail="letter pdf", after="b" * 64)
    assert told(store)[2:] == [
        ("name", ANNE.name),
        ("freeze", ANNE.name),
        ("delete", ANNE.name),
        ("undelete", BRAM.name),
        ("export", ANNE.name),
    ]
    assert store.audit.entries(action="freeze")[0].actor.kind == "verified"
    assert store.verify() == ()


def test_the_audit_is_filtered_by_dossier_actor_action_and_time(store: Store) -> None:
    key, _ = store.create(letter(), ANNE)
    other, _ = store.create(letter("Une autre"), BRAM)
    assert told(store, actor=BRAM.name) == [("create", BRAM.name)]
    assert [entry.dossier for entry in store.audit.entries(action="create")] == [key, other]
    last = store.audit.entries()[-1].at
    assert [entry.dossier for entry in store.audit.entries(since=last)] == [other]
    assert [entry.dossier for entry in store.audit.entries(until=last)] == [key]


def test_the_filters_offer_what_the_audit_names_each_once(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    store.save(key, letter(text="x"), stamp, ANNE)
    other, _ = store.create(letter("Une autre"), BRAM)
    whole, one = store.audit.told(), store.audit.told(other)
    assert whole.actors == tuple(sorted((ANNE.name, BRAM.name)))
    assert whole.dossiers == tuple(sorted((key, other)))
    assert "revise" in whole.actions
    assert (one.actors, one.actions, one.dossiers) == ((BRAM.name,), ("create",), (other,))


def test_what_fails_is_not_told(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    store.save_draft(key, letter(text="x"), stamp, ANNE)
    for ask in (
        lambda: store.freeze(key, 9, "set", ANNE),
        lambda: store.freeze(key, 1, "whatever", ANNE),
        lambda: store.name_version(key, 9, "x", ANNE),
        lambda: store.restore_version(key, 1, stamp, ANNE),
        lambda: store.purge(key, ANNE),
        lambda: store.comments.add(key, "title", "", "  ", ANNE),
        lambda: store.signed.record(signed_file(key, "no hash")),
    ):
        with pytest.raises(StoreError):
            ask()
    assert told(store) == [("create", ANNE.name)]


def test_a_clock_that_went_back_is_told_once_and_breaks_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, stamp = store.create(letter(), ANNE)
    past = dt.datetime(1999, 12, 31, tzinfo=dt.UTC)
    monkeypatch.setattr(writing, "now", lambda: past)
    monkeypatch.setattr(audit, "now", lambda: past)
    stamp = store.save(key, letter(text="x"), stamp, ANNE)
    store.save(key, letter(text="y"), stamp, ANNE)
    assert [action for action, _ in told(store)] == ["create", "clock", "revise", "revise"]
    assert [entry.number for entry in store.revisions(key)] == [1, 2, 3]
    assert said(store.open(key).dossier) == "y"
    assert store.verify() == ()


def test_a_version_has_the_name_that_it_was_given_last(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    store.save(key, letter(text="x"), stamp, ANNE)
    store.name_version(key, 1, "Brouillon", ANNE)
    store.name_version(key, 1, "Version\ndu conseil\x00", BRAM)
    assert [entry.name for entry in store.revisions(key)] == ["Version du conseil", ""]
    store.name_version(key, 1, "", BRAM)
    assert [entry.name for entry in store.revisions(key)] == ["", ""]
    assert store.verify() == ()


def test_an_old_version_comes_back_as_a_new_one_and_the_draft_is_kept(store: Store) -> None:
    key, stamp = store.create(letter(text="un"), ANNE)
    stamp = store.save_draft(key, letter(text="deux"), stamp, BRAM)
    stamp = store.restore_version(key, 1, stamp, BRAM, "Version 1 reprise", summary={"done": 1})
    assert [said(store.read(key, number)) for number in (1, 2, 3)] == ["un", "deux", "un"]
    assert store.open(key).stamp == stamp
    last = store.revisions(key)[-1]
    assert (last.number, last.actor, last.note) == (3, BRAM, "Version 1 reprise")
    assert store.list()[0].summary == {"done": 1}
    assert store.restore_version(key, 1, stamp, ANNE) == stamp, "it is there already"
    assert [action for action, _ in told(store)] == ["create", "revise", "restore", "revise"]


def test_a_stale_restore_changes_nothing(store: Store) -> None:
    key, seen = store.create(letter(text="un"), ANNE)
    store.save(key, letter(text="deux"), seen, BRAM)
    with pytest.raises(StaleSave):
        store.restore_version(key, 1, seen, ANNE)
    assert said(store.open(key).dossier) == "deux"


def test_a_frozen_version_says_what_it_is_and_its_hash(store: Store) -> None:
    key, stamp = store.create(letter(text="fixé"), ANNE)
    made = store.freeze(key, 1, "set", VERIFIED, reference="Conseil de police, 2026-03-02")
    assert store.frozen(key) == (made,)
    assert (made.revision, made.kind, made.by) == (1, "set", VERIFIED)
    assert made.hash == store.revisions(key)[0].sha256
    store.save(key, letter(text="après"), stamp, ANNE)
    assert said(store.read(key, made.revision)) == "fixé"


def test_what_was_set_stays_in_the_bin_for_its_grace_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = store.create(letter(), ANNE)
    store.freeze(key, 1, "set", ANNE)
    store.comments.reply(store.comments.add(key, "title", "", "Bien", ANNE).id, "Oui", BRAM)
    store.present.touch(key, "mandate", ANNE, "page-1")
    store.signed.record(signed_file(key))
    store.bin(key, ANNE)
    with pytest.raises(StoreError, match="30 days"):
        store.purge(key, ANNE)
    monkeypatch.setattr(writing, "GRACE", dt.timedelta(0))
    assert store.empty_bin() == (), "nobody but a person deletes what was set"
    store.purge(key, ANNE)
    assert store.audit.entries()[-1].action == "purge"
    assert store.signed.find("a" * 64) is not None
    assert store.verify() == ()


def test_the_bin_is_emptied_of_what_is_past_its_grace_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = store.create(letter(), ANNE)
    other, _ = store.create(letter("Une autre"), ANNE)
    store.bin(key, ANNE)
    assert store.empty_bin() == ()
    monkeypatch.setattr(writing, "GRACE", dt.timedelta(0))
    assert store.empty_bin() == (key,)
    assert [listed.id for listed in store.list()] == [other]
    assert store.audit.entries()[-1].actor.kind == "program"
    assert store.verify() == ()


def test_comments_have_replies_somebody_in_charge_and_an_end(store: Store) -> None:
    key, _ = store.create(letter(), ANNE)
    first = store.comments.add(key, "letter.sections[mandate].text", "le plan", "Lequel ?", ANNE)
    second = store.comments.add(key, "title", "", "À revoir\x00", BRAM)
    store.comments.reply(first.id, "Le plan zonal.", BRAM)
    store.comments.assign(first.id, "Bram", ANNE)
    answered = store.comments.reply(first.id, "Merci.", ANNE)
    assert [reply.text for reply in answered.replies] == ["Le plan zonal.", "Merci."]
    ended = store.comments.done(first.id, True, BRAM)
    assert (ended.assigned, ended.done) == ("Bram", True)
    assert store.comments.list(key) == [ended, second]
    assert (second.text, second.done, second.assigned) == ("À revoir", False, "")
    assert not store.comments.done(first.id, False, ANNE).done
    actions = [entry.action for entry in store.audit.entries(dossier=key)]
    assert actions[1:] == ["comment", "comment", "reply", "assign", "reply", "done", "reopen"]
    assert "zonal" not in str(store.audit.entries()), "the audit does not repeat what was said"


def test_a_comment_that_is_not_there_is_said(store: Store) -> None:
    key, _ = store.create(letter(), ANNE)
    reply = store.comments.reply(store.comments.add(key, "", "", "un", ANNE).id, "deux", ANNE)
    for ask in (
        lambda: store.comments.reply("com-none", "x", ANNE),
        lambda: store.comments.done("com-none", True, ANNE),
        lambda: store.comments.reply(reply.replies[0].id, "a reply has none of its own", ANNE),
    ):
        with pytest.raises(StoreError, match="not there"):
            ask()
    with pytest.raises(UnknownDossier):
        store.comments.list("dos-none")
    assert store.present.here("dos-none") == store.signed.of("dos-none") == ()


def test_who_is_here_is_known_until_the_page_leaves_or_falls_silent(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = store.create(letter(), ANNE)
    store.present.touch(key, "mandate", BRAM, "page-b")
    store.present.touch(key, "mandate", ANNE, "page-a")
    store.present.touch(key, "objectives", ANNE, "page-a")
    here = [(found.actor, found.section) for found in store.present.here(key)]
    assert here == [(ANNE, "objectives"), (BRAM, "mandate")]
    store.present.leave("page-a")
    assert [found.actor for found in store.present.here(key)] == [BRAM]
    monkeypatch.setattr(presence, "AWAKE", dt.timedelta(0))
    assert store.present.here(key) == ()
    assert told(store) == [("create", ANNE.name)], "looking is no deed"
    with pytest.raises(UnknownDossier):
        store.present.touch("dos-none", "mandate", ANNE, "page-a")


def test_a_signed_file_is_known_by_its_hash(store: Store) -> None:
    key, _ = store.create(letter(), ANNE)
    file = signed_file(key)
    store.signed.record(file, VERIFIED)
    store.signed.record(file, VERIFIED)
    assert store.signed.find(file.sha256) == file
    assert store.signed.find("b" * 64) is None
    assert store.signed.of(key) == (file,)
    (entry,) = store.audit.entries(action="sign")
    assert (entry.after, entry.actor) == (file.sha256, VERIFIED)


def test_a_store_of_the_version_before_is_brought_up_to_date(in_file: Store, file: Path) -> None:
    key, stamp = in_file.create(letter(text="un"), ANNE)
    in_file.dispose()
    _as_the_first_version(file)
    store = open_store(f"sqlite:///{file}")
    try:
        store.save(key, letter(text="deux"), stamp, ANNE)
        assert [said(store.read(key, number)) for number in (1, 2)] == ["un", "deux"]
        assert told(store) == [("revise", ANNE.name)]
        assert store.verify() == ()
    finally:
        store.dispose()


def _as_the_first_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        people = ("member", "screening", "message", "note", "intake")
        records = ("presence", "comment", "named", "frozen", "signed", "audit", "audit_end")
        for table in people + records:
            raw.execute(f"DROP TABLE {table}")
        raw.execute("UPDATE schema_version SET version_num = '0001'")

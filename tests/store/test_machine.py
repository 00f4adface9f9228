"""The store against a plain model of it, through whatever order two people do things in."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from plpmission.errors import StaleSave, StoreError, UnknownDossier
from plpmission.store import Actor, Stamp, audit, open_store, writing
from plpmission.store.records import KINDS
from plpmission.store.tables import dossier
from tests.store import servers
from tests.store.letters import ANNE, BRAM, letter, said

PEOPLE = st.sampled_from([ANNE, BRAM])
TEXTS = st.sampled_from(["", "a", "b", "c", "d"])


@dataclass
class Kept:
    """What the store must hold of one dossier."""

    revisions: list[tuple[str, Actor]]
    draft: tuple[str, Actor] | None = None
    saves: int = 0
    deleted: bool = False
    asides: list[str] = field(default_factory=list)
    frozen: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.draft[0] if self.draft else self.revisions[-1][0]

    @property
    def stamp(self) -> Stamp:
        return Stamp(len(self.revisions), self.saves)

    def settle(self) -> None:
        if self.draft:
            self.revisions.append(self.draft)
            self.draft = None


class Stores(RuleBasedStateMachine):
    dossiers = Bundle("dossiers")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.url = self._new_url()
        self.store = open_store(self.url)
        self.kept: dict[str, Kept] = {}
        self.seen: dict[tuple[str, Actor], Stamp] = {}
        self.touched = ""

    def _new_url(self) -> str:
        return f"sqlite:///{Path(self.folder.name) / 'store.sqlite3'}"

    def teardown(self) -> None:
        try:
            assert self.store.verify() == ()
            for key in self.kept:
                self._holds_what_was_acknowledged(key)
        finally:
            self.store.dispose()
            self.folder.cleanup()

    @rule(target=dossiers, who=PEOPLE, text=TEXTS)
    def create(self, who: Actor, text: str) -> str:
        key, stamp = self.store.create(letter(text=text), who)
        return self._new(key, stamp, who, text)

    @rule(target=dossiers, key=dossiers, who=PEOPLE)
    def duplicate(self, key: str, who: Actor) -> str:
        copy, stamp = self.store.duplicate(key, "Copie", who)
        return self._new(copy, stamp, who, self.kept[key].text)

    def _new(self, key: str, stamp: Stamp, who: Actor, text: str) -> str:
        self.kept[key], self.touched = Kept([(text, who)]), key
        self.seen |= {(key, ANNE): stamp, (key, BRAM): stamp}
        return key

    @rule(key=dossiers, who=PEOPLE)
    def look(self, key: str, who: Actor) -> None:
        self.seen[key, who] = self.store.open(key).stamp

    @rule(key=dossiers, who=PEOPLE, text=TEXTS, at_once=st.booleans(), fresh=st.booleans())
    def save(self, key: str, who: Actor, text: str, at_once: bool, fresh: bool) -> None:
        if fresh:
            self.look(key, who)
        kept, seen, self.touched = self.kept[key], self.seen[key, who], key
        edited = self.store.open(key).dossier.with_section("mandate", text=text)
        ask = self.store.save if at_once else self.store.save_draft
        if text != kept.text and seen.draft != kept.saves:
            with pytest.raises(StaleSave) as refused:
                ask(key, edited, seen, who)
            assert said(self.store.aside(key, refused.value.aside)) == text
            if text not in kept.asides:
                kept.asides.append(text)
            return
        if text != kept.text:
            if kept.draft and kept.draft[1] != who:
                kept.settle()
            kept.draft, kept.saves = (text, who), kept.saves + 1
        if at_once and kept.draft and kept.draft[1] == who:
            kept.settle()
        self.seen[key, who] = ask(key, edited, seen, who)
        assert self.seen[key, who] == kept.stamp

    @rule(key=dossiers, who=PEOPLE, note=st.sampled_from(["", "note"]))
    def commit(self, key: str, who: Actor, note: str) -> None:
        kept, seen, self.touched = self.kept[key], self.seen[key, who], key
        if seen.draft != kept.saves:
            with pytest.raises(StaleSave):
                self.store.commit(key, seen, who, note)
            return
        if kept.draft and (note or kept.draft[1] == who):
            kept.settle()
        self.seen[key, who] = self.store.commit(key, seen, who, note)

    @rule(key=dossiers, who=PEOPLE, which=st.integers(0, 9))
    def restore_version(self, key: str, who: Actor, which: int) -> None:
        kept, seen, self.touched = self.kept[key], self.seen[key, who], key
        number = 1 + which % len(kept.revisions)
        if seen.draft != kept.saves:
            with pytest.raises(StaleSave):
                self.store.restore_version(key, number, seen, who)
            return
        text = kept.revisions[number - 1][0]
        if kept.draft and kept.draft[1] == who:
            kept.settle()
        if text != kept.text:
            kept.settle()
            kept.revisions.append((text, who))
            kept.saves += 1
        self.seen[key, who] = self.store.restore_version(key, number, seen, who)

    @rule(key=dossiers, who=PEOPLE, kind=st.sampled_from(KINDS), which=st.integers(0, 9))
    def freeze(self, key: str, who: Actor, kind: str, which: int) -> None:
        kept = self.kept[key]
        number = 1 + which % len(kept.revisions)
        made = self.store.freeze(key, number, kind, who)
        assert said(self.store.read(key, made.revision)) == kept.revisions[number - 1][0]
        kept.frozen.append((number, kind))

    @rule(key=dossiers, who=PEOPLE, which=st.integers(0, 9))
    def name(self, key: str, who: Actor, which: int) -> None:
        number = 1 + which % len(self.kept[key].revisions)
        self.store.name_version(key, number, f"nom {which}", who)
        assert self.store.revisions(key)[number - 1].name == f"nom {which}"

    @rule(key=dossiers, who=PEOPLE)
    def comment(self, key: str, who: Actor) -> None:
        made = self.store.comments.add(key, "title", "", "Remarque", who)
        assert self.store.comments.done(made.id, True, who) in self.store.comments.list(key)

    @rule(key=dossiers, who=PEOPLE, into=st.booleans())
    def move(self, key: str, who: Actor, into: bool) -> None:
        (self.store.bin if into else self.store.restore)(key, who)
        self.kept[key].deleted = into

    @rule(key=consumes(dossiers))
    def purge(self, key: str) -> None:
        if not self.kept[key].deleted:
            with pytest.raises(StoreError, match="in the bin"):
                self.store.purge(key, ANNE)
            self.store.bin(key, ANNE)
        if self.kept[key].frozen:
            self._wait_for_the_grace_time(key)
        self.store.purge(key, ANNE)
        del self.kept[key]
        with pytest.raises(UnknownDossier):
            self.store.open(key)

    def _wait_for_the_grace_time(self, key: str) -> None:
        with pytest.raises(StoreError, match="30 days"):
            self.store.purge(key, ANNE)
        long_ago = audit.now() - writing.GRACE
        with self.store._database.writing() as connection:
            connection.execute(
                sa.update(dossier).values(deleted_at=long_ago).where(dossier.c.id == key)
            )

    @rule()
    def reopen(self) -> None:
        self.store.dispose()
        self.store = open_store(self.url)

    @rule()
    def verify(self) -> None:
        assert self.store.verify() == ()

    @invariant()
    def holds_what_was_acknowledged(self) -> None:
        if self.touched in self.kept:
            self._holds_what_was_acknowledged(self.touched)

    def _holds_what_was_acknowledged(self, key: str) -> None:
        kept, opened = self.kept[key], self.store.open(key)
        assert (said(opened.dossier), opened.stamp) == (kept.text, kept.stamp)
        entries = self.store.revisions(key)
        assert [entry.actor for entry in entries] == [who for _, who in kept.revisions]
        assert said(self.store.read(key, len(entries))) == kept.revisions[-1][0]
        refused = [said(self.store.aside(key, entry.number)) for entry in self.store.asides(key)]
        assert refused == kept.asides
        frozen = [(made.revision, made.kind) for made in self.store.frozen(key)]
        assert sorted(frozen) == sorted(kept.frozen)

    @rule()
    def lists_what_is_there_and_what_is_in_the_bin(self) -> None:
        for deleted in (False, True):
            listed = {entry.id for entry in self.store.list(deleted=deleted)}
            assert listed == {key for key, kept in self.kept.items() if kept.deleted is deleted}


class OnServer(Stores):
    """The same on PostgreSQL, whose server is the test session's."""

    folder_of_server: Path

    def _new_url(self) -> str:
        return servers.emptied(self.folder_of_server)


SHORT = settings(max_examples=8, stateful_step_count=30, deadline=None)


def test_whatever_two_people_do_on_sqlite() -> None:
    run_state_machine_as_test(Stores, settings=SHORT)


def test_whatever_two_people_do_on_a_server(server: Path) -> None:
    OnServer.folder_of_server = server
    run_state_machine_as_test(OnServer, settings=settings(SHORT, max_examples=4))

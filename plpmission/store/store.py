"""The store's face: dossiers by id, saves that nobody overwrites, revisions that stay."""

from __future__ import annotations

import builtins
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError

from plpmission.errors import Problem, StaleSave, StoreUnavailable
from plpmission.model import Dossier
from plpmission.store import backup, failures, reading, schema, verify, versions, writing
from plpmission.store.audit import Audit
from plpmission.store.comments import Comments
from plpmission.store.content import packed
from plpmission.store.engine import Database, default_url
from plpmission.store.intakes import Intakes
from plpmission.store.members import Members, Screenings
from plpmission.store.messages import Messages
from plpmission.store.notes import Notes
from plpmission.store.presence import Presences
from plpmission.store.records import Actor, Aside, Frozen, Listed, Opened, Revision, Stamp
from plpmission.store.signed import SignedFiles
from plpmission.store.tables import aside, revision

PROGRAM = Actor("plpmission", kind="program")
"""Who does what nobody asked for by name, such as emptying the bin."""
_STALE = (
    "Somebody else saved this dossier in the meantime. Nothing was overwritten: both versions "
    "are kept."
)


def open_store(url: str | None = None) -> Store:
    """The store at an address, made where there is none yet.

    Args:
        url: ``sqlite:///FILE`` or ``postgresql+psycopg://USER@HOST/DATABASE``; without one, the
            store of this machine's user.

    Raises:
        StoreUnavailable: it cannot be reached or written to, or is of a newer version.
    """
    database = Database(url or default_url())
    try:
        schema.prepare(database)
    except BaseException:
        database.engine.dispose()
        raise
    return Store(database)


class Store:
    """Dossiers in a database. Safe to use from several threads, and by several programs at once.

    Every method raises ``StoreUnavailable`` where the database does not answer, and
    ``UnknownDossier`` where it holds no dossier of that id. A save that returns is on disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.where = database.where
        """The store's file, or its address without a password: for sentences."""
        place = (("where", database.where),)
        self.warnings: tuple[Problem, ...] = (
            (Problem(where="", message=failures.NETWORK, parameters=place),)
            if database.on_network_drive
            else ()
        )
        """What makes this a bad place for a store, though it can be used."""
        self.settings = Settings(database)
        self.audit = Audit(database)
        self.comments = Comments(database)
        self.present = Presences(database)
        self.signed = SignedFiles(database)
        self.members = Members(database)
        self.screenings = Screenings(database)
        self.messages = Messages(database)
        self.notes = Notes(database)
        self.intakes = Intakes(database)

    def create(
        self, dossier: Dossier, actor: Actor, *, summary: Mapping[str, Any] | None = None
    ) -> tuple[str, Stamp]:
        """Keep a new dossier, as its own first revision; its id in the store."""
        return self._create(dossier, actor, summary)

    def _create(
        self, dossier: Dossier, actor: Actor, summary: Mapping[str, Any] | None, copied: str = ""
    ) -> tuple[str, Stamp]:
        key = f"dos-{secrets.token_hex(6)}"
        save = _save(key, dossier, Stamp(0, 0), actor, summary or {})
        with self._database.writing() as connection:
            return key, writing.create(connection, save, copied)

    def open(self, key: str) -> Opened:
        """A dossier as it stands, drafts included, in the bin or not.

        Raises:
            StoreError: what the store holds is damaged; earlier revisions may be intact.
        """
        with self._database.reading() as connection:
            return reading.current(connection, key)

    def written(self, key: str) -> tuple[str, bytes]:
        """A dossier's JSON as it stands, with its SHA-256, for whoever reads it elsewhere.

        Raises:
            StoreError: what the store holds is damaged; earlier revisions may be intact.
        """
        with self._database.reading() as connection:
            return reading.written(connection, key)

    def list(self, *, deleted: bool = False) -> tuple[Listed, ...]:
        """The dossiers, or those in the bin; the last changed first."""
        with self._database.reading() as connection:
            return tuple(reading.listed(connection, deleted=deleted))

    def save_draft(
        self,
        key: str,
        dossier: Dossier,
        stamp: Stamp,
        actor: Actor,
        *,
        summary: Mapping[str, Any] | None = None,
    ) -> Stamp:
        """Save a dossier as a draft, on disk when this returns; the stamp for the next save.

        Another person's draft becomes a revision first. ``summary`` replaces what the list shows,
        where it is given.

        Raises:
            StaleSave: somebody saved what ``stamp`` does not know; the content is kept aside.
        """
        return self._saved(_save(key, dossier, stamp, actor, summary))

    def commit(self, key: str, stamp: Stamp, actor: Actor, note: str = "") -> Stamp:
        """Make the draft a revision, under the name of who wrote it; nothing where there is none.

        Somebody else's draft becomes one only with a note.

        Raises:
            StaleSave: somebody saved what ``stamp`` does not know; nothing is lost by it.
        """
        with self._database.writing() as connection:
            now = writing.settled(connection, key, stamp, actor, note)
        if now is None:
            raise StaleSave(_STALE, aside=0)
        return now

    def save(  # noqa: PLR0913 - a draft and its commit in one
        self,
        key: str,
        dossier: Dossier,
        stamp: Stamp,
        actor: Actor,
        note: str = "",
        *,
        summary: Mapping[str, Any] | None = None,
    ) -> Stamp:
        """Save a dossier as a revision.

        Raises:
            StaleSave: somebody saved what ``stamp`` does not know; the content is kept aside.
        """
        return self._saved(_save(key, dossier, stamp, actor, summary), note)

    def _saved(self, save: writing.Save, note: str | None = None) -> Stamp:
        """Save a draft, or with a note (which may be empty) a revision, in one transaction."""
        refused = 0
        with self._database.writing() as connection:
            now = writing.draft_saved(connection, save)
            if now is None:
                refused = writing.put_aside(connection, save)
            elif note is not None:
                now = writing.settled(connection, save.key, now, save.actor, note)
        if now is None:
            raise StaleSave(_STALE, aside=refused)
        return now

    def revisions(self, key: str) -> tuple[Revision, ...]:
        """A dossier's revisions, the first one first."""
        with self._database.reading() as connection:
            return tuple(reading.revisions(connection, key))

    def drafted(self, key: str) -> bool:
        """Whether something was saved since the last revision."""
        with self._database.reading() as connection:
            return reading.drafted(connection, key)

    def read(self, key: str, number: int) -> Dossier:
        """The dossier as it was at a revision.

        Raises:
            StoreError: there is no such revision, or it is damaged.
        """
        with self._database.reading() as connection:
            return reading.kept(connection, revision, key, number)

    def name_version(self, key: str, number: int, name: str, actor: Actor) -> None:
        """Call a revision by a name; an empty one takes the name away.

        Raises:
            StoreError: there is no such revision.
        """
        with self._database.writing() as connection:
            versions.name(connection, key, number, name, actor)

    def restore_version(  # noqa: PLR0913 - a save of what is there already
        self,
        key: str,
        number: int,
        stamp: Stamp,
        actor: Actor,
        note: str = "",
        *,
        summary: Mapping[str, Any] | None = None,
    ) -> Stamp:
        """Take an old revision's content up again, as a new revision; none is lost by it.

        Raises:
            StaleSave: somebody saved what ``stamp`` does not know; nothing is changed.
            StoreError: there is no such revision, or it is damaged.
        """
        save = _save(key, self.read(key, number), stamp, actor, summary)
        with self._database.writing() as connection:
            now = writing.restored(connection, save, number, note)
        if now is None:
            raise StaleSave(_STALE, aside=0)
        return now

    def freeze(
        self, key: str, number: int, kind: str, actor: Actor, *, reference: str = ""
    ) -> Frozen:
        """Make a revision official, as one of ``KINDS``; what it says can be shown ever after.

        Raises:
            StoreError: there is no such revision, or nothing is frozen as that.
        """
        wanted = versions.to_freeze(key, number, kind, actor, reference)
        with self._database.writing() as connection:
            return versions.freeze(connection, wanted)

    def frozen(self, key: str) -> tuple[Frozen, ...]:
        """A dossier's official versions, the first first."""
        with self._database.reading() as connection:
            return tuple(versions.frozen_of(connection, key))

    def asides(self, key: str) -> tuple[Aside, ...]:
        """The contents of a dossier that were refused and kept."""
        with self._database.reading() as connection:
            return tuple(reading.asides(connection, key))

    def aside(self, key: str, number: int) -> Dossier:
        """A content that was refused and kept.

        Raises:
            StoreError: there is none of that number, or it is damaged.
        """
        with self._database.reading() as connection:
            return reading.kept(connection, aside, key, number)

    def duplicate(
        self,
        key: str,
        title: str,
        actor: Actor,
        *,
        summary: Mapping[str, Any] | None = None,
    ) -> tuple[str, Stamp]:
        """Keep a copy of a dossier as it stands, under another title; the copy's id."""
        copy = self.open(key).dossier.with_value("title", title)
        return self._create(copy, actor, summary, copied=key)

    def bin(self, key: str, actor: Actor) -> None:
        """Put a dossier into the bin; nothing is removed."""
        with self._database.writing() as connection:
            writing.move(connection, key, actor, to_bin=True)

    def restore(self, key: str, actor: Actor) -> None:
        """Take a dossier out of the bin."""
        with self._database.writing() as connection:
            writing.move(connection, key, actor, to_bin=False)

    def purge(self, key: str, actor: Actor | None = None) -> None:
        """Delete a dossier in the bin for good, all its revisions with it; a tombstone is left.

        Raises:
            StoreError: it is not in the bin, or has official versions and its grace time is not
                over.
        """
        with self._database.writing() as connection:
            writing.purge(connection, key, actor or PROGRAM)

    def empty_bin(self) -> tuple[str, ...]:
        """Delete for good what has been in the bin longer than ``GRACE``; the ids.

        What has official versions stays until somebody purges it.
        """
        with self._database.reading() as connection:
            expired = writing.expired(connection)
        return tuple(key for key in expired if self._purged_if_expired(key))

    def _purged_if_expired(self, key: str) -> bool:
        with self._database.writing() as connection:
            if key not in writing.expired(connection):  # somebody took it out in between
                return False
            writing.purge(connection, key, PROGRAM)
        return True

    def back_up(self, path: Path, actor: Actor = PROGRAM) -> str:
        """Write the whole store to a file, while others use it; the file's SHA-256.

        Raises:
            StoreError: there is a file of that name, or the store is not whole.
        """
        return backup.back_up(self._database, path, actor)

    def restore_backup(self, path: Path, actor: Actor = PROGRAM) -> int:
        """Fill this store, which must be empty, from a backup of either engine, all or nothing.

        Raises:
            UnsoundBackup: the backup is not what was saved.
            StoreError: this store holds something already.
        """
        return backup.restore(self._database, path, actor)

    def verify(self) -> tuple[Problem, ...]:
        """Everything that is not as it was saved.

        ``where`` is a dossier's id, followed by ``[NUMBER]`` for a revision, ``.draft`` or
        ``.aside[NUMBER]``; ``audit[NUMBER]``; ``intake[ID]``; empty for the store as a whole.
        """
        found: builtins.list[Problem] = []
        try:
            with self._database.reading() as connection:
                found.extend(verify.problems(connection))
        except StoreUnavailable as error:
            parameters = tuple(error.parameters.items())
            found.append(Problem(where="", message=error.message, parameters=parameters))
        return tuple(found)

    def dispose(self) -> None:
        """Close all connections."""
        self._database.engine.dispose()


class Settings:
    """Small things that the apps remember: who works here, in which language, where one was."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: Any = None) -> Any:
        """What was set under a key."""
        with self._database.reading() as connection:
            found = reading.remembered(connection, key)
        return default if found is None else found

    def set(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold."""
        try:
            self._remember(key, value)
        except IntegrityError:  # another program set it for the first time, between look and write
            self._remember(key, value)

    def _remember(self, key: str, value: Any) -> None:
        with self._database.writing() as connection:
            writing.remember(connection, key, value)


def _save(
    key: str, dossier: Dossier, stamp: Stamp, actor: Actor, summary: Mapping[str, Any] | None
) -> writing.Save:
    return writing.Save(
        key=key,
        dossier=dossier,
        packed=packed(dossier),
        stamp=stamp,
        actor=actor,
        summary=summary,
    )

"""Documents from elsewhere while they are placed: what was decided so far, to go on with later."""

from __future__ import annotations

import builtins
import datetime as dt
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
import zstandard
from sqlalchemy.engine import Connection

from plpmission.errors import StoreError
from plpmission.model.base import clean
from plpmission.model.dossier_file import SIZE_LIMIT
from plpmission.store import apart, audit
from plpmission.store.content import intact, sha256_of
from plpmission.store.engine import Database
from plpmission.store.reading import AnyRow, actor_of, known
from plpmission.store.records import NAME_LIMIT, Actor, line
from plpmission.store.tables import intake

FILE_LIMIT = 20_000_000
"""Bytes up to which the file itself is kept, so that its pictures stay."""
_LISTED = [column for column in intake.c if column.name not in {"content", "state", "file"}]


@dataclass(frozen=True, kw_only=True)
class Intake:
    """A document that is being placed; ``dossier`` is what was made of it, once it was."""

    id: str
    name: str
    at: dt.datetime
    changed: dt.datetime
    by: Actor
    dossier: str | None = None


@dataclass(frozen=True, kw_only=True)
class OpenedIntake(Intake):
    """An intake with its content."""

    content: bytes
    """What was read of the document, as it was given."""
    state: Mapping[str, Any]
    """What was decided since; empty at first."""
    file: bytes | None
    """The document itself; None where it was not given, or too large to be kept."""


class Intakes:
    """Documents being placed. Bringing one in is no deed; the dossier made of it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(  # noqa: PLR0913 - a document whole: what it says, whose it is, what was decided
        self,
        name: str,
        content: bytes,
        actor: Actor,
        *,
        file: bytes | None = None,
        state: Mapping[str, Any] | None = None,
        dossier: str | None = None,
    ) -> str:
        """Keep what was read of a document, and where it is not too large the ``file``; its id.

        ``dossier`` is the one that it belongs to from the start, where there is one.

        Raises:
            StoreError: what was read is too much.
            UnknownDossier: there is no dossier of that id.
        """
        if len(content) > SIZE_LIMIT:
            raise StoreError("What was read of this document is too much to be kept.")
        key, now = f"int-{secrets.token_hex(6)}", audit.now()
        row = {
            "id": key,
            "name": line(name)[:NAME_LIMIT],
            "at": now,
            "changed": now,
            "actor": actor.name,
            "actor_role": actor.role,
            "actor_kind": actor.kind,
            "content": zstandard.ZstdCompressor(level=1, write_checksum=True).compress(content),
            "sha256": sha256_of(content),
            "state": _written(state or {}),
            "dossier": dossier,
            "file": file if file and len(file) <= FILE_LIMIT else None,
        }
        with self._database.writing() as connection:
            if dossier:
                known(connection, dossier)
            connection.execute(sa.insert(intake).values(**row))
        return key

    def open(self, key: str) -> OpenedIntake:
        """A document as it was left.

        Raises:
            StoreError: it is not there any more, or is damaged.
        """
        with self._database.reading() as connection:
            row = connection.execute(sa.select(intake).where(intake.c.id == key)).one_or_none()
        if row is None:
            raise _gone()
        if not intact(row.content, row.sha256):
            raise StoreError("What was read of this document is damaged. Bring it in again.")
        content = zstandard.ZstdDecompressor().decompress(row.content, max_output_size=SIZE_LIMIT)
        return OpenedIntake(
            **_said(row), content=content, state=json.loads(row.state), file=row.file
        )

    def save(self, key: str, state: Mapping[str, Any]) -> None:
        """Keep what was decided so far; the content is not written again.

        Raises:
            StoreError: the document is not there any more.
        """
        self._change(key, {"changed": audit.now(), "state": _written(state)})

    def list(self) -> tuple[Intake, ...]:
        """The documents of which no dossier was made yet, the last changed first."""
        wanted = sa.select(*_LISTED).where(intake.c.dossier.is_(None))
        with self._database.reading() as connection:
            return tuple(_listed(connection, wanted))

    def finish(self, key: str, dossier: str) -> None:
        """Say which dossier was made of a document.

        Raises:
            UnknownDossier: there is no dossier of that id.
            StoreError: the document is not there any more.
        """
        with self._database.reading() as connection:
            known(connection, dossier)
        self._change(key, {"changed": audit.now(), "dossier": dossier})

    def of(self, dossier: str) -> tuple[Intake, ...]:
        """The documents that a dossier was made of, the last changed first."""
        wanted = sa.select(*_LISTED).where(intake.c.dossier == dossier)
        with self._database.reading() as connection:
            known(connection, dossier)
            return tuple(_listed(connection, wanted))

    def delete(self, key: str) -> bool:
        """Delete a document for good; whether it was there."""
        with self._database.writing() as connection:
            apart.wiping(connection)
            gone = connection.execute(sa.delete(intake).where(intake.c.id == key))
        return bool(gone.rowcount)

    def _change(self, key: str, values: dict[str, object]) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                sa.update(intake).where(intake.c.id == key).values(**values)
            )
            if not changed.rowcount:
                raise _gone()


def _written(state: Mapping[str, Any]) -> str:
    return str(clean(json.dumps(state)))


def _gone() -> StoreError:
    return StoreError("This document is not there any more. Bring it in again.")


def _listed(connection: Connection, wanted: sa.Select[tuple[object, ...]]) -> Iterator[Intake]:
    ordered = wanted.order_by(intake.c.changed.desc(), intake.c.id)
    rows: builtins.list[AnyRow] = builtins.list(connection.execute(ordered))
    yield from (Intake(**_said(row)) for row in rows)


def _said(row: AnyRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "at": row.at,
        "changed": row.changed,
        "by": actor_of(row),
        "dossier": row.dossier,
    }

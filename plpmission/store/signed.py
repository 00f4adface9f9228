"""Signed files, by the hash of the whole file: what a signature alone does not cover."""

from __future__ import annotations

import re

import sqlalchemy as sa

from plpmission.errors import StoreError
from plpmission.store import audit
from plpmission.store.audit import Deed
from plpmission.store.content import sealed
from plpmission.store.engine import Database
from plpmission.store.reading import AnyRow
from plpmission.store.records import Actor, SignedFile, line
from plpmission.store.tables import signed, stored
from plpmission.store.versions import hash_of

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LIMIT = 500


class SignedFiles:
    """Files that were signed. Their hashes outlive the dossier: a file may come back later."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, file: SignedFile, actor: Actor | None = None) -> None:
        """Keep the hash of a file that was signed; once, however often it is recorded.

        Raises:
            UnknownDossier: there is no dossier of that id.
            StoreError: it has no such revision, or the hash is none.
        """
        if not _SHA256.fullmatch(file.sha256):
            raise StoreError("The hash of a signed file has 64 characters, 0–9 and a–f.")
        row = _row(file)
        with self._database.writing() as connection:
            sha256 = hash_of(connection, file.dossier, file.revision)
            there = sa.select(signed.c.sha256).where(signed.c.sha256 == file.sha256)
            if connection.execute(there).first():
                return
            connection.execute(sa.insert(signed).values(**row, seal=seal_of(row)))
            deed = Deed(
                actor=actor or Actor(file.signer),
                action="sign",
                dossier=file.dossier,
                detail=told_as(file),
                before=sha256,
                after=file.sha256,
            )
            audit.tell(connection, deed)

    def find(self, sha256: str) -> SignedFile | None:
        """The signed file of that hash, if the store knows it."""
        with self._database.reading() as connection:
            wanted = sa.select(signed).where(signed.c.sha256 == sha256)
            row = connection.execute(wanted).one_or_none()
        return None if row is None else _file(row)

    def of(self, dossier: str) -> tuple[SignedFile, ...]:
        """The files of a dossier that were signed, the first first."""
        wanted = sa.select(signed).where(signed.c.dossier == dossier)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(signed.c.at, signed.c.sha256)).all()
        return tuple(_file(row) for row in rows)


def _row(file: SignedFile) -> dict[str, object]:
    return {
        "sha256": file.sha256,
        "name": line(file.name)[:_LIMIT],
        "dossier": file.dossier,
        "revision": file.revision,
        "document": line(file.document)[:40],
        "signer": line(file.signer)[:_LIMIT],
        "at": file.at,
    }


def seal_of(row: dict[str, object]) -> str:
    """The hash over all that a signed file's row says."""
    return sealed(*(stored(value) if name == "at" else value for name, value in row.items()))  # type: ignore[arg-type]


def _file(row: AnyRow) -> SignedFile:
    return SignedFile(
        sha256=row.sha256,
        name=row.name,
        dossier=row.dossier,
        revision=row.revision,
        document=row.document,
        signer=row.signer,
        at=row.at,
    )


def told_as(file: SignedFile | AnyRow) -> str:
    """How the audit tells of a signed file."""
    return f"{file.document} {file.revision}"


def intact(row: AnyRow) -> bool:
    """Whether a row still says what it said when the file was signed."""
    return seal_of(_row(_file(row))) == str(row.seal)

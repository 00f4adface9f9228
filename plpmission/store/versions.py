"""Revisions with a name, frozen revisions, and old ones taken up again."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.errors import StoreError
from plpmission.store import audit
from plpmission.store.audit import Deed
from plpmission.store.content import sealed
from plpmission.store.reading import AnyRow, actor_of, known
from plpmission.store.records import KINDS, NAME_LIMIT, Actor, Frozen, line
from plpmission.store.tables import frozen, named, revision, stored

REFERENCE_LIMIT = 500


def name(connection: Connection, key: str, number: int, called: str, actor: Actor) -> None:
    """Give a revision a name, or take it away with an empty one."""
    called = line(called)[:NAME_LIMIT]
    sha256 = hash_of(connection, key, number)
    here = sa.and_(named.c.dossier == key, named.c.revision == number)
    connection.execute(sa.delete(named).where(here))
    if called:
        connection.execute(sa.insert(named).values(dossier=key, revision=number, name=called))
    detail = f"{number}: {called}"
    audit.tell(
        connection, Deed(actor=actor, action="name", dossier=key, detail=detail, after=sha256)
    )


def to_freeze(key: str, number: int, kind: str, actor: Actor, reference: str) -> Frozen:
    """A revision as somebody wants it frozen; ``freeze`` finds its hash.

    Raises:
        StoreError: nothing is frozen as that.
    """
    if kind not in KINDS:
        raise StoreError("A version cannot be frozen as “{kind}”.", kind=line(kind)[:40])
    return Frozen(
        id=f"frz-{secrets.token_hex(6)}",
        dossier=key,
        revision=number,
        kind=kind,
        hash="",
        at=audit.now(),
        by=actor,
        reference=line(reference)[:REFERENCE_LIMIT],
    )


def freeze(connection: Connection, wanted: Frozen) -> Frozen:
    """Keep that a revision is official, with the hash of its content.

    Raises:
        StoreError: there is no such revision.
    """
    made = replace(wanted, hash=hash_of(connection, wanted.dossier, wanted.revision))
    connection.execute(
        sa.insert(frozen).values(
            id=made.id,
            dossier=made.dossier,
            revision=made.revision,
            kind=made.kind,
            sha256=made.hash,
            at=made.at,
            actor=made.by.name,
            actor_role=made.by.role,
            actor_kind=made.by.kind,
            reference=made.reference,
            seal=seal(made),
        )
    )
    deed = Deed(actor=made.by, action="freeze", dossier=made.dossier, detail=told_as(made))
    audit.tell(connection, replace(deed, after=made.hash))
    return made


def told_as(made: Frozen) -> str:
    """How the audit tells of a frozen version."""
    return f"{made.kind} {made.revision} {made.id}"


def seal(made: Frozen) -> str:
    """The hash over all that a frozen version says."""
    who = (made.by.name, made.by.role, made.by.kind)
    what = (made.id, made.dossier, made.revision, made.kind, made.hash)
    return sealed(*what, stored(made.at), *who, made.reference)


def frozen_of(connection: Connection, key: str) -> Iterator[Frozen]:
    """A dossier's frozen versions, the first first."""
    known(connection, key)
    wanted = sa.select(frozen).where(frozen.c.dossier == key)
    for row in connection.execute(wanted.order_by(frozen.c.revision, frozen.c.at)):
        yield frozen_from(row)


def frozen_from(row: AnyRow) -> Frozen:
    return Frozen(
        id=row.id,
        dossier=row.dossier,
        revision=row.revision,
        kind=row.kind,
        hash=row.sha256,
        at=row.at,
        by=actor_of(row),
        reference=row.reference,
    )


def hash_of(connection: Connection, key: str, number: int) -> str:
    """The hash of a revision's content.

    Raises:
        UnknownDossier: there is no dossier of that id.
        StoreError: it has no such revision.
    """
    known(connection, key)
    wanted = sa.select(revision.c.sha256).where(
        revision.c.dossier == key, revision.c.number == number
    )
    found = connection.execute(wanted).scalar()
    if found is None:
        raise StoreError("This dossier has no version {number}.", number=number)
    return str(found)

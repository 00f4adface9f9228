"""What is asked of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from plpmission.errors import StoreError, UnknownDossier
from plpmission.model import Dossier
from plpmission.store.content import unharmed, unpacked
from plpmission.store.records import Actor, Aside, Listed, Opened, Revision, Stamp
from plpmission.store.tables import aside, dossier, draft, named, revision, setting

AnyRow = Row[*tuple[Any, ...]]

_CURRENT = (
    sa.select(
        dossier.c.head,
        dossier.c.saves,
        dossier.c.changed,
        dossier.c.changed_by,
        dossier.c.sha256,
        sa.func.coalesce(draft.c.content, revision.c.content).label("content"),
    )
    .outerjoin(draft, draft.c.dossier == dossier.c.id)
    .outerjoin(
        revision, sa.and_(revision.c.dossier == dossier.c.id, revision.c.number == dossier.c.head)
    )
)
"""A dossier as it stands, in one statement: nobody can save between two."""


def current(connection: Connection, key: str) -> Opened:
    row = _current(connection, key)
    return Opened(
        dossier=unpacked(row.content or b"", row.sha256),
        stamp=Stamp(row.head, row.saves),
        changed=row.changed,
        by=row.changed_by,
    )


def written(connection: Connection, key: str) -> tuple[str, bytes]:
    row = _current(connection, key)
    return row.sha256, unharmed(row.content or b"", row.sha256)


def _current(connection: Connection, key: str) -> AnyRow:
    row = connection.execute(_CURRENT.where(dossier.c.id == key)).one_or_none()
    if row is None:
        raise absent(key)
    return row


def listed(connection: Connection, *, deleted: bool) -> Iterator[Listed]:
    mark = dossier.c.deleted_at.is_not(None) if deleted else dossier.c.deleted_at.is_(None)
    wanted = sa.select(dossier).where(mark).order_by(dossier.c.changed.desc(), dossier.c.id)
    for row in connection.execute(wanted):
        yield Listed(
            id=row.id,
            title=row.title,
            lang=row.lang,
            changed=row.changed,
            by=row.changed_by,
            deleted_at=row.deleted_at,
            summary=json.loads(str(row.summary)),
            sha256=row.sha256,
        )


def revisions(connection: Connection, key: str) -> Iterator[Revision]:
    known(connection, key)
    columns = [column for column in revision.c if column.name != "content"]
    called = sa.and_(named.c.dossier == revision.c.dossier, named.c.revision == revision.c.number)
    wanted = (
        sa.select(*columns, named.c.name)
        .outerjoin(named, called)
        .where(revision.c.dossier == key)
        .order_by(revision.c.number)
    )
    for row in connection.execute(wanted):
        yield Revision(
            number=row.number,
            base=row.base,
            at=row.at,
            actor=actor_of(row),
            note=row.note,
            sha256=row.sha256,
            chain=row.chain,
            name=row.name or "",
        )


def drafted(connection: Connection, key: str) -> bool:
    known(connection, key)
    wanted = sa.select(draft.c.version).where(draft.c.dossier == key)
    return connection.execute(wanted).first() is not None


def asides(connection: Connection, key: str) -> Iterator[Aside]:
    known(connection, key)
    columns = [column for column in aside.c if column.name != "content"]
    wanted = sa.select(*columns).where(aside.c.dossier == key).order_by(aside.c.number)
    for row in connection.execute(wanted):
        yield Aside(
            number=row.number,
            base=Stamp(row.base_head, row.base_draft),
            at=row.at,
            actor=actor_of(row),
        )


def kept(connection: Connection, table: sa.Table, key: str, number: int) -> Dossier:
    """The content of a numbered row: a revision or one put aside."""
    known(connection, key)
    wanted = sa.select(table.c.content, table.c.sha256).where(
        table.c.dossier == key, table.c.number == number
    )
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise StoreError("This dossier has no version {number}.", number=number)
    return unpacked(row.content, row.sha256)


def remembered(connection: Connection, key: str) -> Any:
    found = connection.execute(sa.select(setting.c.value).where(setting.c.key == key)).scalar()
    return None if found is None else json.loads(found)


def known(connection: Connection, key: str) -> None:
    """Make sure that there is a dossier of that id.

    Raises:
        UnknownDossier: there is none.
    """
    if connection.execute(sa.select(dossier.c.id).where(dossier.c.id == key)).first() is None:
        raise absent(key)


def absent(key: str) -> UnknownDossier:
    return UnknownDossier(
        "The store has no dossier “{id}”: it may have been deleted for good.", id=key[:80]
    )


def actor_of(row: AnyRow) -> Actor:
    return Actor(row.actor, row.actor_role, row.actor_kind)

"""Who did what when: one chain for the whole store, written with what it tells of or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.model.base import clean
from plpmission.store.content import sealed
from plpmission.store.engine import Database
from plpmission.store.reading import AnyRow, actor_of
from plpmission.store.records import Actor, AuditEntry, line
from plpmission.store.tables import audit, audit_end, stored

DETAIL_LIMIT = 2_000
CLOCK = "clock"
"""The action that says: the clock went back since the entry before."""
_SKEW = dt.timedelta(seconds=60)
"""By how much two machines' clocks may differ without a word."""
_END = sa.select(audit_end).with_for_update()


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What is to be told: by whom, which action, on what."""

    actor: Actor
    action: str
    dossier: str | None = None
    detail: str = ""
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the audit's entries name, each once and in order."""

    actors: tuple[str, ...]
    actions: tuple[str, ...]
    dossiers: tuple[str, ...]


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def tell(connection: Connection, deed: Deed) -> None:
    """Add a deed to the audit, in the transaction that does it."""
    end = connection.execute(_END).one()
    at, number, chain = now(), end.number, end.chain
    if end.at is not None and at < end.at - _SKEW:
        number += 1
        back = Deed(actor=deed.actor, action=CLOCK, detail=f"{stored(end.at)} → {stored(at)}")
        chain = _add(connection, number, at, back, chain)
    chain = _add(connection, number + 1, at, deed, chain)
    connection.execute(sa.update(audit_end).values(number=number + 1, at=at, chain=chain))


def _add(connection: Connection, number: int, at: dt.datetime, deed: Deed, before: str) -> str:
    said = {
        "number": number,
        "at": at,
        "actor": deed.actor.name,
        "actor_role": deed.actor.role,
        "actor_kind": deed.actor.kind,
        "action": line(deed.action)[:40],
        "dossier": deed.dossier,
        "detail": line(str(clean(deed.detail)))[:DETAIL_LIMIT],
        "before": deed.before,
        "after": deed.after,
    }
    chain = sealed(before, *(stored(at) if name == "at" else said[name] for name in said))
    connection.execute(sa.insert(audit).values(**said, chain=chain))
    return chain


def chained(row: AnyRow, before: str) -> str:
    """The chain's hash at a row of the audit, as it must be."""
    names = [column.name for column in audit.c if column.name != "chain"]
    said = row._mapping
    return sealed(before, *(stored(row.at) if name == "at" else said[name] for name in names))


class Audit:
    """The store's audit, to be read and added to; never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(  # noqa: PLR0913 - what an entry says
        self,
        actor: Actor,
        action: str,
        *,
        dossier: str | None = None,
        detail: str = "",
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        """Tell of something that is not the store's own doing: an export, a signature.

        Args:
            actor: Who did it.
            action: A word, such as ``export``; screens translate those that they know.
            dossier: The id of the dossier, where it was about one.
            detail: What exactly; no content of the dossier, and nothing about persons.
            before: The SHA-256 of what was there before.
            after: The SHA-256 of what is there now, or of the file made.
        """
        deed = Deed(
            actor=actor, action=action, dossier=dossier, detail=detail, before=before, after=after
        )
        with self._database.writing() as connection:
            tell(connection, deed)

    def entries(
        self,
        *,
        dossier: str | None = None,
        actor: str | None = None,
        action: str | None = None,
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
    ) -> list[AuditEntry]:
        """What was done, the first first; each filter that is given must fit.

        ``since`` belongs to the time asked for, ``until`` does not.
        """
        wanted = sa.select(audit).order_by(audit.c.number)
        for column, value in ((audit.c.dossier, dossier), (audit.c.actor, actor)):
            wanted = wanted if value is None else wanted.where(column == value)
        wanted = wanted if action is None else wanted.where(audit.c.action == action)
        wanted = wanted if since is None else wanted.where(audit.c.at >= since)
        wanted = wanted if until is None else wanted.where(audit.c.at < until)
        with self._database.reading() as connection:
            return list(_entries(connection, wanted))

    def told(self, dossier: str | None = None) -> Told:
        """Who, what and which dossiers its entries name; those of one dossier where it is given."""
        columns = (audit.c.actor, audit.c.action, audit.c.dossier)
        wanted = sa.select(*columns).distinct()
        wanted = wanted if dossier is None else wanted.where(audit.c.dossier == dossier)
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
        actors, actions, dossiers = (
            tuple(sorted({row[at] for row in rows if row[at]})) for at in range(len(columns))
        )
        return Told(actors=actors, actions=actions, dossiers=dossiers)


def _entries(connection: Connection, wanted: sa.Select[tuple[object, ...]]) -> Iterator[AuditEntry]:
    for row in connection.execute(wanted):
        yield AuditEntry(
            number=row.number,
            at=row.at,
            actor=actor_of(row),
            action=row.action,
            dossier=row.dossier,
            detail=row.detail,
            before=row.before,
            after=row.after,
        )

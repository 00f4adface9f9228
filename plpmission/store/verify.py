"""Whether the store still holds what was saved: hashes, chains, and no revision missing."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.errors import Problem
from plpmission.store import verify_records
from plpmission.store.apart import OF_DOSSIERS
from plpmission.store.content import FIRST_LINK, Entry, intact
from plpmission.store.reading import AnyRow, actor_of, listed
from plpmission.store.tables import (
    aside,
    comment,
    dossier,
    draft,
    frozen,
    intake,
    named,
    revision,
    tombstone,
)

DAMAGED_FILE = "The store’s file is damaged: {detail}. Restore a backup."
DAMAGED_CONTENT = "The content is not what was saved."
BROKEN_CHAIN = "The history breaks here: who, when, what or the order is not what was recorded."
MISSING = "Versions are missing: {expected} were recorded, {found} are there."
NOT_CURRENT = "The dossier’s content is not the last one saved."
GONE = "What belongs to a dossier is here, but the dossier is not."
NOT_PURGED = "This dossier was deleted for good, and is here all the same."
_BATCH = 50


def problems(connection: Connection) -> Iterator[Problem]:
    """Everything that is not as it was saved, from the file itself to each content."""
    yield from _in_file(connection)
    yield from _in_heads(connection)
    yield from _in_chains(connection)
    yield from _in_contents(connection)
    yield from _without_dossier(connection)
    yield from verify_records.problems(connection)


def _in_file(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)").all():
        if said != "ok":
            yield Problem(where="", message=DAMAGED_FILE, parameters=(("detail", said),))


def _in_heads(connection: Connection) -> Iterator[Problem]:
    for deleted in (False, True):
        deque(listed(connection, deleted=deleted), maxlen=0)  # each line can be read
    last = sa.func.coalesce(draft.c.sha256, revision.c.sha256)
    count = (
        sa.select(sa.func.count())
        .where(revision.c.dossier == dossier.c.id)
        .correlate(dossier)
        .scalar_subquery()
    )
    rows = connection.execute(
        sa.select(
            dossier.c.id, dossier.c.head, dossier.c.sha256, last.label("last"), count.label("n")
        )
        .outerjoin(draft, draft.c.dossier == dossier.c.id)
        .outerjoin(
            revision,
            sa.and_(revision.c.dossier == dossier.c.id, revision.c.number == dossier.c.head),
        )
        .order_by(dossier.c.id)
    )
    for row in rows.all():
        if row.n != row.head:
            counted = (("expected", row.head), ("found", row.n))
            yield Problem(where=row.id, message=MISSING, parameters=counted)
        if row.last != row.sha256:
            yield Problem(where=row.id, message=NOT_CURRENT)


def _in_chains(connection: Connection) -> Iterator[Problem]:
    columns = [column for column in revision.c if column.name != "content"]
    rows = connection.execute(
        sa.select(*columns).order_by(revision.c.dossier, revision.c.number)
    ).all()
    for key, chain in groupby(rows, lambda row: str(row.dossier)):
        before = FIRST_LINK
        for expected, row in enumerate(chain, start=1):
            if row.number != expected or row.chain != _entry(row).chained(before):
                yield Problem(where=f"{key}[{row.number}]", message=BROKEN_CHAIN)
                break  # whatever follows hangs on it
            before = row.chain


def _entry(row: AnyRow) -> Entry:
    return Entry(
        key=row.dossier,
        number=row.number,
        base=row.base,
        at=row.at,
        actor=actor_of(row),
        note=row.note,
        sha256=row.sha256,
    )


def _in_contents(connection: Connection) -> Iterator[Problem]:
    for table, place in ((revision, "{}[{}]"), (aside, "{}.aside[{}]")):
        wanted = sa.select(table.c.dossier, table.c.number, table.c.content, table.c.sha256)
        for row in connection.execute(wanted).yield_per(_BATCH):
            if not intact(row.content, row.sha256):
                where = place.format(row.dossier, row.number)
                yield Problem(where=where, message=DAMAGED_CONTENT)
    for row in connection.execute(sa.select(draft)).yield_per(_BATCH):
        if not intact(row.content, row.sha256):
            yield Problem(where=f"{row.dossier}.draft", message=DAMAGED_CONTENT)
    placed = sa.select(intake.c.id, intake.c.content, intake.c.sha256)
    for key, content, sha256 in connection.execute(placed).yield_per(_BATCH):
        if not intact(content, sha256):
            yield Problem(where=f"intake[{key}]", message=DAMAGED_CONTENT)


def _without_dossier(connection: Connection) -> Iterator[Problem]:
    there = sa.select(dossier.c.id)
    for table in (revision, draft, aside, named, frozen, comment, *OF_DOSSIERS):
        lost = sa.select(table.c.dossier).where(table.c.dossier.not_in(there)).distinct()
        for key in connection.execute(lost).scalars().all():
            yield Problem(where=key, message=GONE)
    for key in connection.execute(
        there.where(dossier.c.id.in_(sa.select(tombstone.c.dossier)))
    ).scalars():
        yield Problem(where=key, message=NOT_PURGED)

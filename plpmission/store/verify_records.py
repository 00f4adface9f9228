"""Whether the records beside the contents are whole: the audit, official versions, signed files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.errors import Problem
from plpmission.store import signed as signed_files
from plpmission.store import versions
from plpmission.store.audit import chained
from plpmission.store.content import FIRST_LINK
from plpmission.store.records import Frozen
from plpmission.store.tables import audit, audit_end, frozen, revision, signed, tombstone

BROKEN_AUDIT = "The audit breaks here: who, when, what or the order is not what was recorded."
CUT_AUDIT = "Entries of the audit are missing: {expected} were recorded, {found} are there."
NOT_AS_SET = "This official version is not what was recorded: who, when, what or its hash."
NOT_TOLD = "The audit does not tell of this official version."
SET_GONE = "The audit tells of an official version that is not there: {detail}."
NOT_AS_SIGNED = "What is recorded of a signed file is not what was written down at signing."
SIGNED_NOT_TOLD = "The audit does not tell of this signed file."
SIGNED_GONE = "The audit tells of a signed file that is not recorded: {detail}."
_BATCH = 500


def problems(connection: Connection) -> Iterator[Problem]:
    """Everything in these records that is not as it was written."""
    yield from _in_audit(connection)
    yield from _in_frozen(connection)
    yield from _in_signed(connection)


def _in_audit(connection: Connection) -> Iterator[Problem]:
    before, found = FIRST_LINK, 0
    rows = connection.execute(sa.select(audit).order_by(audit.c.number))
    for found, row in enumerate(rows.yield_per(_BATCH), start=1):
        if row.number != found or row.chain != chained(row, before):
            yield Problem(where=f"audit[{row.number}]", message=BROKEN_AUDIT)
            return  # whatever follows hangs on it
        before = row.chain
    end = connection.execute(sa.select(audit_end)).one_or_none()
    if end is None or (end.number, end.chain) != (found, before):
        expected = "?" if end is None else end.number
        counted = (("expected", expected), ("found", found))
        yield Problem(where="audit", message=CUT_AUDIT, parameters=counted)


def _in_frozen(connection: Connection) -> Iterator[Problem]:
    buried = set(connection.execute(sa.select(tombstone.c.dossier)).scalars())
    told = {  # what was frozen went with its dossier; the rest must be there
        entry.detail.split()[-1]: entry
        for entry in _told(connection, "freeze")
        if entry.dossier not in buried
    }
    made_of = sa.and_(
        revision.c.dossier == frozen.c.dossier, revision.c.number == frozen.c.revision
    )
    wanted = sa.select(frozen, revision.c.sha256.label("held")).outerjoin(revision, made_of)
    there = set()
    for row in connection.execute(wanted.order_by(frozen.c.id)):
        made = versions.frozen_from(row)
        where = f"{made.dossier}[{made.revision}]"
        there.add(made.id)
        entry = told.get(made.id)
        if entry is None:
            yield Problem(where=where, message=NOT_TOLD)
        elif row.held != made.hash or versions.seal(made) != row.seal or not _agrees(entry, made):
            yield Problem(where=where, message=NOT_AS_SET)
    for key in told.keys() - there:
        said = (("detail", told[key].detail),)
        yield Problem(where=told[key].dossier or "", message=SET_GONE, parameters=said)


def _agrees(entry: Any, made: Frozen) -> bool:
    """A seal can be made by anybody; the audit's chain says the same, or the record is forged."""
    said = (entry.dossier, entry.after, entry.detail)
    return said == (made.dossier, made.hash, versions.told_as(made))


def _in_signed(connection: Connection) -> Iterator[Problem]:
    told = {entry.after: entry for entry in _told(connection, "sign")}
    there = set()
    for row in connection.execute(sa.select(signed).order_by(signed.c.sha256)):
        there.add(row.sha256)
        entry = told.get(row.sha256)
        if entry is None:
            yield Problem(where=row.dossier, message=SIGNED_NOT_TOLD)
        elif not signed_files.intact(row) or (entry.dossier, entry.detail) != (
            row.dossier,
            signed_files.told_as(row),
        ):
            yield Problem(where=row.dossier, message=NOT_AS_SIGNED)
    for key in told.keys() - there:
        said = (("detail", told[key].detail),)
        yield Problem(where=told[key].dossier or "", message=SIGNED_GONE, parameters=said)


def _told(connection: Connection, action: str) -> list[Any]:
    rows = connection.execute(sa.select(audit).where(audit.c.action == action))
    return list(rows)

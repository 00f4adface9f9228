"""What is done to the tables; each function works inside one transaction that writes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.errors import StoreError
from plpmission.model import Dossier
from plpmission.store.content import FIRST_LINK, Entry, Packed
from plpmission.store.reading import absent, actor_of
from plpmission.store.records import Actor, Stamp, line
from plpmission.store.tables import aside, dossier, draft, revision, setting, tombstone

NOTE_LIMIT = 2_000
Summary = Mapping[str, Any]

# Built once: an autosave would spend a third of its time on building them.
_KEY: sa.BindParameter[str] = sa.bindparam("key")
_STATE = (
    sa.select(
        dossier.c.head,
        dossier.c.saves,
        dossier.c.sha256,
        draft.c.actor,
        draft.c.actor_role,
        draft.c.actor_kind,
    )
    .outerjoin(draft, draft.c.dossier == dossier.c.id)
    .where(dossier.c.id == _KEY)
    .with_for_update(of=dossier)
)
_CHANGE_DOSSIER = sa.update(dossier).where(dossier.c.id == _KEY)
_CHANGE_DRAFT = sa.update(draft).where(draft.c.dossier == _KEY)
_NEW_DRAFT = sa.insert(draft)


@dataclass(frozen=True, kw_only=True)
class Save:
    """A content that somebody wants to save, made on the state that ``stamp`` names."""

    key: str
    dossier: Dossier
    packed: Packed
    stamp: Stamp
    actor: Actor
    summary: Summary | None


@dataclass(frozen=True, kw_only=True)
class State:
    """Where a dossier stands while it is written to; ``writer`` is the draft's, if there is one."""

    key: str
    stamp: Stamp
    sha256: str
    writer: Actor | None

    def in_view(self, stamp: Stamp) -> bool:
        """Whether somebody with that stamp has the present content in view.

        A draft that became a revision in between is the same content.
        """
        return stamp.draft == self.stamp.draft and stamp.head <= self.stamp.head


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def state(connection: Connection, key: str) -> State:
    """A dossier's state; its row is held until the transaction ends."""
    row = connection.execute(_STATE, {"key": key}).one_or_none()
    if row is None:
        raise absent(key)
    writer = None if row.actor is None else actor_of(row)
    return State(key=key, stamp=Stamp(row.head, row.saves), sha256=row.sha256, writer=writer)


def create(connection: Connection, save: Save) -> Stamp:
    """A dossier's row and its first revision."""
    at = now()
    connection.execute(
        sa.insert(dossier).values(
            id=save.key,
            head=0,
            saves=0,
            created=at,
            **_shown(save, at),
        )
    )
    entry = Entry(
        key=save.key,
        number=1,
        base=0,
        at=at,
        actor=save.actor,
        note="",
        sha256=save.packed.sha256,
    )
    _append(connection, entry, save.packed.content)
    return Stamp(1, 0)


def draft_saved(connection: Connection, save: Save) -> Stamp | None:
    """Make a content the draft; None where somebody saved in between that is not in its view."""
    found = state(connection, save.key)
    if save.packed.sha256 == found.sha256:  # also a save sent twice, its answer having been lost
        return found.stamp
    if not found.in_view(save.stamp):
        return None
    if found.writer not in {None, save.actor}:  # each person's words stay under their own name
        found = _settled(connection, found, "")
    stamp = Stamp(found.stamp.head, found.stamp.draft + 1)
    _write_draft(connection, save, stamp, fresh=found.writer is None)
    return stamp


def _write_draft(connection: Connection, save: Save, stamp: Stamp, *, fresh: bool) -> None:
    at = now()
    values = {
        "version": stamp.draft,
        "at": at,
        **_said_by(save.actor),
        "content": save.packed.content,
        "sha256": save.packed.sha256,
    }
    if fresh:
        connection.execute(_NEW_DRAFT, {"dossier": save.key, "base": stamp.head, **values})
    else:
        connection.execute(_CHANGE_DRAFT, {"key": save.key, **values})
    shown = {"saves": stamp.draft, **_shown(save, at)}
    connection.execute(_CHANGE_DOSSIER, {"key": save.key, **shown})


def _shown(save: Save, at: dt.datetime) -> dict[str, object]:
    """What the list of dossiers shows of a content."""
    shown: dict[str, object] = {
        "title": line(save.dossier.title),
        "lang": save.dossier.lang,
        "sha256": save.packed.sha256,
        "changed": at,
        "changed_by": save.actor.name,
    }
    if save.summary is not None:
        shown["summary"] = json.dumps(dict(save.summary))
    return shown


def settled(
    connection: Connection, key: str, stamp: Stamp, actor: Actor, note: str
) -> Stamp | None:
    """Make the draft a revision, under the name of who wrote it; None where the stamp is stale.

    Somebody else's draft becomes one only with a note: a pause of mine ends no draft of theirs.
    """
    found = state(connection, key)
    if not found.in_view(stamp):
        return None
    if found.writer is None or (found.writer != actor and not note):
        return found.stamp
    return _settled(connection, found, note).stamp


def _settled(connection: Connection, found: State, note: str) -> State:
    row = connection.execute(sa.select(draft).where(draft.c.dossier == found.key)).one()
    entry = Entry(
        key=found.key,
        number=found.stamp.head + 1,
        base=found.stamp.head,
        at=row.at,
        actor=actor_of(row),
        note=line(note)[:NOTE_LIMIT],
        sha256=row.sha256,
    )
    _append(connection, entry, row.content)
    connection.execute(sa.delete(draft).where(draft.c.dossier == found.key))
    stamp = Stamp(entry.number, found.stamp.draft)
    return State(key=found.key, stamp=stamp, sha256=found.sha256, writer=None)


def _append(connection: Connection, entry: Entry, content: bytes) -> None:
    connection.execute(
        sa.insert(revision).values(
            dossier=entry.key,
            number=entry.number,
            base=entry.base,
            at=entry.at,
            **_said_by(entry.actor),
            note=entry.note,
            content=content,
            sha256=entry.sha256,
            chain=entry.chained(_end_of_chain(connection, entry.key)),
        )
    )
    connection.execute(_CHANGE_DOSSIER, {"key": entry.key, "head": entry.number})


def _end_of_chain(connection: Connection, key: str) -> str:
    last = sa.select(revision.c.chain).where(revision.c.dossier == key)
    found = connection.execute(last.order_by(revision.c.number.desc()).limit(1)).scalar()
    return FIRST_LINK if found is None else str(found)


def put_aside(connection: Connection, save: Save) -> int:
    """Keep a refused content; the number under which it is kept. The same content is kept once."""
    same = sa.select(aside.c.number).where(
        aside.c.dossier == save.key, aside.c.sha256 == save.packed.sha256
    )
    if found := connection.execute(same).scalar():
        return int(found)
    last = sa.select(sa.func.max(aside.c.number)).where(aside.c.dossier == save.key)
    number = (connection.execute(last).scalar() or 0) + 1
    connection.execute(
        sa.insert(aside).values(
            dossier=save.key,
            number=number,
            base_head=save.stamp.head,
            base_draft=save.stamp.draft,
            at=now(),
            **_said_by(save.actor),
            content=save.packed.content,
            sha256=save.packed.sha256,
        )
    )
    return int(number)


def move(connection: Connection, key: str, actor: Actor, *, to_bin: bool) -> None:
    """Put a dossier into the bin, or take it out."""
    state(connection, key)
    marks = {"deleted_at": now() if to_bin else None, "moved_by": actor.name}
    connection.execute(_CHANGE_DOSSIER, {"key": key, **marks})


def purge(connection: Connection, key: str, actor: Actor) -> None:
    """Remove a dossier in the bin with all its contents, and leave a tombstone."""
    found = state(connection, key)
    marked = sa.select(dossier.c.deleted_at).where(dossier.c.id == key)
    if connection.execute(marked).scalar() is None:
        raise StoreError("Only what is in the bin can be deleted for good. Move it there first.")
    connection.execute(
        sa.insert(tombstone).values(
            dossier=key,
            at=now(),
            **_said_by(actor),
            revisions=found.stamp.head,
            chain=_end_of_chain(connection, key),
        )
    )
    for table in (draft, aside, revision):
        connection.execute(sa.delete(table).where(table.c.dossier == key))
    connection.execute(sa.delete(dossier).where(dossier.c.id == key))


def remember(connection: Connection, key: str, value: Any) -> None:
    written = {"value": json.dumps(value)}
    changed = connection.execute(sa.update(setting).where(setting.c.key == key).values(written))
    if not changed.rowcount:
        connection.execute(sa.insert(setting).values(key=key, **written))


def _said_by(actor: Actor) -> dict[str, str]:
    return {"actor": actor.name, "actor_role": actor.role, "actor_kind": actor.kind}

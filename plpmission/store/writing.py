"""What is done to the tables; each function works inside one transaction that writes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.errors import StoreError
from plpmission.model import Dossier
from plpmission.store import apart
from plpmission.store.audit import Deed, now, tell
from plpmission.store.content import FIRST_LINK, Entry, Packed
from plpmission.store.reading import absent, actor_of
from plpmission.store.records import Actor, Stamp, line
from plpmission.store.tables import (
    aside,
    comment,
    dossier,
    draft,
    frozen,
    named,
    presence,
    revision,
    setting,
    tombstone,
)

NOTE_LIMIT = 2_000
GRACE = dt.timedelta(days=30)
"""How long a dossier stays in the bin before it is emptied, and at least where it was set."""
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
_DELETED_AT = sa.select(dossier.c.deleted_at).where(dossier.c.id == _KEY)
_SET = sa.select(frozen.c.id).where(frozen.c.dossier == _KEY)


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


def state(connection: Connection, key: str) -> State:
    """A dossier's state; its row is held until the transaction ends."""
    row = connection.execute(_STATE, {"key": key}).one_or_none()
    if row is None:
        raise absent(key)
    writer = None if row.actor is None else actor_of(row)
    return State(key=key, stamp=Stamp(row.head, row.saves), sha256=row.sha256, writer=writer)


def create(connection: Connection, save: Save, copied: str = "") -> Stamp:
    """A dossier's row and its first revision; ``copied`` is the id of what it is a copy of."""
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
    _append(connection, entry, save.packed.content, _Last(FIRST_LINK, None))
    deed = Deed(actor=save.actor, action="create", dossier=save.key, detail=copied)
    tell(connection, replace(deed, after=entry.sha256))
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
    last = _last(connection, found.key)
    _append(connection, entry, row.content, last)
    deed = Deed(actor=entry.actor, action="revise", dossier=found.key, detail=str(entry.number))
    tell(connection, replace(deed, before=last.sha256, after=entry.sha256))
    connection.execute(sa.delete(draft).where(draft.c.dossier == found.key))
    stamp = Stamp(entry.number, found.stamp.draft)
    return State(key=found.key, stamp=stamp, sha256=found.sha256, writer=None)


@dataclass(frozen=True)
class _Last:
    """Where a dossier's chain ends, and the hash of its last revision's content."""

    chain: str
    sha256: str | None


def _append(connection: Connection, entry: Entry, content: bytes, last: _Last) -> None:
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
            chain=entry.chained(last.chain),
        )
    )
    connection.execute(_CHANGE_DOSSIER, {"key": entry.key, "head": entry.number})


def _last(connection: Connection, key: str) -> _Last:
    here = sa.select(revision.c.chain, revision.c.sha256).where(revision.c.dossier == key)
    row = connection.execute(here.order_by(revision.c.number.desc()).limit(1)).one_or_none()
    return _Last(FIRST_LINK, None) if row is None else _Last(row.chain, row.sha256)


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
    deed = Deed(actor=save.actor, action="refuse", dossier=save.key, detail=str(number))
    tell(connection, replace(deed, after=save.packed.sha256))
    return int(number)


def restored(connection: Connection, save: Save, number: int, note: str) -> Stamp | None:
    """Take an old revision's content up again as a new one; None where the stamp is stale."""
    found = settled(connection, save.key, save.stamp, save.actor, "")
    if found is None:
        return None
    before = state(connection, save.key).sha256
    stamp = draft_saved(connection, replace(save, stamp=found))
    if stamp is None or before == save.packed.sha256:
        return stamp
    deed = Deed(actor=save.actor, action="restore", dossier=save.key, detail=str(number))
    tell(connection, replace(deed, before=before, after=save.packed.sha256))
    return settled(connection, save.key, stamp, save.actor, note)


def move(connection: Connection, key: str, actor: Actor, *, to_bin: bool) -> None:
    """Put a dossier into the bin, or take it out."""
    sha256 = state(connection, key).sha256
    marks = {"deleted_at": now() if to_bin else None, "moved_by": actor.name}
    connection.execute(_CHANGE_DOSSIER, {"key": key, **marks})
    action = "delete" if to_bin else "undelete"
    tell(connection, Deed(actor=actor, action=action, dossier=key, before=sha256, after=sha256))


def purge(connection: Connection, key: str, actor: Actor) -> None:
    """Remove a dossier in the bin with all its contents, and leave a tombstone."""
    found = state(connection, key)
    deleted_at = connection.execute(_DELETED_AT, {"key": key}).scalar()
    if deleted_at is None:
        raise StoreError("Only what is in the bin can be deleted for good. Move it there first.")
    if now() - deleted_at < GRACE and connection.execute(_SET, {"key": key}).first():
        raise StoreError(
            "Versions of this dossier were made official. It stays in the bin for {days} days "
            "before it can be deleted for good.",
            days=GRACE.days,
        )
    last = _last(connection, key)
    grave = {"revisions": found.stamp.head, "chain": last.chain}
    connection.execute(
        sa.insert(tombstone).values(dossier=key, at=now(), **_said_by(actor), **grave)
    )
    gone = apart.removed(connection, key)
    for table in (named, frozen, comment, presence, draft, aside, revision):
        connection.execute(sa.delete(table).where(table.c.dossier == key))
    connection.execute(sa.delete(dossier).where(dossier.c.id == key))
    detail = f"{found.stamp.head}; {gone}" if gone else str(found.stamp.head)
    deed = Deed(actor=actor, action="purge", dossier=key, detail=detail)
    tell(connection, replace(deed, before=found.sha256))


def expired(connection: Connection) -> list[str]:
    """What has been in the bin longer than the grace time, and was never made official."""
    of_old = dossier.c.deleted_at < now() - GRACE
    never_set = dossier.c.id.not_in(sa.select(frozen.c.dossier))
    return list(connection.execute(sa.select(dossier.c.id).where(of_old, never_set)).scalars())


def remember(connection: Connection, key: str, value: Any) -> None:
    written = {"value": json.dumps(value)}
    changed = connection.execute(sa.update(setting).where(setting.c.key == key).values(written))
    if not changed.rowcount:
        connection.execute(sa.insert(setting).values(key=key, **written))


def _said_by(actor: Actor) -> dict[str, str]:
    return {"actor": actor.name, "actor_role": actor.role, "actor_kind": actor.kind}

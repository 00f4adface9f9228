"""Remarks on a dossier: beside it in the store, never in it, and so in no official document."""

from __future__ import annotations

import builtins
import secrets
from collections.abc import Iterator, Sequence
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.errors import StoreError
from plpmission.model.base import clean
from plpmission.store import audit
from plpmission.store.audit import Deed
from plpmission.store.engine import Database
from plpmission.store.reading import AnyRow, actor_of, known
from plpmission.store.records import NAME_LIMIT, Actor, Comment, Reply, line
from plpmission.store.tables import comment

TEXT_LIMIT = 10_000
"""Characters of a comment, and of the passage that it is about."""
PLACE_LIMIT = 500


class Comments:
    """Comments with their replies. The audit tells who commented, never what was said."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, dossier: str) -> builtins.list[Comment]:
        """A dossier's comments, the first first, each with its replies."""
        with self._database.reading() as connection:
            known(connection, dossier)
            return builtins.list(_comments(connection, comment.c.dossier == dossier))

    def add(self, dossier: str, where: str, quote: str, text: str, actor: Actor) -> Comment:
        """Comment on a place, or on a passage that stands there.

        Raises:
            StoreError: nothing is said.
        """
        values = {"place": line(where)[:PLACE_LIMIT], "quote": _text(quote), "text": _said(text)}
        with self._database.writing() as connection:
            known(connection, dossier)
            key = _insert(connection, actor, "comment", {"dossier": dossier, **values})
            return _one(connection, key)

    def reply(self, key: str, text: str, actor: Actor) -> Comment:
        """Answer a comment; the comment with its replies.

        Raises:
            StoreError: there is no such comment, or nothing is said.
        """
        said = _said(text)
        with self._database.writing() as connection:
            about = _one(connection, key)
            values = {"dossier": about.dossier, "answers": key, "place": about.where, "quote": ""}
            _insert(connection, actor, "reply", {**values, "text": said})
            return _one(connection, key)

    def assign(self, key: str, name: str, actor: Actor) -> Comment:
        """Say whom a comment is for; nobody in particular with an empty name.

        Raises:
            StoreError: there is no such comment.
        """
        return self._change(key, actor, "assign", {"assigned": line(name)[:NAME_LIMIT]})

    def done(self, key: str, done: bool, actor: Actor) -> Comment:
        """Say that a comment is dealt with, or that it is not.

        Raises:
            StoreError: there is no such comment.
        """
        action = "done" if done else "reopen"
        return self._change(key, actor, action, {"done_at": audit.now() if done else None})

    def _change(self, key: str, actor: Actor, action: str, values: dict[str, object]) -> Comment:
        with self._database.writing() as connection:
            about = _one(connection, key)
            connection.execute(sa.update(comment).where(comment.c.id == key).values(**values))
            deed = Deed(actor=actor, action=action, dossier=about.dossier, detail=key)
            audit.tell(connection, deed)
            return _one(connection, key)


def _insert(connection: Connection, actor: Actor, action: str, values: dict[str, str]) -> str:
    key = f"com-{secrets.token_hex(6)}"
    who = {"actor": actor.name, "actor_role": actor.role, "actor_kind": actor.kind}
    row = {"id": key, "at": audit.now(), "assigned": "", **who, **values}
    connection.execute(sa.insert(comment).values(**row))
    deed = Deed(actor=actor, action=action, dossier=values["dossier"], detail=key)
    audit.tell(connection, deed)
    return key


def _one(connection: Connection, key: str) -> Comment:
    here = sa.or_(comment.c.id == key, comment.c.answers == key)
    for found in _comments(connection, here):
        if found.id == key:
            return found
    raise StoreError("This comment is not there any more.")


def _comments(connection: Connection, wanted: sa.ColumnElement[bool]) -> Iterator[Comment]:
    rows = connection.execute(sa.select(comment).where(wanted).order_by(comment.c.at, comment.c.id))
    held = rows.all()
    answers = sorted((row for row in held if row.answers), key=lambda row: str(row.answers))
    to = {key: list(group) for key, group in groupby(answers, lambda row: str(row.answers))}
    for row in held:
        if not row.answers:
            yield _comment(row, to.get(row.id, ()))


def _comment(row: AnyRow, replies: Sequence[AnyRow]) -> Comment:
    return Comment(
        id=row.id,
        dossier=row.dossier,
        where=row.place,
        quote=row.quote,
        text=row.text,
        author=actor_of(row),
        at=row.at,
        assigned=row.assigned,
        done=row.done_at is not None,
        replies=tuple(
            Reply(id=reply.id, text=reply.text, author=actor_of(reply), at=reply.at)
            for reply in replies
        ),
    )


def _text(text: str) -> str:
    return str(clean(text)).strip()[:TEXT_LIMIT]


def _said(text: str) -> str:
    said = _text(text)
    if not said:
        raise StoreError("A comment needs a few words.")
    return said

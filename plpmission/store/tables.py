"""The store's tables, the same on SQLite and PostgreSQL.

Moments are kept as text in UTC, so that both engines give back, and the chain hashes, the same
characters.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

VERSION_TABLE = "schema_version"

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s"}
)


def stored(moment: dt.datetime) -> str:
    """A moment as the tables hold it."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


class Moment(TypeDecorator[dt.datetime]):
    """An aware moment, kept as text in UTC."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(
        self,
        value: dt.datetime | None,
        dialect: Dialect,  # noqa: ARG002 - as SQLAlchemy calls it
    ) -> str | None:
        return None if value is None else stored(value)

    def process_result_value(
        self,
        value: Any,
        dialect: Dialect,  # noqa: ARG002
    ) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(str(value))


def _actor() -> tuple[Column[str], ...]:
    return (
        Column("actor", Text, nullable=False),
        Column("actor_role", Text, nullable=False),
        Column("actor_kind", String(32), nullable=False),
    )


def _content() -> tuple[Column[Any], ...]:
    return (
        Column("content", LargeBinary, nullable=False),
        Column("sha256", String(64), nullable=False),
    )


def _dossier_key() -> Column[str]:
    return Column("dossier", String(40), ForeignKey("dossier.id"), primary_key=True)


dossier = Table(
    "dossier",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("title", Text, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("head", Integer, nullable=False),
    Column("saves", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("deleted_at", Moment),
    Column("moved_by", Text),
    Column("summary", Text, nullable=False),
)
"""One row a dossier.

``head`` is its last revision, ``saves`` counts its contents, ``sha256`` is the current one's,
``moved_by`` put it into the bin or took it out.
"""

revision = Table(
    "revision",
    metadata,
    _dossier_key(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("base", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    *_actor(),
    Column("note", Text, nullable=False),
    *_content(),
    Column("chain", String(64), nullable=False),
)
"""Append-only: triggers refuse to change a row, and to delete one but with its whole dossier."""

draft = Table(
    "draft",
    metadata,
    _dossier_key(),
    Column("base", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    *_actor(),
    *_content(),
)
"""What was saved since the last revision; autosave writes here."""

aside = Table(
    "aside",
    metadata,
    _dossier_key(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("base_head", Integer, nullable=False),
    Column("base_draft", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    *_actor(),
    *_content(),
)
"""Contents refused because somebody else had saved in between."""

tombstone = Table(
    "tombstone",
    metadata,
    Column("dossier", String(40), primary_key=True),
    Column("at", Moment, nullable=False),
    *_actor(),
    Column("revisions", Integer, nullable=False),
    Column("chain", String(64), nullable=False),
)
"""What is left of a purged dossier: by whom and when, how many revisions, and the chain's end."""

setting = Table(
    "setting",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("value", Text, nullable=False),
)
"""Small things that the apps remember, as JSON."""


def _of_revision() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["dossier", "revision"], ["revision.dossier", "revision.number"])


def _of_dossier() -> Column[str]:
    return Column("dossier", String(40), ForeignKey("dossier.id"), nullable=False)


audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    *_actor(),
    Column("action", String(40), nullable=False),
    Column("dossier", String(40)),
    Column("detail", Text, nullable=False),
    Column("before", String(64)),
    Column("after", String(64)),
    Column("chain", String(64), nullable=False),
    Index("ix_audit_dossier", "dossier", "number"),
)
"""Who did what when, in one chain; append-only, and it outlives the dossiers that it names."""

audit_end = Table(
    "audit_end",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment),
    Column("chain", String(64), nullable=False),
)
"""One row: how far the audit goes. Whoever adds to it holds this row until the end of its work."""

frozen = Table(
    "frozen",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("dossier", String(40), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    *_actor(),
    Column("reference", Text, nullable=False),
    Column("seal", String(64), nullable=False),
    _of_revision(),
)
"""Revisions that were proposed, set or otherwise made official; append-only as revisions are.

``sha256`` is the revision's content's, ``seal`` is over all that the row says.
"""

named = Table(
    "named",
    metadata,
    Column("dossier", String(40), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    _of_revision(),
)
"""Names that people gave to revisions."""

comment = Table(
    "comment",
    metadata,
    Column("id", String(40), primary_key=True),
    _of_dossier(),
    Column("answers", String(40), ForeignKey("comment.id")),
    Column("place", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    *_actor(),
    Column("assigned", Text, nullable=False),
    Column("done_at", Moment),
    Index("ix_comment_dossier", "dossier", "at"),
)
"""Comments, and replies to them (``answers``); ``place`` is a path in the dossier."""

presence = Table(
    "presence",
    metadata,
    Column("page", String(64), primary_key=True),
    _of_dossier(),
    Column("section", Text, nullable=False),
    Column("at", Moment, nullable=False),
    *_actor(),
)
"""Which page has which section of which dossier in view, and when it last said so."""

signed = Table(
    "signed",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("dossier", String(40), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("document", String(40), nullable=False),
    Column("signer", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("seal", String(64), nullable=False),
    Index("ix_signed_dossier", "dossier"),
)
"""Files that were signed, by the hash of the whole file; append-only, and it outlives dossiers."""

member = Table(
    "member",
    metadata,
    Column("id", String(40), primary_key=True),
    _of_dossier(),
    Column("partnership", String(80), nullable=False),
    Column("name", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("adult", Boolean),
    Column("consent_on", Date),
    Column("joined", Date),
    Column("left_on", Date),
    Index("ix_member_dossier", "dossier", "partnership"),
)
"""Members of partnerships. A row goes as a whole; nothing elsewhere says whom it was about."""

screening = Table(
    "screening",
    metadata,
    Column("id", String(40), primary_key=True),
    _of_dossier(),
    Column("partnership", String(80), nullable=False),
    Column("person", String(80), nullable=False),
    Column("done_on", Date, nullable=False),
    Column("result", String(20), nullable=False),
    Index("ix_screening_dossier", "dossier", "partnership"),
)
"""Of a coordinator (``person``, an id): the date and the result, and nothing else."""

message = Table(
    "message",
    metadata,
    _dossier_key(),
    Column("partnership", String(80), primary_key=True),
    Column("digest", String(32), primary_key=True),
    Column("day", Date, nullable=False),
    Column("sent", Moment, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("levels", Integer),
    Column("relayed", Moment),
    Column("delay", Integer),
    Column("followed_up", Moment),
    *(Column(criterion, Boolean) for criterion in ("relevant", "timely", "complete", "clear")),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Messages; ``digest`` is of when, what kind and what text: brought in twice, it is there once.

``day`` is Belgium's, ``delay`` the seconds from sending to relaying.
"""

note = Table(
    "note",
    metadata,
    _dossier_key(),
    Column("about", String(200), primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("actor_kind", String(32), primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
"""What one person keeps for a hearing: nobody else is ever shown it."""

intake = Table(
    "intake",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("dossier", String(40), ForeignKey("dossier.id")),
    Column("name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    *_actor(),
    *_content(),
    Column("state", Text, nullable=False),
    Column("file", LargeBinary),
    Index("ix_intake_dossier", "dossier"),
)
"""A document from elsewhere while it is placed; with a dossier once one was made of it.

``content`` is what was read, ``state`` (JSON) what was decided since, ``file`` the document itself.
"""

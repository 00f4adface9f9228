"""Where dossiers are kept.

A save is a draft that is on disk when it is acknowledged; a draft becomes a revision that nobody
changes afterwards. One code path serves SQLite and PostgreSQL.
"""

from plpmission.store.engine import default_url
from plpmission.store.intakes import Intake, OpenedIntake
from plpmission.store.members import Member, MemberFigures, Screening
from plpmission.store.message_rows import Message
from plpmission.store.messages import Added, MessageFigures
from plpmission.store.records import (
    Actor,
    Aside,
    AuditEntry,
    Comment,
    Frozen,
    Listed,
    Opened,
    Presence,
    Reply,
    Revision,
    SignedFile,
    Stamp,
)
from plpmission.store.store import Store, open_store

__all__ = [
    "Actor",
    "Added",
    "Aside",
    "AuditEntry",
    "Comment",
    "Frozen",
    "Intake",
    "Listed",
    "Member",
    "MemberFigures",
    "Message",
    "MessageFigures",
    "Opened",
    "OpenedIntake",
    "Presence",
    "Reply",
    "Revision",
    "Screening",
    "SignedFile",
    "Stamp",
    "Store",
    "default_url",
    "open_store",
]

"""What the store hands out: plain frozen data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from plpmission.model import Dossier
from plpmission.model.base import clean

NAME_LIMIT = 200
"""Characters kept of a name or a role."""


@dataclass(frozen=True)
class Actor:
    """Who does something. ``kind`` says how sure that is: ``declared`` is what a person said."""

    name: str
    role: str = ""
    kind: str = "declared"

    def __post_init__(self) -> None:
        for field in ("name", "role", "kind"):
            object.__setattr__(self, field, line(getattr(self, field))[:NAME_LIMIT])


@dataclass(frozen=True)
class Stamp:
    """Which state of a dossier somebody has in view.

    ``head`` is the number of the last revision; ``draft`` counts the contents saved since the
    dossier was created, and so changes with every save and with nothing else.
    """

    head: int
    draft: int


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A dossier as it stands, with the stamp that the next save must show."""

    dossier: Dossier
    stamp: Stamp
    changed: dt.datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A line in the list of dossiers; ``summary`` is what the last save gave (counts and such)."""

    id: str
    title: str
    lang: str
    changed: dt.datetime
    by: str
    deleted_at: dt.datetime | None
    summary: Mapping[str, Any]
    sha256: str
    """Of the content as it stands, drafts included."""


@dataclass(frozen=True, kw_only=True)
class Revision:
    """A state of a dossier that stays: who wrote it, when, and on which one."""

    number: int
    base: int
    at: dt.datetime
    actor: Actor
    note: str
    sha256: str
    """Of the content."""
    chain: str
    """Over the chain before, and all that this revision says."""
    name: str = ""
    """What somebody called this version."""


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A content that was refused because somebody else had saved in between, and is kept."""

    number: int
    base: Stamp
    at: dt.datetime
    actor: Actor


Kind = Literal["proposed", "set", "amended", "closed", "report", "evaluation"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""As what a revision may be frozen."""


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """A revision that was made official: it can be shown, for good, to be what it was."""

    id: str
    dossier: str
    revision: int
    kind: str
    hash: str
    """SHA-256 of the dossier's JSON at that revision."""
    at: dt.datetime
    by: Actor
    reference: str
    """Of the decision: a number, a date, a body."""


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """Something that somebody did. ``before`` and ``after`` are hashes of what it changed."""

    number: int
    at: dt.datetime
    actor: Actor
    action: str
    dossier: str | None
    detail: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """An answer to a comment."""

    id: str
    text: str
    author: Actor
    at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A remark on a place of a dossier, or on a passage (``quote``) that stood there."""

    id: str
    dossier: str
    where: str
    """A path, such as ``letter.sections[mandate].text``."""
    quote: str
    text: str
    author: Actor
    at: dt.datetime
    assigned: str
    """Whom it is for; empty where nobody in particular."""
    done: bool
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Presence:
    """A page that has a section of a dossier in view."""

    page: str
    dossier: str
    section: str
    actor: Actor
    at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class SignedFile:
    """A file that was signed: by its SHA-256, what it is and of which revision it was made."""

    sha256: str
    name: str
    dossier: str
    revision: int
    document: str
    signer: str
    at: dt.datetime


def line(text: str) -> str:
    """A text as one clean line that every database takes."""
    return " ".join(str(clean(text)).split())

"""What the store hands out: plain frozen data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A content that was refused because somebody else had saved in between, and is kept."""

    number: int
    base: Stamp
    at: dt.datetime
    actor: Actor


def line(text: str) -> str:
    """A text as one clean line that every database takes."""
    return " ".join(str(clean(text)).split())

"""Who is here: which page has which section in view. Told by the page, forgotten when it stops."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from plpmission.store.audit import now
from plpmission.store.engine import Database
from plpmission.store.reading import actor_of, known
from plpmission.store.records import Actor, Presence, line
from plpmission.store.tables import presence

AWAKE = dt.timedelta(seconds=60)
"""How long a page counts as here after it last said so; pages say it three times as often."""
_PAGE_LIMIT = 64
_SECTION_LIMIT = 200


class Presences:
    """Pages and what they have in view. Not in the audit: looking is no deed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def touch(self, dossier: str, section: str, actor: Actor, page: str) -> None:
        """Say that a page has a section of a dossier in view; to be said again before long."""
        at = now()
        row = {
            "page": page[:_PAGE_LIMIT],
            "dossier": dossier,
            "section": line(section)[:_SECTION_LIMIT],
            "at": at,
            "actor": actor.name,
            "actor_role": actor.role,
            "actor_kind": actor.kind,
        }
        asleep = sa.or_(presence.c.page == row["page"], presence.c.at < at - AWAKE)
        with self._database.writing() as connection:
            known(connection, dossier)
            connection.execute(sa.delete(presence).where(asleep))
            connection.execute(sa.insert(presence).values(**row))

    def here(self, dossier: str) -> tuple[Presence, ...]:
        """The pages that have a dossier in view, in a steady order."""
        wanted = (
            sa.select(presence)
            .where(presence.c.dossier == dossier, presence.c.at >= now() - AWAKE)
            .order_by(presence.c.actor, presence.c.page)
        )
        with self._database.reading() as connection:
            return tuple(
                Presence(
                    page=row.page,
                    dossier=row.dossier,
                    section=row.section,
                    actor=actor_of(row),
                    at=row.at,
                )
                for row in connection.execute(wanted)
            )

    def leave(self, page: str) -> None:
        """Say that a page has nothing in view any more."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(presence).where(presence.c.page == page[:_PAGE_LIMIT]))

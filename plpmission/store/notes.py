"""Private notes for a hearing: each person's own, and shown to nobody else."""

from __future__ import annotations

import sqlalchemy as sa

from plpmission.model.base import clean
from plpmission.store import apart, audit
from plpmission.store.engine import Database
from plpmission.store.reading import known
from plpmission.store.records import Actor, line
from plpmission.store.tables import note

TEXT_LIMIT = 10_000
ABOUT_LIMIT = 200


class Notes:
    """Notes by what they are about (an item's id, a path). The audit does not mention them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(self, dossier: str, about: str, text: str, actor: Actor) -> None:
        """Keep one's own note about something; an empty one takes it away."""
        said = str(clean(text)).strip()[:TEXT_LIMIT]
        place = line(about)[:ABOUT_LIMIT]
        with self._database.writing() as connection:
            known(connection, dossier)
            apart.wiping(connection)
            here = sa.and_(_own(dossier, actor), note.c.about == place)
            connection.execute(sa.delete(note).where(here))
            if said:
                row = {"dossier": dossier, "about": place, "text": said, "at": audit.now()}
                whose = {"actor": actor.name, "actor_kind": actor.kind}
                connection.execute(sa.insert(note).values(**row, **whose))

    def of(self, dossier: str, actor: Actor) -> dict[str, str]:
        """One's own notes on a dossier, by what they are about."""
        wanted = sa.select(note.c.about, note.c.text).where(_own(dossier, actor))
        with self._database.reading() as connection:
            known(connection, dossier)
            rows = connection.execute(wanted.order_by(note.c.about)).all()
        return {row.about: row.text for row in rows}


def _own(dossier: str, actor: Actor) -> sa.ColumnElement[bool]:
    # By name and by how sure it is: who only says a name reads nothing of who showed it.
    return sa.and_(
        note.c.dossier == dossier,
        note.c.actor == actor.name,
        note.c.actor_kind == actor.kind,
    )

"""Messages of partnerships, counted where they lie: fifty thousand in one question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from plpmission.store import apart
from plpmission.store.bulk import undisturbed
from plpmission.store.engine import Database
from plpmission.store.message_rows import (
    CRITERIA,
    Criterion,
    Message,
    insert,
    message_of,
    rows,
)
from plpmission.store.reading import AnyRow, known
from plpmission.store.records import Actor
from plpmission.store.tables import message


@dataclass(frozen=True, kw_only=True)
class Judged:
    """How many messages were judged by a criterion, and how many met it."""

    criterion: Criterion
    met: int
    of: int


@dataclass(frozen=True, kw_only=True)
class MessageFigures:
    """A partnership's messages of a time in figures (art. 7: number, quality, follow-up)."""

    partnership: str
    hot: int = 0
    cold: int = 0
    one_level: int = 0
    """Of the hot ones, as ``two_levels``."""
    two_levels: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
    delays: int = 0
    """Hot messages of which the delay is known."""
    median_delay: dt.timedelta | None = None
    """Of those: the one in the middle."""
    followed_up: int = 0
    rated: int = 0
    """Judged by one criterion at least."""
    good: int = 0
    """Of those, met all criteria that they were judged by."""
    quality: tuple[Judged, ...] = ()
    """Criteria by which at least one message was judged."""

    @property
    def count(self) -> int:
        return self.hot + self.cold


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Messages of a month."""

    partnership: str
    year: int
    month: int
    hot: int
    cold: int


@dataclass(frozen=True, kw_only=True)
class Added:
    """What became of messages brought in: how many are new, how many were there already."""

    fresh: int
    known: int


class Messages:
    """Messages by partnership. The audit tells how many came in, never what they say."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_many(
        self, dossier: str, partnership: str, messages: Iterable[Message], actor: Actor
    ) -> Added:
        """Bring a partnership's messages in, as ``add_all`` does those of several."""
        return self.add_all(dossier, {partnership: messages}, actor)

    def add_all(
        self, dossier: str, messages: Mapping[str, Iterable[Message]], actor: Actor
    ) -> Added:
        """Bring messages in by partnership, all or none.

        One that was there already (same moment, kind and text) is not counted twice; what is new
        of it (relayed, followed up, quality) is taken over.

        Raises:
            StoreError: one of them has a moment without a time zone, or was relayed before it was
                sent.
        """
        by_key = {apart.key_of(each): of_one for each, of_one in messages.items()}
        with undisturbed():
            found = [row for key in sorted(by_key) for row in rows(dossier, key, by_key[key])]
        if not found:
            return Added(fresh=0, known=0)
        only = next(iter(by_key)) if len(by_key) == 1 else None
        with self._database.writing() as connection:
            known(connection, dossier)
            before = _count(connection, dossier, only)
            insert(connection, found)
            fresh = _count(connection, dossier, only) - before
            said = f"{only}: {fresh}" if only else str(fresh)
            apart.counted(connection, actor, "messages-add", dossier, said)
        return Added(fresh=fresh, known=len(found) - fresh)

    def list(
        self, dossier: str, partnership: str | None = None, limit: int | None = 200
    ) -> tuple[Message, ...]:
        """The last messages, the latest first."""
        wanted = sa.select(message).where(apart.of(message, dossier, partnership))
        wanted = wanted.order_by(message.c.sent.desc(), message.c.digest).limit(limit)
        with self._database.reading() as connection:
            known(connection, dossier)
            return tuple(message_of(row) for row in connection.execute(wanted))

    def summary(
        self,
        dossier: str,
        partnership: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
    ) -> dict[str, MessageFigures]:
        """Each partnership's messages in figures; both days belong to the time asked for."""
        here = _within(dossier, partnership, since, until)
        with self._database.reading() as connection:
            known(connection, dossier)
            counts = connection.execute(_COUNTS.where(here)).all()
            medians = {row.partnership: row.middle for row in connection.execute(_medians(here))}
        return {row.partnership: _figures(row, medians.get(row.partnership)) for row in counts}

    def months(
        self,
        dossier: str,
        partnership: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
    ) -> tuple[Counted, ...]:
        """How many messages in each month that had any, the first first."""
        # As text, which is how SQLite holds a day: taking days apart costs five times as much.
        month = sa.func.substr(sa.cast(message.c.day, sa.String), 1, 7).label("month")
        columns = (message.c.partnership, month)
        wanted = sa.select(*columns, _sum(_HOT).label("hot"), _sum(~_HOT).label("cold"))
        wanted = wanted.where(_within(dossier, partnership, since, until)).group_by(*columns)
        with self._database.reading() as connection:
            known(connection, dossier)
            rows = connection.execute(wanted.order_by(*columns)).all()
        return tuple(
            Counted(
                partnership=row.partnership,
                year=int(row.month[:4]),
                month=int(row.month[5:]),
                hot=row.hot,
                cold=row.cold,
            )
            for row in rows
        )

    def years(self, dossier: str) -> dict[int, tuple[int, int]]:
        """How many hot and cold messages all partnerships had in each year, the first first."""
        year = sa.func.substr(sa.cast(message.c.day, sa.String), 1, 4).label("year")
        wanted = sa.select(year, _sum(_HOT).label("hot"), _sum(~_HOT).label("cold"))
        wanted = wanted.where(message.c.dossier == dossier).group_by(year).order_by(year)
        with self._database.reading() as connection:
            known(connection, dossier)
            return {int(row.year): (row.hot, row.cold) for row in connection.execute(wanted)}

    def delete(self, dossier: str, partnership: str, actor: Actor) -> int:
        """Delete a partnership's messages for good; how many there were."""
        here = apart.of(message, dossier, partnership)
        with self._database.writing() as connection:
            apart.wiping(connection)
            count = connection.execute(sa.delete(message).where(here)).rowcount
            if count:
                said = f"{apart.key_of(partnership)}: {count}"
                apart.counted(connection, actor, "messages-delete", dossier, said)
        return count


def _sum(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


_HOT = message.c.kind == "hot"
_RATED = sa.or_(*(message.c[criterion].is_not(None) for criterion in CRITERIA))
_MET = sa.and_(*(sa.func.coalesce(message.c[criterion], sa.true()) for criterion in CRITERIA))
_COUNTS = sa.select(
    message.c.partnership,
    _sum(_HOT).label("hot"),
    _sum(~_HOT).label("cold"),
    _sum(sa.and_(_HOT, message.c.levels == 1)).label("one_level"),
    _sum(sa.and_(_HOT, message.c.levels == 2)).label("two_levels"),
    sa.func.min(message.c.day).label("first"),
    sa.func.max(message.c.day).label("last"),
    _sum(sa.and_(_HOT, message.c.delay.is_not(None))).label("delays"),
    sa.func.count(message.c.followed_up).label("followed_up"),
    _sum(_RATED).label("rated"),
    _sum(sa.and_(_RATED, _MET)).label("good"),
    *(
        column
        for criterion in CRITERIA
        for column in (
            sa.func.count(message.c[criterion]).label(f"{criterion}_of"),
            _sum(message.c[criterion].is_(sa.true())).label(f"{criterion}_met"),
        )
    ),
).group_by(message.c.partnership)


def _within(
    dossier: str, partnership: str | None, since: dt.date | None, until: dt.date | None
) -> sa.ColumnElement[bool]:
    here = apart.of(message, dossier, partnership)
    here = here if since is None else sa.and_(here, message.c.day >= since)
    return here if until is None else sa.and_(here, message.c.day <= until)


def _medians(here: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The median delay of hot messages by partnership, on engines with and without a median."""
    by = message.c.partnership
    ranked = (
        sa.select(
            message.c.partnership,
            message.c.delay,
            sa.func.row_number().over(partition_by=by, order_by=message.c.delay).label("place"),
            sa.func.count().over(partition_by=by).label("n"),
        )
        .where(here, _HOT, message.c.delay.is_not(None))
        .subquery()
    )
    middle = sa.or_(
        ranked.c.place * 2 == ranked.c.n,
        ranked.c.place * 2 == ranked.c.n + 1,
        ranked.c.place * 2 == ranked.c.n + 2,
    )
    wanted = sa.select(ranked.c.partnership, sa.func.avg(ranked.c.delay).label("middle")).where(
        middle
    )
    return wanted.group_by(ranked.c.partnership)


def _figures(row: AnyRow, median: Any) -> MessageFigures:
    said = row._mapping
    quality = (
        Judged(criterion=criterion, met=said[f"{criterion}_met"], of=said[f"{criterion}_of"])
        for criterion in CRITERIA
    )
    names = ("partnership", "hot", "cold", "one_level", "two_levels", "first", "last", "delays")
    return MessageFigures(
        **{name: said[name] for name in (*names, "followed_up", "rated", "good")},
        median_delay=None if median is None else dt.timedelta(seconds=round(median)),
        quality=tuple(judged for judged in quality if judged.of),
    )


def _count(connection: Connection, dossier: str, partnership: str | None) -> int:
    here = apart.of(message, dossier, partnership)
    return int(
        connection.execute(sa.select(sa.func.count()).select_from(message).where(here)).scalar()
        or 0
    )

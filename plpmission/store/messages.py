"""Messages of partnerships, counted where they lie: fifty thousand in one question."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from plpmission.errors import StoreError
from plpmission.model.base import clean
from plpmission.store import apart
from plpmission.store.bulk import undisturbed
from plpmission.store.engine import Database
from plpmission.store.reading import AnyRow, known
from plpmission.store.records import Actor
from plpmission.store.tables import message

Kind = Literal["hot", "cold"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Criterion = Literal["relevant", "timely", "complete", "clear"]
CRITERIA: tuple[Criterion, ...] = get_args(Criterion)
"""By what a message's quality is marked: it served these members, came in time to act on, said
what one needs to know, and was understood."""
TEXT_LIMIT = 2_000
BELGIUM = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A message from the police to a partnership.

    ``sent`` is when the police sent it, ``relayed`` when those it was for had it (with two levels:
    when the coordinator had passed it on), ``followed_up`` when what came of it was told.
    ``delay`` is the time until they had it: from the fact known where that is noted, else from
    sending. ``levels`` is 1 or 2, None where it is not known; ``quality`` holds the criteria that
    were judged. All moments know their time zone.
    """

    kind: Kind
    sent: dt.datetime
    levels: int | None = None
    relayed: dt.datetime | None = None
    delay: dt.timedelta | None = None
    followed_up: dt.datetime | None = None
    quality: Mapping[Criterion, bool] = field(default_factory=dict)
    text: str = ""
    partnership: str = ""


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
            rows = [row for key in sorted(by_key) for row in _rows(dossier, key, by_key[key])]
        if not rows:
            return Added(fresh=0, known=0)
        only = next(iter(by_key)) if len(by_key) == 1 else None
        with self._database.writing() as connection:
            known(connection, dossier)
            before = _count(connection, dossier, only)
            _insert(connection, rows)
            fresh = _count(connection, dossier, only) - before
            said = f"{only}: {fresh}" if only else str(fresh)
            apart.counted(connection, actor, "messages-add", dossier, said)
        return Added(fresh=fresh, known=len(rows) - fresh)

    def list(
        self, dossier: str, partnership: str | None = None, limit: int | None = 200
    ) -> tuple[Message, ...]:
        """The last messages, the latest first."""
        wanted = sa.select(message).where(apart.of(message, dossier, partnership))
        wanted = wanted.order_by(message.c.sent.desc(), message.c.digest).limit(limit)
        with self._database.reading() as connection:
            known(connection, dossier)
            return tuple(_message(row) for row in connection.execute(wanted))

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


_NEWER = ("levels", "relayed", "delay", "followed_up", *CRITERIA)
"""What may be known of a message only later; what was known stays where the later one is silent."""
_COLUMNS = tuple(column.name for column in message.c)


def _insert(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    # Row by row through SQLAlchemy, fifty thousand messages would take three times as long.
    if connection.dialect.name == "sqlite":
        said = str(_later(sqlite.insert(message)).compile(dialect=connection.dialect))
        connection.exec_driver_sql(said, list(rows))
        return
    written = json.dumps([dict(zip(_COLUMNS, row, strict=True)) for row in rows])
    connection.execute(_from_json(), {"rows": written})


def _from_json() -> postgresql.Insert:
    """All rows in one parameter: a server is asked once, not once a message."""
    given = sa.cast(sa.bindparam("rows", type_=sa.Text), sa.Text).cast(postgresql.JSON)
    columns = [sa.column(column.name, column.type) for column in message.c]
    table = sa.func.json_to_recordset(given).table_valued(*columns, name="given")
    rows = sa.select(*table.render_derived(with_types=True).c)
    return _later(postgresql.insert(message).from_select(list(_COLUMNS), rows))


Statement = TypeVar("Statement", sqlite.Insert, postgresql.Insert)


def _later(inserted: Statement) -> Statement:
    later = {name: sa.func.coalesce(inserted.excluded[name], message.c[name]) for name in _NEWER}
    key = ["dossier", "partnership", "digest"]
    return inserted.on_conflict_do_update(index_elements=key, set_=later)


def _rows(dossier: str, key: str, messages: Iterable[Message]) -> list[tuple[Any, ...]]:
    """The rows, each message once: of two that are the same, the second completes the first."""
    found: dict[str, tuple[Any, ...]] = {}
    for one in messages:
        digest, *rest = _row(one)
        row = (dossier, key, digest, *rest)
        there = found.get(digest)
        found[digest] = row if there is None else _completed(there, row)
    return [found[digest] for digest in sorted(found)]  # in the key's order: half the time


def _completed(there: tuple[Any, ...], row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        new if name in _NEWER and new is not None else old
        for name, old, new in zip(_COLUMNS, there, row, strict=True)
    )


def _row(one: Message) -> tuple[Any, ...]:
    """A message as the table holds it, from ``digest`` on."""
    if one.kind not in KINDS or one.levels not in {None, 1, 2}:
        raise StoreError("A message is hot or cold, and goes by one level or two.")
    text = str(clean(one.text)).strip()[:TEXT_LIMIT]
    sent = _stored(one.sent)
    return (
        hashlib.blake2b(f"{sent}\0{one.kind}\0{text}".encode(), digest_size=8).hexdigest(),
        _day(one.sent),
        sent,
        one.kind,
        one.levels,
        None if one.relayed is None else _stored(one.relayed),
        _delay(one),
        None if one.followed_up is None else _stored(one.followed_up),
        *map(one.quality.get, CRITERIA),
        text,
    )


def _day(moment: dt.datetime) -> str:
    local = moment if moment.tzinfo is BELGIUM else moment.astimezone(BELGIUM)
    return local.date().isoformat()


def _stored(moment: dt.datetime) -> str:
    if moment.tzinfo is None:
        raise StoreError("A message’s moment needs its time zone.")
    return moment.astimezone(dt.UTC).isoformat("T", "microseconds")


def _delay(one: Message) -> int | None:
    if one.relayed is not None and one.relayed < one.sent:
        raise StoreError("A message cannot be relayed before it was sent.")
    waited = one.delay
    if waited is None and one.relayed is not None:
        waited = one.relayed - one.sent
    return None if waited is None else round(waited.total_seconds())


def _message(row: AnyRow) -> Message:
    said = row._mapping
    return Message(
        partnership=row.partnership,
        kind=row.kind,
        sent=row.sent,
        levels=row.levels,
        relayed=row.relayed,
        delay=None if row.delay is None else dt.timedelta(seconds=row.delay),
        followed_up=row.followed_up,
        quality={name: said[name] for name in CRITERIA if said[name] is not None},
        text=row.text,
    )

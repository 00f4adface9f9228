"""A message to a partnership, and the row that the table holds of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from plpmission.errors import StoreError
from plpmission.model.base import clean
from plpmission.store.reading import AnyRow
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


_NEWER = ("levels", "relayed", "delay", "followed_up", *CRITERIA)
"""What may be known of a message only later; what was known stays where the later one is silent."""
_COLUMNS = tuple(column.name for column in message.c)


def insert(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
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


def rows(dossier: str, key: str, messages: Iterable[Message]) -> list[tuple[Any, ...]]:
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
    """A moment as ISO 8601 in UTC, to the microsecond; so texts sort as the moments do."""
    if moment.tzinfo is BELGIUM:  # nearly all: Belgium's offsets are whole hours, known by heart
        hour = _utc_hour(moment.date(), moment.hour, moment.fold)
        of_second = f".{moment.microsecond:06d}" if moment.microsecond else ".000000"
        return f"{hour}{_TWO[moment.minute]}{_TWO[moment.second]}{of_second}+00:00"
    if moment.tzinfo is None:
        raise StoreError("A message’s moment needs its time zone.")
    return moment.astimezone(dt.UTC).isoformat("T", "microseconds")


_TWO = [f":{number:02d}" for number in range(60)]


@lru_cache(maxsize=50_000)
def _utc_hour(day: dt.date, hour: int, fold: int) -> str:
    """The date and hour in UTC of an hour in Belgium."""
    begun = dt.datetime(day.year, day.month, day.day, hour, tzinfo=BELGIUM, fold=fold)
    return begun.astimezone(dt.UTC).isoformat("T", "hours")[:13]


def _delay(one: Message) -> int | None:
    if one.relayed is not None and one.relayed < one.sent:
        raise StoreError("A message cannot be relayed before it was sent.")
    waited = one.delay
    if waited is None and one.relayed is not None:
        waited = one.relayed - one.sent
    return None if waited is None else round(waited.total_seconds())


def message_of(row: AnyRow) -> Message:
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

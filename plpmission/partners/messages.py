"""A file of messages, as a dispatching or a platform gives it out: read, judged, then counted.

The messages go to the store, by partnership; figures of them go to an evaluation. Sentences are of
the domain ``papers``, and repeat no message.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from plpmission.errors import KpiError, Problem
from plpmission.model.partnership_evaluation import MessageFigures
from plpmission.partners.columns import Column, Table, doubt, folded, meaning, names, said, table_of
from plpmission.store.bulk import undisturbed
from plpmission.store.message_rows import BELGIUM, CRITERIA, Kind, Message
from plpmission.store.messages import MessageFigures as Counted

MOST = 50
"""Rows of each kind of doubt that are named; of more, how many there are."""
NO_MOMENT = "No column of days or moments was found."
NO_KIND = "No column says whether a message is hot or cold."
UNREADABLE = "The moment cannot be read; the row is left out."
NOT_KIND = "Nothing says whether the message is hot or cold; the row is left out."
BEFORE_LAUNCH = "The message is from before the partnership began; it is left out."
IN_FUTURE = "The message is from the future; it is left out."
RELAYED_BEFORE = "The message was relayed before it was sent; when it was relayed is left out."
FOLLOWED_BEFORE = "What came of the message is dated before it; that moment is left out."
OUT_OF_ORDER = (
    "The rows are not in the order of their moments ({count} are earlier than the one above); "
    "they are put in order."
)
TWO_ZONES = (
    "Moments of two time zones stand in the file ({zones}). Each is read in its own, and counted "
    "on the day that it was in Belgium."
)
WITHOUT_ZONE = (
    "{count} moments name no time zone; they are read as Belgian time, the others in their own."
)
NOT_ANYBODYS = "No partnership of the register is called as the row says; the row is left out."

_DAY_FIRST = re.compile(
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"
    r"(?:[ T,]+(?:a |om |um |at )?(\d{1,2})[:hu.](\d{2})?(?:[:.](\d{2}))?)?$"
)
_LONG_AGO = dt.datetime(1, 1, 2, tzinfo=dt.UTC)
_BELGIAN = {dt.timedelta(hours=1), dt.timedelta(hours=2)}
"""Offsets from UTC of moments that were Belgium's, in winter and in summer."""
_TIME = re.compile(r"(\d{1,2})[:hu.](\d{2})?(?:[:.](\d{2}))?$")


@dataclass(frozen=True, kw_only=True)
class MessageFile:
    """What is read of a file before any message is kept."""

    name: str
    problem: Problem | None
    """Why nothing can be read; None where all is well."""
    columns: tuple[Column, ...] = ()
    messages: Mapping[str, tuple[Message, ...]]
    """By partnership's id, in order; under an empty id where no column names partnerships."""
    doubts: tuple[Problem, ...] = ()
    """The first ones of each kind, each with its row (``where``); without one, of the whole."""
    left_out: int = 0

    @property
    def count(self) -> int:
        return sum(map(len, self.messages.values()))


def read_messages(
    raw: bytes,
    *,
    name: str,
    now: dt.datetime,
    since: Mapping[str, dt.date | None] | None = None,
    called: Mapping[str, str] | None = None,
) -> MessageFile:
    """What a file says of messages.

    Args:
        raw: The file's bytes.
        name: Its name, which tells the kind.
        now: This moment: what is later is left out.
        since: By partnership's id, the day on which it began; under an empty id for a file that
            names none.
        called: By partnership's name, its id, where the file may hold those of several.
    """
    with undisturbed():
        return _read(raw, name, now, since or {}, called or {})


def _read(
    raw: bytes,
    name: str,
    now: dt.datetime,
    since: Mapping[str, dt.date | None],
    called: Mapping[str, str],
) -> MessageFile:
    try:
        table = table_of(raw, name=name, kind="messages")
    except KpiError as error:
        told = Problem(where="", message=error.message, parameters=tuple(error.parameters.items()))
        return MessageFile(name=name, problem=told, messages={})
    for field, message in (("sent", NO_MOMENT), ("kind", NO_KIND)):
        if field not in table.places:
            none = Problem(where="", message=message)
            return MessageFile(name=name, problem=none, columns=table.columns, messages={})
    return _Reading(table, now, since, called).file()


class _Reading:
    """Row by row; what a cell of few different texts means is looked up once."""

    def __init__(
        self,
        table: Table,
        now: dt.datetime,
        since: Mapping[str, dt.date | None],
        called: Mapping[str, str],
    ) -> None:
        self.table, self.now, self.since = table, now, since
        ids = {folded(partnership): key for partnership, key in called.items()}
        ids |= {folded(key): key for key in called.values()}
        self.at = {field: table.places.get(field, -1) for field in names("messages").values()}
        named = "partnership" in table.places and ids
        self.partnership = cache(lambda cell: ids.get(folded(said(cell))) if named else "")
        self.judged = [(name, self.at[name]) for name in CRITERIA if name in table.places]
        self.doubts: list[Problem] = []
        self.counts: Counter[str] = Counter()
        self.zones: Counter[dt.timedelta] = Counter()
        self.without_zone = self.backwards = 0

    def file(self) -> MessageFile:
        found: dict[str, list[Message]] = {}
        last, read = _LONG_AGO, 0
        for number, row in self.table.rows:
            key, message = self._message(number, [*row, ""])
            if message is not None:
                read += 1
                self.backwards += message.sent < last
                last = message.sent
                found.setdefault(key, []).append(message)
        self._say_of_all()
        by_moment = operator.attrgetter("sent")
        return MessageFile(
            name=self.table.name,
            problem=None,
            columns=self.table.columns,
            messages={key: tuple(sorted(each, key=by_moment)) for key, each in found.items()},
            doubts=tuple(self.doubts),
            left_out=len(self.table.rows) - read,
        )

    def _message(self, number: int, row: list[Any]) -> tuple[str, Message | None]:
        """The row, which ends in an empty cell, as a message; None where it is left out."""
        at = self.at
        key = self.partnership(row[at["partnership"]])
        sent = self._moment(row[at["sent"]], row[at["time"]])
        kind = _kind(row[at["kind"]])
        if key is None:
            return self._out(number, NOT_ANYBODYS)
        if sent is None:
            return self._out(number, UNREADABLE)
        if not kind:
            return self._out(number, NOT_KIND)
        if sent > self.now:
            return self._out(number, IN_FUTURE)
        since = self.since.get(key)
        if since is not None and sent.astimezone(BELGIUM).date() < since:
            return self._out(number, BEFORE_LAUNCH)
        return key, self._read(number, row, sent, "hot" if kind == "hot" else "cold")

    def _out(self, number: int, why: str) -> tuple[str, None]:
        self._doubt(number, why)
        return "", None

    def _read(self, number: int, row: list[Any], sent: dt.datetime, kind: Kind) -> Message:
        at = self.at
        relayed = self._after(number, row[at["relayed"]], sent, RELAYED_BEFORE)
        known = self._moment(row[at["known"]])
        return Message(
            kind=kind,
            sent=sent,
            levels=_levels(row[at["levels"]]),
            relayed=relayed,
            delay=_delay(row[at["delay"]], known, relayed or sent),
            followed_up=self._followed(number, row[at["followed_up"]], sent),
            quality={
                name: answer == "yes"
                for name, place in self.judged
                if (answer := _answer(row[place]))
            },
            text=str(row[at["text"]]),
        )

    def _moment(self, cell: Any, time: Any = "") -> dt.datetime | None:
        if cell == "" or cell is None:
            return None
        found = moment_of(cell, time)
        if found is None:
            return None
        if found.tzinfo is not None:
            self.zones[found.utcoffset() or dt.timedelta()] += 1
            return found
        self.without_zone += 1
        return dt.datetime.combine(found, found.time(), BELGIUM)  # a third of ``replace``

    def _after(
        self, number: int, cell: Any, sent: dt.datetime, otherwise: str
    ) -> dt.datetime | None:
        found = self._moment(cell)
        if found is not None and found < sent:
            self._doubt(number, otherwise)
            return None
        return found

    def _followed(self, number: int, cell: Any, sent: dt.datetime) -> dt.datetime | None:
        """A moment; or, where the cell only says yes, the message's own."""
        if cell == "" or cell is None:
            return None
        answer = _answer(cell)
        if answer:
            return sent if answer == "yes" else None
        return self._after(number, cell, sent, FOLLOWED_BEFORE)

    def _doubt(self, number: int, message: str) -> None:
        self.counts[message] += 1
        if self.counts[message] <= MOST:
            self.doubts.append(doubt(number, message))

    def _say_of_all(self) -> None:
        whole = []
        foreign = self.zones.keys() - _BELGIAN
        belgian = bool(self.without_zone or self.zones.keys() & _BELGIAN)
        if len(foreign) + belgian > 1:
            zones = ", ".join(sorted(map(_written_zone, self.zones)))
            whole.append(doubt(0, TWO_ZONES, zones=zones))
        if self.without_zone and self.zones:
            whole.append(doubt(0, WITHOUT_ZONE, count=self.without_zone))
        if self.backwards:
            whole.append(doubt(0, OUT_OF_ORDER, count=self.backwards))
        self.doubts[:0] = whole


@lru_cache(maxsize=1024)
def _kind(cell: Any) -> str:
    return meaning(said(cell), "cold", "hot")


@lru_cache(maxsize=1024)
def _answer(cell: Any) -> str:
    return meaning(said(cell), "yes", "no")


@lru_cache(maxsize=64)
def _levels(cell: Any) -> int | None:
    first = said(cell)[:1]
    return int(first) if first in {"1", "2"} else None


def _written_zone(offset: dt.timedelta) -> str:
    return dt.datetime.now(dt.timezone(offset)).isoformat()[-6:]


def moment_of(cell: Any, time: Any = "") -> dt.datetime | None:
    """The moment that a cell (and another, of the time of day) says; None where it says none."""
    found: dt.datetime | None = None
    if isinstance(cell, str):
        try:
            found = dt.datetime.fromisoformat(cell)
        except ValueError:
            found = _written(cell.strip())
    elif isinstance(cell, dt.datetime):
        found = cell
    elif isinstance(cell, dt.date):
        found = dt.datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - as it is written
    if found is None or time == "" or time is None:
        return found
    return _at(found, time)


def _written(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        pass
    found = _DAY_FIRST.match(text)
    if not found:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return dt.datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - as written
    except ValueError:
        return None


def _at(day: dt.datetime, time: Any) -> dt.datetime | None:
    if isinstance(time, dt.datetime | dt.time):
        return day.replace(hour=time.hour, minute=time.minute, second=time.second)
    found = _TIME.match(str(time).strip())
    if not found:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return day.replace(hour=hour, minute=minute, second=second)
    except ValueError:
        return None


def _delay(cell: Any, known: dt.datetime | None, had: dt.datetime) -> dt.timedelta | None:
    """Minutes where the file gives them; else from the fact known, where it says when."""
    text = "" if cell == "" else said(cell).replace(",", ".")
    if text and re.fullmatch(r"\d{1,6}(\.\d+)?", text):
        return dt.timedelta(minutes=float(text))
    return had - known if known is not None and known <= had else None


def figures_of(counted: Counted) -> MessageFigures:
    """An evaluation's figures of messages that the store has counted."""
    median = counted.median_delay
    return MessageFigures(
        hot=counted.hot,
        cold=counted.cold,
        one_level=counted.one_level,
        two_levels=counted.two_levels,
        median_delay=None if median is None else round(median.total_seconds() / 60, 1),
        followed_up=counted.followed_up,
        rated=counted.rated or None,
        good=counted.good if counted.rated else None,
    )

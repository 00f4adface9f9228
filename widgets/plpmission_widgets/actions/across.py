"""What one asks of many dossiers: their table, what resembles, two letters, a file of it.

All is worked out beside the page, in a process that keeps what it read: only what is new or
changed is sent to it, some dossiers at a time, so that charts of others come in between.
"""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from plpmission.errors import MissionError, StoreError, UnknownItem
from plpmission.i18n import Lang, say, translator
from plpmission_widgets.actions.answer import Action, Answer, Call, download, toast
from plpmission_widgets.actions.figures import asked_of
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.trends.client import JOB
from plpmission_widgets.views.many import ASKED, VIEW, mandates, unread

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "reports"
AT_ONCE = 45
"""Dossiers that are sent together."""
AHEAD = 400
"""Dossiers that are read at most before anybody asks for their table."""
ROUNDS = 3
"""Times that dossiers are sent where the process has ended or forgotten them meanwhile."""
_MIMES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
Json = dict[str, Any]
Place = tuple[str, str]
"""A dossier's id, and the hash of its content."""


def table(call: Call) -> AsyncIterator[Answer]:
    """The table; and what resembles a dossier's objectives, or two letters, or neither."""
    asked = {name: call[name] or "" for name in ASKED}
    known = {one.id for one in mandates(call.desk)}
    for key in filter(None, asked.values()):
        if key not in known:
            raise UnknownItem(
                "Nothing has the id “{item}”: it may have been removed.", item=key[:80]
            )
    call.desk.asked[VIEW] = asked
    return _table(call.desk, asked)


async def _table(desk: Desk, asked: Json) -> AsyncIterator[Answer]:
    yield Answer()
    try:
        places = list(_places(desk))
        async for done, made in _made("many", desk, places, **asked):
            if made is None:
                t = translator(DOMAIN, desk.lang)
                said = t("{count} of {all} dossiers are read…", count=done, all=len(places))
                yield Answer(ack={"many": {"waiting": said}})
                continue
            note = unread(desk, {row["key"] for row in made["rows"]})
            yield Answer(ack={"many": {**made, "note": note}})
    except MissionError as error:
        yield Answer(ack={"many": {"error": say(error, desk.lang)}})


async def ahead(call: Call) -> AsyncIterator[Answer]:
    """Have the dossiers read while nobody waits for their table yet; nothing is shown of it."""
    with suppress(MissionError):
        async for _ in _made("known", call.desk, list(_places(call.desk))[:AHEAD]):
            pass
    yield Answer()


def take(call: Call) -> AsyncIterator[Answer]:
    """The dossiers that are shown, as an Excel workbook or as CSV."""
    if call["as"] not in _MIMES:
        raise Refusal("This request cannot be understood.")
    wanted = {key for key in call["keys"] if isinstance(key, str)}
    return _file(call.desk, call["as"], wanted)


async def _file(desk: Desk, kind: str, wanted: set[str]) -> AsyncIterator[Answer]:
    yield Answer()
    places = [place for place in _places(desk) if place[0] in wanted]
    try:
        async for _, made in _made("many_file", desk, places, **{"as": kind}):
            if made is not None:
                content = base64.b64decode(made["content"])
                yield Answer(then=(download(f"plpmission.{kind}", _MIMES[kind], content),))
    except MissionError as error:
        yield Answer(then=(toast(say(error, desk.lang)),))


def _places(desk: Desk) -> Iterator[Place]:
    return ((one.id, one.sha256) for one in mandates(desk))


async def _made(
    task: str, desk: Desk, places: Sequence[Place], **asked: str
) -> AsyncIterator[tuple[int, Json | None]]:
    """How many dossiers were read so far, then what the task made of them all."""
    lang, held = desk.lang, dict(places)
    for _ in range(ROUNDS):
        made = await asked_of(task, dossiers=list(held.items()), lang=lang, **asked)
        if "missing" not in made:
            yield len(held), made
            return
        missing = made["missing"]
        for at in range(0, len(missing), AT_ONCE):
            yield len(held) - len(missing) + at, None
            keys = missing[at : at + AT_ONCE]
            sent = await _sent(desk, keys, lang)
            lost = set(keys) - sent.keys()
            held = {key: sent.get(key, sha) for key, sha in held.items() if key not in lost}
    raise JOB.stopped()


async def _sent(desk: Desk, keys: Sequence[str], lang: Lang) -> dict[str, str]:
    """Send dossiers as they stand now; the hash of each, without those that are damaged."""
    read: dict[str, tuple[str, bytes]] = {}
    for key in keys:
        with suppress(StoreError):
            read[key] = desk.store.written(key)
    places = {key: sha256 for key, (sha256, _) in read.items()}
    contents = [content for _, content in read.values()]
    await asked_of("shelve", *contents, dossiers=list(places.items()), lang=lang)
    return places


ACTIONS = {
    "many": Action(run=table, may=dict.fromkeys(ASKED, str), in_letter=False),
    "many_ahead": Action(run=ahead, in_letter=False),
    "many_take": Action(run=take, wants={"as": str, "keys": list}, in_letter=False),
}
"""What the screen of many dossiers may ask for."""

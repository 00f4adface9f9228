"""A file looked at: is it intact, by whom signed, which version, what differs from the store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from weakref import WeakKeyDictionary

from plpmission.errors import MissionError
from plpmission.i18n import say
from plpmission_widgets.actions.answer import Answer, Call
from plpmission_widgets.actions.uploading import Incoming, received
from plpmission_widgets.desk import Desk
from plpmission_widgets.views.verify import READ

MEGABYTES = 64
_COMING: WeakKeyDictionary[Desk, Incoming] = WeakKeyDictionary()
"""The file that each page is sending; gone once it is read."""


def part(call: Call) -> Answer | AsyncIterator[Answer]:
    """Take in a part of the file; with the last one, read it."""
    coming = received(_COMING.pop(call.desk, None), call, megabytes=MEGABYTES)
    if coming.whole:
        return _read(call.desk, coming.name, coming.content)
    _COMING[call.desk] = coming
    return Answer()


async def _read(desk: Desk, name: str, content: bytes) -> AsyncIterator[Answer]:
    READ[desk] = {"name": name, "busy": True}
    yield Answer(refresh="section")
    READ[desk] = await asyncio.to_thread(_verdict, desk, name, content)
    yield Answer(refresh="section")


def _verdict(desk: Desk, name: str, content: bytes) -> dict[str, object]:
    from plpmission.export.signing_verdict import verdict_of
    from plpmission.export.signing_words import sentences

    try:
        found = verdict_of(name, content, desk.store)
    except MissionError as error:
        return {"name": name, "good": False, "sentences": [say(error, desk.lang)], "sha256": ""}
    return {
        "name": name,
        "good": found.good,
        "sentences": list(sentences(found, desk.lang)),
        "sha256": " ".join(found.sha256[at : at + 8] for at in range(0, 64, 8)),
    }

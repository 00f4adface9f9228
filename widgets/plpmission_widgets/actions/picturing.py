"""The pictures of a document that was brought in: read again from its file when they are shown."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from typing import Any

from plpmission.errors import MissionError
from plpmission_widgets.actions.answer import Answer, Call, Push

Json = dict[str, Any]


def pictures(call: Call) -> AsyncIterator[Answer]:
    """Send what a document's pictures show, each by itself."""
    stored = call.desk.store.intakes.open(call["id"])
    return _sent(stored.id, stored.name, stored.file or b"")


async def _sent(id_: str, name: str, content: bytes) -> AsyncIterator[Answer]:
    from plpmission.importers.client import Reader

    yield Answer()
    reader = Reader()
    try:
        found = await asyncio.to_thread(reader.pictures, name, content) if content else []
    except MissionError:  # it was read once; without its pictures their names stand there
        return
    finally:
        reader.stop()
    for one in found:
        yield Answer(then=(_push(id_, one),))


def _push(document: str, picture: Json) -> Push:
    named = {"document": document, "id": picture["id"], "media": picture["media"]}
    return Push(message={"picture": named}, content=base64.b64decode(picture["content"]))

"""A file looked at: is it intact, by whom signed, which version, what differs from the store."""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import AsyncIterator
from weakref import WeakKeyDictionary

from plpmission.errors import MissionError
from plpmission.i18n import say
from plpmission_widgets.actions.answer import Answer, Call
from plpmission_widgets.desk import Desk
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views.verify import READ

DOMAIN = "life"
LIMIT = 64 * 1024 * 1024
_PARTS: WeakKeyDictionary[Desk, list[bytes]] = WeakKeyDictionary()
"""The file that each page is sending; gone once it is read."""


class VerifyRefusal(Refusal):
    """A file that does not come as it should."""

    domain = DOMAIN


def part(call: Call) -> Answer | AsyncIterator[Answer]:
    """Take in a part of the file; with the last one, read it."""
    at, of = call["at"], call["of"]
    if at == 0:
        _PARTS[call.desk] = []
    parts = _PARTS.get(call.desk)
    if parts is None or at != len(parts) or not 0 < of <= 100 or at >= of:
        raise VerifyRefusal("The file did not arrive whole: choose it again.")
    parts.append(_bytes(call["data"]))
    if sum(map(len, parts)) > LIMIT:
        del _PARTS[call.desk]
        raise VerifyRefusal("The file is larger than a dossier can be (64 MB).")
    return _read(call.desk, call["name"][:200]) if at + 1 == of else Answer()


def _bytes(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise VerifyRefusal("The file did not arrive whole: choose it again.") from None


async def _read(desk: Desk, name: str) -> AsyncIterator[Answer]:
    content = b"".join(_PARTS.pop(desk))
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

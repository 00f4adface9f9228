"""A file that a browser sends: in parts, as one message of many megabytes is more than it takes."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field

from plpmission_widgets.actions.answer import Call
from plpmission_widgets.refusals import Refusal

DOMAIN = "intake"
WANTS = {"name": str, "at": int, "of": int, "data": str}
"""What a message with a part holds: the file's name, which part it is, of how many, its bytes."""
MEGA = 1024 * 1024
_MOST_PARTS = 100
_LONGEST_NAME = 200


class UploadRefusal(Refusal):
    """A file that does not come as it should."""

    domain = DOMAIN


@dataclass
class Incoming:
    """A file on its way: what is there of it."""

    name: str
    of: int
    parts: list[bytes] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether all its parts are there."""
        return len(self.parts) == self.of

    @property
    def content(self) -> bytes:
        """The bytes that are there."""
        return b"".join(self.parts)


def not_whole() -> UploadRefusal:
    """What is said where a part is missing, or is of another file."""
    return UploadRefusal("The file did not arrive whole: choose it again.")


def received(held: Incoming | None, call: Call, *, megabytes: int) -> Incoming:
    """The file that a page is sending, with the part that a message holds; its first begins it.

    Raises:
        UploadRefusal: the part does not go on where the last one ended, or is too much.
    """
    at, of, name = call["at"], call["of"], call["name"][:_LONGEST_NAME]
    coming = Incoming(name=name, of=of) if at == 0 else held
    if not _goes_on(coming, name, at, of):
        raise not_whole()
    assert coming is not None  # noqa: S101 - it goes on
    coming.parts.append(_bytes(call["data"]))
    if sum(map(len, coming.parts)) > megabytes * MEGA:
        coming.parts.clear()
        raise UploadRefusal("The file is larger than it may be here ({size} MB).", size=megabytes)
    return coming


def _goes_on(coming: Incoming | None, name: str, at: int, of: int) -> bool:
    if coming is None or not at < of <= _MOST_PARTS:
        return False
    return (name, at, of) == (coming.name, len(coming.parts), coming.of)


def _bytes(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise not_whole() from None

"""What a warm process and those who ask it say to each other: JSON and bytes, never pickles.

A request is a frame of JSON that says how many frames of content follow. Answers are frames of
JSON: any number of ``progress``, then ``done`` with a frame of what was made, or ``error``.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import Any

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes that a frame may have."""

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where a worker listens, and the key that it asks for."""

    place: str
    key: bytes

    @classmethod
    def fresh(cls) -> Address:
        """An address that nobody has: a socket in a folder of the user's own, or a named pipe."""
        if os.name == "nt":
            return cls(place=rf"\\.\pipe\plpmission-{token_hex(8)}", key=token_bytes(32))
        folder = Path(tempfile.mkdtemp(prefix="plpmission-"))
        return cls(place=str(folder / "worker"), key=token_bytes(32))

    @classmethod
    def parse(cls, text: str) -> Address | None:
        """The address of a text that ``str`` made; None where it is none."""
        key, _, place = text.partition("@")
        try:
            return cls(place=place, key=bytes.fromhex(key)) if place and key else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.key.hex()}@{self.place}"

    def forget(self) -> None:
        """Remove what a worker that has ended leaves behind."""
        if os.name != "nt":
            Path(self.place).unlink(missing_ok=True)
            with suppress(OSError):
                Path(self.place).parent.rmdir()

    def connect(self) -> Connection:
        """A connection to the worker there."""
        return Client(self.place, authkey=self.key)


def send(connection: Connection, message: Json, *contents: bytes) -> None:
    """Send a message, and the bytes that belong to it."""
    connection.send_bytes(json.dumps({**message, "frames": len(contents)}).encode())
    for content in contents:
        connection.send_bytes(content)


def receive(connection: Connection) -> tuple[Json, list[bytes]]:
    """The next message, and the bytes that belong to it."""
    message: Json = json.loads(connection.recv_bytes(SIZE_LIMIT))
    return message, [connection.recv_bytes(SIZE_LIMIT * 4) for _ in range(message["frames"])]

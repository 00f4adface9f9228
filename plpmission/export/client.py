"""Asks a warm worker for documents; starts one where none runs, and another where one has died."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from plpmission.errors import ExportError
from plpmission.export.wire import (
    SIZE_LIMIT,
    VARIABLE,
    Address,
    Compared,
    receive,
    send,
)

TIMEOUT = 120.0
"""Seconds after which an export is given up."""

_GONE = (OSError, EOFError, AuthenticationError)


class ExportClient:
    """A way to the worker of ``PLPMISSION_WORKER``, or to one of its own.

    Made once and kept; ``close`` (or leaving a ``with``) ends the worker that it started.
    """

    def __init__(self) -> None:
        self._address = Address.parse(os.environ.get(VARIABLE, ""))
        self._own: _Worker | None = None

    def start(self) -> None:
        """Start a worker of one's own, unless one is known: the first export need not wait."""
        self._known()

    def request(  # noqa: PLR0913 - the choices that a reader makes before an export
        self,
        dossier_json: bytes | str,
        document: str,
        fmt: str,
        *,
        draft: bool = False,
        lang: str | None = None,
        earlier: Compared | None = None,
        style: Mapping[str, Any] | None = None,
        comments: Sequence[Mapping[str, Any]] = (),
        on_progress: Any = None,
        timeout: float = TIMEOUT,
    ) -> bytes:
        """A document of a dossier; ``on_progress`` is told ``(part, sentence)`` on the way.

        ``style`` is a house style as ``style.to_json`` gives it, ``comments`` what a draft shows of
        them, each with the fields of ``Remark``.

        Raises:
            ExportError: it cannot be made, takes too long, or the dossier is too large.
        """
        content = dossier_json.encode() if isinstance(dossier_json, str) else dossier_json
        if len(content) > SIZE_LIMIT:
            raise ExportError("The dossier is too large to be exported (more than 64 MB).")
        asked: dict[str, Any] = {"document": document, "format": fmt, "draft": draft, "lang": lang}
        asked |= {"style": dict(style or {}), "comments": [dict(said) for said in comments]}
        contents = [content]
        if earlier:
            asked["earlier"] = earlier.words
            contents.append(earlier.dossier)
        try:
            return self._ask(asked, contents, on_progress, timeout)
        except _GONE:
            self.close()
        try:
            return self._ask(asked, contents, on_progress, timeout)
        except _GONE:
            raise ExportError(
                "The program that makes documents has stopped. Try again; the dossier is safe."
            ) from None

    def close(self) -> None:
        """End the worker that was started here, if one was; forget one that others started."""
        worker, self._own, self._address = self._own, None, None
        if worker:
            worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _known(self) -> Address:
        if self._address is None:
            self._own = _Worker()
            self._address = self._own.address
        return self._address

    def _ask(
        self, asked: dict[str, Any], contents: list[bytes], on_progress: Any, timeout: float
    ) -> bytes:
        until = time.monotonic() + timeout
        with self._known().connect() as connection:
            send(connection, asked)
            for content in contents:
                connection.send_bytes(content)
            while True:
                self._wait(connection, until)
                answer = receive(connection)
                if "error" in answer:
                    raise _relayed(answer["error"])
                if "done" in answer:
                    return connection.recv_bytes(SIZE_LIMIT * 4)
                if on_progress:
                    on_progress(answer["progress"], answer["text"])

    def _wait(self, connection: Connection, until: float) -> None:
        if not connection.poll(max(0.0, until - time.monotonic())):
            self.close()
            raise ExportError("The export took too long and was stopped. Nothing was lost.")


class _Worker:
    """A worker's process, which ends when we do."""

    def __init__(self) -> None:
        self.address = Address.fresh()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "plpmission.export.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, VARIABLE: str(self.address)},
        )
        output = self._process.stdout
        if output is None or output.readline().strip() != b"ready":
            self.end()
            raise ExportError("The program that makes documents does not start: install it again.")

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()
        self.address.forget()


def _relayed(error: dict[str, Any]) -> ExportError:
    relayed = ExportError(error["message"], where=error["where"], **error["parameters"])
    relayed.domain = error["domain"]
    return relayed


@contextmanager
def shared_worker() -> Iterator[Address]:
    """A worker for all processes that are started inside: they find it in their environment."""
    worker = _Worker()
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(worker.address)
    try:
        yield worker.address
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before
        worker.end()

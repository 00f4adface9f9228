"""The asking side: starts a process where none runs, and another where one has died."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from plpmission.errors import MissionError
from plpmission.warm.wire import Address, Json, receive, send

STARTING = 10.0
"""Seconds that a process may take until it listens."""
_GONE = (OSError, EOFError, AuthenticationError)


@dataclass(frozen=True, kw_only=True)
class Job:
    """A kind of warm process, and what is said where it fails."""

    module: str
    """Run as ``python -m module``; it calls ``serving.serve``."""
    variable: str
    """The environment variable in which a running one's address and key stand."""
    absent: Callable[[], MissionError]
    """It does not start."""
    stopped: Callable[[], MissionError]
    """It ended, and so did the one that was started in its place."""
    late: Callable[[], MissionError]
    """It takes too long, and was ended."""
    relayed: Callable[[Json], MissionError]
    """What ``serving`` told of an error, as one to raise here."""


class Process:
    """A warm process of one's own, which ends when we do."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.address = Address.fresh()
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter, a module of ours
            [sys.executable, "-m", job.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, job.variable: str(self.address)},
        )

    def wait(self) -> None:
        """Until it listens.

        Raises:
            MissionError: it does not start.
        """
        output = self.process.stdout
        if output is None or output.readline().strip() != b"ready":
            self.end()
            raise self.job.absent()

    def end(self) -> None:
        """End it, and remove what it leaves behind."""
        self.process.kill()
        self.process.communicate()
        self.address.forget()


class Asker:
    """A way to the process that the environment names, or to one of its own.

    Made once and kept; ``close`` (or leaving a ``with``) ends the process that it started.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.own: Process | None = None
        self._address = Address.parse(os.environ.get(job.variable, ""))

    def start(self) -> None:
        """Start a process of one's own, unless one is known: the first request need not wait."""
        self._known()

    def ask(
        self, message: Json, *contents: bytes, timeout: float, on_progress: Any = None
    ) -> bytes:
        """What the process makes; ``on_progress`` is told ``(part, sentence)`` on the way.

        Raises:
            MissionError: it cannot be done, takes too long, or the process stops again.
        """
        for last in (False, True):
            try:
                return self._ask(message, contents, timeout, on_progress)
            except _GONE:
                if last:
                    break
                self.close()
        raise self.job.stopped()

    def _ask(
        self, message: Json, contents: tuple[bytes, ...], timeout: float, on_progress: Any
    ) -> bytes:
        until = time.monotonic() + timeout
        with _connected(self._known()) as connection:
            send(connection, message, *contents)
            while True:
                self._wait(connection, until)
                answer, made = receive(connection)
                if "error" in answer:
                    raise self.job.relayed(answer["error"])
                if "done" in answer:
                    return made[0]
                if on_progress:
                    on_progress(answer["progress"], answer["text"])

    def _wait(self, connection: Connection, until: float) -> None:
        if not connection.poll(max(0.0, until - time.monotonic())):
            self.close()
            raise self.job.late()

    def _known(self) -> Address:
        if self._address is None:
            self.own = Process(self.job)
            self.own.wait()
            self._address = self.own.address
        return self._address

    def close(self) -> None:
        """End the process that was started here, if one was; forget one that others started."""
        own, self.own, self._address = self.own, None, None
        if own:
            own.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _connected(address: Address) -> Connection:
    """A connection to a process, which may only just have been started."""
    until = time.monotonic() + STARTING
    while True:
        try:
            return address.connect()
        except FileNotFoundError:  # one that has died leaves its socket behind
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@contextmanager
def shared(job: Job) -> Iterator[None]:
    """A process for all those that are started inside: they find it in their environment.

    One that our own environment names serves them too: several servers on a machine need no more
    than one. It is not waited for: nobody needs it before the first document or chart.
    """
    if Address.parse(os.environ.get(job.variable, "")):
        yield
        return
    process, before = Process(job), os.environ.get(job.variable)
    os.environ[job.variable] = str(process.address)
    try:
        yield
    finally:
        os.environ.pop(job.variable, None)
        if before is not None:
            os.environ[job.variable] = before
        process.end()

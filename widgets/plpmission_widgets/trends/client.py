"""Asks the worker that draws and reads; starts one where none runs, another where one has died."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection
from typing import Any

from plpmission.errors import KpiError, Problem
from plpmission.export.wire import SIZE_LIMIT, Address, receive, send

VARIABLE = "PLPMISSION_TRENDS"
"""The environment variable in which a running worker's address and key stand."""
TIMEOUT = 60.0
"""Seconds after which an answer is no longer waited for."""
STARTING = 10.0
"""Seconds that a worker may take until it listens."""
DOMAIN = "trends"

Json = dict[str, Any]

_GONE = (OSError, EOFError, AuthenticationError)


class TrendsRefusal(KpiError):
    """The worker cannot be started, has stopped, or takes too long."""

    domain = DOMAIN


class TrendsClient:
    """A way to the worker of ``PLPMISSION_TRENDS``, or to one of its own."""

    def __init__(self) -> None:
        self._address = Address.parse(os.environ.get(VARIABLE, ""))
        self._own: Worker | None = None

    def request(self, task: str, content: bytes, **asked: Any) -> Json:
        """What a task answers (see ``tasks``).

        Raises:
            KpiError: it cannot be done; ``problems`` names each place.
        """
        try:
            return self._ask({"task": task, **asked}, content)
        except _GONE:
            self.close()
        try:
            return self._ask({"task": task, **asked}, content)
        except _GONE:
            raise TrendsRefusal(
                "The program that works out figures has stopped. Try again; the dossier is safe."
            ) from None

    def close(self) -> None:
        """End the worker that was started here, if one was; forget one that others started."""
        worker, self._own, self._address = self._own, None, None
        if worker:
            worker.end()

    def _known(self) -> Address:
        if self._address is None:
            self._own = Worker()
            self._own.wait()
            self._address = self._own.address
        return self._address

    def _ask(self, asked: Json, content: bytes) -> Json:
        with _connected(self._known()) as connection:
            send(connection, asked, content)
            if not connection.poll(TIMEOUT):
                self.close()
                raise TrendsRefusal("This took too long and was stopped. Nothing was lost.")
            answer = receive(connection)
            if "error" in answer:
                raise _relayed(answer["error"])
            made: Json = json.loads(connection.recv_bytes(SIZE_LIMIT))
            return made


@cache
def client() -> TrendsClient:
    """This process's way to the worker."""
    return TrendsClient()


def _connected(address: Address) -> Connection:
    """A connection to a worker, which may only just have been started."""
    until = time.monotonic() + STARTING
    while True:
        try:
            return address.connect()
        except FileNotFoundError:  # one that has died leaves its socket behind
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


class Worker:
    """A worker's process, which ends when we do."""

    def __init__(self) -> None:
        self.address = Address.fresh()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "plpmission_widgets.trends.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, VARIABLE: str(self.address)},
        )

    def wait(self) -> None:
        """Until it listens.

        Raises:
            TrendsRefusal: it does not start.
        """
        output = self._process.stdout
        if output is None or output.readline().strip() != b"ready":
            self.end()
            raise TrendsRefusal(
                "The program that works out figures does not start: install it again."
            )

    def end(self) -> None:
        """End it, and remove what it leaves behind."""
        self._process.kill()
        self._process.communicate()
        self.address.forget()


def _relayed(error: Json) -> KpiError:
    problems = [
        Problem(
            where=one["where"],
            message=one["message"],
            parameters=tuple((name, value) for name, value in one["parameters"]),
        )
        for one in error["problems"]
    ]
    relayed = KpiError(error["message"], problems=problems, **error["parameters"])
    relayed.domain = error["domain"]
    return relayed


@contextmanager
def shared_trends() -> Iterator[None]:
    """A worker for all processes that are started inside: they find it in their environment.

    It is not waited for: nobody needs it before the first chart.
    """
    worker = Worker()
    os.environ[VARIABLE] = str(worker.address)
    try:
        yield
    finally:
        os.environ.pop(VARIABLE, None)
        worker.end()

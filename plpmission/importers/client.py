"""Asks a process of its own to read a document: what a file does to it ends with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from plpmission.errors import MissionError, Problem, UnreadableDocument, UnreadableDossier
from plpmission.warm.asking import Asker, Job
from plpmission.warm.wire import Address

VARIABLE = "PLPMISSION_READER"
"""The environment variable by which the process is told where to listen."""
TIMEOUT = 120.0
"""Seconds after which a document is given up."""

Json = dict[str, Any]
Tell = Callable[[float, str], None]


def _relayed(error: Json) -> MissionError:
    relayed: MissionError
    if error["problems"]:
        problems = [_problem(one) for one in error["problems"]]
        relayed = UnreadableDossier(error["message"], problems=problems, **error["parameters"])
    else:
        relayed = UnreadableDocument(error["message"], **error["parameters"])
    relayed.domain = error["domain"]
    return relayed


def _problem(one: Json) -> Problem:
    parameters = tuple((name, value) for name, value in one["parameters"])
    return Problem(where=one["where"], message=one["message"], parameters=parameters)


JOB = Job(
    module="plpmission.importers.worker",
    variable=VARIABLE,
    absent=lambda: UnreadableDocument(
        "The program that reads documents does not start: install it again."
    ),
    stopped=lambda: UnreadableDocument(
        "Reading this document stops the program that reads. Nothing was lost."
    ),
    late=lambda: UnreadableDocument("Reading took too long and was stopped. Nothing was lost."),
    relayed=_relayed,
)


class Reader(Asker):
    """A process that reads, for one document; ``stop`` ends it in the midst of its work."""

    def __init__(self) -> None:
        super().__init__(JOB)
        self._stopped = False

    def stop(self) -> None:
        """Give the document up: whoever waits for it is told."""
        self._stopped = True
        self.close()

    def _known(self) -> Address:
        if self._stopped:  # a process that ended by our own hand is not started again
            raise JOB.late()
        return super()._known()

    def look(self, name: str, content: bytes, on_progress: Tell | None = None) -> Json:
        """What a file is, see ``worker.look``.

        Raises:
            UnreadableDocument: it is none that can be read.
            UnreadableDossier: it is one of ours, and what it carries is wrong in places.
        """
        return self._request({"task": "look", "name": name}, content, on_progress=on_progress)

    def pictures(self, name: str, content: bytes) -> list[Json]:
        """What the pictures of a document show, see ``worker.pictures``.

        Raises:
            UnreadableDocument: it is none that can be read.
        """
        found: list[Json] = self._request({"task": "pictures", "name": name}, content)["pictures"]
        return found

    def compare(self, content: bytes, current: bytes) -> Json:
        """What a Word file of ours that comes back would change, see ``worker.compare``.

        Raises:
            UnreadableDocument: it is none of ours.
        """
        return self._request({"task": "compare"}, content, current)

    def _request(self, asked: Json, *contents: bytes, on_progress: Tell | None = None) -> Json:
        made = self.ask(asked, *contents, timeout=TIMEOUT, on_progress=on_progress)
        answer: Json = json.loads(made)
        return answer

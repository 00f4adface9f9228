"""Asks the warm process that draws charts and reads files of figures."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from plpmission.errors import KpiError, Problem
from plpmission.warm.asking import Asker, Job, shared

VARIABLE = "PLPMISSION_TRENDS"
"""The environment variable in which a running worker's address and key stand."""
TIMEOUT = 60.0
"""Seconds after which an answer is no longer waited for."""
DOMAIN = "trends"

Json = dict[str, Any]


class TrendsRefusal(KpiError):
    """The worker cannot be started, has stopped, or takes too long."""

    domain = DOMAIN


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


JOB = Job(
    module="plpmission_widgets.trends.worker",
    variable=VARIABLE,
    absent=lambda: TrendsRefusal(
        "The program that works out figures does not start: install it again."
    ),
    stopped=lambda: TrendsRefusal(
        "The program that works out figures has stopped. Try again; the dossier is safe."
    ),
    late=lambda: TrendsRefusal("This took too long and was stopped. Nothing was lost."),
    relayed=_relayed,
)


class TrendsClient(Asker):
    """A way to the worker of ``PLPMISSION_TRENDS``, or to one of its own."""

    def __init__(self) -> None:
        super().__init__(JOB)

    def request(self, task: str, *contents: bytes, **asked: Any) -> Json:
        """What a task answers (see ``tasks``).

        Raises:
            KpiError: it cannot be done; ``problems`` names each place.
        """
        made: Json = json.loads(self.ask({"task": task, **asked}, *contents, timeout=TIMEOUT))
        return made


@cache
def client() -> TrendsClient:
    """This process's way to the worker."""
    return TrendsClient()


def shared_trends() -> AbstractContextManager[None]:
    """A worker for all processes that are started inside: they find it in their environment."""
    return shared(JOB)

"""Asks a warm process for documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from plpmission.errors import ExportError
from plpmission.export.compared import Compared
from plpmission.warm.asking import Asker, Job, shared
from plpmission.warm.wire import SIZE_LIMIT

VARIABLE = "PLPMISSION_WORKER"
"""The environment variable in which a running worker's address and key stand."""
TIMEOUT = 120.0
"""Seconds after which an export is given up."""


def _relayed(error: Mapping[str, Any]) -> ExportError:
    relayed = ExportError(error["message"], where=error["where"], **error["parameters"])
    relayed.domain = error["domain"]
    return relayed


JOB = Job(
    module="plpmission.export.worker",
    variable=VARIABLE,
    absent=lambda: ExportError(
        "The program that makes documents does not start: install it again."
    ),
    stopped=lambda: ExportError(
        "The program that makes documents has stopped. Try again; the dossier is safe."
    ),
    late=lambda: ExportError("The export took too long and was stopped. Nothing was lost."),
    relayed=_relayed,
)


class ExportClient(Asker):
    """A way to the worker of ``PLPMISSION_WORKER``, or to one of its own."""

    def __init__(self) -> None:
        super().__init__(JOB)

    def request(  # noqa: PLR0913 - the choices that a reader makes before an export
        self,
        dossier_json: bytes | str,
        document: str,
        fmt: str,
        *,
        draft: bool = False,
        lang: str | None = None,
        item: str = "",
        earlier: Compared | None = None,
        style: Mapping[str, Any] | None = None,
        comments: Sequence[Mapping[str, Any]] = (),
        on_progress: Any = None,
        timeout: float = TIMEOUT,
    ) -> bytes:
        """A document of a dossier; ``on_progress`` is told ``(part, sentence)`` on the way.

        ``item`` is the id of what the document is about, such as a partnership's. ``style`` is a
        house style as ``style.to_json`` gives it, ``comments`` what a draft shows of
        them, each with the fields of ``Remark``.

        Raises:
            ExportError: it cannot be made, takes too long, or the dossier is too large.
        """
        content = dossier_json.encode() if isinstance(dossier_json, str) else dossier_json
        if len(content) > SIZE_LIMIT:
            raise ExportError("The dossier is too large to be exported (more than 64 MB).")
        asked: dict[str, Any] = {"document": document, "format": fmt, "draft": draft, "lang": lang}
        asked |= {
            "item": item,
            "style": dict(style or {}),
            "comments": [dict(said) for said in comments],
        }
        contents = [content]
        if earlier:
            asked["earlier"] = earlier.words
            contents.append(earlier.dossier)
        return self.ask(asked, *contents, timeout=timeout, on_progress=on_progress)


def shared_worker() -> AbstractContextManager[None]:
    """A worker for all processes that are started inside: they find it in their environment."""
    return shared(JOB)

"""A process that makes documents and stays warm: ``python -m plpmission.export.worker``.

It imports everything once, listens where ``PLPMISSION_WORKER`` says, and serves one document
after the other. It ends when the process that started it does.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from multiprocessing.connection import Connection, Listener
from threading import Lock, Thread
from typing import Any

from plpmission.errors import ExportError, MissionError
from plpmission.export import FORMATS, export, file_of
from plpmission.export.fonts import forget
from plpmission.export.wire import SIZE_LIMIT, VARIABLE, Address, receive, send
from plpmission.model import loads
from plpmission.render.blocks import Cover, Heading, Rendered

_ONE_AT_A_TIME = Lock()
FAULT = "The document could not be made: the program has a fault. The dossier is safe."


def main() -> None:
    """Serve until the starter goes away: its end of our standard input closes."""
    address = Address.parse(os.environ.get(VARIABLE, ""))
    if address is None:
        sys.exit(f"{VARIABLE} does not say where to listen.")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever started us
    with Listener(address.place, authkey=address.key) as listener:
        Thread(target=_end_with_starter, daemon=True).start()
        Thread(target=_warm_up, daemon=True).start()
        print("ready", flush=True)  # noqa: T201 - the starter waits for this line
        while True:
            _accept(listener)


def _end_with_starter() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)


def _warm_up() -> None:
    """Load what each format needs, by making a page of each."""
    from plpmission.render import render  # noqa: F401

    page = Rendered(
        document="letter",
        lang="en",
        title="Page",
        subject="",
        author="",
        blocks=(Cover(title="Page", subtitle=""), Heading(level=1, text="Page")),
    )
    with _ONE_AT_A_TIME:
        for fmt in FORMATS:
            file_of(page, fmt)


def _accept(listener: Listener) -> None:
    try:
        connection = listener.accept()
    except (OSError, EOFError):  # whoever it was had no key, or went away
        return
    Thread(target=_serve, args=(connection,), daemon=True).start()


def _serve(connection: Connection) -> None:
    """Answer one request; whatever happens in it ends here."""
    with connection:
        try:
            request = receive(connection)
            content = connection.recv_bytes(SIZE_LIMIT)
            before = connection.recv_bytes(SIZE_LIMIT) if "earlier" in request else None
            with _ONE_AT_A_TIME:
                made = _made(connection, request, content, before)
            send(connection, {"done": True}, made)
            with _ONE_AT_A_TIME:
                forget()
        except (OSError, EOFError):  # too large, or nobody waits any more
            return
        except MissionError as error:
            send(connection, {"error": _described(error)})
        except Exception:  # one document must not end the worker
            traceback.print_exc()
            send(connection, {"error": _described(ExportError(FAULT))})


def _made(
    connection: Connection, request: dict[str, Any], content: bytes, before: bytes | None
) -> bytes:
    from plpmission.render import Earlier

    dossier = loads(content)
    lang = request.get("lang") or dossier.lang
    draft = bool(request.get("draft"))
    return export(
        dossier,
        request["document"],
        request["format"],
        lang=lang,
        draft=draft,
        findings=_findings(dossier, lang) if draft else (),
        comments=_comments(request.get("comments")),
        earlier=Earlier(dossier=loads(before), **request["earlier"]) if before else None,
        style=_style(request.get("style")),
        progress=lambda part, text: send(connection, {"progress": part, "text": text}),
    )


def _style(kept: Any) -> Any:
    from plpmission.export.style import from_json

    return from_json(kept) if kept else None


def _comments(said: Any) -> Any:
    import datetime as dt

    from plpmission.render.remarks import Remark

    return tuple(
        Remark(
            section=one["section"],
            text=one["text"],
            who=one["who"],
            on=dt.date.fromisoformat(one["on"]),
            quote=one["quote"],
            assigned=one["assigned"],
            replies=tuple((who, text) for who, text in one["replies"]),
        )
        for one in said or ()
    )


def _findings(dossier: Any, lang: Any) -> Any:
    from plpmission.checks import check

    return check(dossier, lang)


def _described(error: MissionError) -> dict[str, Any]:
    return {
        "message": error.message,
        "parameters": {name: str(value) for name, value in error.parameters.items()},
        "domain": error.domain,
        "where": getattr(error, "where", ""),
    }


if __name__ == "__main__":
    main()

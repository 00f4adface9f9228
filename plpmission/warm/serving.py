"""The serving side: one request after the other, until whoever started the process goes away."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, Listener
from threading import Lock, Thread

from plpmission.errors import MissionError
from plpmission.warm.wire import Address, Json, receive, send

Tell = Callable[[float, str], None]
"""Told how far the work is, from 0 to 1, with an English sentence."""
Answer = Callable[[Json, Sequence[bytes], Tell], bytes]
"""From a request and its contents to what it asks for."""

_ONE_AT_A_TIME = Lock()


def serve(
    variable: str,
    answer: Answer,
    *,
    fault: Callable[[], MissionError],
    warm_up: Callable[[], None],
    afterwards: Callable[[], None] = lambda: None,
) -> None:
    """Listen where the environment variable says.

    Args:
        variable: holds the address and the key.
        answer: does what a request asks; only one at a time.
        fault: what is said where ``answer`` itself is at fault.
        warm_up: loads what answers need, while nobody waits yet.
        afterwards: tidies up once an answer has gone out.
    """
    address = Address.parse(os.environ.get(variable, ""))
    if address is None:
        sys.exit(f"{variable} does not say where to listen.")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever started us
    with Listener(address.place, authkey=address.key) as listener:
        Thread(target=_end_with_starter, daemon=True).start()
        Thread(target=_locked, args=(warm_up,), daemon=True).start()
        print("ready", flush=True)  # noqa: T201 - the starter waits for this line
        while True:
            _accept(listener, lambda connection: _serve(connection, answer, fault, afterwards))


def _end_with_starter() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)


def _locked(work: Callable[[], None]) -> None:
    with _ONE_AT_A_TIME:
        work()


def _accept(listener: Listener, serve_one: Callable[[Connection], None]) -> None:
    try:
        connection = listener.accept()
    except (OSError, EOFError):  # whoever it was had no key, or went away
        return
    Thread(target=serve_one, args=(connection,), daemon=True).start()


def _serve(
    connection: Connection,
    answer: Answer,
    fault: Callable[[], MissionError],
    afterwards: Callable[[], None],
) -> None:
    """Answer one request; whatever happens in it ends here."""

    def tell(part: float, text: str) -> None:
        send(connection, {"progress": part, "text": text})

    with connection:
        try:
            asked, contents = receive(connection)
            with _ONE_AT_A_TIME:
                made = answer(asked, contents, tell)
            send(connection, {"done": True}, made)
            _locked(afterwards)
        except (OSError, EOFError):  # too large, or nobody waits any more
            return
        except MissionError as error:
            send(connection, {"error": described(error)})
        except Exception:  # one request must not end the process
            traceback.print_exc()
            send(connection, {"error": described(fault())})


def described(error: MissionError) -> Json:
    """An error as data: its sentence with what fills it, its place, and each of its problems."""
    return {
        "message": error.message,
        "parameters": {name: str(value) for name, value in error.parameters.items()},
        "domain": error.domain,
        "where": getattr(error, "where", ""),
        "problems": [
            {
                "where": one.where,
                "message": one.message,
                "parameters": [[str(name), str(value)] for name, value in one.parameters],
            }
            for one in getattr(error, "problems", ())
        ],
    }

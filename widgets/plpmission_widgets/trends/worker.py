"""A process with pandas loaded that draws charts and reads files for every page.

Run as ``python -m plpmission_widgets.trends.worker``. It listens where ``PLPMISSION_TRENDS`` says,
and ends when the process that started it does. A page's kernel so stays as small as it was.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection, Listener
from threading import Lock, Thread, get_native_id
from typing import Any

from plpmission.errors import MissionError
from plpmission.export.wire import SIZE_LIMIT, Address, receive, send
from plpmission_widgets.trends.client import VARIABLE, TrendsRefusal

DOMAIN = "trends"

Json = dict[str, Any]

_ONE_AT_A_TIME = Lock()


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
    """Load what a chart needs, by drawing one; pages that open meanwhile go first."""
    with suppress(AttributeError, OSError):  # where a thread has a priority of its own
        os.setpriority(os.PRIO_PROCESS, get_native_id(), 10)
    with _ONE_AT_A_TIME:
        from plpmission.model import Dossier
        from plpmission.model.indicators import Indicator, Measurement
        from plpmission_widgets.trends.drawing import trend, trends

        periods = [f"{year}-Q{quarter}" for year in range(2020, 2024) for quarter in (1, 2, 3, 4)]
        made = tuple(Measurement(period=period, value=at % 5) for at, period in enumerate(periods))
        indicator = Indicator.new(name="–", measurements=made)
        dossier = Dossier(indicators=(indicator,))
        trend(dossier, indicator.id, "en")
        trends(dossier, "en")


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
            asked = receive(connection)
            content = connection.recv_bytes(SIZE_LIMIT)
            send(connection, {"done": True}, _answer(asked, content))
        except (OSError, EOFError):  # too large, or nobody waits any more
            return
        except MissionError as error:
            send(connection, {"error": _described(error)})
        except Exception:  # one request must not end the worker
            traceback.print_exc()
            fault = TrendsRefusal(
                "The figures could not be worked out: the program has a fault. The dossier is safe."
            )
            send(connection, {"error": _described(fault)})


def _answer(asked: Json, content: bytes) -> bytes:
    with _ONE_AT_A_TIME:
        from plpmission_widgets.trends.tasks import TASKS

        return json.dumps(TASKS[asked["task"]](asked, content)).encode()


def _described(error: MissionError) -> Json:
    problems = getattr(error, "problems", ())
    return {
        "message": error.message,
        "parameters": {name: str(value) for name, value in error.parameters.items()},
        "domain": error.domain,
        "problems": [
            {"where": one.where, "message": one.message, "parameters": _texts(one.parameters)}
            for one in problems
        ],
    }


def _texts(parameters: Any) -> list[list[str]]:
    return [[str(name), str(value)] for name, value in parameters]


if __name__ == "__main__":
    main()

"""Start the apps as a user does, on a store of one's own, and stop them again."""

from __future__ import annotations

import atexit
import functools
import http.server
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plpmission.export.client import JOB as DOCUMENTS
from plpmission.warm.asking import Process
from plpmission_widgets.trends.client import JOB as CHARTS

ROOT = Path(__file__).parent.parent
ADDRESS = re.compile(r"https?://(?:127\.0\.0\.1|localhost):\d+\S*")


ALONE = {DOCUMENTS.variable: "", CHARTS.variable: ""}
"""The environment of a server that shares no process with another, as a user starts it."""


@dataclass(frozen=True)
class Served:
    """A running server: ``url`` opens it, token and all; ``process`` is the command."""

    url: str
    process: subprocess.Popen[str]

    @property
    def base(self) -> str:
        """Scheme, host and port."""
        return "/".join(self.url.split("/")[:3])

    def to(self, **query: str) -> str:
        """The address of a dossier or a section."""
        mark = "&" if "?" in self.url else "?"
        return self.url + mark + "&".join(f"{key}={value}" for key, value in query.items())


@contextmanager
def started(
    command: list[str], log: Path, cwd: Path | None = None, **environment: str
) -> Iterator[Served]:
    """Run a command that prints its address; stop it, and all that it started, at the end."""
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            cwd=cwd,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
        )
    try:
        yield Served(_address(process, log), process)
    finally:
        stop(process)


def serving(store: str, log: Path, *arguments: str, port: int = 0, **environment: str):
    """``plpmission serve`` on that store, without opening a browser.

    Its documents and charts come from processes that all servers of these tests share, except
    where ``environment`` says otherwise (see ``ALONE``).
    """
    program = Path(sys.executable).with_name("plpmission")
    rest = ["--port", str(port), "--no-browser", "--store", store]
    return started([str(program), "serve", *arguments, *rest], log, **{**_warm(), **environment})


@cache
def _warm() -> dict[str, str]:
    processes = [Process(job) for job in (DOCUMENTS, CHARTS)]
    for process in processes:
        atexit.register(process.end)
    return {process.job.variable: str(process.address) for process in processes}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def checkout() -> Iterator[str]:
    """The checkout's files over HTTP, as a browser needs them for modules; their address."""
    handler = functools.partial(_Quiet, directory=str(ROOT))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _address(process: subprocess.Popen[str], log: Path, seconds: float = 120) -> str:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := ADDRESS.search(log.read_text(encoding="utf-8", errors="replace")):
            return found.group().rstrip(".,")
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"The server did not start:\n{log.read_text(encoding='utf-8')}")


def stop(process: subprocess.Popen[str]) -> None:
    """Stop a server as Ctrl+C does, and then all that it started; once more does nothing."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(15)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(5)

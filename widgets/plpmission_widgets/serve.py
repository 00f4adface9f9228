"""The command ``serve``: the apps in a browser, on this computer alone, behind a token.

Voila runs standalone with settings of ours only: whatever lies in the folder where the command is
given, or in the user's Jupyter folders, changes nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import secrets
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import typer

from plpmission.cli.command import language
from plpmission.errors import MissionError, ServeError
from plpmission.i18n import say, translator
from plpmission.model import read_dossier
from plpmission.store import Actor, Store, default_url, open_store
from plpmission_widgets.summaries import summary

PORT = 8866
ADDRESS = "127.0.0.1"
ADDRESS = "127.0.0.1"
_PACKAGE = Path(__file__).parent


class CannotServe(ServeError):
    """The apps cannot be started."""

    domain = "app"


def serve(
    dossier: Annotated[
        str | None,
        typer.Argument(
            help="A .plp.json file or a folder of them, which are brought in, or a dossier of the "
            "store."
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes any that is free."),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not open a browser.")
    ] = False,
    store: Annotated[
        str | None, typer.Option(envvar="PLPMISSION_STORE", help="Where dossiers are kept.")
    ] = None,
) -> None:
    """Start the apps and open them in a browser. Ctrl+C stops them."""
    from plpmission.export.client import shared_worker
    from plpmission_widgets.trends.client import shared_trends
    from plpmission_widgets.warm import warm_kernels

    listening = free_port(port)
    url = absolute(store or default_url())
    opened = open_store(url)
    place = _place(opened, dossier)
    opened.dispose()
    with ExitStack() as stack:
        stack.enter_context(_own_folder(url))
        stack.enter_context(shared_worker())
        stack.enter_context(shared_trends())
        stack.enter_context(warm_kernels())
        _run(listening, place, browser=not no_browser)


def absolute(url: str) -> str:
    """The store's address as it reads from any folder: the apps run in one of their own."""
    kind, separator, file = url.partition(":///")
    if not kind.startswith("sqlite") or not separator or file in {"", ":memory:"}:
        return url
    return f"{kind}:///{Path(file).absolute()}"


def _place(store: Store, dossier: str | None) -> str:
    """Where the page begins: at a dossier, at all those of a folder side by side, or at home."""
    if dossier is not None and Path(dossier).is_dir():
        _bring_in_all(store, Path(dossier))
        return "view=view-many"
    wanted = _found(store, dossier)
    return f"dossier={wanted}" if wanted else ""


def _bring_in_all(store: Store, folder: Path) -> None:
    """Every dossier under a folder; a file that cannot be read is said, and the others come."""
    for path in sorted(folder.rglob("*.plp.json")):
        try:
            _found(store, str(path))
        except MissionError as error:
            typer.echo(f"{path.relative_to(folder)}: {say(error, language())}", err=True)


def _found(store: Store, dossier: str | None) -> str | None:
    """The id of the dossier to open: a file is brought in first, once as long as it is the same."""
    if dossier is None:
        store.list()
        return None
    path = Path(dossier)
    if not path.is_file() and not dossier.endswith(".json"):
        store.open(dossier)
        return dossier
    read = read_dossier(path)
    return _brought_in(store, read, hashlib.sha256(path.read_bytes()).hexdigest())


def _brought_in(store: Store, read: Any, digest: str) -> str:
    known = store.settings.get("brought_in") or {}
    if known.get(digest) in {entry.id for entry in store.list()}:
        return str(known[digest])
    made, _ = store.create(read, Actor(""), summary=summary(read))
    store.settings.set("brought_in", {**known, digest: made})
    return made


def free_port(wanted: int | None) -> int:
    """A port that nobody listens on: the one wanted, else ours or the next that is free.

    Raises:
        CannotServe: the one wanted is taken.
    """
    candidates = range(PORT, PORT + 50) if wanted is None else (wanted,)
    for port in candidates:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
            if os.name != "nt":  # there the option would let two programs share a port
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((ADDRESS, port))
            except OSError:
                continue
            return int(tried.getsockname()[1])
    raise CannotServe(
        "Port {port} is in use or not allowed. Stop the other program, or choose another port "
        "with --port; --port 0 takes any that is free.",
        port=candidates[0],
    )


@contextmanager
def _own_folder(store: str) -> Iterator[None]:
    """A working folder of ours, and an environment in which Jupyter reads nothing of the user's."""
    with tempfile.TemporaryDirectory(prefix="plpmission-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        os.environ |= {
            "PLPMISSION_STORE": store,
            "JUPYTER_PATH": os.pathsep.join((str(folder), str(_PACKAGE))),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "JUPYTER_DATA_DIR": str(folder / "data"),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
            "JUPYTER_NO_CONFIG": "1",
            "IPYTHONDIR": str(folder / "ipython"),
        }
        _describe_kernel(folder / "kernels" / "python3")
        before = Path.cwd()
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _describe_kernel(folder: Path) -> None:
    """Our own Python is the kernel, whatever kernels the user has; it keeps no history."""
    from plpmission_widgets.warm import NAME

    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    known = entry_points(group="jupyter_client.kernel_provisioners", name=NAME)
    warm = {"kernel_provisioner": {"provisioner_name": NAME}} if known else {}
    described = {
        "argv": [*command, "--HistoryManager.enabled=False"],
        "display_name": "Python 3",
        "language": "python",
        "metadata": warm,
    }
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(json.dumps(described), encoding="utf-8")


def _run(port: int, place: str, *, browser: bool) -> None:
    _spare_a_grammar()
    from tornado.ioloop import IOLoop

    from plpmission_widgets.server import Server, settings

    token = secrets.token_hex(24)
    server = Server(config=settings(port, token))
    server.initialize(argv=[])
    query = "&".join(filter(None, (place, f"token={token}")))
    address = f"http://{ADDRESS}:{port}/?{query}"
    IOLoop.current().add_callback(_announce, address, browser=browser)
    server.start()


def _spare_a_grammar() -> None:
    """Leave out what Jupyter's schemas would check international addresses with: none holds one.

    To import it compiles a grammar: more than a third of all that a start of the server costs.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


async def _announce(address: str, *, browser: bool) -> None:
    """Say where the apps are once they listen, and open them."""
    t = translator("app", language())
    typer.echo(f"plpmission: {address}")
    typer.echo(t("Ctrl+C stops the apps; what is written stays."))
    # In a thread: a browser that runs in the terminal keeps who starts it waiting.
    if browser and not await asyncio.to_thread(_opened, address):
        typer.echo(t("No browser could be opened: copy this address into one."))


def _opened(address: str) -> bool:
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False

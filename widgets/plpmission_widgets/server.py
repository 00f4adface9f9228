"""Voila as it runs here: on this computer alone, one notebook, behind a token, in our own look."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError
from traitlets.config import Config
from voila.app import Voila

from plpmission_widgets.serve import ADDRESS

_PACKAGE = Path(__file__).parent
_NOTEBOOKS = (_PACKAGE / "notebooks", _PACKAGE.parents[1] / "notebooks")
"""Where the notebooks are: in an installed package, and in a checkout."""


class NotHere(JupyterHandler):
    """Any address that is not the app's: not found, and nothing asked in return."""

    async def prepare(self, **_: Any) -> None:
        """Answer without sending anybody to the key's page."""
        await super().prepare(_redirect_to_login=False)
        raise HTTPError(404)


class Server(Voila):  # type: ignore[misc]
    """Voila with fewer doors: the app's page, what it loads, and its kernel."""

    def initialize(self, argv: list[str] | None = None) -> None:
        """In the terminal stand the address and what went wrong, not each page asked for."""
        logging.getLogger("tornado").setLevel(logging.ERROR)
        super().initialize(argv)

    def init_settings(self) -> dict[str, Any]:
        """Pages of our own also where something is missing or refused."""
        found: dict[str, Any] = super().init_settings()
        ours = FileSystemLoader(self.template_paths)
        theirs: Environment = found["jinja2_env"]
        theirs.loader = ChoiceLoader([ours, theirs.loader]) if theirs.loader else ours
        return found

    def init_handlers(self) -> list[Any]:
        """The letter at the root, the comparison beside it; any other address is not found."""
        found: list[Any] = super().init_handlers()
        *others, (_, page, options) = found
        compare = Path(options["notebook_path"]).with_name("compare.ipynb")
        apps = [
            (self.server_url, page, options),
            (f"{self.server_url}compare", page, {**options, "notebook_path": str(compare)}),
        ]
        return [*others, *apps, (r"/.*", NotHere)]


def settings(port: int, token: str) -> Any:
    """How Voila is set up; each line is there for a reason (see the architecture page)."""
    notebooks = next(place for place in _NOTEBOOKS if (place / "letter.ipynb").is_file())
    config = Config()
    config.Voila.ip = ADDRESS
    config.Voila.port = port
    config.Voila.port_retries = 0
    config.Voila.open_browser = False
    config.Voila.token = token
    config.Voila.root_dir = str(notebooks)
    config.Voila.notebook_path = str(notebooks / "letter.ipynb")
    config.Voila.config_file_paths = []
    config.Voila.connection_dir_root = str(Path.cwd())
    config.KernelManager.transport = _transport(Path.cwd())
    config.Voila.log_level = logging.ERROR
    config.Voila.tornado_settings = {
        "headers": _headers(port),
        "allow_remote_access": False,  # a page of another name that leads here is refused
        "ws_ping_timeout": 30_000,  # as long as the interval: with the default, a line in the log
    }
    config.VoilaConfiguration.template = "plpmission"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.extension_allowlist = [
        "@jupyter-widgets/jupyterlab-manager",
        "@voila-dashboards/widgets-manager8",
        "anywidget",
    ]
    config.VoilaConfiguration.file_allowlist = []
    config.VoilaConfiguration.show_tracebacks = False
    # Twenty pages at once: with the default some come without their widgets.
    config.NotebookClient.iopub_timeout = 120
    # A closed page leaves its kernel behind.
    config.MappingKernelManager.cull_idle_timeout = 120
    config.MappingKernelManager.cull_interval = 30
    return config


def _transport(folder: Path) -> str:
    """Sockets of this user's own rather than ports, where their names are not too long for it."""
    longest = f"{folder}/voila_12345678/kernel-{'0' * 36}.json-ipc-5"
    return "ipc" if os.name == "posix" and len(longest) < 100 else "tcp"


def _headers(port: int) -> dict[str, str]:
    sockets = f"ws://{ADDRESS}:{port} ws://localhost:{port}"
    policy = {
        "default-src": "'self'",
        # The widget manager compiles its messages' schemas, and widgets come as blobs.
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' {sockets}",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }

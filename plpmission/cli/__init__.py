"""The command line, a family of commands a file; each name is listed where it is defined.

Other packages add commands by the entry point group ``plpmission.commands``. Exit codes: 0 good,
1 errors found, 2 cannot be read or done. What goes wrong is said in a sentence, never a traceback.
"""

from __future__ import annotations

import sys

from plpmission.cli import bringing, comparing, documents, figures, letters, many, signing, store
from plpmission.cli.app import app
from plpmission.cli.command import COMMANDS

__all__ = [
    "COMMANDS",
    "app",
    "bringing",
    "comparing",
    "documents",
    "figures",
    "letters",
    "main",
    "many",
    "signing",
    "store",
]


def main() -> None:
    """The program ``plpmission``."""
    for stream in (sys.stdout, sys.stderr):
        # What is sent to a file or to another program is UTF-8 on every system.
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    app(prog_name="plpmission")

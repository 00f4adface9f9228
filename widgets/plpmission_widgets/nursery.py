"""A process with everything loaded that forks a kernel whenever one is asked for.

Run as ``python -m plpmission_widgets.nursery``. A request is a line of JSON on standard input
(``arguments`` of the kernel, ``env``, ``cwd``), the answer a line with the new process's number. A
page opens in a fraction of the time that loading takes, and kernels share the memory of what is
loaded. Nothing is shared that one page could tell another: no store is open here, no dossier read.

It ends when its standard input does: with the program that started it.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import sys
from io import TextIOWrapper
from typing import Any, NoReturn

Json = dict[str, Any]


def main() -> None:
    """Load, then fork until nobody asks any more."""
    answers = _answers()
    load()
    signal.signal(signal.SIGCHLD, _reap)
    print("ready", file=answers, flush=True)
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            answers.close()
            become_kernel(request)
        print(pid, file=answers, flush=True)


def _answers() -> TextIOWrapper:
    """The way back to who asks; what kernels print goes with the errors instead."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return answers


def load() -> None:
    """Import what a page needs, and read what each would read anew: texts, rules, forms."""
    import ipykernel.zmqshell  # noqa: F401
    from ipykernel.kernelapp import IPKernelApp  # noqa: F401

    from plpmission.model import Dossier
    from plpmission_widgets.app import LetterApp  # noqa: F401
    from plpmission_widgets.desk import INTERFACE
    from plpmission_widgets.forms import FORMS
    from plpmission_widgets.page import Page
    from plpmission_widgets.views import section
    from plpmission_widgets.words import browser_texts

    for lang in INTERFACE:
        browser_texts(lang)
        for shown in FORMS:
            section.section(Page(dossier=Dossier(), lang=lang, section=shown))
    _check_once()
    gc.collect()
    gc.freeze()  # what is loaded stays in pages of memory that all kernels share


def _check_once() -> None:
    from plpmission.checks import check
    from plpmission.model import Dossier
    from plpmission_widgets.desk import INTERFACE

    for lang in INTERFACE:
        check(Dossier(lang=lang), lang)


def _reap(*_: object) -> None:
    """Take note of kernels that have ended, so that they are gone for who looks."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def become_kernel(request: Json) -> NoReturn:
    """Go on as a kernel of the page that asked."""
    status = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        random.seed()
        from ipykernel.kernelapp import IPKernelApp
        from ipywidgets import register_comm_target

        # The kernel ends with this process, as it would with the one that usually starts it.
        parent = f"--IPKernelApp.parent_handle={os.getppid()}"
        kernel: Any = IPKernelApp.instance()
        kernel.initialize([*request["arguments"], parent])
        # ipywidgets did so when it was imported, but there was no kernel then. Without it a page
        # asks for each widget alone, and a busy machine answers too late for it to be shown.
        register_comm_target()
        kernel.start()
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()

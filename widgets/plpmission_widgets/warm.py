"""Kernels that are forked from a loaded process instead of being started from nothing."""

from __future__ import annotations

import asyncio
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any, ClassVar

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

NAME = "plpmission-warm"
"""The provisioner's name among Jupyter's (entry point ``jupyter_client.kernel_provisioners``)."""


class Nursery:
    """The process that forks; ``running`` is the one of this program, if it has one."""

    running: ClassVar[Nursery | None] = None

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "plpmission_widgets.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._one_at_a_time = Lock()
        self._ready = False

    def fork(self, arguments: list[str], env: Mapping[str, str], cwd: str) -> int:
        """Fork a kernel; its process number.

        Raises:
            OSError: the process is gone.
        """
        asked = json.dumps({"arguments": arguments, "env": dict(env), "cwd": cwd})
        with self._one_at_a_time:
            if not self._ready:
                self._ready = self._answer() == "ready"
            assert self._process.stdin is not None  # noqa: S101 - it was opened so
            print(asked, file=self._process.stdin, flush=True)
            return int(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout is not None  # noqa: S101 - it was opened so
        if line := self._process.stdout.readline():
            return line.strip()
        raise BrokenPipeError

    def close(self) -> None:
        """End it; kernels notice, and end too."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def warm_kernels() -> Iterator[None]:
    """Kernels that start inside are forked, where the system can."""
    if sys.platform != "linux":  # elsewhere a fork of a loaded process is not safe, or unknown
        yield
        return
    Nursery.running = nursery = Nursery()
    try:
        yield
    finally:
        Nursery.running = None
        nursery.close()


class Forked:
    """A kernel's process that is not our own child, as Jupyter handles one."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """None while it runs."""
        if self.returncode is None:
            try:
                os.kill(self.pid, 0)
            except ProcessLookupError:
                self.returncode = 0
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended."""
        until = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if until is not None and time.monotonic() > until:
                raise subprocess.TimeoutExpired("kernel", timeout or 0.0)
            time.sleep(0.05)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class WarmProvisioner(LocalProvisioner):
    """Starts kernels of this program by forking; any other as Jupyter does."""

    process: Any = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start a kernel with a command."""
        nursery, arguments = Nursery.running, kernel_arguments(cmd)
        if nursery is None or arguments is None:
            return await super().launch_kernel(cmd, **kwargs)
        where = str(kwargs.get("cwd") or pathlib.Path.cwd())
        try:
            pid = await asyncio.to_thread(nursery.fork, arguments, kwargs["env"], where)
        except OSError:
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.cwd = Forked(pid), where
        self.pid = self.pgid = pid
        return self.connection_info


def kernel_arguments(cmd: list[str]) -> list[str] | None:
    """What a command gives to IPython's kernel; None where it starts something else."""
    if cmd[:3] != [sys.executable, "-m", "ipykernel_launcher"]:
        return None
    return cmd[3:]

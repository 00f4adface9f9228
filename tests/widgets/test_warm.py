"""Kernels that are forked: each its own, and gone when asked to go."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.connect import write_connection_file

from plpmission_widgets.warm import Forked, Nursery, kernel_arguments, warm_kernels

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")


def answer(connection: str, code: str) -> str:
    """What a kernel prints for a line of code."""
    client = BlockingKernelClient(connection_file=connection)
    client.load_connection_file()
    client.start_channels()
    printed: list[str] = []

    def listen(message: dict) -> None:
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])

    try:
        client.wait_for_ready(timeout=30)
        client.execute_interactive(code, output_hook=listen, timeout=30)
    finally:
        client.stop_channels()
    return "".join(printed).strip()


def test_each_page_gets_a_kernel_of_its_own_with_its_own_address(tmp_path: Path) -> None:
    code = "import os; print(os.environ['QUERY_STRING'], os.getcwd())"
    with warm_kernels():
        nursery = Nursery.running
        kernels, said = [], []
        for page in ("dossier=a", "dossier=b"):
            connection, _ = write_connection_file(str(tmp_path / f"{page}.json"), ip="127.0.0.1")
            env = {**os.environ, "QUERY_STRING": page}
            kernels.append(Forked(nursery.fork(["-f", connection], env, str(tmp_path))))
            said.append(answer(connection, code))
        assert said == [f"dossier=a {tmp_path}", f"dossier=b {tmp_path}"]
        assert kernels[0].poll() is None
        kernels[0].kill()
        assert kernels[0].wait(timeout=10) == 0
        assert kernels[1].poll() is None
    assert kernels[1].wait(timeout=10) == 0


def test_only_kernels_of_this_python_are_forked() -> None:
    ours = [sys.executable, "-m", "ipykernel_launcher", "-f", "x.json"]
    assert kernel_arguments(ours) == ["-f", "x.json"]
    assert kernel_arguments(["/usr/bin/other", *ours[1:]]) is None

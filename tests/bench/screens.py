"""The apps beside bare Voila: first field, round trip of an edit, memory of a kernel."""

from __future__ import annotations

import base64
import json
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from plpmission.store import open_store
from tests.bench.figures import Figure
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.serving import Served, free_port, serving, started

NOTEBOOKS = Path(__file__).parent / "notebooks"
SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"
FIELD = "main input, main textarea, main [contenteditable=true], .widget-text input"
RUNS = 7


def bare(notebook: str, folder: Path):
    """Stock Voila on a notebook, with the flags that measurements ask for."""
    command = [
        sys.executable, "-m", "voila", str(NOTEBOOKS / notebook),
        "--no-browser", f"--port={free_port()}",
        "--VoilaConfiguration.extension_allowlist=@jupyter-widgets/jupyterlab-manager",
        "--VoilaConfiguration.extension_allowlist=@voila-dashboards/widgets-manager8",
    ]  # fmt: skip
    return started(command, folder / f"{notebook}.log", JUPYTER_CONFIG_DIR=str(folder))


def navigation(page: Page, url: str) -> float:
    """Seconds from asking for the page to a field that can be typed into."""
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(FIELD).first.wait_for(state="visible", timeout=60_000)
    return time.perf_counter() - start


def first_field(browser: Browser, ours: str, theirs: str, *, warm: bool) -> list[float]:
    """Ratios, pair by pair, of the time to the first field; ``warm`` keeps the browser's cache."""
    pages = {url: browser.new_context().new_page() for url in (ours, theirs)} if warm else {}
    for url, page in pages.items():
        navigation(page, url)
    ratios = []
    for _ in range(RUNS):
        seconds = []
        for url in (ours, theirs):
            page = pages.get(url) or browser.new_context().new_page()
            seconds.append(navigation(page, url))
            if not warm:
                page.context.close()
        ratios.append(seconds[0] / seconds[1])
    return ratios


class Frames:
    """When messages left and came back on a page's websocket, by the browser's clock."""

    def __init__(self, page: Page, sent: str, back: str) -> None:
        self.left = 0.0
        self.trips: list[float] = []
        self._sent, self._back = sent, back
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.webSocketFrameSent", self._on_sent)
        session.on("Network.webSocketFrameReceived", self._on_back)

    def _on_sent(self, event: dict) -> None:
        if self._sent in _text(event):
            self.left = event["timestamp"]

    def _on_back(self, event: dict) -> None:
        if self.left and self._back in _text(event):
            self.trips.append(event["timestamp"] - self.left)
            self.left = 0.0


def _text(event: dict) -> str:
    """A frame's words; binary frames come in base 64."""
    frame = event["response"]
    if frame["opcode"] == 1:
        return str(frame["payloadData"])
    return base64.b64decode(frame["payloadData"]).decode("utf-8", errors="replace")


def trips(browser: Browser, url: str, sent: str, back: str, field: str) -> list[float]:
    """Round trips of edits typed one by one."""
    page = browser.new_context().new_page()
    frames = Frames(page, sent, back)
    navigation(page, url)
    box = page.locator(field).first
    for count in range(12):
        before = len(frames.trips)
        box.click()
        page.keyboard.type("x")
        page.keyboard.press("Tab")
        until = time.monotonic() + 5
        while len(frames.trips) == before and time.monotonic() < until:
            page.wait_for_timeout(20)
        page.wait_for_timeout(400 if count else 1500)
    page.context.close()
    return frames.trips[2:]


def kernels(served: Served) -> list[psutil.Process]:
    """The kernels that a server runs."""
    family = psutil.Process(served.process.pid).children(recursive=True)
    started = ("ipykernel", "plpmission_widgets.nursery")  # forked kernels keep their parent's name
    return [
        child
        for child in family
        if any(name in part for name in started for part in child.cmdline())
    ]


def memory(served: Served) -> float:
    """Bytes that the newest kernel alone holds (unique set size)."""
    newest = max(kernels(served), key=psutil.Process.create_time)
    return float(newest.memory_full_info().uss)


@contextmanager
def empty_kernel() -> Iterator[psutil.Process]:
    """A kernel that has run nothing."""
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel()
    try:
        yield psutil.Process(manager.provisioner.process.pid)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def figures() -> Iterator[Figure]:
    """The rows of the report."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        store = f"sqlite:///{folder / 'store.db'}"
        open_store(store).settings.set("actor", {"name": "Anne Wauters", "role": ""})
        ours = stack.enter_context(serving(store, folder / "serve.log", str(SAMPLE)))
        empty = stack.enter_context(bare("empty.ipynb", folder))
        echo = stack.enter_context(bare("echo.ipynb", folder))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=CHROMIUM, args=FLAGS
        )
        stack.callback(browser.close)
        cold = first_field(browser, ours.url, empty.url, warm=False)
        yield Figure("first field, cold, / empty Voila", statistics.median(cold), 1.15)
        warm = first_field(browser, ours.url, empty.url, warm=True)
        yield Figure("first field, warm cache, / empty Voila", statistics.median(warm), 1.3)
        edits = trips(browser, ours.url, '"do":"edit"', '"ack"', "main .plp-input")
        echoes = trips(browser, echo.url, "comm_msg", '"method": "update"', ".widget-text input")
        yield Figure(
            "edit on disk and back / bare echo",
            statistics.median(edits) / statistics.median(echoes),
            1.5,
        )
        with empty_kernel() as idle:
            ratio = memory(ours) / float(idle.memory_full_info().uss)
        yield Figure("kernel of a letter / empty kernel, memory", ratio, 1.8)


if __name__ == "__main__":
    for figure in figures():
        print(json.dumps(figure.__dict__))

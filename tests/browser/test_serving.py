"""The apps as a server: alone on the machine, for many visitors, under a policy."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT
from tests.browser.person import Writer
from tests.serving import Served, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SAMPLE = ROOT / "sample_data" / "haute-semois.plp.json"
FIELD = "main input, main [contenteditable=true]"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The apps on the full sample, for all tests of this file."""
    folder: Path = tmp_path_factory.mktemp("serving")
    with serving(f"sqlite:///{folder / 'store.db'}", folder / "log", str(SAMPLE)) as running:
        yield running


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("plpmission")
    return subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_a_page_runs_under_its_policy_and_asks_nothing_of_other_hosts(
    server: Served, visit
) -> None:
    visitor = visit(server)
    said: list[str] = []
    visitor.page.on("console", lambda message: said.append(message.text))
    answer = visitor.page.goto(f"{server.base}/?{server.url.split('&')[-1]}")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http:" not in policy.replace("http://127.0.0.1", "")
    me = Writer(visitor.page)
    me.declare()
    me.begin("ZP Essai")
    me.button("Aperçu").click()
    frame = visitor.page.frame_locator("dialog[open] iframe")
    expect(frame.get_by_role("heading", level=1).first).to_be_visible(timeout=30_000)
    visitor.page.keyboard.press("Escape")
    for number in ("2.4", "3.2.1", "3.2.2", "3.4"):
        me.go(number)
    assert [text for text in said if "Content Security Policy" in text] == []
    assert visitor.elsewhere == []


def test_twenty_visitors_at_once_all_get_their_fields(chromium: Browser, server: Served) -> None:
    context = chromium.new_context()
    pages = [context.new_page() for _ in range(20)]
    for page in pages:
        page.goto(server.url, wait_until="commit", timeout=120_000)
    for page in pages:
        page.locator(FIELD).first.wait_for(state="visible", timeout=120_000)
    served_fields = sum(page.locator(FIELD).count() > 0 for page in pages)
    context.close()
    assert served_fields == 20


def test_without_the_token_nothing_is_shown(server: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{server.base}/api/kernels", timeout=60)
    refused.value.close()
    assert refused.value.code in (401, 403, 404)
    with urllib.request.urlopen(server.base, timeout=60) as answer:
        page = answer.read().decode()
    assert "clé" in page
    assert "jupyter" not in page.lower()


def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command("serve", "--port", str(port), "--no-browser",
                       "--store", f"sqlite:///{tmp_path / 'store.db'}")  # fmt: skip
    assert done.returncode == 2
    assert str(port) in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_store_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    done = command("serve", "--port", "0", "--no-browser",
                   "--store", f"sqlite:///{blocked / 'store.db'}")  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr + done.stdout


def test_a_broken_dossier_is_said_with_all_its_places_and_nothing_is_stored(
    tmp_path: Path,
) -> None:
    broken = tmp_path / "broken.plp.json"
    wrong = ",".join(f'{{"id":"obj-{n}","deadline":"soon","bogus":1}}' for n in range(6))
    broken.write_text(f'{{"format":1,"letter":{{"objectives":[{wrong}]}}}}')
    before = broken.read_bytes()
    done = command("serve", str(broken), "--port", "0", "--no-browser",
                   "--store", f"sqlite:///{tmp_path / 'store.db'}")  # fmt: skip
    assert done.returncode == 2
    for n in range(6):
        assert f"letter.objectives[{n}].deadline" in done.stderr
        assert f"letter.objectives[{n}].bogus" in done.stderr
    assert broken.read_bytes() == before

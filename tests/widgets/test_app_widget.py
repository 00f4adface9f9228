"""The widget: it acknowledges first, then shows; it does not stand still for a document."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plpmission.errors import ExportError
from plpmission_widgets.actions import dispatch
from plpmission_widgets.app import LetterApp
from plpmission_widgets.app_widget import AppWidget
from plpmission_widgets.desk import Desk
from tests.widgets.conftest import SAMPLES, in_a_loop


class Listening(AppWidget):
    """A page whose messages are kept instead of being sent."""

    def __init__(self, desk: Desk) -> None:
        self.sent: list[tuple[dict[str, Any], Any]] = []
        super().__init__(desk)

    def send(self, content: Any, buffers: Any = None) -> None:
        self.sent.append((content, buffers))


@pytest.fixture
def page(desk: Desk) -> Iterator[Listening]:
    shown = Listening(desk)
    yield shown
    shown.close()


def test_an_edit_is_acknowledged_at_once_and_the_panes_follow_after_a_pause(
    page: Listening,
) -> None:
    async def typing() -> tuple[Any, Any]:
        page._received(
            page, {"do": "edit", "path": "letter.mandate.title", "value": "", "seq": 7}, []
        )
        soon = page.aside
        await asyncio.sleep(0.4)
        return soon, page.aside

    soon, later = in_a_loop(typing())
    assert page.sent[0][0]["ack"] == 7
    assert page.sent[0][0]["saved"]
    assert soon is not later or page.outline["current"] == "identification"
    assert sum(part["findings"] for part in page.outline["parts"][0]["children"]) > 0


def test_what_breaks_inside_is_answered_with_a_sentence(
    page: Listening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(page.desk.letter, "move", lambda *_: 1 / 0)
    first = page.desk.letter.dossier.letter.career[0].id
    page._received(page, {"do": "move", "id": first, "to": 1, "seq": 3}, [])
    assert page.sent[0][0]["ack"] == 3
    assert "Traceback" not in page.sent[0][0]["refused"]["message"]
    assert "ZeroDivisionError" in caplog.text


class Exporter:
    """A worker that answers at once."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def request(self, content: bytes, document: str, fmt: str, **asked: Any) -> bytes:
        asked["on_progress"](0.5, "Setting the pages")
        if self.error:
            raise self.error
        return f"{document}.{fmt} in {asked['lang']}".encode()


async def answers(desk: Desk, **message: Any) -> list[Any]:
    found = dispatch(desk, message)
    return [answer async for answer in found]


def test_each_format_is_made_shown_and_sent(desk: Desk) -> None:
    desk.exporter = Exporter()
    desk.dialog = {"kind": "export", "done": []}
    found = in_a_loop(answers(desk, do="export", formats=["pdf", "html"]))
    files = [push for answer in found for push in answer.then]
    assert [file.content for file in files] == [b"letter.pdf in fr", b"letter.html in fr"]
    assert [file.message["download"]["name"] for file in files] == [
        "haute-semois-2026-2031.pdf",
        "haute-semois-2026-2031.html",
    ]
    assert desk.dialog["progress"] is None
    assert len(desk.dialog["done"]) == 2


def test_a_document_that_cannot_be_made_is_said_in_the_dialog(desk: Desk) -> None:
    desk.exporter = Exporter(
        ExportError("The export took too long and was stopped. Nothing was lost.")
    )
    desk.dialog = {"kind": "export", "done": []}
    in_a_loop(answers(desk, do="export", formats=["pdf"]))
    assert desk.dialog["error"]
    assert desk.dialog["progress"] is None


def test_a_preview_shows_that_it_is_at_work_and_then_the_page(desk: Desk) -> None:
    desk.exporter = Exporter()
    shown = []

    async def look() -> None:
        async for _ in dispatch(desk, {"do": "ask", "dialog": "preview"}):
            shown.append(dict(desk.dialog))

    in_a_loop(look())
    assert [dialog["busy"] for dialog in shown] == [True, False]
    assert shown[-1]["html"] == "letter.html in fr"


def test_a_dialog_that_was_closed_meanwhile_stays_closed(desk: Desk) -> None:
    desk.exporter = Exporter()

    async def close() -> None:
        async for _ in dispatch(desk, {"do": "ask", "dialog": "preview"}):
            desk.dialog = None

    in_a_loop(close())
    assert desk.dialog is None


def test_a_store_that_cannot_be_opened_is_said_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("")
    app = LetterApp(f"sqlite:///{tmp_path / 'no-folder' / 'store.db'}")
    assert app.screen == "start"
    assert app.dialog["kind"] == "problem"
    assert app.dialog["text"].endswith(".")
    app._received(app, {"do": "home", "seq": 1}, [])
    app.close()


def test_opening_a_letter_loads_nothing_heavy(tmp_path: Path) -> None:
    """Each page is a kernel of its own: what charts and documents need is loaded with them."""
    code = f"""
import sys
from plpmission.model import read_dossier
from plpmission.store import Actor, open_store
from plpmission_widgets import LetterApp
store = open_store({f"sqlite:///{tmp_path / 'store.db'}"!r})
made, _ = store.create(read_dossier({str(SAMPLES / "haute-semois.plp.json")!r}), Actor("Anne"))
import os
os.environ["QUERY_STRING"] = "dossier=" + made
app = LetterApp({f"sqlite:///{tmp_path / 'store.db'}"!r})
assert app.screen == "letter"
heavy = ("pandas", "numpy", "scipy", "plotly", "nbconvert", "typst", "docx", "lxml", "babel",
    "pypdfium2", "plpmission.importers.placing", "plpmission.importers.reading")
print([name for name in heavy if name in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"

"""Screens as data: what a page without a kernel was given, has sent, and how accessible it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "widgets" / "js" / "node_modules" / "axe-core" / "axe.min.js"

Open = Callable[..., Page]
"""The fixture ``open_screen``: a screen by its name in ``widgets/js/dev/fixtures.js``."""


def sent(page: Page, do: str) -> list[dict[str, Any]]:
    """The messages of a kind that the page has sent, without their numbers."""
    messages = page.evaluate("model.sent")
    return [
        {key: value for key, value in message.items() if key not in ("seq", "do")}
        for message in messages
        if message["do"] == do
    ]


def wait_for_sent(page: Page, do: str, count: int = 1) -> list[dict[str, Any]]:
    """The same, once there are that many."""
    page.wait_for_function(
        "([name, n]) => model.sent.filter((one) => one.do === name).length >= n", arg=[do, count]
    )
    return sent(page, do)


def violations(page: Page) -> list[str]:
    """What axe finds, in short."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
    ]

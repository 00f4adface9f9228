"""Screens as data: what a page without a kernel was given, has sent, and how accessible it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent.parent
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe that look at colours."""
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


def violations(page: Page, where: str = "document") -> list[str]:
    """What axe finds in the theme in view, in short; ``where`` is JavaScript."""
    return _found(page, where, {})


def violations_in_both_themes(page: Page, where: str = "document") -> list[str]:
    """All that axe finds in light, and again in dark what colours decide: no more depends on it."""
    page.emulate_media(color_scheme="light")
    found = _found(page, where, {})
    page.emulate_media(color_scheme="dark")
    found += _found(page, where, {"runOnly": {"type": "rule", "values": COLOURS}})
    page.emulate_media(color_scheme="light")
    return found


def _found(page: Page, where: str, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    given = json.dumps({"resultTypes": ["violations"], **options})
    found = page.evaluate(f"axe.run({where}, {given})")["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]

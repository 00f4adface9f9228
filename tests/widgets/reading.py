"""Files read here, not in a process of their own: the browser's tests do that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plpmission.importers import client, worker

Json = dict[str, Any]


class InProcess:
    """A reader without a process."""

    def look(self, name: str, content: bytes, tell: Callable[[float, str], None]) -> Json:
        return worker.look({"name": name}, [content], tell)

    def pictures(self, name: str, content: bytes) -> list[Json]:
        found: list[Json] = worker.pictures({"name": name}, [content], lambda *_: None)["pictures"]
        return found

    def compare(self, content: bytes, current: bytes) -> Json:
        return worker.compare({}, [content, current], lambda *_: None)

    def stop(self) -> None:
        pass


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the second that a process takes to start."""
    monkeypatch.setattr(client, "Reader", InProcess)

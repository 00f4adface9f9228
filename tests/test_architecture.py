"""The architecture page tells the truth about the rooms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def rooms() -> set[str]:
    children = (ROOT / "plpmission").iterdir()
    named = {
        path.stem for path in children if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    return named - {"__init__"}


def test_the_page_names_every_room_and_no_other() -> None:
    assert set(re.findall(r"^\| `plpmission\.(\w+)`", PAGE, flags=re.M)) == rooms()


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_every_file_and_picture_that_a_page_shows_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [path for path in shown if not (ROOT / page).parent.joinpath(path).exists()] == []

"""What is not locked cannot change what is set, place by place over a whole letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from plpmission import life
from plpmission.errors import InvalidValue
from plpmission.model import Item, Part, read_dossier

SAMPLE = Path(__file__).parents[2] / "sample_data" / "leiestreek.plp.json"


def leaves(part: Part, path: str = "") -> Iterator[tuple[str, Any]]:
    for name, held in part:
        here = f"{path}.{name}" if path else name
        if isinstance(held, Part):
            yield from leaves(held, here)
        elif isinstance(held, tuple) and held and isinstance(held[0], Part):
            for index, element in enumerate(held[:2]):
                key = element.id if isinstance(element, Item) else str(index)
                yield from leaves(element, f"{here}[{key}]")
        elif name not in {"id", "format"}:
            yield here, held


def other(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return next((one for one in type(value) if one is not value), value)
    if isinstance(value, dt.date):
        return value + dt.timedelta(days=1)
    if isinstance(value, int | float):
        return value + 1
    return f"{value}x" if isinstance(value, str) else ()


def test_no_place_that_is_open_changes_what_is_set() -> None:
    dossier = read_dossier(SAMPLE)
    assert dossier.letter.setting.set_on
    before, open_places = life.frozen_part(dossier), 0
    for path, value in leaves(dossier):
        if life.locked(dossier, path):
            continue
        try:
            changed = dossier.with_value(path, other(value))
        except InvalidValue:
            continue
        open_places += 1
        assert life.frozen_part(changed) == before, path
    assert open_places > 20

"""What changed between two dossiers, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plpmission.diff.listings import by_id, listings, order, under
from plpmission.model import Dossier, Part
from plpmission.outline.contents import section_of


@dataclass(frozen=True, kw_only=True)
class Change:
    """One place that differs. ``section`` is the outline's, empty where the place is in none."""

    path: str
    before: Any
    after: Any
    section: str


def changes(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """What changed, in the order of the later dossier; what was removed follows its list."""
    return tuple(
        Change(path=path, before=old, after=new, section=section_of(path))
        for path, old, new in _differences("", before, after)
    )


def _differences(path: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    if before is after or before == after:
        return
    if isinstance(before, Part) and type(before) is type(after):
        for name in type(before).model_fields:
            old, new = getattr(before, name), getattr(after, name)
            yield from _differences(under(path, name), old, new)
    elif listings(before, after):
        yield from _in_list(path, by_id(before), by_id(after))
    else:
        yield path, before, after


def _in_list(
    path: str, before: dict[str, Part], after: dict[str, Part]
) -> Iterator[tuple[str, Any, Any]]:
    for key, element in after.items():
        here = f"{path}[{key}]"
        if key in before:
            yield from _differences(here, before[key], element)
        else:
            yield here, None, element
    for key in before.keys() - after.keys():
        yield f"{path}[{key}]", before[key], None
    if order(before, after) != order(after, before):
        yield path, tuple(before.values()), tuple(after.values())

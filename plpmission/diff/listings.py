"""Lists of parts that have ids: what stands in them, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plpmission.model import Part


def under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def listings(*values: Any) -> bool:
    """Whether these are lists of parts that have ids."""
    return all(
        isinstance(value, tuple) and all(isinstance(e, Part) and hasattr(e, "id") for e in value)
        for value in values
    )


def by_id(elements: Sequence[Any]) -> dict[str, Part]:
    return {element.id: element for element in elements}


def order(of: dict[str, Part], *others: dict[str, Part]) -> list[str]:
    """The ids that stand in all of these, in the order of the first."""
    return [key for key in of if all(key in other for other in others)]


def woven(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """All ids of two lists: the first's order, the second's own each after the one before it."""
    woven = list(first)
    at = 0
    for key in second:
        if key in woven:
            at = woven.index(key) + 1
        else:
            woven.insert(at, key)
            at += 1
    return woven

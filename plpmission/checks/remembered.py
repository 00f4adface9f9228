"""What was found last of each thing, good for as long as the very same objects are looked at.

A screen asks again after each change, and a dossier shares with the one before all that is the
same: frozen objects that are the same need not be read, or even compared, again.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Generic, TypeVar

Found = TypeVar("Found")
_KEPT = 8192


class Remembered(Generic[Found]):
    """The latest result under each key, with the objects that it was made from."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[tuple[object, ...], Found]] = {}

    def get(self, key: str, made_from: tuple[object, ...], make: Callable[[], Found]) -> Found:
        """The result under a key; made again where it was made from other objects."""
        held = self._held.get(key)
        if held and len(held[0]) == len(made_from) and all(map(is_, held[0], made_from)):
            return held[1]
        if len(self._held) >= _KEPT:
            self._held.clear()
        found = make()
        self._held[key] = (made_from, found)
        return found

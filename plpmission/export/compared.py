"""The earlier version of a comparison, on its way to the process that makes documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Compared:
    """The earlier version of a comparison as JSON, and what both versions are called."""

    dossier: bytes
    name: str
    name_now: str
    side_by_side: bool = False

    @property
    def words(self) -> dict[str, Any]:
        """All but the dossier, as a request says it."""
        return {"name": self.name, "name_now": self.name_now, "side_by_side": self.side_by_side}

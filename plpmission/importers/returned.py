"""What a Word file of ours brings back: changes and remarks as proposals, none of them taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One paragraph, list entry or cell that the file has otherwise than the dossier it carries.

    ``where`` is the field's path in the dossier, empty where the words come from no single field
    (then a yes makes a comment of it). ``before``, ``after`` and ``current`` are what the place
    said when the file was made, says in the file, and says in the dossier now; ``conflict`` where
    both sides changed it. ``author`` and ``on`` are known where changes were tracked.
    """

    id: str
    where: str
    section: str
    kind: Literal["inserted", "deleted", "changed"]
    before: str = ""
    after: str = ""
    current: str = ""
    author: str = ""
    on: dt.date | None = None
    conflict: bool = False
    follows: str = ""
    """What is inserted comes after this paragraph of its field; at the beginning if empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A comment of Word: ``quote`` are the words that it hangs on."""

    id: str
    where: str
    section: str
    quote: str
    text: str
    author: str = ""
    on: dt.date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """All that comes back, in the file's order."""

    sections: tuple[Change, ...] = ()
    comments: tuple[Remark, ...] = ()
    dossier_id: str = ""

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """The changes of places that were changed on both sides."""
        return tuple(change for change in self.sections if change.conflict)

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON."""
        made: dict[str, Any] = _adapter().dump_python(self, mode="json")
        return made

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> Returned:
        """What ``as_json`` gave."""
        return _adapter().validate_python(held)


@cache
def _adapter() -> TypeAdapter[Returned]:
    return TypeAdapter(Returned)

"""How two people's changes to one dossier become one again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from plpmission.diff.listings import by_id, listings, order, under, woven
from plpmission.model import Dossier, Item, Part, new_id
from plpmission.model.paths import items, reference_fields, repeated_ids
from plpmission.model.terms import Term
from plpmission.outline.contents import section_of

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """One place that both sides changed, each in another way."""

    path: str
    base: Any
    mine: Any
    theirs: Any
    section: str

    @property
    def about_item(self) -> bool:
        """Whether an item as a whole is at stake: removed by one, or added by both."""
        return self.path.endswith("]")


@dataclass(frozen=True, kw_only=True)
class Merged:
    """Both sides' changes in one dossier, which holds theirs where there is a conflict.

    An item that one side removed and the other changed is there, as the other left it.
    """

    dossier: Dossier
    conflicts: tuple[Conflict, ...]


def merge(base: Dossier, mine: Dossier, theirs: Dossier) -> Merged:
    """One dossier of two that were both made from ``base``.

    What only one side changed is taken; what both added is all there; what both changed
    differently is a conflict, and so is an item that one side removed while the other changed it
    or began to refer to it.
    """
    merger = _Merger(base, mine, theirs)
    dossier = merger.value("", base, mine, theirs)
    return Merged(dossier=_with_ids_of_their_own(dossier), conflicts=tuple(merger.conflicts))


class _Merger:
    """Merges place by place, and gathers the conflicts."""

    def __init__(self, base: Dossier, mine: Dossier, theirs: Dossier) -> None:
        self.conflicts: list[Conflict] = []
        self._wanted = _newly_wanted(base, mine, theirs) | _newly_wanted(base, theirs, mine)

    def value(self, path: str, base: Any, mine: Any, theirs: Any) -> Any:
        one_side = _from_one_side(base, mine, theirs)
        if one_side and not self._wanted:  # what is wanted may be inside of what only one changed
            return one_side[0]
        if isinstance(base, Part) and type(base) is type(mine) is type(theirs):
            return self._part(path, base, mine, theirs)
        if listings(base, mine, theirs):
            return self._listing(path, by_id(base), by_id(mine), by_id(theirs))
        if one_side:
            return one_side[0]
        return self._conflict(path, base, mine, theirs)

    def _conflict(self, path: str, base: Any, mine: Any, theirs: Any) -> Any:
        self.conflicts.append(
            Conflict(path=path, base=base, mine=mine, theirs=theirs, section=section_of(path))
        )
        return theirs

    def _part(self, path: str, base: P, mine: P, theirs: P) -> P:
        update = {}
        for name in type(base).model_fields:
            three = getattr(base, name), getattr(mine, name), getattr(theirs, name)
            if _is_choice(type(base), name, three):
                update[name] = _united(*three)
            else:
                update[name] = self.value(under(path, name), *three)
        return theirs.model_copy(update=update)

    def _listing(
        self, path: str, base: dict[str, Part], mine: dict[str, Part], theirs: dict[str, Part]
    ) -> tuple[Part, ...]:
        merged = {
            key: self._element(f"{path}[{key}]", base.get(key), mine.get(key), theirs.get(key))
            for key in {**base, **mine, **theirs}
        }
        order = self._ordered(path, base, mine, theirs)
        return tuple(part for key in order if (part := merged[key]) is not None)

    def _element(
        self, here: str, base: Part | None, mine: Part | None, theirs: Part | None
    ) -> Part | None:
        if mine is not None and theirs is not None:
            merged: Part = self.value(here, base, mine, theirs)
            return merged
        left = theirs if mine is None else mine
        if base is None or left is None:
            return left  # added by one side, or removed by both
        if left == base and getattr(left, "id", "") not in self._wanted:
            return None
        self._conflict(here, base, mine, theirs)
        return left

    def _ordered(
        self, path: str, base: dict[str, Part], mine: dict[str, Part], theirs: dict[str, Part]
    ) -> list[str]:
        """The ids of both sides, in the order of the one that moved something."""
        was = order(base, mine, theirs)
        by_me, by_them = order(mine, base, theirs), order(theirs, base, mine)
        if by_them == was:
            return woven(list(mine), list(theirs))
        if by_me not in (was, by_them):
            sides = (tuple(side.values()) for side in (base, mine, theirs))
            self._conflict(path, *sides)
        return woven(list(theirs), list(mine))


def _is_choice(kind: type[Part], name: str, values: Sequence[Any]) -> bool:
    """Whether a field holds a set of items referred to, or of terms: their order says nothing."""
    if not all(isinstance(value, tuple) for value in values):
        return False
    terms = all(isinstance(element, Term) for value in values for element in value)
    return terms or name in reference_fields(kind)


def _from_one_side(base: Any, mine: Any, theirs: Any) -> tuple[Any] | None:
    """The value of the only side that changed it, or of both where they agree; None elsewhere."""
    if mine in (base, theirs):
        return (theirs,)
    return (mine,) if theirs == base else None


def _united(base: Any, mine: Any, theirs: Any) -> Any:
    """What both sides chose: additions of both, less what either took out."""
    if one_side := _from_one_side(base, mine, theirs):
        return one_side[0]
    left = [chosen for chosen in theirs if chosen in mine or chosen not in base]
    return (*left, *(new for new in mine if new not in base and new not in theirs))


def _newly_wanted(base: Dossier, mine: Dossier, theirs: Dossier) -> set[str]:
    """What my side removed while theirs began to refer to it."""
    before, after = ({item.id for _, item in items(side)} for side in (base, mine))
    return (_references(theirs) - _references(base)).keys() & (before - after)


def _references(dossier: Dossier) -> Counter[str]:
    """How often each item is referred to."""
    found: Counter[str] = Counter()
    for _, item in items(dossier):
        for name in reference_fields(type(item)):
            held = getattr(item, name)
            found.update(held if isinstance(held, tuple) else [held] if held else [])
    return found


def _with_ids_of_their_own(dossier: Dossier) -> Dossier:
    """A dossier in which no id stands twice: an item moved by one and kept by another does."""
    return _renamed(dossier, set()) if repeated_ids(dossier) else dossier


def _renamed(part: P, seen: set[str]) -> P:
    update: dict[str, Any] = {}
    if isinstance(part, Item):
        if part.id in seen:
            update["id"] = new_id(part.KIND)
        seen.add(part.id)
    for name in type(part).model_fields:
        held = getattr(part, name)
        if isinstance(held, Part):
            update[name] = _renamed(held, seen)
        elif isinstance(held, tuple):
            update[name] = tuple(_renamed(e, seen) if isinstance(e, Part) else e for e in held)
    return part.model_copy(update=update)

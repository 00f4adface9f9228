"""A merged dossier once somebody has chosen between two sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plpmission.diff.listings import listings, woven
from plpmission.diff.merging import Conflict
from plpmission.model import Dossier
from plpmission.model.paths import items


def with_mine(dossier: Dossier, conflicts: Iterable[Conflict]) -> Dossier:
    """A merged dossier in which these conflicts are decided for my side.

    Raises:
        UnknownItem: the place is no longer there.
    """
    for conflict in conflicts:
        dossier = _decided(dossier, conflict, conflict.mine)
    return dossier


def with_theirs(dossier: Dossier, conflicts: Iterable[Conflict]) -> Dossier:
    """A merged dossier in which these conflicts are decided for their side.

    Raises:
        UnknownItem: the place is no longer there.
    """
    for conflict in conflicts:
        dossier = _decided(dossier, conflict, conflict.theirs)
    return dossier


def _decided(dossier: Dossier, conflict: Conflict, wanted: Any) -> Dossier:
    if conflict.about_item and wanted is None:
        item = conflict.path.rpartition("[")[2].removesuffix("]")
        return dossier.without_item(item) if _has(dossier, item) else dossier
    if not conflict.about_item and listings(wanted, conflict.base):
        held = dossier.value(conflict.path)
        order = woven([element.id for element in wanted], [element.id for element in held])
        by_id = {element.id: element for element in held}
        return dossier.with_value(conflict.path, tuple(by_id[i] for i in order if i in by_id))
    return dossier.with_value(conflict.path, wanted)


def _has(dossier: Dossier, item: str) -> bool:
    return any(found.id == item for _, found in items(dossier))

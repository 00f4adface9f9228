"""Files that the store keeps beside a dossier, and of which kind each is."""

from __future__ import annotations

from plpmission.store import Store

RETURNED, MATCHED = "returned", "matched"
"""What the stored state of a Word file of ours, and of a report's text, says of itself."""

_KNOWN: dict[str, str] = {}
"""By id, of which kind a file is: that never changes, and asking the store reads the file."""


def kind_of(store: Store, id_: str) -> str:
    """Of which kind a file is; empty for a document that a dossier is, or was, made from."""
    if id_ not in _KNOWN:
        _KNOWN[id_] = str(store.intakes.open(id_).state.get("kind", ""))
    return _KNOWN[id_]


def of_kind(store: Store, dossier: str, wanted: str) -> tuple[str, ...]:
    """The files of a kind that belong to a dossier, the last first."""
    return tuple(one.id for one in store.intakes.of(dossier) if kind_of(store, one.id) == wanted)

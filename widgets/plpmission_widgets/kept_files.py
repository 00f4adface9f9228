"""Files that the store keeps beside a dossier: documents it was made from, Word files come back."""

from __future__ import annotations

from plpmission.store import Store

RETURNED = "returned"
"""What the stored state of a Word file of ours says of itself, beside documents being placed."""

_KNOWN: dict[str, bool] = {}
"""By id, whether a file came back: that never changes, and asking the store reads the file."""


def came_back(store: Store, id_: str) -> bool:
    """Whether a file is one of ours that came back."""
    if id_ not in _KNOWN:
        _KNOWN[id_] = store.intakes.open(id_).state.get("kind") == RETURNED
    return _KNOWN[id_]

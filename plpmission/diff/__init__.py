"""What changed between two dossiers, and how two people's changes to one become one again.

Fields are compared item by item, by the items' ids, so that moving an item changes nothing in it.
Every change and conflict names its place as a path, and holds what stands at that path on each
side: a field's value; an item, or None where there is none; the whole list where its order changed.
"""

from plpmission.diff.changing import Change, changes
from plpmission.diff.deciding import with_mine, with_theirs
from plpmission.diff.merging import Conflict, Merged, merge
from plpmission.diff.wording import Piece, words

__all__ = [
    "Change",
    "Conflict",
    "Merged",
    "Piece",
    "changes",
    "merge",
    "with_mine",
    "with_theirs",
    "words",
]

"""Our own Word file coming back, changed in Word or LibreOffice."""

from __future__ import annotations

from collections.abc import Collection

from plpmission.importers.returned import Change, Remark, Returned
from plpmission.model import Dossier

__all__ = ["Change", "Remark", "Returned", "returned", "take"]


def returned(content: bytes, base: Dossier, current: Dossier) -> Returned:
    """What a Word file of ours would change.

    ``base`` is the dossier that the file carries, ``current`` the one as it is now.

    Raises:
        UnreadableDocument: the file is damaged.
    """
    raise NotImplementedError


def take(
    current: Dossier, found: Returned, choices: Collection[str]
) -> tuple[Dossier, tuple[Remark, ...]]:
    """The dossier with the changes of the chosen ids, and the comments to add.

    A chosen change that belongs to no single field becomes a comment on its section; of a
    conflict, choosing takes what the file says.
    """
    raise NotImplementedError

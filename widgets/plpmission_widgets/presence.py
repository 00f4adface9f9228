"""Who else has the open letter before them: told to the store now and then, and asked of it."""

from __future__ import annotations

import secrets
import time
from contextlib import suppress

from plpmission.errors import StoreError
from plpmission.store import Actor, Presence, Store

EVERY = 15.0
"""Seconds after which a page says again that it is here."""


class Here:
    """This page among those that have a dossier in view."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.page = secrets.token_hex(8)
        self.others: tuple[Presence, ...] = ()
        self._said = ("", "")
        self._at = 0.0

    def look(self, dossier: str, section: str, actor: Actor) -> bool:
        """Say where this page is, and see who else is; whether anything changed since.

        A store that does not answer makes nobody vanish: the next save will say so.
        """
        before = self._shown()
        with suppress(StoreError):
            self._say(dossier, section, actor)
            found = self._store.present.here(dossier)
            self.others = tuple(other for other in found if other.page != self.page)
        return self._shown() != before

    def _say(self, dossier: str, section: str, actor: Actor) -> None:
        if self._said == (dossier, section) and time.monotonic() - self._at < EVERY:
            return
        self._store.present.touch(dossier, section, actor, self.page)
        self._said, self._at = (dossier, section), time.monotonic()

    def leave(self) -> None:
        """Nothing is in view any more."""
        if self._said[0]:
            with suppress(StoreError):
                self._store.present.leave(self.page)
        self._said, self.others = ("", ""), ()

    def _shown(self) -> list[tuple[str, str]]:
        return [(other.page, other.section) for other in self.others]

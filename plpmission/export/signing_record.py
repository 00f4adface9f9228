"""What the store keeps of a file that was signed: the hash of all its bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from plpmission.export.signing_check import signatures_of
from plpmission.export.signing_verdict import verdict_of

if TYPE_CHECKING:
    from plpmission.store import Actor, SignedFile, Store


def remember(name: str, content: bytes, store: Store, actor: Actor | None = None) -> bool:
    """Keep a signed file's hash with the dossier and revision that it was made from.

    Says whether the store has them: a file of another store's dossier is not kept.
    """
    kept = verdict_of(name, content, store).kept
    if kept is None or not kept.exact:
        return False
    store.signed.record(_file(name, content, kept.dossier, kept.revision.number), actor)
    return True


def _file(name: str, content: bytes, dossier: str, revision: int) -> SignedFile:
    from plpmission.store import SignedFile

    signer = ", ".join(held.signer for held in signatures_of(content))
    return SignedFile(
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        dossier=dossier,
        revision=revision,
        document="letter",
        signer=signer,
        at=dt.datetime.now(dt.UTC),
    )

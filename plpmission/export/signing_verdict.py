"""What can be said of a file: intact or not, by whom, which version, and what the store holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plpmission.diff import changes
from plpmission.errors import MissionError, SigningError, UnreadableDossier
from plpmission.export.payload import brought
from plpmission.export.signing_check import Signature, signatures_of
from plpmission.life import consolidated
from plpmission.model import Dossier
from plpmission.model.paths import items

if TYPE_CHECKING:
    from plpmission.store import Listed, Revision, SignedFile, Store

_LOOKED_AT = 300
"""Revisions of a dossier that are compared with a file, the last ones first."""
_COPIES = 5
"""Dossiers that are looked into, those with most in common first."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The dossier in the store that a file comes from, and the revision that is nearest to it."""

    dossier: str
    title: str
    revision: Revision
    exact: bool
    """The file carries what this revision says; else it differs from it, the last one."""
    sections: tuple[str, ...]
    """Where the file differs from what the store holds now; ids of sections, or empty strings."""
    official: tuple[str, ...]
    """As what the revision was frozen, such as ``set``."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """All that is known of a file. ``good`` where nothing speaks against it."""

    name: str
    sha256: str
    damaged: bool = False
    signatures: tuple[Signature, ...] = ()
    dossier: Dossier | None = None
    """What the file says that it was made from."""
    retyped: tuple[str, ...] = ()
    """Sections whose text was changed in Word afterwards."""
    with_store: bool = False
    signed: SignedFile | None = None
    """The signed file of the store that it is, byte for byte."""
    others: int = 0
    """Signed files of the same dossier in the store, which it is not."""
    kept: Kept | None = None

    @property
    def intact(self) -> bool:
        """Every signature holds, and the last one covers the whole file."""
        if self.damaged or not self.signatures:
            return not self.damaged
        return all(one.intact for one in self.signatures) and self.signatures[-1].whole

    @property
    def good(self) -> bool:
        """Nothing speaks against the file: what is only unknown does not."""
        stranger = bool(self.signatures) and self.others > 0 and self.signed is None
        differs = self.kept is not None and not self.kept.exact
        return self.intact and not stranger and not differs and not self.retyped


def verdict(
    path: str | Path, store: Store | None = None, *, trusted: Sequence[bytes] = ()
) -> Verdict:
    """What can be said of a file, with the store or without.

    Raises:
        SigningError: the file cannot be read at all.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SigningError(
            "The file {name} cannot be read: {reason}.", name=path.name, reason=error.strerror or ""
        ) from None
    return verdict_of(path.name, content, store, trusted=trusted)


def verdict_of(
    name: str, content: bytes, store: Store | None = None, *, trusted: Sequence[bytes] = ()
) -> Verdict:
    """The same for a file's bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    found = Verdict(name=name, sha256=sha256, with_store=store is not None)
    try:
        signatures = signatures_of(content, trusted) if name.lower().endswith(".pdf") else ()
    except SigningError:
        return replace(found, damaged=True)
    carried = _carried(name, content)
    dossier, retyped = carried or (None, ())
    seen = replace(found, signatures=signatures, dossier=dossier, retyped=retyped)
    return _with_store(seen, store) if store else seen


def _carried(name: str, content: bytes) -> tuple[Dossier, tuple[str, ...]] | None:
    try:
        held = brought(name, content)
    except (UnreadableDossier, MissionError):
        return None
    return held.dossier, held.changed


def _with_store(seen: Verdict, store: Store) -> Verdict:
    signed = store.signed.find(seen.sha256)
    if seen.dossier is None:
        return replace(seen, signed=signed)
    related = _related(seen.dossier, store)
    others = sum(len(store.signed.of(one.id)) for one in related)
    if signed:
        related = [one for one in related if one.id == signed.dossier]
    return replace(seen, signed=signed, kept=_kept(seen.dossier, store, related), others=others)


def _related(dossier: Dossier, store: Store) -> list[Listed]:
    """The dossiers, binned ones too, that a file can come from: most items in common first."""
    own = {item.id for _, item in items(dossier)}
    common = []
    for listed in (*store.list(), *store.list(deleted=True)):
        held = {item.id for _, item in items(store.open(listed.id).dossier)}
        same_title = bool(listed.title) and listed.title == dossier.title
        common.append((len(own & held) + same_title, listed))
    ranked = sorted(common, key=lambda one: one[0], reverse=True)
    return [listed for count, listed in ranked if count]


def _kept(dossier: Dossier, store: Store, related: list[Listed]) -> Kept | None:
    """The revision that a file's data comes from; a copy of the dossier may have it too."""
    nearest = None
    for one in related[:_COPIES]:
        kept = _nearest(dossier, store, one.id, one.title)
        if kept and kept.exact:
            return kept
        nearest = nearest or kept
    return nearest


def _nearest(dossier: Dossier, store: Store, key: str, title: str) -> Kept | None:
    revisions = store.revisions(key)
    if not revisions:
        return None
    now = store.open(key).dossier
    for revision in revisions[: -_LOOKED_AT - 1 : -1]:
        if any(part == dossier for part in _parts(store.read(key, revision.number))):
            break
    else:
        return Kept(
            dossier=key,
            title=title,
            revision=revisions[-1],
            exact=False,
            sections=_differing(dossier, now),
            official=(),
        )
    official = tuple(held.kind for held in store.frozen(key) if held.revision == revision.number)
    return Kept(
        dossier=key,
        title=title,
        revision=revision,
        exact=True,
        sections=_differing(dossier, now),
        official=official,
    )


def _parts(dossier: Dossier) -> Iterator[Dossier]:
    """What files made of a dossier can carry."""
    yield dossier
    for whole in (dossier, consolidated(dossier)):
        yield whole.part_for("letter")
        yield whole.part_for("public-copy")


def _differing(dossier: Dossier, now: Dossier) -> tuple[str, ...]:
    """The sections in which a file differs from a dossier, in the order of the letter."""
    nearest = min(_parts(now), key=lambda part: len(changes(part, dossier)))
    return tuple(dict.fromkeys(change.section for change in changes(nearest, dossier)))

"""The dossiers that the worker has read already, each with what was worked out of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from plpmission.compare.shelf import Held, shelved
from plpmission.errors import MissionError
from plpmission.i18n import Lang
from plpmission.model import Dossier, loads

ROOM = 400
"""Dossiers that stay, more only where more are asked for at once; each takes about 1.5 MB."""


class Place(NamedTuple):
    """Which dossier, in which state of its content, worked out for a reader of which language."""

    key: str
    sha256: str
    lang: Lang


class _Kept(NamedTuple):
    """What was worked out of a dossier in one state; None where it cannot be read."""

    sha256: str
    held: Held | None


_KEPT: OrderedDict[tuple[str, Lang], _Kept] = OrderedDict()
"""By dossier and language, its last state alone; what was asked for last stands last."""


def keep(places: Sequence[Place], contents: Sequence[bytes]) -> None:
    """Read dossiers of one language of reader, and work out what is said of each."""
    if not places:
        return
    held = {one.key: one for one in shelved(_read(places, contents), places[0].lang)}
    _KEPT.update(((p.key, p.lang), _Kept(p.sha256, held.get(p.key))) for p in places)


def _read(places: Sequence[Place], contents: Sequence[bytes]) -> Iterator[tuple[str, Dossier]]:
    """Those that can be read: one that is damaged does not keep the others from being shown."""
    for place, content in zip(places, contents, strict=True):
        with suppress(MissionError):
            yield place.key, loads(content)


def missing(places: Iterable[Place]) -> list[str]:
    """The keys of those that were not read yet, or were changed since."""
    return [place.key for place in places if not _is_kept(place)]


def _is_kept(place: Place) -> bool:
    kept = _KEPT.get((place.key, place.lang))
    return kept is not None and kept.sha256 == place.sha256


def of(places: Sequence[Place]) -> tuple[Held, ...]:
    """Those that were read, in their order; what nobody asked for in a long time makes room."""
    for place in places:
        _KEPT.move_to_end((place.key, place.lang))
    while len(_KEPT) > max(ROOM, len(places)):
        _KEPT.popitem(last=False)
    found = (_KEPT[place.key, place.lang].held for place in places)
    return tuple(held for held in found if held)

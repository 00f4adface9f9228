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


_KEPT: OrderedDict[Place, Held | None] = OrderedDict()
"""None where a dossier cannot be read; what was asked for last stands last."""


def keep(places: Sequence[Place], contents: Sequence[bytes]) -> None:
    """Read dossiers of one language of reader, and work out what is said of each."""
    if not places:
        return
    held = {one.key: one for one in shelved(_read(places, contents), places[0].lang)}
    _KEPT.update((place, held.get(place.key)) for place in places)


def _read(places: Sequence[Place], contents: Sequence[bytes]) -> Iterator[tuple[str, Dossier]]:
    """Those that can be read: one that is damaged does not keep the others from being shown."""
    for place, content in zip(places, contents, strict=True):
        with suppress(MissionError):
            yield place.key, loads(content)


def missing(places: Iterable[Place]) -> list[str]:
    """The keys of those that were not read yet."""
    return [place.key for place in places if place not in _KEPT]


def of(places: Sequence[Place]) -> tuple[Held, ...]:
    """Those that were read, in their order; what nobody asked for in a long time makes room."""
    for place in places:
        _KEPT.move_to_end(place)
    while len(_KEPT) > max(ROOM, len(places)):
        _KEPT.popitem(last=False)
    return tuple(held for place in places if (held := _KEPT[place]))

"""Many dossiers at once: a line each, what they cover, and the one before of the same zone."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from plpmission.checks.folding import fold
from plpmission.compare.across import Line, overview
from plpmission.compare.comparing import compare_many
from plpmission.compare.rows import Comparison
from plpmission.compare.themes import criteria_of, known_themes, themes_of
from plpmission.life import Stage, stage
from plpmission.model import Dossier
from plpmission.outline import outline


@dataclass(frozen=True, kw_only=True)
class Held:
    """One dossier of many: ``key`` is its id in the store, or its file's name."""

    key: str
    dossier: Dossier
    comparison: Comparison
    line: Line
    stage: Stage
    themes: Mapping[str, tuple[str, ...]]
    """Each theme with the objectives that speak of it."""
    criteria: Mapping[int, tuple[str, ...]]
    """Each criterion of EFQM with the sections that answer it."""

    @property
    def zone(self) -> str:
        """What the entity is called."""
        return self.dossier.letter.entity.name

    @property
    def years(self) -> str:
        """The mandate's years, such as ``2020–2025``."""
        mandate = self.dossier.letter.mandate
        return "–".join(str(day.year) for day in (mandate.start, mandate.end) if day)


def shelved(dossiers: Iterable[tuple[str, Dossier]], lang: str = "fr") -> tuple[Held, ...]:
    """The dossiers of mandates with what is said of each, in their order.

    They are asked for one by one, so that reading them may happen meanwhile.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    with _uncollected():
        return _shelved(dossiers, lang)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for unreachable objects meanwhile: nearly all of the many that are made stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _shelved(dossiers: Iterable[tuple[str, Dossier]], lang: str) -> tuple[Held, ...]:
    held = [(key, one) for key, one in dossiers if one.holds == "mandate"]
    comparisons = list(compare_many((one for _, one in held), lang))
    lines = overview(comparisons)
    return tuple(
        Held(
            key=key,
            dossier=dossier,
            comparison=comparison,
            line=line,
            stage=stage(dossier),
            themes=themes_of(dossier),
            criteria=criteria_of(dossier),
        )
        for (key, dossier), comparison, line in zip(held, comparisons, lines, strict=True)
    )


class Covering(NamedTuple):
    """How often something is covered: by which dossiers, and where in each."""

    id: str
    dossiers: Mapping[str, tuple[str, ...]]
    """By a dossier's key, the objectives or sections that the count rests on."""

    @property
    def places(self) -> int:
        """Objectives or sections of all dossiers."""
        return sum(map(len, self.dossiers.values()))


def themes(shelf: Sequence[Held]) -> list[Covering]:
    """Each theme and the dossiers whose objectives speak of it, in the themes' order."""
    return [
        Covering(key, {one.key: one.themes[key] for one in shelf if key in one.themes})
        for key in known_themes()
    ]


def criteria(shelf: Sequence[Held]) -> list[Covering]:
    """Each criterion of EFQM and the letters that answer it, 1 to 7."""
    numbers = [criterion.number for criterion in outline().criteria]
    return [
        Covering(str(n), {one.key: one.criteria[n] for one in shelf if n in one.criteria})
        for n in numbers
    ]


def before(shelf: Sequence[Held], key: str) -> Held | None:
    """The dossier of the same zone's mandate before this one; None where there is none."""
    own = next((one for one in shelf if one.key == key), None)
    name = _zone(own) if own else ""
    if own is None or not name:
        return None
    same = [one for one in shelf if one is not own and _zone(one) == name]
    earlier = [one for one in same if _start(one) < _start(own)]
    return max(earlier, key=_start) if earlier else None


def _zone(held: Held) -> str:
    return _folded(held.zone)


@lru_cache(maxsize=4096)
def _folded(zone: str) -> str:
    return fold(zone).strip()


def _start(held: Held) -> dt.date:
    return held.dossier.letter.mandate.start or dt.date.min

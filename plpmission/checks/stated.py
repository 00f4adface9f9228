"""The objectives of a letter as the rules about them read them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final, NamedTuple

from plpmission.checks.reading import Reading
from plpmission.checks.rule import Hit, Place
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Objective
from plpmission.smart import Smart, smart

SECTION: Final = "objectives"
SOURCE: Final = "Model letter, 3.2.2"

# A screen asks for the same texts again and again.
_judged = lru_cache(maxsize=4096)(smart)


class Stated(NamedTuple):
    """An objective of the letter, its place, what its words say, and what it is measured by."""

    objective: Objective
    where: str
    field: str
    """The field that holds its words."""
    said: Smart
    indicators: tuple[Indicator, ...]

    @property
    def words(self) -> str:
        """The objective in one sentence; its title where it has none."""
        return str(getattr(self.objective, self.field))

    @property
    def name(self) -> str:
        """How a message calls it."""
        return self.objective.title or shortened(self.words).rstrip(".")

    @property
    def due(self) -> dt.date | None:
        """When it must be reached: by its field, else by its words."""
        return self.objective.deadline or self.said.deadline

    def hit(
        self, field: str, message: str, hint: str, *, why: str = "", **parameters: object
    ) -> Hit:
        """A hit at one of its fields; messages call it ``{objective}``."""
        place = Place(
            where=self.where,
            section=SECTION,
            about=self.objective.id,
            named={"objective": self.name},
        )
        return place.hit(field, message, hint, why=why, **parameters)


def stated(reading: Reading) -> tuple[Stated, ...]:
    """The objectives that say something, where their section is in view."""
    return reading.once(_stated) if reading.shows(SECTION) else ()


def _stated(reading: Reading) -> tuple[Stated, ...]:
    mandate, lang = reading.letter.mandate, reading.dossier.lang
    found = []
    for index, objective in enumerate(reading.letter.objectives):
        field = "text" if objective.text.strip() else "title"
        words = getattr(objective, field)
        if words.strip():
            said = _judged(words, lang, start=mandate.start, end=mandate.end)
            where = f"letter.objectives[{index}]"
            found.append(Stated(objective, where, field, said, _linked(reading, objective)))
    return tuple(found)


def _linked(reading: Reading, objective: Objective) -> tuple[Indicator, ...]:
    known = reading.indicators
    return tuple(known[chosen] for chosen in objective.indicators if chosen in known)


def shortened(passage: str) -> str:
    """The first words of a passage."""
    words = passage.split(maxsplit=9)
    return " ".join(words[:9]) + (" …" if len(words) > 9 else "")

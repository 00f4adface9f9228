"""What objectives are about, and which criteria of EFQM a letter answers: with what it rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from plpmission.compare.vocabulary import concepts
from plpmission.model import Dossier
from plpmission.outline import outline
from plpmission.outline.contents import states


class Theme(NamedTuple):
    """A theme: its title (a sentence of the domain ``compare``) and the concepts that tell it."""

    title: str
    concepts: frozenset[str]


@cache
def known_themes() -> Mapping[str, Theme]:
    """The themes by their ids, in the order in which they are shown."""
    read = tomllib.loads(files(__package__).joinpath("themes.toml").read_text("utf-8"))
    return MappingProxyType(
        {key: Theme(one["title"], frozenset(one["concepts"])) for key, one in read.items()}
    )


def themes_of(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The themes of a letter, each with the ids of the objectives that speak of it."""
    found: dict[str, list[str]] = {}
    for objective in dossier.letter.objectives:
        for theme in _themes(f"{objective.title}. {objective.text}"):
            found.setdefault(theme, []).append(objective.id)
    return {theme: tuple(ids) for theme, ids in found.items()}


@lru_cache(maxsize=8192)
def _themes(text: str) -> tuple[str, ...]:
    held = concepts(text)
    return tuple(
        key for key, theme in known_themes().items() if not theme.concepts.isdisjoint(held)
    )


def criteria_of(dossier: Dossier) -> dict[int, tuple[str, ...]]:
    """The criteria of EFQM that a letter answers, each with the sections in which it does.

    A criterion that no section answers is counted where its results are prepared. A section
    answers where something is written in it.
    """
    held = states(dossier)
    found: dict[int, tuple[str, ...]] = {}
    for criterion in outline().criteria:
        places = criterion.answered_in or criterion.prepared_in
        written = tuple(one for one in places if held[one] in {"begun", "done"})
        if written:
            found[criterion.number] = written
    return found

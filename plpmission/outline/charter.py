"""The charter's cover and 17 criteria as data, and their words in four languages.

``charter.toml`` holds the structure, ``charter.<lang>.toml`` the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from plpmission.i18n import Lang, as_lang
from plpmission.outline.loader import read

Level = Literal["mandatory", "recommended", "optional"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """One thing that a criterion says, and the places in a ``Charter`` that hold it."""

    id: str
    level: Level
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """The cover or a criterion: ``part`` is its field in a ``Charter``."""

    id: str
    number: str
    part: str
    source: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """Two places of the circular that do not say the same, and the criteria that they touch."""

    id: str
    criteria: tuple[str, ...]
    one: str
    other: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionWords:
    """``guidance`` says what a reader looks for, ``example`` is an invented passage."""

    title: str
    short_title: str
    guidance: str
    example: str
    elements: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class DisagreementWords:
    """What each of the two places says, and how one goes about it."""

    title: str
    one: str
    other: str
    advice: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StepWords:
    """A step of the launch (1 to 7): who does what, by when, and what it waits for."""

    title: str
    what: str
    who: str
    when: str
    support: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CharterTexts:
    """All words of the charter in ``lang``, by criterion (``cover``, ``c01`` … ``c17``)."""

    lang: Lang
    title: str
    criteria: Mapping[str, CriterionWords]
    disagreements: Mapping[str, DisagreementWords]
    steps: Mapping[int, StepWords]
    duties: Mapping[str, str]
    """What the internal rules say for each ``RuleDuty``."""
    social: Mapping[str, str]
    """The same for each ``SocialDuty``."""
    bounds: Mapping[str, str]
    """The sentence of each ``Bound``."""


def _criterion(row: dict[str, Any]) -> Criterion:
    elements = tuple(Element(**{**e, "fields": tuple(e["fields"])}) for e in row["elements"])
    return Criterion(**{**row, "elements": elements})


_STRUCTURE = read("charter.toml")
CRITERIA: tuple[Criterion, ...] = tuple(map(_criterion, _STRUCTURE["criterion"]))
"""The cover, then criteria 01 to 17."""
BY_ID: Mapping[str, Criterion] = MappingProxyType({one.id: one for one in CRITERIA})
DISAGREEMENTS: tuple[Disagreement, ...] = tuple(
    Disagreement(**{**row, "criteria": tuple(row["criteria"])})
    for row in _STRUCTURE["disagreement"]
)
"""Where the circular disagrees with itself."""


def charter_texts(lang: str) -> CharterTexts:
    """The charter's words in a language (fr, nl, de or en).

    Raises:
        InvalidValue: the code names none of the four languages.
    """
    return _texts(as_lang(lang))


@cache
def _texts(lang: Lang) -> CharterTexts:
    data = read(f"charter.{lang}.toml")
    return CharterTexts(
        lang=lang,
        title=data["title"],
        criteria=_each(CriterionWords, data["criterion"]),
        disagreements=_each(DisagreementWords, data["disagreement"]),
        steps=MappingProxyType({int(n): StepWords(**_flat(w)) for n, w in data["step"].items()}),
        duties=MappingProxyType(_flat(data["duty"])),
        social=MappingProxyType(_flat(data["social"])),
        bounds=MappingProxyType(_flat(data["bound"])),
    )


def _each(kind: type[Any], tables: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({key: kind(**_flat(words)) for key, words in tables.items()})


def _flat(words: dict[str, Any]) -> dict[str, Any]:
    """Texts on one line: the file writes one sentence a line."""
    return {
        key: text.strip().replace("\n", " ") if isinstance(text, str) else MappingProxyType(text)
        for key, text in words.items()
    }

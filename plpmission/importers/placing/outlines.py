"""What a document may be made of: its sections in their order, and the words that show each.

``sections/*.toml`` say how people call and write them; the outline's own titles, guidance and
keywords are read beside them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from plpmission.checks.folding import words
from plpmission.i18n import Lang
from plpmission.importers.placing.placed import DocumentKind
from plpmission.outline import keywords, outline, texts
from plpmission.outline.charter import charter_texts

OWN = ""
"""The section of one's own."""
_SHORTEST = 3


@dataclass(frozen=True)
class Beginning:
    """One word of an entry: how it begins, whether that is all of it, or may stand inside."""

    letters: str
    whole: bool
    inside: bool

    def fits(self, word: str) -> bool:
        if self.whole:
            return word == self.letters
        return self.letters in word if self.inside else word.startswith(self.letters)


Entry = tuple[Beginning, ...]


@dataclass(frozen=True)
class Sections:
    """The sections of one kind of document in one language.

    ``ids`` are in the order in which the document has them, the section of one's own last;
    ``groups`` are headings above several sections, by the ids of these. ``titles`` and ``shown``
    are entries by section or group; ``told`` is running text by section.
    """

    ids: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, str]
    titles: Mapping[str, tuple[Entry, ...]]
    shown: Mapping[str, tuple[Entry, ...]]
    told: Mapping[str, str]


@cache
def sections(document: DocumentKind, lang: Lang) -> Sections:
    """The sections of a kind of document, with what shows them in a language."""
    if document == "letter":
        return _letter(lang)
    if document == "charter":
        return _charter(lang)
    data = _data("evaluation-report" if document == "evaluation-report" else "activity-report")
    return _plain(data, lang)


@cache
def small(lang: Lang) -> frozenset[str]:
    """Words of headings that say little."""
    return frozenset(_data("letter")["small"][lang].split())


@cache
def _data(name: str) -> dict[str, Any]:
    path = files(__package__).joinpath("sections", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def entry(text: str) -> Entry:
    """An entry as the files write it: ``$`` ends a whole word, ``~`` one inside a compound.

    One or two letters are a whole word by themselves.
    """
    return tuple(
        Beginning(
            one.strip("~$"),
            whole=one.endswith("$") or len(one) < _SHORTEST,
            inside=one.startswith("~"),
        )
        for one in text.split()
    )


def _entries(listed: list[str]) -> tuple[Entry, ...]:
    return tuple(entry(one) for one in listed)


def _said(title: str) -> Entry:
    """A whole title as an entry."""
    return tuple(Beginning(one, whole=False, inside=False) for one in words(title) if len(one) > 2)


def _plain(data: dict[str, Any], lang: Lang) -> Sections:
    ids = tuple(key for key in data if key != "own")
    return Sections(
        ids=(*ids, OWN),
        groups={},
        numbers={},
        titles=_by_section(data, lang, {}),
        shown={_id(key): _shown(row, lang) for key, row in data.items()},
        told={},
    )


def _id(key: str) -> str:
    return OWN if key == "own" else key


def _shown(row: dict[str, Any], lang: Lang) -> tuple[Entry, ...]:
    return _entries(row.get("words", {}).get(lang, "").split())


def _by_section(
    data: dict[str, Any], lang: Lang, said: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Entry, ...]]:
    found = {}
    for key, row in data.items():
        own = tuple(made for title in said.get(key, ()) if (made := _said(title)))
        if key != "small":
            found[_id(key)] = (*_entries(row.get(lang, [])), *own)
    return found


def _letter(lang: Lang) -> Sections:
    data, plan, told = _data("letter"), outline(), texts(lang)
    ids = tuple(one.id for one in plan.sections)
    above = {*told.parts, *told.groups}
    titles = {key: told.heading(key) for key in (*above, *ids)}
    said = {key: (one.title, one.short_title) for key, one in titles.items()}
    numbers = {one.number: one.id for one in plan.sections}
    return Sections(
        ids=(*ids, OWN),
        groups={key: tuple(one.id for one in plan.sections if key in one.parents) for key in above},
        numbers=numbers,
        titles=_by_section(data, lang, said),
        shown={
            _id(key): (*_shown(row, lang), *_keywords(key, lang))
            for key, row in data.items()
            if key not in above and key != "small"
        },
        told={one: " ".join(_told(one, lang)) for one in ids},
    )


def _keywords(section: str, lang: Lang) -> Iterator[Entry]:
    if section == "own":
        return
    held = keywords(lang)
    for prompt in outline().section(section).prompts:
        for stem in held.get(prompt.id, ()):
            if len(stem) >= _SHORTEST:
                yield entry(stem)


def _told(section: str, lang: Lang) -> Iterator[str]:
    text = texts(lang).section(section)
    yield from (text.title, text.guidance, text.example or "", *text.prompts.values())


def _charter(lang: Lang) -> Sections:
    data, told = _data("charter"), charter_texts(lang).criteria
    said = {key: (one.title, one.short_title) for key, one in told.items()}
    ids = tuple(key for key in data if key != "own")
    return Sections(
        ids=(*ids, OWN),
        groups={},
        numbers={str(int(key[1:])): key for key in ids if key != "cover"},
        titles=_by_section(data, lang, said),
        shown={_id(key): _shown(row, lang) for key, row in data.items()},
        told={key: f"{told[key].guidance} {told[key].example}" for key in ids},
    )

"""The register of acts: laws, decrees, circulars and plans that a letter may refer to."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from plpmission.i18n import LANGUAGES, Lang

Kind = Literal["law", "royal-decree", "ministerial-decree", "circular", "eu-regulation", "policy"]

_REGISTER = Path(__file__).parent / "acts.toml"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """An act of the register; what is not known is None or left out, never guessed.

    ``title``, ``short`` (the usual abbreviation) and ``note`` are by language. ``numac`` is the
    number in the official gazette, where it was checked. ``replaced_by`` is another act's key.
    The act is in force from ``valid_from`` to ``valid_to``, both days included.
    """

    key: str
    kind: Kind
    date: dt.date | None
    title: Mapping[Lang, str]
    short: Mapping[Lang, str]
    numac: str | None
    replaced_by: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    note: Mapping[Lang, str]

    def title_in(self, lang: Lang) -> str:
        """The title in ``lang``, else in French, else in the language that is known."""
        return _best(self.title, lang)

    def short_in(self, lang: Lang) -> str:
        """The abbreviation in ``lang``, else in French; empty where the act has none."""
        return _best(self.short, lang)


def _best(words: Mapping[Lang, str], lang: Lang) -> str:
    found = (words[choice] for choice in (lang, "fr", *LANGUAGES) if choice in words)
    return next(found, "")


@cache
def acts() -> Mapping[str, Act]:
    """The whole register by key, in the order in which to offer it."""
    rows = tomllib.loads(_REGISTER.read_text(encoding="utf-8"))
    return MappingProxyType({key: _act(key, row) for key, row in rows.items()})


def _act(key: str, row: dict[str, Any]) -> Act:
    return Act(
        key=key,
        kind=row["kind"],
        date=row.get("date"),
        title=MappingProxyType(row["title"]),
        short=MappingProxyType(_by_language(row.get("short", {}))),
        numac=row.get("numac"),
        replaced_by=row.get("replaced_by"),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        note=MappingProxyType(row.get("note", {})),
    )


def _by_language(short: str | dict[Lang, str]) -> dict[Lang, str]:
    return dict.fromkeys(LANGUAGES, short) if isinstance(short, str) else short


def acts_matching(text: str, limit: int = 10) -> list[Act]:
    """The acts that hold every word of ``text``, for a picker: at most ``limit``.

    Case and accents do not count, a word's beginning is enough, and “CP2” finds “CP 2”. Acts whose
    key or abbreviation begins with the text come first, replaced ones last.
    """
    wanted = _words(text)
    found = [act for act in acts().values() if _holds(act, wanted)]
    return sorted(found, key=lambda act: _rank(act, "".join(wanted)))[:limit]


def _holds(act: Act, wanted: list[str]) -> bool:
    there = _searched(act.key)
    return all(any(word.startswith(begin) for word in there) for begin in wanted)


def _rank(act: Act, typed: str) -> tuple[bool, bool]:
    names = ["".join(_words(name)) for name in (act.key, *act.short.values())]
    return (act.replaced_by is not None, not any(name.startswith(typed) for name in names))


@cache
def _searched(key: str) -> frozenset[str]:
    """All words by which an act is found, and each two neighbours written as one."""
    act = acts()[key]
    texts = (act.key, *act.short.values(), *act.title.values(), *act.note.values())
    words = _words(" · ".join(texts)) + _date_words(act.date) + [act.numac or ""]
    return frozenset(words) | {first + second for first, second in pairwise(words)}


def _date_words(date: dt.date | None) -> list[str]:
    return [*date.isoformat().split("-"), str(date.day), str(date.month)] if date else []


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c)))

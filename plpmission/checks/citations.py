"""How texts in the four languages cite an act: what it calls itself, its date, its name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from plpmission.checks.folding import fold, words
from plpmission.outline.acts import Act, Kind, acts

# All on folded text. The last kind is that of acts of the regions, of which the register has none.
_KINDS: tuple[tuple[Kind | None, str], ...] = (
    (
        "royal-decree",
        r"arretes? roya(?:l|ux)|a\.?r\.?|koninklijk besluit|k\.?b\.?"
        r"|koniglicher erlass|k\.?e\.?|royal decree",
    ),
    (
        "ministerial-decree",
        r"arretes? ministeriels?|a\.?m\.?|ministerieel besluit|m\.?b\.?"
        r"|ministerieller erlass|m\.?e\.?|ministerial decree",
    ),
    (
        "circular",
        "circulaires?(?: ministerielle)?|(?:ministeriele )?(?:omzend|rondzend)brief"
        "|(?:ministerielles )?rundschreiben|(?:ministerial )?circular",
    ),
    ("eu-regulation", r"(?:reglement|verordening|verordnung|regulation) \((?:ue|eu)\)"),
    ("law", "lois?|wet|gesetz|law|act"),
    (None, "decret|decreet|dekret|ordonnance|ordonnantie|ordonnanz"),
)
_KIND = "|".join(rf"(?P<kind{at}>{names})" for at, (_, names) in enumerate(_KINDS))
_MONTHS = (
    "janvier|januari|januar|january",
    "fevrier|februari|februar|february",
    "mars|maart|marz|march",
    "avril|april",
    "mai|mei|may",
    "juin|juni|june",
    "juillet|juli|july",
    "aout|augustus|august",
    "septembre|september",
    "octobre|oktober|october",
    "novembre|november",
    "decembre|december|dezember",
)
_MONTH = "|".join(rf"(?P<month{number}>{names})" for number, names in enumerate(_MONTHS, 1))
_DATE = (
    rf"(?P<day>\d{{1,2}})(?:er|ste|e|st|nd|rd|th|\.)?\s+(?:{_MONTH})\s+(?P<year>\d{{4}})"
    r"|(?P<day_>\d{1,2})[./-](?P<month_>\d{1,2})[./-](?P<year_>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
)
_FIRST_KIND = re.compile(rf"(?<!\w)(?:{_KIND})(?!\w)")
_FIRST_DATE = re.compile(rf"\b(?:{_DATE})\b")
_DATED_ACT = re.compile(rf"(?<!\w)(?:{_KIND})(?!\w)[\w\s]{{0,60}}?\s(?:{_DATE})\b")
_PHRASE = re.compile(r"[^;\n]{1,250}")
_AMENDS = re.compile(r"\b(?:modifi|wijzig|abander|amend)")


@dataclass(frozen=True, kw_only=True)
class Citation:
    """An act as a text cites it."""

    text: str
    act: Act | None
    """The act of the register that it names, if it does."""
    date: dt.date | None
    """The date that it gives."""
    claims_to_be_an_act: bool
    """It begins as laws, decrees and circulars do."""


@lru_cache(maxsize=1024)
def cited(text: str) -> Citation:
    """A text read as the name of one act."""
    folded = fold(text)
    kind = _FIRST_KIND.search(folded)
    date = _date(_FIRST_DATE.search(folded))
    return Citation(
        text=text,
        act=_named(text, kind, date),
        date=date,
        claims_to_be_an_act=kind is not None and kind.start() < 20,
    )


@lru_cache(maxsize=64)
def citations(text: str) -> tuple[Citation, ...]:
    """The acts that a running text cites with their dates."""
    return tuple(cited(text[begin:end]) for begin, end in _stretches(fold(text)))


def _stretches(folded: str) -> Iterator[tuple[int, int]]:
    """From each dated act to the next one, or to the end of its phrase."""
    begins = [found.start() for found in _DATED_ACT.finditer(folded)]
    for begin, following in zip(begins, [*begins[1:], len(folded)], strict=False):
        phrase = _PHRASE.match(folded, begin, following)
        yield begin, phrase.end() if phrase else following


def _date(found: re.Match[str] | None) -> dt.date | None:
    if not found:
        return None
    given = {name: value for name, value in found.groupdict().items() if value}
    try:
        if iso := given.get("iso"):
            return dt.date.fromisoformat(iso)
        if "day" in given:
            month = next(int(name[5:]) for name in given if re.fullmatch(r"month\d+", name))
            return dt.date(int(given["year"]), month, int(given["day"]))
        return dt.date(int(given["year_"]), int(given["month_"]), int(given["day_"]))
    except ValueError:
        return None


def _named(text: str, kind: re.Match[str] | None, date: dt.date | None) -> Act | None:
    """The act that a text names by its abbreviation or title; of two so named, by the date too."""
    if _AMENDS.search(fold(text)):
        return None
    said = words(text)
    fits = [name for name in _names() if _is_kind(name.act, kind) and name.fits(said)]
    dated = [name for name in fits if date and name.act.date == date] or fits
    best = max(dated, key=lambda name: name.weight, default=None)
    return best.act if best else None


def _is_kind(act: Act, found: re.Match[str] | None) -> bool:
    return found is None or any(
        found[f"kind{at}"] and kind == act.kind for at, (kind, _) in enumerate(_KINDS)
    )


@dataclass(frozen=True)
class _Name:
    """A way to name an act: its abbreviation in a row, or the telling words of its title."""

    act: Act
    telling: tuple[str, ...]
    in_a_row: bool

    @cached_property
    def _short(self) -> re.Pattern[str]:
        short = "".join(self.telling)
        # PLP alone is one act, PLP 10 another.
        return re.compile(rf" {short} " if short[-1].isdigit() else rf" {short} (?!\d)")

    @property
    def weight(self) -> int:
        return 100 if self.in_a_row else len(self.telling)

    def fits(self, said: tuple[str, ...]) -> bool:
        if self.in_a_row:
            return self._short.search(f" {' '.join(said)} · {_joined(said)} ") is not None
        there = sum(word in said for word in self.telling)
        return there >= 0.75 * len(self.telling)


def _joined(said: tuple[str, ...]) -> str:
    """Each word with the next one written to it: CP 2 is CP2."""
    return " ".join(map("".join, pairwise(said)))


@cache
def _names() -> tuple[_Name, ...]:
    return tuple(name for act in acts().values() for name in _names_of(act))


def _names_of(act: Act) -> Iterator[_Name]:
    for short in set(act.short.values()):
        initials = sum(letter.isupper() for letter in short) > 1
        if (initials and len(words(short)) < 3) or short == "Exodus":
            yield _Name(act, words(short), in_a_row=True)
    for title in act.title.values():
        telling = {word for word in words(title) if len(word) > 3} - _COMMON
        # One word alone must be a rare one, as « politieambt » is.
        if len(telling) > 1 or max(map(len, telling), default=0) > 8:
            yield _Name(act, tuple(telling), in_a_row=False)


_COMMON = frozenset(
    words(
        """
        arrêté royal ministériel circulaire services membres personnel dans pour relative relatif
        portant concernant koninklijk besluit ministerieel ministeriële omzendbrief diensten
        betreffende houdende tussen voor verschillende königlicher erlass gesetz rundschreiben
        decree circular
        """
    )
)


def title_words(act: Act) -> Iterator[str]:
    """An act's titles as folded words in a row, without what it calls itself."""
    for title in act.title.values():
        yield " ".join(words(title)[2:])

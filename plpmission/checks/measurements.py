"""K002 and K003: measurements told in the text, too old to be recent or one after the other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from plpmission.checks.ages import is_old
from plpmission.checks.folding import fold
from plpmission.checks.lexicon import lexicon
from plpmission.checks.moments import moments, paragraphs, sentences
from plpmission.checks.reading import Passage, Reading
from plpmission.checks.remembered import Remembered
from plpmission.checks.rule import Check, Hit, SectionName
from plpmission.checks.stated import SECTION as OBJECTIVES
from plpmission.checks.stated import shortened
from plpmission.i18n import Lang
from plpmission.model.indicators import Indicator

_CONTROL = "management-control"
_SOURCE = "Model letter, 3.3.3"
_RECENT = 6
"""Months from which on the model no longer calls a measurement recent."""
_LONG = 3
"""So many figures with their years make a series."""
_BESIDE = 40
"""Letters between a figure and its year."""


def recent_measurements(reading: Reading) -> Iterator[Hit]:
    """K002: a measurement offered as recent was six months old or more at the letter's date."""
    lang, at = reading.dossier.lang, reading.dated
    for section in (OBJECTIVES, _CONTROL) if at else ():
        if reading.shows(section):
            passages = reading.texts(section)
            stale = partial(_stale_in, passages, lang, at or dt.date.min)
            yield from _found.get(section, (passages, lang, at), stale)
    if at and reading.shows(_CONTROL):
        indicators = reading.dossier.indicators
        stale = partial(_stale_baselines, indicators, lang, at)
        yield from _found.get("baselines", (indicators, lang, at), stale)


_found: Remembered[tuple[Hit, ...]] = Remembered()


def _stale_in(passages: Iterable[Passage], lang: Lang, at: dt.date) -> tuple[Hit, ...]:
    found = ((passage, _stale(passage.text, lang, at)) for passage in passages)
    return tuple(_called_recent(passage, said) for passage, said in found if said)


def _stale_baselines(indicators: Iterable[Indicator], lang: Lang, at: dt.date) -> tuple[Hit, ...]:
    """Baselines whose method or source calls them recent, and that their own date makes old."""
    recent = lexicon("recent", lang)
    return tuple(
        _called_recent(
            Passage(f"indicators[{index}].baseline.date", _CONTROL, held.id, "", is_long=False),
            base.date,
        )
        for index, held in enumerate(indicators)
        if (base := held.baseline).date
        and is_old(base.date, at, _RECENT)
        and recent.search(fold(f"{base.method}; {base.source}"))
    )


def _called_recent(passage: Passage, moment: str | dt.date) -> Hit:
    return Hit(
        where=passage.where,
        section=passage.section,
        about=passage.about,
        message="This measurement is called recent, but lies six months or more before "
        "the letter: “{moment}”",
        hint="Give its date instead of the word, or take a newer figure.",
        parameters={"moment": moment},
    )


@lru_cache(maxsize=4096)
def _stale(text: str, lang: Lang, at: dt.date) -> str:
    """The moment of a measurement that a text calls recent, as it names it; if it is old."""
    recent = lexicon("recent", lang)
    if not recent.search(fold(text)):
        return ""
    called = (sentence for sentence in sentences(text) if recent.search(fold(sentence)))
    return next(filter(None, (_old_in(sentence, lang, at) for sentence in called)), "")


def _old_in(sentence: str, lang: Lang, at: dt.date) -> str:
    past = [moment for moment in moments(sentence, lang) if moment.first <= at]
    last = max(past, key=lambda moment: moment.last, default=None)
    if last is None or not is_old(last.last, at, _RECENT):
        return ""
    return sentence[last.start : last.end]


def told_histories(reading: Reading) -> Iterator[Hit]:
    """K003: a text of 3.3.3 tells a series of measurements."""
    at = reading.dated
    if at is None or not reading.shows(_CONTROL):
        return
    for passage in reading.texts(_CONTROL):
        if quote := series(passage.text, reading.dossier.lang, at.year):
            yield Hit(
                where=passage.where,
                section=_CONTROL,
                about=passage.about,
                message="This tells a series of measurements: “{quote}”",
                hint="Keep the definition here. The series has its place with the figures, "
                "and a recent figure as a baseline in {section}.",
                parameters={"quote": quote, "section": SectionName(OBJECTIVES)},
            )


class _Token(NamedTuple):
    start: int
    end: int
    year: str
    """Empty for a figure."""


_FIGURE = re.compile(r"(?<![\w.,])(?=(\d+(?:[.,\u00a0\u202f ]\d+)*))\1(?!\w)")
"""Looked ahead for, so that it is taken whole: early versions of 3.11 misread possessive groups."""
_RULED = re.compile(r"[|:-]{2,}|\|")
"""The lines of a table."""
_SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}")
_NUMBERED = re.compile(r"(?:\b(?:art|article|artikel|p|n|nr|no|point|punt|nummer)\b|[§°])[. ]*$")


_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=4096)
def series(text: str, lang: Lang, until: int) -> str:
    """Where a paragraph tells figures of three past years or more: the words it begins with."""
    if len(_YEAR.findall(text)) < _LONG:
        return ""
    found = (_series(paragraph, lang, until) for paragraph in paragraphs(text))
    return next(filter(None, found), "")


def _series(text: str, lang: Lang, until: int) -> str:
    tokens = _tokens(text, lang, until)
    pairs = _table(text, tokens) or _in_prose(tokens)
    if len({year for year, _ in pairs}) < _LONG:
        return ""
    told = text[min(start for _, start in pairs) :]
    return shortened(_RULED.sub(" ", told))


def _tokens(text: str, lang: Lang, until: int) -> list[_Token]:
    """The past years or months, and the figures, of a text; days and ranges of years are none."""
    named, folded = moments(text, lang), fold(text)
    found = [
        _Token(moment.start, moment.end, text[moment.start : moment.end])
        for moment in named
        if moment.grain in ("month", "part", "year") and moment.last.year <= until
    ]
    for hit in _FIGURE.finditer(text):
        clear = not any(moment.start < hit.end() and hit.start() < moment.end for moment in named)
        clear = clear and not _SECTION_NUMBER.fullmatch(hit[0])
        if clear and not _NUMBERED.search(folded, max(0, hit.start() - 12), hit.start()):
            found.append(_Token(hit.start(), hit.end(), ""))
    return sorted(found)


def _in_prose(tokens: Sequence[_Token]) -> list[tuple[str, int]]:
    """Years with a figure beside them, and where each pair begins."""
    pairs, at = [], 0
    while at + 1 < len(tokens):
        one, other = tokens[at], tokens[at + 1]
        if bool(one.year) != bool(other.year) and other.start - one.end <= _BESIDE:
            pairs.append((one.year or other.year, one.start))
            at += 1
        at += 1
    return pairs


def _table(text: str, tokens: Sequence[_Token]) -> list[tuple[str, int]]:
    """The years that stand in one row of a table, where another row holds as many figures."""
    rows: dict[int, list[_Token]] = {}
    for token in tokens:
        rows.setdefault(text.count("\n", 0, token.start), []).append(token)
    lines = text.split("\n")
    figures = [sum(not token.year for token in row) for row in rows.values()]
    for number, row in rows.items():
        years = [(token.year, token.start) for token in row if token.year]
        if "|" in lines[number] and _LONG <= len(years) <= max(figures):
            return years
    return []


K002 = Check(
    code="K002",
    severity="advice",
    source=_SOURCE,
    title="Recent measurements",
    why="A figure is recent for the model while it is less than six months old when the letter "
    "is written.",
    run=recent_measurements,
)
K003 = Check(
    code="K003",
    severity="advice",
    source=_SOURCE,
    title="Series of measurements",
    why="This section lists indicators and what they mean; a reader does not look for "
    "their history here.",
    run=told_histories,
)

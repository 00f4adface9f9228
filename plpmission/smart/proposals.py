"""A concrete proposal where a text lacks a deadline, a figure, a deed, or a kind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from plpmission.i18n import Lang, Translate, day, translator
from plpmission.model.terms import Commitment
from plpmission.smart.words import compiled, data

Place = tuple[int, int]
Criterion = Literal["time_bound", "measurable", "specific", "kind"]

_FIGURES = {
    Commitment.RESULT: "by at least 10%",
    Commitment.EFFORT: "at least four times a year",
    Commitment.RESOURCES: "with at least one full-time equivalent",
}
_LEVEL = "with at least 75% of favourable answers in a yearly survey"
_DEEDS = {
    "cooperation": "namely through a working meeting every quarter with the municipality "
    "and the public prosecutor’s office",
    "communication": "namely through a newsletter to all households every month",
    "staff": "namely through a yearly interview with every inspector",
    "service": "namely through a yearly survey of 200 people who came to the front desk",
    "organisation": "namely through an audit of two work processes every year",
    "traffic": "namely through twelve speed checks a year near the schools",
}
_PATROLS = "namely through two foot patrols a week in the shopping streets"
_KIND = "This is a commitment to a result, measured every year"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Words that would fill a gap: put ``replacement`` where the text has ``start`` to ``end``.

    ``about`` is the criterion that it serves, ``sentence`` says it to the reader. Figures and deeds
    are examples; the replacement itself holds no placeholder.
    """

    about: Criterion
    sentence: str
    start: int
    end: int
    replacement: str

    def applied(self, text: str) -> str:
        """The text with the proposal taken over."""
        return text[: self.start] + self.replacement + text[self.end :]


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What a text lacks: the vague words to replace, or None to add words at its end.

    ``level`` tells that a level is to be held or reached, not a change made.
    """

    about: Criterion
    place: Place | None = None
    level: bool = False


@dataclass(frozen=True, kw_only=True)
class Written:
    """The text that has gaps: as written and folded, in its language, for a reader of another."""

    text: str
    folded: str
    lang: Lang
    reader: Lang
    kind: Commitment | None
    end: dt.date | None
    """The mandate's last day, the deadline proposed where it is known."""


def proposals(written: Written, gaps: Iterable[Gap]) -> tuple[Proposal, ...]:
    """One proposal a gap, in the order of the gaps; none for an empty text."""
    return tuple(_proposals(written, gaps)) if written.text.strip() else ()


def _proposals(written: Written, gaps: Iterable[Gap]) -> Iterator[Proposal]:
    say = translator("smart", written.reader)
    for gap in gaps:
        words = _words(written, gap)
        yield _proposal(gap, _said(say, gap, words), written.text, words)


def _words(written: Written, gap: Gap) -> str:
    say = translator("smart", written.lang)
    if gap.about == "time_bound":
        return _by_the_end(say, written.lang, written.end)
    if gap.about == "specific":
        return say(_deed(written.folded, written.lang))
    if gap.about == "kind":
        return say(_KIND)
    if gap.level and not gap.place:
        return say(_LEVEL)
    return say(_FIGURES[written.kind or Commitment.EFFORT])


def _said(say: Translate, gap: Gap, words: str) -> str:
    if gap.about == "time_bound":
        return say("Name a day, for example: “{words}”.", words=words)
    if gap.about == "specific":
        return say("Say what is done, and where or for whom, for example: “{words}”.", words=words)
    if gap.about == "kind":
        return say("Say what you commit to, for example: “{words}.”", words=words)
    return say("Say how much, for example: “{words}”.", words=words)


@cache
def _topics(lang: Lang) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = data("vague", lang)["topics"]
    return tuple((deed, compiled(rf"(?<!\w)(?:{told[name]})")) for name, deed in _DEEDS.items())


def _deed(folded: str, lang: Lang) -> str:
    """A deed that fits what a general wish is about: what is named last tells it best."""
    last = {deed: [one.start() for one in named.finditer(folded)] for deed, named in _topics(lang)}
    found = {places[-1]: deed for deed, places in last.items() if places}
    return found[max(found)] if found else _PATROLS


def _by_the_end(written: Translate, lang: Lang, end: dt.date | None) -> str:
    if end is None:
        return written("by the end of the mandate at the latest")
    return written("no later than {date}", date=day(end, lang))


def _proposal(gap: Gap, sentence: str, text: str, words: str) -> Proposal:
    begin, stop = gap.place or _end_of_sentence(text)
    replacement = words if gap.place else f"{'. ' if gap.about == 'kind' else ', '}{words}"
    if gap.place and begin == 0:
        replacement = words[:1].upper() + words[1:]
    return Proposal(
        about=gap.about, sentence=sentence, start=begin, end=stop, replacement=replacement
    )


def _end_of_sentence(text: str) -> Place:
    place = len(text.rstrip(" \t\n\r\u00a0\u202f.;:!?…"))
    return place, place

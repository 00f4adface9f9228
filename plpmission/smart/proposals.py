"""A concrete proposal where a text lacks a deadline or a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from plpmission.i18n import Lang, Translate, day, translator
from plpmission.model.terms import Commitment

Place = tuple[int, int]
Criterion = Literal["time_bound", "measurable"]

_FIGURES = {
    Commitment.RESULT: "by at least 10%",
    Commitment.EFFORT: "at least four times a year",
    Commitment.RESOURCES: "with at least one full-time equivalent",
}


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Words that would fill a gap: put ``replacement`` where the text has ``start`` to ``end``.

    ``about`` is the criterion that it serves, ``sentence`` says it to the reader. The figure is an
    example; the replacement itself holds no placeholder.
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
    """What a text lacks: the vague words to replace, or None to add words at its end."""

    about: Criterion
    place: Place | None


def proposals(
    text: str,
    languages: tuple[Lang, Lang],
    kind: Commitment | None,
    gaps: Iterable[Gap],
    end: dt.date | None,
) -> tuple[Proposal, ...]:
    """One proposal a gap; ``languages`` are those of the text and of its reader.

    ``end`` is the mandate's last day, the deadline proposed where it is known.
    """
    if not text.strip():
        return ()
    written, said = (translator("smart", lang) for lang in languages)
    found: list[Proposal] = []
    for gap in gaps:
        if gap.about == "measurable":
            words = written(_FIGURES[kind or Commitment.EFFORT])
            sentence = said("Say how much, for example: “{words}”.", words=words)
        else:
            words = _by_the_end(written, languages[0], end)
            sentence = said("Name a day, for example: “{words}”.", words=words)
        found.append(_proposal(gap, sentence, text, words))
    return tuple(found)


def _by_the_end(written: Translate, lang: Lang, end: dt.date | None) -> str:
    if end is None:
        return written("by the end of the mandate at the latest")
    return written("no later than {date}", date=day(end, lang))


def _proposal(gap: Gap, sentence: str, text: str, words: str) -> Proposal:
    begin, stop = gap.place or _end_of_sentence(text)
    replacement = words if gap.place else f", {words}"
    if gap.place and begin == 0:
        replacement = words[:1].upper() + words[1:]
    return Proposal(
        about=gap.about, sentence=sentence, start=begin, end=stop, replacement=replacement
    )


def _end_of_sentence(text: str) -> Place:
    place = len(text.rstrip(" \t\n\r\u00a0\u202f.;:!?…"))
    return place, place
